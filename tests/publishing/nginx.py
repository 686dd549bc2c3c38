"""nginx on loopback, and a client that asks it without pause."""

import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

BROTLI = "load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so;"

_CONF = """\
{modules}
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 64; }}
http {{
    types {{ text/html html; application/xml xml; text/css css; audio/mpeg mp3; }}
    access_log off;
    keepalive_requests 1000000;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {http}
    server {{
        listen 127.0.0.1:{port};
        root {root};
        {server}
    }}
}}
"""


@contextmanager
def serving(
    root: Path, folder: Path, *, http: str = "", server: str = "", modules: str = ""
) -> Iterator[tuple[str, int]]:
    """Serve `root` with nginx while the block runs; yield host and port.

    `http` and `server` are put into the blocks of these names, `modules` before all blocks;
    `folder` is for nginx's own files.
    """
    port = free_port()
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o755)
    conf = folder / "nginx.conf"
    conf.write_text(
        _CONF.format(
            folder=folder, port=port, root=root, http=http, server=server, modules=modules
        ),
        "utf-8",
    )
    # Started as root, its worker would be `nobody`, who may not look into pytest's folders.
    command = ["nginx", "-p", str(folder), "-c", str(conf), "-g", "user root;"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        try:
            _wait_for(port, process)
            yield "127.0.0.1", port
        finally:
            process.terminate()


def free_port() -> int:
    """Return a port of the loopback that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            said = process.stdout.read().decode() if process.stdout else ""
            raise RuntimeError(f"nginx did not start: {said}")
        time.sleep(0.05)
    raise RuntimeError("nginx does not answer")


class Client:
    """Asks over one connection that stays open; several requests go out before their answers."""

    def __init__(self, host: str, port: int) -> None:
        self._socket = socket.create_connection((host, port), timeout=10)
        self._file = self._socket.makefile("rb")
        self.headers: dict[str, str] = {}
        """Of the last answer, names in lower case."""

    def ask(self, paths: Sequence[str], headers: str = "") -> list[tuple[int, bytes]]:
        """Return status and body of each path; `headers` are whole lines."""
        lines = [f"GET {path} HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n" for path in paths]
        self._socket.sendall("".join(lines).encode())
        return [self._answer() for _ in paths]

    @property
    def location(self) -> str:
        """The path where the last redirect led."""
        return "/" + self.headers["location"].partition("//")[2].partition("/")[2]

    def _answer(self) -> tuple[int, bytes]:
        status = int(self._file.readline().split()[1])
        headers: dict[bytes, bytes] = {}
        while (line := self._file.readline()) != b"\r\n":
            name, _, value = line.partition(b":")
            headers[name.lower()] = value.strip()
        self.headers = {name.decode(): value.decode() for name, value in headers.items()}
        length = int(headers.get(b"content-length", 0))
        return status, self._file.read(length)

    def close(self) -> None:
        """Close the connection."""
        self._file.close()
        self._socket.close()
