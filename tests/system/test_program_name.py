"""Hints name the program as it was started, so that they can be typed as they stand."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import presencecheck as package
from presencecheck.system import program_name
from presencecheck.system.program_name import as_called, called_as, typed_word

BIN = Path(sys.executable).parent
MODULE = str(Path(package.__file__).with_name("__main__.py"))


def started(patch: pytest.MonkeyPatch, word: str, *before: str, path: str = "/nowhere") -> None:
    """As if it had been started so."""
    patch.setattr(sys, "argv", [word])
    patch.setattr(sys, "orig_argv", [*before, word])
    patch.setenv("PATH", path)


def test_by_its_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As it was typed; by its plain name where the shell finds this very file, and no other one, by that."""
    here, other = tmp_path / "a b" / "presencecheck", tmp_path / "c" / "presencecheck"
    for file in (here, other):
        file.parent.mkdir()
        file.write_text("#!/bin/sh\n")
        file.chmod(0o700)
    started(monkeypatch, str(here))
    assert called_as() == shlex.quote(str(here))
    started(monkeypatch, str(here), path=str(other.parent))
    assert called_as() == shlex.quote(str(here))
    started(monkeypatch, str(here), path=str(here.parent))
    assert called_as() == "presencecheck"
    monkeypatch.chdir(tmp_path / "c")
    started(monkeypatch, "./presencecheck")
    assert called_as() == "./presencecheck"


def test_as_a_module(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the interpreter that was typed; part of another program it has its plain name."""
    started(monkeypatch, MODULE, ".venv/bin/python")
    assert called_as() == ".venv/bin/python -m presencecheck"
    started(monkeypatch, "/usr/bin/pytest")
    assert called_as() == "presencecheck"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("List them: presencecheck list.", "List them: x/presencecheck list."),
        (
            "`presencecheck --version`; presencecheck open, then",
            "`x/presencecheck --version`; x/presencecheck open, then",
        ),
        ("presencecheck: it is wrong", "presencecheck: it is wrong"),
        ("Made by presencecheck 0.2, presencecheck lists", "Made by presencecheck 0.2, presencecheck lists"),
        ("/opt/presencecheck list", "/opt/presencecheck list"),
    ],
)
def test_only_what_is_typed_changes(said: str, shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name in a sentence stays, and twice is as once."""
    started(monkeypatch, "x/presencecheck")
    assert as_called(said) == shown == as_called(shown)
    started(monkeypatch, MODULE, "py")
    assert as_called(as_called(said)) == as_called(said)


@pytest.mark.real
@pytest.mark.skipif(os.name != "posix", reason="lines are typed into a POSIX shell")
@pytest.mark.parametrize("start", [[sys.executable, "-m", "presencecheck"], [str(BIN / "presencecheck")]], ids=len)
def test_what_a_hint_says_can_be_typed(start: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the shell does not know the program: each hint of an unknown word is carried out."""
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    done = subprocess.run([*start, "xyzzy"], capture_output=True, text=True, check=False, timeout=60)
    lines = [line.split(": ")[-1] for line in done.stderr.replace("presencecheck: ", "").strip().split(". ")[1:]]
    assert len(lines) == 2
    for line in lines:
        typed = subprocess.run(line.rstrip("."), shell=True, capture_output=True, check=False, timeout=60)
        assert (typed.returncode, line) == (0, line)


def test_the_commands_are_all_known() -> None:
    """A hint in the messages names a command or an option, or is a sentence about the program."""
    prose = {
        "walks",
        "checklist",
        "starts",
        "begins",
        "itself",
        "needs:",
        "again",
        "at",
        "{version}",
        "history",
        "settings",
        "policy",
    }
    filled = {"{line}", "{words}"}  # with a command
    folder = Path(package.__file__).with_name("messages")
    wrong = [
        f"{path.name}: {rest.split()[0]}"
        for path in folder.glob("*.py")
        for rest in path.read_text(encoding="utf-8").split(f"{program_name.PROGRAM} ")[1:]
        if not program_name.command_pattern().match(f"{program_name.PROGRAM} {rest}")
        and rest.split()[0].strip('.,;`"()') not in prose | filled
    ]
    assert wrong == []


def test_words_of_a_command_can_be_typed_as_they_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    """One word stays one, whatever is in it; in the way of the system's shell."""
    hard = ["my lists/room.yaml", "O'Brien/a b.yaml", "$HOME;x", "plain.yaml", "harbour-1.0.zip"]
    assert shlex.split(" ".join(map(typed_word, hard))) == hard
    assert typed_word(Path("plain.yaml")) == "plain.yaml"
    monkeypatch.setattr(os, "name", "nt")
    assert (typed_word("C:\\O'Brien\\a b"), typed_word("C:\\a")) == ('"C:\\O\'Brien\\a b"', "C:\\a")
