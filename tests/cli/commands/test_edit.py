"""`edit`: an own file as it stands, another's by an overlay."""

import re
from pathlib import Path

import pytest

from presencecheck.messages import draft as draft_messages
from presencecheck.messages import edit as edit_messages
from tests.support.commands import SMALL, Here, own, presencecheck
from tests.support.terminals import Terminal


def test_an_own_one_is_left_as_it_stands(run: Here, home: Path) -> None:
    """Its path is the result; nothing is written."""
    path = own(home, "small", SMALL)
    done = run("edit", "small", "--no-open")
    assert (done.code, done.out.strip()) == (0, str(path))
    assert path.read_text(encoding="utf-8") == SMALL


def test_a_shipped_one_gets_an_overlay(run: Here, home: Path) -> None:
    """The overlay names what it extends, passes `check`, and is said to change the shipped one."""
    done = run("edit", "environment", "--no-open")
    path = home / "config" / "checklists" / "environment.yaml"
    assert done.out.strip() == str(path)
    assert "extends: " in path.read_text(encoding="utf-8")
    said = " ".join(done.err.split())
    assert edit_messages.CHANGES.format(layer="shipped", name="environment") in said
    assert edit_messages.NEXT.format(typed="environment") in said
    assert run("check", path).code == 0


def test_a_routine_gets_an_overlay_too(run: Here, home: Path) -> None:
    """It follows what its authors revise; the text passes `check`, also with its examples in use."""
    done = run("edit", "full", "--no-open")
    path = home / "config" / "checklists" / "full.yaml"
    assert edit_messages.CHANGES.format(layer="shipped", name="full") in " ".join(done.err.split())
    text = path.read_text(encoding="utf-8")
    assert run("check", path).code == 0
    used = re.sub(r"^# (?=add-lists:|  - |    after|closing:)", "", text, flags=re.MULTILINE)
    path.write_text(used.replace("my-list", "small"))
    own(home, "small", SMALL)
    assert run("check", path).code == 0
    shown = run("show", "full", "--json").data["routine"]
    assert [each.get("checklist") for each in shown["include"]][:2] == ["environment", "small"]


@pytest.mark.real
def test_question_by_question(home: Path) -> None:
    """A list of ours: it is said where changes go and that only they do; one field is written, seen, and taken back."""
    path = home / "config" / "checklists" / "environment.yaml"
    answers = (
        (draft_messages.HOW, "1"),
        ("nothing else: all that you leave as it is stays as its authors revise it", "6"),
        ("behind you? What of it?", "4"),
        ("what is so then? (now: Face lit)", "Bright"),
        (draft_messages.STATES["changed"].strip(", "), "8"),
        ("within reach? What of it?", "8"),
        (draft_messages.LEFT_OUT, "l"),
        (draft_messages.BRING_BACK, "1"),
    )
    with Terminal("edit", "environment", columns=100, env={"EDITOR": "", "VISUAL": ""}) as terminal:
        for question, answer in answers:
            terminal.wait_for(question)
            terminal.send(f"{answer}\r")
        terminal.wait_until(lambda: "remove:" not in path.read_text(), "the question back")
        terminal.send("q\r")
        assert terminal.ended() == 0
        assert "Your changes are in" in terminal.record
        assert "presencecheck edit environment --ask" in terminal.record
    assert path.read_text().endswith("change:\n  - id: light-front\n    ready: Bright\n")
    assert "Bright" in presencecheck("show", "environment").out
    with Terminal("edit", "environment", "--ask", columns=100) as terminal:
        for question, answer in (
            (draft_messages.MENU_ALL_BACK.strip(", "), "o"),
            (draft_messages.ALL_BACK, "y"),
            (draft_messages.ALL_TAKEN_BACK, "q"),
        ):
            terminal.wait_for(question)
            terminal.send(f"{answer}\r")
        assert terminal.ended() == 0
        assert draft_messages.AS_IT_CAME.format(name="environment") in terminal.record
    assert not path.exists()
    assert "Face lit" in presencecheck("show", "environment").out
