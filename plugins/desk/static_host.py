"""What a static host does with a request: which file, of which type, which bytes of it."""

import re
import urllib.parse
from pathlib import Path

RANGE = re.compile(r"bytes=(\d*)-(\d*)", re.ASCII)


def find(root: Path, url_path: str) -> Path | None:
    """Return the file that a URL's path stands for, or None if there is none inside `root`.

    A folder's URL with its last slash stands for its index.html; without it, the folder itself
    is returned, for the caller to redirect.
    """
    path = urllib.parse.unquote(url_path)
    parts = path.split("/")
    # A backslash and a drive's colon separate folders on Windows.
    if ".." in parts or any(character in path for character in "\0\\:"):
        return None
    # Resolved at each request: a release is swapped in by moving folders or links.
    root = root.resolve()
    target = root.joinpath(*parts)
    if path.endswith("/"):
        target /= "index.html"
    try:
        target = target.resolve(strict=True)
    except OSError:  # not there, a name too long, links in a circle
        return None
    return target if target.is_relative_to(root) else None


def byte_range(header: str | None, size: int) -> range | None:
    """Return the bytes that a Range header asks for, or None if it asks for the whole file.

    An empty range cannot be satisfied. Several ranges at once count as the whole, which RFC 9110
    (section 14.2) leaves to the server.
    """
    match = RANGE.fullmatch(header.strip()) if header else None
    if match is None or match.group() == "bytes=-":
        return None
    first, last = match.groups()
    if not first:
        return range(max(0, size - int(last)), size)
    return range(int(first), min(int(last) + 1, size) if last else size)
