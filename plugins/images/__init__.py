"""Pictures as readers' phones want them: small, upright, bare of metadata; and share cards.

No picture is published as it came: those that say more than they show are replaced, at their
own address, by what is seen (`whole`). What pages, beside it, may show is in `pictures`.
"""

import os
import warnings
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePosixPath
from typing import Any

from pelican import Pelican, signals
from pelican.contents import Article, Content
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator
from pelican.writers import Writer
from pydantic_core import PydanticCustomError

from plugins.core import linking, media, messages
from plugins.core.illustrating import source_paths
from plugins.core.picture_store import PictureStore
from plugins.core.pictures import Picture
from plugins.core.problems import Problem
from plugins.core.share_cards import CardColours, CardStyle
from plugins.core.site_icons import IN_THE_HEAD
from plugins.images.studio import FOLDER, Studio

CARD_FONT = "fonts/plus-jakarta-sans-700.ttf"
"""In the theme; Pillow reads no woff2."""


def make_pictures(generators: list[Generator]) -> None:
    """Make all that is to be shown, before the theme asks for it; record what cannot be."""
    articles = next(found for found in generators if isinstance(found, ArticlesGenerator))
    pages = next(found for found in generators if isinstance(found, PagesGenerator))
    settings = articles.settings
    studio = Studio(Path(settings["PATH"]), PictureStore(Path(settings["PICTURE_CACHE"])))
    shown = set(_shown(_contents(articles, pages)))
    paths = [
        path
        for path in settings["INVENTORY"].media
        if PurePosixPath(path).suffix.lower() in media.PICTURES
    ]
    # Pillow lets go of the interpreter while it decodes, scales and encodes.
    with warnings.catch_warnings(), ThreadPoolExecutor(os.cpu_count()) as pool:
        warnings.simplefilter("ignore")  # of odd EXIF, which is thrown away
        jobs = {path: pool.submit(studio.work, path, shown=path in shown) for path in paths}
        found: dict[str, Picture] = {}
        for path, job in jobs.items():
            try:
                picture = job.result()
            except PydanticCustomError as error:
                _record(settings, path, error)
            else:
                found |= {path: picture} if picture else {}
        if not settings["PROBLEMS"]:
            _make_cards(articles, studio, pool)
    studio.store.prune()
    articles.context["pictures"] = found
    articles.context["picture_outputs"] = studio.outputs
    # Ours to write: see PictureGenerator.
    articles.context["staticfiles"] = [
        static
        for static in articles.context["staticfiles"]
        if static.relative_source_path not in studio.outputs
    ]


def _make_cards(articles: ArticlesGenerator, studio: Studio, pool: ThreadPoolExecutor) -> None:
    font = Path(articles.settings["THEME"], CARD_FONT)
    if not font.is_file():
        return  # another theme
    entries = [article for article in _articles(articles) if not article.withdrawn]
    site, assets = articles.settings["SITE"], articles.settings.get("ASSETS")
    mark = assets.files[assets.address(IN_THE_HEAD)] if assets and site.look.mark else b""
    style = CardStyle(font.read_bytes(), CardColours.of(site.look.light), mark)
    articles.context["site_card"] = studio.site_card(site, style)
    # Most were made long ago: to hand these to others would take longer than to look them up.
    cards = {article: studio.known_card(article, site, style) for article in entries}
    unmade = [article for article, card in cards.items() if card is None]
    made = pool.map(lambda article: studio.card(article, site, style), unmade)
    cards.update(zip(unmade, made, strict=True))
    for article, card in cards.items():
        article.share_card = card


def _articles(generator: ArticlesGenerator) -> list[Article]:
    lists = (
        generator.articles, generator.translations, generator.hidden_articles,
        generator.hidden_translations, generator.drafts, generator.drafts_translations,
    )  # fmt: skip
    return [article for found in lists for article in found]


def _contents(articles: ArticlesGenerator, pages: PagesGenerator) -> Iterator[Content]:
    yield from _articles(articles)
    for found in (
        pages.pages, pages.translations, pages.hidden_pages, pages.hidden_translations,
        pages.draft_pages, pages.draft_translations,
    ):  # fmt: skip
        yield from found


def _shown(contents: Iterable[Content]) -> Iterator[str]:
    """Yield the media that pages show."""
    for content in contents:
        yield from source_paths(content._content)
        image = getattr(content.entry, "image", None)
        for file in (image and image.src, getattr(content, "thumbnail", None)):
            if file:
                yield file.path


def _record(settings: dict[str, Any], path: str, error: PydanticCustomError) -> None:
    """Record a picture that cannot be published, unless the entry that shows it said so."""
    if any(f"'{path}'" in problem.what for problem in settings["PROBLEMS"]):
        return
    code, what, remedy = messages.sentence(error.type, error.context or {})
    what = what[:1].upper() + what[1:]
    settings["PROBLEMS"].add(Problem(f"content/{path}", 0, "", what, remedy, code=code))


class PictureGenerator:
    """Puts the made pictures into the site."""

    def __init__(
        self, context: dict[str, Any], settings: dict[str, Any], *_: object, output_path: str,
        **__: object,
    ) -> None:  # fmt: skip
        self.context = context
        self.settings = settings
        self.output_path = output_path

    def generate_output(self, writer: Writer) -> None:
        """Link the files of the store, which are never changed in place, or copy them."""
        linking.put(self.settings, self.output_path, FOLDER, self.context["picture_outputs"])


def tend_folder(pelican: Pelican) -> None:
    """Take care of what a former site left in our folder."""
    linking.tend(pelican.settings, FOLDER)


def offer_generator(_pelican: object) -> type[PictureGenerator]:
    """Answer Pelican's call for generators."""
    return PictureGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(tend_folder)
    signals.get_generators.connect(offer_generator)
    signals.all_generators_finalized.connect(make_pictures)
