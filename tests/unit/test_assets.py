"""Names of the theme's files change when their bytes do."""

import re
from pathlib import Path

import pytest

from plugins.core.assets import HASHED, Assets, shortened


@pytest.fixture
def static(tmp_path: Path) -> Path:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "gaya").mkdir()
    (tmp_path / "fonts/huruf.woff2").write_bytes(b"huruf")
    (tmp_path / "gaya/a.css").write_text('a { src: url("../fonts/huruf.woff2") url(data:x) }')
    (tmp_path / "umpan.css").write_text("b { src: url(fonts/huruf.woff2) }")
    return tmp_path


def test_a_name_tells_the_bytes_and_keeps_its_suffix(static: Path) -> None:
    before = Assets(static).address("fonts/huruf.woff2")
    assert HASHED.search(before)
    assert before.startswith("theme/fonts/huruf.")
    assert before.endswith(".woff2")
    (static / "fonts/huruf.woff2").write_bytes(b"lain")
    assert Assets(static).address("fonts/huruf.woff2") != before


def test_a_style_sheet_names_what_it_uses_and_changes_with_it(static: Path) -> None:
    assets = Assets(static)
    font = Path(assets.address("fonts/huruf.woff2")).name
    before = assets.address("gaya/a.css")
    assert assets.files[before].decode() == f'a {{ src: url("../fonts/{font}") url(data:x) }}'
    (static / "fonts/huruf.woff2").write_bytes(b"lain")
    assert Assets(static).address("gaya/a.css") != before


def test_a_fixed_name_stays_and_what_it_uses_is_still_found(static: Path) -> None:
    assets = Assets(static, fixed=["umpan.css"])
    assert assets.address("umpan.css") == "umpan.css"
    font = Path(assets.address("fonts/huruf.woff2")).name
    assert assets.files["umpan.css"].decode() == f"b {{ src: url(theme/fonts/{font}) }}"


def test_a_file_that_is_not_there_is_named(static: Path) -> None:
    with pytest.raises(LookupError, match=r"theme/static/gaya/b\.css tidak ada"):
        Assets(static).address("gaya/b.css")


def test_a_script_goes_out_without_what_only_its_author_reads(static: Path) -> None:
    script = (
        '// Untuk siapa.\n{\n  // Mengapa.\n\n  buka("https://contoh.id/"); // it\'s gone\n'
        "  const { a } = b.replace(/ *\\/\\/ \"/g, ' : ')\n  c(`${ a } = 1`, d / 2);\n}\n"
    )
    (static / "a.js").write_text(script)
    assets = Assets(static)
    published = assets.files[assets.address("a.js")].decode()
    assert published == (
        '{buka("https://contoh.id/");'
        "const{a}=b.replace(/ *\\/\\/ \"/g,' : ')\nc(`${ a } = 1`,d / 2);}\n"
    )
    assert shortened(published) == published


@pytest.mark.parametrize(
    "file", sorted(Path("theme/static/js").glob("*.js")), ids=lambda file: file.stem
)
def test_a_script_keeps_all_its_words(file: Path) -> None:
    written = re.sub(r"^\s*//.*| // .*", "", file.read_text(), flags=re.MULTILINE)
    published = shortened(file.read_text())
    assert "".join(published.split()) == "".join(written.split())
    assert re.findall(r"\w+", published) == re.findall(r"\w+", written)


def test_no_text_in_a_script_of_the_theme_runs_over_lines() -> None:
    for script in Path("theme/static/js").glob("*.js"):
        for line in script.read_text().splitlines():
            assert line.count("`") % 2 == 0, f"{script}: {line}"
            assert "/*" not in line, f"{script}: {line}"
