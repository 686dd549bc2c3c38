"""A site is built beside the one being served, and takes its place only when it is whole."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from plugins.publishing.releases.durability import sync_folder
from plugins.publishing.releases.faults import ReleaseFailed, disk_faults_told
from plugins.publishing.releases.locking import PATIENCE, locked
from plugins.publishing.releases.shelf import Shelf


@contextmanager
def staged(
    output: Path,
    *,
    durable: bool = False,
    spent: bool = False,
    patience: float = PATIENCE,
    wait: Callable[[], None] = lambda: None,
) -> Iterator[Path]:
    """Yield a folder to build in; put it in `output`'s place unless something raises.

    What stands at `output` stays whole until then. Another build there is waited for `patience`
    seconds; `wait` is called once if there is one. `durable`: no power cut loses any of it.
    `spent`: the folder may hold links to files that are served, for the builder to clear;
    otherwise it is empty.
    Raises ReleaseFailed when the disk or the other build is in the way.
    """
    shelf = Shelf(output, spent=spent)
    with _held(shelf, patience, wait):
        with disk_faults_told():
            shelf.tidy()
            staging = shelf.staging()
        try:
            yield staging
            with disk_faults_told():
                if durable:
                    sync_folder(staging)
                shelf.put(staging, durable=durable)
        finally:
            # The former site is served, or the new one is: what is left over goes either way.
            with suppress(OSError):
                shelf.settle()
                shelf.tidy()


def go_back(
    output: Path,
    *,
    patience: float = PATIENCE,
    fit: Callable[[Path, Path], None] = lambda _present, _former: None,
) -> None:
    """Let the release before the present one be served again; the present one is dropped.

    `fit` is called with the two before. What is dropped waits for the next build, which removes it
    or builds upon it; so this is quick.
    Raises ReleaseFailed when there is none, or the disk is in the way.
    """
    shelf = Shelf(output)
    with _held(shelf, patience, lambda: None), disk_faults_told():
        kept = shelf.kept()
        if not kept:
            raise ReleaseFailed(f"Tidak ada rilis sebelumnya yang disimpan untuk {output}.")
        fit(shelf.output, kept[0])
        shelf.put(kept[0], withdraw=True)


@contextmanager
def _held(shelf: Shelf, patience: float, wait: Callable[[], None]) -> Iterator[None]:
    with ExitStack() as stack:
        with disk_faults_told():
            shelf.folder.mkdir(parents=True, exist_ok=True)
            stack.enter_context(locked(shelf.lock, patience=patience, wait=wait))
            shelf.settle()
        yield
