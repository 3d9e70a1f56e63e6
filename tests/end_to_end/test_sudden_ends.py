"""Walks that end from one moment to the next: what was shown as taken is kept, and can be resumed.

PRESENCECHECK_KILLS=500 makes the killing as long as one likes.
"""

import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import islice
from pathlib import Path

import pytest

from presencecheck.history.format.schema import OUTCOMES
from presencecheck.history.store.store import History
from presencecheck.messages import walk as walk_messages
from tests.support.acts import ACTS, ACTS_DONE, acts_in
from tests.support.builders import python
from tests.support.commands import answers, presencecheck
from tests.support.evidence import Evidence, amount
from tests.support.terminals import ANSWERS, PLACES, Terminal, history, own, states, typed

pytestmark = [pytest.mark.real, pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")]

KILLS = amount("KILLS", 20, 500)
SIGNALS = amount("SIGNALS", 4, 200)
BATCHES = 5
COUNT = 12
LONG = "format: 1\nid: long\ntitle: Twelve\nitems:\n" + "".join(
    f"  - {{id: item-{n}, ask: Is number {n} so?, ready: State {n}, if-not-yet: {{do: [Help {n}]}}}}\n"
    for n in range(1, COUNT + 1)
)
EXITS = {"SIGKILL": 137, "SIGTERM": 143, "SIGHUP": 129, "SIGINT": 130}
KEPT_AS = {"y": "done", "s": "skipped", "x": "not-applicable"}
UNOWNED = (
    "import fcntl, os, signal, sys, termios; signal.signal(1, signal.SIG_IGN); fcntl.ioctl(0, termios.TIOCNOTTY);"
    "signal.signal(1, signal.SIG_DFL);"
    "os.execv(sys.executable, [sys.executable, '-m', 'presencecheck', *sys.argv[1:]])"
)
"""Starts the program in a terminal that will not tell it of its own end."""
SHOWN_AS = {"y": "State {n}", "s": "skipped", "x": "does not apply"}


def sudden_end(home: Path, number: str, seed: int) -> int:
    """Walk twelve items with a signal at a random moment; nothing may be lost. How many answers are kept.

    Now and then it comes as the client does, in place of the next answer.
    """
    chance = random.Random(f"{number} {seed}")
    answers = chance.choices("ysx", k=COUNT)
    taken = chance.randrange(COUNT)
    client_comes = seed % 8 == 7
    before = newest(home)
    with Terminal("run", own(home, LONG), "--fresh", env={"PRESENCECHECK_HOME": str(home)}) as terminal:
        terminal.walk(answers[:taken])
        terminal.wait_until(lambda: terminal.place == taken + 1, "the next question")
        if chance.random() < 0.8:
            terminal.send("c" if client_comes else answers[taken])
        # The moment is what is tried: anywhere in the taking of the next answer, or in the waiting for it.
        time.sleep(chance.uniform(0, 0.02))
        terminal.signal(getattr(signal, number))
        code = terminal.ended()
        assert number == "SIGKILL" or terminal.restored
        output = terminal.output
        shown = re.findall(
            "  [✓\N{EN DASH}] (State [0-9]+|skipped|does not apply) ", f"{'  '.join(terminal.past + terminal.rows)} "
        )
    states(home)  # it can be read by those who only read, whatever the end left behind
    kept = rows_after(home, before)
    assert shown == [SHOWN_AS[answer].format(n=n) for n, answer in enumerate(answers, 1)][: len(shown)]
    assert kept == [(f"long/item-{n}", KEPT_AS[answer]) for n, answer in enumerate(answers, 1)][: len(kept)]
    assert taken <= len(shown) <= len(kept) <= taken + (not client_comes)
    # With the last answer taken, or the client here, the walk may have come to its own end first.
    assert code in {EXITS[number], *((0, 1) if has_ended(home, kept) else ())}
    assert not re.search("Traceback|Exception|Error|A fault in", output)
    return len(kept)


def has_ended(home: Path, kept: Sequence[object]) -> bool:
    """Whether the run with these answers came to its end, by itself or since the client is here."""
    return len(kept) == COUNT or (bool(newest(home)) and states(home)[0][0] == "completed")


def newest(home: Path) -> int:
    """The number of the newest run in the file; 0 for none."""
    path = home / "data" / "history.db"
    if not path.exists():
        return 0
    with closing(sqlite3.connect(path)) as connection:
        [number] = connection.execute("SELECT coalesce(max(seq), 0) FROM run").fetchone()
    return int(number)


def rows_after(home: Path, run: int) -> list[tuple[str, str]]:
    """The answers of the runs after this one as they lie in the file, every row of them."""
    query = "SELECT ref, outcome FROM answer JOIN item ON item.key = item WHERE run > ? ORDER BY run, answer.seq"
    with closing(sqlite3.connect(home / "data" / "history.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return [(ref, OUTCOMES[outcome].value) for ref, outcome in connection.execute(query, (run,))]


def goes_on(home: Path, count: int) -> None:
    """Hold that the newest run goes on behind its last answer."""
    store = History.open(home / "data" / "history.db")
    try:
        run, recorder = store.resume(next(store.unfinished()))
        assert (run.answered, run.current and run.current.ref) == (count, f"long/item-{count + 1}")
        recorder.leave()
    finally:
        store.close()


def goes_on_by_hand(home: Path, count: int) -> None:
    """Hold that a person can walk the newest run to its end."""
    with Terminal("run", "--resume", env={"PRESENCECHECK_HOME": str(home)}) as terminal:
        terminal.walk("y" * (COUNT - count), count + 1)
        assert terminal.ended() == 0
    assert states(home)[0] == ("completed", COUNT)


def in_two_lanes(home: Path, seeds: Sequence[int], check: Callable[[Path, int], object]) -> None:
    """Do it for all seeds, one half beside the other, each in a home of its own."""

    def lane(number: int) -> None:
        for seed in seeds[number::2]:
            check(home / f"lane-{number}", seed)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lane, range(2)))


@pytest.mark.parametrize("batch", range(BATCHES))
def test_nothing_is_lost_when_the_program_is_killed(batch: int, home: Path, evidence: Evidence) -> None:
    """However the computer gives up, each answer that was shown as taken is there, and the run goes on behind it."""

    def check(home: Path, seed: int) -> None:
        count = sudden_end(home, "SIGKILL", seed)
        if count == COUNT:
            assert states(home)[0] == ("completed", COUNT)
        elif count and states(home)[0][0] == "in-progress":
            (goes_on_by_hand if seed < 2 * BATCHES else goes_on)(home, count)

    seeds = range(batch, KILLS, BATCHES)
    in_two_lanes(home, seeds, check)
    evidence("D1", "SIGKILL at a random moment of a walk", len(seeds), "lost", "doubled", "unreadable")


def test_no_act_is_lost_when_the_program_is_killed(tmp_path: Path, evidence: Evidence) -> None:
    """Confirming together, asking again, changing the verdict, the client's coming, a card and its recall, too."""
    chance, times, ended = random.Random(KILLS), max(KILLS // 5, 1), 0
    for number in range(times):
        path = tmp_path / f"{number}.db"
        with python(ACTS, path) as program:
            assert program.stdout is not None
            said = sum(1 for _ in islice(program.stdout, chance.randrange(ACTS_DONE)))
            time.sleep(chance.uniform(0, 0.01))
            program.kill()
            said += len(program.stdout.readlines())
        assert said <= acts_in(path) <= said + 1
        ended += said == ACTS_DONE
    assert ended < times
    evidence("D1", "SIGKILL at a random moment of any act of a walk", times, "lost", "doubled", "unreadable")


@pytest.mark.parametrize("number", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_nothing_is_lost_when_the_system_ends_the_program(number: str, home: Path, evidence: Evidence) -> None:
    """Logging out, shutting down or interrupting: the answers are kept, the terminal is restored, no fault is told."""

    def check(home: Path, seed: int) -> None:
        count = sudden_end(home, number, seed)
        if 0 < count < COUNT and states(home)[0][0] == "in-progress":
            goes_on(home, count)

    in_two_lanes(home, range(SIGNALS), check)
    evidence("D2", f"{number} at a random moment of a walk", SIGNALS, "lost", "doubled", "tracebacks")


@pytest.mark.parametrize("number", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_an_exercise_can_be_ended_by_the_system(number: str, home: Path, evidence: Evidence) -> None:
    """While the guide moves, the program ends as promptly and as cleanly as while it waits."""
    chance = random.Random(number)
    times = max(SIGNALS // 3, 3)
    for _ in range(times):
        with Terminal("run", own(home), "--fresh") as terminal:
            terminal.walk([*ANSWERS[:5], "\r"])
            terminal.wait_for("s left", walk_messages.KEY_ENOUGH)
            time.sleep(chance.uniform(0, 0.3))
            terminal.signal(getattr(signal, number))
            assert terminal.ended() == EXITS[number]
            assert terminal.restored
            assert not re.search("Traceback|Exception|Error|A fault in", terminal.output)
        assert states(home)[0] == ("in-progress", 5)
    evidence("D2", f"{number} at a random moment of an exercise", times, "lost", "tracebacks")


@pytest.mark.parametrize("prompt", PLACES)
@pytest.mark.parametrize("plain", [False, True], ids=["terminal", "plain"])
def test_closing_the_window_keeps_every_answer(prompt: str, plain: bool, home: Path, evidence: Evidence) -> None:
    """Who closes the window in the middle of a walk finds its answers kept, and no process left behind."""
    place = PLACES[prompt]
    with Terminal("run", own(home), *(["--plain"] if plain else [])) as terminal:
        answers = typed(ANSWERS) if plain else ANSWERS
        terminal.walk([*answers[: place - 1], *(["\r"] if prompt == "exercise running" else [])])
        terminal.wait_until(lambda: terminal.place == place or prompt == "exercise running", "the question")
        terminal.hang_up()
        assert terminal.ended() == EXITS["SIGHUP"]
    assert states(home) == [("in-progress", place - 1)]
    evidence("D3", "terminals closed at a prompt", 1, "lost")


@pytest.mark.parametrize("plain", [[], ["--plain"]], ids=["terminal", "plain"])
def test_a_terminal_that_is_gone_is_not_a_verdict(plain: list[str], home: Path, evidence: Evidence) -> None:
    """A terminal that is lost without a signal, as a dropped connection does, never looks like a finished run."""
    with Terminal("run", own(home), *plain, program=(sys.executable, "-S", "-c", UNOWNED)) as terminal:
        terminal.walk([f"{answer}\r" if plain else answer for answer in ANSWERS[:2]])
        terminal.wait_until(lambda: terminal.place == 3, "the third question")
        terminal.hang_up()
        assert terminal.ended() == EXITS["SIGHUP"]
    assert states(home) == [("in-progress", 2)]
    evidence("D3", "terminals that were lost without a signal", 1, "lost")


CUT = (
    "import os, sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None); c.execute('BEGIN IMMEDIATE');"
    "c.execute('PRAGMA cache_size = 1'); c.execute(sys.argv[2]);"
    "[c.execute('INSERT INTO item (ref) VALUES (?)', (f'x/{n}',)) for n in range(2000)]; os.kill(os.getpid(), 9)"
)
"""A change that is half written to the file when the process is gone, for lack of room in its cache."""


def cut_short(path: Path, statement: str) -> None:
    """Leave a history behind in the middle of a change."""
    assert subprocess.run([sys.executable, "-c", CUT, str(path), statement]).returncode == -9
    assert path.with_name("history.db-journal").stat().st_size > 0


def test_the_history_can_be_read_after_a_power_cut(home: Path) -> None:
    """After a power cut in the middle of a write the history shows what was kept, without a walk before it."""
    line = '{"item": "essentials/alone", "answer": "yes"}'
    command = [sys.executable, "-m", "presencecheck", "run", "quick", "--answers", "-"]
    assert subprocess.run(command, input=line, text=True, capture_output=True).returncode == 3
    cut_short(home / "data" / "history.db", "SELECT 1")
    assert [run["status"] for run in history()["runs"]] == ["in-progress"]


@pytest.mark.parametrize("beginning", ["written", "zeros"])
def test_a_history_whose_making_was_cut_short_is_none_yet(home: Path, beginning: str) -> None:
    """A power cut in the very first write damages nothing: there is no history yet, and the next walk makes it."""
    path = home / "data" / "history.db"
    path.parent.mkdir(parents=True)
    cut_short(path, "CREATE TABLE item (ref)")
    if beginning == "zeros":
        path.write_bytes(bytes(path.stat().st_size))
    before = path.read_bytes()
    for command in (["history"], ["verify"], ["doctor"], ["forget", "--all", "--yes"], ["report"]):
        result = presencecheck(*command)
        assert result.code == 0, result
        assert "damaged" not in result.out + result.err
    assert presencecheck("backup").code == 4
    assert path.read_bytes() == before
    assert presencecheck("run", "quick", "--answers", "-", stdin=answers(("essentials/alone", "yes"))).code == 3
    assert [run["status"] for run in history()["runs"]] == ["in-progress"]
