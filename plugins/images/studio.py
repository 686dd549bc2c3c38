"""What is made of each medium and for each entry, and where it goes."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from pelican.contents import Article
from pydantic_core import PydanticCustomError

from plugins.core import media, pictures, share_cards
from plugins.core.media import ImageFile
from plugins.core.picture_store import PictureStore, Stored
from plugins.core.pictures import Picture
from plugins.core.share_cards import CardColours, ShareCard
from plugins.core.text import slugify
from plugins.kinds.site import Site

FOLDER = "gambar"


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

    def card(self, article: Article, site: Site, font: bytes) -> ShareCard:
        """Return an entry's share card: cut from its picture, or with its title."""
        image = article.entry.image
        own = [(image.src, image.alt)] if image else []
        own += [(article.thumbnail, article.title)] if article.thumbnail else []
        fit = [(picture, alt) for picture, alt in own if share_cards.is_fit(picture)]
        if fit:
            picture, alt = fit[0]
            name = _name(picture.path)
            data = (self.root / picture.path).read_bytes()
            made = self.store.get("cropped", data, lambda: share_cards.cropped(data))
        else:
            label = article.settings["WORDS"].named(article.entry.KIND.label)
            alt, name = f"{label}: {article.title}", article.slug
            made = self._drawn((article.title, label, site.name), site, font)
        return self._card(name, made, alt)

    def site_card(self, site: Site, font: bytes) -> ShareCard:
        """Return the share card of every page that is no entry: whose site it is."""
        words = (site.name, site.tagline, urlsplit(site.url).hostname or site.organisation)
        made = self._drawn(words, site, font)
        return self._card(slugify(site.name), made, f"{site.name}: {site.tagline}")

    def _drawn(self, words: tuple[str, str, str], site: Site, font: bytes) -> tuple[Stored, ...]:
        colours = CardColours.of(site.look.light)
        source = repr((words, colours)).encode() + font
        return self.store.get("drawn", source, lambda: share_cards.drawn(*words, font, colours))

    def _card(self, name: str, made: tuple[Stored, ...], alt: str) -> ShareCard:
        file = self.publish(f"{name}-bagikan", made[0], made[0].digest)
        return ShareCard(file.path, file.bytes, file.width, file.height, alt)

    def publish(self, name: str, made: Stored, digest: str) -> ImageFile:
        """Give a made picture its address, which changes with the bytes of `digest`."""
        suffix = PurePosixPath(made.name).suffix
        path = f"{FOLDER}/{name}.{digest[:8]}{suffix}"
        self.outputs[path] = made.file
        return ImageFile(path, made.bytes, made.width, made.height)


def _name(path: str) -> str:
    return slugify(PurePosixPath(path).stem) or "foto"
