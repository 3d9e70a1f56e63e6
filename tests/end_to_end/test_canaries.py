"""A word that must not get about, put wherever a secret could go: it is in no file of ours and in no message.

What may be said back, on the terminal alone, is a name that the person gave in this very command and that is wrong
there: an argument, a path, an item, a setting. Never an answer, a text of a file that is no checklist, or a value.
"""

import os
import signal
from pathlib import Path

import pytest

from presencecheck.library.cache import entries_folder
from tests.support.canaries import CANARY, heard
from tests.support.command_tour import tour
from tests.support.commands import READY, SMALL, answers, several
from tests.support.evidence import Evidence
from tests.support.strace import watched
from tests.support.terminals import ANSWERS, EVERY, PLACES, Terminal
from tests.support.terminals import own as own_every

pytestmark = pytest.mark.real

posix = pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")

ENVIRONMENT = (
    *("CLIENT", "PRESENCECHECK_PLAIN", "PRESENCECHECK_NOTE", "ACCESSIBLE", "NO_COLOR", "COLUMNS", "LINES", "TERM"),
    *("EDITOR", "BROWSER", "TZ", "LANG", "LOGNAME", "USER"),
)
"""Variables that the program reads, that libraries of it read, and some that nobody does."""


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the program would put temporary files."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


# What is typed.


@posix
@pytest.mark.parametrize(("plain", "end"), [("", "end"), ("", "killed"), ("--plain", "left"), ("--plain", "killed")])
def test_typed_anywhere(plain: str, end: str, home: Path, temporary: Path, evidence: Evidence) -> None:
    """Words typed at every prompt, the wrong ones too, at an offer and at a yes or no, stay on the screen."""
    command = ["run", own_every(home, EVERY), *([plain] if plain else [])]
    enter = "\r" if plain else ""
    last = len(ANSWERS)
    with Terminal(*command, columns=100, rows=60) as terminal:
        for place, keys in enumerate(ANSWERS[:-1], 1):
            terminal.wait_until(lambda place=place: terminal.place == place, f"question {place}")  # type: ignore[misc]
            words = place == PLACES["text"]
            terminal.send(CANARY if words else CANARY + enter)
            terminal.send("\r" if words else keys + enter)
        terminal.wait_until(lambda: terminal.place == last, "the last question")
        if end == "killed":
            terminal.signal(signal.SIGKILL)
        else:
            terminal.send({"end": "y", "left": "q"}[end] + enter)
        assert terminal.ended() == {"end": 0, "left": 3, "killed": 137}[end]
        assert (CANARY in terminal.record) is (bool(plain) or end == "end")
    if end != "end":
        with Terminal(*command) as terminal:
            terminal.wait_for("is unfinished", "quit" if plain else "leave")
            terminal.send(CANARY + enter)
            terminal.send(f"1{enter}")
            terminal.press(last, f"y{enter}")
            assert terminal.ended() == 0
    with Terminal("forget", "last") as terminal:
        terminal.wait_for("[y/N]")
        terminal.send(f"{CANARY}\r")
        assert terminal.ended() == 0
    assert heard(home, CANARY) == []
    assert [file for file in heard(temporary.parent, CANARY) if file.is_file()] == []
    evidence("P3", "secrets typed at prompts of every kind", last + (end != "end"), "found in a file")


# What is given.

GIVEN_BACK = "For this session:"
"""At the end of a walk, the words that were typed in it are shown once more, on the terminal alone."""


def seeded(home: Path, place: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """A tour with the canary in the environment, in remarks, in settings, in answers and in a pack's folder."""
    for name in ENVIRONMENT:
        monkeypatch.setenv(name, CANARY)
    lines = tour(home, place)
    config = home / "config" / "config.toml"
    config.write_text(f'# {CANARY}\nroutine = "full"\n', encoding="utf-8")
    (home / "config" / "checklists" / "small.yaml").write_text(f"# {CANARY}\n{SMALL}", encoding="utf-8")
    (place / "pack" / "notes.txt").write_text(CANARY, encoding="utf-8")
    secret: list[tuple[str, str | int]] = [*READY[:4], ("small/mood", "hurry"), ("small/word", CANARY)]
    (place / "all").write_text(answers(*secret), encoding="utf-8")
    return lines


def test_a_tour_with_a_secret(
    home: Path, tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch, evidence: Evidence
) -> None:
    """Of what surrounds every command, nothing is written, said, or handed to another program."""
    place = tmp_path / "place"
    lines = seeded(home, place, monkeypatch)
    given = set(heard(tmp_path, CANARY))
    said = several(*lines)[1]
    assert CANARY not in said.replace(f"{GIVEN_BACK} {CANARY}", "")
    taken_in = home / "config" / "checklists" / "theirs.yaml"  # a list that was added, with its remarks
    copies = entries_folder(home / "cache")  # of the lists that were read, as they stand; `forget` empties it
    assert {file for file in heard(tmp_path, CANARY) if file.parent != copies} <= given | {taken_in}
    assert {file.name.partition("-")[0] for file in heard(copies, CANARY)} == {"small", "theirs"}
    assert several(["forget", "last", "--yes"])[0] == [0]
    assert {file.name for file in heard(home, CANARY)} == {"config.toml", "small.yaml", "theirs.yaml"}
    assert list(temporary.iterdir()) == []
    evidence("P3", "commands with a secret in their environment, remarks, answers and settings", len(lines), "told")


KEPT = {"history.copies"}
"""Where backups were put is kept, so that `forget` can name them; where a pack came from, as long as it is there."""


def test_names_on_the_command_line(home: Path, tmp_path: Path, temporary: Path, evidence: Evidence) -> None:
    """Of the paths that commands are given, only where backups lie is kept; what they write does not name its place."""
    place = tmp_path / CANARY
    lines = tour(home, place)
    codes, _ = several(*lines)
    assert codes.count(0) == len(lines) - 1
    assert {file.name for file in heard(home, CANARY)} == KEPT
    assert heard(place, CANARY) == []
    assert list(temporary.iterdir()) == []
    named = sum(CANARY in " ".join(line) for line in lines)
    evidence("P3", "commands given a file or folder of a secret name", named, "found in a file")


def test_other_programs_are_told_nothing(home: Path, tmp_path: Path, evidence: Evidence) -> None:
    """What is set, and what surrounds us, is in no argument of a program that we start, where everyone can read it."""
    (home / "config").mkdir(parents=True)
    (home / "config" / "config.toml").write_text(f'[probes]\nhost = "{CANARY}.invalid"\n', encoding="utf-8")
    codes, what = watched(tmp_path / "log", ["probe", "machine"], ["probe", "power", "apps"])
    assert codes == [0, 0]
    assert len(what.programs) == 2
    assert [words for words in what.programs if CANARY in " ".join(words)] == []
    evidence("P3", "programs started while a secret was set", len(what.programs), "told by an argument")
