"""HTML made fit for a body: what would be refused is turned into words, links and pictures."""

import re
from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Comment, Tag

from plugins.importing.documents import Document

Fetch = Callable[[str], str | None]
"""From a picture's address to its path below content/; None when it could not be had."""

_GONE = ("script", "style", "noscript", "template", "svg", "object", "form", "input", "select",
         "button", "textarea", "map", "link", "meta")  # fmt: skip
_FRAMES = ("iframe", "embed", "video", "audio")
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|bmp|heic)$", re.IGNORECASE)
_SAFE = ("http", "https", "mailto", "tel", "")


def cleaned(document: Document, base: str, fetch: Fetch, moved: Callable[[str], str | None]) -> str:
    """Return the document's HTML, fit for its body.

    `moved` gives the new place of a page of the old site. What is lost is noted in the document.
    """
    soup = BeautifulSoup(document.html, "lxml")
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    for tag in soup.find_all(_GONE):
        words = " ".join(tag.get_text(" ").split())
        if tag.name not in ("script", "style", "link", "meta", "noscript", "template") and words:
            document.losses.append(f"<{tag.name}> dihapus: “{words[:80]}”")
            document.dropped_words.append(str(tag))
        tag.decompose()
    for tag in soup.find_all(_FRAMES):
        # “Your browser does not support …” is said to browsers without it.
        document.dropped_words.append(str(tag))
        _frame_to_link(tag, soup, base)
    for tag in soup.find_all("figure"):
        _figure(tag)
    for tag in soup.find_all("img"):
        _picture(tag, soup, base, document, fetch)
    for tag in soup.find_all("a"):
        _link(tag, base, document, moved)
    return str(soup.body.decode_contents() if soup.body else "")


def _frame_to_link(tag: Tag, soup: BeautifulSoup, base: str) -> None:
    """Put a link in the place of what was embedded: no foreign page runs inside ours."""
    inner = tag.find("source") if tag.name in ("video", "audio") else None
    source = str(tag.get("src") or (inner.get("src") if isinstance(inner, Tag) else "") or "")
    if not source:
        tag.unwrap()
        return
    address = urljoin(base, source)
    found = re.search(r"(?:youtube(?:-nocookie)?\.com/embed/|youtu\.be/)([\w-]{11})", address)
    address = f"https://www.youtube.com/watch?v={found[1]}" if found else address
    paragraph, link = soup.new_tag("p"), soup.new_tag("a", href=address)
    link.string = str(tag.get("title") or "") or address
    paragraph.append(link)
    tag.replace_with(paragraph)


def _figure(tag: Tag) -> None:
    """Let a figure's caption go with its picture, if it has exactly one."""
    pictures, caption = tag.find_all("img"), tag.find("figcaption")
    if len(pictures) == 1 and isinstance(caption, Tag):
        if caption.find("a") is None:
            pictures[0]["title"] = " ".join(caption.get_text().split())
            caption.decompose()
        else:
            caption.name = "p"
    elif isinstance(caption, Tag):
        caption.name = "p"


def _picture(tag: Tag, soup: BeautifulSoup, base: str, document: Document, fetch: Fetch) -> None:
    source = str(tag.get("data-src") or tag.get("data-lazy-src") or tag.get("src") or "")
    parent = tag.parent
    if isinstance(parent, Tag) and parent.name == "a" and _PICTURE.search(str(parent.get("href"))):
        source = source if source.startswith("media/") else str(parent["href"])
        parent.unwrap()
    if not source or source.startswith("data:"):
        document.losses.append("sebuah gambar tanpa alamat dihapus")
        tag.decompose()
        return
    address = source if source.startswith("media/") else urljoin(base, source)
    title = str(tag.get("title") or "")
    alt = " ".join(str(tag.get("alt") or "").split()) or title
    path = address if address.startswith("media/") else fetch(address)
    if path is None:
        document.losses.append(f"gambar belum dibawa: {address}")
        if tag.find_parent("a") is not None:
            more = f" ({title})" if title and title != alt else ""
            tag.replace_with(f"Gambar: {alt}{more}" if alt else "Gambar")
            return
        link = soup.new_tag("a", href=address)
        link.string = f"Gambar: {alt}" if alt else "Gambar"
        tag.replace_with(link)
        if title and title != alt:
            link.insert_after(f" ({title})")
        return
    if not alt:
        alt = f"Gambar pada tulisan: {document.values.get('judul', '')}"
        document.losses.append(f"tulis teks pengganti untuk {path}")
    tag.attrs.clear()
    tag["src"], tag["alt"] = path, alt
    if title:
        tag["title"] = title


def _link(tag: Tag, base: str, document: Document, moved: Callable[[str], str | None]) -> None:
    href = str(tag.get("href") or "").strip()
    if not href or (href.startswith("#") and len(href) <= 1):
        tag.unwrap()
        return
    if href.startswith("#"):
        # Anchors are made anew from our headings.
        tag.unwrap()
        return
    try:
        address = urljoin(base, href)
        scheme = urlsplit(address).scheme.lower()
    except ValueError:
        scheme, address = "?", href
    if scheme not in _SAFE or (not scheme and not address.startswith("/")):
        document.losses.append(f"tautan tidak aman atau tidak lengkap dihapus: {href[:120]}")
        tag.unwrap()
        return
    if not tag.get_text(strip=True) and tag.find("img") is None:
        tag.string = address
    target = moved(address) or address
    tag.attrs.clear()
    tag["href"] = target.replace(" ", "%20").replace("(", "%28").replace(")", "%29")
