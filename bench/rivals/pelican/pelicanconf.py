"""Plain Pelican with what the other two have: related entries, feeds of topics and people."""

from collections import Counter
from pathlib import Path

from pelican import signals

SITENAME = "Literasi Uji"
SITEURL = "https://literasi.example.org"
TIMEZONE = "Asia/Makassar"
DEFAULT_LANG = "id"
PATH = "content"
ARTICLE_PATHS = ["articles"]
STATIC_PATHS = ["media"]
THEME = str(Path(__file__).resolve().parent)
THEME_STATIC_PATHS: list[str] = []
ARTICLE_URL = "{category}/{date:%Y}/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_URL + "index.html"
CATEGORY_URL = "{slug}/"
TAG_URL = "topik/{slug}/"
AUTHOR_URL = "penulis/{slug}/"
CATEGORY_SAVE_AS, TAG_SAVE_AS, AUTHOR_SAVE_AS = (
    f"{url}index.html" for url in (CATEGORY_URL, TAG_URL, AUTHOR_URL)
)
YEAR_ARCHIVE_URL = "arsip/{date:%Y}/"
YEAR_ARCHIVE_SAVE_AS = YEAR_ARCHIVE_URL + "index.html"
DEFAULT_PAGINATION = 20
PAGINATED_TEMPLATES = {"index": None, "category": None, "tag": None, "author": None}
PAGINATION_PATTERNS = [
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
]
DIRECT_TEMPLATES = ["index", "tags", "authors", "categories"]
FEED_MAX_ITEMS = 30
FEED_ALL_RSS, CATEGORY_FEED_RSS = "rss.xml", "{slug}/rss.xml"
TAG_FEED_RSS, AUTHOR_FEED_RSS = "topik/{slug}/rss.xml", "penulis/{slug}/rss.xml"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = None
RSS_FEED_SUMMARY_ONLY = False


def relate(generator):  # type: ignore[no-untyped-def]
    """Give each article the three that share most topics, and its neighbours."""
    articles = generator.articles
    for place, article in enumerate(articles):
        shared = Counter(
            other
            for tag in getattr(article, "tags", ())
            for other in generator.tags[tag][:40]
            if other is not article
        )
        article.related = [other for other, _ in shared.most_common(3)]
        article.newer = articles[place - 1] if place else None
        article.older = articles[place + 1] if place + 1 < len(articles) else None


signals.article_generator_finalized.connect(relate)
