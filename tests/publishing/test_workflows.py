"""Workflows name actions by commit, and may do no more than asked; what they run: test_targets."""

import re
from pathlib import Path

import pytest
import yaml

import pelicanconf
from plugins.desk.publication import COMPRESSED
from tests.conftest import ROOT
from tools.ci_deliver import set_up

WORKFLOWS = {file.name: file for file in (ROOT / ".github/workflows").glob("*.yml")}


@pytest.mark.parametrize("name", WORKFLOWS)
def test_actions_are_named_by_commit_and_releases_beside_it(name: str) -> None:
    text = WORKFLOWS[name].read_text("utf-8")
    for line in re.findall(r"uses: .*", text):
        assert re.fullmatch(r"uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)


@pytest.mark.parametrize("name", WORKFLOWS)
def test_only_the_job_that_sends_sees_secrets_and_may_write(name: str) -> None:
    workflow = yaml.safe_load(WORKFLOWS[name].read_text("utf-8"))
    assert workflow["permissions"] in ({}, {"contents": "read"})
    for job_name, job in workflow["jobs"].items():
        sends = (name, job_name) == ("terbit.yml", "kirim")
        assert ("secrets." in yaml.safe_dump(job)) == sends
        permissions = job.get("permissions", {})
        assert sends or set(permissions.values()) <= {"read"}
        assert job["timeout-minutes"] <= 30


def test_a_runner_finds_all_that_the_last_one_kept() -> None:
    steps = yaml.safe_load(WORKFLOWS["terbit.yml"].read_text("utf-8"))["jobs"]["bangun"]["steps"]
    kept = "\n".join(step["with"]["path"] for step in steps if "/cache@" in step.get("uses", ""))
    settings = {name: value for name, value in vars(pelicanconf).items() if name.endswith("_CACHE")}
    caches = {Path(value).relative_to(ROOT).as_posix() for value in settings.values()}
    pages = {f"output/**/*.{suffix}" for suffix in ("html", "json", "xml")}
    assert set(kept.split()) == {*caches, COMPRESSED.as_posix(), *pages}
    gitlab = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))
    assert set(gitlab["default"]["cache"]["paths"]) == {".cache", *pages}


def test_a_proposed_change_is_never_published() -> None:
    # YAML 1.1 reads the key `on` as true.
    assert set(yaml.safe_load(WORKFLOWS["terbit.yml"].read_text("utf-8"))[True]) == {
        "push", "schedule", "workflow_dispatch",
    }  # fmt: skip
    gitlab = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))
    jobs = {name: job for name, job in gitlab.items() if "script" in job}
    assert {name for name, job in jobs.items() if ".ci/publish-when-due" in job["script"]} == {
        "pages"
    }
    assert [rule["if"] for rule in jobs["pages"]["rules"] if rule.get("when") != "never"] == [
        "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"
    ]
    assert gitlab["pratinjau"]["script"] == ["make preview"]


def test_secrets_become_files_that_only_their_owner_reads(tmp_path: Path) -> None:
    secrets = {
        "SSH_KEY": "kunci", "SSH_KNOWN_HOSTS": "peladen", "LITERASI_KUNCI_ISI": "tanda",
        "GITHUB_SERVER_URL": "https://git.example", "GITHUB_REPOSITORY": "a/b", "TOKEN": "rahasia",
    }  # fmt: skip
    set_up(secrets, tmp_path)
    for name in ("literasi-peladen", "literasi-kunci", "known_hosts"):
        assert (tmp_path / ".ssh" / name).stat().st_mode & 0o077 == 0
    assert Path(secrets["LITERASI_KUNCI"]).read_text("utf-8") == "tanda\n"
    assert "SSH_KEY" not in secrets
    assert secrets["GIT_CONFIG_KEY_0"] == "remote.origin.url"
    assert secrets["GIT_CONFIG_KEY_1"] == "http.https://git.example/.extraHeader"
    bare: dict[str, str] = {}
    set_up(bare, tmp_path)
    assert bare == {}
