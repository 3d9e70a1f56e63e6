"""The four names: what they stand for, once, and nothing else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presencecheck.core.frozen import Frozen, field
from presencecheck.core.items import Choice, FollowUp
from presencecheck.core.names import NAME_SIGN
from presencecheck.core.practice_names import (
    FACTS,
    NAMES,
    PracticeValues,
    filled,
    named_in,
    odd_names,
    without_names,
)

UNSET = {fact: f"any {fact}" for fact in FACTS}
TEXTS = st.text(st.sampled_from("a {}.}x|"), max_size=12)
VALUES = st.fixed_dictionaries({}, optional={fact: st.just("") | TEXTS | st.sampled_from(NAMES) for fact in FACTS})


@settings(max_examples=40)
@given(TEXTS.filter(lambda text: NAME_SIGN not in text), VALUES)
def test_text_without_them_stays(text: str, known: dict[str, str]) -> None:
    """Single braces are text."""
    assert PracticeValues(known, UNSET).fill(text) == text
    assert (list(odd_names(text)), without_names(text), without_names(text, known=False)) == ([], text, text)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(FACTS), st.integers(0, 2), st.text("a,:", max_size=4))), VALUES)
def test_each_is_replaced_once(parts: list[tuple[str, int, str]], known: dict[str, str]) -> None:
    """What a value holds is not looked at again, be it a name; blanks inside change nothing."""
    text = "x" + "".join(f"{{{{{' ' * blanks}practice.{fact}{' ' * blanks}}}}}{after}" for fact, blanks, after in parts)
    expected = "x" + "".join((known.get(fact) or UNSET[fact]) + after for fact, _, after in parts)
    assert PracticeValues(known, UNSET).fill(text) == expected
    assert named_in(text) == {fact for fact, _, _ in parts}
    assert (list(odd_names(text)), without_names(text)) == ([], text)


@settings(max_examples=60)
@given(st.lists(TEXTS | st.sampled_from([*NAMES, "{{", "}}", "{{client.name}}", "{{practice.fax}}"]), max_size=5))
def test_what_is_left_when_odd_ones_are_gone(parts: list[str]) -> None:
    """A text that an import has mended is one that the check takes; one that it takes is not touched."""
    text = "".join(parts)
    mended = without_names(text)
    assert list(odd_names(mended)) == []
    assert (mended == text) is (not any(odd_names(text)))
    assert NAME_SIGN not in without_names(text, known=False)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{{practice.name}} waits. {{practice.phone}} rings", "Any name waits. Any phone rings"),
        ("Is {{practice.name}} here? {{practice.platform}}!", "Is any name here? Any platform!"),
        ("  {{practice.waiting}}", "  Any waiting"),
        ("{{{practice.name}}}", "{any name}"),
        ("{{Practice.name}}{{practice.Name}}{{practice name}}", "{{Practice.name}}{{practice.Name}}{{practice name}}"),
        ("\\{{practice.name}}", "\\any name"),
    ],
)
def test_words_for_what_nobody_has_set(text: str, shown: str) -> None:
    """They begin a sentence with a capital; what is no name is left alone, and a backslash is text."""
    assert PracticeValues({"name": ""}, UNSET).fill(text) == shown


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("{{client.name}} and {{practice.name}}", ["{{client.name}}"]),
        ("a {{", ["{{"]),
        ("{{{practice.name}}{", []),
        ("{{practice.name", ["{{practice.name"]),
        ("{{practice.name }", ["{{practice.name "]),
        ("{{practice.name}}{{ practice. name }}", ["{{ practice. name }}"]),
        ("{{" + "x" * 90 + "}}", ["{{" + "x" * 60]),
    ],
)
def test_what_is_no_name(text: str, odd: list[str]) -> None:
    """It is told as far as it can be shown."""
    assert list(odd_names(text)) == odd


class Line(Frozen):
    """A part of a value."""

    ask: str
    number: int = 0


class Held(Frozen):
    """A value with all that can hold a text."""

    id: str
    words: tuple[str | Line, ...] = ()
    known: dict[str, str] = field(default_factory=dict)
    nothing: None = None


def test_every_text_of_a_value() -> None:
    """At any depth, of its own kind; ids, options and what is compared with them stay as the file has them."""
    name = NAMES[0]
    held = Held(name, (name, Line(name, 3)), {name: name})
    assert filled(held, lambda text: text.replace(name, "N")) == Held(name, ("N", Line("N", 3)), {name: "N"})
    plain = Held("a", ("b",))
    assert filled(plain, lambda text: "changed") is plain
    choice = Choice(id="c", ask=name, options=(name, "b"), follow_up=(FollowUp(is_=name, say=name),))
    seen = filled(choice, lambda text: text.replace(name, "N"))
    assert (seen.ask, seen.options, seen.follow_up) == ("N", (name, "b"), (FollowUp(is_=name, say="N"),))
    assert named_in(choice) == {"name"}
