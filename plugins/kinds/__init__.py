"""The kinds of entry: one module each, declarations only.

A new kind is a module here with one Entry class that has a KIND, a template part
theme/templates/kinds/<name>.html and a sample entry; nothing else names it.
"""

import importlib
import pkgutil

from plugins.kinds.entry import Entry


def _discover() -> dict[str, type[Entry]]:
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    declared = [entry for entry in Entry.__subclasses__() if entry.KIND.name]
    return {e.KIND.name: e for e in sorted(declared, key=lambda e: (e.KIND.order, e.KIND.name))}


KINDS = _discover()
"""Every kind by its name, which is also its folder, its section and its URL, in menu order."""
