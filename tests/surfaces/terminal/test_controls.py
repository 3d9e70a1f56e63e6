"""What each key of a question does, and which keys are shown."""

from collections.abc import Callable

import pytest

from presencecheck.core.events import Answer
from presencecheck.core.prompts import Acknowledge, Choose, Rate
from presencecheck.messages import keys as keys_messages
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.answer_state import AnswerState
from presencecheck.surfaces.surface import (
    ClientHere,
    Leave,
    MeasureAgain,
    MeasurementArrived,
    Navigate,
    Reply,
    ReplyAnswer,
    YesOnceMeasured,
)
from presencecheck.surfaces.terminal.controls import (
    AcknowledgeControl,
    ChooseControl,
    OfferControl,
    RateControl,
)
from presencecheck.surfaces.terminal.question_control import QuestionControl
from tests.support.builders import Watch, hints, hold, progress, text_of, told_all

YES, NOT_YET, ACCEPT = ReplyAnswer(Answer.YES), ReplyAnswer(Answer.NOT_YET), ReplyAnswer(Answer.ACCEPT)
SKIP, NOT_APPLICABLE = ReplyAnswer(Answer.SKIP), ReplyAnswer(Answer.NOT_APPLICABLE)
BACK, ON, LEFT, INTERRUPTED = Navigate("back"), Navigate("on"), Leave(), Leave(interrupted=True)
COMMON: dict[str, Reply | None] = {
    "s": SKIP,
    "x": NOT_APPLICABLE,
    "b": BACK,
    "?": None,
    "q": LEFT,
    "escape": None,
    "c-d": LEFT,
    "c-c": INTERRUPTED,
    "c-\\": INTERRUPTED,
    "up": None,
    "down": None,
    "z": None,
    "é": None,
}


def acknowledge(*, essential: bool = False, again: bool = False, kept: bool = False) -> AcknowledgeControl:
    """A question answered by a state."""
    prompt = Acknowledge("Is the door shut?", "Shut", deliberate=essential)
    return AcknowledgeControl(prompt, AnswerState(is_again=again), kept=kept, progress=progress, explain=told_all)


def rate(minimum: int = 0, maximum: int = 10, value: int | None = None, *, kept: bool = False) -> RateControl:
    """A number."""
    prompt = Rate("How much?", minimum, maximum, "far away", "fully here")
    return RateControl(prompt, value=value, kept=kept, progress=progress, explain=told_all)


DASH = "\u2013"
OPTIONS = Choose("Which?", ("little", "hurry", "worry"))


def choose(value: str | None = None, *, kept: bool = False) -> ChooseControl:
    """A word."""
    return ChooseControl(OPTIONS, value=value, kept=kept, progress=progress, explain=told_all)


def offer(*, has_client: bool = False) -> OfferControl:
    """A choice outside the run."""
    return OfferControl(OPTIONS, has_client=has_client)


def pressed(control: QuestionControl, *keys: str) -> Reply | None:
    """What the last key means; the keys before it stay here."""
    for key in keys[:-1]:
        assert control.key(key) is None
    return control.key(keys[-1])


def option(number: int) -> ReplyAnswer:
    """An option as an answer."""
    return ReplyAnswer(Answer.YES, OPTIONS.options[number])


CONTROLS: dict[str, Callable[[], QuestionControl]] = {
    "acknowledge": acknowledge,
    "essential": lambda: acknowledge(essential=True),
    "again": lambda: acknowledge(again=True),
    "kept": lambda: acknowledge(kept=True),
    "essential kept": lambda: acknowledge(essential=True, kept=True),
    "rate": rate,
    "rate kept": lambda: rate(value=4, kept=True),
    "rate 1-5": lambda: rate(1, 5),
    "choose": choose,
    "choose kept": lambda: choose("hurry", kept=True),
    "hold": hold,
    "hold kept": lambda: hold(kept=True),
}
KEYS: dict[str, dict[str, Reply | None]] = {
    "acknowledge": {"y": YES, "enter": YES, "right": YES, "left": BACK, "n": NOT_YET, "g": None, "a": None, "1": None},
    "essential": {"y": YES, "enter": None, "right": None, "left": BACK, "n": NOT_YET},
    "again": {"y": YES, "enter": YES, "n": NOT_YET, "g": ACCEPT, "a": None, "left": BACK},
    "kept": {"y": YES, "enter": ON, "right": ON, "n": NOT_YET, "left": BACK},
    "essential kept": {"y": YES, "enter": ON, "right": ON, "n": NOT_YET},
    "rate": {
        "0": ReplyAnswer(Answer.YES, 0),
        "1": None,
        "7": ReplyAnswer(Answer.YES, 7),
        "enter": None,
        "right": None,
        "left": BACK,
        "y": None,
        "n": None,
    },
    "rate kept": {"enter": ON, "left": BACK, "right": ON, "up": None, "9": ReplyAnswer(Answer.YES, 9)},
    "rate 1-5": {
        "0": None,
        "1": ReplyAnswer(Answer.YES, 1),
        "5": ReplyAnswer(Answer.YES, 5),
        "6": None,
        "²": None,
        "٣": None,
    },
    "choose": {"1": option(0), "3": option(2), "0": None, "4": None, "enter": option(0), "right": option(0), "y": None},
    "choose kept": {"1": option(0), "enter": ON, "right": ON, "left": BACK},
    "hold": {"y": YES, "enter": None, " ": None, "o": None, "-": None, "n": None, "left": BACK, "right": None},
    "hold kept": {"y": YES, "enter": ON, "right": ON, " ": None, "o": None},
}


@pytest.mark.parametrize("name", KEYS)
def test_key(name: str) -> None:
    """Each key does what is shown beside it or what the guide says, and a key that means nothing does nothing."""
    expected = COMMON | KEYS[name]
    assert {key: CONTROLS[name]().key(key) for key in expected} == expected


SEQUENCES: list[tuple[Callable[[], QuestionControl], list[str], Reply | None]] = [
    (rate, ["1", "enter"], ReplyAnswer(Answer.YES, 1)),
    (rate, ["1", "0"], ReplyAnswer(Answer.YES, 10)),
    (rate, ["1", "5"], ReplyAnswer(Answer.YES, 5)),
    (rate, ["1", "1", "0"], ReplyAnswer(Answer.YES, 10)),
    (rate, ["1", "up", "enter"], ReplyAnswer(Answer.YES, 2)),
    (rate, ["up", "enter"], ReplyAnswer(Answer.YES, 5)),
    (rate, ["up", "right"], ReplyAnswer(Answer.YES, 5)),
    (rate, ["down", "down", "enter"], ReplyAnswer(Answer.YES, 4)),
    (rate, ["up", *["up"] * 12, "enter"], ReplyAnswer(Answer.YES, 10)),
    (rate, ["down", *["down"] * 12, "enter"], ReplyAnswer(Answer.YES, 0)),
    (rate, ["1", "up", "0"], ReplyAnswer(Answer.YES, 0)),
    (rate, ["1", "s"], SKIP),
    (lambda: rate(1, 10), ["1", "0"], ReplyAnswer(Answer.YES, 10)),
    (lambda: rate(1, 10), ["0", "7"], ReplyAnswer(Answer.YES, 7)),
    (lambda: rate(value=4, kept=True), ["up", "enter"], ReplyAnswer(Answer.YES, 5)),
    (lambda: rate(value=4, kept=True), ["1", "enter"], ReplyAnswer(Answer.YES, 1)),
    (lambda: rate(kept=True), ["up", "enter"], ReplyAnswer(Answer.YES, 5)),
    (choose, ["down", "enter"], option(1)),
    (choose, ["up", "enter"], option(2)),
    (choose, ["down", "down", "down", "enter"], option(0)),
    (lambda: choose("hurry", kept=True), ["down", "enter"], option(2)),
    (lambda: choose("gone", kept=True), ["down", "enter"], option(1)),
]


@pytest.mark.parametrize(("make", "keys", "reply"), SEQUENCES)
def test_keys_in_a_row(make: Callable[[], QuestionControl], keys: list[str], reply: Reply | None) -> None:
    """Arrows and two-digit numbers lead to the number or word that is marked on the screen."""
    assert pressed(make(), *keys) == reply


@pytest.mark.parametrize(
    ("key", "reply"),
    [("1", option(0)), ("enter", option(0)), ("right", option(0)), ("q", LEFT), ("c-c", INTERRUPTED)]
    + [(key, None) for key in ("s", "x", "b", "left", "?", "y", "up", "down", "escape")],
)
def test_offer(key: str, reply: Reply | None) -> None:
    """Before the run there is nothing to skip and nothing to go back to: only the options, and leaving."""
    assert offer().key(key) == reply


def test_an_option_of_an_offer_can_be_crossed_out() -> None:
    """By x, which is told there, beside its digit; elsewhere x means nothing."""
    asked = OfferControl(Choose("Now?", ("go on", "leave it", "no session"), crossed="no session"))
    assert asked.key("x") == asked.key("3") == ReplyAnswer(Answer.YES, "no session")
    assert hints(asked)["x"] == walk_messages.KEY_NO_SESSION


def test_the_client_can_come_at_an_offer_within_the_run() -> None:
    """Only there is the key told, and means something."""
    assert offer(has_client=True).key("c") == ClientHere()
    assert hints(offer(has_client=True))["c"] == walk_messages.KEY_CLIENT
    assert offer().key("c") is None


def test_time_answers_nothing() -> None:
    """Where nothing is measured and nothing runs, only a key answers."""
    assert acknowledge().tick() is None


# What is shown.

SHOWN_AS = {"Enter": "enter", "space": " "}
UNSEEN = ("c-c", "c-d", "c-\\")  # as everywhere in a terminal


def states() -> list[tuple[str, QuestionControl]]:
    """Every control in every state that shows other keys."""
    after = {"rate": ["1"], "rate kept": ["up"], "choose kept": ["down"], "hold": ["enter"], "hold kept": [" "]}
    found = [(name, make()) for name, make in CONTROLS.items()] + [("offer", offer())]
    for name, keys in after.items():
        watch = Watch()
        control = hold(kept=name == "hold kept", watch=watch) if name.startswith("hold") else CONTROLS[name]()
        for key in keys:
            control.key(key)
        watch.now += 10
        found.append((f"{name}, then {keys[0]}", control))
    return found


STATES = states()


@pytest.mark.parametrize("place", range(len(STATES)), ids=[name for name, _ in STATES])
def test_keys_that_apply_are_shown(place: int) -> None:
    """Whatever can be answered here, a key for it is in view; and no key stands there twice."""
    shown = [key for key, _ in STATES[place][1].hints()]
    assert len(set(shown)) == len(shown)
    taken: dict[Reply, set[str]] = {}
    for key in [*COMMON, "enter", "right", "left", "y", "n", "g", "a", *"0123456789", "o", "p", " ", "-"]:
        reply = states()[place][1].key(key)
        if reply is not None and key not in UNSEEN:
            taken.setdefault(reply, set()).add(key)
    for reply, keys in taken.items():
        number = isinstance(reply, ReplyAnswer) and reply.value is not None
        ways = [key for key in shown if SHOWN_AS.get(key, key) in keys or (number and DASH in key)]
        assert ways, (reply, keys)


def test_hints_say_what_enter_does() -> None:
    """Enter is shown with what it does now: keep, take, begin, or that it is enough."""
    assert hints(acknowledge(kept=True))["Enter"] == walk_messages.KEY_KEEP
    assert "Enter" not in hints(acknowledge(essential=True))
    assert "Enter" not in hints(rate())
    control = rate(value=4, kept=True)
    assert hints(control)["Enter"] == walk_messages.KEY_KEEP
    control.key("up")
    assert hints(control)["Enter"] == walk_messages.KEY_CHOOSE
    assert hints(hold())["Enter"] == walk_messages.KEY_BEGIN
    assert (hints(hold(kept=True))["Enter"], hints(hold(kept=True))["space"]) == (
        walk_messages.KEY_KEEP,
        walk_messages.KEY_BEGIN,
    )
    assert hints(offer()).keys() == {f"1{DASH}3", "Enter", "q"}


def test_letters_keep_their_meaning() -> None:
    """Asked again, y says that it is so now and n that it is not yet; going on as it is has a letter of its own."""
    first, again = hints(acknowledge()), hints(acknowledge(again=True))
    assert (first["y"], first["n"], first.get("g")) == (walk_messages.KEY_YES, walk_messages.KEY_NOT_YET, None)
    assert (again["y"], again["n"]) == (walk_messages.KEY_NOW, walk_messages.KEY_NOT_YET)
    assert again["g"] == walk_messages.KEY_ACCEPT


@pytest.mark.parametrize("on_page", [False, True])
@pytest.mark.parametrize("against", [False, True])
@pytest.mark.parametrize("arrived", [None, False, True])
def test_measured(on_page: bool, against: bool, arrived: bool | None) -> None:
    """A measurement can be made again once it is in; yes waits for it, and against it measures again."""
    has_arrived = arrived is not None
    control = AcknowledgeControl(
        Acknowledge("?", ""),
        AnswerState(is_against=against, is_measurable=True, is_awaited=has_arrived, is_on_page=on_page),
        kept=False,
        progress=progress,
        explain=told_all,
        has_arrived=(lambda: bool(arrived)) if has_arrived else None,
        measuring=walk_messages.MEASURING,
    )
    shown = hints(control)
    assert ("m" in shown, control.key("m")) == ((False, None) if has_arrived else (True, MeasureAgain()))
    assert ("g" in shown) == against
    if has_arrived and not on_page:
        assert control.key("y") == YesOnceMeasured()
    else:
        assert control.key("y") == (MeasureAgain(for_yes=True) if against and not on_page else YES)
    assert control.moving == has_arrived
    assert control.tick() == (MeasurementArrived() if arrived else None)
    assert (walk_messages.MEASURING in "".join(text_of(control.lines(80)))) == control.moving


def test_yes_said_twice_while_it_is_measured() -> None:
    """The second one is told that the first is waiting."""
    state = AnswerState(is_awaited=True, is_said=True)
    measuring = walk_messages.MEASURING_SAID
    control = AcknowledgeControl(
        Acknowledge("?", ""), state, kept=False, progress=str, explain=bool, has_arrived=bool, measuring=measuring
    )
    assert control.key("y") is None
    assert control.notice == keys_messages.STILL_MEASURING
    assert " ".join(row.strip() for row in text_of(control.lines(30))[:2]) == measuring


@pytest.mark.parametrize("options", [("yes", "just about", "no"), ("no, only use them now", "yes, keep them")])
def test_yes_and_no_among_options(options: tuple[str, ...]) -> None:
    """Where an option says yes or no, so do the letters that say it elsewhere; else they mean nothing."""
    control = ChooseControl(Choose("?", options), value=None, kept=False, progress=progress, explain=told_all)
    yes, no = (next(option for option in options if option.startswith(word)) for word in ("yes", "no"))
    assert (control.key("y"), control.key("n")) == (ReplyAnswer(Answer.YES, yes), ReplyAnswer(Answer.YES, no))
    assert control.is_answer("y")
    assert (choose().key("y"), choose().key("n")) == (None, None)


def test_long_options_break_between_words() -> None:
    """In a narrow window the rest of an option stands below its first word, and nothing is cut off."""
    option = "the whole one, four to five minutes of your morning"
    control = ChooseControl(Choose("?", (option,)), value=None, kept=False, progress=progress, explain=told_all)
    rows = text_of(control.lines(24))
    assert all(len(row) <= 24 for row in rows)
    words = [row[6:] for row in rows[: next(place for place, row in enumerate(rows) if "choose" in row)]]
    assert " ".join(words) == option


def test_there_is_nothing_before_the_first_question() -> None:
    """Going back is answered with a quiet line; further down it goes back."""
    control = acknowledge()
    assert control.key("b") == Navigate("back")
    control.can_go_back = False
    for key in ("b", "left"):
        assert control.key(key) is None
        assert control.notice == keys_messages.FIRST


@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize("place", range(len(STATES)), ids=[name for name, _ in STATES])
def test_fits(place: int, width: int) -> None:
    """Forty columns are enough for every question."""
    rows = text_of(STATES[place][1].lines(width))
    assert all(len(row.rstrip()) <= width for row in rows)
    if STATES[place][0] != "offer":
        assert rows[-1].strip() == progress()


def test_marked() -> None:
    """The number or word that Enter would take is marked, by more than colour."""
    control = rate()
    assert "[" not in text_of(control.lines(80))[0]
    control.key("up")
    assert "4 [5] 6" in text_of(control.lines(80))[0]
    assert "0 far away … 10 fully here" in text_of(control.lines(80))[1]
    words = choose()
    words.key("down")
    assert text_of(words.lines(80))[:3] == ["    1 little", "  > 2 hurry", "    3 worry"]
