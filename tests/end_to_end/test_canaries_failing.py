"""Everything that can fail, with a word at hand that must not get about: no message has it, and no file of ours."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from presencecheck.cli.main import execute
from presencecheck.messages import main as main_messages
from tests.support.canaries import CANARY, heard
from tests.support.commands import READY, SMALL, Here, answers, own, presencecheck, walk
from tests.support.disks import CAN_MOUNT, fill, small_disk
from tests.support.evidence import Evidence, crossed

CONTENTS: dict[str, bytes] = {
    "words": f"{CANARY} and {CANARY}\n".encode(),
    "half a text": f'{{"format": 1, "note": ["{CANARY}"'.encode(),
    "an answer": f'{{"item": "essentials/alone", "answer": "{CANARY}"}}'.encode(),
    "bytes": b"\xff\xfe\x00" + CANARY.encode(),
    "a folder": b"",
}
"""What a file is spoilt with; the last one stands for no file at all."""
READERS: dict[str, list[list[str]]] = {
    "config/config.toml": [["run", "--answers", "-"], ["config", "set", "motion", "false"]],
    "config/checklists/small.yaml": [["run", "small", "--answers", "-"], ["list"], ["new", "x", "--from", "small"]],
    "config/allowed_signers": [["pack", "list"]],
    "data/history.db": [["history"], ["run", "quick", "--answers", "-"], ["verify", "--mend"]],
    "data/history.bookmark": [["run", "quick", "--answers", "-"]],
    "data/history.copies": [["forget", "last", "--yes"]],
    "data/history.day": [["history"]],
    "data/packs/packs.json": [["pack", "list"], ["list"]],
    "cache/compiled": [["list"]],
    "place/given": [
        ["run", "quick", "--answers", "GIVEN"],
        ["merge", "GIVEN"],
        ["restore", "GIVEN", "--yes"],
        ["pack", "add", "GIVEN", "--yes"],
        ["check", "GIVEN"],
    ],
}
"""Files that are read, below where all is kept or beside it, and commands that read them."""
WRONG = [
    ["run", CANARY],
    ["run", "--at", CANARY],
    ["run", "--modality", CANARY],
    ["run", "--answers", CANARY],
    ["show", CANARY],
    ["card", CANARY],
    ["diff", CANARY],
    ["check", CANARY],
    ["new", f"{CANARY}!"],
    ["new", "x", "--from", CANARY],
    ["edit", CANARY],
    ["history", "show", CANARY],
    ["history", "--since", CANARY],
    ["stats", "--routine", CANARY],
    ["export", "--since", CANARY],
    ["forget", CANARY, "--yes"],
    ["verify", "--head", CANARY],
    ["restore", CANARY, "--yes"],
    ["merge", CANARY],
    ["backup", f"none/{CANARY}"],
    ["pack", "add", CANARY, "--yes"],
    ["pack", "add", f"https://{CANARY}.example/p.zip"],
    ["pack", "remove", CANARY, "--yes"],
    ["config", "set", CANARY, "x"],
    ["config", "set", "routine", CANARY],
    ["config", "set", "keep", CANARY],
    ["config", "set", "probes.host", f"https://{CANARY}"],
    [CANARY],
    [f"--{CANARY}"],
]
"""Command lines with the secret as a wrong argument: it may be said back there, and is kept nowhere."""


@pytest.fixture
def kept(home: Path, run: Here) -> Path:
    """What a person has who walked once; a copy of it is broken at each try."""
    own(home, "small", SMALL)
    given = home.parent / "once"
    given.write_text(answers(*READY), encoding="utf-8")
    assert run("run", "small", "--answers", given).code == 0
    return home


def broken(kept: Path, place: str, content: str, number: int) -> Path:
    """A copy of what is kept with one file spoilt; its folder."""
    home = kept.with_name(f"broken-{number}")
    shutil.copytree(kept, home)
    path = home / place
    if path.is_dir():
        for each in path.iterdir():
            each.write_bytes(CONTENTS[content])
        return home
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    if content == "a folder":
        path.mkdir()
    else:
        path.write_bytes(CONTENTS[content])
    return home


def test_broken_files(kept: Path, run: Here, monkeypatch: pytest.MonkeyPatch, evidence: Evidence) -> None:
    """Whatever stands in a file that is read, a message has its name and none of its words, and no copy is made."""
    readers = [(place, command) for place, commands in READERS.items() for command in commands]
    failed = 0
    monkeypatch.setenv("CLIENT", CANARY)
    for number, ((place, command), content) in enumerate(crossed(readers, CONTENTS, 3)):
        home = broken(kept, place, content, number)
        monkeypatch.setenv("PRESENCECHECK_HOME", str(home))
        before = {file.name for file in heard(home, CANARY)}
        done = run(*[str(home / "place" / "given") if word == "GIVEN" else word for word in command])
        assert CANARY not in done.out + done.err, (place, content, command, done)
        found = {file.name for file in heard(home, CANARY) if not file.name.startswith("history.damaged-")}
        assert found <= before, (place, content, command)
        failed += done.code != 0
        shutil.rmtree(home)
    assert failed >= 2 * len(readers)
    evidence("P3", "broken files read by commands that failed at it", failed, "told", "copied")


def test_wrong_arguments(kept: Path, run: Here, monkeypatch: pytest.MonkeyPatch, evidence: Evidence) -> None:
    """A wrong argument is at most said back where it was typed; nothing of it is kept."""
    monkeypatch.chdir(kept.parent)
    for line in WRONG:
        assert run(*line).code != 0, line
        assert heard(kept, CANARY) == [], line
    evidence("P3", "secrets given as wrong arguments", len(WRONG), "found in a file")


def fault(error: BaseException) -> Callable[..., None]:
    """Something that fails with the secret in its message and at hand."""

    def failing(*_: object, **__: object) -> None:
        secret = CANARY
        error.add_note(secret)
        raise error

    return failing


PLACES = [
    ("presencecheck.library.library.Library.of", ["run", "small", "--answers", "ONCE"]),
    ("presencecheck.walk.start.walk", ["run", "small", "--answers", "ONCE"]),
    ("presencecheck.history.store.store.History.open", ["run", "small", "--answers", "ONCE"]),
    ("presencecheck.cli.maintenance.do_maintenance", ["history"]),
    ("presencecheck.history.queries.runs.summaries", ["history"]),
    ("presencecheck.history.queries.statistics.gather", ["stats"]),
    ("presencecheck.system.settings.load_strictly", ["config", "list"]),
    ("presencecheck.cli.command_line.read_command_line", ["where"]),
    ("presencecheck.cli.app.app_for", ["where", "--nosuch"]),
    ("presencecheck.cli.commands.where.print_line", ["where"]),
]
FAULTS: list[Callable[[], BaseException]] = [
    lambda: ValueError(CANARY),
    lambda: KeyError(CANARY),
    lambda: OSError(13, CANARY),
    lambda: sqlite3.IntegrityError(CANARY),
    lambda: UnicodeDecodeError("utf-8", CANARY.encode(), 0, 1, CANARY),
    lambda: RecursionError(CANARY),
    lambda: MemoryError(CANARY),
    lambda: ExceptionGroup(CANARY, [ValueError(CANARY)]),
]


def test_faults_of_the_program(
    kept: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, evidence: Evidence
) -> None:
    """A fault anywhere is told by its kind and its place in the source: no message, no values, no trace."""
    for place, line in PLACES:
        for make in FAULTS:
            with monkeypatch.context() as patch:
                patch.setattr(place, fault(make()))
                code = execute([str(kept.parent / "once") if word == "ONCE" else word for word in line])
            out, err = capsys.readouterr()
            assert CANARY not in out + err
            assert "Traceback" not in err
            assert code != 0, (place, err)
            assert heard(kept, CANARY) == []
    evidence("P3", "faults inside the program, with a secret in their message", len(PLACES) * len(FAULTS), "told")


ON_THE_WAY_OUT = """\
import sys
import presencecheck.cli.main as cli
secret = sys.argv[1]

def fail(arguments):
    word = secret
    raise {error}(secret)

cli.execute = fail
cli.main([])
"""


@pytest.mark.real
@pytest.mark.parametrize(
    ("error", "says"), [("ValueError", "ValueError"), ("KeyboardInterrupt", main_messages.INTERRUPTED)]
)
def test_faults_beyond_every_net(error: str, says: str, evidence: Evidence) -> None:
    """What no command catches reaches Python's own last hook, which tells no more than we would."""
    command = [sys.executable, "-c", ON_THE_WAY_OUT.format(error=error), CANARY]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert says in done.stderr
    assert CANARY not in done.stdout + done.stderr
    assert len(done.stderr.splitlines()) == 1
    evidence("P3", "faults inside the program, with a secret in their message", 1, "told")


@pytest.mark.real
@pytest.mark.skipif(not CAN_MOUNT, reason="a small disk needs Linux and root")
def test_a_full_disk_tells_nothing(home: Path, evidence: Evidence) -> None:
    """Where the history cannot be written any more, what was to be written stays unsaid."""
    own(home, "small", SMALL)
    secret: list[tuple[str, str | int]] = [("small/word", CANARY), ("small/mood", CANARY)]
    with small_disk(home / "data", 200) as disk:
        assert walk("small", READY[:5]).code == 3
        fill(disk)
        for line in (["run", "small", "--resume", "--answers", "-"], ["backup"], ["forget", "last"]):
            done = presencecheck(*line, stdin=answers(*secret))
            assert done.code != 0
            assert CANARY not in done.err
        assert heard(home, CANARY) == []
    evidence("P3", "commands on a full disk, with a secret to write", 3, "told", "found in a file")
