"""Writes what was measured into docs/: a table and a chart."""

from collections.abc import Mapping
from html import escape
from pathlib import Path

from bench.measuring import Measured

_BAR, _STEP, _LEFT, _WIDTH = 18, 30, 190, 760


def write_report(
    docs: Path, made: str, found: Mapping[str, Measured], counts: Mapping[str, int]
) -> None:
    """Write speed.md, and speed.svg beside it; `made` says of what and on what.

    What people have written below the table, from the first heading on, stays.
    """
    page = docs / "speed.md"
    _, mark, said = page.read_text("utf-8").partition("\n## ") if page.exists() else ("", "", "")
    hugo = found.get("Hugo")
    rows = [
        f"| {name} | {it.wall:.2f} | {it.cpu:.2f} | {it.memory:.0f} |"
        + (f" {it.wall / hugo.wall:.2f} | {it.cpu / hugo.cpu:.2f} |" if hugo else " | |")
        for name, it in found.items()
    ]
    text = f"""# How fast

`make bench` wrote this page: {made}.
Medians; ratios are to Hugo's full build of the same entries with related entries. Ours has more of
each: pictures in several widths, share cards, JSON-LD, three feed formats with archives, calendars,
and a result that was checked.

![Seconds](speed.svg)

| build | wall s | CPU s | largest process MB | wall / Hugo | CPU / Hugo |
|---|---:|---:|---:|---:|---:|
{chr(10).join(rows)}

Pages: {", ".join(f"{count} by {name}" for name, count in counts.items())}.
"""
    page.write_text(f"{text}{mark}{said}", "utf-8", newline="\n")
    (docs / "speed.svg").write_text(chart(found), "utf-8", newline="\n")


def chart(found: Mapping[str, Measured]) -> str:
    """Return a bar chart of the seconds on the wall as SVG."""
    most = max(it.wall for it in found.values())
    bars = []
    for place, (name, it) in enumerate(found.items()):
        top = 10 + place * _STEP
        width = max(1, round(it.wall / most * (_WIDTH - _LEFT - 80)))
        bars.append(
            f'<text x="{_LEFT - 8}" y="{top + 14}" text-anchor="end">{escape(name)}</text>'
            f'<rect x="{_LEFT}" y="{top}" width="{width}" height="{_BAR}"/>'
            f'<text x="{_LEFT + width + 6}" y="{top + 14}">{it.wall:.1f} s</text>'
        )
    height = 20 + len(found) * _STEP
    style = "text{font:14px sans-serif;fill:#222}rect{fill:#8a1538}"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img">'
    return (
        f"{head}<title>Seconds of each build</title><style>{style}</style>{''.join(bars)}</svg>\n"
    )
