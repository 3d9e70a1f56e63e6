"""A walk in the browser, as a person and as strangers meet it."""

import re
import signal
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, ViewportSize

from presencecheck.core.errors import ExitCode
from presencecheck.messages import browser as browser_messages
from presencecheck.messages import devices as devices_messages
from presencecheck.messages import keys as keys_messages
from presencecheck.messages import verdict as verdict_messages
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.browser.open_walk import open_walk_path
from tests.support.browser_walk import LIST, PATIENCE, Walk, move_on, press, settle, walking, words, write_list
from tests.support.browsers import chromium, opened, violations
from tests.support.commands import presencecheck, spawn
from tests.support.device_page import FAKES, turn_on

pytestmark = pytest.mark.real

CANARY = "zwielicht"


@pytest.fixture(autouse=True)
def room(home: Path) -> None:
    """A list with a question of every kind, of which numbers are kept."""
    write_list(home)
    assert presencecheck("config", "set", "keep-numbers", "true").code == 0


def outcomes() -> dict[str, object]:
    """What the newest run holds, by item."""
    run = presencecheck("history", "--json").data["runs"][0]
    shown = presencecheck("history", "show", run["id"], "--json").data["run"]
    return {
        "readiness": run["readiness"],
        **{item["item"]: (item["outcome"], item.get("value")) for item in shown["items"]},
    }


def by_answers(tmp_path: Path) -> dict[str, object]:
    """What the same answers give from a file."""
    lines = [
        '{"item": "room/door", "answer": "yes"}',
        '{"item": "room/lamp", "answer": "not-yet"}',
        '{"item": "room/lamp", "answer": "accept"}',
        '{"item": "room/calm", "answer": 7}',
        '{"item": "room/mood", "answer": "rain"}',
        '{"item": "room/load", "answer": ["worry", "haste"]}',
        '{"item": "room/word", "answer": "calm"}',
        '{"item": "room/rest", "answer": "yes"}',
    ]
    (tmp_path / "answers").write_text("\n".join(lines))
    assert presencecheck("run", "room", "--answers", tmp_path / "answers").code == ExitCode.FINE
    return outcomes()


def test_by_keys_alone(browser: Browser, tmp_path: Path) -> None:
    """Every kind of question is answered by single keys, with the same outcome as from a file of answers."""
    with walking("room") as walk, opened(browser) as tab:
        tab.goto(walk.address)
        settle(tab)
        tab.keyboard.press("Enter")
        assert tab.locator("#notice").inner_text() == keys_messages.ESSENTIAL
        for key in ("y", "n", "g", "7", "3"):
            press(tab, key)
        settle(tab)
        tab.keyboard.press("1")
        tab.keyboard.press("3")
        press(tab, "Enter")
        tab.keyboard.type(CANARY)
        press(tab, "Enter")
        press(tab, "Enter")
        assert tab.locator(".guide .cue").inner_text() == "look far away"
        press(tab, "Enter")
        assert verdict_messages.NAMES["ready-with-exceptions"] in words(tab)
        assert CANARY in words(tab)
        press(tab, "Enter")
        assert "ready" in tab.locator("h1").inner_text()
        assert browser_messages.KEEP_OPEN in words(tab)
        assert walk.end() == ExitCode.FINE
        assert "Lamp" not in tab.title()
    found = outcomes()
    assert found == by_answers(tmp_path)


def test_by_clicks_without_scripts(browser: Browser, home: Path, tmp_path: Path) -> None:
    """Plain forms do: the same outcome, and the words typed are nowhere."""
    with walking("room") as walk, opened(browser, java_script_enabled=False) as tab:
        tab.goto(walk.address)
        for value in ("y", "n", "g", "7", "3"):
            tab.click(f"button[value='{value}']")
        tab.check("input[value='1']")
        tab.check("input[value='3']")
        tab.click("button[value=take]")
        tab.get_by_role("textbox", name="In a word?").fill(CANARY)
        tab.click("button[value=take]")
        tab.click("button[value=begin]")
        tab.click("button[value=y]")
        assert verdict_messages.NAMES["ready-with-exceptions"] in words(tab)
        tab.click("button[value=take]")
        assert walk.end() == ExitCode.FINE
    found = outcomes()
    assert found == by_answers(tmp_path)
    assert not any(CANARY.encode() in path.read_bytes() for path in home.rglob("*") if path.is_file())


EAGER = """
addEventListener("DOMContentLoaded", () => setTimeout(() =>
    document.dispatchEvent(new KeyboardEvent("keydown", {key: "y", bubbles: true}))));
"""
"""A key at the very moment that a page is there; pressed from here, it could come later than it should."""


def test_nobody_answers_what_nobody_saw(browser: Browser) -> None:
    """A held key, a key in the first quarter of a second, and one without a meaning answer nothing, and are told."""
    with walking("room") as walk, opened(browser) as tab:
        tab.add_init_script(EAGER)
        tab.goto(walk.address)
        tab.wait_for_function(f"document.getElementById('notice').textContent === {keys_messages.NOT_TAKEN!r}")
        settle(tab)
        tab.keyboard.press("z")
        assert tab.locator("#notice").inner_text().startswith(keys_messages.NO_MEANING.partition("{")[0])
        tab.evaluate("document.dispatchEvent(new KeyboardEvent('keydown', {key: 'y', repeat: true, bubbles: true}))")
        assert tab.locator("#notice").inner_text() == keys_messages.NOT_TAKEN
        assert walk.step() == 1
        press(tab, "y")
        assert walk.step() == 2


def test_old_tabs_double_presses_reload_and_back(browser: Browser) -> None:
    """No answer lands on another question, however it is sent twice."""
    with walking("room") as walk, opened(browser) as tab:
        tab.goto(walk.address)
        press(tab, "y")
        assert walk.post(1, "n").status == 303
        assert browser_messages.STALE in walk.get()[1]
        tab.go_back()
        assert tab.url == "about:blank"  # no page that was answered can be reached
        tab.go_forward()
        assert "lamp" in words(tab)
        tab.reload()
        assert "lamp" in words(tab)
        assert walk.step() == 2
        tab.evaluate("const b = document.querySelector('button[value=y]'); b.click(); b.click();")
        tab.wait_for_selector("form.scale")
        assert walk.step() == 3


def test_a_second_start_takes_it_over(browser: Browser, home: Path) -> None:
    """It leads to the same walk; the tab that had it says so, and answers nothing more."""
    with walking("room") as walk, opened(browser) as first, opened(browser) as second:
        first.goto(walk.address)
        press(first, "y")
        address = open_walk_path(home / "cache")
        assert stat.S_IMODE(address.stat().st_mode) == 0o600
        again = spawn("open", "--no-open", "room")
        assert (again.code, walk.address in again.err) == (ExitCode.FINE, True)
        second.goto(walk.address)
        assert browser_messages.OPEN_THERE in words(second)
        second.click("button")
        second.wait_for_url("**/2/")
        assert "lamp" in words(second)
        first.wait_for_selector(f"text={browser_messages.MOVED}")
        assert walk.post(2, "y").status == 303
        assert walk.get("2/")[1].count("Is the lamp on?") == 1
        press(second, "q")
        assert walk.end() == ExitCode.LEFT
        assert not address.exists()


def test_no_way_back_leads_to_the_offer(browser: Browser) -> None:
    """The tab that took the walk over has it; and where the program has ended, the offer says so and stands."""
    with walking("room") as walk, opened(browser) as first, opened(browser) as second:
        first.goto(walk.address)
        second.goto(walk.address)
        second.click("button")
        second.wait_for_url("**/2/")
        second.go_back()
        assert second.url == "about:blank"
        first.wait_for_selector(f"text={browser_messages.MOVED}")
        walk.process.kill()
        walk.process.wait(PATIENCE)
        first.click("button")
        first.wait_for_selector(f"text={browser_messages.GONE_ELSEWHERE}")
        assert first.locator("button").is_disabled()


def test_a_tab_that_was_closed_is_not_another_tab(browser: Browser) -> None:
    """Its walk goes on at once in the next tab that comes."""
    with walking("room") as walk, opened(browser) as second:
        with opened(browser) as first:
            first.goto(walk.address)
            press(first, "y")
            settle(first)
        while not second.url.endswith("/2/"):  # the program learns of it in a moment
            second.goto(walk.address)
        assert "lamp" in words(second)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_a_program_that_ends_is_told(browser: Browser, number: signal.Signals) -> None:
    """The page says so at once; what was answered is kept, and going on is offered."""
    with walking("room") as walk, opened(browser) as tab:
        tab.goto(walk.address)
        press(tab, "y")
        walk.process.send_signal(number)
        tab.wait_for_selector("#lost:not(:empty)", timeout=PATIENCE * 1000)
        assert tab.locator("#lost").inner_text() == browser_messages.GONE
        assert tab.locator("button").first.is_disabled()
        assert walk.end() != ExitCode.FINE
    with walking("room") as walk:
        assert walk.get("")[0] == 303
        assert walk_messages.OFFER_RESUME_OPTIONS["resume"] in walk.get()[1]


def test_ctrl_c_in_the_terminal_leaves(browser: Browser) -> None:
    """The page says how to go on, as leaving there does."""
    with walking("room") as walk, opened(browser) as tab:
        tab.goto(walk.address)
        press(tab, "y")
        walk.process.send_signal(signal.SIGINT)
        tab.wait_for_selector(f"text={browser_messages.KEEP_OPEN}")
        assert walk.end() == ExitCode.INTERRUPTED


def test_leaving() -> None:
    """The answers are kept, and the last page says how to go on."""
    with walking("room") as walk:
        walk.get("")
        walk.get()
        walk.post(1, "y")
        walk.post(walk.step(), "quit")
        assert browser_messages.KEEP_OPEN in walk.get()[1]
        assert walk.end() == ExitCode.LEFT
    assert outcomes()["door"] == ("done", None)


@pytest.mark.parametrize(
    ("method", "headers", "body", "status"),
    [
        ("GET", {"Host": "localhost"}, "", 403),
        ("GET", {"Origin": "http://evil.example"}, "", 403),
        ("POST", {"Origin": "null"}, "n=1&do=y", 403),
        ("PUT", {}, "n=1&do=y", 403),
        ("DELETE", {}, "", 403),
        ("POST", {"Content_Type": "text/plain"}, "n=1&do=y", 415),
        ("POST", {}, "do=" + "y" * 4096, 413),
        ("POST", {}, "do=y", 400),
        ("POST", {}, "n=one&do=y", 400),
        ("POST", {}, "&".join(["n=1"] * 99), 400),
    ],
)
def test_strangers(shared: Walk, method: str, headers: dict[str, str], body: str, status: int) -> None:
    """Other programs and pages can neither read nor answer."""
    name = "1/answer" if method == "POST" else "1/"
    assert shared.ask(method, name, body, **headers).status == status
    assert shared.step() == 1


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    """A walk that stays at its first question."""
    home = tmp_path_factory.mktemp("shared")
    write_list(home)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PRESENCECHECK_HOME", str(home))
        with walking("room") as walk:
            walk.get("")
            yield walk


def test_another_token(shared: Walk) -> None:
    """Without the secret in its address there is nothing here."""
    shared_path, shared.path = shared.path, f"/{'x' * 43}/"
    try:
        assert shared.get()[0] == 403
    finally:
        shared.path = shared_path
    assert [shared.get(name)[0] for name in ("x", "1", "9999999999/x", "../")] == [404, 404, 404, 404]


def test_everyone_can_use_it(browser: Browser) -> None:
    """axe finds nothing on any page, on a narrow screen and in both themes, and nothing is wider than the screen."""
    view: ViewportSize = {"width": 320, "height": 640}
    with walking("room") as walk, opened(browser, viewport=view, bypass_csp=True) as tab:
        tab.clock.install()
        tab.goto(walk.address)
        for key in ("y", "n", "g", "7", "2", "Enter", "Enter", "Enter", "Enter", "Enter"):
            usable(tab, view)
            press(tab, key, move_on)
        usable(tab, view)


def usable(tab: Page, view: ViewportSize) -> None:
    """Hold the page as it is to both themes."""
    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme=scheme)
        assert violations(tab) == [], scheme
        assert tab.evaluate("document.documentElement.scrollWidth") <= view["width"]


def headings(tab: Page) -> list[str]:
    """What a screen reader finds as headings."""
    return tab.locator("h1").all_inner_texts()


def test_each_question_is_the_heading(browser: Browser) -> None:
    """It has the focus when the page has come, so that it is read first, and is there once."""
    with walking("room") as walk, opened(browser) as tab:
        tab.goto(walk.address)
        assert headings(tab) == ["Is the door shut?"]
        assert tab.evaluate("document.activeElement.tagName") == "H1"
        settle(tab)
        tab.keyboard.press("?")
        assert tab.locator("details").first.get_attribute("open") is not None
        assert "Quiet helps." in words(tab)
        labels = re.sub(r"\s+", " ", tab.locator(".row.main").inner_text())
        assert labels == f"y {walk_messages.KEY_YES} n {walk_messages.KEY_NOT_YET}"


def test_the_device_page_is_a_step_of_the_walk(driver: Playwright, home: Path) -> None:
    """It opens in the same tab, and what it found stands at the question when it leads back."""
    asked = "{id: seen, kind: probe, probe: devices, ask: Were you seen?, ready: Seen, if-not-yet: {do: [Look]}}"
    write_list(home, LIST.partition("  - id: door")[0] + f"  - {asked}\n")
    with chromium(*FAKES, driver=driver, whole=True) as own, walking("room") as walk, opened(own) as tab:
        tab.goto(walk.address)
        tab.wait_for_selector("button[value=m]")
        press(tab, "m")
        assert browser_messages.DEVICE_PAGE_HOW in words(tab)
        press(tab, "m")
        tab.click(f"text={devices_messages.PAGE['back']}")  # before anything was allowed or turned on
        tab.wait_for_url(f"{walk.address}**")
        assert "Were you seen?" in words(tab)
        tab.wait_for_selector("button[value=m]")
        press(tab, "m")
        press(tab, "m")
        turn_on(tab)
        assert tab.locator("#back-link").is_visible()
        tab.click("#finish")
        tab.wait_for_selector("button[value=m]")  # it can be measured again once it has been
        assert walk_messages.MEASURED.partition("{")[0] in words(tab) or walk_messages.NOT_MEASURED[:12] in words(tab)
        press(tab, "y")


def test_a_session_afterwards_has_no_verdict_but_a_heading(browser: Browser) -> None:
    """What was answered is the heading there, also while answers can be changed."""
    with walking("closing") as walk, opened(browser) as tab:
        tab.goto(walk.address)
        press(tab, "c")
        assert headings(tab) == [verdict_messages.DONE.format(answered=0, count=headings(tab)[0].split()[3])]
        press(tab, "Enter")
        assert len(headings(tab)) == 1


def test_the_card_is_in_view_once_the_client_is_there(browser: Browser) -> None:
    """Beside a long list of what is open in a wide window; in a narrow one it is not wider than that."""
    with walking("full") as walk, opened(browser, viewport={"width": 1280, "height": 800}, bypass_csp=True) as tab:
        tab.goto(walk.address)
        press(tab, "c")
        assert len(tab.locator(".again button").all()) > 5
        lines = [line.bounding_box() for line in tab.locator(".cards > *").all()]
        assert all(box and box["y"] + box["height"] <= 800 for box in lines)
        view: ViewportSize = {"width": 320, "height": 640}
        tab.set_viewport_size(view)
        usable(tab, view)


DAILY = """\
format: 1
id: room
title: The room
language: en
items:
  - {id: door, ask: Is the door shut?, ready: Shut, importance: essential, repeat: daily, if-not-yet: {do: [Shut it]}}
  - {id: lamp, ask: Is the lamp on?, ready: Lit, repeat: daily, if-not-yet: {do: [Switch it on]}}
"""
"""What is confirmed together at the second walk of a day."""


@pytest.mark.parametrize("scripts", [True, False])
def test_enter_in_a_box_confirms_nothing(browser: Browser, home: Path, scripts: bool) -> None:
    """Only y says that lines are still so; Enter in one of their boxes says which keys do."""
    write_list(home, DAILY)
    lines = '{"item": "room/door", "answer": "yes"}\n{"item": "room/lamp", "answer": "yes"}\n'
    assert presencecheck("run", "room", "--answers", "-", stdin=lines).code == ExitCode.FINE
    with walking("room") as walk, opened(browser, java_script_enabled=scripts) as tab:
        tab.goto(walk.address)
        if scripts:
            settle(tab)
        tab.check("input[value='2']")
        tab.focus("input[value='2']")
        tab.keyboard.press("Enter")
        tab.wait_for_selector(f"#notice:has-text('{walk_messages.STILL_SO_ENTER}')")
        assert tab.locator("input[type=checkbox]").count() == 2


def test_a_paused_exercise_that_is_loaded_again_waits(browser: Browser, home: Path) -> None:
    """It goes on where it was, and does not end by the time that passed in the pause."""
    write_list(home, LIST.partition("  - id: door")[0] + LIST[LIST.index("  - id: rest") :].replace("60", "5"))
    with walking("room") as walk, opened(browser) as tab:
        tab.clock.install()
        tab.goto(walk.address)
        press(tab, "Enter")
        tab.keyboard.press(" ")
        tab.clock.run_for(5500)
        tab.reload()
        tab.clock.run_for(700)
        assert tab.locator(".guide .cue").inner_text() == walk_messages.PAUSED
        tab.keyboard.press(" ")
        tab.clock.run_for(2000)
        assert tab.locator(".guide .cue").inner_text() != walk_messages.PAUSED
        tab.clock.run_for(3000)
        tab.wait_for_selector("h1.verdict")


def test_keys_of_other_keyboards(browser: Browser) -> None:
    """A letter of another alphabet, and a digit that wants Shift there, are the keys at their places."""
    event = "document.dispatchEvent(new KeyboardEvent('keydown', {key: '%s', code: '%s', bubbles: true}))"
    with walking("room") as walk, opened(browser) as tab:
        tab.goto(walk.address)
        for key, code in (("н", "KeyY"), ("y", "KeyZ"), ("&", "Digit1")):
            settle(tab)
            with tab.expect_navigation():
                tab.evaluate(event % (key, code))
                if key == "&":
                    tab.keyboard.press("Enter")
        assert walk.step() == 4
