"""The first word of a command line: a name walks, a command is a command, and any other word only gets an answer."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from presencecheck.cli.walk_line import with_command
from presencecheck.core.errors import UsageError
from presencecheck.core.names import COMMANDS, PLANNED_COMMANDS, RESERVED_WORDS, is_name
from presencecheck.messages import first_word as first_word_messages
from tests.support.commands import READY, SMALL, Here, Result, answers, own, presencecheck
from tests.support.evidence import amount
from tests.support.packs import folder as pack_folder
from tests.support.terminals import Terminal

ANSWERED = ("--no-probe", "--answers", "-")


def refused(result: Result, *words: str) -> None:
    """One line, exit code 2, and nothing done."""
    assert (result.code, result.out) == (2, "")
    assert len(result.err.splitlines()) == 1
    for word in words:
        assert word in result.err


def runs() -> list[str]:
    """The routines of all runs so far."""
    return [run["routine"] for run in presencecheck("history", "--json").data["runs"]]


def test_a_name_walks(home: Path) -> None:
    """With and without options of `run` after it, one name or several, and with its layer."""
    own(home, "small", SMALL)
    own(home, "other", SMALL.replace("id: small", "id: other"))
    given_answers = answers(*READY)
    assert presencecheck("small", *ANSWERED, stdin=given_answers).code == 0
    result = presencecheck("own:small", *ANSWERED, "--json", "--fresh", "--modality", "audio", stdin=given_answers)
    assert (result.code, result.data["run"]["modality"]) == (0, "audio")
    both = given_answers + answers(*((ref.replace("small", "other"), said) for ref, said in READY))
    assert presencecheck("small", "other", *ANSWERED, "--fresh", stdin=both).code == 0
    assert runs() == ["small+other", "small", "small"]


@pytest.mark.real
@pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")
def test_a_name_alone_walks_in_a_terminal(home: Path) -> None:
    """As a person types it."""
    own(home, "small", SMALL)
    with Terminal("small") as terminal:
        terminal.wait_for("Is the door shut?")
        terminal.press(1, "q")
        assert terminal.ended() == 3


@pytest.mark.parametrize("word", sorted(RESERVED_WORDS - {"pack"}))  # pack.yaml describes a pack
def test_a_reserved_word_is_never_a_name(home: Path, word: str) -> None:
    """A list that has such a name is walked with `run`; the word alone is the command, or none yet."""
    own(home, word, SMALL.replace("id: small", f"id: {word}"))
    lines = [(ref.replace("small/", f"{word}/"), said) for ref, said in READY]
    assert presencecheck("run", word, *ANSWERED, stdin=answers(*lines)).code == 0
    if word in PLANNED_COMMANDS:
        refused(presencecheck(word, *ANSWERED, stdin=answers(*lines)), word)
    else:
        assert with_command([word]) == [word]
    assert runs() == [word]


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("delete", "forget"),
        ("Delete", "forget"),
        ("remove all", "forget"),
        ("start", "run"),
        ("settings", "config"),
        ("version", "--version"),
        ("change my-room", "edit"),
        ("lst", "list"),
        ("hsitory", "history"),
        ("FORGET", "forget"),
        ("quik", "quick (Quick routine)"),
        ("enviroment", "environment (Room and surroundings)"),
        ("Full", "full (Full pre-session routine)"),
        ("smal", "small (A small list)"),
        ("arriving", "self-grounding (Arriving)"),
        ("at", "run --at 14:30"),
        ("man", "manual"),
        ("delete --yes", "forget"),
        ("help delete", "forget"),
    ],
)
def test_another_word_only_gets_an_answer(home: Path, line: str, meant: str) -> None:
    """What was likely meant is said; no other command is run, and nothing is made, whatever stands after it."""
    own(home, "small", SMALL)
    before = kept(home)
    refused(presencecheck(*line.split()), first_word_messages.DID_YOU_MEAN.format(word=meant))
    assert kept(home) == before


def kept(home: Path) -> list[Path]:
    """All files but those of the cache, by which lists are read faster."""
    return sorted(path for path in home.rglob("*") if "cache" not in path.parts)


def test_a_word_that_is_like_nothing() -> None:
    """Both lists of words are named."""
    for word in ("xyzzy", "", " ", "x" * 5000, "ß", "\x1b[2J"):
        refused(presencecheck(word), "presencecheck help", "presencecheck list")


def test_a_path_is_a_file_never_a_name(home: Path, tmp_path: Path) -> None:
    """Even where a list has the name that is left of it."""
    path = own(home, "small", SMALL)
    for word in (str(path), "small.yaml", "./small", "small.yml", "folder/"):
        refused(presencecheck(word, *ANSWERED, stdin=answers(*READY)), "looks like a file")
    advice = ("presencecheck run small.yaml", "presencecheck add small.yaml")
    refused(presencecheck("small.yaml"), *advice)
    assert not (home / "data").exists()


@pytest.mark.parametrize("name", ["notes.txt", "notes.md", "notes.csv", "notes.docx"])
@pytest.mark.parametrize("words", ["run", "show", "edit", "card", "check", "add", ""])
def test_a_file_of_another_format(
    run: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str, name: str
) -> None:
    """Whichever command it is given to, one hint says how to make a list of it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_text("Is the door closed?\nIs the lamp on?\n")
    ended = run(*words.split(), name)
    assert ended.code
    assert ended.err.count(f"presencecheck new --from {name}") == 1


def test_new_refuses_a_reserved_word(home: Path) -> None:
    """A list that could not be walked by its name is not begun."""
    for word in sorted(RESERVED_WORDS):
        refused(presencecheck("new", word, "--no-open"), f'"{word}"', f"my-{word}")
    assert not home.exists()


def test_check_and_packs_take_a_reserved_word(home: Path, tmp_path: Path) -> None:
    """Lists of others are taken as they are, with a word of warning and the way to walk them."""
    file = tmp_path / "report.yaml"
    file.write_text(SMALL.replace("id: small", "id: report"), encoding="utf-8")
    checked = presencecheck("check", file)
    assert checked.code == 0
    assert "warning" in checked.out
    assert "presencecheck run report" in checked.out
    pack = pack_folder(tmp_path / "pack")
    (pack / "report.yaml").write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    added = presencecheck("pack", "add", pack, "--yes")
    assert added.code == 0
    assert "presencecheck run NAME: report" in " ".join(added.out.split())
    lines = [(ref.replace("small/", "report/"), said) for ref, said in READY]
    assert presencecheck("run", "report", *ANSWERED, stdin=answers(*lines)).code == 0


def test_help_is_a_command() -> None:
    """`help` is `--help`, for the program and for each command and subcommand."""
    assert presencecheck("help") == presencecheck("--help")
    assert presencecheck("help", "pack", "add") == presencecheck("pack", "add", "--help")
    for name in COMMANDS:
        assert presencecheck("help", name) == presencecheck(name, "--help")
    refused(presencecheck("help", "full"), "presencecheck show full")


def test_every_synonym_leads_to_a_command() -> None:
    """No word is explained twice, none hides a command, and what is named exists."""
    words = [word for some in first_word_messages.SYNONYMS.values() for word in some]
    assert len(set(words)) == len(words)
    assert not set(words) & set(COMMANDS)
    assert {command.split()[0] for command in first_word_messages.SYNONYMS} <= {*COMMANDS, "--version"}
    for command in first_word_messages.SYNONYMS:
        assert presencecheck(command.split()[0], "--help").code == 0


@settings(max_examples=amount("FIRST_WORDS", 60, 200), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(word=st.text(max_size=70) | st.sampled_from(COMMANDS).map(lambda name: name[1:] + name[:1]))
def test_no_word_but_a_command_or_a_name_is_taken(word: str) -> None:
    """Whatever is typed: only what is a command, or the name of a list that is there, passes."""
    try:
        line = with_command([word, "--yes"])
    except UsageError:
        return
    assert line[-2:] == [word, "--yes"]
    assert (line[0] == "run" and is_name(word) and word not in RESERVED_WORDS) or line == [word, "--yes"]
    assert line[0] in COMMANDS
