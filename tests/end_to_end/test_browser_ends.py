"""A walk in the browser that ends from one moment to the next, and who can reach it.

PRESENCECHECK_BROWSER_KILLS=50 makes the killing as long as one likes.
"""

import random
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from presencecheck.history.format.schema import OUTCOMES
from presencecheck.messages import walk as walk_messages
from tests.support.browser_walk import Walk, walking, write_list
from tests.support.evidence import Evidence, amount

pytestmark = pytest.mark.real

KILLS = amount("BROWSER_KILLS", 6, 50)
COUNT = 12
LONG = "format: 1\nid: long\ntitle: Twelve\nitems:\n" + "".join(
    f"  - {{id: item-{n}, ask: Is number {n} so?, ready: State {n}, if-not-yet: {{do: [Help {n}]}}}}\n"
    for n in range(1, COUNT + 1)
)
KEPT_AS = {"y": "done", "skip": "skipped", "x": "not-applicable"}


def kept(home: Path) -> list[tuple[str, str]]:
    """The answers of the newest run as they lie in the file."""
    query = "SELECT ref, outcome FROM answer JOIN item ON item.key = item WHERE run = ? ORDER BY answer.seq"
    with closing(sqlite3.connect(home / "data" / "history.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        [newest] = connection.execute("SELECT max(seq) FROM run").fetchone()
        return [(ref, OUTCOMES[outcome].value) for ref, outcome in connection.execute(query, (newest,))]


def answer(walk: Walk, replies: list[str]) -> None:
    """Give these answers, each once its question stands."""
    for reply in replies:
        assert walk.post(walk.step(), reply).status == 303
        walk.get()


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_nothing_that_was_answered_is_lost(home: Path, number: signal.Signals, evidence: Evidence) -> None:
    """Whatever the moment: what the next page followed on is kept, and going on is offered."""
    write_list(home, LONG, "long")
    for seed in range(KILLS):
        chance = random.Random(f"{number} {seed}")
        replies = chance.choices(list(KEPT_AS), k=chance.randrange(1, COUNT))
        with walking("--fresh", "long", command=("run", "--browser", "--no-open")) as walk:
            walk.get("")
            answer(walk, replies)
            is_waited_for = chance.random() < 0.5
            if not is_waited_for:
                walk.post(walk.step(), "y")  # its page is not waited for, so it may be kept or not
                replies.append("y")
            # The moment is what is tried: anywhere in the taking of this answer, or in the waiting for the next.
            time.sleep(chance.uniform(0, 0.02))
            walk.process.send_signal(number)
            walk.end()
        expected = [(f"long/item-{n}", KEPT_AS[reply]) for n, reply in enumerate(replies, 1)]
        found = kept(home)
        assert found == expected or (not is_waited_for and found == expected[:-1])
        if found:
            with walking("long") as again:
                again.get("")
                page = again.get()[1]
                assert walk_messages.OFFER_RESUME_OPTIONS["resume"] in page or len(found) == COUNT
    if number == signal.SIGKILL:
        evidence("D1", "SIGKILL at a random moment of a walk in the browser", KILLS, "lost")
    else:
        evidence("D2", "SIGTERM at a random moment of a walk in the browser", KILLS, "lost")


def listening(process: int) -> list[str]:
    """The local addresses at which a process accepts connections, as the system writes them."""
    inodes = {link.readlink().name for link in Path(f"/proc/{process}/fd").iterdir() if link.is_symlink()}
    found = []
    for table in ("tcp", "tcp6"):
        for row in Path(f"/proc/net/{table}").read_text().splitlines()[1:]:
            parts = row.split()
            if parts[3] == "0A" and f"socket:[{parts[9]}]" in inodes:
                found.append(parts[1].partition(":")[0])
    return found


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="wants Linux")
def test_only_this_computer_can_reach_it(home: Path) -> None:
    """It listens once, on 127.0.0.1."""
    write_list(home)
    with walking("room") as walk:
        assert listening(walk.process.pid) == ["0100007F"]
