"""`probe`: what is measured now, by name."""

import pytest

from presencecheck.messages import probes as probes_messages
from tests.support.commands import Here


def test_an_unknown_name(run: Here) -> None:
    """A near miss is named; else all that there are."""
    done = run("probe", "nettwork")
    assert (done.code, done.out) == (2, "")
    assert probes_messages.UNKNOWN_PROBE.format(name="nettwork") in done.err
    assert "network" in done.err
    assert "machine" in run("probe", "zzzz").err


@pytest.mark.real
def test_a_named_one(run: Here) -> None:
    """A row each under the headings, once, in the order of the names."""
    head, *rows = run("probe", "machine", "machine").out.splitlines()
    assert head.split()[0] == probes_messages.COLUMN
    assert [row.split()[0] for row in rows if row.startswith("machine ")] == ["machine"]
