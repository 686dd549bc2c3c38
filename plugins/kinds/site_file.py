"""Reads content/site.yaml."""

from pathlib import Path

from plugins.core import yaml_text
from plugins.core.context import ReadingContext
from plugins.core.dates import ZONES
from plugins.core.front_matter import Faults, FrontMatter, decode
from plugins.core.inventory import SITE_FILE
from plugins.core.parsing import parse
from plugins.core.problems import Problem, Problems
from plugins.core.source_bytes import read_source
from plugins.kinds.look import Look
from plugins.kinds.site import Site

PATH = f"content/{SITE_FILE}"


def read_site(root: Path, problems: Problems) -> Site:
    """Return who publishes the site; when the file is wrong, a stand-in and problems.

    The stand-in lets the rest of the content be read, so that all problems show at once;
    nothing is ever written from it.
    """
    file = root / SITE_FILE
    if not file.is_file():
        what = "Berkas ini tidak ada."
        remedy = "Buat dengan sekurangnya nama: dan semboyan:."
        problems.add(Problem(PATH, 0, "", what, remedy, code="situs-tanpa-berkas"))
        return _stand_in()
    faults = Faults(PATH)
    data = read_source(file, faults)
    text = None if data is None else decode(data, faults)
    if text is not None:
        values, lines = yaml_text.mapping(text, 1, faults.add)
        if values or not faults.found:
            source = FrontMatter(values, lines, "", 1)
            site, found = parse(Site, source, PATH, ReadingContext(root, ZONES["WITA"]))
            if site is not None and not faults.found:
                return site
            problems.extend(found)
    problems.extend(faults.found)
    return _stand_in()


def _stand_in() -> Site:
    return Site.model_construct(
        name="?", tagline="?", description="?", organisation="?", url="https://example.org",
        identity="tag:example.org,2024", language="id", timezone="WITA", default_author="?",
        hours=(), social=(), menu=(), hub=(), other_podcasts=(),
        look=Look(), banners=(), offline=True,
        redirects=(), gone=(), former_wordpress=False,
    )  # fmt: skip
