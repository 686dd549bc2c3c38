"""Publishing from the content to the readers: build, hold, swap, send, look, tell."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

from plugins.core import output as files
from plugins.desk.announcing import announce
from plugins.desk.building import Built, build
from plugins.desk.project import PUBLISH_SETTINGS
from plugins.publishing import ledger, manifest, smoke
from plugins.publishing.facts import Facts
from plugins.publishing.handing_over import hand_over
from plugins.publishing.hosts import web
from plugins.publishing.hosts.chosen import hosts_of, traits_of
from plugins.publishing.hosts.host import Host, PublishingFailed
from plugins.publishing.paths import LEDGER, MANIFEST
from plugins.publishing.preparing import Fitting, Release, prepare
from plugins.publishing.releases.faults import ReleaseFailed
from plugins.publishing.releases.shelf import Shelf
from plugins.publishing.signing import sign, signing_key
from plugins.publishing.state import Read, State, read_state
from plugins.publishing.summary import summary
from plugins.publishing.websub import FOLDER
from plugins.publishing.withdrawing import withdraw

COMPRESSED = Path(".cache/padat")
"""May be deleted at any time."""


_FIRST_PATIENCE = 15.0
_LEAD_THERE = "Arahkan server web atau domainnya ke sana, lalu lihat lagi: literasi periksa-situs"


@dataclass
class Publication:
    """One run of `literasi terbit`, or of its second half, `literasi kirim`."""

    root: Path
    content: Path
    output: Path
    say: Callable[[str], None]
    agreed: bool = False
    first: bool = False
    """Nothing was published before, and nobody answers at the site's address yet."""

    sending: bool = True
    """This machine may ask the hosts; else what is live is asked for as readers do."""

    patience: float = smoke.PATIENCE
    _hosts: list[Host] | None = None
    _former: State | None = None
    _release: Release | None = None

    def build(self) -> Built:
        """Build the site, hold it to what was published, and swap it into the output folder.

        Raises ContentRefused, BuildFailed, ReleaseFailed, PublishingFailed.
        """
        built = build(
            self.root,
            self.output,
            settings_file=PUBLISH_SETTINGS,
            content=self.content,
            finish=self._prepare,
        )
        if self._release is not None:
            for name, text in self._release.nginx.items():
                files.write(self.root / FOLDER / "nginx", name, text.encode())
        hand_over(built.facts, self.root / FOLDER)
        return built

    def deliver(self, facts: Facts) -> None:
        """Sign the release, send it to every host, look at it there, and tell what is new.

        Raises PublishingFailed and SigningError; a host that can shows the former release again.
        """
        hosts = self._asked(facts)
        if self._former is None:
            self._former = read_state(hosts[0].read) if hosts else State()
        self._sign()
        for host in hosts:
            host.publish(self.output)
            self._look(host, facts, first=self._former.built_at is None)
            self.say(f"Terbit di {host.traits.name}.")
        self._copy_ledger()
        now = manifest.from_text((self.output / MANIFEST).read_text("utf-8"))
        self.say(summary(facts, manifest.Changes.between(self._former.digests, now)))
        announce(facts, self.output, self.root / FOLDER, self._former.digests, self.say)

    def _prepare(self, staging: Path, facts: Facts) -> None:
        kinds = traits_of(facts.site)
        read = self._reader(facts, anywhere=bool(kinds))
        self._former = read_state(read)
        read = self._nearest(read, self._former.digests)
        hosting = facts.site.hosting
        self._release = prepare(
            staging,
            facts,
            former=self._former,
            read=read,
            copies=ledger.copies(self.root),
            fitting=Fitting(
                [(kind.name, kind.limits) for kind in kinds],
                self.root / COMPRESSED if any(kind.compressed for kind in kinds) else None,
                _own_domain(facts.address) if hosting and hosting.github else None,
            ),
            agreed=self.agreed,
        )

    def _asked(self, facts: Facts) -> list[Host]:
        if self._hosts is None:
            self._hosts = hosts_of(facts.site, self.root, facts.address)
        return self._hosts

    def _reader(self, facts: Facts, *, anywhere: bool) -> Read:
        """Return what reads the release that is live; `anywhere` says that there are hosts."""
        if self.first:
            return lambda _path: None
        if not anywhere:
            return self._read_output
        if not self.sending:
            return partial(web.read, facts.address)
        return self._asked(facts)[0].read

    def _nearest(self, far: Read, live: Mapping[str, str]) -> Read:
        """Return what reads the release that is live: here, what is the same here, else `far`."""

        def read(path: str) -> bytes | None:
            data = None if self.first else self._read_output(path)
            same = data is not None and sha256(data).hexdigest() == live.get(path)
            return data if same else far(path)

        return read

    def _read_output(self, path: str) -> bytes | None:
        """Read the release that was published last, though a preview took its place since."""
        kept = [] if (self.output / MANIFEST).is_file() else Shelf(self.output).kept()[:1]
        for folder in [*kept, self.output]:
            if (folder / path).is_file():
                return (folder / path).read_bytes()
        return None

    def _sign(self) -> None:
        if key := signing_key():
            sign(self.output / MANIFEST, key)

    def _look(self, host: Host, facts: Facts, *, first: bool) -> None:
        if not host.traits.live:
            return
        self.say(f"Memeriksa {facts.address} …")
        patience = min(self.patience, _FIRST_PATIENCE) if first else self.patience
        found = smoke.faults(self.output, facts, patience=patience)
        if not found:
            return
        told = "\n".join(f"  {fault}" for fault in found)
        if first:
            # There is nothing to go back to, and often no server or domain that leads there yet.
            self.say(f"Belum tampak di {facts.address}:\n{told}\n{_LEAD_THERE}")
            return
        back = (
            "Rilis sebelumnya sudah dikembalikan."
            if self._undo(host)
            else "Rilis sebelumnya tidak dapat dikembalikan: tidak ada yang disimpan."
        )
        raise PublishingFailed(f"{host.traits.name}: yang terbit tidak utuh.\n{told}\n{back}")

    def _undo(self, host: Host) -> bool:
        """Let the host show the former release: by its own means, or by sending it again."""
        kept = Shelf(self.output).kept()
        try:
            undone = host.roll_back()
        except ReleaseFailed:
            undone = False
        if not undone and kept:
            host.publish(kept[0])
            undone = True
        with suppress(ReleaseFailed):
            withdraw(self.output, signing_key())
        return undone

    def _copy_ledger(self) -> None:
        """Let the project keep a copy too, where it has a folder for it."""
        folder = self.root / ledger.COPIES
        if folder.is_dir():
            known = ledger.from_text((self.output / LEDGER).read_text("utf-8"))
            text = ledger.to_text(ledger.joined([ledger.copies(self.root), known]))
            files.write(folder, "alamat.txt", text.encode())


def _own_domain(address: str) -> str | None:
    host = address.partition("://")[2].partition("/")[0]
    return None if host.endswith(".github.io") else host
