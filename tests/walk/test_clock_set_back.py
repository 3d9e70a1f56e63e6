"""A clock that is set back while a walk goes on: what was answered looks no newer than it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from presencecheck.core.events import Answer
from presencecheck.core.still_so import DAILY_SECONDS
from presencecheck.history.operations.verify import inspect
from presencecheck.history.store import lease
from presencecheck.surfaces.surface import Finish, Leave, ReplyAnswer, StillSo
from presencecheck.system import clock as clocks
from presencecheck.walk.request import RunRequest
from tests.support.walking_windows import Clock, KilledError, Model, Window

HOUR = 3600
LISTS = {
    "first-walk": "format: 1\nid: first-walk\ntitle: First\ninclude: [{checklist: room}]\n",
    "later-walk": "format: 1\nid: later-walk\ntitle: Later\ninclude: [{checklist: room}]\n",
    "room": "format: 1\nid: room\ntitle: Room\nitems:\n"
    "  - {id: door, ask: Is it shut?, ready: Shut, importance: essential, repeat: daily}\n"
    "  - {id: papers, ask: Are they put away?, ready: Away, importance: essential}\n",
}


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The computer's clocks."""
    made = Clock()
    monkeypatch.setattr(clocks, "time", made)
    monkeypatch.setattr(lease, "is_alive", lambda mark: False)
    return made


@pytest.fixture
def window(tmp_path: Path, clock: Clock) -> Iterator[Window]:
    """A window of a person who has two routines."""
    (tmp_path / "lists").mkdir()
    for name, text in LISTS.items():
        (tmp_path / "lists" / f"{name}.yaml").write_text(text)
    made = Window(0, tmp_path, Model(clock))
    yield made
    if made.is_open:
        made.reply(KilledError)


def say(window: Window, *replies: object) -> None:
    """Say these one after the other."""
    for reply in replies:
        window.reply(reply)


YES = ReplyAnswer(Answer.YES)
WAYS = {"given up": (YES, False), "left": (Leave(),), "killed": (KilledError,)}


@pytest.mark.parametrize("back", [30 * 60, 3 * HOUR])
@pytest.mark.parametrize("way", WAYS)
def test_while_a_walk_goes_on(window: Window, clock: Clock, way: str, back: int) -> None:
    """However the walk ended: four hours after its answer the item is asked by itself again, whatever clocks show."""
    window.begin(RunRequest())
    say(window, YES)
    clock.shift -= back
    say(window, *WAYS[way])
    clock.real += DAILY_SECONDS + back / 2
    window.begin(RunRequest(resume=None))
    assert window.asked is not None
    assert window.asked[0] == "question"
    say(window, Leave())
    assert inspect(window.home / "history.db").faults == ()


def test_a_clock_that_was_not_set_changes_nothing(window: Window, clock: Clock) -> None:
    """Nor does one that was put right by less than a minute."""
    window.begin(RunRequest())
    say(window, YES)
    clock.shift -= 50
    say(window, YES, False)
    clock.real += DAILY_SECONDS - 60
    window.begin(RunRequest())
    assert window.asked is not None
    assert window.asked[0] == "still so"


def test_while_the_prompt_stands(window: Window, clock: Clock) -> None:
    """What got too old under it is asked by itself."""
    window.begin(RunRequest())
    say(window, YES, YES, Finish())
    clock.real += DAILY_SECONDS - 300
    window.begin(RunRequest())
    assert window.asked is not None
    assert window.asked[0] == "still so"
    clock.real += 600
    clock.shift -= HOUR
    say(window, StillSo())
    assert window.asked is not None
    assert window.asked[0] == "question"
    assert window.asked[1].current.ref == "room/door"
