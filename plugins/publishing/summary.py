"""What a release changed, in the words of its editor, with the links that may be shared."""

from collections.abc import Iterator

from plugins.publishing.facts import Facts
from plugins.publishing.manifest import Changes

_MOST = 10


def summary(facts: Facts, changes: Changes) -> str:
    """Return some lines: how many pages are new, changed and gone, and the new ones' links."""
    return "\n".join(_lines(facts, changes))


def _lines(facts: Facts, changes: Changes) -> Iterator[str]:
    new, changed, removed = (_pages(paths) for paths in _parts(changes))
    if not changes:
        yield "Tidak ada yang berubah sejak terbit terakhir."
        return
    counts = {"baru": new, "berubah": changed, "dihapus": removed}
    told = [f"{len(found)} {word}" for word, found in counts.items() if found]
    yield f"Halaman: {', '.join(told) or 'tidak ada yang berubah'}."
    entries = [found for found in facts.identities if found.address in new and not found.hidden]
    for found in entries[:_MOST]:
        yield f"  {found.title}\n  {facts.address}{found.address}"
    if len(entries) > _MOST:
        yield f"  … dan {len(entries) - _MOST} lainnya."


def _parts(changes: Changes) -> tuple[tuple[str, ...], ...]:
    return changes.new, changes.changed, changes.removed


def _pages(paths: tuple[str, ...]) -> set[str]:
    end = "index.html"
    return {"/" + path.removesuffix(end) for path in paths if path.endswith(end)}
