"""Documents written under content/: each once, however often it is imported."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from plugins.core import inventory, yaml_writing
from plugins.core.front_matter import Faults, read
from plugins.core.replacing import replace_file
from plugins.core.source_bytes import read_source
from plugins.importing.documents import Document, Outcome
from plugins.importing.html_to_markdown import written
from plugins.kinds import KINDS


class Writer:
    """Writes documents; knows by guid and old address what is there already."""

    def __init__(self, content: Path) -> None:
        self.content = content
        self._known = _known(content)
        self._taken: set[str] = set()

    def place(self, document: Document) -> tuple[str, bool]:
        """Return where a document is, or will be, below content/, and whether it is new."""
        for origin in (document.origin, *document.values.get("alamat_lama", ())):
            if (path := self._known.get(origin)) is not None:
                return path, False
        folder = "pages" if document.kind is None else f"articles/{document.kind}"
        folder += f"/{document.folder}" if document.folder else ""
        for number in range(1, 10_000):
            slug = document.slug if number == 1 else f"{document.slug}-{number}"
            path = f"{folder}/{slug}.md"
            reserved = document.kind is None and slug in {*inventory.RESERVED, *KINDS}
            if reserved or path in self._taken:
                continue
            if not (self.content / path).exists():
                self._taken.add(path)
                return path, True
            if self._is_same(path, document):
                return path, False
        raise AssertionError("unreachable")

    def _is_same(self, path: str, document: Document) -> bool:
        """Tell whether a file holds this document: of what has no origin, its title and date."""
        source, _ = read((self.content / path).read_bytes(), path)
        return (
            source is not None
            and document.origin.startswith("file:")
            and source.values.get("judul") == document.values["judul"]
        )

    def write(self, document: Document, path: str, html: str, words: Counter[str]) -> Outcome:
        """Write one document that is new; `words` are those that must be in it."""
        body = written(html, words)
        losses = list(document.losses)
        if body.missing:
            losses.append(f"kata yang tidak terbawa: {' '.join(body.missing)[:400]}")
        if body.links_out < body.links_in:
            losses.append(f"{body.links_in - body.links_out} tautan tidak terbawa")
        text = body.markdown if body.markdown.strip() else "*(Tanpa isi.)*\n"
        if not body.markdown.strip():
            losses.append("isinya kosong")
        data = f"---\n{yaml_writing.dump(document.values)}---\n\n{text}".encode()
        problems = read(data, path)[1]
        losses += [f"{problem.field}: {problem.what} {problem.remedy}" for problem in problems]
        replace_file(self.content / path, data, durable=False)
        self._known[document.origin] = path
        return Outcome(
            path=f"content/{path}",
            is_new=True,
            words_in=body.words_in,
            words_out=body.words_out,
            links_in=body.links_in,
            links_out=body.links_out,
            losses=tuple(dict.fromkeys(losses)),
        )


def _known(content: Path) -> dict[str, str]:
    """Return the path of every file by its guid and its old addresses."""
    found: dict[str, str] = {}
    for path in inventory.take(content, KINDS).sources:
        data = read_source(content / path, Faults(path))
        source = read(data, path)[0] if data is not None else None
        if source is None:
            continue
        values: Mapping[str, object] = source.values
        for key in ("guid", "alamat_lama", "aliases"):
            value = values.get(key)
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, str) and one:
                    found[one] = path
    return found


def report(title: str, outcomes: Iterable[Outcome], remarks: Iterable[str]) -> str:
    """Return the report of an import as Markdown: what was made, and all that was not."""
    found = list(outcomes)
    new = [one for one in found if one.is_new]
    lines = [
        f"# {title}", "",
        f"- Dibuat: {len(new)}. Sudah ada, tidak disentuh: {len(found) - len(new)}.",
        f"- Kata: {_sum(new, 'words_in')} masuk, {_sum(new, 'words_out')} keluar.",
        f"- Tautan: {_sum(new, 'links_in')} masuk, {_sum(new, 'links_out')} keluar.",
    ]  # fmt: skip
    if notes := list(remarks):
        lines += ["", "## Tidak dibawa", "", *(f"- {note}" for note in notes)]
    if lossy := [one for one in new if one.losses]:
        lines += ["", "## Perlu dilihat", ""]
        for one in lossy:
            lines += [f"- {one.path}", *(f"  - {loss}" for loss in one.losses)]
    return "\n".join(lines) + "\n"


def _sum(outcomes: Iterable[Outcome], name: str) -> int:
    return sum(getattr(outcome, name) for outcome in outcomes)
