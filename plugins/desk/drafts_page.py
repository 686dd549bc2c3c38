"""The list of drafts in a preview: no page of the site leads to them."""

import html
import re
from pathlib import Path
from string import Template

PATH = "/draf/"
_PAGE = Template(Path(__file__).with_name("drafts_page.html").read_text("utf-8"))
_TITLE = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


def drafts_page(output: Path) -> str:
    """Return the page that leads to every draft of a built site, the latest built first."""
    files = sorted((output / PATH.strip("/")).rglob("index.html"), key=_built, reverse=True)
    items = [f'<li><a href="/{_address(file, output)}/">{_title(file)}</a></li>' for file in files]
    drafts = f"<ul>{''.join(items)}</ul>" if items else "<p>Tidak ada draf.</p>"
    return _PAGE.substitute(drafts=drafts)


def _built(file: Path) -> tuple[float, str]:
    return file.stat().st_mtime, str(file)


def _address(file: Path, output: Path) -> str:
    return html.escape(file.parent.relative_to(output).as_posix())


def _title(file: Path) -> str:
    """Return the headline; what stands in it is HTML already, and stays escaped."""
    found = _TITLE.search(file.read_text("utf-8"))
    return " ".join(_TAG.sub("", found[1]).split()) if found else html.escape(file.parent.name)
