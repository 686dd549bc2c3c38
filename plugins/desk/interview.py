"""Asks for what a kind needs; each answer is checked at once, by the model itself."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

import typer
from pydantic.fields import FieldInfo

from plugins.core.choices import choices_of
from plugins.core.front_matter import FrontMatter
from plugins.core.model import Record, Spec, is_list, nested, specs
from plugins.core.parsing import parse
from plugins.desk.asking import ask, choose
from plugins.desk.proofreading import Desk
from plugins.kinds.entry import Entry
from plugins.kinds.episode import Episode

_KNOWN = ("title", "date", "status")
_ALSO = ("authors", "place", "tags")
_WEB = ("https://", "http://")


def interview(kind: type[Entry], desk: Desk) -> dict[str, Any]:
    """Return the answers by the fields' Indonesian names."""
    answers: dict[str, Any] = {}
    known = {"penulis": desk.site.default_author, "tempat": _town(desk)} | _next_number(kind, desk)
    for name, spec, info in specs(kind):
        if name in _KNOWN or not (info.is_required() or name in _ALSO):
            continue
        inner = nested(info)
        if inner is None:
            answers[spec.key] = _answer(kind, (spec.key,), (spec, info), desk, known)
        elif spec.widget == "file":
            answers[spec.key] = _file_or_address(kind, spec, inner, desk)
        else:
            typer.echo(f"{spec.label.id}:", err=True)
            answers[spec.key] = _record(kind, spec.key, inner, desk)
    return {key: value for key, value in answers.items() if value not in ("", {}, [])}


def _record(
    kind: type[Entry],
    key: str,
    inner: type[Record],
    desk: Desk,
    have: Mapping[str, Any] = MappingProxyType({}),
) -> dict[str, Any]:
    """Return a record's required fields; those in `have` are known."""
    values: dict[str, Any] = dict(have)
    for _, spec, info in specs(inner):
        if info.is_required() and nested(info) is None and spec.key not in values:
            answer = _answer(kind, (key, spec.key), (spec, info), desk)
            parts = [part.strip() for part in answer.split(";")]
            values[spec.key] = parts if is_list(info) else answer
    return values


def _file_or_address(kind: type[Entry], spec: Spec, inner: type[Record], desk: Desk) -> Any:
    """Return a path below media/, or what is needed of a file on another site.

    Nothing, where it is not there yet: it stands open in the new file.
    """
    while True:
        answer = ask(f"{spec.label.id} (misalnya {spec.example}, atau https://…; boleh menyusul)")
        if answer.startswith(_WEB):
            return _record(kind, spec.key, inner, desk, _of_address(answer, inner))
        wrong = _complaint(kind, (spec.key,), answer, desk) if answer else ""
        if not wrong:
            return answer
        typer.echo(f"  {wrong}", err=True)


def _of_address(address: str, inner: type[Record]) -> dict[str, str]:
    """Return what the address of a file tells: itself, and the platform in its host's name."""
    host = urlsplit(address).netloc.replace(".", "").lower()
    told = {"tautan": address}
    for _, spec, info in specs(inner):
        options = choices_of(info)
        told |= {spec.key: name for name in (options.words if options else ()) if name in host}  # noqa: B035
    return told


def _answer(
    kind: type[Entry],
    way: tuple[str, ...],
    one: tuple[Spec, FieldInfo],
    desk: Desk,
    known: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Return the answer to one question: what is known is offered, else an example shown."""
    spec, info = one
    required, default = info.is_required(), known.get(spec.key, "")
    if required and (options := choices_of(info)) is not None:
        words = [words[0] for words in options.words.values()]
        return choose(spec.label.id, [word.lower() for word in words], ["" for _ in words])
    hints = [] if required else ["boleh kosong"]
    hints += ["beberapa dipisah titik koma"] if spec.widget == "list" else []
    hints += [] if default else [f"misalnya {_example(spec.example)}"]
    label = spec.label.id + (f" ({', '.join(hints)})" if hints and not default else "")
    while True:
        answer = ask(label, default, required=required)
        wrong = _complaint(kind, way, answer, desk) if answer else ""
        if not wrong:
            return answer
        typer.echo(f"  {wrong}", err=True)


def _example(example: Any) -> str:
    return "; ".join(map(str, example)) if isinstance(example, list) else str(example)


def _complaint(kind: type[Entry], way: tuple[str, ...], answer: str, desk: Desk) -> str:
    """Return what the model says of this one answer."""
    value: Any = answer
    for key in reversed(way):
        value = {key: value}
    source = FrontMatter(value, {}, "", 1)
    _, problems = parse(kind, source, "", desk.context)
    field = re.escape(".".join(way))
    mine = [
        problem
        for problem in problems
        if re.match(rf"{field}(?: \d+)?$", problem.field) and problem.code != "belum-diisi"
    ]
    return f"{mine[0].what} {mine[0].remedy}" if mine else ""


def _town(desk: Desk) -> str:
    address = desk.site.address
    return str(getattr(address, "regency", "") or "") if address else ""


def _next_number(kind: type[Entry], desk: Desk) -> dict[str, str]:
    """Return the number after that of the show's latest episode."""
    if not issubclass(kind, Episode):
        return {}
    numbers = [one.entry.number for one in desk.entries() if isinstance(one.entry, Episode)]
    return {"nomor": str(max(numbers, default=0) + 1)}
