"""Recall: the lines of the last card, asked once, after the session."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from presencecheck.core.events import Answer, ClientArrived
from presencecheck.core.run import Run
from presencecheck.core.standing import Status
from presencecheck.history.format.recall import Recalled, mark_of
from presencecheck.history.format.start_cache import ShownCards
from presencecheck.library.library import Library
from presencecheck.surfaces.surface import ClientHere, Leave, LeftOpen, RecallLine, RecallPage, Reply, ReplyAnswer
from presencecheck.walk.answer_times import AnswerTimes
from presencecheck.walk.asking import Asking
from presencecheck.walk.loop import Begun, Loop, LoopResult
from presencecheck.walk.recall import recall_pages
from tests.support.builders import Watch, confirm, listed
from tests.support.commands import answers, own, presencecheck
from tests.surfaces.test_recall import page
from tests.walk.test_loop import Clock, Later, Scene
from tests.walk.test_still_so import due_of

OTHER = RecallPage("k2m4", "help", "Help", page().lines[:1])
MARK = mark_of("k2m4")
AFTERWARDS = listed(confirm("water"))
YES = ReplyAnswer(Answer.YES)

OPENING = """\
format: 1
id: opening
title: Opening
moment: open
items:
  - {id: name, ask: Did you say your name?, ready: Named, if-not-yet: {do: [Say it first, Write it down]}}
  - {id: calm, section: Them, ask: Are you calm?, ready: Calm}
  - {id: place, was: [where], ask: Do you know where they are?, ready: Place known, if-not-yet: {do: [Ask]}}
"""
MORNING = """\
format: 1
id: morning
title: Morning
include: [{checklist: room}, {checklist: opening, as: card}]
"""
ROOM = """\
format: 1
id: room
title: Room
items:
  - {id: door, ask: Is the door shut?, ready: Shut, if-not-yet: {do: [Shut it]}}
"""
AFTER = """\
format: 1
id: afterwards
title: Afterwards
include: [{recall: last}, {checklist: end}]
"""
END = """\
format: 1
id: end
title: End
moment: close
items:
  - {id: water, ask: Have you had some water?, ready: Had water, if-not-yet: {do: [Drink]}}
"""


class Recalling(Scene):
    """A history that takes note of what is recalled."""

    def __init__(self, replies: list[Reply | type[BaseException]]) -> None:
        super().__init__(replies, Watch())
        self.kept: list[tuple[Recalled, ...]] = []

    def recall(self, run: Run, recalled: Sequence[Recalled]) -> None:
        """Note what was said."""
        self.kept.append(tuple(recalled))


def walked(*replies: Reply | type[BaseException], keeps_recall: bool = False) -> tuple[LoopResult, Recalling]:
    """A walk that begins with two cards."""
    scene = Recalling(list(replies))
    begun = Begun(Run(AFTERWARDS), recall=(page(), OTHER), keeps_recall=keeps_recall)
    asking = Asking(scene, scene, scene.watch, lambda: scene)
    return Loop(begun, asking, AnswerTimes(clock=Clock())).walk(), scene


def test_how_many_were_left_open_is_kept() -> None:
    """Card by card, before the first question; which they were, only for those who want that."""
    done, scene = walked(LeftOpen(frozenset({2, 0})), LeftOpen(), YES)
    assert scene.seen[:3] == ["recall opening", "recall help", "pose water"]
    assert scene.kept[-1] == (Recalled(MARK, "opening", 2), Recalled(MARK, "help", 0))
    assert done.recalled == (("opening/i0", "opening/i2"), ())
    silent, scene = walked(LeftOpen(None), LeftOpen(frozenset({0})), YES)
    assert (scene.kept, silent.recalled) == ([(Recalled(MARK, "help", 1),)], (("help/i0",),))
    _, scene = walked(LeftOpen(frozenset({2, 0})), LeftOpen(None), YES, keeps_recall=True)
    assert scene.kept == [(Recalled(MARK, "opening", 2, ("i0", "i2")),)]


@pytest.mark.parametrize("way", [Leave(), Leave(interrupted=True), KeyboardInterrupt])
def test_leaving_a_card(way: Leave | type[KeyboardInterrupt]) -> None:
    """What was said before is kept."""
    done, scene = walked(LeftOpen(), way)
    assert (done.left, done.run.answered) == (way if isinstance(way, Leave) else Leave(interrupted=True), 0)
    assert (len(scene.kept), done.recalled) == (1, ((),))


def test_the_client_comes_meanwhile() -> None:
    """The walk is over; nothing more is asked."""
    plan = listed(confirm("water", repeat="daily"))
    scene = Recalling([ClientHere()])
    begun = Begun(Run(plan), due_of(plan), (page(),))
    done = Loop(begun, Asking(scene, scene, scene.watch, lambda: scene), AnswerTimes(clock=Clock())).walk()
    assert (done.run.status, scene.recorded, scene.kept) == (Status.COMPLETED, [ClientArrived()], [])


def test_a_window_left_open_at_a_card() -> None:
    """What was said of cards counts as an answer, so the walk is over twenty minutes later."""
    clock = Clock()
    scene = Later(clock, [1201], [LeftOpen(), YES])
    begun = Begun(Run(AFTERWARDS), recall=(page(),))
    done = Loop(begun, Asking(scene, scene, scene.watch, lambda: scene), AnswerTimes(clock=clock)).walk()
    assert (done.again, done.run.status) == (True, Status.STOPPED)


def test_cards_as_they_are_now(home: Path) -> None:
    """With the state, the question and the first remedy of each line, by earlier ids too; what is gone is left out."""
    own(home, "opening", OPENING)
    own(home, "broken", "format: 1\n")
    own(home, "morning", MORNING)
    library = Library({"own": home / "config" / "checklists"}, home / "cache")
    cards = (("opening", ("name", "where", "gone", "calm")), ("broken", ("a",)), ("none", ("a",)), ("morning", ("a",)))
    [found] = recall_pages(library, ShownCards("k2m4", cards, 0))
    assert found == RecallPage(
        "k2m4",
        "opening",
        "Opening",
        (
            RecallLine("name", "Did you say your name?", "Named", "Say it first"),
            RecallLine("place", "Do you know where they are?", "Place known", "Ask", "Them"),
            RecallLine("calm", "Are you calm?", "Calm", "", "Them"),
        ),
    )


def test_a_list_of_ones_own_that_has_errors(home: Path) -> None:
    """The walk showed the card of the shipped one in its place, so that is asked about."""
    own(home, "opening", "items: }")
    shipped = home / "shipped"
    shipped.mkdir()
    (shipped / "opening.yaml").write_text(OPENING, encoding="utf-8")
    library = Library({"own": home / "config" / "checklists", "shipped": shipped}, home / "cache")
    [found] = recall_pages(library, ShownCards("k2m4", (("opening", ("name",)),), 0))
    assert found.title == "Opening"


@pytest.fixture
def lists(home: Path) -> Path:
    """A routine with a card, and one for afterwards."""
    for name, text in (("opening", OPENING), ("morning", MORNING), ("room", ROOM), ("afterwards", AFTER), ("end", END)):
        own(home, name, text)
    return home


def run(name: str, *lines: tuple[str, str | tuple[str, ...]]) -> dict[str, object]:
    """The JSON of a walk with these answers."""
    done = presencecheck("run", name, "--answers", "-", "--json", stdin=answers(*lines))
    assert done.code == 0, done
    found: dict[str, object] = done.data
    return found


def cards() -> list[object]:
    """The cards of all runs in the history, the newest first."""
    return [card for run in presencecheck("history", "--json").data["runs"] for card in run["cards"]]


def test_recalled_once(lists: Path) -> None:
    """The cards of the last walk of the day; then there is nothing to recall, and not a word is said of it."""
    water = ("end/water", "yes")
    said = ("recall", ("opening/place",))
    assert run("afterwards", said, water)["answers"] == [{"item": "end/water", "answer": "yes"}]
    run("morning", ("room/door", "yes"))
    assert run("afterwards", water)["answers"] == [{"item": "end/water", "answer": "yes"}]
    assert cards() == [{"checklist": "opening", "left-open": None}]
    again = run("afterwards", said, water)["answers"]
    assert again == [{"item": "recall", "answer": ["opening/place"]}, {"item": "end/water", "answer": "yes"}]
    assert cards() == [{"checklist": "opening", "left-open": 1}]
    assert run("afterwards", said, water)["answers"] == [{"item": "end/water", "answer": "yes"}]


def test_which_they_were(lists: Path) -> None:
    """With the setting."""
    assert presencecheck("config", "set", "keep-recall", "true").code == 0
    run("morning", ("room/door", "yes"))
    run("afterwards", ("recall", ("opening/place", "opening/name")), ("end/water", "yes"))
    assert cards() == [{"checklist": "opening", "left-open": 2, "items": ["name", "place"]}]


@pytest.mark.parametrize("said", [("opening/door",), "yes", "opening/place"])
def test_what_is_no_line_of_a_card(lists: Path, said: str | tuple[str, ...]) -> None:
    """It is told, and nothing is recalled."""
    run("morning", ("room/door", "yes"))
    done = presencecheck("run", "afterwards", "--answers", "-", stdin=answers(("recall", said)))
    assert (done.code, ":1:" in done.err) == (4, True)
    assert cards() == [{"checklist": "opening", "left-open": None}]
