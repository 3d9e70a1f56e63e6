"""The process that measures: `background` starts it and reads one JSON line for each measurement.

A process of its own can be ended whatever a library does in it, does not hold the history's locks, and keeps what a
sound system prints out of the terminal.
"""

import json
import os
import sys
import threading
from typing import Any

from presencecheck.core.thresholds import ProbeSettings
from presencecheck.messages import probes as probes_messages
from presencecheck.probes.measurement import LIMIT_SECONDS, Measurement, UnmeasurableError
from presencecheck.probes.table import PROBES
from presencecheck.system.clock import stopwatch

BEGUN = "begun"
"""The key of the line that says that everything is loaded and the time is running."""
_GRACE_SECONDS = 1.0


def main() -> None:
    """Make the measurements named on standard input, all at the same time, and exit."""
    request = json.loads(sys.stdin.buffer.read())
    out = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # whatever libraries print
    _report(out, {BEGUN: True})
    until = stopwatch() + LIMIT_SECONDS + _GRACE_SECONDS  # for when `background` is gone
    settings = ProbeSettings(**request["settings"])
    threads = [threading.Thread(target=_measure, args=(name, settings, out), daemon=True) for name in request["names"]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(max(until - stopwatch(), 0))
    os._exit(0)  # a thread that hangs must not be waited for


def measure(name: str, settings: ProbeSettings) -> Measurement:
    """Make the measurement of this name; "unknown", with the reason, where it cannot be made."""
    probe = PROBES.get(name)
    if probe is None:
        return Measurement("unknown")
    try:
        return probe(settings)
    except UnmeasurableError as reason:
        return reason.measurement
    except Exception as error:
        sentence = probes_messages.BROKEN.format(kind=type(error).__name__)
        return Measurement("unknown", sentence, is_unavailable=True)


def _measure(name: str, settings: ProbeSettings, out: int) -> None:
    _report(out, {"name": name, **measure(name, settings)._asdict()})


def _report(out: int, line: dict[str, Any]) -> None:
    os.write(out, json.dumps(line).encode() + b"\n")


if __name__ == "__main__":
    main()
