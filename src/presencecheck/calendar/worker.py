"""The process that reads a calendar: `read` starts it and is told numbers alone, never a word of the calendar.

A process of its own can be ended whatever a library does in it, and what it uses of time and memory has a limit.
"""

import json
import os
import sys
from typing import Any

from presencecheck.core.errors import PresenceCheckError
from presencecheck.system.clock import days_around

LOADED, STARTS, UNUSED, ERROR, REASON = "loaded", "starts", "unused", "error", "reason"
"""The keys of what it reports."""
MISSING, MEMORY, BROKEN = "missing", "memory", "broken"
"""Why nothing was read, where no sentence says it."""
MOST_SECONDS = 2
"""Seconds of the processor for reading; 5,000 appointments take a tenth of one."""
MOST_MEMORY = 200 * 1024 * 1024
"""Bytes of data that the process may hold, what its libraries hold included."""


def main() -> None:
    """Read the calendar that standard input names, and report the starts."""
    request = json.loads(sys.stdin.buffer.read())
    out = os.dup(1)
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)  # whatever libraries print could be a word of the calendar
    os.dup2(null, 2)
    try:
        _report(out, _read(request, out))
    except MemoryError:
        _report(out, {REASON: MEMORY})
    except ImportError:
        _report(out, {REASON: MISSING})
    except PresenceCheckError as error:
        _report(out, {ERROR: [error.message, error.hint]})
    except Exception:  # its own words could be words of the calendar
        _report(out, {REASON: BROKEN})


def _read(request: dict[str, Any], out: int) -> dict[str, Any]:
    from presencecheck.calendar.expand import expand
    from presencecheck.calendar.sources import calendars

    first, last = request["span"]
    days = days_around(first, last)
    starts: set[int] = set()
    unused: dict[str, int] = {}

    def begin() -> None:
        _limit()
        _report(out, {LOADED: True})

    for calendar in calendars(request["calendar"], days, begin):
        found, lost = expand(calendar, days, (first, last))
        starts |= found
        for reason, count in (*calendar.unused.items(), *lost.items()):
            unused[reason] = unused.get(reason, 0) + count
    return {STARTS: sorted(starts), UNUSED: unused}


def _limit() -> None:
    """Limit what this process may use from now on, where the system can."""
    try:
        import resource
    except ImportError:  # pragma: no cover - Windows, where the time alone is limited, by who started it
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + MOST_SECONDS + 1
    for kind, most in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_DATA, MOST_MEMORY)):
        try:
            resource.setrlimit(kind, (most, most))
        except (ValueError, OSError):  # a lower one holds already, or the system has none
            continue


def _report(out: int, line: dict[str, Any]) -> None:
    os.write(out, json.dumps(line).encode() + b"\n")


if __name__ == "__main__":
    main()
