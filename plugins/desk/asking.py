"""Questions to whoever sits at the terminal."""

import sys
from collections.abc import Sequence

import typer


def can_ask() -> bool:
    """Tell whether somebody sits there: answers are typed, and the questions seen."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(question: str, default: str = "", *, required: bool = False) -> str:
    """Return what is answered, on one line; an empty answer means the default.

    Raises typer.Abort at the end of the input (Ctrl+D; Ctrl+Z on Windows).
    """
    shown = f"{question} [Enter: {default}]: " if default else f"{question}: "
    while True:
        # On standard error, as all that is said to the person and not to the next program.
        typer.echo(shown, err=True, nl=False)
        line = sys.stdin.readline()
        if not line:
            typer.echo("", err=True)
            raise typer.Abort
        answer = " ".join(line.split()) or default
        if answer or not required:
            return answer
        typer.echo("Harus diisi. Batal: Ctrl+C.", err=True)


def agree(question: str, *, default: bool) -> bool:
    """Return whether the answer is yes."""
    while True:
        answer = ask(f"{question} (ya/tidak)", "ya" if default else "tidak").lower()
        if answer in ("y", "ya", "yes"):
            return True
        if answer in ("t", "tidak", "n", "no"):
            return False
        typer.echo("Jawab ya atau tidak.", err=True)


def choose(question: str, names: Sequence[str], labels: Sequence[str]) -> str:
    """Return one of the names, chosen by its number or typed."""
    width = max(map(len, names))
    for number, (name, label) in enumerate(zip(names, labels, strict=True), 1):
        # A label that only says the name once more is left out.
        told = "" if label.lower() == name else label
        typer.echo(f"  {number}. {name:{width}}  {told}".rstrip(), err=True)
    while True:
        answer = ask(question, required=True).lower()
        if answer in names:
            return answer
        if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(names):
            return names[int(answer) - 1]
        typer.echo(f"Tulis nomor 1 sampai {len(names)}, atau namanya.", err=True)
