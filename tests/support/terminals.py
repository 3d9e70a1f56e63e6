"""A real pseudo-terminal with a real program in it, seen through an emulated screen."""

import os
import re
import select
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

import pyte

from presencecheck.history.queries.runs import find_run, summaries
from presencecheck.messages import keys as keys_messages
from presencecheck.messages import verdict as verdict_messages
from presencecheck.messages import walk as walk_messages
from tests.support.commands import presencecheck
from tests.support.warm_starts import Process, warm_start

if sys.platform != "win32":
    import fcntl
    import termios

HOURS_AWAY = "HH:MM"
"""Stands in a command line for the start of a session that is hours away: the walk says nothing about it yet."""
PATIENCE = 30.0
"""Seconds after which what is waited for is held not to come; generous, for machines with much to do."""

EVERY = """\
format: 1
id: every
title: One of each
language: en
items:
  - {id: door, ask: Is the door shut?, ready: Shut, importance: essential, if-not-yet: {do: [Shut the door]}}
  - {id: lamp, ask: Is the lamp on?, ready: Lit, why: Faces want light., if-not-yet: {do: [Switch on the lamp]}}
  - {id: calm, kind: scale, ask: How calm are you?, scale: {min: 0, max: 10, low: not, high: very}}
  - {id: mood, kind: choice, ask: Which weather is within?, options: [sun, cloud, rain]}
  - {id: word, kind: text, ask: In a word?, why: A word is something to come back to.}
  - id: rest
    kind: exercise
    ask: Rest your eyes.
    exercise: {seconds: 60, steps: [look far away, look near], alternative: Stand up once.}
"""
"""A checklist with every sort of prompt."""
ANSWERS = ("y", "y", "7", "2", "steady\r", "y")
"""Keys that answer `EVERY` to its end."""
PLACES = {"acknowledge": 2, "scale": 3, "choice": 4, "text": 5, "exercise": 6, "exercise running": 6}
"""Which question of `EVERY` is of which sort; before each there is at least one answer to keep."""
QUESTIONS = re.findall(r"ask: ([^,\n]+[.?])", EVERY)

FULL = (*"yyyyyyyy", *"yyyyyy1yy", *"y15yyy1", "unhurried\r", "y")
"""Keys that answer the full routine so that all is in place."""

KEY_GUARD = "PRESENCECHECK_KEY_GUARD"
PROGRAM = (sys.executable, "-m", "presencecheck")
"""The program, from nothing."""

# The first terminal that the leader of a session opens becomes its own; a shell does that in no time.
_TAKE = ("/bin/sh", "-c", 'terminal=$1; shift; exec "$@" <> "$terminal"', "sh")
_STANDING = re.compile(walk_messages.PROGRESS.format(number=r" (\d+)", count=r"(\d+)") + r"(?: or \d+)?(?: ·|$)")
_STEP = re.compile(walk_messages.PLAIN_STEP.rstrip(".").format(number=r"(\d+)", count=r"\d+(?: or \d+)?") + r"[.,]")
_BRACKETED_PASTE = 2004 << 5
_SECOND_SCREEN = re.compile(rb"\x1b\[\?1049h.*?(?:\x1b\[\?1049l|$)", re.DOTALL)
"""In what a program wrote, what went to the second screen; the emulator has only one."""
_DRAWING = re.compile(rb"\x1b(?!\[\?1049[hl]|\[H)")
"""The beginning of any other sequence than those by which that screen is shown, empty, and left."""


def hours_away() -> str:
    """A time of day that is three hours from now, as it is typed."""
    return time.strftime("%H:%M", time.localtime(time.time() + 3 * 3600))


def _end_of(process: int) -> int:
    """What tells of the end of a process at once; -1 where the system has no such thing, or it has ended already."""
    if sys.platform != "linux":
        return -1
    with suppress(ProcessLookupError):
        return os.pidfd_open(process)
    return -1


class Terminal:
    """A program in a terminal of its own.

    Args:
        arguments: those of `presencecheck`.
        program: another program to start instead, or the same one from nothing, with its arguments.
        columns: how wide the terminal is.
        rows: how high it is.
        env: changes to the environment.
        seen_as: how wide the emulated screen is, where that differs from what the program is told.
        key_guard: whether keys are watched as they are for people; the tests press faster than anybody reads.
    """

    def __init__(
        self,
        *arguments: str,
        program: Sequence[str] | None = None,
        columns: int = 80,
        rows: int = 24,
        env: Mapping[str, str] | None = None,
        seen_as: int | None = None,
        key_guard: bool = False,
    ) -> None:
        self.raw = b""
        self._screen = pyte.HistoryScreen(seen_as or columns, rows, history=4000)
        self._stream = pyte.ByteStream(self._screen)
        self._master, self._slave = os.openpty()
        self._set_size(columns, rows)
        self.before = self.attributes()
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "PAGER": "cat", KEY_GUARD: str(int(key_guard)), **(env or {})}
        warm = None if program else warm_start(self._slave, arguments, environment)
        self._process: Process = warm or self._start([*(program or PROGRAM), *arguments], environment)
        self._ends = _end_of(self._process.pid)

    def _start(self, command: Sequence[str], environment: Mapping[str, str]) -> Process:
        return subprocess.Popen(
            [*_TAKE, os.ttyname(self._slave), *command],
            stdin=self._slave,
            stdout=self._slave,
            stderr=self._slave,
            start_new_session=True,
            env=environment,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.hang_up()
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        os.close(self._slave)
        if self._ends >= 0:
            os.close(self._ends)

    @property
    def rows(self) -> list[str]:
        """What stands on the screen, row by row."""
        return [row.rstrip() for row in self._screen.display]

    def cells(self, row: int) -> list[pyte.screens.Char]:
        """The characters of a row with their looks, for pictures."""
        line = self._screen.buffer[row]
        return [line[place] for place in range(self._screen.columns)]

    @property
    def past(self) -> list[str]:
        """The rows that scrolled away."""
        tops = self._screen.history.top
        return ["".join(row[place].data for place in sorted(row)).rstrip() for row in tops]

    @property
    def screen(self) -> str:
        """What stands on the screen, as one line with single spaces: to be searched whatever the width."""
        return flat(self.rows)

    @property
    def record(self) -> str:
        """What scrolled away and what stands on the screen, as one line with single spaces."""
        return flat([*self.past, *self.rows])

    @property
    def usual(self) -> str:
        """What stands on the usual screen, or scrolled away there, while the emulated one also shows a second one."""
        left = _SECOND_SCREEN.sub(b"", self.raw)
        return flat(re.sub(rb"\x1b\[[?\d;]*[a-zA-Z]", b"", left).decode("utf-8", "replace").splitlines())

    @property
    def output(self) -> str:
        """All that the program wrote, as text."""
        return self.raw.decode("utf-8", "replace")

    @property
    def place(self) -> int | None:
        """The number of the question that waits for an answer; None while none does."""
        if self._lines_only:
            steps = _STEP.findall(self.output)
            return int(steps[-1]) if steps and self.waits else None
        # In a narrow window it takes more rows than one.
        found = next(filter(None, map(_STANDING.search, reversed(self._lowest()[-3:]))), None)
        return int(found[1]) if found and self.waits else None

    @property
    def waits(self) -> bool:
        """Whether the keys, or the words, that can be given now are the last that is shown."""
        if self._lines_only:
            full = flat([walk_messages.PLAIN_TYPE.rpartition("}")[2]])
            ends = full, f" {walk_messages.PLAIN_SHORT.format(words=walk_messages.PLAIN_HELP)}"
            return self.output.endswith("\n") and flat(self.output.split("\n")).endswith(ends)
        return any(
            f"{key} {walk_messages.KEY_LEAVE}" in row
            for key in ("q", keys_messages.LEAVE_WRITING)
            for row in self._lowest()[-6:]
        )

    @property
    def over(self) -> bool:
        """Whether the program has ended."""
        return self._process.poll() is not None

    @property
    def _lines_only(self) -> bool:
        return not _DRAWING.search(self.raw)

    def _lowest(self) -> list[str]:
        rows = self.rows
        while rows and not rows[-1]:
            rows.pop()
        return rows

    def send(self, keys: str) -> None:
        """Press keys; only ever after waiting for what they answer."""
        os.write(self._master, keys.encode())

    def press(self, place: int, keys: str) -> None:
        """Press keys once the question of this number waits for them, and wait until something comes of it."""
        self.wait_until(lambda: self.place == place, f"question {place}")
        seen = len(self.raw)
        self.send(keys)
        self.wait_until(lambda: len(self.raw) > seen, f"what comes of {keys!r}")

    def walk(self, answers: Iterable[str], first: int = 1) -> None:
        """Answer one question after another, each once it waits."""
        for place, keys in enumerate(answers, first):
            self.press(place, keys)

    def resize(self, columns: int, rows: int) -> None:
        """Drag the window to another size."""
        screen, cursor = self._screen, self._screen.cursor
        x, y, hidden = cursor.x, cursor.y, max(cursor.y + 1 - rows, 0)
        if rows < screen.lines:
            # The emulator would cut rows off at the top; terminals cut what is below the cursor, and keep that in view.
            cursor.y = screen.lines - 1
            for _ in range(hidden):
                screen.index()
            cursor.y = 0
            screen.insert_lines(screen.lines - rows)
        screen.resize(rows, columns)
        cursor.x, cursor.y = min(x, columns - 1), y - hidden
        self._set_size(columns, rows)
        self.signal(signal.SIGWINCH)

    def signal(self, number: int) -> None:
        """Send the program a signal."""
        self._process.send_signal(number)

    def hang_up(self) -> None:
        """Close the window."""
        if self._master >= 0:
            os.close(self._master)
        self._master = -1

    def wait_for(self, *texts: str) -> None:
        """Wait until the screen shows all of these."""
        self.wait_until(lambda: all(text in self.screen for text in texts), " and ".join(map(repr, texts)))

    def wait_until(self, so: Callable[[], object], what: str) -> None:
        """Wait until something is so, reading what the program writes; fails with the screen's contents."""
        deadline = time.monotonic() + PATIENCE
        while True:
            ended = self._process.poll() is not None  # asked first: what is so at the end must have its chance
            if so():
                return
            if not self.read(0.05) and (ended or time.monotonic() > deadline):
                shown = "\n".join([*self.past, *self.rows]).rstrip()
                raise AssertionError(f"waited in vain for {what}; exit {self._process.returncode}; screen:\n{shown}")

    @property
    def is_at_last(self) -> bool:
        """Whether the last screen waits, on which answers can still be changed."""
        if self._lines_only:
            return flat(self.output.split("\n")).endswith(walk_messages.PLAIN_LAST_ENDS)
        end = f"{walk_messages.ENTER} {walk_messages.KEY_END}"
        return any(row.endswith(end) for row in self._lowest()[-3:])

    def ended(self) -> int:
        """Wait for the end of the program; its exit status as a shell tells it, 128 and the number for a signal.

        Where the last screen stands, Enter ends it.
        """
        is_open = self._master >= 0
        self.wait_until(lambda: self.over or not is_open or self.is_at_last, "the end, or the last screen")
        if is_open and not self.over:
            self.send("\r")
        self.wait_until(lambda: self._process.poll() is not None, "the end")
        while self.read(0):
            pass
        code = self._process.wait()
        return code if code >= 0 else 128 - code

    def read(self, seconds: float) -> bool:
        """Take in what the program writes within this time; whether there was anything."""
        if self._master < 0:
            select.select([self._ends] if self._ends >= 0 else [], [], [], seconds)
            return False
        ends = [self._ends] if self._ends >= 0 and not self.over else []
        if self._master not in select.select([self._master, *ends], [], [], seconds)[0]:
            return False
        some = os.read(self._master, 65536)
        self.raw += some
        self._stream.feed(some)
        return True

    def attributes(self) -> list[Any]:
        """The terminal's attributes, to compare."""
        return termios.tcgetattr(self._slave)

    @property
    def restored(self) -> bool:
        """Whether the terminal is as it was found: its attributes, the cursor shown, nothing left switched on."""
        as_found = self.attributes() == self.before
        return as_found and not self._screen.cursor.hidden and _BRACKETED_PASTE not in self._screen.mode

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def typed(answers: Iterable[str]) -> list[str]:
    """The same answers for plain lines, each ended by Enter."""
    return [answer.removesuffix("\r") + "\r" for answer in answers]


def flat(rows: Iterable[str]) -> str:
    """The rows as one line with single spaces."""
    return " ".join(" ".join(rows).split())


def has_left(record: str, answered: int, count: int) -> bool:
    """Whether a record ends with what is said on leaving, whatever the time is until which the run can go on."""
    before, after = verdict_messages.LEFT.format(answered=answered, count=count, until="|").split("|")
    return re.search(rf"{re.escape(before)}\d\d:\d\d{re.escape(after)}$", record) is not None


def has_verdict(record: str, verdict: str, known: str) -> bool:
    """Whether a record has this verdict, with what is known, whatever the time is."""
    at = re.escape(verdict_messages.AT.format(verdict=verdict_messages.NAMES[verdict], time="|"))
    at = at.replace(r"\|", r"\d\d:\d\d")
    return re.search(f"{at},? {re.escape(known)}", record) is not None


def own(home: Path, text: str = EVERY) -> str:
    """Make `text` a checklist of the person's own; its id."""
    name = re.search(r"^id: (\S+)$", text, re.MULTILINE)
    assert name
    folder = home / "config" / "checklists"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name[1]}.yaml").write_text(text, encoding="utf-8")
    return name[1]


def midday() -> dict[str, str]:
    """A time zone in which it is midday, so that no test ever runs over midnight."""
    return {"TZ": f"HERE{time.gmtime().tm_hour - 12:+d}"}


def kept(home: Path) -> list[tuple[str, str | None, dict[str, str]]]:
    """All runs, the newest first: status, readiness, and the result of each item that was answered."""
    path = home / "data" / "history.db"
    found = []
    for summary, _ in summaries(path, 1000):
        run = find_run(path, summary.id)[1]
        outcomes = {ref.partition("/")[2]: response.outcome.value for ref, response in run.responses.items()}
        found.append((summary.status.value, summary.readiness and summary.readiness.value, outcomes))
    return found


def history(*arguments: str) -> Any:
    """What `history --json` tells."""
    return presencecheck("history", *arguments, "--json").data


def states(home: Path) -> list[tuple[str, int]]:
    """The status of each run and how many answers of it are kept, the newest first."""
    return [(status, len(outcomes)) for status, _, outcomes in kept(home)]
