"""The JSON of `appointment`; part of the interface."""

from collections.abc import Mapping

from presencecheck.core.expiry import LATE_SECONDS, StartTimes
from presencecheck.reports.json.envelope import Shape
from presencecheck.system.clock import moment_at


def appointment_shape(times: StartTimes, now: int, unused: Mapping[str, int] | None) -> Shape:
    """What is known of the next sessions: their starts alone.

    Args:
        times: the start times.
        now: seconds since 1970-01-01 in UTC.
        unused: how many appointments could not be used, by the reason; None where the calendar was not read now.
    """
    is_usable = times.is_usable(now)
    coming = times.next_start(now) if is_usable else None
    return {
        "next": None if coming is None else moment_at(coming).iso(),
        "starts": [moment_at(start).iso() for start in times.starts if start > now - LATE_SECONDS],
        "not-sessions": [moment_at(start).iso() for start in sorted(times.not_sessions)],
        "read": moment_at(times.read_at).iso(),
        "usable": is_usable,
        "unused": None if unused is None else dict(unused),
    }
