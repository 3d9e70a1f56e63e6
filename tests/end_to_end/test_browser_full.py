"""The shipped routine of a day's first walk, whole, in the browser: each way of answering gives the same run."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from presencecheck.core.errors import ExitCode
from presencecheck.messages import verdict as verdict_messages
from tests.support.browser_walk import move_on, press, walking, words
from tests.support.browsers import opened
from tests.support.commands import presencecheck

pytestmark = pytest.mark.real

ANSWERS = ("y", "7", "1", "begin", "take")
"""What is said to a question, the first of these that it takes: yes, a number, an option, and whatever goes on."""
_KEYS = {"begin": "Enter", "take": "Enter"}
_MOST = 60


def answer_all(tab: Page, way: str) -> None:
    """Answer every question of the walk, to its verdict."""
    for _ in range(_MOST):
        if verdict_messages.NAMES["ready"] in words(tab):
            return
        taken = next((value for value in ANSWERS if tab.locator(f"button[value='{value}']").count()), None)
        assert taken, tab.content()
        box = tab.locator("input[type=text]")
        if box.count():
            tab.keyboard.type("slow") if way == "keys" else box.fill("slow")
        if way == "keys":
            press(tab, _KEYS.get(taken, taken), move_on)
        else:
            with tab.expect_navigation():
                tab.click(f"button[value='{taken}']")
    raise AssertionError(words(tab))


def newest() -> dict[str, object]:
    """What the newest run holds, by item."""
    run = presencecheck("history", "--json").data["runs"][0]
    shown = presencecheck("history", "show", run["id"], "--json").data["run"]
    items = {f"{item['checklist']}/{item['item']}": (item["outcome"], item.get("value")) for item in shown["items"]}
    return {"readiness": run["readiness"], **items}


def by_answers(tmp_path: Path, found: dict[str, object]) -> dict[str, object]:
    """What the same answers give from a file."""
    lines = [
        json.dumps({"item": ref, "answer": "yes" if said[1] is None else said[1]})
        for ref, said in found.items()
        if isinstance(said, tuple)
    ]
    (tmp_path / "answers").write_text("\n".join(lines))
    assert presencecheck("run", "full", "--fresh", "--answers", tmp_path / "answers").code == ExitCode.FINE
    return newest()


@pytest.mark.parametrize("way", ["keys", "clicks", "without scripts"])
def test_the_whole_routine(browser: Browser, home: Path, tmp_path: Path, way: str) -> None:
    """By keys alone, by clicks alone, and by plain forms: what is kept is what a file of answers gives."""
    assert presencecheck("config", "set", "keep-numbers", "true").code == 0
    command = ("run", "--browser", "--no-open", "--no-probe")
    with walking("full", command=command) as walk, opened(browser, java_script_enabled=way != "without scripts") as tab:
        if way == "keys":
            tab.clock.install()
        tab.goto(walk.address)
        answer_all(tab, way)
        assert walk.step() == 0 or "button" in walk.get()[1]
        if way == "keys":
            press(tab, "Enter", move_on)
        else:
            tab.click("button[value=take]")
        assert walk.end() == ExitCode.FINE
    found = newest()
    assert len(found) > len(ANSWERS) * 4
    assert found == by_answers(tmp_path, found)
