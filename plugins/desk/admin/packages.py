"""Fetches the CMS with npm: two packages, held to their digests, without their dependencies.

Both are built for browsers and bring all that they need; installing them the usual way would
bring 630 packages that nothing uses.
"""

import base64
import hashlib
import json
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

HOME = Path(".cache/admin")
_DONE = "lengkap.json"


class FetchError(Exception):
    """Raised with the reason, in Indonesian."""


@dataclass(frozen=True)
class Package:
    """A package of npm: which files of it go where."""

    name: str
    integrity: str
    """Subresource Integrity of the archive, as the registry has it."""

    files: Mapping[str, str]
    """Folders inside the archive, and what they are called under /admin/."""

    suffixes: tuple[str, ...]


PACKAGES = (
    Package(
        "decap-cms@3.16.3",
        "sha512-hf+dPlCh7TJmWl8+6VRzHYOWhri5xgUknrZbDewaWe4s9B7xJ8PQugp2QHeSldMUKzav6+z0oIpwUYhUJDYtYw==",
        {"dist": "cms"},
        (".decap-cms.js", "decap-cms.js", ".wasm", "LICENSE.txt"),
    ),
    Package(
        "yaml@2.8.1",
        "sha512-lcYcMxX2PO9XMGvAJkJ3OsNMw+/7FKes7/hgerGUYWIoWu5j/+YQqcZr5JnPZWzOsEBgMbSbiSTn/dv/69Mkpw==",
        {"browser": "yaml"},
        (".js",),
    ),
)


def is_complete(folder: Path) -> bool:
    """Tell whether these very packages are there."""
    try:
        told = json.loads((folder / _DONE).read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return bool(told == [package.integrity for package in PACKAGES])


def fetch(folder: Path) -> None:
    """Fetch what is not there yet; raises FetchError, and the folder is then as it was."""
    if is_complete(folder):
        return
    if shutil.which("npm") is None:
        raise FetchError("npm belum terpasang, padahal make admin memerlukannya.")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".admin-") as scratch:
        made = Path(scratch, "admin")
        for package in PACKAGES:
            _unpack(package, _archive(package, Path(scratch)), made)
        told = json.dumps([package.integrity for package in PACKAGES])
        (made / _DONE).write_text(told, "utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        made.rename(folder)


def _archive(package: Package, scratch: Path) -> Path:
    command = ["npm", "pack", package.name, "--silent", "--ignore-scripts"]
    done = subprocess.run(command, cwd=scratch, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise FetchError(f"npm tidak dapat mengambil {package.name}:\n{done.stderr.strip()}")
    file = scratch / done.stdout.strip().splitlines()[-1]
    digest = base64.b64encode(hashlib.sha512(file.read_bytes()).digest()).decode()
    if f"sha512-{digest}" != package.integrity:
        raise FetchError(f"{package.name} bukan yang diharapkan: sha512-{digest}")
    return file


def _unpack(package: Package, archive: Path, target: Path) -> None:
    with tarfile.open(archive) as opened:
        for member in opened:
            inside = member.name.removeprefix("package/")
            top, _, rest = inside.partition("/")
            wanted = member.isfile() and top in package.files and inside.endswith(package.suffixes)
            data = opened.extractfile(member) if wanted else None
            if data is None or ".." in Path(rest).parts:
                continue
            file = target / package.files[top] / rest
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data.read())
