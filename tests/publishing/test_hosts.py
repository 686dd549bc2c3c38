"""Every host ends up with just the release, and is never seen half-published."""

import os
import shutil
import signal
import subprocess
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto.server import ThreadedMotoServer

from plugins.kinds.hosting import (
    FolderHost,
    GitHubHost,
    GitLabHost,
    RsyncHost,
    S3Host,
    SftpHost,
    ZipHost,
)
from plugins.publishing.hosts.folder import Folder
from plugins.publishing.hosts.git_branch import GitBranch
from plugins.publishing.hosts.gitlab_pages import GitLabPages
from plugins.publishing.hosts.host import PublishingFailed
from plugins.publishing.hosts.order import removals, uploads
from plugins.publishing.hosts.rsync import Rsync
from plugins.publishing.hosts.s3 import S3
from plugins.publishing.hosts.sftp import Sftp
from plugins.publishing.hosts.store import bring
from plugins.publishing.hosts.zip_file import ZipFile
from tests.publishing.linked_sites import FORMER, NEW, dead_links, files_of, write
from tests.publishing.nginx import free_port
from tests.publishing.sshd import Sshd, serving_ssh


@pytest.fixture
def former(tmp_path: Path) -> Path:
    return write(tmp_path / "lama", FORMER)


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return write(tmp_path / "baru", NEW)


class BrokenError(Exception):
    """Stands for a line that breaks, or a kill."""


class LeavesOff:
    """A store in memory that breaks off before its n-th change, and is looked at after each."""

    def __init__(self, files: dict[str, bytes], changes: int) -> None:
        self.files, self.left = dict(files), changes

    def present(self) -> dict[str, str]:
        return {path: data.decode() for path, data in self.files.items()}

    def fingerprint(self, file: Path) -> str:
        return file.read_text("utf-8")

    def put(self, path: str, file: Path) -> None:
        self._change()
        self.files[path] = file.read_bytes()
        assert dead_links(self.files) == set(), path

    def remove(self, path: str) -> None:
        self._change()
        del self.files[path]
        assert dead_links(self.files) == set(), path

    def _change(self) -> None:
        if self.left == 0:
            raise BrokenError
        self.left -= 1


def test_wherever_an_upload_breaks_off_no_page_leads_nowhere(former: Path, new: Path) -> None:
    breaks = 0
    while True:
        store = LeavesOff(files_of(former), breaks)
        try:
            bring(store, new)
            break
        except BrokenError:
            breaks += 1
        store.left = -1  # goes on, and breaks off no more
        bring(store, new)
        assert store.files == files_of(new)
    assert breaks >= len(NEW)


def test_the_manifest_is_sent_last_and_lists_go_before_what_they_list() -> None:
    paths = ["index.html", "berita/2024/a/index.html", ".well-known/literasi/sidik.txt"]
    paths += ["theme/a.0123456789.css", "berita/index.html", "rss.xml"]
    order = uploads(paths, [])
    assert order[0] == "theme/a.0123456789.css"
    assert order[-1] == ".well-known/literasi/sidik.txt"
    gone = removals(["media/a.mp3", "berita/2024/a/index.html", "topik/x/index.html"])
    assert gone == ["topik/x/index.html", "berita/2024/a/index.html", "media/a.mp3"]


# --- S3, as moto speaks it ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    port = free_port()
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=port, verbose=False)
    server.start()
    yield f"http://127.0.0.1:{port}"
    server.stop()


@pytest.fixture
def bucket(
    endpoint: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> tuple[S3, Any]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "contoh")
    monkeypatch.setenv("AWS_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    client = boto3.client("s3", endpoint_url=endpoint, region_name="us-east-1")
    name = f"situs-{abs(hash(request.node.name)) % 10**9}"
    client.create_bucket(Bucket=name)
    host = S3Host.model_construct(bucket=name, endpoint=endpoint, region="us-east-1")
    return S3(host), client


def objects(client: Any, bucket: str) -> dict[str, bytes]:
    listed = client.list_objects_v2(Bucket=bucket).get("Contents", [])
    return {
        found["Key"]: client.get_object(Bucket=bucket, Key=found["Key"])["Body"].read()
        for found in listed
    }


def test_s3_takes_what_differs_in_the_safe_order_and_goes_on_after_a_break(
    bucket: tuple[S3, Any], former: Path, new: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    host, client = bucket
    host.publish(former)
    assert objects(client, host.bucket) == files_of(former)
    sent: list[str] = []
    put = host._client.put_object

    def breaking(**words: Any) -> None:
        if len(sent) == 4:
            raise host._faults[0]
        put(**words)
        sent.append(words["Key"])

    monkeypatch.setattr(host._client, "put_object", breaking)
    with pytest.raises(PublishingFailed, match="ulangi: literasi terbit"):
        host.publish(new)
    half = objects(client, host.bucket)
    assert half != files_of(former)
    assert dead_links(half) == set()

    def putting(**words: Any) -> None:
        put(**words)
        sent.append(words["Key"])

    monkeypatch.setattr(host._client, "put_object", putting)
    host.publish(new)
    assert objects(client, host.bucket) == files_of(new)
    assert len(sent) == len(set(sent))
    assert "theme/g.0000000001.css" not in sent


def test_s3_objects_have_their_type_and_lifetime(bucket: tuple[S3, Any], new: Path) -> None:
    host, client = bucket
    host.publish(new)
    told = {
        key: (found["ContentType"], found["CacheControl"])
        for key in ("index.html", "rss.xml", "theme/g.0000000002.css", "media/b.jpg")
        if (found := client.head_object(Bucket=host.bucket, Key=key))
    }
    assert told == {
        "index.html": ("text/html; charset=utf-8", "public, max-age=60"),
        "rss.xml": ("application/xml", "public, max-age=900"),
        "theme/g.0000000002.css": (
            "text/css; charset=utf-8",
            "public, max-age=31536000, immutable",
        ),
        "media/b.jpg": ("image/jpeg", "public, max-age=86400"),
    }
    assert host.read("rss.xml") == (new / "rss.xml").read_bytes()
    assert host.read("tidak-ada") is None


# --- SSH ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sshd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sshd]:
    with serving_ssh(tmp_path_factory.mktemp("ssh") / "peladen") as server:
        yield server


@pytest.fixture
def sftp(sshd: Sshd, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Sftp, Path]:
    monkeypatch.setenv("HOME", str(sshd.home))
    monkeypatch.setenv("LITERASI_SFTP_KUNCI", str(sshd.key))
    served = tmp_path / "rumah/public_html"
    served.mkdir(parents=True)
    host = SftpHost.model_construct(
        host="127.0.0.1", user=sshd.user, folder=str(served), port=sshd.port
    )
    return Sftp(host), served


def test_sftp_goes_on_after_a_break_and_touches_nothing_of_others(
    sftp: tuple[Sftp, Path], former: Path, new: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    host, served = sftp
    (served / "cgi-bin").mkdir()
    (served / "cgi-bin/milik-orang.txt").write_text("jangan dihapus", "utf-8")
    others = files_of(served)
    host.publish(former)
    assert files_of(served) == files_of(former) | others
    sent: list[str] = []
    put = Sftp.put

    def breaking(self: Sftp, path: str, file: Path) -> None:
        if len(sent) == 4:
            # In the middle of a file, and of the line about it.
            assert self._client is not None
            self._sftp().open(self._place(path) + ".literasi-baru", "wb").write(b"seten")
            self._client.close()
        put(self, path, file)
        sent.append(path)

    monkeypatch.setattr(Sftp, "put", breaking)
    with pytest.raises(PublishingFailed, match="ulangi: literasi terbit"):
        host.publish(new)
    half = {name: data for name, data in files_of(served).items() if "literasi-baru" not in name}
    assert half.keys() != (files_of(former) | others).keys()
    assert dead_links(half) == set()

    def putting(self: Sftp, path: str, file: Path) -> None:
        put(self, path, file)
        sent.append(path)

    monkeypatch.setattr(Sftp, "put", putting)
    Sftp(host.host).publish(new)
    assert files_of(served) == files_of(new) | others
    assert len(sent) == len(set(sent))
    assert host.read("rss.xml") == (new / "rss.xml").read_bytes()
    assert host.read("tidak-ada") is None
    host.close()
    sent.clear()
    Sftp(host.host).publish(new)
    assert sent == []


def test_sftp_trusts_no_host_that_it_does_not_know(
    sftp: tuple[Sftp, Path], new: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    host, served = sftp
    monkeypatch.setenv("HOME", str(tmp_path))
    with pytest.raises(PublishingFailed, match="not found in known_hosts"):
        host.publish(new)
    assert files_of(served) == {}


@pytest.fixture
def rsync(sshd: Sshd, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Rsync, Path]:
    monkeypatch.setenv("RSYNC_RSH", sshd.shell)
    folder = tmp_path / "srv/situs"
    host = RsyncHost.model_construct(destination=f"{sshd.user}@127.0.0.1:{folder}", port=22)
    return Rsync(host), folder


def test_rsync_switches_whole_releases_and_goes_back(
    rsync: tuple[Rsync, Path], former: Path, new: Path
) -> None:
    host, folder = rsync
    assert host.read("rss.xml") is None
    host.publish(former)
    assert files_of(folder / "kini") == files_of(former)
    host.publish(new)
    assert files_of(folder / "kini") == files_of(new)
    # What did not change is one file in both releases.
    kept = "theme/g.0000000001.css"
    assert (folder / "kini" / kept).stat().st_nlink == 2
    assert host.read("rss.xml") == (new / "rss.xml").read_bytes()
    assert host.roll_back()
    assert files_of(folder / "kini") == files_of(former)
    assert not host.roll_back()
    for number in range(2, 8):
        (folder / f"rilis/{number:06}").mkdir()
    host.publish(new)
    assert len(list((folder / "rilis").iterdir())) == 4


def test_rsync_killed_half_way_leaves_the_former_site_and_goes_on(
    rsync: tuple[Rsync, Path], former: Path, new: Path, sshd: Sshd
) -> None:
    host, folder = rsync
    host.publish(former)
    (new / "media/besar.mp3").write_bytes(os.urandom(4_000_000))
    target = f"{host.login}:{host.folder}/rilis/baru/"
    command = ["rsync", "--bwlimit=2000", "--recursive", f"--rsh={sshd.shell}", f"{new}/", target]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        for _ in range(200):
            if (folder / "rilis/baru/media").is_dir():
                break
            time.sleep(0.02)
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    assert files_of(folder / "kini") == files_of(former)
    host.publish(new)
    assert files_of(folder / "kini") == files_of(new)


def test_rsync_that_cannot_go_there_says_so(monkeypatch: pytest.MonkeyPatch, new: Path) -> None:
    monkeypatch.setenv("RSYNC_RSH", f"ssh -p {free_port()} -o BatchMode=yes")
    with pytest.raises(PublishingFailed, match="tidak dapat dihubungi"):
        Rsync(RsyncHost.model_construct(destination="a@127.0.0.1:/srv/x", port=22)).publish(new)
    with pytest.raises(PublishingFailed, match="Tulis pengguna@peladen:/folder/situs"):
        Rsync(RsyncHost.model_construct(destination="/srv/x", port=22))


# --- The others --------------------------------------------------------------------------------


def test_a_folder_is_swapped_and_can_be_gone_back_to(
    tmp_path: Path, former: Path, new: Path
) -> None:
    host = Folder(FolderHost.model_construct(folder=str(tmp_path / "srv/www")))
    host.publish(former)
    host.publish(new)
    assert files_of(tmp_path / "srv/www") == files_of(new)
    assert host.read("rss.xml") == (new / "rss.xml").read_bytes()
    assert host.roll_back()
    assert files_of(tmp_path / "srv/www") == files_of(former)


def test_an_archive_is_the_same_for_the_same_site(tmp_path: Path, former: Path, new: Path) -> None:
    host = ZipFile(ZipHost.model_construct(file="situs.zip"), tmp_path)
    assert host.read("rss.xml") is None
    host.publish(former)
    first = host.file.read_bytes()
    os.utime(former / "rss.xml", (1, 1_700_000_000))
    host.publish(former)
    assert host.file.read_bytes() == first
    host.publish(new)
    with zipfile.ZipFile(host.file) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == files_of(new)
    assert host.read("rss.xml") == (new / "rss.xml").read_bytes()
    assert host.roll_back()
    assert host.file.read_bytes() == first


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    bare = tmp_path / "jauh.git"
    subprocess.run(["git", "init", "--quiet", "--bare", bare], check=True)
    return bare


def branch(repository: Path) -> dict[str, bytes]:
    """Return what the branch holds."""
    place = repository.with_name("salinan")
    shutil.rmtree(place, ignore_errors=True)
    command = ["git", "clone", "--quiet", "--branch=gh-pages", f"file://{repository}", str(place)]
    subprocess.run(command, check=True)
    shutil.rmtree(place / ".git")
    return files_of(place)


def test_git_pushes_one_commit_a_release_and_rewrites_no_history(
    tmp_path: Path, repository: Path, former: Path, new: Path
) -> None:
    address = f"file://{repository}"
    given = GitHubHost.model_construct(repository=address, branch="gh-pages")
    host = GitBranch(given, tmp_path)
    assert host.read("rss.xml") is None
    host.publish(former)
    host.publish(former)
    again = GitBranch(given, tmp_path)
    assert again.read("rss.xml") == (former / "rss.xml").read_bytes()
    assert again.read("tidak-ada") is None
    again.publish(new)
    assert branch(repository) == files_of(new)
    assert again.roll_back()
    assert branch(repository) == files_of(former)
    log = ["git", "-C", str(repository), "log", "--format=%s", "gh-pages"]
    assert subprocess.check_output(log, text=True).count("Terbitkan situs") == 3


def test_gitlab_takes_the_folder_of_its_job(tmp_path: Path, former: Path, new: Path) -> None:
    host = GitLabPages(GitLabHost.model_construct(folder="public"), tmp_path, "https://x.y")
    host.publish(former)
    host.publish(new)
    assert files_of(tmp_path / "public") == files_of(new)
    assert not host.roll_back()
