"""A process of our own beside the program."""

import os
import sys

import pytest

from presencecheck.system.worker_process import processors, start_worker

pytestmark = pytest.mark.real


def test_it_reads_what_it_is_told_and_reports_through_a_pipe() -> None:
    """As the reader of calendars does, which says here that there is none."""
    request = {"calendar": "/no/such/file.ics", "span": [0, 1]}
    with start_worker("presencecheck.calendar.worker", request) as process:
        assert process.stdout is not None
        assert b'"error"' in process.stdout.read()


def test_one_that_ends_at_once_reports_nothing() -> None:
    """However much it was to be told."""
    with start_worker("presencecheck.no_such_module", {"much": "x" * 1_000_000}) as process:
        assert process.stdout is not None
        assert process.stdout.read() == b""


def test_one_that_cannot_be_started_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that it can be told in words of what was wanted."""
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    with pytest.raises(OSError, match="no/such"):
        start_worker("presencecheck.calendar.worker", {})


def test_the_processors_are_those_of_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a system does not tell, those of the computer; where it knows none, one."""
    assert 1 <= processors() <= (os.cpu_count() or 1)
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert processors() == 1
