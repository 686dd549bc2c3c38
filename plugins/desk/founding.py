"""A clean site for another library: the same programs, its own words, nothing of the first."""

import datetime
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from plugins.core import yaml_writing
from plugins.core.model import names
from plugins.kinds import KINDS
from plugins.kinds.news import News
from plugins.kinds.site import Site

_NOT_COPIED = (
    "content", "output", ".git", ".venv", ".cache", ".hypothesis", "node_modules", "__pycache__",
    "*.pyc", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".import_linter_cache", ".coverage*",
    ".staging*", ".terbit*", ".literasi*", ".bench", "laporan-impor.md",
)  # fmt: skip
_OF_SAMPLES = re.compile(r"\bcontoh\b|example\.org", re.IGNORECASE)
FIRST_KIND = News.KIND.name


class NotEmptyError(Exception):
    """Raised for a folder that holds something already."""


@dataclass(frozen=True)
class Founding:
    """What a new site is told about itself; `colour` is '' where the model knows none."""

    name: str
    tagline: str
    organisation: str
    regency: str
    province: str
    address: str
    timezone: str
    colour: str = ""


def colour_key() -> str | None:
    """Return the field of site.yaml that holds the site's look, if there is one."""
    return next((key for key in ("tampilan", "rupa") if key in names(Site)), None)


def found(root: Path, target: Path, new: Founding, old: Site, today: datetime.date) -> None:
    """Make the site in `target`; raises NotEmptyError, OSError."""
    if target.exists() and any(target.iterdir()):
        raise NotEmptyError(str(target))
    shutil.copytree(
        root, target, ignore=shutil.ignore_patterns(*_NOT_COPIED), dirs_exist_ok=True, symlinks=True
    )
    content = target / "content"
    pages = content / "pages"
    pages.mkdir(parents=True)
    (content / "site.yaml").write_text(site_yaml(new, today), "utf-8")
    for page in sorted((root / "content/pages").glob("*.md")):
        (pages / page.name).write_text(_renamed(page.read_text("utf-8"), new, old, today), "utf-8")
    news = content / f"articles/{FIRST_KIND}" / str(today.year)
    news.mkdir(parents=True)
    (news / "situs-kami-dibuka.md").write_text(_first_news(new, today), "utf-8")
    (content / "media/gambar").mkdir(parents=True)


def site_yaml(new: Founding, today: datetime.date) -> str:
    """Return the new site's own file."""
    host = urlsplit(new.address).netloc
    values: dict[str, Any] = {
        "nama": new.name,
        "semboyan": new.tagline,
        "uraian": f"Berita, ulasan buku, dan agenda literasi dari {new.organisation}.",
        "lembaga": new.organisation,
        "alamat_situs": new.address,
        "identitas": f"tag:{host},{today.year}",
        "bahasa": "id",
        "zona_waktu": new.timezone,
        "penulis_bawaan": f"Redaksi {new.name}",
        "alamat": {"kabupaten": _bare(new.regency), "provinsi": new.province},
    }
    if new.colour and (key := colour_key()):
        values[key] = {"warna": {"utama": new.colour}}
    values["menu"] = [
        {"teks": words, "tautan": link}
        for words, link in (
            ("Tentang", "/tentang/"), ("Redaksi", "/redaksi/"),
            ("Pedoman Media Siber", "/pedoman-media-siber/"), ("Privasi", "/privasi/"),
            ("Aksesibilitas", "/aksesibilitas/"), ("Kontak", "/kontak/"),
        )
    ]  # fmt: skip
    return (
        "# Jati diri situs. Semua isiannya diterangkan di docs/isian.md.\n"
        "# identitas: jangan pernah diubah; ia tanda pengenal setiap tulisan di umpan.\n"
        + yaml_writing.dump(values)
    )


def _renamed(text: str, new: Founding, old: Site, today: datetime.date) -> str:
    """Return a page with the first site's names replaced by the new one's."""
    pairs = [(old.name, new.name), (old.organisation, new.organisation)]
    if old.address is not None:
        pairs += [
            (f"Kabupaten {old.address.regency}", new.regency),
            (old.address.regency, _bare(new.regency)),
            (old.address.province, new.province),
        ]
    for was, becomes in pairs:
        text = text.replace(was, becomes)
    # What a page says of the samples is not true of the new site, and its links lead nowhere.
    header, *body = text.split("\n\n")
    parts = [header, *(part for part in body if not _OF_SAMPLES.search(part))]
    # Nor do those to sections in which nothing stands yet.
    empty = "|".join(kind for kind in KINDS if kind != FIRST_KIND)
    links = re.compile(rf"\[(?P<words>[^\]]+)\]\((?:\{{filename\}}[^)]*|/(?:{empty})/)\)")
    text = links.sub(lambda link: link["words"], "\n\n".join(parts))
    # A heading below which nothing is left goes too.
    text = re.sub(r"(?m)^#+ [^\n]+\n+(?=#+ |\Z)", "", text)
    return re.sub(r"(?m)^diperbarui:.*$", f"diperbarui: {today.isoformat()}", text)


def _bare(regency: str) -> str:
    """Return `Gowa` of `Kabupaten Gowa`."""
    return regency.removeprefix("Kabupaten ").removeprefix("Kota ")


def _first_news(new: Founding, today: datetime.date) -> str:
    values = {
        "judul": f"{new.name} kini ada di internet",
        "tanggal": today.isoformat(),
        "ringkasan": f"{new.organisation} membuka situs berita, ulasan buku, dan agenda literasi.",
        "tempat": _bare(new.regency),
        "topik": ["perpustakaan"],
    }
    body = (
        f"{new.organisation} membuka situs **{new.name}**. Di sini warga dapat membaca berita "
        "perpustakaan, ulasan buku, dan agenda kegiatan, tanpa iklan dan tanpa pelacak.\n"
    )
    return f"---\n{yaml_writing.dump(values)}---\n\n{body}"
