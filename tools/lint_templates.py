"""Find templates of single pages that read what every entry changes.

    python -m tools.lint_templates [FOLDER]

A page is rendered again when anything that it has read is different. One that reads the list
of all entries, in whatever it includes, is so after every edit, and with it all pages of its
kind. Lists of the whole site belong to pages of which there is one; what others need of it is
worked out by a plugin and given to each. `feeds` and the like are asked for one key, and only
that counts.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, meta, nodes

TEMPLATES = Path(__file__).resolve().parent.parent / "theme/templates"

SINGLE = ("article.html", "page.html", "withdrawn.html", "author.html", "tag.html", "redirect.html",
          "season.html", "kinds/*.html")  # fmt: skip
"""Templates that are rendered for each entry, page, person, topic or season."""

WIDE = frozenset({
    "all_articles", "articles", "authors", "categories", "dates", "draft_pages", "drafts",
    "drafts_translations", "generated_content", "hidden_articles", "hidden_pages",
    "hidden_translations", "pages", "related_posts", "static_content", "staticfiles", "tags",
    "translations",
})  # fmt: skip
"""What Pelican puts into every context and every entry changes (generators.py, _update_context)."""

REFERENCES = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)
Reference = nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport

# A list of their own, given to them under the name of the list of all.
OWN = {("author.html", "articles"), ("tag.html", "articles")}


class _Anything(dict[str, Any]):
    """Filters and tests: here it does not matter what they do."""

    def get(self, key: str, default: Any = None) -> Any:
        """Return some function."""
        return super().get(key, default) or str


def wide_reads(folder: Path) -> Iterator[str]:
    """Yield a line for each wide read of a template of single pages, and for each unknown."""
    environment = Environment(loader=FileSystemLoader(folder), autoescape=True)
    environment.filters, environment.tests = _Anything(), _Anything()
    for pattern in SINGLE:
        for file in sorted(folder.glob(pattern)):
            first = file.relative_to(folder).as_posix()
            for name in sorted(_closure(environment, folder, first)):
                tree = environment.parse((folder / name).read_text("utf-8"))
                unknown = meta.find_undeclared_variables(tree)
                for read in tree.find_all(nodes.Name):
                    wide = read.ctx == "load" and read.name in WIDE & unknown
                    if wide and (first, read.name) not in OWN:
                        yield f"{folder.name}/{name}:{read.lineno}: {read.name} (for {first})"


def _closure(environment: Environment, folder: Path, name: str) -> set[str]:
    """Return a template and all that it extends, includes and imports."""
    found, waiting = set(), [name]
    while waiting:
        name = waiting.pop()
        if name in found or not (folder / name).is_file():
            continue
        found.add(name)
        tree = environment.parse((folder / name).read_text("utf-8"))
        references: Iterator[Reference] = tree.find_all(REFERENCES)
        for reference in references:
            waiting += _named(reference.template, environment)
    return found


def _named(expression: nodes.Expr, environment: Environment) -> Iterator[str]:
    """Yield the templates that may be meant; of a name that is worked out, by its beginning."""
    if isinstance(expression, nodes.Const):
        yield expression.value
    elif isinstance(expression, nodes.List | nodes.Tuple):
        for item in expression.items:
            yield from _named(item, environment)
    else:
        first = expression.nodes[0] if isinstance(expression, nodes.Concat) else None
        beginning = first.value if isinstance(first, nodes.Const) else ""
        yield from (name for name in environment.list_templates() if name.startswith(beginning))


def main() -> None:
    """Print what was found; exit code 1 if it was anything."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else TEMPLATES
    if found := list(dict.fromkeys(wide_reads(folder))):
        sys.exit("\n".join(found))


if __name__ == "__main__":
    main()
