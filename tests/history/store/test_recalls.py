"""What later runs say of the cards of earlier ones."""

from dataclasses import replace

import pytest

from presencecheck.core.events import Answer, Answered, ClientArrived
from presencecheck.core.run import Run
from presencecheck.history.format.file_header import HistoryDamagedError
from presencecheck.history.format.hash_chain import write_seal
from presencecheck.history.format.recall import Recalled, mark_of, recalled_card
from presencecheck.history.format.start_cache import ShownCards
from presencecheck.history.operations.forget import forget
from presencecheck.history.operations.forget_scope import ForgetScope
from presencecheck.history.operations.verify import inspect
from presencecheck.history.store.recalls import ShownCard, read_recalls, shown_cards
from presencecheck.history.store.recorder import Recorder
from presencecheck.history.store.store import History
from presencecheck.system.clock import Moment
from tests.support.builders import BEGAN, checklist, confirm, listed, plan, record, recorder_of, section

pytestmark = pytest.mark.usefixtures("unexpired")

OPENING, ENDING = (checklist(name, confirm("exit"), confirm("way")) for name in ("opening", "ending"))
SHOWN = replace(
    plan(checklist("c", confirm("door")), section(OPENING, card=True), section(ENDING, card=True)), card_question=""
)
AFTER = listed(confirm("notes"), confirm("lamp"))


def shows(history: History, what: object = SHOWN, at: Moment = BEGAN) -> str:
    """The id of a run that was walked to its end."""
    recorder = recorder_of(history, at)
    record(recorder, Run(SHOWN), "yes", at=at)
    return recorder.id


def recalls(history: History, *recalled: Recalled, at: Moment = BEGAN) -> Recorder:
    """A run that said this of the cards of an earlier one, and nothing else."""
    recorder = recorder_of(history, at)
    recorder.recall(AFTER, recalled, at)
    return recorder


def to_recall(history: History, today: int = BEGAN.day) -> ShownCards | None:
    """The cards that are to be recalled on that day."""
    return history.start_cache(today).to_recall


def test_what_is_to_be_recalled(history: History) -> None:
    """The cards of the last run of today that showed any, with their lines, until it was recalled; no earlier run's."""
    assert to_recall(history) is None
    shows(history)
    name = shows(history)
    record(recorder_of(history), Run(AFTER), "yes", "yes")
    lines = ("exit", "way")
    assert to_recall(history) == ShownCards(name, (("opening", lines), ("ending", lines)), BEGAN.day)
    assert to_recall(history, BEGAN.day + 1) is None
    recalls(history, recalled_card(name, "opening", [], keeps_items=False))
    assert to_recall(history) != ShownCards(name, (("opening", lines), ("ending", lines)), BEGAN.day)


def test_only_a_run_that_was_completed(history: History) -> None:
    """One that was left showed nothing; one that was cut short for the client did."""
    record(recorder_of(history), Run(SHOWN), "not-yet")
    assert to_recall(history) is None
    recorder, run = recorder_of(history), Run(SHOWN)
    event = ClientArrived()
    recorder.record(run.apply(event), event, BEGAN)
    found = to_recall(history)
    assert found is not None
    assert found.run == recorder.id


def test_it_stands_with_the_run_that_asked(history: History) -> None:
    """The run that showed the cards keeps its row and its seal, and tells what was said of them."""
    name = shows(history)
    before = history.connection.execute("SELECT * FROM run").fetchall()
    recorder = recalls(history, Recalled(mark_of(name), "opening", 2), Recalled(mark_of(name), "ending", 0))
    assert history.connection.execute("SELECT * FROM run WHERE seq = 1").fetchall() == before
    found = read_recalls(history.connection)
    assert shown_cards(name, SHOWN, 2, found) == (
        ShownCard("opening", Recalled(mark_of(name), "opening", 2)),
        ShownCard("ending", Recalled(mark_of(name), "ending", 0)),
    )
    assert shown_cards(name, SHOWN, 0, found) == ()
    assert shown_cards("another", SHOWN, 1, found) == (ShownCard("opening"),)
    # It is part of a run like any other: it goes on, and says last what it says.
    recorder.recall(AFTER, [Recalled(mark_of(name), "opening", 1, ("way",))], BEGAN)
    record(recorder, Run(AFTER), "yes", "yes")
    assert read_recalls(history.connection) == {
        (mark_of(name), "opening"): Recalled(mark_of(name), "opening", 1, ("way",))
    }
    assert inspect(history.path).faults == ()


def test_a_run_that_begins_with_it(history: History) -> None:
    """What was said of the cards is kept, also where nothing else is answered."""
    name = shows(history)
    recorder = recalls(history, Recalled(mark_of(name), "opening", 1))
    recorder.leave()
    summary = history.find(recorder.id)
    assert (history.run(summary).answered, summary.lease) == (0, None)
    _, resumed = history.resume(summary)
    event = Answered("c/notes", Answer.YES)
    resumed.record(Run(AFTER).apply(event), event, BEGAN)
    assert inspect(history.path).faults == ()


def test_what_is_forgotten_is_not_named(history: History) -> None:
    """Once the run that showed a card is gone, nothing in the file tells which it was."""
    name = shows(history)
    recalls(history, Recalled(mark_of(name), "opening", 1)).leave()
    forget(history.path, ForgetScope(run=name), history.path.parent / "compiled")
    assert name.encode() not in history.path.read_bytes()
    assert inspect(history.path).faults == ()


def test_a_text_that_means_nothing(history: History) -> None:
    """It is damage, as any value that is never written."""
    name = shows(history)
    recalls(history, Recalled(mark_of(name), "opening", 1))
    history.connection.execute("UPDATE run SET recall = '[7]' WHERE seq = 2")
    write_seal(history.connection, 2)
    with pytest.raises(HistoryDamagedError):
        history.recalls()
    assert inspect(history.path).faults != ()
