"""What entries and pages must be together: each at its own address, none left half made."""

import functools
import re
from typing import Any

from pelican import signals
from pelican.contents import Content
from pelican.generators import ArticlesGenerator, PagesGenerator
from pelican.urlwrappers import Tag

from plugins.core.codes import Code
from plugins.core.problems import Problem
from plugins.kinds.entry import PLACEHOLDER


def contents(generator: ArticlesGenerator | PagesGenerator) -> list[Content]:
    """Return all that has been read so far, in the order of the paths."""
    found = [content for content in generator.context["generated_content"].values() if content]
    return sorted(found, key=lambda content: content.relative_source_path)


def refuse(content: Content, field: str, what: str, remedy: str, code: Code) -> None:
    """Record a problem of one file, at its field's line."""
    line = content.front_matter.line((field,)) if field else 0
    path = f"content/{content.relative_source_path}"
    content.settings["PROBLEMS"].add(Problem(path, line, field, what, remedy, code=code))


def refuse_equal_addresses(generator: PagesGenerator) -> None:
    """Record a problem for two files that would be written to one place."""
    owners: dict[str, str] = {}
    for content in contents(generator):
        path = f"content/{content.relative_source_path}"
        other = owners.setdefault(content.save_as, path)
        if other != path:
            what = f"Alamatnya sama dengan {other}: /{content.url}"
            refuse(content, "", what, "Ganti nama salah satu berkas.", "alamat-kembar")


def refuse_lone_translations(generator: ArticlesGenerator) -> None:
    """Record a problem for `x.en.md` that belongs to no `x.md` of the same kind and year.

    Listed as an entry of its own it would stand in the feeds of the site's own language.
    """
    sources: dict[str, Any] = generator.settings["INVENTORY"].sources
    for article in generator.articles:
        source = sources[article.relative_source_path]
        if source.lang and not generator.settings["REFUSED"]:
            refuse(
                article,
                "tanggal",
                f"Terjemahan ini tidak menemukan naskah asalnya ({source.slug}.md).",
                "Samakan nama berkas dan tahun tanggalnya dengan naskah asal.",
                "terjemahan-tanpa-asal",
            )


def refuse_unwritten_bodies(generator: ArticlesGenerator) -> None:
    """Record a problem for a published entry that still says what `literasi baru` put there."""
    for article in generator.articles:
        if PLACEHOLDER in article.front_matter.body:
            refuse(
                article,
                "status",
                f"Isinya masih '{PLACEHOLDER}'",
                "Tulis isinya, atau beri status: draf.",
                "isi-belum-ditulis",
            )


def refuse_equal_terms(generator: ArticlesGenerator) -> None:
    """Record a problem for two topics or people that only their signs tell apart: C and C++.

    They would share one address, and one of the two names.
    """
    for field, attribute in (("topik", "tags"), ("penulis", "authors")):
        owners: dict[str, str] = {}
        address_of = functools.cache(lambda name: Tag(name, generator.settings).slug)
        for article in generator.articles:
            # As the editor wrote them: the entry's terms are one already where they share a page.
            for name in getattr(article.entry, attribute):
                other = owners.setdefault(address_of(name), name)
                if _signs(other) != _signs(name):
                    refuse(
                        article,
                        field,
                        f"'{name}' akan berbagi satu halaman dengan '{other}'.",
                        "Tulis salah satunya dengan kata, misalnya 'C plus plus'.",
                        code="topik-kembar",
                    )


def _signs(name: str) -> list[str]:
    """Return what of a name its address leaves out, and yet makes it another name."""
    return re.findall(r"[^\w\s'’‘`´&.,:;()/–-]", name)


def refuse_an_empty_site(generator: ArticlesGenerator) -> None:
    """Record a problem when there is nothing to publish: an empty site replaces a full one."""
    settings = generator.settings
    drafts = generator.drafts and not settings["PUBLISHING"]
    if not (generator.articles or drafts or settings["REFUSED"]):
        what = "Belum ada satu pun tulisan yang terbit."
        remedy = 'Buat yang pertama: literasi baru berita "Judulnya".'
        problem = Problem("content/articles", 0, "", what, remedy, code="situs-kosong")
        settings["PROBLEMS"].add(problem)


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(refuse_lone_translations)
    signals.article_generator_finalized.connect(refuse_unwritten_bodies)
    signals.article_generator_finalized.connect(refuse_equal_terms)
    signals.article_generator_finalized.connect(refuse_an_empty_site)
    # Pages are read after articles, so all addresses are known by then.
    signals.page_generator_finalized.connect(refuse_equal_addresses)
