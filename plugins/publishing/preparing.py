"""A built site becomes a release: held to what was published before, and fitted out for hosts."""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.core import output
from plugins.core.problems import ContentRefused, Problem, Problems
from plugins.core.redirection import Redirect
from plugins.publishing import consent, ledger, manifest, permanence
from plugins.publishing.addresses import of_site
from plugins.publishing.facts import Facts
from plugins.publishing.forms import apache, netlify, nginx
from plugins.publishing.lasting import bring_along, is_lasting
from plugins.publishing.limits import Limits, breaches
from plugins.publishing.paths import ADMIN, LEDGER, MANIFEST, RELEASE
from plugins.publishing.precompression import compress
from plugins.publishing.state import Read, State, release_text


@dataclass(frozen=True)
class Fitting:
    """What the hosts want, all of them together."""

    limits: Sequence[tuple[str, Limits]] = ()
    compressed: Path | None = None
    """Where compressed files are kept from one release to the next; None: no host sends them."""

    domain: str | None = None
    """For the file CNAME of GitHub Pages."""


@dataclass(frozen=True)
class Release:
    """A site that is ready to be served."""

    facts: Facts
    changes: manifest.Changes
    redirects: tuple[Redirect, ...]
    nginx: Mapping[str, str]
    """What nginx is to include, by the name of its file; no part of the site."""


def prepare(
    site: Path,
    facts: Facts,
    *,
    former: State,
    read: Read,
    copies: ledger.Ledger,
    fitting: Fitting,
    agreed: bool = False,
) -> Release:
    """Fit out the site in its folder. `read` reads the former release.

    Raises ContentRefused with all that speaks against publishing.
    """
    problems = Problems()
    if not agreed:
        problems.extend(consent.doubts(site, facts, former.entries))
    known = ledger.joined([former.ledger, copies])
    now = of_site(site, facts)
    answers = permanence.answers(known, now, facts.redirects)
    problems.extend(_told(answers))
    _refuse(problems)
    redirects = (*facts.redirects, *answers.redirects)
    _say_what_is_gone(site, answers.redirects)
    own = [path for path in _paths(site) if is_lasting(path)]
    kept = bring_along(site, own, former, read)
    _write_forms(site, redirects, facts, fitting)
    public = ledger.public(ledger.joined([known, now]), facts.hidden(), former.ledger)
    output.write(site, LEDGER, ledger.to_text(public).encode())
    told = release_text(facts.entries, kept, facts.built_at)
    output.write(site, RELEASE, told.encode())
    digests = manifest.digests(site)
    if fitting.compressed:
        digests |= compress(site, digests, fitting.compressed)
    for host, limits in fitting.limits:
        problems.extend(breaches(site, limits, host))
    _refuse(problems)
    text = manifest.to_text(digests, facts.hidden())
    output.write(site, MANIFEST, text.encode())
    changes = manifest.Changes.between(former.digests, manifest.from_text(text))
    return Release(facts, changes, redirects, nginx.files(redirects, facts))


def _places(site: Path) -> list[str]:
    """Return the folders and pages at the site's root, the CMS aside, as rules name them."""
    found = [path for path in site.iterdir() if path.name != ADMIN]
    folders = [f"/{path.name}/*" for path in found if path.is_dir()]
    return folders + [f"/{path.name}" for path in found if path.suffix == ".html"]


def _refuse(problems: Problems) -> None:
    if len(problems):
        raise ContentRefused(problems)


def _told(answers: permanence.Answers) -> list[Problem]:
    vanished = [
        Problem(
            "content",
            0,
            "",
            f"Alamat {address} pernah terbit, dan sekarang tidak ada.",
            "Pindah: tulis di alamat_lama tulisannya. Dihapus: tulis di dihapus di site.yaml.",
            code="alamat-hilang",
        )
        for address in _topmost(answers.vanished)
    ]
    renamed = [
        Problem(
            "content",
            0,
            "",
            f"Tanda pengenal {address} dahulu {guid}.",
            "Tulis alamat tertuanya paling atas di alamat_lama, atau isi guid dengan yang dahulu.",
            code="pengenal-berubah",
        )
        for address, guid in answers.renamed
    ]
    return vanished + renamed


def _topmost(addresses: Sequence[str]) -> list[str]:
    """Leave out what lies below another: whoever answers the page answers it."""
    folders = {address for address in addresses if address.endswith("/")}
    return [
        address
        for address in addresses
        if not any(address != folder and address.startswith(folder) for folder in folders)
    ]


def _say_what_is_gone(site: Path, redirects: Sequence[Redirect]) -> None:
    """Put the page that says so where hosts without redirects look for one."""
    page = site / "410.html"
    for redirect in redirects:
        place = site / redirect.source.strip("/") / "index.html"
        if redirect.source.endswith("/") and page.is_file() and not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(page, place)


def _paths(site: Path) -> list[str]:
    return [file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()]


def _write_forms(site: Path, redirects: Sequence[Redirect], facts: Facts, fitting: Fitting) -> None:
    policy = facts.admin_policy
    forms = {
        ".htaccess": apache.htaccess(
            redirects, facts.base, compressed=bool(fitting.compressed), admin_policy=policy
        ),
        "_headers": netlify.headers_file(_places(site), policy),
        "_redirects": netlify.redirects_file(redirects, facts.base),
        # GitHub Pages would run Jekyll over the site, and leave out what begins with "_".
        ".nojekyll": "",
    }
    if fitting.domain is not None:
        forms["CNAME"] = f"{fitting.domain}\n"
    for name, text in forms.items():
        output.write(site, name, text.encode())
