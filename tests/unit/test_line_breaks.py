"""Where lines may break in Indonesian, and where they must not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from plugins.core.line_breaks import kept_together, typeset


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("laporan pertanggungjawaban", "laporan per|tang|gung|ja|waban"),
        ("Pertanggungjawaban Camat", "Per|tang|gung|ja|waban Camat"),
        ("PENYELENGGARAAN LOMBA", "PENYE|LENG|GA|RAAN LOMBA"),
        ("Mempertanggungjawabkan Dana", "Mem|per|tang|gung|ja|wab|kan Dana"),
        ("Diselenggarakan di Desa", "Dise|leng|ga|ra|kan di Desa"),
        ("Berkesinambungan", "Ber|ke|si|nam|bungan"),
        ("Melangkarsikana Diporangkanaya", "Melangkarsikana Diporangkanaya"),
        ("Bumi Massenrempulu", "Bumi Massenrempulu"),
        ("Karangpenjajaran di Kalimantan", "Karangpenjajaran di Kalimantan"),
        ("perpustakaan desa", "perpustakaan desa"),
        ("Meraih Juara I di Bali", "Meraih Juara_I di Bali"),
        ("Juara Indonesia", "Juara Indonesia"),
        ("Rp 5.000 pada pukul 10.00 WITA", "Rp_5.000 pada pukul_10.00_WITA"),
        ("Episode 7: 30 menit", "Episode_7: 30_menit"),
        ("2 kilo", "2 kilo"),
    ],
)
def test_lines_break_where_a_reader_expects_it(text: str, shown: str) -> None:
    found = typeset(text)
    assert found.replace("\N{SOFT HYPHEN}", "|").replace("\N{NO-BREAK SPACE}", "_") == shown


@given(st.text(alphabet=st.characters(blacklist_characters="\xad\xa0"), max_size=80))
def test_no_letter_is_lost_or_added(text: str) -> None:
    found = typeset(text)
    assert found.replace("\N{SOFT HYPHEN}", "").replace("\N{NO-BREAK SPACE}", " ") == text


def test_markup_stays_markup() -> None:
    assert isinstance(kept_together(Markup("<p>Juara 1</p>")), Markup)
