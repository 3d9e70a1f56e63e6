"""What a person meets at the command line: the right exit code, one clear line of complaint, no traceback."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from presencecheck import __version__
from presencecheck.cli import plain
from presencecheck.core.items import Value
from tests.support.commands import READY, SMALL, Result, own, presencecheck, walk
from tests.support.disks import CAN_MOUNT, fill, small_disk


@pytest.fixture
def small(home: Path) -> Path:
    """A list of the person's own."""
    return own(home, "small", SMALL)


def complains(result: Result, code: int, *words: str) -> None:
    """One line on standard error, with these words, and this exit code."""
    assert result.code == code, result
    assert len(result.err.strip().splitlines()) == 1, result.err
    assert result.err.startswith("presencecheck: ")
    for word in words:
        assert word in result.err


@pytest.mark.parametrize("flag", ["-h", "--help"])
@pytest.mark.parametrize(
    "command", ["", "run", "list", "show", "card", "check", "schema", "where", "history", "config"]
)
def test_help(command: str, flag: str) -> None:
    """Every command explains itself."""
    result = presencecheck(*command.split(), flag)
    assert result.code == 0
    assert "Usage: presencecheck" in result.out


def test_version() -> None:
    """The version is one line."""
    assert presencecheck("--version") == (0, f"presencecheck {__version__}\n", "")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["lst"], ["list"]),
        (["run", "--plian"], ["--plain"]),
        (["show"], ["NAME"]),
        (["run", "--modality", "video-call"], ["video-call", "audio"]),
        (["run", "--at", "25:00", "--answers", "-"], ["25:00", "14:30"]),
        (["config", "set", "modality", "vdeo"], ['"vdeo"', '"video"']),
        (["config", "get", "modalty"], ["modalty", '"modality"']),
        (["config", "set", "plain", "maybe"], ['"maybe"', "yes", "no"]),
        (["run"], ["no terminal", "--answers"]),
        ([], ["no terminal", "--answers"]),
        (["--plain"], ["no terminal", "--answers"]),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, list) else None,
)
def test_usage_errors(arguments: list[str], words: list[str]) -> None:
    """A wrong command line says what is wrong and what would be right, and exits with 2."""
    complains(presencecheck(*arguments), 2, *words)


@pytest.mark.parametrize(
    "name",
    ["nosuch", "../../etc/passwd", "/etc/passwd", "", ".", "..", "-", "full.yaml", "con", "\x1b[2Jfull", "fulll"],
)
@pytest.mark.parametrize("command", ["show", "card"])
def test_unknown_names(command: str, name: str) -> None:
    """A name that is none finds nothing outside the library and cannot reach the terminal."""
    result = presencecheck(command, "--", name)
    complains(result, 4, "no checklist")
    assert "\x1b" not in result.err


def test_a_near_miss_is_named() -> None:
    """A misspelt name is answered with the right one."""
    complains(presencecheck("show", "enviroment"), 4, "Did you mean environment (Room and surroundings)?")


def test_a_broken_file_is_located(small: Path) -> None:
    """A broken checklist does not start; the line says where the fault is and how to see all."""
    small.write_text(SMALL.replace("ready: Shut", "redy: Shut").replace("importance: optional", "importance: no"))
    complains(walk("small", READY), 4, f"{small}:6:40:", "presencecheck check", 'Did you mean "ready"?')


def test_a_broken_file_breaks_nothing_else(small: Path) -> None:
    """The rest of the library is listed, and the broken one is named."""
    small.write_text("format: 1\n")
    result = presencecheck("list")
    assert result.code == 0
    assert "full" in result.out
    assert str(small) in result.err


@pytest.mark.parametrize("kind", ["folder", "pipe", "device"])
def test_what_is_no_file_is_not_read(tmp_path: Path, kind: str) -> None:
    """Nothing hangs on a pipe or a device given in place of a file."""
    path = {"folder": tmp_path / "empty", "pipe": tmp_path / "pipe", "device": Path("/dev/zero")}[kind]
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    complains(presencecheck("check", str(path)), 4, str(path))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"item": "small/door"}', ["1", "no answer"]),
        ("{", ["1"]),
        ('{"item": "small/door", "answer": true}', ["1"]),
        ('{"item": "small/dor", "answer": "yes"}', ["small/dor", '"small/door"']),
        ('{"item": "small/water", "answer": "yes"}', ["small/water", "small/door"]),
        ('{"item": "small/door", "answer": "yess"}', ['"yes"']),
        ('{"item": "small/door", "answer": 3}', ["small/door"]),
        ("[" * 3000, ["1"]),
    ],
)
def test_wrong_answers(small: Path, tmp_path: Path, line: str, words: list[str]) -> None:
    """A line that answers nothing is named by its number."""
    file = tmp_path / "answers.jsonl"
    file.write_text(line)
    complains(presencecheck("run", "small", "--answers", str(file)), 4, str(file), *words)


def test_answers_before_a_wrong_one_are_kept(small: Path) -> None:
    """Nothing that was answered before is lost by it."""
    complains(walk("small", [*READY[:2], ("small/lamp", "nonsense")]), 4, ":3:")
    run = presencecheck("history", "show", "last", "--json").data["run"]
    assert [item["outcome"] for item in run["items"][:3]] == ["done", "done", "unanswered"]
    assert walk("small", READY[2:], "--resume").code == 0


def test_exit_codes_of_a_run(small: Path) -> None:
    """Ready, an exception, not ready and left early have codes of their own."""
    assert walk("small", READY).code == 0
    assert walk("small", [READY[0], ("small/water", "skip"), *READY[2:]]).code == 0
    refused = walk("small", [("small/door", "not-yet"), ("small/door", "accept"), *READY[1:]])
    assert (refused.code, refused.data["run"]["readiness"]) == (1, "not-ready")
    assert walk("small", READY[:1]).code == 3


@pytest.mark.parametrize(
    ("said", "options", "outcome"),
    [
        ("yes", [], "still-so"),
        ("not-yet", [], "done"),
        (("small/lamp",), [], "done"),
        ((), [], "still-so"),
        (None, [], "done"),
        ("yes", ["--fresh"], "done"),
        ("yes", ["--no-log"], "still-so"),
    ],
)
def test_still_so(small: Path, said: Value | None, options: list[str], outcome: str) -> None:
    """A line of its own confirms what was in place today; without it, or when it is refused, it is asked singly."""
    walk("small", READY)
    line = [] if said is None else [("still-so", said)]
    done = walk("small", [*line, *READY], *options)
    assert (done.code, done.data["run"]["items"][2]["outcome"]) == (0, outcome)
    lines = [(each["item"], each["answer"]) for each in done.data["answers"]]
    again = walk("small", lines, "--no-log")
    assert (lines[0][0] == "still-so", again.data["run"]["items"][2]["outcome"]) == ("--fresh" not in options, outcome)


def test_lines_that_are_not_to_be_confirmed(small: Path) -> None:
    """They are told, and nothing is confirmed by such a line."""
    walk("small", READY)
    said: Value
    for said in (("small/door",), ("small/lampp",), "yes please", 3):
        complains(walk("small", [("still-so", said), *READY]), 4, ":1:")


@pytest.mark.parametrize("command", [["list"], ["config", "list"], ["show", "full"], ["card", "environment"]])
@pytest.mark.parametrize("columns", [40, 80])
def test_no_word_is_torn(small: Path, monkeypatch: pytest.MonkeyPatch, command: list[str], columns: int) -> None:
    """In a narrow window nothing is wider than it, and no word is cut in two."""
    walk("small", READY)
    monkeypatch.setenv("COLUMNS", "400")
    # A row that finds no room for its columns is a sentence, as in plain lines.
    whole = [*command, "--plain"] if "list" in command and columns == 40 else command
    words = set(presencecheck(*whole).out.replace(":", " ").replace(",", " ").split())
    monkeypatch.setattr(plain, "_asked", False)
    monkeypatch.setenv("COLUMNS", str(columns))
    narrow = presencecheck(*command).out
    assert max(map(len, narrow.splitlines())) <= columns
    # Stacked rows need no heading for their first cell.
    assert words - set(narrow.replace(":", " ").replace(",", " ").split()) <= {"name", "setting"}


def test_no_log_leaves_nothing(small: Path, home: Path) -> None:
    """A run without the history makes no file of it."""
    assert walk("small", READY, "--no-log").code == 0
    assert not (home / "data").exists()


def test_nothing_to_go_on_with(small: Path) -> None:
    """Going on without an unfinished run is said plainly."""
    complains(walk("small", READY, "--resume"), 4, "no unfinished run")


def test_settings_are_kept_and_used(small: Path) -> None:
    """A setting changes what the program does, and leaves the rest of its file alone."""
    config = Path(presencecheck("where", "--json").data["paths"]["config"])
    assert presencecheck("config", "set", "routine", "small").code == 0
    config.write_text("# mine\n" + config.read_text())
    assert presencecheck("config", "set", "modality", "audio").code == 0
    assert config.read_text() == '# mine\nroutine = "small"\nmodality = "audio"\n'
    result = presencecheck("--answers", "-", "--json", stdin="")
    assert (result.data["run"]["routine"], result.data["run"]["modality"]) == ("small", "audio")
    complains(presencecheck("config", "set", "routine", "nosuch"), 4, "nosuch")


@pytest.mark.parametrize(
    "text", ["routine = full", 'rotine = "full"', "plain = 1", 'modality = "phone"', "\x00", "a = [" * 99, "\xff"]
)
def test_broken_settings(home: Path, text: str) -> None:
    """A broken settings file is named, whatever is in it, and not written over."""
    path = home / "config" / "config.toml"
    path.parent.mkdir(parents=True)
    path.write_bytes(text.encode("latin-1"))
    complains(presencecheck("config", "list"), 4, str(path))
    complains(presencecheck("config", "set", "motion", "false"), 4, str(path))
    assert path.read_bytes() == text.encode("latin-1")


@pytest.mark.parametrize("command", [["history"], ["run", "small", "--answers", "-"]], ids=["history", "run"])
@pytest.mark.parametrize("kind", ["newer", "foreign", "text"])
def test_a_file_that_is_not_ours_is_left_alone(small: Path, home: Path, kind: str, command: list[str]) -> None:
    """A newer history, another program's database or a text in its place is refused, byte for byte as it was."""
    path = home / "data" / "history.db"
    path.parent.mkdir(mode=0o700)
    if kind == "text":
        path.write_text("not a database at all" * 20)
    else:
        with sqlite3.connect(path) as database:
            database.execute("CREATE TABLE t (x)")
            database.execute("PRAGMA user_version = 999")
            database.execute(f"PRAGMA application_id = {0x50524353 if kind == 'newer' else 7}")
    before = sha256(path.read_bytes()).digest()
    words = {"newer": "newer presencecheck", "foreign": "another program", "text": "not a history"}
    complains(presencecheck(*command), 4, str(path), words[kind])
    assert sha256(path.read_bytes()).digest() == before


def test_a_home_that_cannot_be(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A folder that cannot be made is named before any question, with the way to walk all the same."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("PRESENCECHECK_HOME", str(tmp_path / "file" / "below"))
    result = walk("quick", [])
    # Before that, one sentence on the settings, which are not passed over in silence.
    assert (result.code, result.err.count("\n")) == (4, 2)
    assert str(tmp_path / "file") in result.err.splitlines()[1]


@pytest.fixture
def tiny_disk(home: Path) -> Iterator[Path]:
    """A disk of 200 KiB where the history is kept."""
    with small_disk(home / "data", 200) as disk:
        yield disk


@pytest.mark.real
@pytest.mark.skipif(not CAN_MOUNT, reason="a small disk needs Linux and root")
def test_a_full_disk(small: Path, tiny_disk: Path) -> None:
    """When the disk fills up, the person is told so, and what was acknowledged is there."""
    assert walk("small", READY[:1]).code == 3
    ballast = fill(tiny_disk)
    complains(walk("small", READY[1:], "--resume"), 4, "full", str(tiny_disk))
    ballast.unlink()
    assert walk("small", READY[1:], "--resume").code == 0


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o777])
def test_all_is_private_under_any_umask(small: Path, home: Path, umask: int) -> None:
    """Files are for their owner alone, folders too."""
    shutil.rmtree(home)
    before = os.umask(umask)
    try:
        assert walk("quick", []).code == 3
        assert walk("quick", [("essentials/alone", "yes")]).code == 3
        assert presencecheck("config", "set", "motion", "false").code == 0
    finally:
        os.umask(before)
    modes = {path: path.stat().st_mode & 0o777 for path in [home, *home.rglob("*")]}
    assert {mode for path, mode in modes.items() if path.is_file()} == {0o600}
    assert {mode for path, mode in modes.items() if path.is_dir()} == {0o700}
    assert home / "data" / "history.db" in modes


def test_what_is_not_kept_is_nowhere(small: Path, home: Path) -> None:
    """Typed words and choices that are not kept are in no byte of any file, during the run and after it."""
    secret = [*READY[:4], ("small/mood", "hurry"), ("small/word", "Qx7canary")]
    assert walk("small", secret[:5]).code == 3
    assert walk("small", secret[5:], "--resume").code == 0
    history = (home / "data" / "history.db").read_bytes()
    everything = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert b"Qx7canary" not in everything
    answers = sqlite3.connect(home / "data" / "history.db").execute("SELECT value FROM answer").fetchall()
    assert {value for (value,) in answers} == {None, 7}
    assert b"small/door" in history


@pytest.mark.real
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_nowhere_to_write(small: Path, closed: str) -> None:
    """Where standard output or error was closed before the start, the command does its work all the same."""
    command = f"{sys.executable} -m presencecheck list {closed}"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.real
def test_a_reader_that_has_gone(small: Path) -> None:
    """`presencecheck list | head -0` is no error."""
    done = subprocess.run(
        f"{sys.executable} -m presencecheck show full | head -c 1; exit ${{PIPESTATUS[0]}}",
        shell=True,
        executable=shutil.which("bash"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.real
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
def test_a_short_answer_for_which_there_is_no_room(home: Path) -> None:
    """It is written at the very end; that it is lost is said, and the exit code says so."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    for line in ("where", "--version"):
        with Path("/dev/full").open("w") as full:
            command = [sys.executable, "-m", "presencecheck", line]
            ended = subprocess.run(
                command, env=environment, stdout=full, stderr=subprocess.PIPE, text=True, check=False
            )
        assert ended.returncode == 4
        assert "no space left" in ended.stderr
