"""`literasi periksa --luar`: what is said of links to other sites, and how they are asked."""

import itertools
import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.core.problems import Problem
from plugins.desk.outside.answers import KEPT_BAD, KEPT_GOOD
from plugins.desk.outside.asking import ascii_address, user_agent
from plugins.desk.outside.links import addresses
from plugins.desk.outside.report import check_outside
from plugins.desk.outside.visiting import Manners
from plugins.desk.proofreading import Desk
from tests import samples
from tests.desk.other_sites import OtherSites, other_sites
from tests.desk.running import literasi

# Without what asks for files.
SITE = samples.SITE.partition("menu:")[0]
HASTY = Manners(pause=0, timeout=0.5)
ENTRY = "content/articles/berita/2024/kabar.md"


@pytest.fixture(name="sites")
def sites_fixture() -> Iterator[OtherSites]:
    with other_sites() as sites:
        yield sites


def content_of(folder: Path, body: str, *, header: str = "", site: str = "") -> Desk:
    """Return the desk over one entry whose body begins at line 5 (or below the header's lines)."""
    content = folder / "content"
    shutil.rmtree(content, ignore_errors=True)
    file = folder / ENTRY
    file.parent.mkdir(parents=True)
    file.write_text(f"---\njudul: Kabar\ntanggal: 2024-11-07\n{header}---\n{body}", "utf-8")
    (content / "site.yaml").write_text(SITE + site, "utf-8")
    return Desk.of(content)


def found(folder: Path, body: str, **parts: str) -> list[Problem]:
    """Return what is said of the links of an entry."""
    desk = content_of(folder, body, **parts)
    return check_outside(desk, folder / "tautan.json", manners=HASTY).hints


def said(folder: Path, body: str) -> list[tuple[int, str, str]]:
    return [(one.line, one.code, one.what) for one in found(folder, body)]


def test_a_page_that_is_gone_is_named_with_every_place_that_links_to_it(
    tmp_path: Path, sites: OtherSites
) -> None:
    dead = f"{sites.address}/404/buku"
    assert said(tmp_path, f"\n[a]({dead}), lagi <{dead}>.\n\n[b]: {dead}#bab 'B'\n") == [
        (6, "saran-tautan-mati", f"Tautan '{dead}' mati: situsnya menjawab 404."),
        (8, "saran-tautan-mati", f"Tautan '{dead}#bab' mati: situsnya menjawab 404."),
    ]
    assert sites.paths == ["HEAD /404/buku", "GET /404/buku"]


def test_links_in_fields_and_in_site_yaml_are_checked_and_those_in_code_are_not(
    tmp_path: Path, sites: OtherSites
) -> None:
    gone = f"{sites.address}/410"
    header = f"sumber:\n  - nama: Koran\n    tautan: {gone}/koran\n# {gone}/catatan\n"
    site = f"menu:\n  - teks: Katalog\n    tautan: {gone}/katalog\n"
    body = f"`{gone}/kode`\n\n```\n{gone}/pagar\n```\n\n{gone}/akhir\n"
    hints = found(tmp_path, body, header=header, site=site)
    places = {(one.path, one.field, one.what.split("/410/")[1].split("'")[0]) for one in hints}
    assert places == {
        (ENTRY, "sumber.tautan", "koran"),
        (ENTRY, "isi", "akhir"),
        ("content/site.yaml", "menu.tautan", "katalog"),
    }
    by_field = {one.field: one for one in hints}
    for one in by_field.values():
        line = (tmp_path / one.path).read_text("utf-8").split("\n")[one.line - 1]
        assert one.what.split("'")[1] in line


def test_a_permanent_redirect_is_advised_and_a_passing_one_is_not(
    tmp_path: Path, sites: OtherSites
) -> None:
    old = f"{sites.address}/301?/308?/302?/ada"
    (hint,) = found(tmp_path, f"{old}#bab\n{sites.address}/302?/ada\n")
    assert hint.code == "saran-tautan-pindah"
    assert hint.remedy == f"Buka, lalu ganti menjadi {sites.address}/302?/ada#bab"


def test_a_redirect_to_a_page_that_is_gone_is_a_dead_link(
    tmp_path: Path, sites: OtherSites
) -> None:
    assert [code for _, code, _ in said(tmp_path, f"{sites.address}/301?/404\n")] == [
        "saran-tautan-mati"
    ]


def test_redirects_that_lead_nowhere_end(tmp_path: Path, sites: OtherSites) -> None:
    loop = f"{sites.address}/301/putar?/301/putar?/301/putar"
    body = f"{sites.address}/302/berkas?file:///etc/passwd\n{loop}\n"
    assert [what.partition(": ")[2] for _, _, what in said(tmp_path, body)][:1] == [
        "pengalihannya tidak menuju halaman web."
    ]
    assert all("passwd" not in path for path in sites.paths if not path.startswith("HEAD /302"))


def test_a_server_that_knows_no_head_is_asked_with_get(tmp_path: Path, sites: OtherSites) -> None:
    assert said(tmp_path, f"{sites.address}/tanpa-head\n") == []
    assert sites.paths == ["HEAD /tanpa-head", "GET /tanpa-head"]


def test_a_closed_door_says_nothing_of_the_page(tmp_path: Path, sites: OtherSites) -> None:
    desk = content_of(tmp_path, f"{sites.address}/403\n{sites.address}/429\n")
    outside = check_outside(desk, tmp_path / "tautan.json", manners=HASTY)
    assert outside.hints == []
    assert outside.summary == (
        "2 tautan luar di 1 situs diperiksa; 2 menolak diperiksa, buka sendiri."
    )
    assert "GET /429" not in sites.paths


@pytest.mark.parametrize("path", ["lambat", "menetes"])
def test_a_server_that_takes_its_time_is_left(tmp_path: Path, sites: OtherSites, path: str) -> None:
    assert said(tmp_path, f"{sites.address}/{path}\n") == [
        (
            5,
            "saran-tautan-diam",
            f"Tautan '{sites.address}/{path}' tidak dapat dibuka: tidak menjawab pada waktunya.",
        )
    ]


def test_a_refused_connection_is_said_once_tried_twice(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
    body = "".join(f"{address}/{number}\n" for number in range(5))
    hints = said(tmp_path, body)
    assert [line for line, _, _ in hints] == [5, 6, 7, 8, 9]
    assert {what.partition(": ")[2] for _, _, what in hints} == {"sambungan ditolak."}


def test_a_host_that_does_not_answer_is_not_asked_for_all_its_pages(
    tmp_path: Path, sites: OtherSites
) -> None:
    body = "".join(f"{sites.address}/lambat/{number}\n" for number in range(6))
    assert len(said(tmp_path, body)) == 6
    assert sites.paths == ["HEAD /lambat/0", "HEAD /lambat/1"]


def test_a_bad_certificate_is_said(tmp_path: Path) -> None:
    pem = tmp_path / "sertifikat.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
         "-nodes", "-subj", "/CN=contoh", "-keyout", pem, "-out", tmp_path / "umum.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
    pem.write_bytes(pem.read_bytes() + (tmp_path / "umum.pem").read_bytes())
    with other_sites(pem) as sites:
        ((_, code, what),) = said(tmp_path, f"{sites.address}/ada\n")
    assert code == "saran-tautan-diam"
    assert what.endswith("tidak dapat dibuka: sertifikatnya tidak sah.")


def test_who_asks_is_said_with_name_and_address(tmp_path: Path, sites: OtherSites) -> None:
    said(tmp_path, f"{sites.address}/ada\n")
    desk = Desk.of(tmp_path / "content")
    assert {agent for _, _, agent in sites.asked} == {user_agent(desk.site.name, desk.site.url)}
    assert user_agent("Pustaka “Émas” (1)", "https://pustaka.example") == (
        "PemeriksaTautan/1.0 (Pustaka Emas 1; +https://pustaka.example)"
    )


def test_a_host_gets_one_request_at_a_time_with_a_pause_between(
    tmp_path: Path, sites: OtherSites
) -> None:
    named = sites.address.replace("127.0.0.1", "localhost")
    body = "".join(f"{sites.address}/ada/{n}\n{named}/302?{sites.address}/ada/x{n}\n"
                   for n in range(3))  # fmt: skip
    desk = content_of(tmp_path, body)
    check_outside(desk, tmp_path / "tautan.json", manners=Manners(pause=0.1, timeout=5))
    own = [at for at, (_, path, _) in zip(sites.times, sites.asked, strict=True)
           if path.startswith("/ada")]  # fmt: skip
    assert len(own) == 6
    assert min(after - before for before, after in itertools.pairwise(own)) >= 0.1
    assert sites.most <= 2  # the two names


def test_answers_are_kept_a_week_if_good_and_an_hour_if_bad(
    tmp_path: Path, sites: OtherSites, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = f"{sites.address}/ada\n{sites.address}/404\n"
    first = said(tmp_path, body)
    asked = len(sites.asked)
    assert said(tmp_path, body) == first
    assert len(sites.asked) == asked
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + KEPT_BAD + 60)
    assert said(tmp_path, body) == first
    assert sites.paths[asked:] == ["HEAD /404", "GET /404"]
    monkeypatch.setattr(time, "time", lambda: now + KEPT_GOOD + 60)
    said(tmp_path, body)
    assert "HEAD /ada" in sites.paths[asked:]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"http://x/": {"state": 1}}', '{"a": 3}'])
def test_a_spoilt_cache_is_begun_anew(tmp_path: Path, sites: OtherSites, text: str) -> None:
    (tmp_path / "tautan.json").write_text(text)
    assert len(said(tmp_path, f"{sites.address}/404\n")) == 1
    assert json.loads((tmp_path / "tautan.json").read_bytes())[f"{sites.address}/404"]


def test_without_any_connection_no_link_is_blamed_and_nothing_is_remembered(
    tmp_path: Path,
) -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as one,
        socket.create_server(("127.0.0.1", 0)) as two,
    ):
        ports = [server.getsockname()[1] for server in (one, two)]
    desk = content_of(tmp_path, "".join(f"http://127.0.0.1:{port}/\n" for port in ports))
    outside = check_outside(desk, tmp_path / "tautan.json", manners=HASTY)
    assert outside.hints == []
    assert outside.summary.endswith("periksa sambungan internet.")
    assert json.loads((tmp_path / "tautan.json").read_bytes()) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](https://a.id/b_(c)) dan (https://a.id/d).", ["https://a.id/b_(c)", "https://a.id/d"]),
        ("[a](https://a.id/x),[b](https://b.id/?a=1&amp;b=2 'B')",
         ["https://a.id/x", "https://b.id/?a=1&b=2"]),
        ("<https://a.id/>, **https://a.id/tebal**", ["https://a.id/", "https://a.id/tebal"]),
        ("http://[ dan https:// saja, http://[::1]/a]", ["http://[::1]/a"]),
    ],
)  # fmt: skip
def test_an_address_ends_where_the_sentence_goes_on(text: str, expected: list[str]) -> None:
    assert list(addresses(text)) == expected


def test_addresses_beyond_ascii_are_sent_as_hosts_understand_them() -> None:
    assert ascii_address("https://é.example/buku é%20?q=“a”#x") == (
        "https://xn--9ca.example/buku%20%C3%A9%20?q=%E2%80%9Ca%E2%80%9D"
    )


def test_the_command_advises_and_ends_well(project: Path, sites: OtherSites) -> None:
    file = project / ENTRY
    text = "---\njudul: Kabar\ntanggal: 2024-11-07\n---\nLihat <http://katalog.test/404/buku>.\n"
    file.write_text(text, "utf-8")
    environment = {"http_proxy": sites.address, "https_proxy": sites.address, "no_proxy": ""}
    done = literasi(project, "periksa", "--luar", ENTRY, **environment)
    assert done.returncode == 0, done.stderr
    assert (
        f"Saran: {ENTRY}:5: isi: Tautan 'http://katalog.test/404/buku' mati: "
        "situsnya menjawab 404. [saran-tautan-mati]"
    ) in done.stdout
    assert sites.paths == [
        "HEAD http://katalog.test/404/buku",
        "GET http://katalog.test/404/buku",
    ]
    assert (project / ".cache/tautan.json").is_file()
