"""A walk in the browser that ends from one moment to the next, and who can reach it.

PRESENCECHECK_BROWSER_KILLS=50 and PRESENCECHECK_BROWSER_TABS=50 make the killing as long as one likes.
"""

import random
import signal
import sqlite3
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Playwright

from presencecheck.history.format.schema import OUTCOMES
from presencecheck.messages import walk as walk_messages
from tests.support.browser_walk import Walk, press, walking, words, write_list
from tests.support.browsers import opened
from tests.support.canaries import CANARY, heard
from tests.support.evidence import Evidence, amount
from tests.support.real_parts import program

pytestmark = pytest.mark.real

KILLS = amount("BROWSER_KILLS", 6, 50)
TABS = amount("BROWSER_TABS", 2, 50)
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


def test_a_tab_that_is_killed_costs_no_answer(browser: Browser, home: Path, evidence: Evidence) -> None:
    """Wherever it stood: what the next page followed on is kept, and another tab goes on at the next question."""
    write_list(home, LONG, "long")
    for seed in range(TABS):
        chance = random.Random(seed)
        replies = chance.choices(list(KEPT_AS), k=chance.randrange(1, COUNT))
        is_hasty = chance.random() < 0.5
        with walking("--fresh", "long", command=("run", "--browser", "--no-open")) as walk:
            with opened(browser) as tab:
                tab.goto(walk.address)
                for reply in replies:
                    with tab.expect_navigation():
                        tab.click(f"button[value={reply}]")
                if is_hasty:  # its page is not waited for, so it may be kept or not
                    tab.evaluate("document.querySelector('button[value=y]').click()")
                    replies.append("y")
                with suppress(Error):
                    tab.goto("chrome://kill")
            with opened(browser) as other:
                while other.url in ("about:blank", walk.address):  # the program learns of it in a moment
                    other.goto(walk.address)
                shown = words(other)
            expected = [(f"long/item-{n}", KEPT_AS[reply]) for n, reply in enumerate(replies, 1)]
            found = kept(home)
            assert found == expected or (is_hasty and found == expected[:-1])
            assert len(found) == COUNT or f"number {len(found) + 1} so" in shown
    evidence("D1", "a tab of a walk in the browser killed at a random question", TABS, "lost")


def test_typed_words_are_nowhere(driver: Playwright, home: Path, tmp_path: Path, evidence: Evidence) -> None:
    """Neither in what the program writes nor in the browser's own folder, sent or not, where it remembers tabs too."""
    write_list(home)
    profile = tmp_path / "profile"
    path = program("chromium", "chromium-browser", "google-chrome")
    with walking("room") as walk:
        context = driver.chromium.launch_persistent_context(
            str(profile), executable_path=path, args=["--no-sandbox", "--restore-last-session"]
        )
        tab = context.new_page()
        tab.goto(walk.address)
        while not tab.locator("input[type=text]").count():
            with tab.expect_navigation():
                tab.click("button[value=s], button[value=skip], button[value='1']")
        tab.fill("input[type=text]", CANARY)
        other = context.new_page()
        other.goto("about:blank")  # the first one is remembered as it stands
        tab.bring_to_front()
        tab.wait_for_timeout(3000)  # a browser writes down after 2.5 s what it would open again
        press(tab, "Enter")
        press(tab, "c")
        assert CANARY in words(tab)
        context.close()
    assert (profile / "Default").is_dir()
    assert heard(profile, CANARY) == heard(home, CANARY) == []
    evidence("P4", "a browser's folder and ours after a word was typed", 2, "files with the word")


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
