"""Counts what a day of six sessions asks of a therapist: keys and time to each verdict, and the words of each card.

    python -m benchmarks.day

Every routine is walked in a real terminal, with nothing wrong and nothing measured, and its exercises run out. What
the terminal shows for good is read at 200 words a minute, as are the options of a choice, the ends of a scale and the
cues of an exercise; the line of keys is not read again at each question. A key takes 2 s; a typed word counts as one
key, and its Enter as one; the Enter that leaves the last screen is in. Cards are counted apart.
"""

import os
import re
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.support.commands import presencecheck
from tests.support.terminals import Terminal, midday

from presencecheck.core.context import Context
from presencecheck.core.items import Card, Choice, Exercise, Item, Scale
from presencecheck.core.plan import Plan
from presencecheck.library.library import Library
from presencecheck.library.planning import plan as plan_of
from presencecheck.messages import verdict as verdict_messages
from presencecheck.messages import walk as walk_messages
from presencecheck.system.paths import user_paths

WORDS_A_MINUTE = 200
KEY_SECONDS = 2.0
LATER = "+250m"
"""How much later the walk after a long break is, for `faketime`."""
WORD = "unhurried"
SESSIONS = ("full", "next")
"""The walks that are counted as a day of six sessions."""


class Count(NamedTuple):
    """What one walk came to.

    Attributes:
        keys: those pressed, the last Enter in.
        words: those read up to the verdict, the verdict in.
        exercise: seconds for which exercises ran.
        card: words on the cards.
    """

    keys: int
    words: int
    exercise: float
    card: int

    @property
    def seconds(self) -> float:
        """To the verdict and the last key."""
        return self.words * 60 / WORDS_A_MINUTE + self.keys * KEY_SECONDS + self.exercise

    @property
    def card_seconds(self) -> float:
        """To read the cards."""
        return self.card * 60 / WORDS_A_MINUTE


class Walker:
    """Walks one routine and counts."""

    def __init__(self, terminal: Terminal, items: dict[str, Item]) -> None:
        self._terminal = terminal
        self._items = items
        self._keys = 0
        self._words = 0
        self._exercise = 0.0

    def walk(self) -> Count:
        """Answer whatever is asked, as someone with whom nothing is amiss, to the end."""
        self._wait()
        while not self._terminal.is_at_last:
            self._answer()
            self._wait()
        # What is above the last screen's keys, which stay below it.
        record = self._terminal.record
        self._keys += 1
        self._terminal.ended()
        before, card = parts(record)
        return Count(self._keys, self._words + count(before), self._exercise, count(card))

    def _wait(self) -> None:
        self._terminal.wait_until(lambda: self._terminal.waits or self._terminal.is_at_last, "a question or the end")

    def _answer(self) -> None:
        if walk_messages.KEY_TAKE_NONE in self._below():
            self._keys += 1
            self._terminal.send("\r")  # nothing was left open of the last opening
            self._terminal.wait_until(lambda: walk_messages.KEY_TAKE_NONE not in self._below(), "what comes next")
            return
        item = self._asked()
        if item is None:
            self._press("y")  # still so
        elif isinstance(item, Exercise):
            self._hold(item)
        elif isinstance(item, Choice | Scale):
            self._words += count(" ".join(options(item)))
            self._press("1" if isinstance(item, Choice) else "7")
        elif item.kind == "text":
            self._keys += 1
            self._press(f"{WORD}\r")
        else:
            self._press("y")

    def _asked(self) -> Item | None:
        """The item that the screen asks; None for several that are confirmed together."""
        if walk_messages.KEY_STILL_SO in self._below():
            return None
        found = [(self._terminal.record.rfind(ask), item) for ask, item in self._items.items()]
        return max(found, key=lambda pair: pair[0])[1]

    def _below(self) -> str:
        """The last lines, where the keys of what is asked now stand."""
        return " ".join([row for row in self._terminal.rows if row.strip()][-3:])

    def _hold(self, item: Exercise) -> None:
        self._words += count(" ".join(beat.cue for beat in item.exercise.beats()))
        place = self._terminal.place
        began = time.monotonic()
        self._press(_BEGIN)
        while self._terminal.place in (place, None) and not self._terminal.is_at_last:
            self._terminal.read(0.1)
        self._exercise += time.monotonic() - began

    def _press(self, keys: str) -> None:
        self._keys += 1
        place = self._terminal.place
        self._terminal.send(keys)
        if keys != _BEGIN:
            terminal = self._terminal
            terminal.wait_until(lambda: terminal.place not in (place, None) or _is_at_end(terminal), "what comes next")


_BEGIN = "\r"


def _is_at_end(terminal: Terminal) -> bool:
    return terminal.is_at_last or terminal.over


def options(item: Choice | Scale) -> Iterator[str]:
    """What can be answered, as it is read."""
    yield from item.options if isinstance(item, Choice) else (item.scale.low, item.scale.high)


def count(text: str) -> int:
    """Its words; signs alone are none."""
    return sum(any(map(str.isalnum, word)) for word in text.split())


def parts(record: str) -> tuple[str, str]:
    """A record up to the first card, and what stands on the cards."""
    before, shown, rest = record.partition(verdict_messages.NOT_SHARED)
    verdicts = re.split(r"\b(?:not ready|ready(?:, with exceptions)?) at \d\d:\d\d", rest)
    return before, shown + verdicts[0] if shown else ""


def asked(routine: str) -> Plan:
    """What a routine asks in the usual session."""
    return plan_of(Library.of(user_paths()), (routine,), Context())


def walk(routine: str, arguments: Sequence[str] = (), later: str = "") -> Count:
    """Walk a routine in the present home.

    Args:
        routine: which one it will be.
        arguments: those of the command line; the bare word where there are none.
        later: how much later it is, as `faketime` has it.
    """
    plan = asked(routine)
    items = {step.item.ask: step.item for step in plan.steps if not isinstance(step.item, Card)}
    clock = ("faketime", "-f", later) if later else ()
    program = (*clock, sys.executable, "-m", "presencecheck")
    env = {"FAKETIME_DONT_FAKE_MONOTONIC": "1", **midday()}
    with Terminal(*arguments, program=program, columns=100, rows=60, env=env) as terminal:
        return Walker(terminal, items).walk()


def day() -> Iterator[tuple[str, Count]]:
    """Six sessions, and what may stand between: the first of the day, four within four hours, and one after."""
    yield "full", walk("full")
    yield "between", walk("between", ("between",))
    yield "next (2)", walk("next")
    yield "after", walk("after", ("after",))
    yield "next (3)", walk("next")
    yield "quick, within four hours", walk("quick", ("quick",))
    yield "next (4)", walk("next")
    yield "next (5)", walk("next")
    yield "next (6), after four hours", walk("next", later=LATER)


def settle(home: Path) -> None:
    """Begin with nothing in this home, and measure nothing."""
    os.environ["PRESENCECHECK_HOME"] = str(home)
    presencecheck("config", "set", "probes.on", "false")


def line(name: str, found: Count) -> str:
    """One row of the table."""
    card = f"{found.card_seconds:.0f} s" if found.card else ""
    return f"| {name} | {found.keys} | {found.words} | {found.exercise:.0f} s | {found.seconds:.0f} s | {card} |"


def main() -> None:
    """Count and print."""
    print("| walk | keys | words | exercises | to the verdict | card |\n|---|---|---|---|---|---|")
    with TemporaryDirectory() as folder:
        os.environ["PRESENCECHECK_KEEP_NUMBERS"] = "false"
        settle(Path(folder) / "day")
        total = 0.0
        for name, found in day():
            total += found.seconds if name.partition(" ")[0] in SESSIONS else 0
            print(line(name, found), flush=True)
        settle(Path(folder) / "another")
        print(line("quick, first of the day", walk("quick", ("quick",))))
    print(f"\nSix sessions to their verdicts: {total / 60:.1f} min")


if __name__ == "__main__":
    main()
