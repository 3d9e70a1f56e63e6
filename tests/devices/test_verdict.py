"""The findings of a report, as values, without a server."""

import re
from collections.abc import Collection

from hypothesis import example, given
from hypothesis import strategies as st

from presencecheck.devices.verdict import STATES, InvalidReportError, judge, number_names, states
from presencecheck.messages import devices as devices_messages
from tests.support.device_page import WELL


def test_every_state_is_said() -> None:
    """Each state has its sentence and no sentence is without a state; what is not fine has something that helps."""
    assert {f"{part}.{state}" for part, state, _ in states()} == set(devices_messages.SAID)
    assert list(STATES) == list(devices_messages.NAMES)
    for part, state, finding in states():
        if finding != "ok":
            assert devices_messages.SAID[f"{part}.{state}"].remedy


def part_facts(name: str, among: Collection[str] = ()) -> st.SearchStrategy[dict[str, object]]:
    """What the page can send of a part, in one of these states or in any."""
    return st.sampled_from(sorted(among or STATES[name])).flatmap(
        lambda state: st.fixed_dictionaries(
            {"state": st.just(state), **{key: st.integers(-120, 4096) for key in sorted(number_names(name, state))}}
        )
    )


FACTS = st.fixed_dictionaries({}, optional={name: part_facts(name) for name in STATES}).filter(bool)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from([*STATES, "state", "centre", "x"]), inner),
)


@given(FACTS)
def test_the_worst_counts(facts: dict[str, dict[str, object]]) -> None:
    """The whole is as good as its worst part, with its sentence and remedy; what is wrong beside it is said, too."""
    result = judge(facts)
    order = ["fail", "warn", "unknown", "ok"]
    findings = [part.finding for part in result.parts]
    assert result.finding == min(findings, key=order.index)
    known = {part.name: part.state for part in result.parts if part.state != "untested" or part.name in facts}
    assert known == {name: facts[name]["state"] for name in STATES if name in facts}
    worst = next(part for part in result.parts if part.finding == result.finding)
    if result.finding != "ok":
        assert result.sentence.startswith(worst.sentence)
        assert result.remedy == worst.remedy
        wrong = [part for part in result.parts if part.finding in ("warn", "fail") and part is not worst]
        assert all(part.sentence in result.sentence for part in wrong)
        others = [part for part in result.parts if part.finding == "unknown" and part is not worst]
        assert all(devices_messages.NAMES[part.name].lower() in result.sentence for part in others)
    assert "{" not in result.sentence


def test_nothing_is_said_in_numbers() -> None:
    """What a person reads is words; the numbers that it rests on are behind a fold, and in the JSON."""
    page = [text for key, text in devices_messages.PAGE.items() if not key.startswith("numbers.")]  # behind a fold
    words = [*page, *(word for said in devices_messages.SAID.values() for word in said)]
    assert [text for text in words if re.search(r"\d|dB|pixels", text)] == []
    [part] = [part for part in judge(WELL).parts if part.name == "microphone"]
    assert part.values == {"voice": -27, "room": -60}


FINE = {"camera": {"seen", "off"}, "light": {"even"}, "microphone": {"clear"}, "speaker": {"heard"}}
FINE |= {"connection": {"sent"}}
"""The only states that are fine, written down apart from the program's own table."""
ONLY_FINE = st.fixed_dictionaries({}, optional={name: part_facts(name, FINE[name]) for name in FINE}).filter(bool)


@given(FACTS | ONLY_FINE)
@example({"speaker": {"state": "heard"}})
@example({"camera": {"state": "off"}})
@example({"page": {"state": "error"}, **WELL})
@example({name: facts for name, facts in WELL.items() if name != "light"})
@example({name: facts for name, facts in WELL.items() if name not in ("camera", "light")})
@example(WELL)
@example({**{name: facts for name, facts in WELL.items() if name != "light"}, "camera": {"state": "off"}})
def test_what_was_not_looked_at_is_not_fine(facts: dict[str, dict[str, object]]) -> None:
    """The whole is fine only if every part was looked at and is; light only where the person wants a camera."""
    needed = FINE.keys() - ({"light"} if facts.get("camera") == {"state": "off"} else set())
    is_fine = all(name in FINE and facts[name]["state"] in FINE[name] for name in facts) and needed <= facts.keys()
    result = judge(facts)
    assert (result.finding == "ok") == is_fine
    assert ("fine" in result.sentence) == is_fine
    assert {part.name for part in result.parts} == needed | facts.keys()
    assert all(part.state == "untested" for part in result.parts if part.name not in facts)


@given(JSON | FACTS.flatmap(lambda facts: st.dictionaries(st.sampled_from([*facts, "x"]), JSON)))
def test_nothing_else_is_a_result(sent: object) -> None:
    """Whatever is sent is known parts in known states with their numbers, or no result; nothing of it is passed on."""
    try:
        result = judge(sent)
    except InvalidReportError:
        return
    assert all(devices_messages.SAID[f"{part.name}.{part.state}"] for part in result.parts)
