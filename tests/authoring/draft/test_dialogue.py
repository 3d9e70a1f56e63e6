"""A list written in plain lines, by someone who was never shown a file."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from presencecheck.authoring.create import path_for
from presencecheck.authoring.draft.dialogue import Dialogue
from presencecheck.authoring.draft.draft_file import DraftFile
from presencecheck.authoring.draft.model import begin
from presencecheck.authoring.draft.questions import EndOfAskingError
from presencecheck.core.checklist import Checklist
from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.items import Choice, Remedy
from presencecheck.formats.load import load
from presencecheck.library.library import Library
from presencecheck.messages import draft as draft_messages
from presencecheck.system.paths import user_paths
from tests.support.commands import Here, own


class Lines:
    """Someone who types these lines, and then leaves."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = list(lines)
        self.said: list[str] = []

    def say(self, text: str) -> None:
        """Remember what was said."""
        self.said.append(text)

    def ask(self, question: str) -> str:
        """The next line."""
        self.said.append(question)
        if not self.lines:
            raise EndOfAskingError
        return self.lines.pop(0)


def new(*lines: str) -> tuple[Lines, bool]:
    """A new list by these lines."""
    file = DraftFile(path_for(user_paths().own, "room"), begin("room", "My room"))
    typed = Lines(lines)
    return typed, Dialogue(file, typed, lambda _: None).run()


def change(name: str, *lines: str) -> Lines:
    """An own list changed by these lines."""
    typed = Lines(lines)
    Dialogue(DraftFile.of(Library.of(user_paths()).find(name)), typed, lambda _: None).run()
    return typed


def kept(name: str = "room") -> Checklist:
    """The list as its file has it."""
    path = user_paths().own / f"{name}.yaml"
    what = load(path.read_bytes(), str(path)).what
    assert isinstance(what, Checklist)
    return what


DOOR = ("Is the door closed?", "", "1", "Closed", "Close it", "")
"""A question, what it is answered by, how much it matters, the word for it, and what helps."""


def test_a_list_from_nothing(run: Here) -> None:
    """Three questions of three kinds make a list that can be walked and printed; nothing of it was a path."""
    choice = ("What do you bring?", "2", "hurry", "calm", "", "")
    scale = ("How awake are you?", "3", "", "", "")
    typed, done = new(*DOOR, *choice, *scale, "", "q")
    assert done
    door, bring, awake = kept().items
    assert (door.ask, door.importance, door.state_word) == ("Is the door closed?", "essential", "Closed")
    assert door.remedy == Remedy(do=("Close it",))
    assert isinstance(bring, Choice)
    assert bring.options == ("hurry", "calm")
    assert (awake.kind, awake.importance) == ("scale", "optional")
    assert draft_messages.DONE.format(name="room") in typed.said
    assert not [text for text in typed.said if str(user_paths().own) in text]
    assert run("check", "room").out == "1 file checked: no errors.\n"
    assert "Is the door closed?" in run("show", "room", "--format", "html").out


def test_who_leaves_in_the_middle_loses_nothing() -> None:
    """Each question is kept at once, and before the first there is no file."""
    _, done = new("Is the door closed?")
    assert done
    assert kept().items[0].ask == "Is the door closed?"
    (user_paths().own / "room.yaml").unlink()
    typed, done = new()
    assert (done, (user_paths().own / "room.yaml").exists()) == (False, False)
    assert typed.said[-1] == draft_messages.NOTHING_KEPT


def test_everything_can_be_changed_and_taken_back() -> None:
    """Words, kind, importance, word, help, place, title; one u takes back one change, however many answers it had."""
    new(*DOOR, "Is there water?", "", "", "", "", "", "q")
    changed = ("1", "1", "Is the door shut?", "1", "3", "3", "1", "4", "Shut", "1", "5", "Shut it", "Lock it", "")
    change("room", *changed, "t", "The room", "2", "6", "1", "2", "3", "", "", "q")
    water, door = kept().items
    assert kept().title == "The room"
    assert (water.id, water.kind) == ("water", "scale")
    assert (door.ask, door.importance, door.state_word) == ("Is the door shut?", "optional", "Shut")
    assert door.remedy == Remedy(do=("Shut it", "Lock it"))
    typed = change("room", "1", "3", "1", "u", "u", "q")
    assert draft_messages.NOTHING_TO_UNDO in typed.said
    typed = change("room", "1", "6", "u", "q")
    assert len(kept().items) == 2
    assert {draft_messages.TAKEN_OUT, draft_messages.TAKEN_BACK} <= set(typed.said)


def test_what_cannot_be_is_said_in_the_persons_words() -> None:
    """A word twice, one word to choose from, a list without a question: said, and nothing is changed."""
    new(*DOOR, "q")
    typed = change("room", "1", "2", "2", "one", "one", "", "q")
    assert any("the word" in text and "twice" in text for text in typed.said)
    assert kept().items[0].kind == "confirm"
    typed = change("room", "1", "8", "nonsense", "9", "q")
    assert draft_messages.LAST_QUESTION in typed.said
    assert draft_messages.UNKNOWN.format(word="nonsense") in typed.said
    assert len(kept().items) == 1


def test_advice_is_said_once() -> None:
    """What check warns of is said where it arises, without a field's name."""
    typed, _ = new("Is the door closed, and is the light on?", "", "", "", "", "Is it warm?", "", "", "", "", "", "q")
    said = [text for text in typed.said if "asks two things" in text]
    assert said == ["Question 1: it asks two things, and one answer cannot fit both. Make two questions of it."]
    assert not [text for text in typed.said if "if-not-yet" in text or "`" in text]


NOTED = "format: 1\nid: mine\ntitle: Mine\nlanguage: en\nitems:\n  - id: door  # mine\n    ask: Is it shut?\n"


def test_a_remark_is_not_lost_without_a_yes(home: Path) -> None:
    """It is shown, and an editor named; with a yes it goes."""
    path = own(home, "mine", NOTED)
    typed = change("mine", "1", "1", "Is the door shut?", "n", "q")
    assert path.read_text() == NOTED
    assert draft_messages.LOST.of(1, first="mine") in typed.said
    assert any("presencecheck edit mine" in text for text in typed.said)
    change("mine", "1", "1", "Is the door shut?", "y", "q")
    assert kept("mine").items[0].ask == "Is the door shut?"
    assert path.read_text().startswith("format: 1\nid: mine\n")


def test_another_windows_change_is_not_overwritten(home: Path) -> None:
    """A file that was written meanwhile stays as it is."""
    path = own(home, "mine", NOTED)
    file = DraftFile.of(Library.of(user_paths()).find("mine"))
    path.write_text(f"{NOTED}# later\n")
    with pytest.raises(PresenceCheckError, match="another window"):
        file.keep(file.draft.retitle("Other"))
    assert path.read_text() == f"{NOTED}# later\n"


def test_a_file_with_errors_is_for_an_editor(home: Path) -> None:
    """Which is said; it stays as it is."""
    text = "format: 1\nid: mine\ntitle: M\nitems: []\n"
    path = own(home, "mine", text)
    with pytest.raises(PresenceCheckError, match=r"mine.yaml"):
        DraftFile.of(Library.of(user_paths()).find("mine"))
    assert path.read_text() == text


def test_line_ends_of_windows_stay(home: Path) -> None:
    """Every line of the file ends as the others do."""
    path = own(home, "mine", "")
    path.write_bytes(NOTED.replace("\n", "\r\n").encode())
    file = DraftFile.of(Library.of(user_paths()).find("mine"))
    file.keep(file.draft.add("Is there light?"))
    content = path.read_bytes()
    assert content.count(b"\n") == content.count(b"\r\n") == 10


def test_a_heading_is_put_above_a_question() -> None:
    """It is shown in the list; a hyphen takes it away, Enter alone leaves it."""
    new(*DOOR, "Is there water?", "", "", "", "", "", "q")
    heading = str(len(draft_messages.CHANGES) + len(draft_messages.CHANGES_PLACE) + 1)
    typed = change("room", "2", heading, "At the desk", "2", heading, "", "q")
    assert [*kept().headings.values()] == ["", "At the desk"]
    assert typed.said.count("At the desk") == 2
    assert draft_messages.HEADING_NOW.format(now="At the desk") in typed.said
    change("room", "2", heading, "-", "q")
    assert [*kept().headings.values()] == ["", ""]
