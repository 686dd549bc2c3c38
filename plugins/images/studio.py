"""What is made of each medium and for each entry, and where it goes."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import urlsplit

from pelican.contents import Article
from pydantic_core import PydanticCustomError

from plugins.core import media, pictures, share_cards
from plugins.core.media import ImageFile
from plugins.core.picture_store import PictureStore, Stored
from plugins.core.pictures import Encoded, Picture
from plugins.core.share_cards import CardStyle, ShareCard
from plugins.core.text import slugify
from plugins.kinds.site import Site

FOLDER = "gambar"


class _WantedCard(NamedTuple):
    """A card, what it shows in words, and how it is made of what."""

    name: str
    alt: str
    recipe: str
    source: bytes
    make: Callable[[], list[Encoded]]


@dataclass
class Studio:
    """Makes what is published of the pictures of one build, and remembers where it goes."""

    root: Path
    store: PictureStore
    outputs: dict[str, Path] = field(default_factory=dict)
    """From addresses to files of the store."""

    def work(self, path: str, *, shown: bool) -> Picture | None:
        """Return what pages may show of a medium; None if that is the file itself alone.

        Raises PydanticCustomError when it cannot be published at all.
        """
        file = media.image(self.root, path)
        data = (self.root / path).read_bytes()
        try:
            suffix = PurePosixPath(path).suffix
            for stored in self.store.get(
                f"whole {suffix}", data, lambda: pictures.whole(data, path)
            ):
                self.outputs[path] = stored.file
            if not shown:
                return None
            made = self.store.get("variants", data, lambda: pictures.variants(data))
        except ValueError:
            raise PydanticCustomError("media_broken", "{value}", {"value": path}) from None
        # One digest for all of its widths: their addresses stand side by side in a page, and what
        # differs between them cannot be compressed.
        digest = hashlib.sha256("".join(it.digest for it in made).encode()).hexdigest()
        files = [
            self.publish(f"{_name(path)}-{PurePosixPath(it.name).stem}", it, digest) for it in made
        ]
        avif = tuple(it for it in files if it.type == "image/avif")
        return Picture(file, avif, tuple(it for it in files if it not in avif)) if avif else None

    def card(self, article: Article, site: Site, style: CardStyle) -> ShareCard:
        """Return an entry's share card: cut from its picture, or with its title."""
        return self._made(self._of_entry(article, site, style))

    def known_card(self, article: Article, site: Site, style: CardStyle) -> ShareCard | None:
        """Return the same if it was made once."""
        wanted = self._of_entry(article, site, style)
        made = self.store.known(wanted.recipe, wanted.source)
        return self._card(wanted, made) if made else None

    def site_card(self, site: Site, style: CardStyle) -> ShareCard:
        """Return the share card of every page that is no entry: whose site it is."""
        words = (site.name, site.tagline, urlsplit(site.url).hostname or site.organisation)
        alt = f"{site.name}: {site.tagline}"
        return self._made(_drawn(slugify(site.name), alt, words, style))

    def _of_entry(self, article: Article, site: Site, style: CardStyle) -> _WantedCard:
        image = article.entry.image
        own = [(image.src, image.alt)] if image else []
        own += [(article.thumbnail, article.title)] if article.thumbnail else []
        fit = [(picture, alt) for picture, alt in own if share_cards.is_fit(picture)]
        if fit:
            picture, alt = fit[0]
            data = (self.root / picture.path).read_bytes()
            name = _name(picture.path)
            return _WantedCard(name, alt, "cropped", data, lambda: share_cards.cropped(data))
        label = article.settings["WORDS"].named(article.entry.KIND.label)
        words = (article.title, label, site.name)
        return _drawn(article.slug, f"{label}: {article.title}", words, style)

    def _made(self, wanted: _WantedCard) -> ShareCard:
        return self._card(wanted, self.store.get(wanted.recipe, wanted.source, wanted.make))

    def _card(self, wanted: _WantedCard, made: tuple[Stored, ...]) -> ShareCard:
        file = self.publish(f"{wanted.name}-bagikan", made[0], made[0].digest)
        return ShareCard(file.path, file.bytes, file.width, file.height, wanted.alt)

    def publish(self, name: str, made: Stored, digest: str) -> ImageFile:
        """Give a made picture its address, which changes with the bytes of `digest`."""
        suffix = PurePosixPath(made.name).suffix
        path = f"{FOLDER}/{name}.{digest[:8]}{suffix}"
        self.outputs[path] = made.file
        return ImageFile(path, made.bytes, made.width, made.height)


def _name(path: str) -> str:
    return slugify(PurePosixPath(path).stem) or "foto"


def _drawn(name: str, alt: str, words: tuple[str, str, str], style: CardStyle) -> _WantedCard:
    source = repr(words).encode() + style.digest
    return _WantedCard(name, alt, "drawn", source, lambda: share_cards.drawn(*words, style))
