"""From the answers of other sites to hints, each with the place where the link stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

from plugins.core.problems import Problem
from plugins.desk.outside.answers import Answer, Answers
from plugins.desk.outside.asking import user_agent
from plugins.desk.outside.links import Link, outside_links
from plugins.desk.outside.visiting import Manners, Visitor
from plugins.desk.proofreading import Desk

CACHE = ".cache/tautan.json"


@dataclass(frozen=True)
class Outside:
    """What was found, and a line that says how much was asked."""

    hints: list[Problem]
    summary: str


def check_outside(
    desk: Desk, cache: Path, only: Path | None = None, manners: Manners | None = None
) -> Outside:
    """Ask for every address of another site that stands in the sources, or in one of them."""
    links = outside_links(desk, only)
    asked = {urldefrag(link.address).url for link in links}
    agent = user_agent(desk.site.name, desk.site.url)
    answers = Visitor(agent, Answers(cache), manners or Manners()).visit(asked)
    hosts = {urlsplit(address).netloc for address in answers}
    if len(hosts) > 1 and all(answer.state == "diam" for answer in answers.values()):
        what = f"Tidak satu pun dari {len(hosts)} situs luar menjawab: periksa sambungan internet."
        return Outside([], what)
    closed = sum(answer.state == "tertutup" for answer in answers.values())
    untold = f"; {closed} menolak diperiksa, buka sendiri" if closed else ""
    summary = f"{len(answers)} tautan luar di {len(hosts)} situs diperiksa{untold}."
    return Outside(list(_hints(links, answers)), summary)


def _hints(links: Sequence[Link], answers: Mapping[str, Answer]) -> Iterator[Problem]:
    for link in links:
        address, anchor = urldefrag(link.address)
        answer = answers[address]
        place = (link.path, link.line, link.field)
        if answer.state == "mati":
            yield Problem(
                *place, f"Tautan '{link.address}' mati: {answer.detail}.",
                "Cari alamat barunya, atau salinannya di https://web.archive.org/.",
                code="saran-tautan-mati",
            )  # fmt: skip
        elif answer.state == "diam":
            yield Problem(
                *place, f"Tautan '{link.address}' tidak dapat dibuka: {answer.detail}.",
                "Buka sendiri; bila besok masih begitu, ganti tautannya.",
                code="saran-tautan-diam",
            )  # fmt: skip
        elif answer.state == "pindah":
            target = f"{answer.target}#{anchor}" if anchor else answer.target
            yield Problem(
                *place, f"Tautan '{link.address}' sudah pindah untuk seterusnya.",
                f"Buka, lalu ganti menjadi {target}", code="saran-tautan-pindah",
            )  # fmt: skip
