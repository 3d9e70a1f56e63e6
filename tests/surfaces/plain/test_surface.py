"""The walk in plain lines, as a screen reader or a line of braille has it: words and Enter, and nothing drawn."""

import os
import sys
from pathlib import Path

import pytest

from presencecheck.messages import keys as keys_messages
from presencecheck.messages import verdict as verdict_messages
from presencecheck.messages import walk as walk_messages
from tests.support.evidence import Evidence, crossed
from tests.support.shipped_lists import asks
from tests.support.terminals import (
    ANSWERS,
    EVERY,
    FULL,
    PLACES,
    QUESTIONS,
    Terminal,
    has_left,
    has_verdict,
    history,
    own,
    states,
    typed,
)

pytestmark = [pytest.mark.real, pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")]

WISHES = {"--plain": (["--plain"], {}), "TERM=dumb": ([], {"TERM": "dumb"}), "ACCESSIBLE": ([], {"ACCESSIBLE": "1"})}
LEAVING = {"quit": ("quit\r", 3), "q": ("q\r", 3), "^D": ("\x04", 3), "^C": ("\x03", 130), "^backslash": ("\x1c", 130)}


WORDS = typed(ANSWERS)


def brought_to(terminal: Terminal, prompt: str) -> None:
    """Walk `every` to a sort of prompt."""
    place = PLACES[prompt]
    terminal.walk(WORDS[: place - 1])
    terminal.wait_until(lambda: terminal.place == place, prompt)
    if prompt == "exercise running":
        terminal.send("\r")
        terminal.wait_for("60 seconds. Enter ends it at any time. Look far away, 30 seconds.")


def brought_to_offer(terminal: Terminal) -> None:
    """Wait until it is asked whether to go on with an unfinished run."""
    terminal.wait_for(
        "is unfinished: 2 of 6 steps gone through.",
        *(f"{place}: {words}" for place, words in enumerate(walk_messages.OFFER_RESUME_OPTIONS.values(), 1)),
        "Type 1, 2 or quit",
    )


@pytest.fixture
def unfinished(home: Path) -> None:
    """The person's usual routine is `every`, in plain lines, and a run of it was left at its third question."""
    with Terminal("run", own(home), "--plain") as terminal:
        terminal.walk([*WORDS[:2], "quit\r"])
        assert terminal.ended() == 3
    (home / "config" / "config.toml").write_text('routine = "every"\nplain = true\n', encoding="utf-8")


@pytest.mark.parametrize("wish", WISHES)
def test_words_lead_through_the_whole_routine(wish: str) -> None:
    """Whichever way plain lines are asked for, the whole routine can be walked in them, and nothing is ever drawn."""
    arguments, env = WISHES[wish]
    with Terminal(*arguments, env=env) as terminal:
        count = len(FULL)
        terminal.wait_for(f"Step 1 of {count}, essential. {asks('full')[0]}", "Type y for yes, n for not yet,")
        terminal.walk(typed(FULL))
        assert terminal.ended() == 0
        assert terminal.restored
        assert b"\x1b" not in terminal.raw
        assert (
            f"{verdict_messages.IN_PLACE.format(count=count)}. {verdict_messages.TOOK.partition('{')[0]}"
            in terminal.record
        )
        assert f"For this session: unhurried {verdict_messages.CLOSING} Opening" in terminal.record
    [run] = history()["runs"]
    assert (run["routine"], run["status"], run["readiness"]) == ("full", "completed", "ready")


def test_whole_words_are_understood(home: Path) -> None:
    """One can write yes, not yet, back, the name of an option, and go on as it is; the verdict follows from it."""
    with Terminal("run", own(home), "--plain") as terminal:
        terminal.walk(["not yet\r"])
        terminal.wait_for(
            f"{walk_messages.NOT_YET} Shut the door",
            f"y for {walk_messages.KEY_NOW}, n for {walk_messages.KEY_NOT_YET}, g for {walk_messages.KEY_ACCEPT}",
        )
        terminal.walk(["g\r", "Yes\r", "7\r", "back\r"])
        terminal.wait_until(lambda: terminal.place == 3, "the question before")
        assert "Step 3 of 6. How calm are you? Earlier answer: 7 of 10." in terminal.record
        terminal.walk(["\r", "Cloud\r", "steady\r", "skip\r"], 3)
        assert terminal.ended() == 1
        assert has_verdict(terminal.record, "not-ready", f"4 in place, 1 left as it is, 1 skipped. 1 {QUESTIONS[0]}")
        assert verdict_messages.ESSENTIAL_OPEN in terminal.record
        assert b"\x1b" not in terminal.raw
    items = history("show", "last")["run"]["items"]
    assert [item["outcome"] for item in items] == ["accepted", "done", "done", "done", "done", "skipped"]
    assert [item["value"] for item in items if "value" in item] == [7, "cloud"]


@pytest.mark.parametrize("prompt", ["acknowledge", "scale", "choice", "exercise"])
def test_a_word_that_is_no_answer_is_told_so_and_asked_again(prompt: str, home: Path) -> None:
    """A slip of the fingers gets one sentence and the question again; nothing is taken for an answer."""
    place = PLACES[prompt]
    with Terminal("run", own(home), "--plain") as terminal:
        terminal.walk([*WORDS[: place - 1], "perhaps\r"])
        terminal.wait_for(walk_messages.PLAIN_UNKNOWN)
        terminal.wait_until(lambda: terminal.waits, "the words that are known")
        assert terminal.record.count(QUESTIONS[place - 1]) == 2
        terminal.walk(WORDS[place - 1 :], place)
        assert terminal.ended() == 0
    assert states(home) == [("completed", 6)]


@pytest.mark.parametrize(
    ("prompt", "word", "told"), [("acknowledge", "why", "Faces"), ("exercise", "other", "Stand up")]
)
def test_what_is_asked_about_is_told_and_the_words_stay_in_reach(prompt: str, word: str, told: str, home: Path) -> None:
    """After a reason or another way was told, the last line says again what can be typed."""
    place = PLACES[prompt]
    with Terminal("run", own(home), "--plain") as terminal:
        terminal.walk([*WORDS[: place - 1], f"{word}\r"])
        terminal.wait_for(told)
        terminal.walk(WORDS[place - 1 :], place)
        assert terminal.ended() == 0


def test_enter_alone_does_not_answer_what_is_essential(home: Path) -> None:
    """Enter pressed in passing at an essential question is told to press a letter."""
    with Terminal("run", own(home), "--plain") as terminal:
        terminal.walk(["\r"])
        terminal.wait_for(keys_messages.ESSENTIAL)
        terminal.press(1, "q\r")
        assert terminal.ended() == 3
        assert verdict_messages.LEFT_NOTHING in terminal.record
    assert states(home) == []


@pytest.mark.parametrize("prompt", ["scale", "choice"])
def test_enter_alone_does_not_answer_with_a_number(prompt: str, home: Path) -> None:
    """Where a number is asked for, Enter alone is told to type one, and no letter that would not help there."""
    place = PLACES[prompt]
    with Terminal("run", own(home), "--plain") as terminal:
        terminal.walk([*WORDS[: place - 1], "\r"])
        terminal.wait_for(walk_messages.PLAIN_EMPTY_NUMBER)
        terminal.walk(WORDS[place - 1 :], place)
        assert terminal.ended() == 0
        assert keys_messages.ESSENTIAL not in terminal.record


@pytest.mark.parametrize(("prompt", "leaving"), crossed(PLACES, LEAVING, 1))
def test_leaving_keeps_every_answer(prompt: str, leaving: str, home: Path, evidence: Evidence) -> None:
    """Whichever word or key is used to leave, at whichever question, the answers are kept."""
    keys, code = LEAVING["quit" if (prompt, leaving) == ("text", "q") else leaving]  # there the letter is text
    count = PLACES[prompt] - 1
    with Terminal("run", own(home), "--plain") as terminal:
        brought_to(terminal, prompt)
        terminal.send(keys)
        assert terminal.ended() == code
        assert terminal.restored
        assert has_left(terminal.record, count, 6)
        assert b"\x1b" not in terminal.raw
    assert states(home) == [("in-progress", count)]
    evidence("D3", "keys that leave, at prompts of every sort in a walk", 1, "lost", "left unsaid")


@pytest.mark.parametrize("leaving", LEAVING)
@pytest.mark.usefixtures("unfinished")
def test_leaving_at_the_offer_keeps_every_answer(leaving: str, home: Path, evidence: Evidence) -> None:
    """Leaving when asked whether to go on is leaving: nothing is begun, lost or given up."""
    keys, code = LEAVING[leaving]
    with Terminal() as terminal:
        brought_to_offer(terminal)
        terminal.send(keys)
        assert terminal.ended() == code
        assert terminal.restored
    assert states(home) == [("in-progress", 2)]
    evidence("D3", "keys that leave, at offers before a walk", 1, "lost")


@pytest.mark.usefixtures("unfinished")
def test_the_next_start_goes_on_where_the_last_was_left(home: Path) -> None:
    """The bare command offers to go on, asks again where the answer is unclear, and goes on at the right question."""
    with Terminal() as terminal:
        brought_to_offer(terminal)
        terminal.send("maybe\r")
        terminal.wait_for(walk_messages.PLAIN_UNKNOWN)
        terminal.send("1\r")
        terminal.wait_for(walk_messages.RESUMED.partition("{")[0].strip(), f"Step 3 of 6. {QUESTIONS[2]}")
        terminal.walk(WORDS[2:], 3)
        assert terminal.ended() == 0
        assert b"\x1b" not in terminal.raw
    assert states(home) == [("completed", 6)]


@pytest.mark.parametrize("prompt", [*PLACES, "offer"])
def test_a_stopped_walk_is_brought_back(
    prompt: str, home: Path, request: pytest.FixtureRequest, evidence: Evidence
) -> None:
    """After Ctrl-Z and fg the question is said again, and its answer is taken."""
    if prompt == "offer":
        request.getfixturevalue("unfinished")
    place = PLACES.get(prompt, 3)
    question = "begun at" if prompt == "offer" else QUESTIONS[place - 1]
    shell = ("bash", "--norc", "--noprofile", "--noediting", "-i")
    with Terminal(program=shell, env={"PS1": "shell> "}) as terminal:
        terminal.wait_for("shell>")
        wish = "" if prompt == "offer" else f" run {own(home)} --plain"
        terminal.send(f"{sys.executable} -m presencecheck{wish}\r")
        brought_to_offer(terminal) if prompt == "offer" else brought_to(terminal, prompt)
        terminal.send("\x1a")
        terminal.wait_for("Stopped")
        assert terminal.record.count(question) == 1
        terminal.send("fg\r")
        terminal.wait_until(lambda: terminal.waits and terminal.record.count(question) == 2, "the question, once more")
        if prompt == "offer":
            terminal.send("1\r")
        terminal.walk(WORDS[place - 1 :], place)
        terminal.wait_until(lambda: terminal.is_at_last, "the last screen")
        terminal.send("\r")
        terminal.wait_until(lambda: terminal.screen.endswith("shell>"), "the shell")
        terminal.send("echo code=$?\r")
        terminal.wait_for("code=0")
    assert states(home) == [("completed", 6)]
    evidence("D4", "walks in plain lines stopped with Ctrl-Z and brought back", 1, "not asked again")


def test_an_exercise_is_counted_in_words_and_enter_ends_it(home: Path) -> None:
    """The cues of a breath are said one after another with their seconds, and Enter ends them when it is enough."""
    breathing = EVERY.replace("steps: [look far away, look near]", "breathe: {in: 2, out: 1}")
    with Terminal("run", own(home, breathing), "--plain") as terminal:
        terminal.walk([*WORDS[:5], "\r"])
        terminal.wait_for("Breathe in, 2 seconds. Breathe out, 1 second")
        terminal.send("\r")
        assert terminal.ended() == 0
        assert b"\x1b" not in terminal.raw
    assert states(home) == [("completed", 6)]


def test_plain_lines_are_ascii_when_the_terminal_is(home: Path) -> None:
    """On a terminal that knows no more than ASCII, the walk goes on to its end all the same."""
    with Terminal("run", own(home), "--plain", env={"PYTHONIOENCODING": "ascii"}) as terminal:
        terminal.walk(WORDS)
        assert terminal.ended() == 0
        assert terminal.raw.isascii()


def test_words_as_they_are_dictated(home: Path) -> None:
    """A capital letter, a full stop and numbers in words are what voice typing writes; help is what people ask for."""
    with Terminal("run", own(home), "--plain", "--no-log", rows=80) as terminal:
        terminal.wait_for(QUESTIONS[0])
        terminal.send("Why.\r")
        terminal.wait_for(walk_messages.WHY_NONE)
        terminal.send("Help.\r")
        for question, words in zip(QUESTIONS, ["Yes.", "Okay.", "Seven.", "Two.", "steady", "Yes."], strict=True):
            terminal.wait_for(question)
            terminal.send(f"{words}\r")
        terminal.wait_for("7 of 10", "cloud", walk_messages.PLAIN_LAST_ENDS)
        terminal.send("Quit.\r")
        assert terminal.ended() == 0
        assert walk_messages.PLAIN_UNKNOWN not in terminal.record


def test_a_pasted_text_of_two_lines_is_one_answer(home: Path) -> None:
    """The second line is no answer to the next question, which nobody has seen."""
    with Terminal("run", own(home), "--plain") as terminal:
        brought_to(terminal, "text")
        terminal.send("first line\ry\r")
        terminal.wait_for(walk_messages.UNSAID, QUESTIONS[5])
        terminal.send("quit\r")
        terminal.wait_for("5 of 6 steps gone through")
        assert terminal.ended() == 3
