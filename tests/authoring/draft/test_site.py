"""Lists written on pages without a script: every form as a browser sends it."""

import re
from pathlib import Path
from urllib.parse import urlencode

import pytest

from presencecheck.authoring.draft.site import MEDIA_TYPES, DraftSite
from presencecheck.cli.edit_in_browser import printed_page
from presencecheck.core.checklist import Checklist
from presencecheck.formats.load import load
from presencecheck.messages import draft as draft_messages
from presencecheck.system.clock import stopwatch
from presencecheck.system.local_server.server import Response
from presencecheck.system.paths import user_paths
from tests.support.commands import own

[FORM] = MEDIA_TYPES


class Tab:
    """A tab without scripts."""

    def __init__(self) -> None:
        self.site = DraftSite(user_paths(), "", printed_page, stopwatch)
        self.place = ""
        self.html = ""
        self.get("")

    def get(self, place: str) -> str:
        """Go to a page."""
        response = self.site.get(place)
        if response.place:
            return self.get(response.place)
        self.place, self.html = place, response.content.decode()
        response.then()
        return self.html

    def press(self, action: str, do: str, **fields: str) -> str:
        """Press a button of a form of this page; its hidden fields go along."""
        assert f'value="{do}"' in self.html
        step = re.search(r'name="n" value="(\d+)"', self.html)
        return self.send(action, {"n": step[1] if step else "", "do": do, **fields})

    def send(self, action: str, fields: dict[str, str]) -> str:
        """Send a form."""
        response = self.site.post(action, FORM, urlencode(fields).encode())
        assert isinstance(response, Response)
        if response.place:
            return self.get(response.place)
        self.html = response.content.decode()
        return self.html


def kept(name: str) -> Checklist:
    """The list as its file has it."""
    path = user_paths().own / f"{name}.yaml"
    what = load(path.read_bytes(), str(path)).what
    assert isinstance(what, Checklist)
    return what


DOOR = {
    "ask": "Is the door shut?",
    "kind": "confirm",
    "importance": "essential",
    "ready": "Shut",
    "helps": "Shut it\nLock it",
}


def begun() -> Tab:
    """A new list with one question, on the page of the list."""
    tab = Tab()
    tab.press("begin", "begin", title="My room")
    tab.press("do?name=room", "add", ask="Is the door closed?")
    tab.press("do?name=room", "save:door-closed", **DOOR)
    return tab


def test_a_list_from_nothing() -> None:
    """Begun, filled, changed, printed and done: by five forms, and the file is there after the first question."""
    tab = begun()
    door = kept("room").items[0]
    assert (door.id, door.ask, door.importance, door.state_word) == (
        "door-closed",
        "Is the door shut?",
        "essential",
        "Shut",
    )
    assert door.remedy is not None
    assert door.remedy.do == ("Shut it", "Lock it")
    tab.press("do?name=room", "add", ask="How awake are you?")
    given = {"low": "asleep", "high": "awake", "most": "5", "kind": "scale", "importance": "optional"}
    tab.press("do?name=room", "save:how-awake", ask="How awake are you?", **given)
    tab.press("do?name=room", "up:how-awake")
    assert [item.kind for item in kept("room").items] == ["scale", "confirm"]
    tab.press("do?name=room", "undo")
    tab.press("do?name=room", "out:door-closed")
    assert len(kept("room").items) == 1
    printed = tab.get("print?name=room")
    assert "How awake are you?" in printed
    [digest] = re.findall(r"style-src ('sha256-[^']+')", printed.replace("&#x27;", "'"))
    assert digest in tab.site.headers["Content-Security-Policy"]
    assert "Walk through it: presencecheck open room" in tab.get("list?name=room")
    tab.press("do?name=room", "done")
    assert tab.site.wait(0)


def test_what_cannot_be_keeps_what_was_typed() -> None:
    """The page comes again with the words and the reason; the file is as it was."""
    tab = begun()
    tab.get("question?name=room&id=door-closed")
    html = tab.press("do?name=room", "save:door-closed", **DOOR | {"kind": "choice", "options": "one", "ask": "Which?"})
    for words in ("The words to choose from", ">\none</textarea>", "Which?"):
        assert words in html
    tab.get("list?name=room")
    assert draft_messages.LAST_QUESTION in tab.press("do?name=room", "out:door-closed")


def test_a_page_of_an_earlier_state_changes_nothing() -> None:
    """A form that is sent twice, or from another tab, is dropped and told."""
    tab = begun()
    again = {"n": "0", "do": "add", "ask": "Is the door closed?"}
    assert draft_messages.STALE in tab.send("do?name=room", again)
    assert len(kept("room").items) == 1


def test_a_remark_is_not_lost_without_a_yes(home: Path) -> None:
    """A page asks first; the same form with a yes changes it."""
    noted = "format: 1\nid: mine\ntitle: Mine\nlanguage: en\nitems:\n  - id: door  # mine & <b>\n    ask: Is it shut?\n"
    path = own(home, "mine", noted)
    tab = Tab()
    tab.get("question?name=mine&id=door")
    html = tab.press("do?name=mine", "save:door", **DOOR)
    assert "mine &amp; &lt;b&gt;" in html
    assert path.read_text() == noted
    fields = dict(re.findall(r'type="hidden" name="([a-z]+)" value="([^"]*)"', html))
    tab.send("do?name=mine", {**fields, "sure": "yes"})
    assert kept("mine").items[0].ask == "Is the door shut?"


def test_lists_are_found_by_their_titles(home: Path) -> None:
    """They stand in the order of what is read, not of names that the page does not show."""
    for name, title in (("a", "walls"), ("b", "The door"), ("c", "Air")):
        item = "{id: door, ask: Is it shut?, ready: Shut}"
        own(home, name, f"format: 1\nid: {name}\ntitle: {title}\nlanguage: en\nitems:\n  - {item}\n")
    html = Tab().html
    others = re.findall(r'<span dir="auto">([^<]+)</span><a', html)
    assert others == sorted(others, key=str.casefold)
    assert re.findall(r"<li><a [^>]+>([^<]+)</a>", html) == ["Air", "The door", "walls"]


def test_lists_of_others_are_copied(home: Path) -> None:
    """One that came with the program gets a name of its own, where the person wants a list of their own."""
    tab = Tab()
    html = tab.press("copy", "environment")
    assert kept("my-environment").items
    assert "Take out" in html
    own(home, "broken", "format: 1\n")
    assert "Your own lists" in tab.get("lists")


def test_lists_of_others_are_changed_in_place(home: Path) -> None:
    """By an overlay: what is changed or left out is marked and comes back, one or all; then no file is left."""
    tab = Tab()
    assert "list?name=environment" in tab.html
    html = tab.get("list?name=environment")
    assert draft_messages.NOTHING_CHANGED in html
    path = user_paths().own / "environment.yaml"
    assert not path.exists()
    tab.press("do?name=environment", "out:body-set")
    tab.get("question?name=environment&id=room-closed")
    html = tab.press("do?name=environment", "save:room-closed", **DOOR)
    assert draft_messages.STATES["changed"] in html
    assert "remove:\n  - body-set" in path.read_text()
    assert "ask: Is the door shut?" in path.read_text()
    html = tab.press("do?name=environment", "back:body-set")
    assert "body-set" not in path.read_text()
    tab.press("do?name=environment", "back:room-closed")
    assert not path.exists()
    tab.press("do?name=environment", "undo")
    assert "Is the door shut?" in path.read_text()
    html = tab.press("do?name=environment", "all-back")
    assert not path.exists()
    assert draft_messages.NOTHING_CHANGED in html
    assert draft_messages.STATES["changed"] not in html


@pytest.mark.parametrize(
    ("place", "fields"),
    [
        ("do?name=environment", {"do": "back:nothing", "n": "0"}),
        ("do?name=room", {"do": "save:nothing", "n": "1"}),
        ("do?name=room", {"do": "explode", "n": "1"}),
        ("do?name=room", {"n": "1"}),
        ("do?name=nothing", {"do": "undo", "n": "0"}),
        ("do?name=../room", {"do": "undo", "n": "0"}),
        ("do", {"do": "undo", "n": "0"}),
        ("copy", {"do": "nothing"}),
    ],
)
def test_what_no_form_of_ours_sends(place: str, fields: dict[str, str]) -> None:
    """It is told, and nothing is changed."""
    tab = begun()
    before = kept("room")
    html = tab.send(place, fields)
    assert 'role="alert"' in html
    assert kept("room") == before
    assert tab.site.get("nothing?name=room").status == 404


def test_a_file_that_was_changed_elsewhere(home: Path) -> None:
    """It is told, and the next page has it as it is now."""
    tab = begun()
    path = home / "config" / "checklists" / "room.yaml"
    path.write_text(path.read_text().replace("My room", "Our room"))
    html = tab.press("do?name=room", "title", title="Another")
    assert "another window or program" in html
    assert "Our room" in tab.get("list?name=room")


def test_a_heading_is_put_above_a_question() -> None:
    """By its form, which shows it; the list has it above the question, in a list of its own."""
    tab = begun()
    tab.press("do?name=room", "add", ask="Is there water?")
    given = {"kind": "confirm", "importance": "standard", "ready": "", "helps": ""}
    tab.press("do?name=room", "save:water", ask="Is there water?", section="At the desk", **given)
    assert [*kept("room").headings.values()] == ["", "At the desk"]
    listed = tab.get("list?name=room")
    assert '<h2 dir="auto">At the desk</h2>' in listed
    assert 'name="section" value="At the desk"' in tab.get("question?name=room&id=water")
    assert 'name="section" value=""' in tab.get("question?name=room&id=door-closed")
