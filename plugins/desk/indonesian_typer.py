"""Typer's own words in Indonesian: help, and what it says of a command typed wrongly.

Subclassed because Typer 0.29 has these words in its code, beyond the reach of gettext
(typer/_click/exceptions.py, typer/core.py).
"""

import inspect
import re
import sys
import traceback
from collections.abc import Iterator
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from plugins.desk.folding import folded

# What Typer says, and what an editor reads instead; the first that fits the whole sentence.
_SENTENCES = [
    (r"Missing argument '(\w+)'.*", r"\1 belum ditulis."),
    (r"Missing option '(.+)'.*", r"Pilihan \1 belum ditulis."),
    (r"Missing command\.", "Perintahnya belum ditulis."),
    (r"No such command '(.*)'\. Did you mean (.+)\?", r"Perintah '\1' tidak ada. Mungkin: \2?"),
    (r"No such command '(.*)'\.", r"Perintah '\1' tidak ada."),
    (r"No such option: (\S+) \(Possible options: (.+)\)", r"Pilihan \1 tidak ada. Mungkin: \2?"),
    (r"No such option: (\S+)", r"Pilihan \1 tidak ada."),
    (r"Got unexpected extra argument\(s\) \((.+)\)",
     r"Kelebihan: \1. Tulis kalimat di antara tanda kutip."),
    (r"Option '(.+)' requires an argument\.", r"Sesudah \1 harus ada isinya."),
    (r"Option '(.+)' requires (\d+) arguments\.", r"Sesudah \1 harus ada \2 isian."),
    (r"Option '(.+)' does not take a value\.", r"Pilihan \1 tidak memerlukan isi."),
    (r"Invalid value for (.+?): '(.*)' is not a valid .+", r"Isi \1 tidak dapat dibaca: '\2'."),
    (r"Invalid value for (.+?): (?:File|Directory|Path) '(.*)' does not exist\.",
     r"\1: '\2' tidak ada."),
    (r"Invalid value for (.+?): .*", r"Isi \1 tidak dapat dibaca."),
]  # fmt: skip
EXAMPLES = "\n\nContoh:\n"
"""What parts the text of a verb's docstring from the lines that show how it is typed."""

# {BERKAS}... of what must be given; what need not be stays in brackets.
_USAGE = re.compile(r"^\{(.+)\}(?:\.\.\.)?$")
_WHOLE = 200
"""No first sentence of a verb's help is longer: it is never cut."""
_EXTRAS = {"default: ": "bila kosong: ", "required": "wajib"}


def translated(sentence: str) -> str:
    """Return what Typer says in Indonesian, or as it is where it says something new."""
    for english, indonesian in _SENTENCES:
        if (found := re.fullmatch(english, sentence, re.DOTALL)) is not None:
            return found.expand(indonesian)
    return sentence


class IndonesianCommand(TyperCommand):
    """One verb."""

    def get_help_option(self, context: Any) -> Any:
        """Return the option --help, explained in Indonesian."""
        return _explained(super().get_help_option(context))

    def format_usage(self, context: Any, formatter: Any) -> None:
        """Write the line that shows how the verb is typed."""
        _write_usage(self, context, formatter)

    def format_help_text(self, context: Any, formatter: Any) -> None:
        """Write what the verb does, then examples as they are typed: no line of them wrapped."""
        text, _, examples = inspect.cleandoc(self.help or "").partition(EXAMPLES)
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(text)
        with formatter.section("Contoh"):
            for line in examples.splitlines():
                formatter.write(f"{'':{formatter.current_indent}}{line.strip()}\n")

    def format_options(self, context: Any, formatter: Any) -> None:
        """Write what is to be given, then what may be chosen."""
        _write_parameters(self, context, formatter)


class IndonesianGroup(TyperGroup):
    """The command with all verbs, listed by section."""

    def get_help_option(self, context: Any) -> Any:
        """Return the option --help, explained in Indonesian."""
        return _explained(super().get_help_option(context))

    def format_usage(self, context: Any, formatter: Any) -> None:
        """Write the line that shows how the command is typed."""
        _write_usage(self, context, formatter)

    def format_options(self, context: Any, formatter: Any) -> None:
        """Write the verbs, section by section, then the options."""
        commands = list(self.commands.values())
        width = max(len(command.name or "") for command in commands)
        for section in dict.fromkeys(getattr(one, "rich_help_panel", None) for one in commands):
            rows = [
                (f"{command.name:{width}}", command.get_short_help_str(_WHOLE))
                for command in commands
                if getattr(command, "rich_help_panel", None) == section and not command.hidden
            ]
            with formatter.section(section or "Perintah"):
                formatter.write_dl(rows)
        _write_parameters(self, context, formatter)

    def main(self, *words: Any, **extra: Any) -> Any:
        """Run the command and end the process, every complaint in Indonesian."""
        try:
            sys.exit(super().main(*words, **{**extra, "standalone_mode": False}) or 0)
        except SystemExit as refused:
            # The report of refused content, which Python would print as it is.
            if isinstance(refused.code, str):
                typer.echo(folded(refused.code), err=True)
                sys.exit(1)
            raise
        except typer.TyperException as wrong:
            typer.echo("\n".join(_complaint(wrong)), err=True)
            sys.exit(getattr(wrong, "exit_code", 1))
        except typer.Abort:
            typer.echo("Dibatalkan.", err=True)
            sys.exit(1)
        except Exception:  # noqa: BLE001 - an editor must read whose fault it is
            traceback.print_exc()
            typer.echo(
                "Kesalahan pada program, bukan pada tulisan Anda. "
                "Kirim semua yang tertulis di atas kepada pengelola situs.",
                err=True,
            )
            sys.exit(1)


def _explained(option: Any) -> Any:
    if option is not None:
        option.help = "Tampilkan bantuan ini."
    return option


def _write_usage(command: Any, context: Any, formatter: Any) -> None:
    pieces = [_USAGE.sub(r"\1 …" if "..." in piece else r"\1", piece)
              for piece in command.collect_usage_pieces(context)]  # fmt: skip
    words = " ".join(pieces)
    formatter.write_usage(context.command_path, words, prefix="Cara memakai: ")


def _write_parameters(command: Any, context: Any, formatter: Any) -> None:
    for kind, title in (("argument", "Isian"), ("option", "Pilihan")):
        rows = [
            (_shown_name(parameter, name), _in_indonesian(text))
            for parameter in command.get_params(context)
            if parameter.param_type_name == kind
            for name, text in filter(None, [parameter.get_help_record(context)])
        ]
        if rows:
            with formatter.section(title):
                formatter.write_dl(rows)


def _shown_name(parameter: Any, name: str) -> str:
    """Return how a parameter is shown in its list: an argument without its Python type."""
    if parameter.param_type_name != "argument":
        return name
    return f"{parameter.metavar} …" if parameter.nargs != 1 else str(parameter.metavar)


def _complaint(wrong: typer.TyperException) -> Iterator[str]:
    context = getattr(wrong, "ctx", None)
    message = wrong.format_message()
    # Typed bare, the command answers with its help, which Typer raises as a complaint.
    if context is not None and message == context.get_help():
        yield message
        return
    yield f"Salah ketik perintah: {translated(message)}"
    if context is not None:
        yield context.get_usage()
        yield f"Bantuan: {context.command_path} --help"


def _in_indonesian(text: str) -> str:
    head, bracket, extra = text.rpartition("  [")
    if not bracket:
        return text
    for english, indonesian in _EXTRAS.items():
        extra = extra.replace(english, indonesian)
    return head + bracket + extra
