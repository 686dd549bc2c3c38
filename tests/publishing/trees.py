"""Small sites made of one release's number, so that a mixture of two shows."""

from pathlib import Path

FILES = ("index.html", "berita/a/index.html", "berita/b/index.html", "rss.xml", "media/a.mp3")
MARK = ".well-known/literasi/sidik.txt"


def write_site(folder: Path, number: int, size: int = 200) -> None:
    """Write a whole release into a folder, its manifest last."""
    for name in (*FILES, MARK):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(f"{number}\n".encode().ljust(size, b"."))


def numbers(folder: Path) -> set[int]:
    """Return the releases that the files of a folder come from; -1 stands for a broken one."""
    found = set()
    for name in (*FILES, MARK):
        try:
            found.add(int((folder / name).read_bytes().split(b"\n")[0]))
        except (OSError, ValueError):
            found.add(-1)
    return found
