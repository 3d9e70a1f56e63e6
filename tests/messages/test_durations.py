"""Lengths of time in words."""

import pytest

from presencecheck.messages.durations import estimate, exact, spoken


@pytest.mark.parametrize(
    ("seconds", "estimated", "measured"),
    [
        (0, "1 s", "0 s"),
        (0.4, "1 s", "0 s"),
        (40.4, "40 s", "40 s"),
        (89.4, "89 s", "1 min 29 s"),
        (90, "2 min", "1 min 30 s"),
        (312, "5 min", "5 min 12 s"),
        (3600, "60 min", "60 min 0 s"),
    ],
)
def test_seconds_in_words(seconds: float, estimated: str, measured: str) -> None:
    """An estimate is never 0 and never more exact than it can be; a measured time is."""
    assert (estimate(seconds), exact(seconds)) == (estimated, measured)


def test_seconds_read_aloud() -> None:
    """One second is one second."""
    assert [spoken(count) for count in (1, 0, 4)] == ["1 second", "0 seconds", "4 seconds"]
