"""The eight places that an attack can be put in, as documents for a browser.

`cleaned` is what we publish: the body through Markdown and the sanitiser, drawings through theirs,
all other texts through the templates' escaping (Jinja with the site's own settings). `raw` puts the
attack there as it is, for the browser's Content-Security-Policy alone to stop.
"""

from collections.abc import Iterator
from typing import Any

from jinja2 import Environment

import pelicanconf
from plugins.core.conversion import Converter
from plugins.core.drawings import DrawingError, clean_drawing

PLACES = ("body", "title", "summary", "topic", "person", "alt", "caption", "svg")

_TEMPLATE = """<!doctype html>
<html lang="id"><head><meta charset="utf-8"><title>{{ text }}</title>
<meta name="description" content="{{ text }}"><meta property="og:title" content="{{ text }}">
<script type="application/ld+json">{{ {"headline": text, "keywords": [text]}|tojson }}</script>
</head><body><h1>{{ text }}</h1><p class="dek">{{ text }}</p>
<a rel="tag" href="/topik/x/">{{ text }}</a> <a rel="author" href="/penulis/x/">{{ text }}</a>
<figure><img src="/x.jpg" alt="{{ text }}"><figcaption>{{ text }} <small>{{ text }}</small></figcaption></figure>
<div class="isi">{{ body|safe }}</div>
{{ drawing|safe }}
</body></html>"""

_RAW = {
    "body": "<div class=isi>{}</div>",
    "title": "<title>{}</title><h1>{}</h1>",
    "summary": '<meta name=description content="{}"><p>{}</p>',
    "topic": '<a rel=tag href="/topik/{}/">{}</a>',
    "person": '<a rel=author href="/penulis/{}/">{}</a>',
    "alt": '<img src="/x.jpg" alt="{}">',
    "caption": "<figure><figcaption>{}</figcaption></figure>",
    "svg": '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>',
}


def cleaned(payloads: list[str]) -> Iterator[str]:
    """Yield a document for each attack, with it in all eight places, as we publish it."""
    settings: dict[str, Any] = pelicanconf.JINJA_ENVIRONMENT
    template = Environment(**settings).from_string(_TEMPLATE)
    converter = Converter()
    for payload in payloads:
        body = converter.convert(payload).html
        yield template.render(text=payload, body=body, drawing=_drawing(payload))


def _drawing(payload: str) -> str:
    try:
        drawn = clean_drawing(f'<svg xmlns="http://www.w3.org/2000/svg">{payload}</svg>'.encode())
    except DrawingError:
        return ""
    return drawn.decode().partition("?>")[2]


def raw(payloads: list[str], place: str) -> Iterator[str]:
    """Yield a document for each attack, with it in one place, as it was written."""
    for payload in payloads:
        yield "<!doctype html><meta charset=utf-8>" + _RAW[place].replace("{}", payload)
