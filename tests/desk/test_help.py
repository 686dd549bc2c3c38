"""What the command says of itself, and of words typed wrongly: all of it in Indonesian."""

import re
import shlex
import subprocess
import sys
import tempfile

import pytest
from typer.main import get_command

from plugins.desk.command import VERBS, application
from tests.conftest import ROOT
from tests.desk.running import COMMAND, ENVIRONMENT

ENGLISH = ("usage", "options", "error", "missing", "invalid", "no such", "try ", "show this",
           "default", "required", "commands", "unexpected")  # fmt: skip
NAMES = [verb.__name__.replace("_", "-") for verbs in VERBS.values() for verb in verbs]


def literasi(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *words],
        cwd=tempfile.gettempdir(),
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )


def help_of(words: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """Return what a verb says of itself, asked without a process of its own: there are many."""
    with pytest.raises(SystemExit) as ended:
        application()([*words, "--help"], prog_name="literasi")
    assert ended.value.code == 0
    return capsys.readouterr().out


def assert_indonesian(text: str) -> None:
    assert not [word for word in ENGLISH if word in text.lower()], text
    assert max(map(len, text.splitlines()), default=0) <= 80, text


def test_the_help_lists_every_verb_and_is_the_answer_to_nothing() -> None:
    done = literasi("--help")
    assert done.returncode == 0
    assert_indonesian(done.stdout)
    assert [name for name in NAMES if f"\n  {name} " in done.stdout] == NAMES
    bare = literasi()
    assert (bare.returncode, bare.stderr) == (2, done.stdout)


@pytest.mark.parametrize("name", NAMES)
def test_every_verb_explains_itself_with_examples_that_can_be_typed(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    said = help_of([name], capsys)
    assert said.startswith(f"Cara memakai: literasi {name} ")
    assert_indonesian(said)
    assert not re.search(r"[<{]|\.\.\.", said), "Typer's own marks, or a sentence cut short"
    examples = re.findall(r"^  (literasi .+)$", said, re.MULTILINE)
    assert examples
    verb = get_command(application()).commands[name]  # type: ignore[attr-defined]
    for example in examples:
        words = shlex.split(example)
        assert words[:2] == ["literasi", name]
        verb.make_context(name, words[2:])  # raises for what could not be typed


def test_the_help_answers_without_loading_what_only_a_verb_needs() -> None:
    code = "import sys, plugins.desk.command as c; c.application(); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    heavy = {"pelican", "pydantic", "PIL", "markdown", "lxml", "bs4", "babel", "watchfiles"}
    assert heavy.isdisjoint(done.stdout.split())


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (["terbitt"], "Perintah 'terbitt' tidak ada. Mungkin: 'terbit'?"),
        (["xyz"], "Perintah 'xyz' tidak ada."),
        (["lihat", "--prta", "1"], "Pilihan --prta tidak ada. Mungkin: --porta?"),
        (["lihat", "-q"], "Pilihan -q tidak ada."),
        (["lihat", "--porta"], "Sesudah --porta harus ada isinya."),
        (["lihat", "--porta", "delapan"], "Isi '--porta' tidak dapat dibaca."),
        (["audio"], "BERKAS belum ditulis."),
        (["bangun", "dua", "kata"], "Kelebihan: dua kata. Tulis kalimat di antara tanda kutip."),
    ],
)
def test_words_typed_wrongly_are_answered_in_indonesian(words: list[str], answer: str) -> None:
    done = literasi(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[0] == f"Salah ketik perintah: {answer}"
    assert_indonesian(done.stderr)
