"""A walk where the desktop says that a screen reader is on: in plain lines by itself, once told how to undo that."""

import sys
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

import pytest

from presencecheck.messages import browser as browser_messages
from presencecheck.messages import walk as walk_messages
from tests.project.test_start_imports import IMPORTED
from tests.support.commands import presencecheck
from tests.support.desktops import desktop
from tests.support.terminals import ANSWERS, EVERY, PLACES, QUESTIONS, Terminal, own

pytestmark = [pytest.mark.real, pytest.mark.skipif(sys.platform != "linux", reason="the bus of a desktop on Linux")]


@pytest.fixture(scope="module", params=[True, False], ids=["heard", "seen"])
def asked(request: pytest.FixtureRequest) -> Iterator[tuple[bool, Mapping[str, str]]]:
    """Whether a screen reader is on, and the environment by which a program can ask."""
    with desktop(is_heard=request.param) as desk:
        yield request.param, {name: desk.environment[name] for name in ("DBUS_SESSION_BUS_ADDRESS", "DISPLAY")}


def is_drawn(terminal: Terminal) -> bool:
    """Whether a question waits for a key, and not for a line."""
    terminal.wait_until(lambda: terminal.waits, "what answers")
    return b"\x1b[" in terminal.raw


ATTEMPTS = 3
"""The bus has eight milliseconds for its answer; on a machine with much else to do it can be late once."""


@pytest.mark.parametrize("options", [(), ("--no-plain",), ("--plain",)], ids=" ".join)
def test_plain_lines_by_themselves(asked: tuple[bool, Mapping[str, str]], options: tuple[str, ...], home: Path) -> None:
    """Only where a screen reader is on and nobody said otherwise; then it is said once, and how to undo it."""
    is_heard, env = asked
    by_itself = is_heard and not options
    meant = (options != ("--plain",) and not by_itself, int(by_itself))
    for _ in range(ATTEMPTS):
        with Terminal("run", own(home), *options, env=env) as terminal:
            found = is_drawn(terminal), terminal.record.count(walk_messages.HEARD)
        if found == meant:
            break
    assert found == meant


@pytest.mark.parametrize("value", ["true", "false"])
def test_the_setting_decides_for_good(asked: tuple[bool, Mapping[str, str]], value: str, home: Path) -> None:
    """Once it is set, to whichever value, nobody is asked and nothing is said."""
    assert presencecheck("config", "set", "plain", value).code == 0
    with Terminal("run", own(home), env=asked[1]) as terminal:
        assert is_drawn(terminal) is (value == "false")
        assert walk_messages.HEARD not in terminal.record


def is_in_the_browser(terminal: Terminal) -> bool:
    """Whether a walk, once it has begun, is in the browser."""
    terminal.wait_until(lambda: terminal.waits or "http://" in terminal.screen, "the question, or the address")
    return browser_messages.ADDRESS.partition("{")[0] in terminal.screen


def test_the_starter_of_a_terminal(asked: tuple[bool, Mapping[str, str]], home: Path) -> None:
    """What it runs walks in the browser where a screen reader is on, and in its terminal where none is."""
    is_heard, env = asked
    found = False
    for _ in range(ATTEMPTS if is_heard else 1):
        with Terminal("run", "--heard-in-browser", "--no-open", own(home), env=env, columns=200) as terminal:
            found = found or is_in_the_browser(terminal)
    assert found is is_heard


def test_nothing_moves_while_it_is_heard(asked: tuple[bool, Mapping[str, str]], home: Path) -> None:
    """Also in the drawn walk: the breathing guide has no bar, which would be spoken sign by sign."""
    is_heard, env = asked
    [rest] = [part for part in EVERY.split("  - ") if part.startswith("id: rest")]
    name = own(home, EVERY.partition("items:")[0] + "items:\n  - " + rest)
    with Terminal("run", name, "--no-plain", env={**env, "VTE_VERSION": "7006"}) as terminal:
        terminal.press(1, "\r")
        terminal.wait_for("look far away")
        assert ("─" in terminal.screen) is not is_heard


def test_a_terminal_of_frames_walks_like_any_other(asked: tuple[bool, Mapping[str, str]], home: Path) -> None:
    """Every sort of prompt, with its reasons, also where the terminal never says that it has dealt with a frame."""
    env = {**asked[1], "VTE_VERSION": "7006"}
    with Terminal("run", own(home), "--no-plain", env=env) as terminal:
        for place, keys in enumerate(ANSWERS, 1):
            stands = partial(_stands, terminal, place)
            terminal.wait_until(stands, f"question {place}")
            if place == PLACES["acknowledge"]:
                terminal.send("?")
                terminal.wait_for("Faces want light.")
                terminal.wait_until(stands, f"question {place}, once more")
            terminal.send(keys)
        assert terminal.ended() == 0
        assert terminal.restored
        assert [terminal.record.count(question) for question in QUESTIONS] == [1] * len(QUESTIONS)
        assert terminal.record.count("Faces want light.") == 1


def _stands(terminal: Terminal, place: int) -> bool:
    """Whether the question of this number waits; where words are written, its keys stand above the line."""
    return terminal.waits and walk_messages.PROGRESS.format(number=place, count=len(ANSWERS)) in terminal.screen


def test_what_is_imported_to_ask(asked: tuple[bool, Mapping[str, str]], home: Path) -> None:
    """The module that asks, and the system's sockets; without a desktop not even these."""
    asking = {"presencecheck.system.screen_reader", "_socket"}
    _imports_before_the_first_question(home, {})  # the first start validates the checklist and keeps what it found
    assert _imports_before_the_first_question(home, {}) & asking == set()
    assert _imports_before_the_first_question(home, asked[1]) & {*asking, "socket"} == asking


def _imports_before_the_first_question(home: Path, env: Mapping[str, str]) -> set[str]:
    with Terminal("run", own(home), "--no-plain", env={**env, "PYTHONPROFILEIMPORTTIME": "1"}) as terminal:
        terminal.wait_until(lambda: terminal.waits, "the first question")
        return set(IMPORTED.findall(terminal.output.partition("Is the door shut?")[0]))
