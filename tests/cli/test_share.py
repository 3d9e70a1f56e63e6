"""The page for the practice: of which days it is, and what it takes to write it."""

import pytest

from presencecheck.cli.share import whole_weeks
from presencecheck.core.errors import UsageError
from presencecheck.history.queries.selection import Selection

MONDAY = 20_563


def test_only_whole_weeks() -> None:
    """A page of a single day cannot be asked for; what has no end stays so."""
    assert whole_weeks(Selection(MONDAY + 3, MONDAY + 3)) == Selection(MONDAY, MONDAY + 6)
    assert whole_weeks(Selection(MONDAY, MONDAY + 13)) == Selection(MONDAY, MONDAY + 13)
    assert whole_weeks(Selection()) == Selection()


def test_no_routine() -> None:
    """Its runs alone would tell what sessions were for."""
    with pytest.raises(UsageError):
        whole_weeks(Selection(routine="couple"))
