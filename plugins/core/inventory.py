"""Every file under content/ is an entry, a page, a medium, the site's file, or a problem."""

import difflib
import os
import re
import stat
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from plugins.core.codes import Code
from plugins.core.media import FOLDER, TYPES
from plugins.core.problems import Problem
from plugins.core.text import slugify

SITE_FILE = "site.yaml"
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NAME = re.compile(r"(?P<slug>[^.]+)(\.(?P<lang>[a-z]{2,3}))?\.md")
_MEDIUM = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_LONGEST_NAME = 120
_RIGHTS = "Tutup program yang sedang memakainya, atau perbaiki hak aksesnya."

# Devices, of which Windows makes no files (learn.microsoft.com: Naming Files, Paths).
_WINDOWS = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))]
)

# What the site itself puts at its root: a page of that name would overwrite it.
RESERVED = frozenset(
    {
        "topik",
        "penulis",
        "arsip",
        "arsip-umpan",
        "cari",
        "umpan",
        "media",
        "gambar",
        "theme",
        "draf",
        "luring",
        "admin",
        "pagefind",
        "404",
        "410",
    }
)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that holds an entry or a page. `path` is relative to content/."""

    path: PurePosixPath
    slug: str
    lang: str | None
    kind: str | None
    """The entry's kind; None for a page."""


Refusal = tuple[Code, str, str]
"""Why a file has no place: code, what is wrong, how to mend it."""


@dataclass
class Inventory:
    """All files, by what they are."""

    sources: dict[str, SourceFile] = field(default_factory=dict)
    media: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def take(root: Path, kinds: Collection[str]) -> Inventory:
    """Return what each file under `root` is; problems name their file as `content/…`."""
    inventory = Inventory()
    owners: dict[str, PurePosixPath] = {}
    before = len(f"{root}{os.sep}")
    for entry in sorted(_walk(root, inventory.problems), key=lambda found: found.path):
        path = PurePosixPath(entry.path[before:].replace(os.sep, "/"))
        refusal = _refuse(entry, path, root) or place(path, kinds, inventory)
        owner = owners.setdefault(str(path).casefold(), path)
        if refusal is None and owner != path:
            refusal = _same_name(owner)
        if refusal is not None:
            code, what, remedy = refusal
            inventory.problems.append(Problem(_shown(path), 0, "", what, remedy, code=code))
    return inventory


def _shown(path: PurePosixPath) -> str:
    """Return a path as it is told; a name that is no UTF-8 could not be printed."""
    return "content/" + str(path).encode("utf-8", "replace").decode()


def _same_name(owner: PurePosixPath) -> Refusal:
    """Windows and macOS keep only one of two files whose names differ by case alone."""
    what = f"Namanya hanya berbeda huruf besar-kecil dari {owner.name}."
    return "nama-berkas", what, "Ganti nama salah satunya."


def _walk(root: Path, problems: list[Problem]) -> Iterator[os.DirEntry[str]]:
    """Yield every file, and every folder that will not be entered: hidden ones and links."""
    folders = [root]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(folder) as found:
                entries = list(found)
        except OSError:
            path = PurePosixPath(folder.relative_to(root).as_posix())
            what = "Folder tidak dapat dibuka."
            problems.append(Problem(_shown(path), 0, "", what, _RIGHTS, code="berkas-terkunci"))
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False) and not entry.name.startswith("."):
                folders.append(Path(entry.path))
            else:
                yield entry


def _refuse(entry: os.DirEntry[str], path: PurePosixPath, root: Path) -> Refusal | None:
    if entry.name.startswith("."):
        remedy = "Hapus, atau pindahkan keluar dari content/."
        return "berkas-tersembunyi", "Berkas atau folder tersembunyi.", remedy
    if entry.is_symlink():
        target = Path(os.path.realpath(entry.path))  # resolve() raises where links go in a ring
        where = "di luar content/" if not target.is_relative_to(root.resolve()) else "berkas lain"
        return "tautan-simbolik", f"Tautan simbolik ke {where}.", "Ganti dengan berkas aslinya."
    if not stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode):
        return "bukan-berkas", "Bukan berkas biasa.", "Hapus dari content/."
    if not os.access(entry.path, os.R_OK):
        return "berkas-terkunci", "Berkas tidak dapat dibaca.", _RIGHTS
    if len(os.fsencode(entry.name)) > _LONGEST_NAME:
        remedy = f"Paling banyak {_LONGEST_NAME} huruf."
        return "nama-terlalu-panjang", "Nama berkas terlalu panjang.", remedy
    return None


def _is_free(name: str) -> bool:
    """Tell whether Windows can hold a file or folder of this name, whatever its suffix."""
    return name.partition(".")[0].lower() not in _WINDOWS


def place(path: PurePosixPath, kinds: Collection[str], inventory: Inventory) -> Refusal | None:
    """Put a path into the inventory as what it is, or return what is wrong with it."""
    top = path.parts[0]
    if str(path) == SITE_FILE:
        return None
    if len(path.parts) == 1:
        return (
            "berkas-salah-tempat",
            "Berkas di tempat yang salah.",
            "Berita dan lainnya di articles/<jenis>/, halaman di pages/, gambar di media/.",
        )
    if top == FOLDER:
        return _place_medium(path, inventory)
    if top == "pages":
        return _place_page(path, kinds, inventory)
    if top == "articles":
        return _place_entry(path, kinds, inventory)
    near = _near(top, ["articles", "pages", FOLDER])
    return "folder-tidak-dikenal", f"Folder '{top}' tidak dikenal.", near


def _place_entry(
    path: PurePosixPath, kinds: Collection[str], inventory: Inventory
) -> Refusal | None:
    if len(path.parts) == 2:
        remedy = f"Pindahkan ke articles/<jenis>/: {', '.join(kinds)}."
        return "tulisan-tanpa-jenis", "Tulisan tanpa jenis.", remedy
    kind = path.parts[1]
    if kind not in kinds:
        return "jenis-tidak-dikenal", f"Jenis '{kind}' tidak dikenal.", _near(kind, kinds)
    folders = path.parts[2:-1]
    if len(folders) > 1 or (folders and not re.fullmatch(r"\d{4}", folders[0])):
        remedy = f"Misalnya articles/{kind}/2024/judul.md."
        return "folder-bukan-tahun", "Folder di dalam jenis harus tahun.", remedy
    return _place_source(path, kind, inventory)


def _place_page(
    path: PurePosixPath, kinds: Collection[str], inventory: Inventory
) -> Refusal | None:
    # A section stands at the root by the name of its kind.
    if len(path.parts) > 2 or path.name.partition(".")[0] in {*RESERVED, *kinds}:
        what = "Nama atau letak halaman ini sudah dipakai situs."
        return "halaman-nama-dipakai", what, "Pakai nama lain di pages/."
    return _place_source(path, None, inventory)


def _place_source(path: PurePosixPath, kind: str | None, inventory: Inventory) -> Refusal | None:
    if path.suffix.lower() != ".md":
        return (
            "berkas-tidak-dibaca",
            f"Jenis berkas '{path.suffix or path.name}' tidak dibaca di sini.",
            "Simpan tulisan sebagai .md; gambar, suara, dan dokumen di content/media/.",
        )
    found = _NAME.fullmatch(path.name)
    if found is None or not _SLUG.fullmatch(found["slug"]) or not _is_free(found["slug"]):
        return (
            "nama-berkas",
            "Nama berkas tidak dapat menjadi alamat halaman.",
            f"Ganti namanya menjadi {slugify(path.stem) or 'nama-tulisan'}.md.",
        )
    source = SourceFile(path, found["slug"], found["lang"], kind)
    inventory.sources[str(path)] = source
    return None


def _place_medium(path: PurePosixPath, inventory: Inventory) -> Refusal | None:
    if path.suffix.lower() not in TYPES:
        return (
            "media-tidak-diterbitkan",
            f"Jenis berkas '{path.suffix or path.name}' tidak diterbitkan.",
            f"Yang diterima di media/: {', '.join(TYPES)}.",
        )
    if not all(_MEDIUM.fullmatch(part) and _is_free(part) for part in path.parts):
        return (
            "nama-media",
            "Nama berkas atau foldernya memuat spasi atau tanda khusus.",
            f"Ganti namanya menjadi {slugify(path.stem) or 'foto'}{path.suffix.lower()}.",
        )
    inventory.media.append(str(path))
    return None


def _near(name: str, known: Collection[str]) -> str:
    near = difflib.get_close_matches(name.lower(), known, n=1, cutoff=0.5)
    return f"Mungkin maksud Anda '{near[0]}'?" if near else f"Yang dikenal: {', '.join(known)}."
