"""A list that had a name before a shipped one got it keeps the name; what the name means now is said once."""

import os
from pathlib import Path

import pytest

from presencecheck.library import library as libraries
from presencecheck.library.library import Library
from presencecheck.library.taken_names import describe, untold
from presencecheck.messages import edit as edit_messages
from presencecheck.system.paths import shipped, user_paths
from tests.support.commands import READY, SMALL, Result, answers, own, presencecheck
from tests.support.packs import folder as pack_folder
from tests.support.terminals import Terminal

BEFORE = {
    *(
        "audio-only",
        "between-sessions",
        "child-family",
        "client-orientation",
        "client-preparation",
        "closing",
        "couple",
    ),
    *("couples", "crisis-ready", "environment", "essentials", "family", "first-session", "first", "full", "group"),
    *("in-person-room", "in-person", "online-group", "phone", "quick", "self-grounding", "supervised", "tech-check"),
    "training",
}
"""The lists and routines of version 0.1.0."""
MINE = SMALL.replace("id: small", "id: quick")
ANSWERS = answers(*((ref.replace("small/", "quick/"), said) for ref, said in READY))


def walked(*words: str) -> Result:
    """A walk with answers to the list that took the name."""
    return presencecheck(*words, "--no-probe", "--answers", "-", stdin=ANSWERS)


@pytest.fixture
def new_quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if `quick` were new in this version."""
    monkeypatch.setattr(libraries, "NEW_NAMES", ("first", "quick"))


def test_every_shipped_name_is_an_old_or_a_new_one() -> None:
    """No shipped name ever goes; one that comes is among `NEW_NAMES`, so that it takes nobody's name unsaid."""
    names = {path.stem for path in shipped().glob("*.yaml")}
    assert names >= BEFORE
    assert names - BEFORE <= set(libraries.NEW_NAMES)


@pytest.mark.usefixtures("new_quick")
def test_the_name_is_kept(home: Path) -> None:
    """The list that had it is walked by it, and the shipped one by its layer; both at the first word and with `run`."""
    own(home, "quick", MINE)
    for words in (["quick"], ["run", "quick"], ["own:quick"]):
        result = presencecheck(*words, "--no-probe", "--fresh", "--answers", "-", "--json", stdin=ANSWERS)
        assert (result.code, [part["layer"] for part in result.data["run"]["checklists"]]) == (0, ["own"])
    ours = presencecheck("shipped:quick", "--no-probe", "--answers", "-", "--json")
    assert {part["layer"] for part in ours.data["run"]["checklists"]} == {"shipped"}


@pytest.mark.real
@pytest.mark.usefixtures("new_quick")
def test_list_and_doctor_say_so(home: Path, tmp_path: Path) -> None:
    """In one line each, of one's own and of packs; nothing is said where no name was taken."""
    assert presencecheck("list").err == ""
    assert "names" not in {check["name"] for check in presencecheck("doctor", "--json").data["checks"]}
    own(home, "quick", MINE)
    pack = pack_folder(tmp_path / "pack")
    (pack / "first.yaml").write_text(SMALL.replace("id: small", "id: first"), encoding="utf-8")
    assert presencecheck("pack", "add", pack, "--yes").code == 0
    taken = Library.of(user_paths()).taken()
    assert taken == ("harbour:first", "own:quick")
    assert " ".join(presencecheck("list").err.split()) == describe(taken)
    checks = {check["name"]: check for check in presencecheck("doctor", "--json").data["checks"]}
    assert (checks["names"]["finding"], checks["names"]["sentence"]) == ("ok", describe(taken))


def test_a_changed_list_that_is_not_new_is_not_told(home: Path) -> None:
    """A change to a list that was shipped before is what its author meant."""
    own(home, "quick", MINE)
    assert presencecheck("list").err == ""


@pytest.mark.real
@pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")
@pytest.mark.usefixtures("new_quick")
def test_the_first_start_says_so_once(home: Path, tmp_path: Path) -> None:
    """A walk by answers neither says it nor counts; the first one with a person does, and the next one no more."""
    own(home, "quick", MINE)
    names = "from presencecheck.library import library; library.NEW_NAMES = ('first', 'quick')\n"
    (tmp_path / "sitecustomize.py").write_text(names, encoding="utf-8")
    sentence = describe(["own:quick"])
    assert sentence not in " ".join(walked("quick").err.split())
    for said in (True, False):
        with Terminal("quick", "--fresh", columns=200, env={"PYTHONPATH": str(tmp_path)}) as terminal:
            terminal.wait_for("Is the door shut?")
            assert (sentence in terminal.record) is said
            terminal.press(1, "q")
            assert terminal.ended() == 3


def test_each_name_is_told_once(tmp_path: Path) -> None:
    """A name that is taken later is told then; a damaged note is as none."""
    cache = tmp_path / "cache"
    assert untold(["own:next"], cache) == (describe(["own:next"]),)
    assert untold(["own:next"], cache) == ()
    assert untold(["own:after", "own:next"], cache) == (describe(["own:after"]),)
    assert untold(["own:after", "own:next"], cache) == ()
    [note] = cache.iterdir()
    assert note.stat().st_mode & 0o777 == 0o600
    for damage in ("", "{}", "[", "\0", "7"):
        note.write_text(damage, encoding="utf-8")
        assert untold(["own:next"], cache) == (describe(["own:next"]),)


def test_a_cache_that_cannot_be_written(tmp_path: Path) -> None:
    """Then it is told again: that is no reason to stop a walk."""
    (tmp_path / "file").write_text("")
    assert untold(["own:next"], tmp_path / "file") == untold(["own:next"], tmp_path / "file") != ()


def test_one_change_of_names_at_most_in_one_sentence() -> None:
    """However many names were taken."""
    assert describe(["own:next"]).count(".") == 1
    assert all(name in describe(["own:next", "p:after"]) for name in ("own:next", "p:after", "shipped:after"))


def test_who_changes_the_routine_of_further_walks_is_told_how_it_is_started(home: Path) -> None:
    """The bare word starts the shipped one until it is told otherwise, so that a list of that name never slips in."""
    assert presencecheck("config", "set", "routine-again", "shipped:quick").code == 0
    said = edit_messages.PASSED_OVER.format(name="quick")
    assert said in " ".join(presencecheck("edit", "quick", "--no-open").err.split())
    assert presencecheck("config", "set", "routine-again", "own:quick").code == 0
    assert said not in " ".join(presencecheck("edit", "quick", "--no-open").err.split())
