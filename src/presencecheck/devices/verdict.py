"""The report that the page sends, and the findings it leads to. Pure."""

import string
from collections.abc import Iterator, Mapping
from typing import Any

from presencecheck.core.events import Finding
from presencecheck.core.frozen import Frozen
from presencecheck.messages import devices as devices_messages
from presencecheck.messages import enumeration as enumeration_messages

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
"""The finding for each state of each part of the check.

`error` is an exception in the browser while the part was checked; `page` only where it came from elsewhere.
"""
UNTESTED = "untested"
"""The state of a part that was not checked, or not reported."""

_ALWAYS = ("camera", "light", "microphone", "speaker", "connection")
_WORST_FIRST: tuple[Finding, ...] = ("fail", "warn", "unknown", "ok")
_LARGEST = 10_000


class InvalidReportError(ValueError):
    """A report holds something that the page does not send."""


class Part(Frozen):
    """One part of the check: its state, the finding, and the numbers it rests on."""

    name: str
    state: str
    finding: Finding
    sentence: str
    remedy: str
    values: Mapping[str, int]


class Result(Frozen):
    """The finding and the sentence of the whole check, and its parts; no parts where it was not finished."""

    finding: Finding
    sentence: str
    remedy: str = ""
    parts: tuple[Part, ...] = ()


def judge(report: Any) -> Result:
    """The result from a report; a part that is missing in it was not checked, so the whole is not `ok`.

    Args:
        report: each part's name with its state and numbers.

    Raises:
        InvalidReportError: it holds anything but known parts in known states with the numbers that belong to them.
    """
    if not isinstance(report, dict) or not report or not report.keys() <= STATES.keys():
        raise InvalidReportError
    given = {name: {"state": UNTESTED} for name in _needed(report)} | report
    parts = tuple(_part(name, given[name]) for name in STATES if name in given)
    by_rank = sorted(parts, key=lambda part: _WORST_FIRST.index(part.finding))
    worst = by_rank[0]
    if worst.finding == "ok":
        return Result("ok", _all_fine(parts), parts=parts)
    # What is unknown is named only where nothing is known to be wrong.
    named = ("unknown",) if worst.finding == "unknown" else ("fail", "warn")
    others = [devices_messages.NAMES[part.name].lower() for part in by_rank[1:] if part.finding in named]
    names = enumeration_messages.join_with_commas(others)
    sentence = devices_messages.ALSO.format(sentence=worst.sentence, names=names) if others else worst.sentence
    return Result(worst.finding, sentence, worst.remedy, parts)


def unfinished(sentence: str, remedy: str) -> Result:
    """The result of a check that was not finished, and why."""
    return Result("unknown", sentence, remedy)


def number_names(part: str, state: str) -> set[str]:
    """The names of the numbers that belong to a state: the holes of its sentence."""
    sentence = devices_messages.SAID[f"{part}.{state}"].sentence
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def _needed(report: Mapping[str, Any]) -> tuple[str, ...]:
    """The parts that must be fine for the whole to be fine; the light is none of them where the camera was left off."""
    return tuple(name for name in _ALWAYS if name != "light" or report.get("camera") != {"state": "off"})


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
    numbers = devices_messages.FINE_WITH.format(numbers=enumeration_messages.join_with_commas(values)) if values else ""
    names = enumeration_messages.join_with_and([first, *(name.lower() for name in others)])
    return devices_messages.FINE.format(names=names, numbers=numbers)


def states() -> Iterator[tuple[str, str, Finding]]:
    """Every part with every state and its finding."""
    return ((part, state, finding) for part, found in STATES.items() for state, finding in found.items())
