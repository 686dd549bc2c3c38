"""The theme's files under names that change with their bytes.

A page that was read from a cache, or kept by a phone for months, then never meets the style or
script of another release; and such a file may be cached for ever.
"""

import hashlib
import posixpath
import re
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from types import MappingProxyType

FOLDER = "theme"
"""Where they lie below the site's root."""

HASHED = re.compile(r"^(theme|gambar)/.*\.([0-9a-f]{8}|[0-9a-f]{10})\.[a-z0-9]+$")
"""The address of a file whose name was made of its bytes, here or in plugins/images."""

# What stays as it is: texts, and regular expressions (a division has spaces around it).
_KEPT = r"""(?P<kept>(["'`])(?:\\.|(?!\2).)*\2|/(?![/ ])(?:\\.|[^/\\\n])+/)"""
_COMMENT = re.compile(rf"{_KEPT}|[ \t]*//.*")
_SPACE = re.compile(rf"{_KEPT}| *([=&|?:,;(){{}}\[\]<>!]) *")
_LINE_END = re.compile(rf"{_KEPT}|(?<=[;,({{\[])\n+")

_REFERENCE = re.compile(r"""(url\(["']?)([^"')]+)""")


def plain(path: str) -> str:
    """Return the address of a file of the theme under its own name."""
    return f"{FOLDER}/{path}"


class Assets:
    """The files of a theme's static folder, as they are published."""

    def __init__(
        self,
        root: Path,
        fixed: Collection[str] = (),
        change: Callable[[str, bytes], bytes] = lambda _name, data: data,
        more: Mapping[str, bytes] = MappingProxyType({}),
        *,
        without: Collection[str] = (),
    ) -> None:
        """Read all files below `root`; `change` is given each, and what it returns is published.

        `more` are files that the folder lacks, or that stand in place of its own; `without` names
        those that are not published.
        Those named in `fixed` keep their names, and lie at the site's root: what is in the
        theme's folder may be cached for ever.
        """
        self._fixed = frozenset(fixed)
        self._addresses: dict[str, str] = {}
        self.files: dict[str, bytes] = {}
        """The bytes of each by its address below the site's root."""
        found = {file.relative_to(root) for file in root.rglob("*") if file.is_file()}
        names = sorted((found | {Path(name) for name in more}) - {Path(name) for name in without})
        # Style sheets name the others: theirs are known by then.
        for name in sorted(names, key=lambda name: name.suffix == ".css"):
            path = name.as_posix()
            own = more.get(path)
            self._add(path, change(path, (root / name).read_bytes()) if own is None else own)

    def address(self, path: str) -> str:
        """Return where a file, given below theme/static/, is published.

        Raises LookupError when there is none.
        """
        try:
            return self._addresses[path]
        except KeyError:
            raise LookupError(f"theme/static/{path} tidak ada, tetapi diminta templat") from None

    def _add(self, name: str, data: bytes) -> None:
        if name.endswith(".css"):
            data = self._with_references(name, data.decode()).encode()
        elif name.endswith(".js"):
            data = shortened(data.decode()).encode()
        fixed = name in self._fixed
        self._addresses[name] = name if fixed else plain(hashed_name(name, data))
        self.files[self._addresses[name]] = data

    def _with_references(self, name: str, text: str) -> str:
        folder = posixpath.dirname(name)
        published_in = folder if name in self._fixed else plain(folder)

        def published(found: re.Match[str]) -> str:
            path = posixpath.normpath(posixpath.join(folder, found[2]))
            if path not in self._addresses:
                return found[0]
            return found[1] + posixpath.relpath(self._addresses[path], published_in or ".")

        return _REFERENCE.sub(published, text)


def shortened(script: str) -> str:
    """Return a script without what only its next author reads: comments and white space.

    Ours are written by hand, no text in them runs over lines; a line's end stays where it may end
    a statement.
    """
    script = _COMMENT.sub(lambda found: found["kept"] or "", script)
    script = re.sub(r"\s*\n\s*", "\n", script).lstrip()
    script = _SPACE.sub(lambda found: found["kept"] or found[3] or "", script)
    return _LINE_END.sub(lambda found: found["kept"] or "", script)


def hashed_name(name: str, data: bytes) -> str:
    """Return the name with ten hexadecimal digits of the bytes' SHA-256 before its suffix."""
    stem, suffix = posixpath.splitext(name)
    return f"{stem}.{hashlib.sha256(data).hexdigest()[:10]}{suffix}"
