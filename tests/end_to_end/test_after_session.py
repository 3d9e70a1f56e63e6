"""After a session, in a real terminal: what comes after it is offered once, and one key passes it by."""

import os
from pathlib import Path

import pytest

from presencecheck.calendar.start_times import StartTimes, checksum, write
from presencecheck.messages import after_session as after_session_messages
from presencecheck.system.clock import moment_at, now
from presencecheck.system.paths import user_paths
from tests.support.commands import SMALL, own
from tests.support.terminals import Terminal

pytestmark = [pytest.mark.real, pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")]


def test_one_key_past_the_offer(home: Path) -> None:
    """The second key of two is the usual check, whose first question comes at once; the next start offers nothing."""
    own(home, "small", SMALL)
    config = user_paths().config
    config.write_text('routine = "small"\ncalendar = "/nowhere/sessions.ics"\n')
    start = now().utc - 50 * 60
    write(user_paths().start_times, StartTimes(checksum("/nowhere/sessions.ics"), now().utc, (start, start + 3600)))
    offer = after_session_messages.OFFER.format(time=f"{moment_at(start).local():%H:%M}")
    with Terminal("run", columns=100, rows=40) as terminal:
        terminal.wait_for(offer)
        assert "Is the door shut?" not in terminal.output
        terminal.send("2")
        terminal.wait_for("Is the door shut?")
        terminal.send("q")
        terminal.ended()
    with Terminal("run", columns=100, rows=40) as terminal:
        terminal.wait_for("Is the door shut?")
        assert offer not in terminal.output
        terminal.send("q")
        terminal.ended()
    with Terminal("after", columns=100, rows=40) as terminal:
        terminal.wait_for("After a session")
        assert "end of the day" not in terminal.output
        terminal.send("q")
        terminal.ended()
    write(user_paths().start_times, StartTimes(checksum("/nowhere/sessions.ics"), now().utc, (start,)))
    with Terminal("after", columns=100, rows=40) as terminal:
        terminal.wait_for(after_session_messages.DAY_END.partition(",")[0])
        terminal.send("q")
        terminal.ended()
