"""A site held to its manifest: whatever was added, changed or taken away is named.

Break-ins at public offices' sites mostly add pages (gambling advertisements, shown to search
engines alone) and change .htaccess. Over the web only what is asked for can be compared; a copy
of the host's folder shows all.
"""

import re
import secrets
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from plugins.publishing.hosts.web import fetch
from plugins.publishing.manifest import Digests, digests, veiled
from plugins.publishing.paths import MANIFEST, SIGNATURE
from plugins.publishing.precompression import plain_path

_AT_ONCE = 8

_FOR_THE_HOST = frozenset({".htaccess", "_headers", "_redirects", ".nojekyll", "CNAME"})
"""What hosts read themselves, and mostly show to nobody."""

_ENGINE = {
    "User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Referer": "https://www.google.com/",
}

_LINK = re.compile(rb"""(?:href|src|action)\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)


@dataclass(frozen=True, order=True)
class Difference:
    """One file, and what happened to it."""

    path: str
    what: str

    def __str__(self) -> str:
        return f"{self.what}: {self.path}"


ADDED, CHANGED, MISSING = "ditambahkan", "diubah", "hilang"
CLOAKED = "isinya lain untuk mesin pencari"


def of_folder(folder: Path, wanted: Digests) -> list[Difference]:
    """Compare a folder, all files of it, with a manifest."""
    there = {
        path if path in wanted else veiled(path) if veiled(path) in wanted else path: digest
        for path, digest in digests(folder).items()
    }
    found = [Difference(path, ADDED) for path in there.keys() - wanted.keys()]
    found += [Difference(path, MISSING) for path in wanted.keys() - there.keys()]
    found += [
        Difference(path, CHANGED)
        for path in wanted.keys() & there.keys()
        if there[path] != wanted[path]
    ]
    return sorted(found)


def of_web(address: str, wanted: Digests) -> list[Difference]:
    """Compare a live site with a manifest. Raises PublishingFailed when nobody answers."""
    paths = [
        path
        for path in wanted
        if path not in _FOR_THE_HOST and not path.startswith("?") and plain_path(path) == path
    ]
    found: set[Difference] = set()
    linked: set[str] = set()
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for path, (status, body) in zip(
            paths, pool.map(lambda path: _asked(address, path), paths), strict=True
        ):
            if status != 200:
                found.add(Difference(path, MISSING))
            elif sha256(body).hexdigest() != wanted[path]:
                found.add(Difference(path, CHANGED))
                linked |= _links(address, path, body)
    found |= set(_strangers(address, linked, wanted))
    found |= set(_cloaked(address, paths, wanted))
    return sorted(found)


def _asked(address: str, path: str, headers: dict[str, str] | None = None) -> tuple[int, bytes]:
    # Asked by its address: `index.html` itself is redirected on some hosts.
    status, _, body = fetch(address, re.sub(r"(^|/)index\.html$", r"\1", path), headers)
    return status, body


def _links(address: str, path: str, body: bytes) -> set[str]:
    """Return the paths on this site to which a page links."""
    base = f"{address}/{path}"
    found = set()
    for link in _LINK.findall(body):
        try:
            target = urlsplit(urljoin(base, link.decode("utf-8", "replace")))
        except ValueError:
            continue
        if f"{target.scheme}://{target.netloc}{target.path}".startswith(f"{address}/"):
            found.add(f"{target.scheme}://{target.netloc}{target.path}"[len(address) + 1 :])
    return found


def _strangers(address: str, linked: set[str], wanted: Digests) -> Iterator[Difference]:
    """Yield pages that a changed page links to and nobody published, and a host that has all."""
    own = {MANIFEST, SIGNATURE}
    for path in linked:
        file = f"{path}index.html" if path.endswith("/") or not path else path
        if file in wanted or file in own or veiled(file) in wanted:
            continue
        if f"{path}/index.html" not in wanted and _asked(address, path)[0] == 200:
            yield Difference(path, ADDED)
    nowhere = f"{secrets.token_hex(8)}/"
    if _asked(address, nowhere)[0] == 200:
        yield Difference(nowhere, "alamat karangan ini dijawab seolah ada")


def _cloaked(address: str, paths: list[str], wanted: Digests) -> Iterator[Difference]:
    """Yield the front page and sections, where search engines are shown something else."""
    for path in paths:
        if path.endswith("index.html") and path.count("/") <= 1:
            status, body = _asked(address, path, _ENGINE)
            plain_status, plain = _asked(address, path)
            if (status, body) != (plain_status, plain) and sha256(plain).hexdigest() == wanted[
                path
            ]:
                yield Difference(path, CLOAKED)
