"""WordPress's shortcodes, `[gallery ids="1,2"]`, as HTML; and its paragraphs, from blank lines.

https://developer.wordpress.org/plugins/shortcodes/, wpautop() in wp-includes/formatting.php.
"""

import html
import re
from collections.abc import Callable

from plugins.importing.documents import Document

Attachment = Callable[[str], tuple[str, str, str] | None]
"""From an attachment's id to its address, description and caption."""

_NAMES = (
    r"caption|wp_caption|gallery|embed|youtube|vimeo|audio|video|playlist|soundcloud|"
    r"contact-form-7|contact-form|wpforms|ninja_form|gravityform|vc_\w+|et_pb_\w+|su_\w+|"
    r"fusion_\w+|elementor-template|rev_slider|wpdm_package|download|button|tabs?|accordion|"
    r"toggle|column|row|spoiler|quote|box|ngg\w*|tribulant_slideshow|metaslider|"
    r"smartslider3|table|googlemaps?|wp_ad_camp_\d|post_grid|recent_posts|social\w*|"
    r"polldaddy|poll|pdf-embedder|pdfviewer|gview|embeddoc|dropcap|highlight|divider|space|clear"
)
_CODE = re.compile(
    rf"\[\[?(?P<close>/)?(?P<name>{_NAMES})(?P<attributes>(?:\s+[^\]\[]*)?)/?\]", re.IGNORECASE
)
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))""")
_CAPTION = re.compile(
    r"\[(?P<name>caption|wp_caption)(?P<attributes>[^\]]*)\](?P<inner>.*?)\[/(?P=name)\]",
    re.DOTALL | re.IGNORECASE,
)
_EMBED = re.compile(
    r"\[(embed|youtube|vimeo)[^\]]*\](?P<url>.*?)\[/\1\]", re.DOTALL | re.IGNORECASE
)
_BLOCK = re.compile(
    r"</?(?:p|div|h[1-6]|ul|ol|li|table|thead|tbody|tfoot|tr|td|th|blockquote|pre|figure|figcaption"
    r"|section|article|hr|form|dl|dt|dd|address|details|summary|iframe|video|audio)\b",
    re.IGNORECASE,
)
_ALONE = r"ul|ol|table|blockquote|h[1-6]|form|iframe|figure|hr|p|div"
_BEGINS = re.compile(rf"<(?:{_ALONE})\b", re.IGNORECASE)
_ENDS = re.compile(rf"</(?:{_ALONE})>", re.IGNORECASE)
_BARE_ADDRESS = re.compile(r"^\s*(https?://[^\s<\"]+)\s*$", re.MULTILINE)
_PRE = re.compile(r"<pre\b.*?</pre>", re.DOTALL | re.IGNORECASE)


def without_shortcodes(text: str, document: Document, attachment: Attachment) -> str:
    """Return the text with every shortcode as HTML; those unknown to us go, their words stay."""
    text = _CAPTION.sub(_caption, text)
    text = _EMBED.sub(lambda found: f"\n\n{_link(found['url'].strip())}\n\n", text)

    def one(found: re.Match[str]) -> str:
        given = _attributes(found["attributes"])
        name = found["name"].lower()
        if found["close"]:
            return ""
        if name == "gallery":
            return _gallery(given, document, attachment)
        address = next(
            (
                given[key]
                for key in ("src", "mp3", "m4a", "ogg", "wav", "mp4", "url")
                if key in given
            ),
            "",
        )
        if address.startswith("http"):
            return f"\n\n{_link(address)}\n\n"
        document.losses.append(f"kode pendek dihapus: {found[0][:120]}")
        return ""

    return _CODE.sub(one, text)


def _attributes(text: str) -> dict[str, str]:
    return {key.lower(): a or b or c for key, a, b, c in _ATTRIBUTE.findall(text)}


def _link(address: str) -> str:
    return f'<p><a href="{html.escape(address)}">{html.escape(address)}</a></p>'


def _caption(found: re.Match[str]) -> str:
    """`[caption …]<img …> words[/caption]`, or its older form with the words as an attribute."""
    inner = found["inner"]
    given = _attributes(found["attributes"])
    image = re.search(r"(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?", inner, re.IGNORECASE)
    if image is None:
        return inner
    words = inner[: image.start()] + inner[image.end() :]
    words = words.strip() or given.get("caption", "")
    return f"\n\n<figure>{image[0]}<figcaption>{words}</figcaption></figure>\n\n"


def _gallery(given: dict[str, str], document: Document, attachment: Attachment) -> str:
    ids = re.findall(r"\d+", given.get("ids") or given.get("include") or "")
    if not ids:
        document.losses.append("galeri tanpa daftar gambar dihapus: [gallery]")
    figures = []
    for one in ids:
        found = attachment(one)
        if found is None:
            document.losses.append(f"gambar nomor {one} dari galeri tidak ada di berkas ekspor")
            continue
        address, alt, caption = (html.escape(part) for part in found)
        told = f"<figcaption>{caption}</figcaption>" if caption else ""
        figures.append(f'<figure><img src="{address}" alt="{alt}">{told}</figure>')
    return "\n\n" + "\n\n".join(figures) + "\n\n"


def with_paragraphs(text: str) -> str:
    """Return the text with paragraphs where WordPress would have shown them."""
    if "<!-- wp:" in text:
        return _BARE_ADDRESS.sub(lambda found: _link(found[1]), text)  # blocks have their own
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found[0])
        return f"\n\n\x00{len(kept) - 1}\x00\n\n"

    text = _PRE.sub(keep, text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _BARE_ADDRESS.sub(lambda found: f"\n\n{_link(found[1])}\n\n", text)
    text = _ENDS.sub(r"\g<0>\n\n", _BEGINS.sub(r"\n\n\g<0>", text))
    parts = []
    for part in re.split(r"\n\s*\n", text):
        part = part.strip()  # noqa: PLW2901 - the same paragraph
        if not part:
            continue
        if _BLOCK.match(part) or part.startswith("\x00"):
            parts.append(part)
        else:
            parts.append("<p>" + part.replace("\n", "<br>\n") + "</p>")
    text = "\n\n".join(parts)
    return re.sub("\x00(\\d+)\x00", lambda found: kept[int(found[1])], text)
