"""Articles that work out their address once, and whose bodies lie on the disk."""

import os
from typing import Any

from pelican.contents import Article, Content
from pelican.readers import Readers

from plugins.engine.spool import Place, Spool

# Behind Pelican's `memoized`, which keeps every text for ever, twice (utils.py:148).
_get_content = Content.__dict__["get_content"].func
_get_summary = Content.__dict__["get_summary"].func


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
        former: Place | None = own.get("_body")
        if former is None or spool.get(former) != text:
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

    def get_content(self, siteurl: str) -> str:
        """Return the body."""
        return str(_get_content(self, siteurl))

    def get_summary(self, siteurl: str) -> str:
        """Return the summary."""
        return str(_get_summary(self, siteurl))


class EngineReaders(Readers):
    """Pelican's readers, which make articles of the class above."""

    def read_file(self, *args: Any, content_class: type[Content], **kwargs: Any) -> Content:
        """Return the content of one file."""
        wanted = EngineArticle if content_class is Article else content_class
        return super().read_file(*args, content_class=wanted, **kwargs)
