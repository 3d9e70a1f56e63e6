"""An own list from nothing, by someone who has no editor and knows no path: begun, changed, printed, found again."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from presencecheck.core.errors import ExitCode
from presencecheck.messages import draft as draft_messages
from presencecheck.messages import own_folder as own_folder_messages
from tests.support.browser_walk import walking, words, write_list
from tests.support.browsers import opened, violations
from tests.support.commands import own, presencecheck
from tests.support.terminals import Terminal

pytestmark = pytest.mark.real
QUESTION = "Is the sign on the outer door turned?"


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The documents of someone who has set nothing at all."""
    for name in ("PRESENCECHECK_HOME", "VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "home" / "Documents"
    folder.mkdir(parents=True)
    return folder


@pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")
def test_in_the_terminal(documents: Path) -> None:
    """`new`, and answers: the list lies among the documents, can be walked, printed, and changed by its name alone."""
    answers = (
        (draft_messages.HOW, "1"),
        (draft_messages.WHERE, "1"),
        (draft_messages.TITLE, "Consulting room"),
        (draft_messages.WHAT, ""),
        ("The first question", QUESTION),
        (draft_messages.KIND, ""),
        (draft_messages.IMPORTANCE, "1"),
        ("what is so then", "Sign turned"),
        ("What helps", "Turn it"),
        ("What else", ""),
        ("The next question", ""),
        ("p print", "p"),
        ("It is open in your browser", "q"),
    )
    with Terminal("new", env={"BROWSER": "sh -c 'sleep 20' %s"}) as terminal:
        for question, answer in answers:
            terminal.wait_for(question)
            terminal.send(f"{answer}\r")
        assert terminal.ended() == 0
        assert ".yaml" not in terminal.output
        assert terminal.restored
    folder = documents / own_folder_messages.FOLDER_NAME
    assert [path.name for path in folder.glob("*.yaml")] == ["consulting-room.yaml"]
    assert QUESTION in presencecheck("show", "consulting-room").out
    assert presencecheck("check", "consulting-room").out == "1 file checked: no errors.\n"
    nowhere = {"PATH": "/nowhere", "BROWSER": ""}
    with Terminal("edit", "consulting-room", "--ask", env=nowhere) as terminal:
        for question, answer in (("p print", "p"), ("No browser could be", "t"), ("What is it called", "My room")):
            terminal.wait_for(question)
            terminal.send(f"{answer}\r")
        terminal.wait_until(lambda: "title: My room" in (folder / "consulting-room.yaml").read_text(), "the title")
        terminal.send("\x03")  # whoever leaves now has lost nothing
        assert terminal.ended() != 0
    assert "title: My room" in (folder / "consulting-room.yaml").read_text()
    assert QUESTION in (folder / "consulting-room.html").read_text()  # where it is seen, in no hidden folder
    assert presencecheck("check", str(folder)).code == 0


def test_in_the_browser_without_scripts(browser: Browser, documents: Path) -> None:
    """`open --edit`, and forms: begun, moved to the documents, changed, taken back, printed, done."""
    with walking(command=("open", "--edit", "--no-open")) as served, opened(browser, java_script_enabled=False) as tab:
        tab.goto(served.address)
        for width in (1280, 360):  # the buttons of all lists stand below each other, whatever the titles are
            tab.set_viewport_size({"width": width, "height": 900})
            places = "nodes => nodes.map(node => Math.round(node.getBoundingClientRect().left))"
            assert len(set(tab.locator("form[action=copy] button").evaluate_all(places))) == 1
        tab.fill("input[name=title]", "Consulting room")
        tab.click("button[value=begin]")
        tab.fill("textarea[name=ask]", QUESTION)
        tab.click("button[value=add]")
        tab.check("input[value=essential]")
        tab.fill("input[name=ready]", "Sign turned")
        tab.fill("textarea[name=helps]", "Turn it\nTell the front desk")
        tab.click("button:has-text('Keep')")
        tab.click("button[value=move-folder]")
        path = documents / own_folder_messages.FOLDER_NAME / "consulting-room.yaml"
        assert str(path.parent) in words(tab)
        tab.fill("textarea[name=ask]", "How awake are you?")
        tab.click("button[value=add]")
        tab.check("input[value=scale]")
        tab.fill("input[name=low]", "asleep")
        tab.click("button:has-text('Keep')")
        tab.click("button[value='out:sign-on-outer']")
        tab.click("button[value=undo]")
        assert QUESTION in words(tab)
        tab.click(f"a:has-text('{draft_messages.PRINT}')")
        assert QUESTION in tab.locator("body").inner_text()
        assert tab.locator("h1").evaluate("node => getComputedStyle(node).fontFamily") != "Times New Roman"
        tab.go_back()
        tab.click("button[value=done]")
        assert draft_messages.OVER_HINT in words(tab)
        assert served.process.wait(20) == ExitCode.FINE
    assert "low: asleep" in path.read_text()
    assert "Tell the front desk" in presencecheck("show", "consulting-room").out


CHANGED = """\
format: 1
id: environment
extends: environment
remove: [body-set]
change: [{id: light-front, ready: Bright}]
"""


def test_every_page_can_be_read_by_all(browser: Browser, home: Path) -> None:
    """axe-core has nothing against any page, in light and dark; none asks for anything from elsewhere."""
    requests: list[str] = []
    write_list(home)
    own(home, "environment", CHANGED)
    own(home, "full", "format: 1\nid: full\nextends: full\nremove: [couples]\nadd-lists: [{checklist: room}]\n")
    with (
        walking(command=("open", "--edit", "--no-open")) as served,
        opened(browser, requests, viewport={"width": 320, "height": 600}) as tab,
    ):
        of_own = ("lists", "list?name=room", "question?name=room&id=door", "question?name=room&id=calm")
        of_ours = ("list?name=environment", "question?name=environment&id=light-front", "list?name=full")
        for place in (*of_own, *of_ours):
            tab.goto(f"{served.address}{place}")
            assert tab.evaluate("document.documentElement.scrollWidth") <= 320, place
            for scheme in ("light", "dark"):
                tab.emulate_media(color_scheme=scheme)
                assert violations(tab) == [], (place, scheme)
        tab.goto(f"{served.address}list?name=room")
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.tagName") != "BODY"
        assert all(request.startswith((served.address, "data:")) for request in requests)


def test_the_tab_is_all_that_can_come_in(home: Path) -> None:
    """Another origin and another token are refused, and what is too large."""
    write_list(home)
    with walking("room", command=("open", "--edit", "--no-open")) as served:
        status, text = served.get("list?name=room")
        assert (status, "Is the door shut?" in text) == (200, True)
        assert served.ask("POST", "do?name=room", "n=0&do=undo", Origin="http://elsewhere.example").status == 403
        assert served.ask("POST", "do?name=room", "x" * 70_000).status == 413
        served.process.terminate()
        assert served.process.wait(20) != ExitCode.FINE
