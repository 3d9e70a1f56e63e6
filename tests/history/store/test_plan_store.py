"""Stored plans: each once, in one way of writing, and back as they were."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from presencecheck.core.checklist import Source
from presencecheck.core.plan import Plan
from presencecheck.core.run import Run
from presencecheck.history.format.file_header import HistoryDamagedError
from presencecheck.history.store.store import History
from presencecheck.system.clock import Moment
from tests.support.builders import (
    BEGAN,
    checklist,
    confirm,
    listed,
    plan,
    record,
    recorder_of,
    section,
)

TWO = listed(confirm("door"), confirm("lamp"))


LATER = Moment(BEGAN.utc + 300, BEGAN.offset)


def walked(history: History, what: Plan, *said: str | int, at: Moment = BEGAN) -> str:
    """The name of a run with these answers."""
    recorder = recorder_of(history, at)
    record(recorder, Run(what), *said, at=LATER)
    recorder.leave()
    return recorder.id


def rows(history: History, query: str) -> list[tuple[object, ...]]:
    """What stands in the file."""
    return history.connection.execute(query).fetchall()


def test_a_plan_comes_back_whole(history: History) -> None:
    """All that it says, what is shown as a card and what is said at the end; but not the folder it was read from."""
    parts = (section(checklist("a", confirm("door"))), section(checklist("b", confirm("lamp")), card=True))
    what = replace(plan(*parts), closing="Begin.", already=frozenset({"a/sign", "a/aim"}))
    name = walked(history, what, "yes")
    found = History.open(history.path, write=False)
    sections = tuple(replace(part, source=Source("", part.source.sha256, "shipped")) for part in what.sections)
    assert found.plan(found.find(name)) == replace(what, sections=sections)
    found.close()


def test_stored_in_one_way(history: History) -> None:
    """Without a needless byte, in one order of words, and in letters as they are: the same is stored once."""
    walked(history, listed(replace(confirm("door"), ask="Tür zu?")), "yes")
    [(body,)] = rows(history, "SELECT body FROM plan")
    assert body == json.dumps(json.loads(str(body)), separators=(",", ":"), sort_keys=True)
    [(body,)] = rows(history, "SELECT body FROM checklist")
    assert body == json.dumps(json.loads(str(body)), separators=(",", ":"), ensure_ascii=False)
    assert "Tür zu?" in str(body)


def test_a_plan_that_is_gone(history: History) -> None:
    """A list that was read before still leads to what it was, or to an error with the file's name."""
    walked(history, TWO, "yes")
    summary = history.find("last")
    with closing(sqlite3.connect(history.path)) as other, other:
        other.execute("DELETE FROM plan")
    with pytest.raises(HistoryDamagedError) as caught:
        history.plan(summary)
    assert caught.value.path == history.path
