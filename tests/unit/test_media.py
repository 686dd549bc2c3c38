"""A medium's facts are read from the file, and a file that is not what it says is refused."""

import random
from pathlib import Path

import pytest
from PIL import ExifTags, Image
from pydantic_core import PydanticCustomError

from bench.media import write_picture, write_silence
from plugins.core import media


def refusal(read: object, root: Path, path: str) -> str:
    assert callable(read)
    with pytest.raises(PydanticCustomError) as error:
        read(root, path)
    return error.value.type


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_picture(tmp_path / "media/a.jpg", (30, 20), random.Random(1))
    write_silence(tmp_path / "media/a.mp3", seconds=3)
    return tmp_path


@pytest.mark.parametrize("path", ["media/a.jpg", "/media/a.jpg", "{static}/media/a.jpg"])
def test_a_picture_tells_its_size(root: Path, path: str) -> None:
    picture = media.image(root, path)
    assert (picture.width, picture.height, picture.url) == (30, 20, "media/a.jpg")
    assert picture.bytes == (root / "media/a.jpg").stat().st_size
    assert picture.type == "image/jpeg"


def test_a_picture_tells_the_size_in_which_it_is_published(root: Path) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    for name in ("b.jpg", "b.png", "b.webp"):
        Image.new("L", (3200, 1800)).save(root / "media" / name, exif=exif)
        picture = media.image(root, f"media/{name}")
        assert (picture.width, picture.height) == (900, 1600)
    Image.new("L", (2000, 2000)).save(root / "media/c.png")
    picture = media.image(root, "media/c.png")
    assert (picture.width, picture.height) == (2000, 2000)


@pytest.mark.parametrize("side", [7072, 14000, 20000])
def test_a_picture_of_too_many_pixels_is_refused(root: Path, side: int) -> None:
    Image.new("1", (side, side)).save(root / "media/b.png")
    assert refusal(media.image, root, "media/b.png") == "media_huge"


def test_odd_exif_does_not_matter(root: Path) -> None:
    Image.new("L", (30, 20)).save(root / "media/b.jpg", exif=b"Exif\0\0MM\0*\0\0\0\x08\xff\xff")
    picture = media.image(root, "media/b.jpg")
    assert (picture.width, picture.height) == (30, 20)


def test_sound_tells_its_length(root: Path) -> None:
    sound = media.audio(root, "media/a.mp3")
    assert (sound.seconds, sound.type) == (3, "audio/mpeg")


@pytest.mark.parametrize(
    ("read", "path", "kind"),
    [
        (media.image, "media/../a.jpg", "media_outside"),
        (media.image, "a.jpg", "media_outside"),
        (media.image, "media\\a.jpg", "media_outside"),
        (media.image, "media/a.mp3", "media_type"),
        (media.image, "media/A.jpg", "media_missing"),
        (media.image, "media/b.jpg", "media_missing"),
        (media.audio, "media/a.jpg", "media_type"),
    ],
)
def test_a_wrong_path_is_refused_by_kind(root: Path, read: object, path: str, kind: str) -> None:
    assert refusal(read, root, path) == kind


@pytest.mark.parametrize("name", ["x.jpg", "x.png", "x.mp3", "x.mp4", "x.m4a", "x.ogg"])
def test_a_file_that_is_not_what_its_name_says_is_refused(root: Path, name: str) -> None:
    (root / "media" / name).write_bytes(b"bukan media sama sekali" * 20)
    read: object = media.image if name.endswith(("jpg", "png")) else media.audio
    read = media.video if name.endswith("mp4") else read
    assert refusal(read, root, f"media/{name}") == "media_broken"


def test_a_picture_cut_short_is_refused(root: Path) -> None:
    whole = root / "media/c.png"
    Image.effect_noise((200, 200), 90).save(whole)
    whole.write_bytes(whole.read_bytes()[:-2000])
    assert refusal(media.image, root, "media/c.png") == "media_broken"


def test_a_link_out_of_the_tree_is_not_followed(root: Path) -> None:
    outside = root.parent / "rahasia.jpg"
    write_picture(outside, (5, 5), random.Random(1))
    (root / "media/link.jpg").symlink_to(outside)
    assert refusal(media.image, root, "media/link.jpg") == "media_missing"


def test_a_webm_is_taken_without_a_length(root: Path) -> None:
    (root / "media/a.webm").write_bytes(b"\x1a\x45\xdf\xa3")
    assert media.video(root, "media/a.webm").seconds is None


def test_a_folder_is_listed_only_where_names_ignore_case(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if (root / "MEDIA").exists():
        pytest.skip("this disk ignores case")
    listed: list[Path] = []

    def names(folder: Path) -> set[str]:
        listed.append(folder)
        return {"a.jpg", "A.JPG"}

    monkeypatch.setattr(media, "_names", names)
    media.image(root, "media/a.jpg")
    assert listed == []
    (root / "media/A.JPG").write_bytes((root / "media/a.jpg").read_bytes())
    media.image(root, "media/a.jpg")
    assert listed == [root / "media"]
