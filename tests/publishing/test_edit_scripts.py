"""Whatever editors do to their entries, no address vanishes without an answer.

Hundreds of histories in which entries are renamed, retitled, moved to another section or year,
deleted and brought back. Where publishing is refused the editor does what the message says.
"""

import random
import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from plugins.core.identity import guid_of
from plugins.core.problems import ContentRefused
from plugins.core.redirection import Redirect
from plugins.kinds import KINDS
from plugins.publishing import ledger
from plugins.publishing.forms import nginx
from plugins.publishing.paths import LEDGER
from tests.publishing.nginx import Client, serving
from tests.publishing.sites import GONE, facts, publish

SCRIPTS, STEPS = 300, 4
KIND_NAMES = ("berita", "ulasan", "video")


@dataclass
class Entry:
    place: str
    aliases: list[str] = field(default_factory=list)
    retitled: int = 0

    @property
    def guid(self) -> str:
        return guid_of("tag:x,2024", self.place, self.aliases, KINDS)


@dataclass
class Editor:
    """One history. Renaming, it forgets the alias half of the time, until it is told."""

    dice: random.Random
    entries: list[Entry] = field(default_factory=list)
    deleted: list[Entry] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    count: int = 0

    def step(self) -> None:
        actions = [self.add, self.rename, self.move, self.retitle, self.delete, self.restore]
        self.dice.choice(actions)()

    def add(self) -> None:
        self.count += 1
        self.entries.append(Entry(f"/{self.dice.choice(KIND_NAMES)}/2024/tulisan-{self.count}/"))

    def rename(self) -> None:
        self.count += 1
        self._put(re.sub(r"[^/]+/$", f"nama-{self.count}/", self._some().place))

    def move(self) -> None:
        self.count += 1
        self._put(f"/{self.dice.choice(KIND_NAMES)}/2023/pindah-{self.count}/")

    def retitle(self) -> None:
        self._some().retitled += 1

    def delete(self) -> None:
        if len(self.entries) > 2:
            self.deleted.append(self.entries.pop(self.dice.randrange(len(self.entries))))

    def restore(self) -> None:
        if self.deleted:
            entry = self.deleted.pop()
            self.entries.append(entry)
            own = {entry.place, *entry.aliases}
            self.gone = [address for address in self.gone if address not in own]

    def _some(self) -> Entry:
        self._chosen = self.entries[self.dice.randrange(len(self.entries))]
        return self._chosen

    def _put(self, place: str) -> None:
        entry = getattr(self, "_chosen", None) or self._some()
        if entry not in self.entries:
            entry = self._some()
        if self.dice.random() < 0.5:
            entry.aliases.append(entry.place)
        entry.place = place

    def redirects(self) -> tuple[Redirect, ...]:
        found = [Redirect(alias, entry.place) for entry in self.entries for alias in entry.aliases]
        return (*found, *(Redirect(address, None) for address in self.gone))

    def heed(self, report: str, moved: dict[str, Entry]) -> None:
        """Do what the messages of a refusal say."""
        for address in re.findall(r"Alamat (\S+) pernah terbit", report):
            entry = moved.get(address)
            if entry in self.entries:
                entry.aliases.append(address)
            else:
                self.gone.append(address)
        for place, guid in re.findall(r"Tanda pengenal (\S+) dahulu (\S+)\.", report):
            entry = next(entry for entry in self.entries if entry.place == place)
            oldest = f"/{guid.rpartition(':')[2]}/"
            entry.aliases = [oldest, *(alias for alias in entry.aliases if alias != oldest)]


def run(editor: Editor, folder: Path, root: Path) -> tuple[set[str], list[Redirect], int]:
    """Live one history, its last release below `root`; return addresses, redirects, refusals."""
    live, refusals = folder / "hidup", 0
    moved: dict[str, Entry] = {}
    guids: dict[int, str] = {}
    release = None
    for _ in range(3):
        editor.add()
    for _ in range(STEPS):
        editor.step()
        for _ in range(4):
            new = folder / "baru"
            shutil.rmtree(new, ignore_errors=True)
            told = facts({entry.place: entry.guid for entry in editor.entries}, editor.redirects())
            files = {
                f"{entry.place.strip('/')}/lampiran.vtt": f"{entry.retitled}"
                for entry in editor.entries
            }
            try:
                release = publish(live, new, told, files)
                break
            except ContentRefused as refused:
                refusals += 1
                editor.heed(refused.problems.report(), moved)
        else:
            raise AssertionError("what the messages say does not help")
        shutil.rmtree(live, ignore_errors=True)
        new.rename(live)
        moved |= {entry.place: entry for entry in editor.entries}
        for entry in editor.entries:
            assert guids.setdefault(id(entry), entry.guid) == entry.guid
    assert release is not None
    shutil.copytree(live, root)
    known = ledger.from_text((live / LEDGER).read_text("utf-8"))
    return set(known), list(release.redirects), refusals


def test_no_address_vanishes_and_no_guid_changes_in_300_histories(scratch: Path) -> None:
    root = scratch / "situs"
    addresses: set[str] = set()
    redirects: list[Redirect] = []
    refusals = 0
    for number in range(SCRIPTS):
        base = f"/s{number}"
        folder = scratch / "kerja" / str(number)
        folder.mkdir(parents=True)
        found, told, refused = run(Editor(random.Random(number)), folder, root / base[1:])
        shutil.rmtree(folder)
        addresses |= {base + address for address in found}
        redirects += [
            Redirect(base + redirect.source, redirect.target and base + redirect.target)
            for redirect in told
        ]
        refusals += refused
    shutil.copyfile(root / "s0/410.html", root / "410.html")
    http, server = nginx.http_block(redirects, ""), nginx.server_block("")
    statuses = {200: 0, 301: 0, 410: 0}
    with serving(root, scratch / "nginx", http=http, server=server) as address:
        client = Client(*address)
        for asked in sorted(addresses):
            [(status, body)] = client.ask([asked])
            assert status in statuses, (asked, status)
            statuses[status] += 1
            if status == 410:
                assert GONE in body.decode()
            if status == 301:
                [(there, _)] = client.ask([client.location])
                assert there == 200, (asked, client.location, there)
        client.close()
    assert refusals > SCRIPTS // 2
    assert all(count > SCRIPTS // 2 for count in statuses.values()), statuses
