"""All settings of the site. Who publishes it stands in content/site.yaml, not here."""

import sys
from pathlib import Path

from jinja2 import StrictUndefined

# Pelican runs this file without its folder on sys.path (settings.py: load_source).
sys.path.insert(0, str(Path(__file__).resolve().parent))

from plugins import (
    assets,
    banners,
    calendar,
    checking,
    coherence,
    feeds,
    identity,
    images,
    json_ld,
    links,
    media_files,
    offline,
    podcast,
    reading,
    redirects,
    related,
    reporting,
    search,
    sections,
    shows,
    sitemap,
    taxonomies,
)
from plugins.core.assets import plain as _plain
from plugins.core.illustrating import illustrated as _illustrated
from plugins.core.line_breaks import kept_together as _kept_together
from plugins.core.line_breaks import typeset as _typeset
from plugins.core.security_policy import page_policy as _page_policy
from plugins.core.style_sheet import used_by as _used_by
from plugins.engine.pelican import EnginePelican as _EnginePelican
from plugins.kinds import KINDS as _KINDS

# Content
PATH = "content"
ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = ["media"]
IGNORE_FILES = [".*"]  # Pelican matches names, not paths: its default lets hidden folders through
READERS = dict.fromkeys(("rst", "html", "htm", "markdown", "mkd", "mdown"))
OUTPUT_PATH = "output"
SITEURL = ""  # from site.yaml; an address here would win
BASE_PATH = ""  # the path below which the site lives on its host, such as /literasi
PUBLISHING = False
BUILD_TIME = None  # SOURCE_DATE_EPOCH, or now
ADMIN = None  # the backend of /admin/, as docs/panduan/admin.md shows; None leaves it out
LISTEN = False  # whether every episode's loudness is measured, which decodes them all
KINDS = _KINDS
# What was made of pictures; may be deleted at any time.
PICTURE_CACHE = str(Path(__file__).resolve().parent / ".cache/gambar")
# What was found of sound, film and other media; may be deleted at any time.
MEDIA_CACHE = str(Path(__file__).resolve().parent / ".cache/media")
# What was learnt of finished pages; may be deleted at any time.
CHECK_CACHE = str(Path(__file__).resolve().parent / ".cache/periksa")

SEARCH = True
SEARCH_CACHE = str(Path(__file__).resolve().parent / ".cache/cari")  # may be deleted
# Up to so many pages the search index is always of this build; a larger site is indexed anew only
# when it is published, and shows the last index until then.
SEARCH_ALWAYS_FRESH = 1000
# So many entries are searched first; readers ask for older ones, which are indexed apart and stay
# as they are.
SEARCH_VOLUME = 1500

# Plugins, as modules: a missing one stops the build. Their handlers run in this order.
PLUGINS = [
    reading,
    assets,
    taxonomies,
    coherence,
    identity,
    sections,
    shows,
    banners,
    related,
    feeds,
    podcast,
    calendar,
    json_ld,
    sitemap,
    redirects,
    images,
    media_files,
    offline,
    links,  # after all that makes addresses
    search,
    checking,
    reporting,  # last: stops the build when anything was wrong
]

# Speed. Without the first line the site is built to the same bytes, only later.
PELICAN_CLASS = _EnginePelican
ENGINE_CACHE = str(Path(__file__).resolve().parent / ".cache/mesin")  # may be deleted
FORMER_OUTPUT = None  # the site as last built, which `literasi` gives
EXECUTOR = "processes"  # or "serial", or "dask": see plugins/engine/executors.py

# Metadata comes from the header alone, never from names, folders or file times.
FILENAME_METADATA = ""
PATH_METADATA = ""
USE_FOLDER_AS_CATEGORY = False
DEFAULT_DATE = None
WITH_FUTURE_DATES = True  # scheduled entries are left out by plugins/reading.py instead
DEFAULT_LANG = "id"  # until site.yaml is read
TIMEZONE = "Asia/Makassar"
ARTICLE_TRANSLATION_ID = "translation_key"
PAGE_TRANSLATION_ID = "translation_key"
ARTICLE_ORDER_BY = reading.newest_first
PAGE_ORDER_BY = "slug"

# Addresses
ARTICLE_URL = "{kind}/{date:%Y}/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_URL + "index.html"
ARTICLE_LANG_URL = "{kind}/{date:%Y}/{slug}/{lang}/"
ARTICLE_LANG_SAVE_AS = ARTICLE_LANG_URL + "index.html"
DRAFT_URL = "draf/{kind}/{slug}/"
DRAFT_SAVE_AS = DRAFT_URL + "index.html"
DRAFT_LANG_URL = "draf/{kind}/{slug}/{lang}/"
DRAFT_LANG_SAVE_AS = DRAFT_LANG_URL + "index.html"
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = PAGE_URL + "index.html"
PAGE_LANG_URL = "{slug}/{lang}/"
PAGE_LANG_SAVE_AS = PAGE_LANG_URL + "index.html"
DRAFT_PAGE_URL = "draf/{slug}/"
DRAFT_PAGE_SAVE_AS = DRAFT_PAGE_URL + "index.html"
DRAFT_PAGE_LANG_URL = "draf/{slug}/{lang}/"
DRAFT_PAGE_LANG_SAVE_AS = DRAFT_PAGE_LANG_URL + "index.html"
CATEGORY_URL = "{slug}/"
CATEGORY_SAVE_AS = CATEGORY_URL + "index.html"
TAG_URL = "topik/{slug}/"
TAG_SAVE_AS = TAG_URL + "index.html"
AUTHOR_URL = "penulis/{slug}/"
AUTHOR_SAVE_AS = AUTHOR_URL + "index.html"
YEAR_ARCHIVE_URL = "arsip/{date:%Y}/"
YEAR_ARCHIVE_SAVE_AS = YEAR_ARCHIVE_URL + "index.html"
DIRECT_TEMPLATES = [
    "index",
    "archives",
    "tags",
    "authors",
    "feeds",
    "search",
    "offline",
    "404",
    "410",
]
ARCHIVES_SAVE_AS = "arsip/index.html"
TAGS_SAVE_AS = "topik/index.html"
AUTHORS_SAVE_AS = "penulis/index.html"
FEEDS_SAVE_AS = "umpan/index.html"
SEARCH_SAVE_AS = "cari/index.html"
OFFLINE_SAVE_AS = "luring/index.html"

# Pages of lists. Pelican's own pattern makes `x-1` page 2 and `x` page 12 one file.
DEFAULT_PAGINATION = 20
PAGINATED_TEMPLATES = dict.fromkeys(("category", "tag", "author", "show"))
PAGINATION_PATTERNS = [
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/halaman/{number}/", "{base_name}/halaman/{number}/index.html"),
]

# Theme
THEME = str(Path(__file__).resolve().parent / "theme")
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
}
JINJA_GLOBALS = {
    "asset": _plain,  # plugins/assets.py knows better
    "security_policy": _page_policy,
}
# Feeds name it, and the archives among them must not change when the style does (RFC 5005, 4).
FIXED_ASSETS = ["umpan.css"]
# Those of words, numbers and dates come in the language of the site: plugins/reading.py.
JINJA_FILTERS = {
    "illustrated": _illustrated,
    "kept_together": _kept_together,
    "typeset": _typeset,
    "used_by": _used_by,
}

# Feeds are written by plugins/feeds.py and plugins/podcast.py, not by Pelican.
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
