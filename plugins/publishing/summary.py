"""What a release changed, in the words of its editor, with the links that may be shared."""

from collections.abc import Iterator

from plugins.core.identity import Identity
from plugins.publishing.facts import Facts
from plugins.publishing.manifest import Changes
from plugins.publishing.paths import FOLDER

_MOST = 10


def summary(facts: Facts, changes: Changes) -> str:
    """Return some lines: which entries and pages are new, changed and gone, and how many lists."""
    return "\n".join(_lines(facts, changes))


def _lines(facts: Facts, changes: Changes) -> Iterator[str]:
    # What a release says of itself is another each time.
    files = (*changes.new, *changes.changed, *changes.removed)
    if all(path.startswith(FOLDER) for path in files):
        yield "Tidak ada yang berubah sejak terbit terakhir."
        return
    shown = [found for found in facts.identities if not found.hidden]
    new, changed, removed = (
        _pages(paths) for paths in (changes.new, changes.changed, changes.removed)
    )
    yield from _told("Baru", [found for found in shown if found.address in new], facts)
    edited = [found for found in shown if found.address in changed]
    if len(edited) > _MOST:  # a change of the theme, say, which nobody reads one by one
        yield f"Berubah: {len(edited)} tulisan."
    else:
        yield from _told("Berubah", edited, facts)
    if removed:
        yield f"Tidak ada lagi: {len(removed)} halaman."
        yield from (f"  {address}" for address in sorted(removed)[:_MOST])
        yield from _rest(len(removed))
    lists = (new | changed) - {found.address for found in facts.identities}
    if lists:
        yield f"Daftar yang ikut berubah: {len(lists)} halaman."
    if not (new or changed or removed):
        yield "Tidak ada halaman yang berubah; hanya berkas lain."


def _told(what: str, entries: list[Identity], facts: Facts) -> Iterator[str]:
    if not entries:
        return
    yield f"{what}: {len(entries)} tulisan."
    for found in entries[:_MOST]:
        yield f"  {found.title}\n  {facts.address}{found.address}"
    yield from _rest(len(entries))


def _rest(count: int) -> Iterator[str]:
    if count > _MOST:
        yield f"  … dan {count - _MOST} lainnya."


def _pages(paths: tuple[str, ...]) -> set[str]:
    end = "index.html"
    return {"/" + path.removesuffix(end) for path in paths if path.endswith(end)}
