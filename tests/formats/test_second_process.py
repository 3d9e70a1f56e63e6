"""The process beside the program's own: where it is started, and that it is gone afterwards."""

import pytest

from presencecheck.formats import second_process as second
from presencecheck.formats.second_process import FEWEST, second_process


class Started:
    """What stands in for the process."""

    ended = False

    def kill(self) -> None:
        """End."""
        self.ended = True

    def __enter__(self) -> "Started":
        return self

    def __exit__(self, *_: object) -> None:
        assert self.ended


def test_it_ends_with_what_it_is_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where that goes wrong."""
    process = Started()
    monkeypatch.setattr(second, "processors", lambda: 2)
    monkeypatch.setattr(second, "open_worker", lambda *_: process)

    def fail() -> None:
        with second_process(FEWEST) as found:
            assert found is process  # type: ignore[comparison-overlap]
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert process.ended


@pytest.mark.parametrize(("files", "count", "may"), [(FEWEST - 1, 2, True), (FEWEST, 1, True), (FEWEST, 2, False)])
def test_where_it_is_no_help_there_is_none(files: int, count: int, may: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """For few files, with one processor, and where the system starts none."""

    def start(*_: object) -> Started:
        if not may:
            raise OSError("no more processes")
        return Started()

    monkeypatch.setattr(second, "processors", lambda: count)
    monkeypatch.setattr(second, "open_worker", start)
    with second_process(files) as process:
        assert process is None
