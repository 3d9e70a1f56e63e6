"""A walk in the browser as it is heard: with Orca in Chromium and in Firefox, and as Chromium tells it to any reader.

Each question, each key and the verdict is there once, in order.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from presencecheck.messages import keys as keys_messages
from presencecheck.messages import verdict as verdict_messages
from presencecheck.messages import walk as walk_messages
from tests.support.browser_walk import LIST, press, walking, write_list
from tests.support.browsers import opened
from tests.support.evidence import Evidence, amount
from tests.support.hearing import BROWSERS, Listener, orca_in_browser, until_heard

pytestmark = [pytest.mark.real, pytest.mark.skipif(sys.platform != "linux", reason="screen readers of Linux")]

FRESH = ("run", "--browser", "--no-open", "--fresh")
"""An attempt that was not heard leaves a run that would be offered."""
DOOR, LAMP = "Is the door shut?", "Is the lamp on?"
SIDE = [
    f"s {walk_messages.KEY_SKIP}",
    f"x {walk_messages.KEY_NOT_APPLICABLE}",
    f"b {walk_messages.KEY_BACK}",
    f"c {walk_messages.KEY_CLIENT}",
    f"q {walk_messages.KEY_LEAVE}",
]
ANSWERS = [f"y {walk_messages.KEY_YES}", f"n {walk_messages.KEY_NOT_YET}", *SIDE]


def told(tab: Page) -> Iterator[tuple[str, str]]:
    """The role and the name of what a screen reader finds on the page and can go to, in order."""
    nodes: dict[str, Any] = {
        node["nodeId"]: node for node in tab.context.new_cdp_session(tab).send("Accessibility.getFullAXTree")["nodes"]
    }

    def walk(node: dict[str, Any]) -> Iterator[tuple[str, str]]:
        role, name = (node.get(key, {}).get("value", "") for key in ("role", "name"))
        if not node["ignored"] and role in ("heading", "button", "textbox", "checkbox", "DisclosureTriangle", "alert"):
            yield role, name
        for child in node.get("childIds", []):
            yield from walk(nodes[child])

    return walk(next(iter(nodes.values())))


def test_what_every_screen_reader_is_told(browser: Browser, home: Path) -> None:
    """Chromium's own tree: one heading, and each key once, with what it means."""
    write_list(home)
    with walking("room") as walk, opened(browser) as tab:
        tab.goto(walk.address)
        buttons = [("button", name) for name in ANSWERS]
        assert [*told(tab)][:-1] == [("heading", DOOR), *buttons]
        assert [*told(tab)][-1][1] == f"? {walk_messages.KEY_WHY}"
        for key in ("y", "y"):
            press(tab, key)
        assert [name for _, name in told(tab)][:13] == ["How calm are you?", *map(str, range(11)), SIDE[0]]
        for key in ("7", "3"):
            press(tab, key)
        marks = [f"{n} {name}" for n, name in enumerate(("worry", "anger", "haste"), 1)]
        take = f"{walk_messages.ENTER} {walk_messages.KEY_TAKE}"
        assert [name for _, name in told(tab)][:5] == ["What do you carry?", *marks, take]
        press(tab, "Enter")
        assert [*told(tab)][:2] == [("heading", "In a word?"), ("textbox", "In a word?")]
        press(tab, "F1")
        assert [role for role, _ in told(tab)].count("heading") == 1
        assert verdict_messages.NAMES["ready-with-exceptions"] in next(told(tab))[1]


@pytest.mark.parametrize("browser", BROWSERS)
@pytest.mark.parametrize("time", range(amount("HEARD_PAGES", 1, 3)))
def test_a_walk_heard_with_orca(time: int, browser: str, home: Path, evidence: Evidence) -> None:
    """Tab and Enter answer, since Orca keeps letters for itself in a page; what a key did not do is said too."""
    write_list(home, LIST[: LIST.index("  - {id: calm")])

    def walk_once() -> None:
        with walking("room", command=FRESH) as walk, orca_in_browser(browser, walk.address) as listener:
            hear(listener)

    until_heard(walk_once)
    evidence("A", f"walks heard with Orca in {browser.title()}", 1, "left unsaid", "said twice", "out of order")


def hear(listener: Listener) -> None:
    """Two questions, a key without a meaning, and the verdict."""
    said = listener.hear(f"? {walk_messages.KEY_WHY}")
    once_in_order(said, [DOOR, *ANSWERS])
    before = len(said)
    listener.press("z")
    listener.hear(keys_messages.NO_MEANING.partition("{")[0], before)
    once_in_order(after_yes(listener, f"? {walk_messages.KEY_WHY}"), [LAMP, *ANSWERS])
    said = after_yes(listener, f"b {walk_messages.KEY_LAST}")
    verdict = verdict_messages.AT.format(verdict=verdict_messages.NAMES["ready"], time="")
    once_in_order(said, [verdict, verdict_messages.CLOSING, f"{walk_messages.ENTER} {walk_messages.KEY_END}"])


def after_yes(listener: Listener, end: str) -> str:
    """Go to the first answer, which is said then, and take it; what is said from there to the end of the next page."""
    before = len(listener.said)
    listener.press("\t")
    listener.hear(ANSWERS[0], before)
    before = len(listener.said)
    listener.press("\r")
    return listener.hear(end, before)[before:]


def once_in_order(said: str, sentences: list[str]) -> None:
    """Each of these was said once, one after the other."""
    places = [said.find(sentence) for sentence in sentences]
    assert [said.count(sentence) for sentence in sentences] == [1] * len(sentences), said
    assert places == sorted(places), said
