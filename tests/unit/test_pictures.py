"""A photo is published upright, in sRGB, bare of metadata, small; and never made twice."""

import io
import json
import os
import random
import time
from pathlib import Path

import pytest
from PIL import ExifTags, Image, ImageCms, PngImagePlugin

from plugins.core import pictures, share_cards
from plugins.core.bare_pictures import is_bare
from plugins.core.illustrating import illustrated
from plugins.core.media import ImageFile
from plugins.core.palette import LIGHT
from plugins.core.picture_store import PictureStore
from plugins.core.pictures import Encoded, Picture
from tests.conftest import ROOT

FONT = (ROOT / "theme/fonts/plus-jakarta-sans-700.ttf").read_bytes()
STYLE = share_cards.CardStyle(FONT, share_cards.CardColours.of(LIGHT))


def halves(size: tuple[int, int] = (600, 400)) -> Image.Image:
    """Red on the left, blue on the right: a turn shows."""
    picture = Image.new("RGB", size, "blue")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    return picture


def saved(picture: Image.Image, format_name: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, format_name, **options)
    return buffer.getvalue()


def told(orientation: int = 1) -> Image.Exif:
    """Return EXIF with a place, a camera and a turn."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.Make] = "Kamera Rahasia"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "S"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (3.0, 33.0, 47.0)
    return exif


def shown(encoded: Encoded) -> Image.Image:
    with Image.open(io.BytesIO(encoded.data)) as picture:
        picture.load()
        assert picture.size == (encoded.width, encoded.height)
        return picture


def assert_bare(encoded: Encoded) -> None:
    picture = shown(encoded)
    assert not dict(picture.getexif())
    assert not picture.getexif().get_ifd(ExifTags.IFD.GPSInfo)
    assert not {"exif", "xmp", "icc_profile", "comment", "Komentar"} & picture.info.keys()
    for word in (b"Rahasia", b"Exif\0", b"GPS"):
        assert word not in encoded.data


METADATA = {"exif": told(), "xmp": b"<x:xmpmeta>Rahasia GPS</x:xmpmeta>"}


@pytest.mark.parametrize(
    ("format_name", "suffix"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp"), ("AVIF", "avif")]
)
def test_no_metadata_is_published(format_name: str, suffix: str) -> None:
    options: dict[str, object] = dict(METADATA)
    if format_name == "PNG":
        text = PngImagePlugin.PngInfo()
        text.add_text("Komentar", "Rahasia")
        options = {"exif": told(), "pnginfo": text}
    data = saved(halves(), format_name, **options)
    assert b"Rahasia" in data
    made = [*pictures.whole(data, f"media/a.{suffix}"), *pictures.variants(data)]
    assert [encoded.name for encoded in made] == [
        f"utuh.{suffix}", "208.avif", "320.avif", "480.avif", "600.avif", "480.jpg",
        "600.jpg",
    ]  # fmt: skip
    for encoded in made:
        assert_bare(encoded)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_photo_stands_upright(orientation: int) -> None:
    turns = {
        2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }  # fmt: skip
    stored = halves()
    if orientation > 1:
        stored = stored.transpose(turns[orientation])
    data = saved(stored, "JPEG", quality=95, exif=told(orientation))
    for encoded in [*pictures.whole(data, "a.jpg"), *pictures.variants(data)]:
        picture = shown(encoded).convert("RGB")
        assert picture.width > picture.height
        left = picture.getpixel((picture.width // 8, picture.height // 2))
        right = picture.getpixel((picture.width * 7 // 8, picture.height // 2))
        assert isinstance(left, tuple)
        assert isinstance(right, tuple)
        assert (left[0] > 200, left[2] < 60) == (True, True)
        assert (right[2] > 200, right[0] < 60) == (True, True)


def test_other_colour_spaces_become_rgb() -> None:
    cmyk = saved(halves().convert("CMYK"), "JPEG")
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for data in (
        cmyk,
        saved(halves(), "JPEG", icc_profile=profile),
        saved(halves(), "JPEG", icc_profile=b"bukan profil"),
    ):
        [whole] = pictures.whole(data, "a.jpg")
        assert_bare(whole)
        for encoded in [whole, *pictures.variants(data)]:
            picture = shown(encoded)
            assert picture.mode == "RGB"
            red = picture.getpixel((10, 10))
            assert isinstance(red, tuple)
            assert (red[0] > 200, red[1] < 80) == (True, True)


def test_sixteen_bits_of_grey_are_not_cut_off() -> None:
    data = saved(Image.new("I;16", (50, 50), 32768), "PNG")
    value = shown(pictures.variants(data)[-1]).convert("L").getpixel((9, 9))
    assert isinstance(value, int)
    assert 120 < value < 136


def test_a_transparent_ground_turns_white_and_stays_in_its_own_place() -> None:
    palette = Image.new("P", (40, 30), 0)
    palette.putpalette([0, 0, 0, 200, 0, 0])
    palette.paste(1, (0, 0, 20, 30))
    data = saved(palette, "PNG", transparency=0)
    assert pictures.whole(data, "a.png") == []
    for encoded in pictures.variants(data):
        ground = shown(encoded).convert("RGB").getpixel((35, 15))
        assert isinstance(ground, tuple)
        assert min(ground) > 245
    dirty = saved(palette, "PNG", transparency=0, exif=told())
    [whole] = pictures.whole(dirty, "a.png")
    alpha = shown(whole).convert("RGBA").getpixel((35, 15))
    assert isinstance(alpha, tuple)
    assert alpha[3] == 0


def test_a_small_picture_is_not_enlarged() -> None:
    made = pictures.variants(saved(halves((40, 20)), "PNG"))
    assert [(encoded.name, encoded.width, encoded.height) for encoded in made] == [
        ("40.avif", 40, 20), ("40.jpg", 40, 20),
    ]  # fmt: skip


def test_a_photo_of_a_phone_becomes_small() -> None:
    chance = random.Random(3)
    noise = Image.frombytes("RGB", (64, 48), chance.randbytes(64 * 48 * 3))
    data = saved(noise.resize((4000, 3000)), "JPEG", exif=told(6))
    [whole] = pictures.whole(data, "a.jpg")
    assert (whole.width, whole.height) == (1200, 1600)
    widths = [encoded.width for encoded in pictures.variants(data)]
    assert widths == [208, 320, 480, 800, 1280, 480, 800]


def test_what_follows_the_end_of_a_jpeg_is_not_published() -> None:
    plain = saved(halves(), "JPEG")
    assert is_bare(plain)
    assert pictures.whole(plain, "a.jpg") == []
    for tail in (b"ftypmp42 film", saved(halves(), "JPEG", exif=told())):
        assert not is_bare(plain + tail)
        [whole] = pictures.whole(plain + tail, "a.jpg")
        assert_bare(whole)


def test_a_moving_picture_keeps_moving_and_has_no_variants() -> None:
    data = saved(
        halves(), "GIF", save_all=True, append_images=[Image.new("RGB", (600, 400))],
        comment=b"Rahasia", duration=80,
    )  # fmt: skip
    [whole] = pictures.whole(data, "a.gif")
    assert shown(whole).n_frames == 2  # type: ignore[attr-defined]
    assert b"Rahasia" not in whole.data
    assert pictures.variants(data) == []


@pytest.mark.parametrize("format_name", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_photo_cut_short_is_refused(format_name: str) -> None:
    data = saved(Image.effect_noise((200, 200), 90).convert("RGB"), format_name)
    for broken in (data[: len(data) * 2 // 3], b"bukan gambar"):
        with pytest.raises(ValueError, match=r"."):
            pictures.whole(broken, f"a.{format_name.lower().replace('jpeg', 'jpg')}")
        with pytest.raises(ValueError, match=r"."):
            pictures.variants(broken)


def test_the_same_photo_gives_the_same_bytes() -> None:
    data = saved(Image.effect_mandelbrot((900, 600), (-2, -1, 1, 1), 60), "PNG")
    assert pictures.variants(data) == pictures.variants(data)
    assert share_cards.drawn("Judul", "Berita", "Situs", STYLE) == share_cards.drawn(
        "Judul", "Berita", "Situs", STYLE
    )


def test_a_picture_is_made_once_and_a_damaged_one_again(tmp_path: Path) -> None:
    made: list[int] = []

    def make() -> list[Encoded]:
        made.append(1)
        return pictures.variants(data)

    data = saved(halves(), "PNG")
    first = PictureStore(tmp_path).get("variants", data, make)
    assert PictureStore(tmp_path).get("variants", data, make) == first
    assert len(made) == 1
    for damage in (b"", first[0].file.read_bytes()[:-9], b"x" * first[0].bytes):
        first[0].file.write_bytes(damage)
        assert PictureStore(tmp_path).get("variants", data, make) == first
        assert len(first[0].file.read_bytes()) == first[0].bytes
    [index] = tmp_path.rglob("*.json")
    for damage in (b"", b"{", b"[]x", b'[{"file": 3}]', b"[1]", b"3"):
        index.write_bytes(damage)
        assert PictureStore(tmp_path).get("variants", data, make) == first
    first[-1].file.unlink()
    assert PictureStore(tmp_path).get("variants", data, make) == first
    assert len(made) == 11
    PictureStore(tmp_path).get("lain", data, make)
    PictureStore(tmp_path).get("variants", data + b"\0", make)
    assert len(made) == 13


def test_what_the_list_of_all_pictures_says_is_looked_at_before_it_counts(tmp_path: Path) -> None:
    made: list[int] = []

    def make() -> list[Encoded]:
        made.append(1)
        return [Encoded("a.jpg", b"isi", 3, 2)]

    def get() -> bytes:
        store = PictureStore(tmp_path / "toko")
        [found] = store.get("uji", b"", make)
        store.prune()
        return found.file.read_bytes()

    (tmp_path / "rahasia").write_bytes(b"xyz")
    assert get() == get() == b"isi"
    assert len(made) == 1
    whole = json.loads((tmp_path / "toko/daftar.json").read_bytes())
    [[key, [item]]] = whole.items()
    [index] = (tmp_path / "toko").glob("??/*.json")
    damaged = [
        b"",
        b"{",
        b"[]",
        b"3",
        json.dumps({key: 3}).encode(),
        json.dumps({key: [1]}).encode(),
    ]
    elsewhere = {key: [item | {"file": "../../rahasia"}]}
    for damage in (*damaged, json.dumps(elsewhere).encode()):
        (tmp_path / "toko/daftar.json").write_bytes(damage)
        assert get() == b"isi"
    assert len(made) == 1  # for the list beside the picture is whole
    index.unlink()
    (tmp_path / "toko/daftar.json").write_bytes(json.dumps(elsewhere).encode())
    assert get() == b"isi"
    assert len(made) == 2
    next(index.parent.glob("*-a.jpg")).write_bytes(b"rusak")
    assert get() == b"isi"
    assert len(made) == 3


@pytest.mark.parametrize(
    "title",
    [
        "Juara I",
        "Perpustakaan Desa Raih Penghargaan untuk Pertanggungjawaban Layanan",
        "kata " * 200,
        "Keanekaragamanpertanggungjawabanketidakberkesinambungan",
        "ᨔᨘᨑᨛ 😀",
        "",
    ],
)
def test_a_drawn_card_has_its_size_and_weight(title: str) -> None:
    [card] = share_cards.drawn(title, "Ulasan buku", "Literasi " * 20, STYLE)
    assert shown(card).size == (1200, 630)
    assert shown(card).format == "JPEG"
    assert len(card.data) <= 200_000
    assert_bare(card)


def test_the_mark_of_a_site_stands_on_its_cards_and_no_title_below_it() -> None:
    mark = Image.new("RGBA", (132, 132), "#0000ff")
    marked = share_cards.CardStyle(FONT, STYLE.colours, saved(mark, "PNG"))
    [card] = share_cards.drawn("Perpustakaan Desa " * 9, "Berita", "Situs", marked)
    picture = shown(card).convert("RGB")
    for corner in ((566, 504), (634, 504), (566, 572), (634, 572)):
        red, green, blue = picture.getpixel(corner)  # type: ignore[misc]
        assert (red, green) < (40, 40)
        assert blue > 215
    assert marked.digest != STYLE.digest


def test_a_title_stands_within_the_middle_of_its_card() -> None:
    """Small previews show no more than the square in the middle."""
    empty = shown(share_cards.drawn("", "Berita", "Situs", STYLE)[0]).convert("L")
    full = shown(share_cards.drawn("Perpustakaan Desa " * 4, "Berita", "Situs", STYLE)[0])
    pixels = zip(empty.tobytes(), full.convert("L").tobytes(), strict=True)
    columns = {place % 1200 for place, (one, two) in enumerate(pixels) if abs(one - two) > 60}
    assert columns
    assert min(columns) >= 285
    assert max(columns) <= 915


def test_a_card_cut_from_the_heaviest_photo_is_light_enough() -> None:
    chance = random.Random(1)
    noise = Image.frombytes("RGB", (1600, 1000), chance.randbytes(1600 * 1000 * 3))
    [card] = share_cards.cropped(saved(noise, "JPEG", exif=told()))
    assert shown(card).size == (1200, 630)
    assert len(card.data) <= 200_000
    assert_bare(card)


@pytest.mark.parametrize(
    ("size", "fit"),
    [((1600, 900), True), ((1200, 630), True), ((1199, 630), False), ((1600, 400), False),
     ((1400, 1400), False), ((900, 1600), False)],
)  # fmt: skip
def test_only_a_wide_and_large_picture_becomes_a_card(size: tuple[int, int], fit: bool) -> None:  # noqa: FBT001
    assert share_cards.is_fit(ImageFile("media/a.jpg", 1, *size)) == fit


def test_only_pictures_of_ours_are_wrapped() -> None:
    picture = Picture(ImageFile("media/a b.jpg", 1, 2, 3), (), ())
    body = (
        '<p><img alt="x &gt; &quot;" src="/b/media/a%20b.jpg"><img src="https://e.org/x.jpg"></p>'
    )
    shown_body = illustrated(
        body, {"media/a b.jpg": picture}, "/b", lambda made, img: f"[{made.file.width}{img}]"
    )
    assert shown_body == (
        '<p>[2<img alt="x &gt; &quot;" src="/b/media/a%20b.jpg">]'
        '<img src="https://e.org/x.jpg"></p>'
    )


def test_the_store_forgets_pictures_that_no_build_asks_for(tmp_path: Path) -> None:
    for number in range(1010):
        (tmp_path / "ab").mkdir(exist_ok=True)
        (tmp_path / f"ab/{number}.json").write_text("[]")
        os.utime(tmp_path / f"ab/{number}.json", (0, 0 if number else time.time()))
        (tmp_path / f"ab/{number}-kartu.jpg").write_text("")
    store = PictureStore(tmp_path)
    [kept] = store.get("uji", b"", lambda: [Encoded("a.jpg", b"x", 1, 1)])
    store.prune()
    assert kept.file.is_file()
    assert (tmp_path / "ab/0.json").is_file()
    assert len(list(tmp_path.glob("??/*"))) == 4
