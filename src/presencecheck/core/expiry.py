"""How long an unfinished run may be resumed, a verdict be changed, and start times of a calendar be used. Pure.

Runs and verdicts are judged by two clocks, the time of day and one that counts sleep, so that neither a clock that was
set nor a laptop that slept makes an old answer look new.
"""

from enum import Enum
from typing import Any, NamedTuple

from presencecheck.core.frozen import Frozen

FRESH_SECONDS = 5 * 60
"""Seconds after an answer during which nothing needs to be confirmed before the run goes on."""
TOGETHER_SECONDS = 60
"""Seconds by which essential answers may be younger and still be confirmed together with an older one.

Answers given one after another would otherwise be asked about one after another, too.
"""
RESUMABLE_SECONDS = 20 * 60
"""Seconds after its last answer during which a run can go on: shorter than the shortest session (judgement)."""
REVISABLE_SECONDS = 10 * 60
"""Seconds after the last answer during which the last screen takes changes."""
TOLERANCE_SECONDS = 2
"""Seconds by which a clock may be put right, or a time rounded, without the clock having gone back."""
NOTED_SECONDS = 60
"""Seconds from which on a clock that was set back makes answers of hours ago look newer than they are."""
USABLE_SECONDS = 12 * 60 * 60
"""Seconds for which start times are used after they were read: those of a day, never of the day before (judgement)."""
LATE_SECONDS = 15 * 60
"""Seconds after its start during which an appointment is still the next one: people can be late (judgement)."""
START_TIMES_BYTES = 64 * 1024
"""A file of start times is never larger."""
SESSION_SECONDS = 180 * 60
"""Seconds after its start within which a person may be coming from an appointment: no longer one is ever used."""
_FORM = 1
"""The form of the file of start times; one of another form is void."""


class Instant(Frozen):
    """A point in time on two clocks.

    Attributes:
        utc: seconds since 1970-01-01 in UTC; this clock can be set.
        uptime: seconds on a clock that also runs while the computer sleeps; None where there is none.
    """

    utc: float
    uptime: float | None = None

    def later(self, seconds: float) -> "Instant":
        """The instant that comes this many seconds later; before it, where they are negative."""
        return Instant(self.utc + seconds, None if self.uptime is None else self.uptime + seconds)


def later_than(earlier: Instant, now: Instant) -> Instant:
    """The present, with the time of day that it would be if that had not been set back since an earlier instant.

    By a clock that counts sleep; without one, the present as it is.
    """
    if earlier.uptime is None or now.uptime is None:
        return now
    return Instant(max(now.utc, earlier.utc + now.uptime - earlier.uptime), now.uptime)


def set_back(earlier: Instant, now: Instant) -> int:
    """Seconds by which the time of day was set back since an earlier instant; 0 for less than a minute.

    As `later_than`, by a clock that counts sleep: without one that is not known, and 0.
    """
    seconds = later_than(earlier, now).utc - now.utc
    return -int(-seconds // 1) if seconds >= NOTED_SECONDS else 0


class Freshness(Enum):
    """Whether a run can go on."""

    LIVE = "live"
    """It goes on as it is."""
    STALE = "stale"
    """What is essential is confirmed first."""
    EXPIRED = "expired"
    """It is over."""


def elapsed(since: Instant, now: Instant) -> float | None:
    """Seconds from one instant to another, by the clock that says more; None where a clock went back."""
    spans = [now.utc - since.utc]
    if since.uptime is not None and now.uptime is not None:
        spans.append(now.uptime - since.uptime)
    return None if min(spans) < -TOLERANCE_SECONDS else max(0.0, *spans)


def freshness(last_answer: Instant, now: Instant) -> Freshness:
    """Whether a run whose last answer was given then can go on now; a clock that went back means that it cannot."""
    seconds = elapsed(last_answer, now)
    if seconds is None or seconds > RESUMABLE_SECONDS:
        return Freshness.EXPIRED
    return Freshness.LIVE if seconds <= FRESH_SECONDS else Freshness.STALE


def is_revisable(last_answer: Instant, now: Instant) -> bool:
    """Whether the last screen still takes changes; a clock that went back means that it does not."""
    seconds = elapsed(last_answer, now)
    return seconds is not None and seconds <= REVISABLE_SECONDS


class StartTimes(NamedTuple):
    """When appointments start, as read from a calendar; no other word of it.

    They stand in `core` and not in `calendar` since a walk reads them before its first question, with no module more.

    Attributes:
        calendar: the checksum of the setting that says which calendar; of another one, nothing is used.
        read_at: when they were read, in seconds since 1970-01-01 in UTC.
        starts: the starts in the same seconds, each once, the earliest first.
        not_sessions: those of which the person has said that they are no session.
        reminded: the last start of which the person was reminded; 0 where there was none.
        offered: the last start for which what comes after a session was offered; 0 where there was none.
    """

    calendar: int
    read_at: int
    starts: tuple[int, ...] = ()
    not_sessions: frozenset[int] = frozenset()
    reminded: int = 0
    offered: int = 0

    def is_usable(self, now: int) -> bool:
        """Whether they are new enough; a clock that was set back means that they are not."""
        return -TOLERANCE_SECONDS <= now - self.read_at <= USABLE_SECONDS

    def next_start(self, now: int) -> int | None:
        """The start of the next session, or of one that began a moment ago; None where none is known."""
        ahead = (start for start in self.starts if start > now - LATE_SECONDS and start not in self.not_sessions)
        return next(ahead, None)

    def coming_from(self, now: int) -> int | None:
        """The start of the session that the person seems to come from; None where there is none.

        None, too, once what comes after it was offered, and where the next session began a moment ago. An offer that
        lies ahead was made before the clock was set back, and counts no more.
        """
        began = [start for start in self.starts if start <= now and start not in self.not_sessions]
        if not began or not LATE_SECONDS <= now - began[-1] <= SESSION_SECONDS or began[-1] <= self.offered <= now:
            return None
        return began[-1]

    def has_ended(self, now: int, midnight: int) -> bool:
        """Whether the last session before midnight began a while ago, and none that day was still to come."""
        today = [start for start in self.starts if start < midnight and start not in self.not_sessions]
        return bool(today) and LATE_SECONDS <= now - today[-1] <= SESSION_SECONDS

    def shape(self) -> dict[str, Any]:
        """The data of the file."""
        return {
            "format": _FORM,
            "calendar": self.calendar,
            "read": self.read_at,
            "starts": list(self.starts),
            "not-sessions": sorted(self.not_sessions),
            "reminded": self.reminded,
            "offered": self.offered,
        }


def build_start_times(kept: Any) -> StartTimes:
    """The start times that the data of a file stands for.

    Raises:
        LookupError, TypeError, ValueError: this version did not write it.
    """
    if kept["format"] != _FORM:
        raise ValueError(kept["format"])
    starts, others = (tuple(sorted({int(start) for start in kept[key]})) for key in ("starts", "not-sessions"))
    said = int(kept["reminded"]), int(kept["offered"])
    return StartTimes(int(kept["calendar"]), int(kept["read"]), starts, frozenset(others), *said)
