"""From a record's declarations to a schema.org object: what each field means stands with it.

A field's `schema` is one of
- `isbn`: a property of the record's own object;
- `author.Person.name`: a property whose value is an object of that type, with the value as
  its property; of a list, each value gives an object; fields naming the same property and
  type fill the same object (`offers.Offer.price` and `offers.Offer.url`);
- `.`: the value has no object of its own: its properties are the record's.
"""

import datetime
import functools
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from plugins.core.choices import Chosen
from plugins.core.dates import WEEKDAYS, Moment
from plugins.core.media import ImageFile, MediaFile, PlayableFile
from plugins.core.model import Record, specs
from plugins.core.playing_time import iso_duration
from plugins.core.stamps import iso
from plugins.core.syndication.text import absolute

Thing = dict[str, Any]

# What a type always has here, and no editor is asked for.
_ALWAYS: dict[str, Thing] = {
    "Offer": {"priceCurrency": "IDR"},
    "PostalAddress": {"addressCountry": "ID"},
    "Rating": {"bestRating": 5, "worstRating": 0.5},
}
_LINKS = frozenset({"url", "contentUrl", "sameAs", "thumbnailUrl"})
_LENGTHS = frozenset({"duration", "timeRequired"})
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def thing(type_name: str, /, **properties: Any) -> Thing:
    """Return an object of a type; properties that are None are left out."""
    given = {name: value for name, value in properties.items() if value is not None}
    return {"@type": type_name, **_ALWAYS.get(type_name, {}), **given}


def graph(things: list[Thing]) -> Thing:
    """Return the objects of one page together."""
    return {"@context": "https://schema.org", "@graph": things}


def describe(record: Record, site: str) -> list[Thing]:
    """Return the objects that a record stands for; one, unless it has several names.

    Award recipients are such a case: each received the award.
    """
    found = thing(record.schema_type) if record.schema_type else {}
    merged: Thing = {}
    for name, schema in _declared(type(record)):
        path = schema if isinstance(schema, str) else schema.get(record.schema_type or "")
        value = getattr(record, name)
        if not path or value is None or value == ():
            continue
        if path == ".":
            _merge(merged, value, site)
        else:
            _put(found, path, _chosen(record, name, value), site)
    # What the record itself says comes before what a file tells.
    found |= {name: value for name, value in merged.items() if name not in found}
    names = found.get("name")
    if isinstance(names, list):
        return [{**found, "name": name} for name in names]
    return [found]


def add(target: Thing, name: str, values: Iterable[Any]) -> None:
    """Give a property more values: one stands alone, several in a list."""
    known = target.get(name, [])
    together = [*(known if isinstance(known, list) else [known]), *values]
    if together:
        target[name] = together[0] if len(together) == 1 else together


@functools.cache
def _declared(record: type[Record]) -> tuple[tuple[str, str | Mapping[str, str]], ...]:
    return tuple((name, spec.schema) for name, spec, _ in specs(record) if spec.schema)


def _chosen(record: Record, name: str, value: Any) -> Any:
    """Return schema.org's own word for a chosen value, where the record gives one."""
    words: Mapping[str, Mapping[str, str]] = getattr(type(record), "SCHEMA_VALUES", {})
    return words.get(name, {}).get(value, value) if isinstance(value, Chosen) else value


def _merge(target: Thing, value: Any, site: str) -> None:
    for own in _objects("", value if _is_list(value) else (value,), site):
        for name, inner in own.items():
            if name != "@type":
                add(target, name, inner if isinstance(inner, list) else [inner])


def _put(target: Thing, path: str, value: Any, site: str) -> None:
    values = value if _is_list(value) else (value,)
    name, *rest = path.split(".")
    if not rest:
        add(target, name, _objects(name, values, site))
        return
    type_name, inner_name = rest
    for item in _objects(inner_name, values, site):
        known = target.get(name)
        if isinstance(known, dict) and known.get("@type") == type_name and inner_name not in known:
            known[inner_name] = item
        else:
            add(target, name, [thing(type_name, **{inner_name: item})])


def _is_list(value: Any) -> bool:
    return isinstance(value, tuple) and not all(isinstance(item, float) for item in value)


def _objects(name: str, values: Iterable[Any], site: str) -> list[Any]:
    found: list[Any] = []
    for value in values:
        if isinstance(value, Record):
            found += describe(value, site)
        elif isinstance(value, MediaFile):
            address = f"{site}/{value.url}"
            found.append(address if name in _LINKS else media_object(value, site))
        else:
            found.append(_plain(name, value, site))
    return found


def media_object(file: MediaFile, site: str) -> Thing:
    """Return a file as the object that it is."""
    address = f"{site}/{file.url}"
    if isinstance(file, ImageFile):
        return thing("ImageObject", url=address, width=file.width, height=file.height)
    length = file.seconds if isinstance(file, PlayableFile) else None
    type_name = {"audio": "AudioObject", "video": "VideoObject"}.get(file.type.split("/")[0])
    return thing(
        type_name or "MediaObject",
        contentUrl=address,
        encodingFormat=file.type,
        contentSize=_size(file.bytes),
        duration=iso_duration(length) if length else None,
    )


def _plain(name: str, value: Any, site: str) -> Any:
    if isinstance(value, str):
        return _text(name, value, site)
    if isinstance(value, Moment | datetime.date):
        return iso(value)
    if isinstance(value, datetime.time):
        return f"{value:%H:%M}"
    if isinstance(value, tuple):
        return thing("GeoCoordinates", latitude=value[0], longitude=value[1])
    if isinstance(value, Decimal) and value % 1:
        return float(value)
    return _number(name, int(value))


def _text(name: str, value: str, site: str) -> str | list[str]:
    if name == "dayOfWeek":
        return week_days(value)
    if name in _LINKS:
        return absolute(value, f"{site}/", site)
    return value.label.id if isinstance(value, Chosen) else str(value)


def _number(name: str, value: int) -> int | str:
    if name in _LENGTHS:
        return iso_duration(value)
    if name == "contentSize":
        return _size(value)
    return str(value) if name.startswith("date") else value


def _size(size: int) -> str:
    return f"{size} B"


def week_days(text: str) -> list[str]:
    """Return the days that `Senin–Kamis, Sabtu` names, in English as schema.org wants them."""
    names = [day.lower() for day in WEEKDAYS]
    found: list[str] = []
    for part in text.lower().replace(" dan ", ",").split(","):
        ends = part.replace(" sampai ", "–").replace("s.d.", "–").replace("-", "–").split("–")
        places = [names.index(end.strip()) for end in ends if end.strip() in names]
        if places:
            found += _DAYS[places[0] : places[-1] + 1]
    return found
