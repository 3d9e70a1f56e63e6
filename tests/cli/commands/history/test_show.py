"""`history show`: one run, with every item."""

import re
from dataclasses import replace
from pathlib import Path

from presencecheck.core.events import Answer, Answered, ClientArrived, Revised, StoredEvent
from presencecheck.core.run import Run
from presencecheck.history.format.recall import recalled_card
from presencecheck.history.journal.journal import FileJournal
from presencecheck.messages import history as history_messages
from tests.support.builders import checklist, confirm, plan, section
from tests.support.commands import Here
from tests.support.histories import ids, six_runs


def test_by_the_beginning_of_its_id(run: Here, home: Path) -> None:
    """A few signs of the id are enough, and the newest is `last`."""
    newest = ids(six_runs(home))[0]
    assert run("history", "show", newest[:8]).out == run("history", "show", "last").out


def test_each_item_with_its_answer(run: Here, home: Path) -> None:
    """What was asked, how it was answered and by whom."""
    six_runs(home)
    shown = run("history", "show", "last")
    data = run("history", "show", "last", "--json").data["run"]
    assert shown.code == 0
    assert data["items"]
    assert history_messages.VERSIONS.partition("{")[0] in shown.out


def test_an_unknown_run(run: Here, home: Path) -> None:
    """It is an error, not an empty answer."""
    six_runs(home)
    done = run("history", "show", "zzzz")
    assert (done.code, done.out) == (4, "")


YES = Answer.YES
RUN = replace(
    plan(
        checklist("c", confirm("door", importance="essential"), confirm("lamp")),
        section(checklist("opening", confirm("exit"), confirm("way")), card=True),
    ),
    card_question="",
)


def walked(home: Path, *events: StoredEvent, recalled: tuple[str, ...] | None = None, day_only: bool = False) -> str:
    """A run of these events, of the same plan each time; its id."""
    journal, run = FileJournal(home / "data" / "history.db", day_only=day_only), Run(RUN)
    if recalled is not None:
        journal.recall(
            run, [recalled_card(ids(home / "data" / "history.db")[0], "opening", recalled, keeps_items=True)]
        )
    for event in events:
        run = run.apply(event)
        journal.record(run, event)
    journal.leave()
    return journal.id


def test_changed_after_the_verdict(run: Here, home: Path) -> None:
    """What was changed, to what, from what, and what the verdict was before."""
    walked(home, *(Answered(ref, YES) for ref in ("c/door", "c/lamp")), Revised("c/lamp", Answer.SKIP))
    shown = run("history", "show", "last").out
    assert "ready, with exceptions" in shown.splitlines()[0]
    _, _, changes = shown.partition("Changed after the verdict\n")
    assert changes.splitlines() == [
        "  The verdict was ready at first.",
        "  Is the lamp so? skipped; before: lamp so",
    ]
    walked(home, *(Answered(ref, YES) for ref in ("c/door", "c/lamp")))
    assert "Changed" not in run("history", "show", "last").out


def test_cut_short_for_the_client(run: Here, home: Path) -> None:
    """It is said, and what was not asked is unanswered."""
    walked(home, Answered("c/door", YES, finding="warn"), ClientArrived())
    shown = " ".join(run("history", "show", "last").out.split())
    assert history_messages.CUT_SHORT in shown
    assert "(you, against what was measured, 0 s)" in shown
    assert run("history", "show", "last", "--json").data["run"]["cut-short"] is True


def test_the_cards_that_were_shown(run: Here, home: Path) -> None:
    """Each with what was said of it later, where that was asked."""
    name = walked(home, ClientArrived())
    assert "Cards shown: opening." in run("history", "show", name).out
    walked(home, recalled=("exit", "way"))
    assert "Cards shown: opening (2 lines left open: exit, way)." in run("history", "show", name).out
    assert run("history", "show", name, "--json").data["run"]["cards"] == [
        {"checklist": "opening", "left-open": 2, "items": ["exit", "way"]}
    ]
    assert "Cards shown" not in run("history", "show", "last").out


def test_a_run_that_keeps_its_day_alone(run: Here, home: Path) -> None:
    """No time of day is shown, in the list neither, nor given out."""
    name = walked(home, ClientArrived(), day_only=True)
    data = run("history", "show", name, "--json").data["run"]
    assert data["times"] == "day"
    for moment in (data["started"], data["finished"]):
        assert moment[10:19] == "T00:00:00"
    for command in (("history",), ("history", "show", name), ("export", "--detail")):
        assert not re.search(r"\d\d:\d\d", run(*command).out), command


def test_headings_stand_above_their_items(run: Here, home: Path) -> None:
    """As on the screen, each once, and what stands under none is not indented further."""
    door, lamp, exit_, way = (confirm(name) for name in ("door", "lamp", "exit", "way"))
    room = checklist("room", door, replace(lamp, section="Light"), exit_, replace(way, section="Outside"))
    journal, made = FileJournal(home / "data" / "history.db"), Run(plan(room))
    for step in made.plan.steps:
        event = Answered(step.ref, YES)
        made = made.apply(event)
        journal.record(made, event)
    journal.leave()
    shown = [line.partition("?")[0] for line in run("history", "show", "last").out.splitlines()]
    begin = shown.index("  Is the door so")
    assert shown[begin : begin + 6] == [
        "  Is the door so",
        "  Light",
        "    Is the lamp so",
        "    Is the exit so",
        "  Outside",
        "    Is the way so",
    ]
