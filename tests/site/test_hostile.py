"""Hostile and mistaken inputs as data (tests/hostile): each refused by its code, or harmless.

What can be told in one run is built in one run, so that hundreds of cases cost a few builds.
"""

import contextlib
import ctypes
import io
import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from pelican import signals
from PIL import Image

from bench.corpus import write_corpus
from plugins.core.problems import ContentRefused, Problem
from plugins.desk.building import BuildFailed, build
from plugins.desk.proofreading import Desk
from tests.conftest import NOW, ROOT, Build
from tests.samples import SITE, WHOLE_SITE

FOLDER = ROOT / "tests/hostile"
HEADER = "judul: Contoh {}\ntanggal: 2024-11-01"


def cases(name: str) -> list[Any]:
    return list(yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8")))


def text_of(made: Any) -> str:
    """Return a text, or one that says how often a piece of it is repeated."""
    if isinstance(made, str):
        return made
    repeated = made["ulang"] * made["kali"]
    return str(made.get("awal", "") + repeated + made.get("akhir", ""))


def entries() -> dict[str, tuple[str, str]]:
    """Return path: (text, expectation) of all cases that are one entry."""
    found = {}
    for name, body, expected in cases("isi"):
        text = f"---\n{HEADER.format(name)}\n---\n{text_of(body)}\n"
        found[f"articles/berita/2024/isi-{name}.md"] = (text, expected)
    for name, header, expected in cases("kepala"):
        text = f"---\n{text_of(header)}\n---\nIsi.\n"
        found[f"articles/berita/2024/kepala-{name}.md"] = (text, expected)
    return found


def encoded(format_name: str, mode: str = "RGB", **options: Any) -> bytes:
    buffer = io.BytesIO()
    picture = Image.frombytes("RGB", (64, 64), random.Random(1).randbytes(64 * 64 * 3))
    picture.convert(mode).save(buffer, format_name, **options)
    return buffer.getvalue()


def located() -> bytes:
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "S"
    exif.get_ifd(0x8825)[2] = (3.0, 33.0, 47.0)
    return encoded("JPEG", exif=exif)


def huge() -> bytes:
    buffer = io.BytesIO()
    Image.new("1", (30_000, 20_000)).save(buffer, "PNG")
    return buffer.getvalue()


RECIPES: dict[str, Callable[[], bytes]] = {
    "jpeg": lambda: encoded("JPEG"),
    "png": lambda: encoded("PNG"),
    "jpeg-terpotong": lambda: encoded("JPEG")[:900],
    "png-terpotong": lambda: encoded("PNG")[:5000],
    "cmyk": lambda: encoded("JPEG", "CMYK"),
    "gps": located,
    "bom": huge,
}


def write(file: Path, made: Any) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    match made:
        case str():
            file.write_bytes(made.encode())
        case {"hex": digits}:
            file.write_bytes(bytes.fromhex(str(digits)))
        case {"tautan": target}:
            file.symlink_to(target)
        case {"pipa": _}:
            os.mkfifo(file)
        case {"resep": name}:
            file.write_bytes(RECIPES[name]())


@pytest.fixture
def content(tmp_path: Path, sample_media: Path) -> Path:
    folder = tmp_path / "content"
    shutil.copytree(sample_media, folder)
    for name, text in {"site.yaml": SITE, **WHOLE_SITE}.items():
        write(folder / name, text)
    return folder


def problems_of(content: Path, tmp_path: Path, **settings: Any) -> list[Problem]:
    """Build and return what is told; nothing may be written then."""
    overrides = {"BUILD_TIME": NOW, "CHECK_CACHE": str(tmp_path / "periksa"), **settings}
    with pytest.raises(ContentRefused) as refusal:
        build(ROOT, tmp_path / "output", content=content, overrides=overrides)
    assert not (tmp_path / "output").exists()
    assert "Traceback" not in refusal.value.problems.report()
    return list(refusal.value.problems)


def by_file(problems: list[Problem]) -> dict[str, set[str]]:
    told: dict[str, set[str]] = {}
    for problem in problems:
        told.setdefault(problem.path.removeprefix("content/"), set()).add(str(problem.code))
        assert problem.what, problem
        assert problem.remedy or problem.code == "pelican", problem
    return told


LOCKED = (
    "articles/berita/2024/pojok-baca.md", "pages/tentang.md", "media/gambar/foto.jpg",
    "media/audio/episode.mp3", "media/audio/episode.vtt", "media/dokumen/piagam.pdf",
    "articles/agenda",
)  # fmt: skip


def heed_rights() -> None:
    """Let even root be refused what the rights of a file refuse (capabilities(7))."""
    libc = ctypes.CDLL(None, use_errno=True)
    for overriding in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        if libc.prctl(24, overriding, 0, 0, 0):  # PR_CAPBSET_DROP
            raise OSError(ctypes.get_errno(), "prctl")


def test_what_cannot_be_read_is_told_by_name_and_all_of_it(content: Path) -> None:
    """Through the command, in a process of its own: these tests may be run by root."""
    for path in LOCKED:
        (content / path).chmod(0)
    done = subprocess.run(
        [sys.executable, "-m", "plugins.desk", "periksa", "--konten", str(content)],
        cwd=ROOT, capture_output=True, text=True, check=False,
        preexec_fn=heed_rights if os.geteuid() == 0 else None,
    )  # fmt: skip
    for path in LOCKED:
        (content / path).chmod(0o755)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    for path in LOCKED:
        kind = "Folder tidak dapat dibuka" if path == LOCKED[-1] else "Berkas tidak dapat dibaca"
        assert f"content/{path}: {kind}. [berkas-terkunci]" in done.stderr, path
    assert "media-rusak" not in done.stderr


def test_topics_and_people_that_would_share_a_page_are_told(content: Path, tmp_path: Path) -> None:
    terms = {
        "a": "topik: [C]", "b": "topik: ['C++']", "c": "topik: [C, 'C#']",
        "d": "topik: [Taman Baca, taman baca]\npenulis: [Ani SPd]", "e": "penulis: ['Ani! SPd']",
    }  # fmt: skip
    for name, header in terms.items():
        text = f"---\n{HEADER.format(name)}\n{header}\n---\nIsi.\n"
        write(content / f"articles/berita/2024/{name}.md", text)
    told = by_file(problems_of(content, tmp_path))
    assert told == {f"articles/berita/2024/{name}.md": {"topik-kembar"} for name in "bce"}


# Only the finished site shows these.
AFTER_BUILDING = {"jangkar-mati"}


def test_every_wrong_entry_is_refused_in_one_run_by_its_code_and_no_good_one(
    content: Path, tmp_path: Path
) -> None:
    wrong = {
        path: made for path, made in entries().items()
        if made[1] != "terbit" and made[1] not in AFTER_BUILDING
    }  # fmt: skip
    for path, (text, _) in wrong.items():
        write(content / path, text)
    told = by_file(problems_of(content, tmp_path))
    missed = {p: told.get(p) for p, (_, code) in wrong.items() if code not in told.get(p, ())}
    assert missed == {}
    assert set(told) == set(wrong)


def test_every_wrong_file_is_refused_in_one_run_by_its_code(content: Path, tmp_path: Path) -> None:
    expected = {}
    for _, path, made, code in cases("berkas"):
        write(content / path, made)
        expected[path] = code
    told = by_file(problems_of(content, tmp_path))
    hidden = {".obsidian/kabar.md": ".obsidian"}  # a hidden folder is told as a whole
    missed = {
        path: told.get(hidden.get(path, path))
        for path, code in expected.items()
        if code != "terbit" and code not in told.get(hidden.get(path, path), ())
    }
    assert missed == {}
    assert [path for path, code in expected.items() if code == "terbit" and path in told] == []


def test_what_only_the_finished_site_shows_is_told(content: Path, tmp_path: Path) -> None:
    late = {path: made for path, made in entries().items() if made[1] in AFTER_BUILDING}
    for path, (text, _) in late.items():
        write(content / path, text)
    told = by_file(problems_of(content, tmp_path))
    assert {path: code for path, (_, code) in late.items() if code not in told[path]} == {}


def test_what_looks_hostile_and_is_not_is_published_and_harmless(build: Build) -> None:
    """The checks of the finished site look for all that is active, lost or dead in it."""
    good = {path: text for path, (text, code) in entries().items() if code == "terbit"}
    output = build({**WHOLE_SITE, **good})
    assert list(Desk.of(output.parent / "content").advice())  # it too comes to an end
    for path in good:
        assert (output / "berita/2024" / Path(path).stem / "index.html").is_file(), path
    for file in output.rglob("*.html"):
        scripts = re.findall(r"<script(?![^>]*ld\+json)[^>]*>", file.read_text("utf-8"))
        assert all("src=" in script for script in scripts), file


def spoilt_theme(folder: Path, name: str, text: str) -> dict[str, Any]:
    theme = folder / "theme"
    shutil.copytree(ROOT / "theme", theme)
    (theme / "templates" / name).write_text(text, "utf-8")
    return {"THEME": str(theme)}


class FailingPlugin:
    """A plugin that raises in register(), which Pelican only logs (__init__.py:81), or later."""

    __name__ = "plugins.failing"

    def __init__(self, when: str, error: BaseException) -> None:
        self.when = when
        self.error = error

    def register(self) -> None:
        if self.when == "register":
            raise self.error
        getattr(signals, self.when).connect(self.fail)

    def fail(self, *_: object, **__: object) -> None:
        raise self.error


@contextlib.contextmanager
def plugins(kind: str, told: str) -> Iterator[dict[str, Any]]:
    import pelicanconf  # noqa: PLC0415 (it is a settings file)

    when, _, exits = kind.partition(" ")
    plugin = FailingPlugin(when, SystemExit(0) if exits else KeyError(told))
    added: Any = "plugins.hilang" if kind == "missing" else plugin
    try:
        yield {"PLUGINS": [*pelicanconf.PLUGINS, added]}
    finally:
        getattr(signals, when, signals.initialized).disconnect(plugin.fail)


@pytest.mark.parametrize(
    ("change", "told"),
    [pytest.param(change, told, id=name) for name, change, told in cases("situs")],
)
def test_a_fault_of_site_settings_theme_or_plugins_is_refused(
    change: dict[str, Any], told: str, content: Path, tmp_path: Path
) -> None:
    site = SITE
    if "tanpa" in change:
        site = "".join(
            ln for ln in site.splitlines(keepends=True) if not ln.startswith(change["tanpa"])
        )
        assert site != SITE
    data = bytes.fromhex(change["hex"]) if "hex" in change else site.encode()
    if "situs" in change:
        data += change["situs"].encode() + b"\n"
    (content / "site.yaml").write_bytes(data)
    settings = dict(change.get("setelan", {}))
    if "templat" in change:
        settings |= spoilt_theme(tmp_path, *change["templat"])
    overrides = {"BUILD_TIME": NOW, "CHECK_CACHE": str(tmp_path / "periksa"), **settings}
    with contextlib.ExitStack() as stack:
        if "plugin" in change:
            overrides |= stack.enter_context(plugins(change["plugin"], told))
        with pytest.raises((ContentRefused, BuildFailed)) as refusal:
            build(ROOT, tmp_path / "output", content=content, overrides=overrides)
    assert told in str(refusal.value)
    assert "Traceback" not in str(refusal.value)
    assert refusal.value.code not in (0, None)
    assert not (tmp_path / "output").exists()


def test_photos_are_published_bare_and_in_rgb(build: Build) -> None:
    output = build({
        **WHOLE_SITE, "media/gambar/gps.jpg": located(), "media/gambar/cmyk.jpg": RECIPES["cmyk"](),
    })  # fmt: skip
    for name in ("gps", "cmyk"):
        with Image.open(output / f"media/gambar/{name}.jpg") as picture:
            assert picture.mode == "RGB"
            assert not picture.getexif()


def test_there_are_at_least_250_cases() -> None:
    assert sum(len(cases(name)) for name in ("isi", "kepala", "berkas", "situs")) >= 250


@pytest.mark.usefixtures("untraced")
def test_two_thousand_good_entries_give_no_refusal(tmp_path: Path) -> None:
    """As read and converted; what the finished site shows is measured by bench.checking."""
    from plugins.core.context import ReadingContext  # noqa: PLC0415
    from plugins.core.conversion import Converter  # noqa: PLC0415
    from plugins.core.dates import ZONES  # noqa: PLC0415
    from plugins.core.interpreting import interpret  # noqa: PLC0415
    from plugins.kinds import KINDS  # noqa: PLC0415

    write_corpus(tmp_path / "content", entries=2000, seed=11)
    context = ReadingContext(tmp_path / "content", ZONES["WITA"])
    converter = Converter()
    refused = []
    for file in sorted((tmp_path / "content/articles").rglob("*.md")):
        kind = KINDS[file.relative_to(tmp_path / "content/articles").parts[0]]
        found = interpret(file.read_bytes(), file.name, kind, context, converter)
        refused += [str(fault) for fault in found.faults]
    assert refused == []
