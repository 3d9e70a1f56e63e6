"""Hashes and numbers of the file itself: the same in every version, over all that they are said to be over."""

from presencecheck.core.run import Run
from presencecheck.history.format.hash_chain import (
    NOTHING,
    digest,
    first_link,
    ledger_seal,
    next_chain,
    next_link,
    seal_of,
    write_seal,
)
from presencecheck.history.format.schema import MIGRATIONS, RunState
from presencecheck.history.operations.verify import inspect
from presencecheck.history.store.store import History
from presencecheck.messages import verify as verify_messages
from tests.support.builders import confirm, listed, record, recorder_of

THREE = listed(confirm("door"), confirm("lamp"), confirm("sign"))


def test_what_a_new_ledger_says() -> None:
    """The seal that stands in the first declaration is the one that is computed."""
    assert ledger_seal(0, NOTHING, ()).hex() in MIGRATIONS[0][-1]


def test_a_seal_is_over_all_that_it_is_said_to_be_over() -> None:
    """No part of a run's row, of an answer or of the chain is left out, and they stand in their order."""
    run, answer = ("abc2345678", NOTHING, 1_790_000_000, 120), (0, "c/door", 1, None, 5, 3)
    state = RunState(1, 0, 5, None, "b2c3d4", 1, 2, None, 0, None, None)
    assert first_link(*run) == digest(*run)
    assert next_link(b"1", answer) == digest(b"1", *answer)
    assert seal_of(b"1", 7, state) == digest(b"1", 7, *state)
    assert next_chain(b"1", b"2") == digest(b"1", b"2")


def test_seals_are_those_of_every_version() -> None:
    """What was sealed by an earlier version is whole to a later one."""
    first = first_link("abc2345678", NOTHING, 1_790_000_000, 120)
    found = seal_of(next_link(first, (0, "c/door", 1, None, 0, 3)), 1, RunState(0, None, None)).hex()
    assert found == "c6b36f42954591b7e83ba2635f7376f44c45af02a19b77bcaa3d2e96a606b37f"


def test_nothing_is_sealed_over(history: History) -> None:
    """An answer that was changed behind a walk's back stays known as changed, whatever is answered after it."""
    recorder = recorder_of(history)
    run = record(recorder, Run(THREE), "yes")
    history.connection.execute("UPDATE answer SET outcome = 4")
    record(recorder, run, "yes", "yes")
    assert inspect(history.path).faults == (verify_messages.RUN_CHANGED.format(run=recorder.id),)


def test_a_link_that_is_not_known_is_read_from_the_rows(history: History) -> None:
    """Sealed without its last link, a run is as whole as before."""
    record(recorder_of(history), Run(THREE), "yes", "skip", "yes")
    query = "SELECT seal FROM run"
    before = history.connection.execute(query).fetchone()
    history.connection.execute("UPDATE run SET seal = x''")
    write_seal(history.connection, 1)
    assert history.connection.execute(query).fetchone() == before
    assert inspect(history.path).faults == ()


LAST = 253_402_214_400
"""The beginning of the last day that a calendar has."""
