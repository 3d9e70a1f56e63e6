"""What the page hands back, and what it comes to. Pure."""

import string
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from presencecheck.core.frozen import Frozen, frozen
from presencecheck.messages import devices as devices_messages
from presencecheck.messages.enumeration import join_with_and, join_with_commas

Finding = Literal["ok", "warn", "fail", "unknown"]

STATES: Mapping[str, Mapping[str, Finding]] = {
    "camera": {
        "seen": "ok",
        "off": "ok",
        "none": "warn",
        "refused": "unknown",
        "busy": "warn",
        "unsupported": "unknown",
        "error": "unknown",
        "untested": "unknown",
    },
    "light": {
        "even": "ok",
        "dark": "warn",
        "bright": "warn",
        "behind": "warn",
        "covered": "fail",
        "error": "unknown",
        "untested": "unknown",
    },
    "microphone": {
        "clear": "ok",
        "noisy": "warn",
        "faint": "warn",
        "clipping": "warn",
        "muted": "fail",
        "unheard": "unknown",
        "none": "fail",
        "refused": "unknown",
        "busy": "warn",
        "unsupported": "unknown",
        "error": "unknown",
        "untested": "unknown",
    },
    "speaker": {"heard": "ok", "unheard": "fail", "error": "unknown", "untested": "unknown"},
    "connection": {
        "sent": "ok",
        "blocked": "warn",
        "offline": "unknown",
        "unsupported": "unknown",
        "error": "unknown",
        "untested": "unknown",
    },
    "page": {"error": "unknown"},
}
"""Every state that a part of the check can be in, and what that means for the session.

`error` is an exception in the browser while the part was looked at; `page` is there only where one came from elsewhere.
"""
UNTESTED = "untested"
"""The state of a part that was not looked at, or of which nothing was handed back."""

_ALWAYS = ("camera", "light", "microphone", "speaker", "connection")
_WORST_FIRST: tuple[Finding, ...] = ("fail", "warn", "unknown", "ok")
_LARGEST = 10_000


class InvalidReportError(ValueError):
    """What came from the page is not what the page sends."""


@frozen
class Part(Frozen):
    """One part of the check: its state in a word, what that means, and the numbers it rests on."""

    name: str
    state: str
    finding: Finding
    sentence: str
    remedy: str
    values: Mapping[str, int]


@frozen
class Result(Frozen):
    """What the whole check came to, in one finding and one sentence, and its parts; none where it came to no end."""

    finding: Finding
    sentence: str
    remedy: str = ""
    parts: tuple[Part, ...] = ()


def judge(facts: Any) -> Result:
    """The result of what the page sent; a part that is not in it was not looked at, so that the whole is not `ok`.

    Args:
        facts: each part's name with its state and numbers.

    Raises:
        NotFacts: it holds anything but known parts in known states with the numbers that belong to them.
    """
    if not isinstance(facts, dict) or not facts or not facts.keys() <= STATES.keys():
        raise InvalidReportError
    given = {name: {"state": UNTESTED} for name in _needed(facts)} | facts
    parts = tuple(_part(name, given[name]) for name in STATES if name in given)
    by_rank = sorted(parts, key=lambda part: _WORST_FIRST.index(part.finding))
    worst = by_rank[0]
    if worst.finding == "ok":
        return Result("ok", _all_fine(parts), parts=parts)
    # What is not known is worth a word only where nothing is known to be wrong.
    weighty = ("unknown",) if worst.finding == "unknown" else ("fail", "warn")
    others = [devices_messages.NAMES[part.name].lower() for part in by_rank[1:] if part.finding in weighty]
    names = join_with_commas(others)
    sentence = devices_messages.ALSO.format(sentence=worst.sentence, names=names) if others else worst.sentence
    return Result(worst.finding, sentence, worst.remedy, parts)


def unfinished(said: tuple[str, str]) -> Result:
    """No result, and why: a sentence and what helps."""
    return Result("unknown", *said)


def number_names(part: str, state: str) -> set[str]:
    """The names of the numbers that belong to a state: those that its sentence tells."""
    sentence = devices_messages.SAID[f"{part}.{state}"].sentence
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def _needed(facts: Mapping[str, Any]) -> tuple[str, ...]:
    """The parts that must be fine for the whole to be: there is no light to look at where a person wants no camera."""
    return tuple(name for name in _ALWAYS if name != "light" or facts.get("camera") != {"state": "off"})


def _part(name: str, given: Any) -> Part:
    state = given.get("state") if isinstance(given, dict) else None
    if not isinstance(state, str) or state not in STATES[name]:
        raise InvalidReportError
    values = {key: given[key] for key in given if key != "state"}
    if values.keys() != number_names(name, state) or not all(_is_small_number(value) for value in values.values()):
        raise InvalidReportError
    said = devices_messages.SAID[f"{name}.{state}"]
    return Part(name, state, STATES[name][state], said.sentence.format(**values), said.remedy, values)


def _is_small_number(value: object) -> bool:
    return type(value) is int and -_LARGEST <= value <= _LARGEST


def _all_fine(parts: tuple[Part, ...]) -> str:
    first, *others = [devices_messages.NAMES[part.name] for part in parts]
    templates = devices_messages.FINE_NUMBERS
    values = [templates[part.name].format(**part.values) for part in parts if part.name in templates]
    numbers = devices_messages.FINE_WITH.format(numbers=join_with_commas(values)) if values else ""
    names = join_with_and([first, *(name.lower() for name in others)])
    return devices_messages.FINE.format(names=names, numbers=numbers)


def states() -> Iterator[tuple[str, str, Finding]]:
    """Every part with every state, and what that means."""
    for part, found in STATES.items():
        for state, finding in found.items():
            yield part, state, finding
