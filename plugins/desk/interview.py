"""Asks for what a kind needs; each answer is checked at once, by the model itself."""

import re
from typing import Any

import typer

from plugins.core.front_matter import FrontMatter
from plugins.core.model import Record, is_list, nested, specs
from plugins.core.parsing import parse
from plugins.desk.asking import ask
from plugins.desk.proofreading import Desk
from plugins.kinds.entry import Entry

_KNOWN = ("title", "date", "status")
_ALSO = ("authors", "place", "tags")


def interview(kind: type[Entry], desk: Desk) -> dict[str, Any]:
    """Return the answers by the fields' Indonesian names."""
    answers: dict[str, Any] = {}
    defaults = {"penulis": desk.site.default_author, "tempat": _town(desk)}
    for name, spec, info in specs(kind):
        if name in _KNOWN or not (info.is_required() or name in _ALSO):
            continue
        required = info.is_required()
        inner = nested(info)
        if inner is None:
            default = defaults.get(spec.key, "")
            answers[spec.key] = _answer(kind, (spec.key,), spec, default, desk, required=required)
        else:
            answers[spec.key] = _nested(kind, spec.key, inner, desk)
    return {key: value for key, value in answers.items() if value not in ("", {}, [])}


def _nested(kind: type[Entry], key: str, inner: type[Record], desk: Desk) -> Any:
    """Return a record's required fields; one with several forms is asked for as one value."""
    needed = [(spec, info) for _, spec, info in specs(inner) if info.is_required()]
    values: dict[str, Any] = {}
    for spec, info in needed:
        deeper = nested(info)
        if deeper is None:
            values[spec.key] = _answer(kind, (key, spec.key), spec, "", desk, required=True)
            if is_list(info):
                values[spec.key] = [part.strip() for part in values[spec.key].split(";")]
    return values


def _answer(
    kind: type[Entry], way: tuple[str, ...], spec: Any, default: str, desk: Desk, *, required: bool
) -> str:
    hint = "" if isinstance(spec.example, dict) else _example(spec.example)
    label = spec.label.id + (f" (misalnya {hint})" if hint else "")
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
