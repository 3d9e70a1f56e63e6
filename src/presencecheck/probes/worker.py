"""The process that measures: `background` starts it and reads what it finds, a JSON line each.

A process of its own can be ended whatever a library does in it, keeps the history's locks out of reach, and leaves the
terminal alone when a sound system talks to its standard error.
"""

import json
import os
import sys
import threading
from typing import Any

from presencecheck.core.thresholds import Tuning
from presencecheck.messages import probes as say
from presencecheck.probes.measurement import LIMIT, Measurement, Unmeasurable
from presencecheck.probes.table import PROBES
from presencecheck.system.clock import stopwatch

BEGUN = "begun"
"""The key of the line that says that all is loaded and the time is running."""


_GRACE = 1.0


def main() -> None:
    """Measure what standard input asks for, all at once, and end."""
    asked = json.loads(sys.stdin.buffer.read())
    out = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # whatever libraries print
    _tell(out, {BEGUN: True})
    until = stopwatch() + LIMIT + _GRACE  # it is `background` that cuts off; this is for when nobody does
    tuning = Tuning(**asked["tuning"])
    at_work = [threading.Thread(target=_measure, args=(name, tuning, out), daemon=True) for name in asked["names"]]
    for thread in at_work:
        thread.start()
    for thread in at_work:
        thread.join(max(until - stopwatch(), 0))
    os._exit(0)  # what still hangs must not be waited for


def measure(name: str, tuning: Tuning) -> Measurement:
    """What the probe of this name finds; unknown, with the reason, where it cannot tell."""
    probe = PROBES.get(name)
    if probe is None:
        return Measurement("unknown")
    try:
        return probe(tuning)
    except Unmeasurable as reason:
        return reason.measurement
    except Exception as error:
        return Measurement("unknown", say.BROKEN.format(kind=type(error).__name__))


def _measure(name: str, tuning: Tuning, out: int) -> None:
    _tell(out, {"name": name, **measure(name, tuning)._asdict()})


def _tell(out: int, line: dict[str, Any]) -> None:
    os.write(out, json.dumps(line).encode() + b"\n")


if __name__ == "__main__":
    main()
