"""Netlify, by its deploys: it asks for the files that it has not, and swaps whole.

https://docs.netlify.com/api-and-cli-guides/api-guides/get-started-with-api/#file-digest-method
"""

import hashlib
import json
import os
import time
import urllib.error
import urllib.request
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.parse import quote

from plugins.kinds.hosting import NetlifyHost
from plugins.publishing.hosts import web
from plugins.publishing.hosts.host import PublishingFailed, Traits

TOKEN = "NETLIFY_AUTH_TOKEN"  # noqa: S105 (the name of a variable, Netlify's own)
API = "LITERASI_NETLIFY_API"
_TRIES, _PAUSE = 100, 3.0


class Netlify:
    """Every deploy is kept by Netlify, and can be made the live one again."""

    traits = Traits("Netlify")

    def __init__(self, host: NetlifyHost, address: str) -> None:
        self.site, self.address = host.site, address
        self._api = os.environ.get(API, "https://api.netlify.com/api/v1")

    def read(self, path: str) -> bytes | None:
        """Return a file of the live site."""
        return web.read(self.address, path)

    def publish(self, site: Path) -> None:
        """Tell the digests of all files, send those that are asked for, wait until it is live."""
        files = {
            path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()
        }
        digests = {f"/{path}": _sha1(file) for path, file in files.items()}
        deploy = self._ask("POST", f"sites/{self.site}/deploys", {"files": digests})
        wanted = set(deploy["required"])
        for path, digest in digests.items():
            if digest in wanted:
                place = f"deploys/{deploy['id']}/files{quote(path)}"
                self._ask("PUT", place, files[path[1:]].read_bytes())
                wanted.remove(digest)
        for _ in range(_TRIES):
            state = self._ask("GET", f"deploys/{deploy['id']}")["state"]
            if state == "ready":
                return
            if state == "error":
                break
            time.sleep(_PAUSE)
        raise PublishingFailed("Netlify tidak menyelesaikan penerbitan; situs lama tetap terbit.")

    def roll_back(self) -> bool:
        """Make the deploy before the present one the live one."""
        deploys = [
            deploy
            for deploy in self._ask("GET", f"sites/{self.site}/deploys")
            if deploy["state"] == "ready"
        ]
        if len(deploys) < 2:
            return False
        self._ask("POST", f"sites/{self.site}/deploys/{deploys[1]['id']}/restore")
        return True

    def _ask(self, method: str, path: str, body: object = None) -> Any:
        data = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
        kind = "application/octet-stream" if isinstance(body, bytes) else "application/json"
        headers = {"Authorization": f"Bearer {self._token()}", "Content-Type": kind}
        url = f"{self._api}/{path}"
        request = urllib.request.Request(url, data, headers, method=method)  # noqa: S310
        try:
            with urllib.request.urlopen(request, timeout=web.PATIENCE) as answer:  # noqa: S310
                return json.loads(answer.read() or b"null")
        except urllib.error.HTTPError as error:
            with error:
                raise PublishingFailed(
                    f"Netlify menjawab {error.code} untuk {path}. Periksa {TOKEN} dan situs:."
                ) from error
        except (OSError, HTTPException) as error:
            raise PublishingFailed(f"Netlify tidak dapat dihubungi: {error}") from error

    def _token(self) -> str:
        token = os.environ.get(TOKEN)
        if not token:
            raise PublishingFailed(f"Netlify: isi {TOKEN} di lingkungan.")
        return token


def _sha1(file: Path) -> str:
    """Return the digest by which Netlify knows a file."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, lambda: hashlib.sha1(usedforsecurity=False)).hexdigest()
