"""What an editor reads after publishing."""

from plugins.publishing.manifest import Changes
from plugins.publishing.paths import RELEASE
from plugins.publishing.summary import summary
from tests.publishing.sites import facts

SITE = "https://literasi.example.org"


def page(address: str) -> str:
    return f"{address.strip('/')}/index.html"


def test_entries_are_told_by_name_and_lists_by_their_number() -> None:
    told = facts({"/berita/2024/a/": "a", "/berita/2024/b/": "b"}, address=SITE)
    changes = Changes(
        new=(page("/berita/2024/a/"), page("/topik/buku/")),
        changed=("index.html", page("/berita/2024/b/"), "rss.xml", RELEASE),
        removed=(page("/berita/2024/c/"), "berita/2024/c/lampiran.vtt"),
    )
    assert summary(told, changes).splitlines() == [
        "Baru: 1 tulisan.",
        "  Judul /berita/2024/a/",
        f"  {SITE}/berita/2024/a/",
        "Berubah: 1 tulisan.",
        "  Judul /berita/2024/b/",
        f"  {SITE}/berita/2024/b/",
        "Tidak ada lagi: 1 halaman.",
        "  /berita/2024/c/",
        "Daftar yang ikut berubah: 2 halaman.",
    ]


def test_a_change_of_all_is_told_by_its_number() -> None:
    told = facts({f"/berita/2024/{n}/": f"{n}" for n in range(30)}, address=SITE)
    every = tuple(page(found.address) for found in told.identities)
    assert summary(told, Changes((), every, ())) == "Berubah: 30 tulisan."
    assert summary(told, Changes(every, (), ())).endswith("  … dan 20 lainnya.")


def test_a_release_of_the_same_site_changed_nothing() -> None:
    nothing = "Tidak ada yang berubah sejak terbit terakhir."
    assert summary(facts({}), Changes((), (RELEASE,), ())) == nothing
    files = Changes((), (), ("media/a.mp3",))
    assert summary(facts({}), files) == "Tidak ada halaman yang berubah; hanya berkas lain."
