"""Writing what is not a page into the site's folder."""

from pathlib import Path


def write(root: str | Path, name: str, data: bytes) -> None:
    """Write the file, unless it already holds these very bytes.

    Its time of change then stays, and hosts that make an ETag of it answer 304 to feed readers.
    """
    file = Path(root, name)
    if file.is_file() and file.read_bytes() == data:
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
