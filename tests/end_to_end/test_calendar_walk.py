"""A walk shortly before a session that the calendar has: what is offered, and x for what is no session."""

import time
from pathlib import Path

import pytest

from presencecheck.calendar import start_times
from presencecheck.calendar.start_times import StartTimes, checksum
from presencecheck.messages import walk as walk_messages
from presencecheck.system.clock import moment_at
from presencecheck.system.paths import user_paths
from tests.support.terminals import Terminal

pytestmark = pytest.mark.real

ADDRESS = "https://calendar.example.invalid/private-4f7a/basic.ics"


@pytest.mark.parametrize(("options", "ends"), [(("--plain",), "\r"), (("--no-plain",), "")])
def test_a_start_that_is_no_session(home: Path, options: tuple[str, ...], ends: str) -> None:
    """One letter says so; the next start is in view then, and nobody is asked about this one again."""
    settings = home / "config" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text(f'calendar = "{ADDRESS}"\n')
    present = int(time.time())
    soon, later = present + 90, present + 7200
    start_times.write(user_paths().start_times, StartTimes(checksum(ADDRESS), present, (soon, later)))
    at = f"{moment_at(later).local():%H:%M}"
    with Terminal("run", "full", "--no-probe", *options, columns=100, rows=40) as terminal:
        terminal.wait_for(walk_messages.NO_SESSION.format(at=f"{moment_at(soon).local():%H:%M}"))
        terminal.send(f"x{ends}")
        terminal.wait_for(f"{at} is from your calendar", *([] if ends else [f"min to {at}"]))
        terminal.send("q" if not ends else f"quit{ends}")
        assert terminal.ended() == 3
        assert "4f7a" not in terminal.output
    kept = start_times.read(user_paths().start_times, ADDRESS)
    assert kept is not None
    assert kept.not_sessions == {soon}
