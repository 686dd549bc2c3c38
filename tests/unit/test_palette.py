"""Colours that can be read, whatever a site chooses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.palette import (
    DARK,
    LIGHT,
    TEXT,
    contrast,
    dark_palette,
    faint_pairs,
    legible,
    light_palette,
    mixed,
)

COLOURS = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


def test_black_on_white_has_all_the_contrast_there_is() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#ffffff") == 1
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)  # WCAG's own example


@given(COLOURS, COLOURS)
def test_contrast_does_not_depend_on_which_is_the_ground(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21.001


def test_the_palette_of_the_theme_can_be_read() -> None:
    assert [*faint_pairs(LIGHT), *faint_pairs(DARK)] == []
    assert light_palette({}) == LIGHT
    assert dark_palette(LIGHT, {}) == DARK


@given(COLOURS)
def test_what_is_proposed_instead_of_a_faint_colour_can_be_read(brand: str) -> None:
    for faint in faint_pairs(light_palette({"sutra": brand})):
        assert faint.ratio < faint.least
        assert contrast(faint.better, faint.ground) >= faint.least


@given(COLOURS)
def test_a_brand_that_can_be_read_by_day_gives_a_night_that_can_be_read(brand: str) -> None:
    dark_enough = legible(brand, (LIGHT["paper"], LIGHT["tint"]), TEXT, "#000000")
    light = light_palette({"sutra": dark_enough})
    assert [*faint_pairs(light), *faint_pairs(dark_palette(light, {}))] == []


def test_mixing_goes_from_one_colour_to_the_other() -> None:
    assert [mixed("#000000", "#ffffff", share) for share in (0, 0.5, 1)] == [
        "#000000", "#808080", "#ffffff",
    ]  # fmt: skip
