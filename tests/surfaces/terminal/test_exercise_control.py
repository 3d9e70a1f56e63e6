"""An exercise by the clock: begun, paused, shortened, ended, and what its guide shows."""

import pytest

from presencecheck.core.events import Answer
from presencecheck.core.prompts import Beat, Hold
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.surface import ReplyAnswer
from tests.support.builders import Watch, exercise, hints, hold, text_of


def ran(seconds: float) -> ReplyAnswer:
    """Done, after it ran for so long."""
    return ReplyAnswer(Answer.YES, ran=seconds)


def test_exercise_to_its_end() -> None:
    """An exercise begins with Enter, shows the cue and the time left, and is done when the time is over."""
    watch = Watch()
    control = hold(watch=watch)
    watch.now += 500  # reading the question takes nothing from the exercise
    assert control.tick() is None
    assert control.key("enter") is None
    for seconds, cue, left in ((0, "in", 60), (3, "in", 57), (4, "out", 56), (11, "in", 49), (59, "out", 1)):
        watch.now = 600.0 + seconds
        assert control.tick() is None
        assert text_of(control.lines(80))[0] == f"  {cue}   {left} s left"
    watch.now = 661.0
    assert control.tick() == ran(60)


def test_exercise_paused() -> None:
    """A pause stops the time, as long as it lasts, and going on goes on from the same place."""
    watch = Watch()
    control = hold(watch=watch)
    control.key("enter")
    watch.now += 15
    assert control.key(" ") is None
    watch.now += 3600
    assert control.tick() is None
    assert text_of(control.lines(80))[0] == f"  out   45 s left   {walk_messages.PAUSED}"
    assert hints(control)["space"] == walk_messages.KEY_RESUME
    control.key(" ")
    assert hints(control)["space"] == walk_messages.KEY_PAUSE
    watch.now += 44
    assert control.tick() is None
    watch.now += 1
    assert control.tick() == ran(60)


@pytest.mark.parametrize("kept", [False, True])
@pytest.mark.parametrize("paused", [False, True])
def test_exercise_cut_short(kept: bool, paused: bool) -> None:
    """Once it runs, Enter says that it is enough, and nothing else is shown for Enter."""
    watch = Watch()
    control = hold(kept=kept, watch=watch)
    control.key(" " if kept else "enter")
    watch.now += 5
    if paused:
        control.key(" ")
    assert [meaning for key, meaning in control.hints() if key == "Enter"] == [walk_messages.KEY_ENOUGH]
    assert control.key("enter") == ran(5)


def test_exercise_shortened() -> None:
    """A minus makes less of what is left, to the end of a breath, and pressed again makes it less still."""
    watch = Watch()
    control = hold(watch=watch)
    control.key("enter")
    watch.now += 10
    left = []
    for _ in range(3):
        assert control.key("-") is None
        left.append(text_of(control.lines(80))[0].split()[1])
    assert left == ["30", "10", "10"]
    watch.now += 10
    assert control.tick() == ran(20)


def test_exercise_another_way() -> None:
    """Another way is told before the exercise and while it runs, and the exercise stays where it is."""
    told: list[str] = []
    control = hold(tell=lambda: told.append("other"))
    for key in ("o", "enter", "o"):
        assert control.key(key) is None
    assert told == ["other"] * 2
    assert walk_messages.KEY_OTHER in hints(hold()).values()


def test_exercise_without_motion() -> None:
    """Without motion there is no bar, but still the cue and the time."""
    for motion, bars in ((True, 1), (False, 0)):
        control = hold(motion=motion)
        control.key("enter")
        rows = text_of(control.lines(80))
        assert rows[0] == "  in   60 s left"
        assert sum("─" in row or "━" in row for row in rows) == bars


def test_without_motion_only_the_cue_changes() -> None:
    """A screen reader says every change of the screen: there is one a breath, and the time left goes with it."""
    watch = Watch()
    control = hold(motion=False, watch=watch)
    control.key("enter")
    shown = []
    for _ in range(600):
        shown.append(text_of(control.lines(80))[0])
        watch.now += 0.1
    rows = list(dict.fromkeys(shown))
    assert (rows[0], rows[1], rows[2], len(rows)) == ("  in   60 s left", "  out   56 s left", "  in   50 s left", 12)


def test_bar_breathes() -> None:
    """The bar grows with the breath in and shrinks with the breath out."""
    watch = Watch()
    control = hold(watch=watch)
    control.key("enter")
    filled = []
    for _ in range(10):
        filled.append(text_of(control.lines(80))[1].count("━"))
        watch.now += 1
    assert filled == [0, 10, 20, 30, 40, 33, 27, 20, 13, 7]


def test_beats_of_an_exercise() -> None:
    """The breathing pace of a file is the pace of the guide."""
    prompt = exercise("rest", 60).prompt()
    assert isinstance(prompt, Hold)
    assert [beat.seconds for beat in prompt.beats] == [4, 6]


def test_a_breath_is_told_as_it_turns() -> None:
    """Each breath once, the one that goes on after a pause again; nothing while it stands, and nothing at its end."""
    watch, told = Watch(), list[str]()
    control = hold(BREATH, watch=watch, give_cue=told.append)
    assert control.tick() is None
    assert told == []
    control.key("enter")
    start = watch.now
    for tenth in range(155):
        watch.now = start + tenth / 10
        control.tick()
    assert told == ["breathe in", "breathe out", "breathe in", "breathe out"]
    control.key(" ")
    watch.now += 300
    control.tick()
    assert len(told) == 4
    control.key(" ")
    control.tick()
    assert told[4:] == ["breathe out"]
    watch.now += 300
    assert control.tick() == ran(20)
    assert len(told) == 5


def test_steps_are_not_told() -> None:
    """The words of a checklist are for the screen."""
    told: list[str] = []
    watch = Watch()
    control = hold(watch=watch, give_cue=told.append)
    control.key("enter")
    for _ in range(50):
        watch.now += 1
        control.tick()
    assert told == []


BREATH = Hold("", 20, (Beat("breathe in", 4), Beat("breathe out", 4)), ())
