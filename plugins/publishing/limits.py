"""What a host does not take, told before anything is sent there."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from plugins.core.problems import Problem

MEBIBYTE = 1 << 20
_NAME = 200
"""Bytes of a name; 255 is the most that file systems take, and hosts add to names."""


@dataclass(frozen=True)
class Limits:
    """None: the host names no such limit."""

    files: int | None = None
    file_size: int | None = None
    total_size: int | None = None
    redirects: int | None = None
    redirect_length: int | None = None


NO_LIMITS = Limits()


def breaches(site: Path, limits: Limits, host: str) -> Iterator[Problem]:
    """Yield all that a host would refuse of a site that is ready to be sent."""
    files = {
        path.relative_to(site): path.stat().st_size for path in site.rglob("*") if path.is_file()
    }
    yield from _too_many(files, limits, host)
    for path, size in files.items():
        if limits.file_size is not None and size > limits.file_size:
            most = _mebibytes(limits.file_size)
            yield _problem(path, f"{host} menerima berkas sampai {most}, ini {_mebibytes(size)}.")
        if any(len(part.encode()) > _NAME for part in path.parts):
            yield _problem(path, f"Namanya lebih dari {_NAME} bita.")
    yield from _clashes(files)
    yield from _redirects(site, limits, host)


def _too_many(files: dict[Path, int], limits: Limits, host: str) -> Iterator[Problem]:
    if limits.files is not None and len(files) > limits.files:
        yield _problem("situs", f"{host} menerima {limits.files} berkas, situs ini {len(files)}.")
    total = sum(files.values())
    if limits.total_size is not None and total > limits.total_size:
        yield _problem(
            "situs",
            f"{host} menerima {_mebibytes(limits.total_size)}, situs ini {_mebibytes(total)}.",
        )


def _clashes(files: dict[Path, int]) -> Iterator[Problem]:
    """Yield names that are one on Windows, macOS and some hosts: they do not tell case apart."""
    seen: dict[str, Path] = {}
    for path in sorted(files):
        other = seen.setdefault(path.as_posix().lower(), path)
        if other != path:
            yield _problem(path, f"Hanya huruf besar-kecilnya yang beda dari {other.as_posix()}.")


def _redirects(site: Path, limits: Limits, host: str) -> Iterator[Problem]:
    file = site / "_redirects"
    if limits.redirects is None or not file.is_file():
        return
    lines = file.read_text("utf-8").splitlines()
    if len(lines) > limits.redirects:
        yield _problem(
            "_redirects", f"{host} menerima {limits.redirects} alihan, ini {len(lines)}."
        )
    for line in lines:
        if limits.redirect_length is not None and len(line) > limits.redirect_length:
            yield _problem("_redirects", f"{host}: alihan {line[:60]}… terlalu panjang.")


def _problem(path: PurePosixPath | Path | str, what: str) -> Problem:
    name = path if isinstance(path, str) else path.as_posix()
    remedy = "Perkecil atau pindahkan, atau pilih tempat penerbitan lain."
    return Problem(name, 0, "", what, remedy, code="batas-tempat")


def _mebibytes(size: int) -> str:
    return f"{size / MEBIBYTE:.1f} MB"
