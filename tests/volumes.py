"""python -m tests.volumes FOLDER: build a site of four years whose search has several volumes.

Every month has an entry, `Kabar bulan ke-N`, about books; two old ones have a word of their own.
"""

import argparse
from pathlib import Path

from plugins.desk.building import build
from tests.samples import write_content

ROOT = Path(__file__).resolve().parent.parent
YEARS = range(2020, 2024)
OWN = {2: "pelangi", 3: "gerhana"}


def main() -> None:
    """Write the content into FOLDER/content and the site into FOLDER/output."""
    parser = argparse.ArgumentParser(prog="python -m tests.volumes", description=__doc__)
    parser.add_argument("folder", metavar="FOLDER", type=Path)
    folder: Path = parser.parse_args().folder
    content = folder / "content"
    files = {}
    months = [(year, month) for year in YEARS for month in range(1, 13)]
    for number, (year, month) in enumerate(months, 1):
        header = f"judul: Kabar bulan ke-{number}\ntanggal: {year}-{month:02}-07"
        text = f"---\n{header}\n---\nSemua mencari buku. {OWN.get(number, '')}\n"
        files[f"articles/berita/{year}/kabar-{number}.md"] = text
    write_content(content, files)
    settings = {"SEARCH_CACHE": str(folder / "cari"), "SEARCH_VOLUME": 10}
    build(ROOT, folder / "output", content=content, overrides=settings)


if __name__ == "__main__":
    main()
