"""The report that the page sends, and the findings it leads to. Pure."""

import re
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
        "frozen": "warn",
        "black": "fail",
        "none": "warn",
        "refused": "unknown",
        "system": "unknown",
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
        "covered": "unknown",
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
        "system": "unknown",
        "asleep": "unknown",
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
NUMBERS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("camera.seen", "camera.frozen"), ("width", "height")),
    **dict.fromkeys(("light.even", "light.dark", "light.bright", "light.behind"), ("centre", "surround")),
    "light.covered": ("centre",),
    **dict.fromkeys(("microphone.clear", "microphone.noisy"), ("voice", "room")),
    **dict.fromkeys(("microphone.faint", "microphone.clipping"), ("voice",)),
    "microphone.unheard": ("room",),
}
"""The numbers that a state rests on: pixels, brightness of 255, and dBFS."""
UNTESTED = "untested"
"""The state of a part that was not checked, or not reported."""

_ALWAYS = ("camera", "light", "microphone", "speaker", "connection")
_WORST_FIRST: tuple[Finding, ...] = ("fail", "warn", "unknown", "ok")
_LARGEST = 10_000
_REASON = re.compile(r"[A-Za-z]{1,40}")
"""The name of an exception in a browser; no name of a device and no word of a person looks like one."""


class InvalidReportError(ValueError):
    """A report holds something that the page does not send."""


class Part(Frozen):
    """One part of the check.

    Attributes:
        name: which part.
        state: what the page says of it.
        finding: what that means.
        sentence: the state in words.
        remedy: what helps; may be empty.
        values: the numbers that the state rests on.
        reason: the name of the browser's exception where it broke the check off; else empty.
    """

    name: str
    state: str
    finding: Finding
    sentence: str
    remedy: str
    values: Mapping[str, int]
    reason: str = ""


class Result(Frozen):
    """The finding and the sentence of the whole check, and its parts; no parts where it was not finished."""

    finding: Finding
    sentence: str
    remedy: str = ""
    parts: tuple[Part, ...] = ()

    @property
    def is_measured(self) -> bool:
        """Whether every part was checked."""
        return bool(self.parts) and all(part.finding != "unknown" for part in self.parts)


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
    # Each with a sentence of its own: a name alone leaves open what is the matter with it.
    told = [part for part in by_rank if part is worst or part.finding in ("fail", "warn")]
    sentence = " ".join(part.sentence for part in told)
    unknown = [part for part in by_rank if part.finding == "unknown" and part not in told]
    if unknown:
        names = enumeration_messages.join_with_commas([devices_messages.NAMES[part.name].lower() for part in unknown])
        sentence = devices_messages.NOT_MEASURED.format(sentence=sentence, names=names)
    return Result(worst.finding, sentence, worst.remedy, parts)


def unfinished(sentence: str, remedy: str) -> Result:
    """The result of a check that was not finished, and why."""
    return Result("unknown", sentence, remedy)


def number_names(part: str, state: str) -> tuple[str, ...]:
    """The names of the numbers that belong to a state."""
    return NUMBERS.get(f"{part}.{state}", ())


def _needed(report: Mapping[str, Any]) -> tuple[str, ...]:
    """The parts that must be fine for the whole to be fine; the light is none of them where the camera was left off."""
    return tuple(name for name in _ALWAYS if name != "light" or report.get("camera") != {"state": "off"})


def _part(name: str, given: Any) -> Part:
    state = given.get("state") if isinstance(given, dict) else None
    if not isinstance(state, str) or state not in STATES[name]:
        raise InvalidReportError
    reason = given.get("reason", "") if state == "error" else ""
    values = {key: given[key] for key in given if key != "state" and not (key == "reason" and state == "error")}
    if values.keys() != set(number_names(name, state)) or not all(_is_small_number(value) for value in values.values()):
        raise InvalidReportError
    if not isinstance(reason, str) or (reason and not _REASON.fullmatch(reason)):
        raise InvalidReportError
    said = devices_messages.SAID[f"{name}.{state}"]
    return Part(name, state, STATES[name][state], said.sentence, said.remedy, values, reason)


def _is_small_number(value: object) -> bool:
    return type(value) is int and -_LARGEST <= value <= _LARGEST


def _all_fine(parts: tuple[Part, ...]) -> str:
    first, *others = [devices_messages.NAMES[part.name] for part in parts]
    names = enumeration_messages.join_with_and([first, *(name.lower() for name in others)])
    return devices_messages.FINE.format(names=names)


def states() -> Iterator[tuple[str, str, Finding]]:
    """Every part with every state and its finding."""
    return ((part, state, finding) for part, found in STATES.items() for state, finding in found.items())
