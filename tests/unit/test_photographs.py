"""Photos made ready: what is kept of them, and what is not."""

import contextlib
import datetime
import io
from pathlib import Path

import pillow_heif
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image, ImageDraw

from plugins.core.bare_pictures import is_bare
from plugins.core.photograph_shelf import Shelf
from plugins.core.photographs import NotAPhotographError, day_in_name, differing, prepare

DAY = datetime.date(2024, 11, 7)


def drawing(size: tuple[int, int] = (2400, 1600), shift: int = 0) -> Image.Image:
    """Return a picture whose halves differ, so that its turns can be told apart."""
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    draw = ImageDraw.Draw(image)
    width, height = size
    for part in range(6):
        left = (part * width // 6 + shift) % width
        box = (left, part * height // 6, left + width // 5, height)
        draw.rectangle(box, fill=(40 * part, 255 - 40 * part, 128))
    return image


def saved(image: Image.Image, format_name: str = "JPEG", **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, format_name, **options)
    return buffer.getvalue()


def phone_photo() -> bytes:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6  # turn a quarter clockwise
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2024:11:07 10:15:00"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "S"
    return saved(drawing(), exif=exif, quality=95)


def test_a_phones_photo_is_upright_bare_and_small() -> None:
    photo = prepare(phone_photo())
    assert (photo.width, photo.height, photo.suffix) == (1067, 1600, ".jpg")
    assert is_bare(photo.data)
    assert photo.taken == datetime.datetime(2024, 11, 7, 10, 15)  # noqa: DTZ001
    assert photo.told_place
    assert len(photo.data) < len(phone_photo())


def test_an_iphones_heic_becomes_a_jpeg() -> None:
    buffer = io.BytesIO()
    pillow_heif.from_pillow(drawing()).save(buffer)
    photo = prepare(buffer.getvalue())
    assert (photo.width, photo.height, photo.suffix) == (1600, 1067, ".jpg")
    with Image.open(io.BytesIO(photo.data)) as picture:
        assert picture.format == "JPEG"
    assert differing(photo.likeness, prepare(saved(drawing())).likeness) <= 3


def test_equal_bytes_in_are_equal_bytes_out() -> None:
    assert prepare(phone_photo()) == prepare(phone_photo())


def test_a_drawing_stays_a_png_where_that_is_smaller_and_a_small_photo_stays_small() -> None:
    flag = Image.new("RGB", (300, 200), "red")
    flag.paste("white", (0, 100, 300, 200))
    photo = prepare(saved(flag, "PNG"))
    assert (photo.suffix, photo.width, photo.height) == (".png", 300, 200)


def test_the_same_photo_sent_through_whatsapp_is_alike_and_another_is_not() -> None:
    upright = drawing().rotate(-90, expand=True)
    sent = prepare(saved(upright.resize((720, 1080)), quality=50))
    other = prepare(saved(drawing(shift=900).rotate(90, expand=True)))
    assert differing(prepare(phone_photo()).likeness, sent.likeness) <= 10
    assert differing(prepare(phone_photo()).likeness, other.likeness) > 10


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "rusak"),
        (b"bukan gambar", "rusak"),
        (phone_photo()[:5000], "rusak"),
        (
            saved(
                Image.new("RGB", (9, 9)),
                "GIF",
                save_all=True,
                append_images=[Image.new("RGB", (9, 9), "red")],
            ),
            "bergerak",
        ),
    ],
)
def test_what_is_no_photo_is_refused_with_the_reason(data: bytes, why: str) -> None:
    with pytest.raises(NotAPhotographError, match=why):
        prepare(data)


@given(st.binary(max_size=400), st.integers(0, 400))
def test_whatever_the_bytes_the_answer_is_a_photo_or_a_refusal(noise: bytes, place: int) -> None:
    data = bytearray(saved(Image.new("RGB", (40, 30), "green")))
    data[place : place + len(noise)] = noise
    with contextlib.suppress(NotAPhotographError):
        assert prepare(bytes(data)).width == 40


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("IMG-20241107-WA0003.jpg", DAY),
        ("IMG_20241107_101500.jpg", DAY),
        ("2024-11-07 10.15.00.jpg", DAY),
        ("IMG_20241131_1.jpg", None),
        ("DSC_0001.JPG", None),
        ("120241107.jpg", None),
    ],
)
def test_the_day_is_read_from_names_that_phones_give(name: str, day: datetime.date | None) -> None:
    assert day_in_name(name) == day


def test_photos_are_named_by_day_and_subject_and_kept_once(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    first = shelf.put(prepare(phone_photo()), DAY, "Pojok Baca é & Pasar")
    assert (first.path, first.is_new) == (
        "media/gambar/2024-11-07-pojok-baca-e-dan-pasar.jpg",
        True,
    )
    again = Shelf(tmp_path).put(prepare(phone_photo()), DAY, "Lain")
    assert (again.path, again.is_new) == (first.path, False)
    sent = prepare(saved(drawing().rotate(-90, expand=True).resize((720, 1080)), quality=50))
    twin = Shelf(tmp_path).put(sent, DAY, "Pojok Baca é & Pasar")
    assert (twin.is_new, twin.twin) == (True, first.path)
    assert twin.path == first.path.replace(".jpg", "-2.jpg")
    other = shelf.put(prepare(saved(drawing(shift=900))), DAY, "???")
    assert (other.path, other.twin) == ("media/gambar/2024-11-07-foto.jpg", None)
    assert sorted(p.name for p in (tmp_path / "media/gambar").iterdir()) == sorted(
        Path(kept.path).name for kept in (first, twin, other)
    )
