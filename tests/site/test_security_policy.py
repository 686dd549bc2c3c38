"""What the pages may run: their own style sheet, files of ours, and nothing inline."""

import base64
import hashlib
from pathlib import Path

import lxml.html

from plugins.core.security_policy import header_policy, page_policy
from tests.conftest import Build
from tests.samples import EPISODE, WHOLE_SITE


def _policy(page: lxml.html.HtmlElement) -> dict[str, list[str]]:
    [content] = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    return {name: sources for name, *sources in map(str.split, content.split(";"))}


def test_every_page_lets_in_its_own_style_sheet_by_its_digest(built_site: Path) -> None:
    pages = sorted(built_site.rglob("*.html"))
    assert len(pages) > 20
    for file in pages:
        page = lxml.html.document_fromstring(file.read_text("utf-8"))
        policy = _policy(page)
        styles = [
            "'sha256-"
            + base64.b64encode(hashlib.sha256(str(style.text).encode()).digest()).decode()
            + "'"
            for style in page.iter("style")
        ]
        assert policy["style-src"] == (styles or ["'none'"]), file
        assert policy["default-src"] == ["'self'"]
        assert all("unsafe-inline" not in sources for sources in policy.values())


def test_no_page_holds_a_script_a_handler_or_a_style_of_its_own(built_site: Path) -> None:
    for file in sorted(built_site.rglob("*.html")):
        page = lxml.html.document_fromstring(file.read_text("utf-8"))
        assert page.xpath("//*[@style]") == [], file
        assert page.xpath("//@*[starts-with(name(), 'on')]") == [], file
        for script in page.iter("script"):
            is_data = script.get("type") == "application/ld+json"
            assert is_data or (script.get("src") and not script.text), file


def test_the_policy_stands_before_the_style_sheet_and_after_what_chat_apps_read(
    built_site: Path,
) -> None:
    page = (built_site / "berita/2024/pojok-baca/index.html").read_text("utf-8")
    assert page.index("og:title") < page.index("Content-Security-Policy") < page.index("<style>")


def test_the_headers_of_a_host_allow_what_any_page_needs() -> None:
    headers = header_policy()
    assert "'unsafe-inline'" not in headers.split("script-src")[1].split(";")[0]
    assert "'unsafe-eval'" not in headers.replace("'wasm-unsafe-eval'", "")
    assert "frame-ancestors 'none'" in headers
    searching = page_policy(searching=True)
    assert "script-src 'self' 'wasm-unsafe-eval'" in searching
    assert "wasm" not in page_policy()


def test_sound_on_another_host_may_play_on_the_pages_that_have_its_player(build: Build) -> None:
    address = "https://suara.example.org/1.mp3"
    remote = f"{{tautan: '{address}', ukuran: 9, durasi: '0:36', jenis: audio/mpeg}}"
    episode = EPISODE.replace("media/audio/episode.mp3", remote)
    site = build({**WHOLE_SITE, "articles/podcast/2024/membaca-nyaring.md": episode})
    allowed = {
        file.relative_to(site).as_posix()
        for file in site.rglob("*.html")
        if "media-src 'self' https://suara.example.org" in file.read_text("utf-8")
    }
    played = {
        file.relative_to(site).as_posix()
        for file in site.rglob("*.html")
        if f'src="{address}"' in file.read_text("utf-8")
    }
    assert allowed == played != set()
