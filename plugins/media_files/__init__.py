"""Every medium that is no photo: truly what its name says, whole, and bare of how it was made.

Photos are looked at by plugins/images. A file that no entry shows is published too, and so is
checked like the others.
"""

from pathlib import Path, PurePosixPath
from typing import Any

from pelican import signals
from pelican.generators import Generator
from pelican.writers import Writer

from plugins.core import messages, output
from plugins.core.media import PICTURES
from plugins.core.problems import Problem
from plugins.core.traces import overwritten
from plugins.core.traces.span import Span
from plugins.core.transcripts.reading import read_transcript
from plugins.core.transcripts.writing import web_vtt
from plugins.media_files.looking import look_into
from plugins.media_files.verdicts import Judged, Verdict, VerdictStore


def check_media(generators: list[Generator]) -> None:
    """Record what cannot be published; remember what is published otherwise than it is."""
    context, settings = generators[0].context, generators[0].settings
    root = Path(settings["PATH"])
    store = VerdictStore(Path(settings["MEDIA_CACHE"]), Path(settings["CHECK_CACHE"], "media.json"))
    paths = [path for path in settings["INVENTORY"].media if _is_looked_into(root, path)]
    judged = {path: found for path in paths if (found := store.get(path, root / path)) is not None}
    unknown = [path for path in paths if path not in judged]
    judged |= {path: store.keep(path, root / path, it) for path, it in look_into(root, unknown)}
    store.save()
    for path, found in judged.items():
        _record(settings, path, found.verdict)
    changed = {path: found for path, found in judged.items() if found.verdict.changes}
    context["cleaned_media"] = changed
    context["sub_rips"] = {
        path: found.digest
        for path, found in judged.items()
        if path.lower().endswith(".srt") and str(_web_vtt_of(path)) not in judged
    }
    context["staticfiles"] = [
        static for static in context["staticfiles"] if static.relative_source_path not in changed
    ]


def _is_looked_into(root: Path, path: str) -> bool:
    """Tell whether a medium is for this plugin: an empty photo is none for the other."""
    is_photo = PurePosixPath(path).suffix.lower() in PICTURES
    return not is_photo or (root / path).stat().st_size == 0


def _record(settings: dict[str, Any], path: str, verdict: Verdict) -> None:
    """Record the problems, unless the entry that shows the file, or another check, said so."""
    if any(f"'{path}'" in problem.what for problem in settings["PROBLEMS"]):
        return
    for kind, context in verdict.faults:
        code, what, remedy = messages.sentence(kind, context)
        what = what[:1].upper() + what[1:]
        settings["PROBLEMS"].add(Problem(f"content/{path}", 0, "", what, remedy, code=code))


class CleanedMediaGenerator(output.OutputGenerator):
    """Writes what was cleaned at the address of what it was cleaned of."""

    def generate_output(self, writer: Writer) -> None:
        """Write the files."""
        judged: Judged
        for path, judged in self.context["cleaned_media"].items():
            verdict = judged.verdict
            spans = tuple((span.start, span.filling) for span in verdict.spans)
            file = str(Path(self.settings["PATH"], path))
            self.write(writer, path, published, file, judged.digest, spans, verdict.whole)
        for path, digest in self.context["sub_rips"].items():
            file = str(Path(self.settings["PATH"], path))
            self.write(writer, str(_web_vtt_of(path)), as_web_vtt, file, digest)


def published(
    file: str, _digest: str, spans: tuple[tuple[int, bytes], ...], whole: bytes | None
) -> bytes:
    """Return the bytes that are published of a file; its digest tells whether it has changed."""
    if whole is not None:
        return whole
    return overwritten(Path(file).read_bytes(), [Span(*span) for span in spans])


def as_web_vtt(file: str, _digest: str) -> bytes:
    """Return a SubRip's cues in the one form that browsers show with a film."""
    return web_vtt(read_transcript(Path(file).read_bytes(), is_vtt=False, in_turn=False))


def _web_vtt_of(path: str) -> PurePosixPath:
    return PurePosixPath(path).with_suffix(".vtt")


def offer_generator(_pelican: object) -> type[CleanedMediaGenerator]:
    """Answer Pelican's call for generators."""
    return CleanedMediaGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(offer_generator)
    signals.all_generators_finalized.connect(check_media)
