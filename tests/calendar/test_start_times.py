"""The file of start times: what is written comes back, and nothing else is taken for it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencecheck.calendar.start_times import StartTimes, checksum, latest, read, write
from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.expiry import build_start_times
from tests.support.full_disk import files_of_at_most

SECRET = "https://calendar.example/private-4f7a/basic.ics"
TIMES = StartTimes(checksum(SECRET), 1_790_000_000, (1_790_003_600, 1_790_007_200), frozenset({1_790_003_600}))


def test_what_is_written_comes_back(tmp_path: Path) -> None:
    """With its age, for the owner alone, and with no word of the address."""
    path = tmp_path / "cache" / "start-times.json"
    write(path, TIMES)
    assert read(path, SECRET) == TIMES
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert b"calendar.example" not in path.read_bytes()
    assert b"4f7a" not in path.read_bytes()


def test_of_another_calendar_nothing_is_used(tmp_path: Path) -> None:
    """Neither after the setting was changed, nor where there is no file."""
    path = tmp_path / "start-times.json"
    assert read(path, SECRET) is None
    write(path, TIMES)
    assert read(path, "/home/someone/sessions.ics") is None


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"format": 2}',
        '{"format": 1, "calendar": 1, "read": 2, "starts": ["x"]}',
        '{"format": 1, "calendar": 1, "read": 2, "starts": [1e999]}',
        "null",
    ],
)
def test_a_damaged_file_is_no_file(tmp_path: Path, content: str) -> None:
    """It can be deleted, and anything can have happened to it."""
    path = tmp_path / "start-times.json"
    path.write_text(content)
    assert read(path, SECRET) is None


def test_where_nothing_can_be_kept(tmp_path: Path) -> None:
    """Which folder it is, what is lost without it, and what to do."""
    (tmp_path / "cache").write_text("a file in its place")
    with pytest.raises(PresenceCheckError) as caught:
        write(tmp_path / "cache" / "start-times.json", TIMES)
    assert str(tmp_path / "cache") in caught.value.message
    assert "reminders" in caught.value.message
    assert "move that away" in caught.value.hint
    assert "presencecheck doctor" in caught.value.hint


def test_a_full_disk_takes_nothing_away(tmp_path: Path) -> None:
    """What was said of a start stands in no other place."""
    path = tmp_path / "start-times.json"
    write(path, TIMES)

    with files_of_at_most(20), pytest.raises(PresenceCheckError):
        write(path, TIMES._replace(read_at=0))
    assert read(path, SECRET) == TIMES


def test_what_another_window_wrote_counts(tmp_path: Path) -> None:
    """Not where the file is gone, or of another calendar."""
    path = tmp_path / "start-times.json"
    assert latest(path, TIMES) == TIMES
    newer = TIMES._replace(read_at=TIMES.read_at + 60, not_sessions=frozenset({1_790_007_200}))
    write(path, newer)
    assert latest(path, TIMES) == newer
    write(path, newer._replace(calendar=1))
    assert latest(path, TIMES) == TIMES


@given(st.builds(StartTimes, st.integers(0, 2**32), st.integers(0, 2**40), st.just(()), st.just(frozenset())))
def test_any_times_come_back(times: StartTimes) -> None:
    """Whatever stands in it."""
    assert build_start_times(times.shape()) == times
