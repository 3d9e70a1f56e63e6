"""What is said of values that the model refuses."""

import pytest

from presencecheck.core.checklist import Checklist
from presencecheck.formats.load import load
from presencecheck.messages import validation as validation_messages

HEAD = "format: 1\nid: room\ntitle: Room\n"


def listed(*entries: str) -> str:
    """A checklist of these items; the first one is on line 5."""
    return "\n- ".join((f"{HEAD}items:", *entries))


def choice(options: str, follow: str = "") -> str:
    """A checklist of a choice with a follow-up."""
    return listed(f"{{id: now, kind: choice, ask: What?, options: {options}, follow-up: [{follow}]}}")


NUMBERS = {"2": 2, "900": 900, "1": 1} | dict.fromkeys(["0", "901", "-8", "8.5", "1e1", "0x8", "eight"])


SWITCHES = {"true": True, "False": False, "yes": True, "no": False, "1": True, "0": False}


@pytest.mark.parametrize("text", [*NUMBERS, *SWITCHES, "12:30", "~", "null"])
def test_the_field_decides_what_a_text_means(text: str) -> None:
    """`no` is an answer in one field and false in another; a number is one only where one is wanted."""
    for field, value in (("seconds", NUMBERS.get(text)), ("keep", SWITCHES.get(text)), ("why", text)):
        source = choice(f"[yes, no], {field}: {text}")
        what = load(source.encode(), "f.yaml").what
        read = getattr(what.items[0], field) if isinstance(what, Checklist) else None
        assert (type(read), read) == (type(value), value)


LIMITS = [
    ("{id: a, kind: text, ask: ''}", "ask", validation_messages.LEAST_CHARACTERS.of(1)),
    (f"{{id: a, kind: text, ask: {'x' * 301}}}", "ask", validation_messages.MOST_CHARACTERS.of(300)),
    ("{id: a, kind: text, ask: B, seconds: 0}", "seconds", validation_messages.LEAST_NUMBER.format(count=1)),
    ("{id: a, kind: text, ask: B, seconds: 901}", "seconds", validation_messages.MOST_NUMBER.format(count=900)),
    ("{id: a, kind: choice, ask: B, options: [c]}", "options", validation_messages.LEAST_ENTRIES.of(2)),
    (
        f"{{id: a, kind: choice, ask: B, options: [{', '.join(f'c{n}' for n in range(10))}]}}",
        "options",
        validation_messages.MOST_ENTRIES.of(9),
    ),
]


@pytest.mark.parametrize(("item", "field", "limit"), LIMITS, ids=[limit for _, _, limit in LIMITS])
def test_limits_in_words(item: str, field: str, limit: str) -> None:
    """A value beyond its limit is told the field and the limit, with the number and its noun."""
    [problem] = [each for each in load(listed(item).encode(), "f.yaml").problems if each.severity == "error"]
    assert f'"{field}" should' in problem.message
    assert limit in problem.message
