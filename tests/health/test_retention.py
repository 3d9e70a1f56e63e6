"""The dates of runs: in the future, older than the setting allows, and in backups."""

from collections.abc import Callable

import pytest

from presencecheck.core.retention import Assessment
from presencecheck.health.retention import check_run_dates, clean_command, describe_outdated
from presencecheck.history.operations.backup import write_backup
from presencecheck.messages import doctor as doctor_messages
from presencecheck.messages import retention as retention_messages
from presencecheck.probes.measurement import Measurement
from presencecheck.system.clock import Moment, now
from presencecheck.system.paths import user_paths
from tests.support.histories import change, history_of

DAY = 86_400


def findings() -> dict[str, Measurement]:
    """What is found of the person's own history."""
    return dict(check_run_dates(user_paths()))


def runs(count: int, *, first_days_ago: int, days: int = 1) -> None:
    """Runs from that number of days ago on, at an even distance in days."""
    history_of(user_paths().history, count, since=Moment(now().utc - first_days_ago * DAY, 0), days=days)


def test_recent_runs_are_fine() -> None:
    """None in the future, none too old, no backup with such."""
    runs(3, first_days_ago=3)
    assert {name: found.finding for name, found in findings().items()} == {
        "dates": "ok",
        "retention": "ok",
        "backups": "ok",
    }


def test_runs_of_the_future_are_counted() -> None:
    """With the command that takes them out."""
    runs(4, first_days_ago=-30)
    found = findings()["dates"]
    assert found.finding == "warn"
    assert found.sentence.startswith("4 of 4 runs")
    assert "presencecheck forget --after " in found.remedy


def test_a_few_old_runs_go_at_the_next_command() -> None:
    """Where the runs bear out the clock, nobody has to agree."""
    runs(15, first_days_ago=14 * 30, days=30)
    found = findings()["retention"]
    assert (found.finding, doctor_messages.GO_AT_NEXT in found.sentence) == ("ok", True)


def test_many_old_runs_wait_for_a_yes() -> None:
    """Where most would go, a person is asked first, and doctor says so."""
    runs(3, first_days_ago=4000)
    found = findings()["retention"]
    assert (found.finding, found.remedy) == ("warn", retention_messages.AGE_WAITS)


def test_keep_forever() -> None:
    """Then nothing is old."""
    paths = user_paths()
    paths.config.parent.mkdir(parents=True)
    paths.config.write_text('keep = "forever"\n')
    runs(3, first_days_ago=4000)
    assert findings()["retention"].sentence == doctor_messages.KEPT_FOREVER


def test_a_backup_with_old_runs() -> None:
    """It is named, with the command that cleans it; one that cannot be read is said to be unknown."""
    runs(15, first_days_ago=14 * 30, days=30)
    place, _ = write_backup(user_paths().history)
    found = findings()["backups"]
    assert (found.finding, place.name in found.sentence) == ("warn", True)
    assert "presencecheck forget --before " in found.remedy
    place.write_bytes(b"x" * 4096)
    assert doctor_messages.BACKUPS_UNREADABLE.message.partition("{")[0] in findings()["backups"].sentence


@pytest.mark.parametrize("spoil", [lambda: change(user_paths().history, "DROP TABLE answer", "DROP TABLE run")])
def test_a_history_that_cannot_be_read_is_unknown(spoil: Callable[[], None]) -> None:
    """Never fine; what to do is said."""
    runs(2, first_days_ago=2)
    spoil()
    found = findings()["dates"]
    assert (found.finding, bool(found.remedy)) == ("unknown", True)


def test_what_makes_old_runs_doubtful() -> None:
    """The newest run before today, and dates out of order."""
    plain = Assessment(10, 2, 20_000, is_large=False, is_date_doubtful=False, is_misdated=False)
    assert (
        describe_outdated(plain, "12 months", 20_500) == "2 of 10 runs are older than 12 months as of 16 February 2026."
    )
    doubtful = plain._replace(is_date_doubtful=True, is_misdated=True)
    assert describe_outdated(doubtful, "12 months", 20_500).endswith(
        f"The newest before today is of 4 October 2024. {retention_messages.AGE_MISDATED}"
    )
    assert clean_command(20_000).endswith("--before 2024-10-04")
