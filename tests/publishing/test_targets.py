"""The targets that CI runs, run here: on a small project whose site nginx serves."""

import datetime
import http.server
import json
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml

from plugins.desk.admin.packages import HOME, PACKAGES
from plugins.publishing.paths import RELEASE
from tests.conftest import ROOT
from tests.publishing.conftest import in_memory
from tests.publishing.linked_sites import files_of
from tests.publishing.nginx import serving
from tests.samples import SITE

NOT_NOW = 75
FAILED = 2
"""What make ends with when a recipe fails."""

PAGE = "berita/2024/kabar/index.html"
ENTRY = "content/articles/berita/2024/kabar.md"
TEXT = """\
---
judul: Kabar
tanggal: 2024-11-07 10:00
---
Isi kabar.
"""
DRAFT = TEXT.replace("judul: Kabar", "judul: Draf\nstatus: draf")
ADMIN = '{"name": "github", "repo": "contoh/situs", "branch": "main"}'

RUN_HERE = {"admin", "audit-dependencies", "deliver", "due", "guard", "hosts", "preview", "publish",
            "release", "sbom"}  # fmt: skip


class Project:
    """A project whose site is published into a folder that nginx serves."""

    def __init__(self, root: Path, served: Path, server: str) -> None:
        self.root, self.served, self.server = root, served, server

    def run(self, *command: str, code: int = 0, **environment: str) -> str:
        """Run a command in the project; return all that it said."""
        # Already there is what a fresh machine would install.
        there = {"MAKEFLAGS": "-- runtime= dev= hosts=", "HOME": str(self.root)}
        # The site has an address as any; who is asked for it is the server here.
        there |= {"http_proxy": self.server, "no_proxy": "127.0.0.1"}
        done = subprocess.run(
            command, cwd=self.root, text=True, check=False, capture_output=True,
            env=os.environ | there | environment,
        )  # fmt: skip
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout + done.stderr

    def live(self) -> dict[str, bytes]:
        """Return all files that are served."""
        return files_of(self.served)


@pytest.fixture(scope="module")
def project() -> Iterator[Project]:
    with in_memory() as folder, made_in(folder) as found:
        yield found


@contextmanager
def made_in(folder: Path) -> Iterator[Project]:
    """Make the project, and serve its site while the block runs."""
    root, served = folder / "proyek", folder / "srv/www"
    served.parent.mkdir()
    (root / "content/articles/berita/2024").mkdir(parents=True)
    for name in ("Makefile", "pyproject.toml", "publishconf.py", "requirements.txt",
                 "requirements-hosts.txt"):  # fmt: skip
        shutil.copy2(ROOT / name, root)
    shutil.copytree(ROOT / ".ci", root / ".ci")
    for name in (".venv", "tools", "plugins", "theme"):
        (root / name).symlink_to(ROOT / name)
    # The site has /admin/, and what that is made of was fetched.
    conf = (ROOT / "pelicanconf.py").read_text("utf-8")
    assert "\nADMIN = None" in conf
    (root / "pelicanconf.py").write_text(
        conf.replace("\nADMIN = None", f"\nADMIN = {ADMIN}").replace(
            "\nSEARCH = True", "\nSEARCH = False"
        ),
        "utf-8",
    )
    (root / HOME).mkdir(parents=True)
    told = json.dumps([package.integrity for package in PACKAGES])
    (root / HOME / "lengkap.json").write_text(told, "utf-8")
    (root / ENTRY).write_text(TEXT, "utf-8")
    (root / ENTRY).with_name("draf.md").write_text(DRAFT, "utf-8")
    with serving(served, folder / "nginx", server="index index.html;") as (host, port):
        site = re.sub("(?m)^menu:.*\n.*\n|^podcast:(\n  .*)*", "", SITE).replace(
            "https://literasi.example.org", "http://literasi.example.org"
        )
        (root / "content/site.yaml").write_text(
            f"{site}penerbitan: {{folder: {{folder: {served}}}}}\n", "utf-8"
        )
        yield Project(root, served, f"http://{host}:{port}")


@pytest.fixture(scope="module")
def published(project: Project) -> Project:
    said = project.run(".ci/publish-when-due", CI_PIPELINE_SOURCE="push", PERTAMA="ya")
    assert "Terbit di Folder." in said
    return project


def test_on_a_schedule_only_what_falls_due_is_published(published: Project) -> None:
    project = published
    assert project.served.joinpath("admin/index.html").is_file()
    first = project.live()
    project.run(".ci/publish-when-due", code=NOT_NOW, CI_PIPELINE_SOURCE="schedule")
    assert project.live() == first
    assert "terbit=tidak" in project.run("make", "due")
    # As if it had been published before the entry's hour, which has passed meanwhile.
    told = json.loads((project.served / RELEASE).read_text("utf-8"))
    told["dibangun"] = "2024-11-07T09:00:00+08:00"
    (project.served / RELEASE).write_text(json.dumps(told), "utf-8")
    assert "terbit=ya" in project.run("make", "due")
    said = project.run(".ci/publish-when-due", CI_PIPELINE_SOURCE="schedule")
    assert "Terbit di Folder." in said
    again = json.loads((project.served / RELEASE).read_text("utf-8"))["dibangun"]
    assert datetime.datetime.fromisoformat(again).year > 2024


def test_the_guard_names_what_was_changed(published: Project) -> None:
    published.run("make", "guard")
    page = published.served / PAGE
    whole = page.read_bytes()
    page.write_bytes(whole + b"judi")
    assert f"diubah: {PAGE}" in published.run("make", "guard", code=FAILED)
    page.write_bytes(whole)


def test_one_machine_builds_without_secrets_and_another_sends(published: Project) -> None:
    project = published
    before = project.live()
    (project.root / ENTRY).write_text(TEXT.replace("Isi kabar", "Isi baru"), "utf-8")
    project.run("make", "release")
    assert project.live() == before
    bill = json.loads((project.root / "sbom.json").read_text("utf-8"))
    assert {"pelican", "lxml"} <= {part["name"] for part in bill["components"]}
    for name in ("output", ".rilis-output", ".literasi"):
        shutil.rmtree(project.root / name)
    project.run("make", "deliver")
    assert b"Isi baru" in (project.served / PAGE).read_bytes()
    assert project.live() == files_of(project.root / "output")


def test_a_preview_shows_drafts_and_reaches_no_host(published: Project) -> None:
    project = published
    before = project.live()
    project.run("make", "preview")
    assert (project.root / "output/draf/berita/draf/index.html").is_file()
    assert (project.root / "output/admin/index.html").is_file()
    assert project.live() == before


def test_what_admin_is_made_of_is_fetched_only_where_it_is_used(project: Project) -> None:
    project.run("make", "admin")
    kept = project.root / HOME
    kept.rename(kept.with_name("aside"))
    try:
        tools = project.root / "tanpa-npm"
        tools.mkdir()
        for name in ("make", "sh"):
            (tools / name).symlink_to(str(shutil.which(name)))
        said = project.run("make", "html", code=FAILED, PATH=str(tools))
        assert "npm belum terpasang" in said
        conf = project.root / "pelicanconf.py"
        text = conf.read_text("utf-8")
        conf.write_text(text.replace(f"\nADMIN = {ADMIN}", "\nADMIN = None"), "utf-8")
        project.run("make", "html", PATH=str(tools))
        assert not (project.root / "output/admin").exists()
        conf.write_text(text, "utf-8")
    finally:
        kept.with_name("aside").rename(kept)


@contextmanager
def advisories(known: str) -> Iterator[str]:
    """Answer as OSV does (https://google.github.io/osv.dev/post-v1-query/); yield the address.

    `known` is the name of a package with a fault.
    """

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            package: dict[str, Any] = asked["package"]
            fault = {
                "id": "CONTOH-2026-1",
                "summary": "Contoh.",
                "affected": [{"package": package, "ranges": []}],
            }
            told = {"vulns": [fault]} if package["name"] == known else {}
            body = json.dumps(told).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/v1/query"
        server.shutdown()


def test_a_known_fault_of_a_dependency_is_named(project: Project) -> None:
    """Of every package in the lock files; who answers is a stand-in for the advisories' service."""
    # Only the second of the two files has it: of the first nothing is known.
    with advisories("paramiko") as address:
        said = project.run(
            "make", "audit-dependencies", code=FAILED,
            PIP_AUDIT_VULNERABILITY_SERVICE="osv", PIP_AUDIT_OSV_URL=address,
        )  # fmt: skip
    assert "No known vulnerabilities found" in said
    assert "CONTOH-2026-1" in said
    said = project.run(
        "make", "audit-dependencies", code=FAILED,
        PIP_AUDIT_VULNERABILITY_SERVICE="osv", PIP_AUDIT_OSV_URL="http://127.0.0.1:1/v1/query",
    )  # fmt: skip
    assert "No known vulnerabilities" not in said


def commands(file: Path) -> Iterator[str]:
    """Yield every shell step of a workflow, GitHub's or GitLab's."""
    told = yaml.safe_load(file.read_text("utf-8"))
    for job in told.get("jobs", {}).values():
        yield from (step["run"] for step in job["steps"] if "run" in step)
    for job in told.values():
        if isinstance(job, dict):
            yield from job.get("script", ())


WORKFLOWS = [*sorted((ROOT / ".github/workflows").glob("*.yml")), ROOT / ".gitlab-ci.yml"]
STEPS = re.search(r"for step in (.*); do", (ROOT / ".ci/run").read_text("utf-8"))
RUN_BY_CI = set(STEPS[1].split() if STEPS else ())


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_every_shell_step_is_a_target_that_is_run_here(file: Path) -> None:
    found = [command for command in commands(file) if not command.startswith("header=")]
    assert found
    for command in found:
        target = command.removesuffix(' >> "$GITHUB_OUTPUT"').strip()
        if target not in {".ci/run", ".ci/publish-when-due"}:
            assert target.removeprefix("make ") in RUN_HERE | RUN_BY_CI, command


def test_no_other_target_publishes() -> None:
    """What publishes or guards is run here, so that a new one is not forgotten."""
    text = (ROOT / "Makefile").read_text("utf-8")
    recipes = dict(re.findall(r"^([a-z-]+):.*\n((?:\t.*\n)*)", text, flags=re.M))
    publishing = {name for name, recipe in recipes.items() if re.search(
        r"literasi (terbit|kirim|jatuh-tempo|periksa-situs)|ci_deliver|pip-audit|cyclonedx", recipe
    )}  # fmt: skip
    assert publishing <= RUN_HERE
