"""The word for how a run ended."""

from typing import Any, cast

import pytest

from presencecheck.cli.commands.history.verdict import verdict_of
from presencecheck.core.readiness import Readiness
from presencecheck.core.standing import Status


class Kept:
    """A summary with what matters here."""

    def __init__(self, readiness: Readiness | None, status: Status) -> None:
        self.readiness = readiness
        self.status = status


@pytest.mark.parametrize(
    ("readiness", "status", "word"),
    [
        (Readiness.READY, Status.COMPLETED, "ready"),
        (Readiness.NOT_READY, Status.COMPLETED, "not-ready"),
        (None, Status.IN_PROGRESS, "in-progress"),
        (Readiness.READY, Status.STOPPED, "stopped"),
    ],
)
def test_the_verdict_or_where_it_stands(readiness: Readiness | None, status: Status, word: str) -> None:
    """A run that was left early has no verdict, whatever was computed."""
    assert verdict_of(cast("Any", Kept(readiness, status))) == word
