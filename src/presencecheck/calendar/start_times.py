"""The small file of start times: read before the first question of a walk, written by what reads the calendar.

`core.expiry.StartTimes` says how long they are used; the file lies at `Paths.start_times`, can be deleted at any time,
and can be read by its owner only.
"""

import json
from pathlib import Path

from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.expiry import START_TIMES_BYTES, StartTimes, build_start_times
from presencecheck.core.names import checksum
from presencecheck.system.files import read_json, write_private

__all__ = ["StartTimes", "checksum", "latest", "read", "write"]


def read(path: Path, calendar: str) -> StartTimes | None:
    """The start times of this calendar, be they old; None where the file has none.

    Args:
        path: the file.
        calendar: the setting that says which calendar.
    """
    found = read_json(path, START_TIMES_BYTES, build_start_times)
    return found if found is not None and found.calendar == checksum(calendar) else None


def latest(path: Path, known: StartTimes) -> StartTimes:
    """What the file says now of the calendar of which something was known: another window can have written since.

    Args:
        path: the file.
        known: what was read before; it counts where the file is gone, or of another calendar.
    """
    found = read_json(path, START_TIMES_BYTES, build_start_times)
    return found if found is not None and found.calendar == known.calendar else known


def write(path: Path, times: StartTimes) -> None:
    """Write the file, which its owner alone can read: in one step, since what was said of a start stands nowhere else.

    Raises:
        PresenceCheckError: it cannot be written; what stood there before still does.
    """
    try:
        write_private(path, json.dumps(times.shape()).encode())
    except PresenceCheckError as error:
        from presencecheck.messages import appointment as appointment_messages

        hint = appointment_messages.NOT_KEPT_HINT.format(hint=error.hint).strip()
        raise PresenceCheckError(appointment_messages.NOT_KEPT.format(problem=error.message), hint) from error
