"""`retire`: shown before it is written, asked first where that is essential, and undone by the same name."""

import os
from pathlib import Path

import pytest

from presencecheck.messages import retire as retire_messages
from tests.support.commands import SMALL, Here, answers, own
from tests.support.terminals import Terminal

MINE = "format: 1\nid: mine\nextends: small\n"


@pytest.fixture
def mine(home: Path) -> Path:
    """An overlay of the person's own that changes nothing yet."""
    own(home, "small", SMALL)
    return own(home, "mine", MINE)


def test_it_is_shown_and_undone(run: Here, mine: Path) -> None:
    """The lines that are written, where, and how to take them back."""
    done = run("retire", "mine/water")
    assert done.code == 0
    assert f"In {mine}:" in done.out
    assert "+   - water  # Is water at hand?" in done.out
    assert retire_messages.UNDO.format(ref="mine/water") in " ".join(done.err.split())
    again = run("retire", "mine/water")
    assert (again.code, again.out) == (0, "")
    assert retire_messages.RETIRED_ALREADY.format(ref="mine/water") in " ".join(again.err.split())
    back = run("retire", "--undo", "mine/water")
    assert (back.code, mine.read_text()) == (0, MINE)
    assert "-   - water  # Is water at hand?" in back.out
    assert "asked already" in run("retire", "--undo", "mine/water").err


def test_it_is_not_asked_any_more(run: Here, mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The walk goes without it, and the verdict knows nothing of it."""
    import io

    run("retire", "mine/door", "--yes")
    lines = answers(*((f"mine/{name}", "yes") for name in ("water", "lamp")), ("mine/here", 7), ("mine/mood", "calm"))
    monkeypatch.setattr("sys.stdin", io.StringIO(lines + answers(("mine/word", "calm"))))
    walked = run("run", "mine", "--no-probe", "--answers", "-", "--json").data["run"]
    assert [item["item"] for item in walked["items"]] == ["water", "lamp", "here", "mood", "word"]


def test_json(run: Here, mine: Path) -> None:
    """What was changed, where, and the whole text."""
    data = run("retire", "mine/lamp", "--json").data
    assert data["format"] == 1
    assert data["retire"] == {
        "checklist": "mine",
        "item": "lamp",
        "retired": True,
        "changed": True,
        "path": str(mine),
        "overlay": mine.read_text(),
    }
    assert run("retire", "mine/lamp", "--json").data["retire"]["changed"] is False
    assert run("retire", "--undo", "mine/lamp", "--json").data["retire"]["retired"] is False


@pytest.mark.parametrize("option", ["", "--json"])
def test_an_essential_one_is_not_left_out_unasked(run: Here, mine: Path, option: str) -> None:
    """Where nobody can be asked, it takes --yes; nothing was written before."""
    refused = run("retire", "mine/door", *option.split())
    assert (refused.code, mine.read_text()) == (2, MINE)
    assert "--yes" in refused.err
    assert run("retire", "mine/door", "--yes", *option.split()).code == 0
    assert "- door" in mine.read_text()


@pytest.mark.real
@pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")
@pytest.mark.parametrize(("key", "written"), [("y\n", True), ("\n", False)])
def test_an_essential_one_is_asked_about(mine: Path, key: str, written: bool) -> None:
    """In a terminal, after it was shown; a bare Enter leaves everything as it is."""
    with Terminal("retire", "mine/door") as terminal:
        terminal.wait_for("It is essential")
        terminal.wait_for(retire_messages.ASK)
        terminal.send(key)
        assert terminal.ended() == 0
    assert ("- door" in mine.read_text()) == written


@pytest.mark.real
@pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")
def test_json_never_asks(mine: Path) -> None:
    """Also in a terminal."""
    with Terminal("retire", "mine/door", "--json") as terminal:
        assert terminal.ended() == 2
    assert mine.read_text() == MINE


def test_the_tab_key(monkeypatch: pytest.MonkeyPatch, run: Here, mine: Path) -> None:
    """Questions are completed by their list; with --undo, those that are left out."""
    mine.write_text(f"{MINE}remove: [lamp]\n")

    def complete(*words: str) -> list[str]:
        monkeypatch.setenv("_PRESENCECHECK_COMPLETE", "complete_bash")
        monkeypatch.setenv("COMP_WORDS", " ".join(("presencecheck", "retire", *words)))
        monkeypatch.setenv("COMP_CWORD", str(len(words) + 1))
        return run().out.split()

    assert complete("mine/w") == ["mine/water", "mine/word"]
    assert "mine/door" in complete("mi")
    assert "mine/lamp" not in complete("mi")
    assert complete("--undo", "mi") == ["mine/lamp"]
    assert complete("full/") == []
