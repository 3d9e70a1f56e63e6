"""The walk in a terminal as a person sees it: single keys, an inline question, and a shell left as it was found."""

import os
import re
import signal
import time
from functools import partial
from pathlib import Path

import pytest

from presencecheck.core.items import Confirm, Text
from presencecheck.core.still_so import by_importance
from presencecheck.messages import keys as keys_messages
from presencecheck.messages import verdict as verdict_messages
from presencecheck.messages import walk as walk_messages
from tests.support.evidence import Evidence, crossed
from tests.support.shipped_lists import asks, steps
from tests.support.terminals import (
    ANSWERS,
    FULL,
    PLACES,
    QUESTIONS,
    Terminal,
    has_left,
    has_verdict,
    history,
    kept,
    midday,
    own,
    states,
)
from tests.surfaces.terminal.prompts import brought_to, brought_to_offer

pytestmark = [pytest.mark.real, pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")]
LEAVING = {"q": ("q", 3), "^D": ("\x04", 3), "^C": ("\x03", 130), "^backslash": ("\x1c", 130)}


def test_single_keys_lead_through_the_whole_routine() -> None:
    """A therapist presses a key a question and reads that all is in place; the run is in the history."""
    with Terminal() as terminal:
        terminal.walk(FULL)
        assert terminal.ended() == 0
        assert terminal.restored
        assert b" \r\n" not in terminal.raw  # blanks up to the edge make empty lines once the window is narrower
        count = len(FULL)
        assert (
            f"{verdict_messages.IN_PLACE.format(count=count)}. {verdict_messages.TOOK.partition('{')[0]}"
            in terminal.record
        )
        assert f"For this session: unhurried {verdict_messages.CLOSING} Opening" in terminal.record
    assert [(run["routine"], run["readiness"]) for run in history()["runs"]] == [("full", "ready")]


@pytest.mark.parametrize(
    ("importance", "verdict", "code"), [("essential", "not-ready", 1), ("standard", "ready-with-exceptions", 0)]
)
def test_what_is_left_open_decides_the_verdict(importance: str, verdict: str, code: int, home: Path) -> None:
    """Who goes on as it is reads at the end what is open, and a script can tell by the exit code."""
    items = [step.item for step in steps("full")]
    place = next(place for place, item in enumerate(items, 1) if item.importance == importance and item.remedy)
    with Terminal() as terminal:
        terminal.walk(FULL[: place - 1])
        terminal.press(place, "n")
        terminal.wait_for(walk_messages.NOT_YET, walk_messages.KEY_ACCEPT)
        terminal.press(place, "g")
        terminal.walk(FULL[place:], place + 1)
        assert terminal.ended() == code
        in_place = verdict_messages.IN_PLACE.format(count=len(FULL) - 1)
        known = f"{in_place}, {verdict_messages.COUNTS['accepted'].of(1)}."
        assert has_verdict(terminal.record, verdict, f"{known} \N{EN DASH} 1 {items[place - 1].ask}")
        assert terminal.record.count("left as it is)") == 1
    assert [run[:2] for run in kept(home)] == [("completed", verdict)]


@pytest.mark.parametrize(("prompt", "key"), crossed(PLACES, LEAVING, 1))
def test_leaving_keeps_every_answer(prompt: str, key: str, home: Path, evidence: Evidence) -> None:
    """Whichever key is used to leave, at whichever question, the answers are kept and the shell is as it was."""
    keys, code = LEAVING["^D" if (prompt, key) == ("text", "q") else key]  # where words are written, q is a letter
    count = PLACES[prompt] - 1
    with Terminal("run", own(home)) as terminal:
        brought_to(terminal, prompt)
        terminal.send(keys)
        assert terminal.ended() == code
        assert terminal.restored
        assert has_left(terminal.record, count, 6)
    assert states(home) == [("in-progress", count)]
    evidence("D3", "keys that leave, at prompts of every sort in a walk", 1, "lost", "left unsaid")


@pytest.mark.parametrize("key", LEAVING)
@pytest.mark.usefixtures("unfinished")
def test_leaving_at_the_offer_keeps_every_answer(key: str, home: Path, evidence: Evidence) -> None:
    """Leaving when asked whether to go on is leaving: nothing is begun, lost or given up."""
    keys, code = LEAVING[key]
    with Terminal() as terminal:
        brought_to_offer(terminal)
        terminal.send(keys)
        assert terminal.ended() == code
        assert terminal.restored
    assert states(home) == [("in-progress", 2)]
    evidence("D3", "keys that leave, at offers before a walk", 1, "lost")


@pytest.mark.usefixtures("unfinished")
def test_the_next_start_goes_on_or_starts_afresh(home: Path) -> None:
    """The bare command asks: a new run gives the old one up; the old one continues where it was left."""
    with Terminal() as terminal:
        brought_to_offer(terminal)
        terminal.send("2")
        terminal.walk([*ANSWERS[:2], "q"])
        assert terminal.ended() == 3
    assert states(home) == [("in-progress", 2), ("stopped", 2)]
    with Terminal() as terminal:
        brought_to_offer(terminal)
        terminal.send("1")
        terminal.wait_for(walk_messages.RESUMED.partition("{")[0].strip(), QUESTIONS[2])
        terminal.walk(ANSWERS[2:], 3)
        assert terminal.ended() == 0
        assert QUESTIONS[1] not in terminal.record
    assert states(home) == [("completed", 6), ("stopped", 2)]


def test_back_shows_the_earlier_answer_and_enter_keeps_it(home: Path) -> None:
    """Going back shows what was answered; Enter leaves it at that, another key changes it."""
    with Terminal("run", own(home)) as terminal:
        terminal.walk([*ANSWERS[:3], "b"])
        terminal.wait_for(f"{QUESTIONS[2]} Earlier answer: 7 of 10.", "Enter keep it")
        terminal.press(3, "\r")
        terminal.press(4, "b")
        terminal.press(3, "b")
        terminal.press(2, "s")
        terminal.walk(ANSWERS[3:], 4)
        assert terminal.ended() == 0
    items = {item["item"]: item for item in history("show", "last")["run"]["items"]}
    assert (items["calm"]["value"], items["lamp"]["outcome"], items["rest"]["outcome"]) == (7, "skipped", "done")


@pytest.mark.parametrize(("place", "reason"), [(2, "Faces want light."), (5, "A word is something to come back to.")])
def test_the_reason_is_told_once(place: int, reason: str, home: Path) -> None:
    """A question mark tells why an item matters; pressed again it says that this was all; the question still waits."""
    with Terminal("run", own(home)) as terminal:
        terminal.walk([*ANSWERS[: place - 1], "?"])
        terminal.wait_for(reason)
        terminal.press(place, "?")
        terminal.wait_for(keys_messages.NOTHING_MORE)
        terminal.walk(ANSWERS[place - 1 :], place)
        assert terminal.ended() == 0
        assert terminal.record.count(reason) == 1
        assert keys_messages.NOTHING_MORE not in terminal.record


def test_the_sources_come_second() -> None:
    """Pressed again, the question mark tells what the item rests on."""
    with Terminal() as terminal:
        terminal.press(1, "?")
        terminal.wait_until(lambda: terminal.waits and len(terminal.rows[-1]) >= 0, "the reason")
        terminal.press(1, "?")
        terminal.wait_for(walk_messages.SOURCES.partition("{")[0])


def test_forty_columns_are_enough() -> None:
    """In a narrow window no line is wider than the window, so nothing is torn in the middle of a word."""
    items = [step.item for step in steps("full")]
    written = next(place for place, item in enumerate(items, 1) if isinstance(item, Text))
    with Terminal(columns=40, seen_as=200) as terminal:
        for place, (keys, item) in enumerate(zip(FULL, items, strict=True), 1):
            has_two = item.importance == "essential" and isinstance(item, Confirm) and place < 9
            for key in ("?", "n", "y") if has_two else ("?", keys):
                terminal.press(place, key)
                terminal.wait_until(lambda: terminal.waits or terminal.is_at_last, "what comes next")
                assert max(map(len, terminal.rows)) <= 40
                if terminal.place not in (None, written):  # a hint is never torn; where words are written it is another
                    assert any("x does not apply" in row for row in terminal.rows)
        assert terminal.ended() == 0
        assert max(map(len, [*terminal.past, *terminal.rows])) <= 40


@pytest.mark.parametrize("wish", ["", "1"])
def test_no_color_is_heard(wish: str, home: Path) -> None:
    """With NO_COLOR nothing is coloured; without it, something is."""
    with Terminal("run", own(home), env={"NO_COLOR": wish}) as terminal:
        brought_to(terminal, "exercise running")
        terminal.send("\r")
        assert terminal.ended() == 0
        codes = {int(code) for codes in re.findall(r"\x1b\[([\d;]+)m", terminal.output) for code in codes.split(";")}
    colours = {*range(30, 39), *range(40, 49), *range(90, 98), *range(100, 108)}
    assert bool(codes & colours) is (wish == "")


def test_what_was_in_place_today_is_confirmed_at_once() -> None:
    """On the second run of the day one prompt names all of it, the essential first; only what is refused is asked."""
    with Terminal(env=midday()) as terminal:
        terminal.walk(FULL)
        assert terminal.ended() == 0
    daily = by_importance(step for step in steps("full") if step.item.repeat == "daily")
    first, second = (step.item for step in daily[:2])
    single = [ask for ask in asks("full") if ask not in [step.item.ask for step in daily]]
    place = asks("full").index(second.ask)
    with Terminal("run", "full", env=midday()) as terminal:
        terminal.wait_for("Same room, same computer as at", f"1 {first.state_word} essential", f"{len(daily)} ")
        terminal.send("\r")
        terminal.wait_for(walk_messages.STILL_SO_ENTER)
        terminal.send("?")
        terminal.wait_for(f"1 {first.ask}")
        terminal.send("2")
        terminal.wait_for(f"2 {second.state_word}: {walk_messages.STILL_SO_MARKED}", walk_messages.KEY_REST_STILL_SO)
        terminal.send("y")
        asked = [*(ask for ask in single if asks("full").index(ask) < place), second.ask]
        for number, ask in enumerate(asked, len(daily)):  # what was confirmed counts as the first ones
            terminal.wait_until(lambda number=number: terminal.place == number, ask)  # type: ignore[misc]
            assert ask in terminal.screen
            terminal.send("y")
        terminal.wait_until(lambda: terminal.waits, "what comes next")
        terminal.send("q")
        assert terminal.ended() == 3


@pytest.mark.parametrize(
    ("keys", "name", "code"), [("1", "quick", 3), ("2", "full", 3), ("q", "", 3), ("\x03", "", 130)]
)
def test_the_quick_routine_is_offered_when_time_is_short(keys: str, name: str, code: int, home: Path) -> None:
    """With the appointment a minute ahead one can take the quick routine, the whole one, or leave."""
    count = len(steps(name)) if name else 0
    zone = midday()
    ahead = 3600 * -int(zone["TZ"].removeprefix("HERE"))
    begins = (time.time() + 90) // 60 * 60
    clock = time.strftime("%H:%M", time.gmtime(begins + ahead))
    with Terminal("--at", clock, env=zone) as terminal:
        terminal.wait_for(f"to {clock}. > 1 {walk_messages.OFFER_QUICK_OPTIONS[0]}", "q leave")
        time.sleep(2.5 if keys == "1" else 0)  # some take their time to choose, and it passes all the same
        chosen = time.time()
        terminal.send(keys)
        if count:
            terminal.wait_for(f"{count} steps, about", f"1 of {count} ·", f" s to {clock}")
            [left] = re.findall(rf"(\d+) s to {clock}$", terminal.screen)
            assert begins - time.time() - 1 <= int(left) <= begins - chosen + 2  # both are told in whole seconds
            terminal.press(1, "q")
        assert terminal.ended() == code
        assert terminal.restored
    assert kept(home) == []


@pytest.mark.parametrize("ending", ["end", "left", "killed"])
def test_words_of_ones_own_are_shown_at_the_end_and_never_stored(ending: str, home: Path) -> None:
    """The intention is given back at the end of the walk, and is in no file however the walk ends."""
    with Terminal("run", own(home)) as terminal:
        terminal.walk([*ANSWERS[:4], "zebra-finch"])
        terminal.wait_for("> zebra-finch")
        if ending != "left":
            terminal.send("\r")
            terminal.wait_until(lambda: terminal.place == 6, "the last question")
        if ending == "killed":
            terminal.signal(signal.SIGKILL)
        else:
            terminal.send("y" if ending == "end" else "\x04")
        assert terminal.ended() == {"end": 0, "left": 3, "killed": 137}[ending]
        assert ("For this session: zebra-finch" in terminal.record) is (ending == "end")
    files = [path for path in home.parent.rglob("*") if path.is_file()]
    assert home / "data" / "history.db" in files
    assert [path for path in files if b"zebra" in path.read_bytes()] == []


def test_two_windows_each_finish_their_own_run(home: Path) -> None:
    """A second window says that another one has a run open, and both are walked to their ends."""
    own(home)
    with Terminal("run", "every") as first, Terminal("run", "every", env={"COLUMNS": ""}) as second:
        first.press(1, "y")
        first.wait_until(lambda: first.place == 2, "the second question")
        with Terminal("run", "every") as third:
            third.wait_for(walk_messages.OPEN_ELSEWHERE)
            third.press(1, "q")
            assert third.ended() == 3
        second.press(1, "y")
        for place, keys in enumerate(ANSWERS[1:], 2):
            first.press(place, keys)
            second.press(place, keys)
        assert (first.ended(), second.ended()) == (0, 0)
    assert states(home) == [("completed", 6), ("completed", 6)]


def test_a_pasted_text_of_two_lines_stands_in_one_row(home: Path) -> None:
    """What is pasted can be read whole before Enter takes it."""
    with Terminal("run", own(home), "--no-log") as terminal:
        terminal.walk(ANSWERS[:4])
        terminal.wait_for("> ")
        terminal.send("\x1b[200~first line\r\nsecond\x1b[201~")
        terminal.wait_for("> first line second")
        terminal.send("q")
        terminal.wait_for("> first line secondq")
        terminal.send("\x03")
        assert terminal.ended() == 130


NARROW = """\
format: 1
id: narrow
title: Two
items:
  - {id: door, ask: Is the door shut?, ready: Shut}
  - {id: calm, kind: scale, ask: How calm are you?, scale: {min: 0, max: 10, low: not, high: very}}
"""


@pytest.mark.parametrize(
    ("columns", "rows", "options"), [(0, 0, ()), (0, 24, ("--plain",)), (1, 24, ()), (5, 5, ("--plain",)), (20, 1, ())]
)
def test_a_window_of_any_size(home: Path, columns: int, rows: int, options: tuple[str, ...]) -> None:
    """Consoles say 0 before anybody told them their size, and windows are dragged to nothing: the walk ends as ever."""
    arguments = ("run", own(home, NARROW), "--no-log", *options)
    with Terminal(*arguments, columns=columns, rows=rows or 24, seen_as=columns or 80) as terminal:
        if not rows:
            terminal._set_size(columns, rows)
        for words, keys in (("shut?", "y"), ("you?", "7"), ("Ittook", "")):
            terminal.wait_until(partial(_has, terminal, words), words)
            terminal.send(f"{keys}\r" if options or not keys else keys)
        assert terminal.ended() == 0


def _has(terminal: Terminal, words: str) -> bool:
    """Whether this was written, without spaces and sequences, so that it is found however narrow the window."""
    return words in re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]|\s", "", terminal.raw.decode())
