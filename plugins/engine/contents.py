"""Articles that work out their address once, and whose bodies lie on the disk."""

import os
import re
from typing import Any

from pelican.contents import Article, Content, Page, SkipStub
from pelican.readers import _DISCARD, Readers, default_metadata, find_empty_alt
from pelican.settings import DEFAULT_CONFIG

from plugins.engine.spool import Spool

# Behind Pelican's `memoized`, which keeps every text for ever, twice (utils.py:148).
_get_content = Content.__dict__["get_content"].func
_get_summary = Content.__dict__["get_summary"].func

_PELICANS_LINKS = DEFAULT_CONFIG["INTRASITE_LINK_REGEX"]

_STATIC_LINK = re.compile(r"[{|](?:static|attach)[}|]")

_PLAIN_PLACE = re.compile(r"(?:[a-z0-9][a-z0-9._-]*/)*[a-z0-9][a-z0-9._-]*")

# Settings by which metadata come from elsewhere than the reader, or are changed after it.
_ELSEWHERE = (
    "DEFAULT_DATE", "DEFAULT_METADATA", "EXTRA_PATH_METADATA", "FILENAME_METADATA",
    "PATH_METADATA", "TYPOGRIFY", "USE_FOLDER_AS_CATEGORY",
)  # fmt: skip


class EngineArticle(Article):
    """An article that works out each address once; the setting SPOOL holds its body."""

    @property
    def _content(self) -> str:
        spool: Spool = self.settings["SPOOL"]
        return spool.get(self.__dict__["_body"])

    @_content.setter
    def _content(self, text: str) -> None:
        own = self.__dict__
        spool: Spool = own["settings"]["SPOOL"]
        own["_body"] = spool.put(text)

    def get_url_setting(self, key: str) -> str:
        """Return the address or the place, remembered for as long as it would be the same."""
        own = self.__dict__
        status, override = own.get("_status"), own.get(f"override_{key}")
        basis = (key, own.get("slug"), status, own.get("in_default_lang"), override)
        known: dict[Any, str] = own.setdefault("_addresses", {})
        if basis not in known:
            known[basis] = super().get_url_setting(key)
        return known[basis]

    def _has_valid_save_as(self) -> bool:
        """Tell whether it is written into the site; of a path like ours that is seen at once."""
        if _PLAIN_PLACE.fullmatch(self.save_as):
            return True
        valid: bool = super()._has_valid_save_as()
        return valid

    def get_relative_source_path(self, source_path: str | None = None) -> str | None:
        """Return the path below content/; its own is worked out once."""
        if source_path not in (None, self.source_path):
            outside: str | None = super().get_relative_source_path(source_path)
            return outside
        own = self.__dict__
        if "_own_path" not in own:
            root = f"{os.path.abspath(self.settings['PATH'])}{os.sep}"  # noqa: PTH100 (as Pelican)
            path = self.source_path
            plain = path and path.startswith(root) and os.path.normpath(path) == path
            found = path[len(root) :] if plain else None
            own["_own_path"] = (
                found.replace(os.sep, "/") if found else super().get_relative_source_path()
            )
        path_below: str | None = own["_own_path"]
        return path_below

    def _update_content(self, content: str, siteurl: str) -> str:
        """Return the text with Pelican's links resolved; most have none, and that is seen soon."""
        if self._has_pelicans_links(content):
            resolved: str = super()._update_content(content, siteurl)
            return resolved
        return content

    def _has_pelicans_links(self, text: str) -> bool:
        if self.settings["INTRASITE_LINK_REGEX"] != _PELICANS_LINKS:
            return True
        return ("{" in text or "|" in text) and ("}" in text or "|" in text)

    def get_static_links(self) -> set[str]:
        """Return the media that the body names in Pelican's way; with ours it names none."""
        body = self._content
        plain = self.settings["INTRASITE_LINK_REGEX"] == _PELICANS_LINKS
        if plain and not _STATIC_LINK.search(body):
            return set()
        found: set[str] = super().get_static_links()
        return found

    def get_content(self, siteurl: str) -> str:
        """Return the body."""
        return str(_get_content(self, siteurl))

    def get_summary(self, siteurl: str) -> str:
        """Return the summary."""
        return str(_get_summary(self, siteurl))


class EngineReaders(Readers):
    """Pelican's readers, which make articles of the class above."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._is_plain = not (
            any(map(self.settings.get, _ELSEWHERE)) or self._cache_data_policy or self._cache
        )
        self._given: dict[str, dict[str, Any]] = {}
        """By the suffix of a file, what all articles have before they are read."""

    def read_file(  # noqa: PLR0917 (Pelican's signature)
        self,
        base_path: str,
        path: str,
        content_class: type[Content] = Page,
        fmt: str | None = None,
        context: dict[str, Any] | None = None,
        preread_signal: Any = None,
        preread_sender: Any = None,
        context_signal: Any = None,
        context_sender: Any = None,
    ) -> Content:
        """Return the content of one file, by the steps of Pelican (readers.py:574) that matter."""
        wanted = EngineArticle if content_class is Article else content_class
        suffix = path.rpartition(".")[2].lower()
        if fmt or not self._is_plain or suffix not in self.readers:
            return super().read_file(
                base_path, path, wanted, fmt, context,
                preread_signal, preread_sender, context_signal, context_sender,
            )  # fmt: skip
        path = os.path.abspath(os.path.join(base_path, path))  # noqa: PTH100, PTH118 (as Pelican)
        if preread_signal:
            preread_signal.send(preread_sender)
        reader = self.readers[suffix]
        if suffix not in self._given:
            name = type(reader).__name__.replace("Reader", "").lower()
            given = default_metadata(self.settings, reader.process_metadata)
            self._given[suffix] = {**given, "reader": name}
        content, found = reader.read(path)
        metadata = {
            name: value
            for name, value in {**self._given[suffix], **found}.items()
            if value is not _DISCARD
        }
        if content and "<img" in content:
            find_empty_alt(content, path)
        if context_signal:
            context_signal.send(context_sender, metadata=metadata)
        kind = SkipStub if metadata.get("status") == "skip" else wanted
        return kind(content, metadata, self.settings, path, context)
