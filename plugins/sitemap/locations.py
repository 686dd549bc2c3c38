"""What the sitemaps tell of each page: its last change, pictures, film and news."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from pelican.contents import Article, Content

from plugins.core.dates import Moment
from plugins.core.illustrating import source_paths
from plugins.core.media import PICTURES
from plugins.core.stamps import iso, last_change
from plugins.core.syndication.items import enclosure
from plugins.sitemap.xml import Film, Location, Report


class Locations:
    """All pages of a site, by Pelican's context and settings."""

    def __init__(self, context: dict[str, Any], settings: dict[str, Any]) -> None:
        self.context = context
        self.settings = settings
        self.site_url: str = settings["SITEURL"]
        self.media: Collection[str] = frozenset(settings["INVENTORY"].media)

    def every(self) -> Iterator[Location]:
        """Yield the home page, entries, pages, and listings."""
        articles = self.context["articles"]
        yield self._listing("", articles)
        for article in [*articles, *self._translations()]:
            yield self._article(article)
        for page in sorted(self.context["pages"], key=lambda page: str(page.url)):
            updated = page.entry.updated
            yield Location(
                f"{self.site_url}/{page.url}", iso(updated) if updated else None, self._images(page)
            )
        yield from self._listings(articles)

    def _listings(self, articles: list[Article]) -> Iterator[Location]:
        for name in ("categories", "tags", "authors"):
            for term, found in sorted(self.context[name], key=lambda pair: str(pair[0].slug)):
                yield self._listing(term.url, found)
        for show in (show for found in self.context.get("shows", {}).values() for show in found):
            # The first show's page is its section's, which is a category.
            if show.folder:
                yield self._listing(show.url, show.entries)
            for season in show.seasons:
                yield self._listing(season.url, season.entries)
        for name in ("archives", "tags", "authors"):
            saved: str = self.settings[f"{name.upper()}_SAVE_AS"]
            if saved and self.context[name if name != "archives" else "articles"]:
                yield self._listing(saved.removesuffix("index.html"), articles)
        for archive in self.context["period_archives"]["year"]:
            yield self._listing(archive["url"], archive["articles"])

    def _article(self, article: Article) -> Location:
        is_news = article.entry.schema_type == "NewsArticle"
        return Location(
            f"{self.site_url}/{article.url}",
            iso(last_change(article.entry)),
            self._images(article),
            self._film(article),
            Report(self.context["SITE"].name, article.lang, article.date, article.title)
            if is_news
            else None,
        )

    def _images(self, content: Content) -> tuple[str, ...]:
        """Return the addresses of the pictures that a page shows, in the order of the page."""
        image = content.entry.image if hasattr(content.entry, "image") else None
        files = (getattr(content, "thumbnail", None), image and image.src)
        base = self.settings["BASE_PATH"]
        found = [file.path for file in files if file]
        found += [
            path
            for path in source_paths(content._content, base)
            if path in self.media and path.lower().endswith(PICTURES)
        ]
        return tuple(f"{self.site_url}/{path}" for path in dict.fromkeys(found))

    def _film(self, article: Article) -> Film | None:
        """Return a film of our own; one on a platform is not played on our page."""
        film = enclosure(article.entry, self.site_url)
        still = article.thumbnail or getattr(article, "share_card", None)
        if film is None or still is None or not film.type.startswith("video/"):
            return None
        return Film(
            f"{self.site_url}/{still.url}",
            article.title,
            article.summary,
            film.url,
            film.seconds,
            article.date.isoformat(),
        )

    def _translations(self) -> list[Article]:
        return [other for article in self.context["articles"] for other in article.translations]

    def _listing(self, url: str, articles: Iterable[Article]) -> Location:
        changes: list[Moment] = [last_change(article.entry) for article in articles]
        latest = max(changes, key=lambda moment: moment.at, default=None)
        return Location(f"{self.site_url}/{url}", iso(latest) if latest else None)
