"""A walk in the browser when something comes between: too many marks, a reload, a program that is gone, many tabs."""

import os
import re
import signal
import socket
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from presencecheck.messages import browser as browser_messages
from presencecheck.messages import keys as keys_messages
from presencecheck.messages import walk as walk_messages
from tests.support.browser_walk import LIST, PATIENCE, press, settle, walking, words, write_list
from tests.support.browsers import opened

pytestmark = pytest.mark.real


def only(home: Path, *ids: str) -> None:
    """Let the list have these items alone."""
    head, *items = re.split(r"(?m)^(?=  - )", LIST)
    wanted = [item for item in items if re.search(r"id: (\w+)", item)[1] in ids]  # type: ignore[index]
    write_list(home, head + "".join(wanted))


def notice(tab: Page) -> str:
    """The quiet line."""
    return tab.locator("#notice").inner_text()


def seconds_left(tab: Page) -> int:
    """What an exercise says that is left of it."""
    return int(tab.locator(".guide .time").inner_text().split()[0])


def test_what_was_chosen_beside_the_walk_is_said(browser: Browser, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As each answer is; Enter takes the first option, as it does in the terminal."""
    monkeypatch.delenv("PRESENCECHECK_KEEP_NUMBERS")
    write_list(home, LIST[: LIST.index("  - {id: mood")])
    with walking("room") as walk, opened(browser) as tab:
        tab.goto(walk.address)
        press(tab, "y")
        press(tab, "y")
        press(tab, "Enter")
        settled = tab.locator(".settled").inner_text()
        assert walk_messages.OFFER_NUMBERS in settled
        assert walk_messages.OFFER_NUMBERS_OPTIONS[0] in settled


def test_marks_stay(browser: Browser, home: Path) -> None:
    """Where they are too many, and where the question comes again; a changed mark counts, whatever Enter pressed."""
    only(home, "load")
    with walking("room") as walk, opened(browser) as tab:
        tab.goto(walk.address)
        settle(tab)
        for key in "123":
            tab.keyboard.press(key)
        press(tab, "Enter")
        tab.wait_for_selector(f"#notice:has-text('{browser_messages.SEVERAL.format(most=2)}')")
        assert tab.locator("input:checked").count() == 3
        settle(tab)
        tab.keyboard.press("1")
        press(tab, "Enter")
        press(tab, "b")
        assert [box.get_attribute("value") for box in tab.locator("input:checked").all()] == ["2", "3"]
        settle(tab)
        tab.keyboard.press("3")
        press(tab, "Enter")
        press(tab, "b")
        assert walk_messages.EARLIER.format(answer="anger") in words(tab)
        assert walk.post(walk.step(), "keep", mark="1").status == 303  # as Enter in a box does without scripts
        tab.wait_for_selector("h1.verdict")
        press(tab, "b")
        assert walk_messages.EARLIER.format(answer="worry") in words(tab)


def test_an_exercise_that_is_loaded_again_goes_on(browser: Browser, home: Path) -> None:
    """In this tab, after a pause as well, and in one that takes it over."""
    only(home, "rest")
    with walking("room") as walk, opened(browser) as tab, opened(browser) as other:
        tab.goto(walk.address)
        press(tab, "Enter")
        tab.wait_for_timeout(1700)  # the program's time counts, too
        for _ in range(2):
            tab.keyboard.press(" ")
            tab.wait_for_timeout(100)
        tab.reload()
        assert seconds_left(tab) < 60 - 1
        assert tab.locator(".guide .cue").inner_text() == "look far away"
        other.goto(walk.address)
        other.click("button")
        assert seconds_left(other) < 60 - 1


def test_a_page_whose_program_is_gone_stays(browser: Browser, home: Path) -> None:
    """Also where an exercise would end by itself, at a key, and with typed words in it."""
    only(home, "word", "rest")
    with walking("room") as walk, opened(browser) as tab:
        tab.goto(walk.address)
        settle(tab)
        tab.keyboard.type("still here")
        os.kill(walk.process.pid, signal.SIGSTOP)  # so that the key comes before the page knows
        tab.keyboard.press("Enter")
        walk.process.kill()
        tab.wait_for_selector("#lost:not(:empty)")
        assert tab.input_value("input[type=text]") == "still here"
    write_list(home, LIST[: LIST.index("  - id: door")] + LIST[LIST.index("  - id: rest") :].replace("60", "5"))
    with walking("--fresh", "room", command=("run", "--browser", "--no-open")) as walk, opened(browser) as tab:
        tab.clock.install()
        tab.goto(walk.address)
        press(tab, "Enter")
        walk.process.kill()
        tab.wait_for_selector("#lost:not(:empty)")
        tab.clock.run_for(5500)
        assert browser_messages.GONE in tab.locator("body").inner_text()


def test_keys_beside_words(browser: Browser, home: Path) -> None:
    """`?` alone opens the reason and the up arrow leads back; a hasty Enter is told, and Esc says which key leaves."""
    only(home, "lamp", "word")
    with walking("room") as walk, opened(browser) as tab:
        tab.goto(walk.address)
        settle(tab)
        tab.keyboard.press("Escape")
        assert notice(tab) == keys_messages.ESCAPE.format(key="q")
        press(tab, "y")
        tab.keyboard.press("Enter")
        assert notice(tab) == keys_messages.NOT_TAKEN
        settle(tab)
        tab.keyboard.press("?")
        assert tab.locator("details").first.get_attribute("open") is not None
        assert tab.input_value("input[type=text]") == ""
        press(tab, "ArrowUp")
        assert "lamp" in words(tab)


def test_many_tabs_of_one_page(browser: Browser, home: Path) -> None:
    """A browser has six connections to one address; the open responses of copies leave some for answers."""
    only(home, "door", "lamp")
    # The walk ends first: a browser that is closed with so many responses open may wait for them.
    with opened(browser) as tab, walking("room") as walk:
        tab.goto(walk.address)
        for _ in range(7):
            tab.context.new_page().goto(tab.url)
        tab.bring_to_front()
        press(tab, "y")
        assert walk.step() == 2


def test_half_a_form_is_no_answer(home: Path) -> None:
    """What is cut off may have meant something else."""
    only(home, "door")
    with walking("room") as walk, closing(socket.socket()) as half:
        walk.get("")
        half.settimeout(PATIENCE)
        half.connect((walk.host.partition(":")[0], int(walk.host.partition(":")[2])))
        head = (
            f"POST {walk.path}1/answer HTTP/1.1\r\nHost: {walk.host}\r\nOrigin: http://{walk.host}\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 20\r\n\r\n"
        )
        half.sendall(f"{head}n=1&do=y".encode())
        half.shutdown(socket.SHUT_WR)
        assert half.recv(1) == b""
        assert walk.step() == 1
