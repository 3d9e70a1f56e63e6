"""Work that goes on in a thread: its result or its error comes to who asks, and nobody waits before."""

from threading import Event

import pytest

from presencecheck.history.ahead import Ahead


def test_it_goes_on_meanwhile() -> None:
    """The one who began it goes on, and gets the result when asking for it."""
    made_ready = Event()
    asked = Ahead(lambda: made_ready.wait(60))
    made_ready.set()
    assert asked.result() is True


def test_its_error_is_told() -> None:
    """What went wrong is raised where the result is asked for, as often as it is asked for."""
    nothing: dict[str, int] = {}
    asked = Ahead(lambda: nothing["no such key"])
    for _ in range(2):
        with pytest.raises(KeyError, match="no such key"):
            asked.result()
