"""A host that somebody tampered with is named, file by file."""

import subprocess
from pathlib import Path

import pytest

from plugins.publishing import manifest
from plugins.publishing.paths import MANIFEST
from plugins.publishing.signing import sign, verify
from plugins.publishing.verifying import (
    ADDED,
    CHANGED,
    CLOAKED,
    MISSING,
    Difference,
    of_folder,
    of_web,
)
from tests.publishing.nginx import serving
from tests.publishing.sites import facts, publish

CLOAK = """
set $situs "";
if ($http_user_agent ~ Googlebot) { set $situs judi; }
if ($uri != "/") { set $situs ""; }
if ($situs) { return 200 "judi"; }
error_page 404 /404.html;
index index.html;
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    told = facts({f"/berita/2024/{name}/": name for name in "abc"})
    publish(tmp_path / "tidak-ada", tmp_path / "situs", told)
    return tmp_path / "situs"


@pytest.fixture
def wanted(site: Path) -> dict[str, str]:
    return manifest.from_text((site / MANIFEST).read_text("utf-8"))


def tamper(site: Path) -> None:
    """Do what break-ins do."""
    (site / "slot-gacor").mkdir()
    (site / "slot-gacor/index.html").write_text("judi", "utf-8")
    page = site / "berita/2024/a/index.html"
    page.write_text(page.read_text("utf-8") + '<a href="/slot-gacor/">slot</a>', "utf-8")
    (site / "berita/2024/b/index.html").unlink()
    rules = site / ".htaccess"
    rules.write_text(rules.read_text("utf-8") + "RewriteRule ^ https://judi.example/", "utf-8")


def test_an_untouched_copy_has_no_difference(site: Path, wanted: dict[str, str]) -> None:
    assert of_folder(site, wanted) == []


def test_every_file_of_a_tampered_folder_is_named(site: Path, wanted: dict[str, str]) -> None:
    tamper(site)
    assert of_folder(site, wanted) == [
        Difference(".htaccess", CHANGED),
        Difference("berita/2024/a/index.html", CHANGED),
        Difference("berita/2024/b/index.html", MISSING),
        Difference("slot-gacor/index.html", ADDED),
    ]


def test_a_tampered_live_site_is_named_as_far_as_the_web_shows_it(
    site: Path, wanted: dict[str, str], tmp_path: Path
) -> None:
    plain = "index index.html; error_page 404 /404.html;"
    with serving(site, tmp_path / "nginx", server=plain) as (host, port):
        address = f"http://{host}:{port}"
        assert of_web(address, wanted) == []
        tamper(site)
        assert of_web(address, wanted) == [
            Difference("berita/2024/a/index.html", CHANGED),
            Difference("berita/2024/b/index.html", MISSING),
            Difference("slot-gacor/", ADDED),
        ]


def test_pages_made_for_search_engines_are_found(
    site: Path, wanted: dict[str, str], tmp_path: Path
) -> None:
    with serving(site, tmp_path / "nginx", server=CLOAK) as (host, port):
        assert of_web(f"http://{host}:{port}", wanted) == [Difference("index.html", CLOAKED)]


def test_a_host_that_answers_anything_is_found(
    site: Path, wanted: dict[str, str], tmp_path: Path
) -> None:
    lax = "index index.html; location / { try_files $uri $uri/ /404.html; }"
    with serving(site, tmp_path / "nginx", server=lax) as (host, port):
        [difference] = of_web(f"http://{host}:{port}", wanted)
    assert difference.what == "alamat karangan ini dijawab seolah ada"


def test_a_signature_holds_for_these_bytes_and_these_signers(site: Path, tmp_path: Path) -> None:
    for name in ("kunci", "orang-lain"):
        command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(tmp_path / name)]
        subprocess.run(command, check=True)
    signers, others = tmp_path / "penandatangan", tmp_path / "lain"
    signers.write_text(f"redaksi {(tmp_path / 'kunci.pub').read_text('utf-8')}", "utf-8")
    others.write_text(f"redaksi {(tmp_path / 'orang-lain.pub').read_text('utf-8')}", "utf-8")
    signature = sign(site / MANIFEST, tmp_path / "kunci")
    data = (site / MANIFEST).read_bytes()
    assert verify(data, signature, signers)
    assert not verify(data + b"x", signature, signers)
    assert not verify(data, signature, others)
    signature.write_bytes(b"")
    assert not verify(data, signature, signers)
