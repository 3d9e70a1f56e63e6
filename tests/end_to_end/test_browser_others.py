"""A walk in Firefox and in WebKitGTK, by keys; Chromium is in test_browser_walk.py.

Neither is the browser of a phone or of macOS, which stay untried.
"""

import os
from pathlib import Path

import pytest

from presencecheck.core.errors import ExitCode
from presencecheck.messages import browser as browser_messages
from presencecheck.messages import keys as keys_messages
from presencecheck.messages import verdict as verdict_messages
from tests.support.browser_drivers import Tab, firefox, webkit
from tests.support.browser_walk import GUARD, walking, write_list
from tests.support.commands import presencecheck

pytestmark = pytest.mark.real

ENTER = "\ue007"
DRAWN = "document.body.dataset.drawn"
NOTICE = "document.getElementById('notice').textContent"
STEP = "Number(document.querySelector('input[name=n]')?.value)"
OUTCOMES = {"door": "done", "lamp": "accepted", "calm": "done", "mood": "done", "load": "done", "rest": "done"}


@pytest.fixture(autouse=True)
def room(home: Path) -> None:
    """A list with a question of every kind."""
    write_list(home)
    assert presencecheck("config", "set", "keep-numbers", "true").code == 0


def test_in_firefox() -> None:
    """From the first question to the last page."""
    with firefox(os.environ) as tab:
        goes_from_start_to_end(tab)


def test_in_webkit() -> None:
    """The same."""
    with webkit(os.environ) as tab:
        goes_from_start_to_end(tab)


def goes_from_start_to_end(tab: Tab) -> None:
    """Keys for every kind of question; loading a page again answers nothing, and the last one stays."""
    with walking("room") as walk:
        tab.go(walk.address)
        settle(tab)
        assert tab.evaluate("document.activeElement.tagName") == "H1"
        tab.type("h1", "z")
        assert tab.evaluate(NOTICE).startswith(keys_messages.NO_MEANING.partition("{")[0])
        for keys in ("y", "n", "g", "7", "3", f"13{ENTER}"):
            answer(tab, "body", keys)
        tab.evaluate("[document.body.id = 'old', location.reload()]")
        tab.until("document.body && document.body.id !== 'old'", "the page once more")
        settle(tab)
        answer(tab, "input[type=text]", f"calm{ENTER}")
        answer(tab, "body", ENTER)
        assert tab.evaluate("document.querySelector('.guide .cue').textContent") == "look far away"
        tab.type("body", ENTER)
        tab.until("document.querySelector('h1.verdict') && document.activeElement.tagName === 'H1'", "the verdict")
        assert verdict_messages.NAMES["ready-with-exceptions"] in tab.evaluate("document.body.innerText")
        settle(tab)
        tab.type("body", ENTER)
        tab.until("!document.querySelector('form')", "the last page")
        assert walk.end() == ExitCode.FINE
        assert browser_messages.KEEP_OPEN in tab.evaluate("document.body.innerText")
    run = presencecheck("history", "--json").data["runs"][0]["id"]
    items = presencecheck("history", "show", run, "--json").data["run"]["items"]
    assert {item["item"]: item["outcome"] for item in items} == {**OUTCOMES, "word": "done"}


def settle(tab: Tab) -> None:
    """Wait until a page has stood long enough for its keys to be taken."""
    tab.until("document.readyState === 'complete' && document.activeElement !== document.body", "a page")
    tab.evaluate(f"requestAnimationFrame(() => requestAnimationFrame(() => {{ {DRAWN} = performance.now(); }}))")
    tab.until(f"performance.now() - {DRAWN} > {GUARD}", "keys")


def answer(tab: Tab, selector: str, keys: str) -> None:
    """Type into an element, and wait for the next page."""
    step = tab.evaluate(STEP)
    tab.type(selector, keys)
    tab.until(f"{STEP} > {step}", "the next page")
    settle(tab)
