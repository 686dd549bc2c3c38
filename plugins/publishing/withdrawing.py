"""Going back to the release before, without a broken page for those who read the one withdrawn."""

from pathlib import Path

from plugins.core.hard_links import link_or_copy
from plugins.core.replacing import replace_file
from plugins.publishing import manifest
from plugins.publishing.lasting import RELEASES, is_lasting
from plugins.publishing.paths import MANIFEST, RELEASE, SIGNATURE
from plugins.publishing.precompression import plain_path
from plugins.publishing.releases.staging import go_back
from plugins.publishing.signing import sign
from plugins.publishing.state import read_state, release_text


def withdraw(output: Path, key: Path | None = None) -> None:
    """Let the release before the present one be served again.

    The styles, pictures and search index of the one withdrawn stay, for pages of it that lie in
    caches. `key` signs the manifest again; without it a signed one stays as it was, and does not
    name them. Raises ReleaseFailed and SigningError, and the present one is then served still.
    """
    go_back(output, fit=lambda present, former: _bring_along(present, former, key))


def _bring_along(present: Path, former: Path, key: Path | None) -> None:
    known = _digests(former)
    missing = {
        path: digest
        for path, digest in _digests(present).items()
        if path not in known and is_lasting(plain_path(path))
    }
    for path in missing:
        _link(present / path, former / path)
    signed = (former / SIGNATURE).is_file()
    if missing and known and not (signed and key is None):
        _tell(former, {**known, **missing}, list(missing))
    if signed and key is not None:
        sign(former / MANIFEST, key)


def _tell(release: Path, digests: dict[str, str], brought: list[str]) -> None:
    """Let a release say of itself what it now holds."""
    state = read_state(lambda path: _read(release / path))
    if state.built_at is not None:
        last = sorted(path for path in brought if is_lasting(path))
        text = release_text(state.entries, [last, *state.kept][:RELEASES], state.built_at)
        replace_file(release / RELEASE, text.encode())
        digests[RELEASE] = manifest.file_digest(release / RELEASE)
    replace_file(release / MANIFEST, manifest.to_text(digests).encode())


def _digests(release: Path) -> dict[str, str]:
    try:
        return manifest.from_text((_read(release / MANIFEST) or b"").decode())
    except ValueError:  # somebody changed it: no reason not to go back
        return {}


def _read(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


def _link(file: Path, place: Path) -> None:
    if place.exists() or not file.is_file():
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    link_or_copy(file, place)
