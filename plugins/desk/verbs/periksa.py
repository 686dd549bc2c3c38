"""`literasi periksa`."""

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from plugins.desk.folding import folded
from plugins.desk.project import Content, project, refusal

if TYPE_CHECKING:
    from plugins.core.problems import Problem
    from plugins.desk.proofreading import Desk

FORMS = ("teks", "json", "github", "gitlab")


def periksa(
    berkas: Annotated[
        Path | None, typer.Argument(metavar="BERKAS", help="Satu tulisan saja.")
    ] = None,
    *,
    perbaiki: Annotated[
        bool, typer.Option("--perbaiki", help="Betulkan yang aman dibetulkan, lalu periksa.")
    ] = False,
    semua: Annotated[bool, typer.Option("--semua", help="Tampilkan semua saran.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Sama dengan --bentuk json.")] = False,
    bentuk: Annotated[
        str, typer.Option("--bentuk", metavar="BENTUK", help="teks, json, github, atau gitlab.")
    ] = "",
    dengar: Annotated[
        bool, typer.Option("--dengar", help="Ukur juga keras suara episode, dengan ffmpeg.")
    ] = False,
    luar: Annotated[
        bool, typer.Option("--luar", help="Buka juga tautan ke situs lain; cari yang mati.")
    ] = False,
    konten: Content = Path("content"),
) -> None:
    """Periksa semua tulisan, atau satu, tanpa membangun apa pun.

    Kesalahan menghentikan penerbitan (kode keluar 1); saran tidak.

    Contoh:
        literasi periksa
        literasi periksa content/articles/berita/2025/judul.md
        literasi periksa --perbaiki
        literasi periksa --luar
    """
    from plugins.desk.proofreading import Desk

    root = project()
    content = (root / konten).resolve()
    form = _form(bentuk, json=json)
    only = _only(berkas, content)
    if dengar:
        _need_ffmpeg()
    desk = Desk.of(content)
    if perbaiki:
        for done in desk.mend(only):
            typer.echo(f"Dibetulkan: {done}", err=form != "teks")
    problems, hints, summary = _found(root, content, listen=dengar)
    hints = sorted(
        {*hints, *desk.advice(only), *(_outside(desk, root, only, problems) if luar else ())}
    )
    elsewhere = 0
    if only is not None:
        shown = f"content/{only.relative_to(content).as_posix()}"
        elsewhere = sum(problem.path != shown for problem in problems)
        problems = [problem for problem in problems if problem.path == shown]
        hints = [hint for hint in hints if hint.path == shown]
    _tell(form, problems, hints, content, summary, every=semua or only is not None)
    if elsewhere and form == "teks":
        typer.echo(f"Di berkas lain ada {elsewhere} masalah: literasi periksa", err=True)
    raise typer.Exit(1 if problems else 0)


def _form(form: str, *, json: bool) -> str:
    if json:
        return "json"
    if not form:
        return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "teks"
    if form not in FORMS:
        raise refusal(f"Bentuk '{form}' tidak ada. Pilih: {', '.join(FORMS)}.")
    return form


def _only(file: Path | None, content: Path) -> Path | None:
    if file is None:
        return None
    if not file.is_file():
        raise refusal(f"Berkas tidak ada: {file}")
    if not file.resolve().is_relative_to(content):
        raise refusal(f"{file} tidak di dalam {content.name}/.")
    return file.resolve()


def _need_ffmpeg() -> None:
    from plugins.desk.audio import AudioRefusedError, need_ffmpeg

    try:
        need_ffmpeg()
    except AudioRefusedError as refused:
        raise refusal(str(refused)) from None


def _found(
    root: Path, content: Path, *, listen: bool
) -> "tuple[list[Problem], list[Problem], str]":
    """Build into a folder that is thrown away; return what was found, and the counts."""
    from plugins.core.problems import ContentRefused
    from plugins.desk.building import build

    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder, "output")
        try:
            built = build(root, output, content=content, overrides={"LISTEN": listen})
        except ContentRefused as refused:
            return list(refused.problems), [], ""
    return [], list(built.hints), built.summary()


def _outside(
    desk: "Desk", root: Path, only: Path | None, problems: "list[Problem]"
) -> "list[Problem]":
    """Ask the sites that are linked to; return what is dead, silent or moved."""
    from plugins.desk.outside.report import CACHE, check_outside
    from plugins.kinds.site_file import PATH

    if any(problem.path == PATH for problem in problems):
        # Who asks has to be said to the other sites, and site.yaml says it.
        typer.echo(f"Tautan luar belum diperiksa: betulkan {PATH} dahulu.", err=True)
        return []
    typer.echo("Membuka tautan ke situs lain …", err=True)
    found = check_outside(desk, root / CACHE, only)
    typer.echo(found.summary, err=True)
    return found.hints


def _tell(
    form: str,
    problems: "list[Problem]",
    hints: "list[Problem]",
    content: Path,
    summary: str,
    *,
    every: bool,
) -> None:
    from plugins.core.problems import Problems
    from plugins.desk import checking_report as report

    if form == "json":
        typer.echo(report.as_json(problems, hints, content))
    elif form == "gitlab":
        typer.echo(report.as_gitlab(problems, hints))
    elif form == "github" and (problems or hints):
        typer.echo(report.as_github(problems, hints, content))
    if form == "teks":
        lines = report.hint_lines(hints, content, every=every)
        if problems:
            found = Problems(content)
            found.extend(problems)
            typer.echo(folded(found.report()), err=True)
        else:
            typer.echo(f"Tidak ada masalah{f': {summary}' if summary and not every else ''}.")
        if lines:
            typer.echo(folded("\n".join(lines)))
