"""SVG as it may be published: lines and words, and nothing that runs, asks or remembers.

Opened by itself a drawing is a page of ours, and may do all that a page may (SVG 2 §2). What is
active is refused rather than taken out: an editor did not draw it. What drawing programs keep
for themselves is left out.
"""

import re

from lxml import etree

SVG = "http://www.w3.org/2000/svg"
_XLINK = "{http://www.w3.org/1999/xlink}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_ELEMENTS = frozenset(
    """svg g defs symbol use path rect circle ellipse line polyline polygon text tspan textPath
title desc style image linearGradient radialGradient stop clipPath mask pattern marker filter view
feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur
feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile
feTurbulence""".split()
)
_OWN_PART = re.compile(r"#[\w.:-]+")
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*")
_ELSEWHERE = re.compile(r"@import|url\(\s*['\"]?(?!#)|expression\(|javascript:|\\", re.I)


class DrawingError(ValueError):
    """Raised for a drawing that cannot be published: `kind` is broken or active."""

    def __init__(self, kind: str, what: str) -> None:
        super().__init__(kind, what)
        self.kind = kind
        self.what = what


def clean_drawing(data: bytes) -> bytes:
    """Return the drawing without what is not drawn; the same bytes for the same drawing."""
    if re.search(rb"<!(?:ENTITY|ATTLIST|ELEMENT)", data):
        raise DrawingError("active", "<!ENTITY>")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise DrawingError("broken", str(error)) from None
    if root.tag != f"{{{SVG}}}svg":
        raise DrawingError("broken", str(root.tag))
    for element in list(root.iter(etree.Element)):
        _clean(element)
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _clean(element: etree._Element) -> None:
    name = etree.QName(element)
    if name.namespace != SVG or name.localname == "metadata":
        if str(element.tag).startswith(_XHTML):
            raise DrawingError("active", f"<{name.localname}>")
        _drop(element)
        return
    if name.localname not in _ELEMENTS:
        raise DrawingError("active", f"<{name.localname}>")
    if name.localname == "style" and _ELSEWHERE.search("".join(map(str, element.itertext()))):
        raise DrawingError("active", "<style>")
    for key, value in list(element.attrib.items()):
        _clean_attribute(element, str(key), str(value))


def _clean_attribute(element: etree._Element, key: str, value: str) -> None:
    if key.startswith("{") and not key.startswith((_XLINK, _XML)):
        del element.attrib[key]
        return
    local = etree.QName(key).localname.lower()
    if local.startswith("on"):
        raise DrawingError("active", local)
    if local in ("href", "src"):
        allowed = _OWN_PART.fullmatch(value.strip()) or _PICTURE.fullmatch(value.strip())
        if not allowed:
            raise DrawingError("active", f"{local}={value[:60]}")
    elif key == f"{_XML}base" or _ELSEWHERE.search(value):
        raise DrawingError("active", f"{local}={value[:60]}")


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        # What follows it is text of its parent.
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + (element.tail or "")
        else:
            parent.text = (parent.text or "") + (element.tail or "")
        parent.remove(element)
