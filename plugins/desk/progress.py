"""What a long build shows: a bar on a terminal, nothing elsewhere (the outcome is one line)."""

from types import TracebackType
from typing import Any, Self

from pelican import signals
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
from rich.progress import Progress as Bars


class Progress:
    """Counts files read and pages written, from Pelican's signals."""

    def __init__(self) -> None:
        console = Console(stderr=True)
        self._bars = Bars(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._read = self._bars.add_task("Membaca", total=None)
        self._written = self._bars.add_task("Menulis", total=None)

    def expect(self, sources: int) -> None:
        """Tell how many files there are to read."""
        self._bars.update(self._read, total=sources)

    def __enter__(self) -> Self:
        signals.content_object_init.connect(self._count_read)
        signals.content_written.connect(self._count_written)
        self._bars.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bars.stop()
        signals.content_object_init.disconnect(self._count_read)
        signals.content_written.disconnect(self._count_written)

    def _count_read(self, _content: Any) -> None:
        self._bars.advance(self._read)

    def _count_written(self, _path: str, **_: Any) -> None:
        self._bars.advance(self._written)
