"""What is said at the end of a walk."""

import pytest

from presencecheck.core.run import Run
from presencecheck.messages import verdict as verdict_messages
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.ending import ending
from presencecheck.surfaces.surface import Leave
from tests.support.builders import confirm, listed, text, walked

DOOR = listed(confirm("door", importance="essential"), confirm("lamp"), text("aim", importance="optional"))


def said(run: Run, reply: Leave | None = None, *, logged: bool = True) -> list[str]:
    """The words of the ending, each with what stands beside it."""
    lines = ending(run, reply, logged=logged)
    return [f"{line.text} {line.aside}".rstrip() for line in lines if line.text]


@pytest.mark.parametrize(
    ("answers", "verdict"),
    [
        (("yes", "yes", "skip"), "ready"),
        (("yes", "skip", "skip"), "ready-with-exceptions"),
        (("skip", "yes", "skip"), "not-ready"),
    ],
)
def test_the_verdict_has_its_sentence(answers: tuple[str, ...], verdict: str) -> None:
    """What is open stands below it with its outcome; an optional item does not."""
    first, *rest = said(walked(Run(DOOR), *answers))
    assert first.startswith(f"{verdict_messages.NAMES[verdict]} ")
    outcome = verdict_messages.OPEN_ITEM.format(outcome=walk_messages.OUTCOMES["skipped"])
    is_open = {"Is the door so?": answers[0], "Is the lamp so?": answers[1], "In a word?": "yes"}
    for question, answer in is_open.items():
        assert (f"{question} {outcome}" in rest) == (answer == "skip")
    if verdict != "ready":
        assert first.endswith(verdict_messages.SENTENCES[verdict])


def test_what_is_left_open_is_counted() -> None:
    """One optional question is one question."""
    plan = listed(confirm("door"), text("aim", importance="optional"), text("mood", importance="optional"))
    assert said(walked(Run(plan), "yes", "skip", "calm"))[0].endswith(verdict_messages.READY_BUT.of(1))
    assert said(walked(Run(plan), "yes", "skip", "skip"))[0].endswith(verdict_messages.READY_BUT.of(2))


def test_words_of_ones_own_are_said_back() -> None:
    """They are shown once, at the end."""
    assert verdict_messages.INTENTION.format(words="calm") in said(walked(Run(DOOR), "yes", "yes", "calm"))


@pytest.mark.parametrize("logged", [True, False])
def test_leaving_says_what_is_kept(logged: bool) -> None:
    """Only where something was answered; "not yet" is an answer too."""
    template = verdict_messages.LEFT if logged else verdict_messages.LEFT_UNLOGGED
    assert said(walked(Run(DOOR), "yes"), Leave(), logged=logged) == [template.format(answered=1, count=3)]
    assert said(walked(Run(DOOR), "not-yet"), Leave(), logged=logged) == [template.format(answered=0, count=3)]
    assert said(Run(DOOR), Leave(), logged=logged) == [verdict_messages.LEFT_NOTHING]
