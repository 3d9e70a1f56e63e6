"""Time between changes of the screen: what was written is out before it is waited, and nothing waits without need."""

import io
from time import monotonic

from presencecheck.surfaces.terminal.rests import Rests


class Stream(io.StringIO):
    """Notes when it was flushed."""

    def __init__(self) -> None:
        super().__init__()
        self.flushed: list[float] = []

    def flush(self) -> None:
        """Note the time."""
        self.flushed.append(monotonic())


def test_time_before_and_after() -> None:
    """Each change is out, and has its time, before the next."""
    stream = Stream()
    shown = Rests(stream, 0.02).around(monotonic)()
    before, after = stream.flushed
    assert shown - before >= 0.02
    assert monotonic() - after >= 0.02
    assert before < shown <= after


def test_without_need_nothing_waits() -> None:
    """Nothing is even flushed."""
    stream = Stream()
    assert Rests(stream).around(lambda: "shown")() == "shown"
    assert stream.flushed == []
