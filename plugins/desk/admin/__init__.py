"""The CMS at /admin/ on the host: Decap CMS, served by the site itself, off unless it is set up.

It writes into the repository through GitHub or GitLab. Its fields come from the content model,
and what it writes leaves every field that was not edited as it was (page/format.js).
"""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment

from plugins.core.problems import Problems
from plugins.desk.admin.configuration import configuration
from plugins.desk.admin.packages import HOME, is_complete
from plugins.kinds import KINDS
from plugins.kinds.site_file import read_site
from plugins.publishing.paths import ADMIN

_PAGE = Path(__file__).with_name("page")
_POLICY_MARK = "KEBIJAKAN"
_SERVERS = {
    "github": ("https://api.github.com", "https://github.com", "https://*.githubusercontent.com"),
    "gitlab": ("https://gitlab.com",),
    "proxy": ("http://127.0.0.1:*",),
}
"""Whom the CMS talks to, by the name of its backend."""


class AdminMissingError(Exception):
    """Raised when the CMS is asked for and has not been fetched."""


_GREYS, _READABLE = ("#798291", "#7b8290"), "#59606c"
"""The CMS's greys for words, and one that can be read: 3.4 and 5.6 to 1 on its own ground."""


def add_admin(root: Path, site: Path, settings: Mapping[str, Any]) -> None:
    """Put /admin/ into a finished site if the setting ADMIN asks for it; raises AdminMissingError.

    After the site was checked, for none of its rules fit a program; it is in no list and no map.
    """
    backend = settings.get("ADMIN")
    if not backend:
        return
    packages = root / HOME
    if not is_complete(packages):
        raise AdminMissingError("ADMIN diisi, tetapi perangkat redaksi belum ada: make admin")
    target = site / ADMIN
    shutil.copytree(_PAGE, target)
    shutil.copytree(packages, target, dirs_exist_ok=True)
    program = target / "cms/decap-cms.js"
    if program.is_file():
        text = program.read_text("utf-8")
        for grey in _GREYS:
            text = text.replace(grey, _READABLE)
        _write(program, text)
    page = (_PAGE / "index.html").read_text("utf-8").replace(_POLICY_MARK, policy(backend))
    _write(target / "index.html", page)
    told = configuration(KINDS, backend, settings["SITEURL"])
    _write(target / "susunan.json", json.dumps(told, ensure_ascii=False))
    _write(target / "pratinjau.css", _styles(Path(settings["THEME"]), root / "content"))


def policy(backend: Mapping[str, Any]) -> str:
    """Return the Content-Security-Policy of /admin/ alone: wider than that of any page.

    The CMS compiles its checks of the configuration (ajv) and styles itself from scripts (emotion).
    """
    servers = list(_SERVERS.get(str(backend.get("name")), ()))
    for key in ("api_root", "base_url", "proxy_url"):
        if address := str(backend.get(key, "")):
            parts = urlsplit(address)
            servers.append(f"{parts.scheme}://{parts.netloc}")
    others = " ".join(dict.fromkeys(servers))
    return (
        "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
        f"img-src 'self' data: blob: {others}; media-src 'self' blob: {others}; font-src 'self' "
        f"data:; connect-src 'self' blob: data: {others}; frame-src 'self' blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def _styles(theme: Path, content: Path) -> str:
    """Return the theme's styles of an entry, in the colours that the site has chosen."""
    files = ("base", "layout", "parts", "entry")
    texts = [(theme / f"templates/style/{name}.css").read_text("utf-8") for name in files]
    css = Environment(autoescape=False).from_string("\n".join(texts))  # noqa: S701 - no page
    return css.render(SITE=read_site(content, Problems()))


def _write(file: Path, text: str) -> None:
    file.unlink(missing_ok=True)  # never through a link to an earlier build
    file.write_text(text, "utf-8", newline="\n")
