"""After any edits, what the engine builds from the last build is what is built from nothing.

The heart of the engine: each script makes one to three edits to the site that the scripts
before it left behind, builds with the engine, and builds without it into another folder.
`LITERASI_SCRIPTS=2000 pytest tests/engine/test_equivalence.py` runs more of them.
"""

import datetime
import os
import random
from pathlib import Path

import pytest
from jinja2 import FileSystemBytecodeCache

from pelicanconf import JINJA_ENVIRONMENT
from plugins.core.problems import ContentRefused
from plugins.desk.building import build
from tests.conftest import ROOT
from tests.engine.editing_at_random import EditedSite
from tests.engine.test_same_without_engine import PLAIN, digests

CHAINS = 10
SCRIPTS = int(os.environ.get("LITERASI_SCRIPTS", "200"))


def built(site: EditedSite, output: Path, **settings: object) -> dict[str, str] | str:
    """Return the digests of the site's files, or what it is refused for."""
    # Its own: Pagefind's bytes differ from run to run, and other tests would drop what both need.
    search = {"SEARCH_CACHE": str(output.parent / "cari")}
    given = {"BUILD_TIME": site.now, "THEME": str(site.theme), **search}
    given |= {**site.settings, **settings}
    try:
        build(ROOT, output, content=site.content, overrides=given)
    except ContentRefused as refused:
        return refused.problems.report()
    return digests(output)


@pytest.mark.usefixtures("untraced")
@pytest.mark.parametrize("seed", range(CHAINS))
def test_edits_at_random_give_what_a_build_from_nothing_gives(
    seed: int, tmp_path: Path, sample_media: Path
) -> None:
    chance = random.Random(seed)
    site = EditedSite(tmp_path, sample_media, chance)
    engine = {"ENGINE_CACHE": str(tmp_path / "cache")}
    # Pelican compiles each template five times; from nothing means all else.
    compiled = tmp_path / "templat"
    compiled.mkdir()
    jinja = JINJA_ENVIRONMENT | {"bytecode_cache": FileSystemBytecodeCache(str(compiled))}
    plain = {"PELICAN_CLASS": PLAIN, "JINJA_ENVIRONMENT": jinja}
    accepted = 0
    assert isinstance(built(site, tmp_path / "mesin", **engine), dict)
    for number in range(SCRIPTS // CHAINS):
        before = state(site)
        edits = [site.edit() for _ in range(chance.randint(1, 3))]
        with_engine = built(site, tmp_path / "mesin", **engine)
        from_nothing = built(site, tmp_path / f"polos-{number}", **plain)
        assert with_engine == from_nothing, edits
        if isinstance(with_engine, str):
            restore(site, before)
        else:
            accepted += 1
    assert accepted > SCRIPTS // CHAINS // 2


State = tuple[dict[Path, bytes], datetime.datetime, dict[str, object]]


def files(site: EditedSite) -> list[Path]:
    found = [*site.content.rglob("*"), *site.theme.rglob("*")]
    return [file for file in found if file.is_file()]


def state(site: EditedSite) -> State:
    return {file: file.read_bytes() for file in files(site)}, site.now, dict(site.settings)


def restore(site: EditedSite, before: State) -> None:
    """Take back edits that were refused, so that the next are made to a good site."""
    kept, site.now, site.settings = before
    for file in files(site):
        if file not in kept:
            file.unlink()
    for file, data in kept.items():
        if not file.exists() or file.read_bytes() != data:
            file.write_bytes(data)
