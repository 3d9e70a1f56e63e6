"""Measurements that a checklist can name. A new one is one module here and its row in `table.PROBES`.

This module is imported before the first question; the probes and their libraries are imported by a process of their
own, later (`worker`), and are spoken to through `background`.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from presencecheck.core.events import Finding
from presencecheck.core.thresholds import Tuning

if TYPE_CHECKING:
    from threading import Timer

LIMIT = 3.0
"""Seconds that a measurement may take; what takes longer is cut off and unknown."""


class Measurement(NamedTuple):
    """What a probe found: a finding, one plain sentence and one remedy; empty where there is nothing to say."""

    finding: Finding
    sentence: str = ""
    remedy: str = ""
    value: float | None = None
    """The number that counts, in `unit`."""
    unit: str = ""


class Probe(Protocol):
    """One measurement."""

    def __call__(self, tuning: Tuning) -> Measurement:
        """What is found, within `LIMIT`; sockets only to the hosts that `tuning` names, nothing kept of what is read.

        Raises:
            Unmeasurable: it cannot be told here, and why.
        """


class Unmeasurable(Exception):
    """A probe cannot tell: a library, a host or a device is missing, or the platform does not say.

    Attributes:
        measurement: unknown, with the reason and what would help.
    """

    def __init__(self, sentence: str, remedy: str = "") -> None:
        super().__init__(sentence)
        self.measurement = Measurement("unknown", sentence, remedy)


class Probing(Protocol):
    """Where a walk has its measurements made. Nothing here waits."""

    def start(self, names: Iterable[str]) -> None:
        """Begin what may be measured before its item comes; called again, it begins nothing twice."""

    def found(self, name: str) -> Measurement | None:
        """What was found, begun now where it was not; None while it is measured, for `LIMIT` seconds at most."""

    def again(self, name: str) -> None:
        """Begin anew."""

    def done(self, name: str) -> None:
        """The item was answered: end what only it needed."""

    def leave(self) -> None:
        """End what is under way, at once."""


class Asking(Probing):
    """Measures nothing, so that each item is asked as a question."""

    def start(self, names: Iterable[str]) -> None:
        """There is nothing to begin."""

    def found(self, name: str) -> Measurement | None:
        """Nothing, and nothing to say of it."""
        return Measurement("unknown")

    def again(self, name: str) -> None:
        """There is nothing to begin."""

    def done(self, name: str) -> None:
        """There is nothing to end."""

    def leave(self) -> None:
        """There is nothing to end."""


_KEYS_FIRST = 0.3
"""Seconds in which a walk loads what reads keys; two that load at once would both be slow."""


class Later(Probing):
    """Begins nothing, and imports nothing, before the first question waits for a key."""

    def __init__(self, tuning: Tuning) -> None:
        self._tuning = tuning
        self._wanted: set[str] = set()
        self._begun: Probing | None = None
        self._timer: Timer | None = None

    def start(self, names: Iterable[str]) -> None:
        """Begin a moment later; once begun, at once."""
        self._wanted.update(names)
        if self._begun:
            self._begun.start(self._wanted)
        elif self._wanted and self._timer is None:
            from threading import Timer

            self._timer = Timer(_KEYS_FIRST, self._begin)
            self._timer.daemon = True
            self._timer.start()

    def found(self, name: str) -> Measurement | None:
        """What was found; None also before it has begun."""
        return self._begun.found(name) if self._begun else None

    def again(self, name: str) -> None:
        """Begin anew."""
        if self._begun:
            self._begun.again(name)

    def done(self, name: str) -> None:
        """End what only the answered item needed."""
        if self._begun:
            self._begun.done(name)

    def leave(self) -> None:
        """End what is under way, at once."""
        if self._timer:
            self._timer.cancel()
        if self._begun:
            self._begun.leave()

    def _begin(self) -> None:
        from presencecheck.probes.background import Background

        begun = Background(self._tuning)
        begun.start(tuple(self._wanted))
        self._begun = begun


PARTS = {"power-and-network": ("power", "network")}
"""Names that stand for several measurements, for items that ask for several things at once."""


def parts_of(name: str) -> tuple[str, ...]:
    """The measurements that a checklist's name stands for."""
    return PARTS.get(name, (name,))


def together(parts: Sequence[Measurement]) -> Measurement:
    """Several measurements as one: all that was found, with the gravest finding; what is unknown weighs least."""
    gravest = min(parts, key=lambda part: _GRAVEST.index(part.finding))
    return gravest._replace(sentence=" ".join(part.sentence for part in parts if part.sentence))


_GRAVEST = ("fail", "warn", "ok", "unknown")
