"""A routine that is for one sort of session: what it says, what the person says, and which of them counts."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencecheck.core.checklist import Hour
from presencecheck.core.context import MODALITIES, SETTINGS, Context
from presencecheck.formats.load import load
from presencecheck.messages import verdict as verdict_messages
from tests.support.commands import answers, own, presencecheck, walk

LIST = """\
format: 1
id: parts
title: Parts
items:
  - {id: camera, kind: text, ask: Camera?, when: {modality: [video]}}
  - {id: headset, kind: text, ask: Headset?, when: {modality: [audio]}}
  - {id: door, kind: text, ask: Door?, when: {modality: [in-person]}}
  - {id: two, kind: text, ask: Two?, when: {setting: [couple]}}
  - {id: papers, kind: text, ask: Papers?, when: {first-session: true}}
"""
ROUTINE = "format: 1\nid: {id}\ntitle: Mine\nfor: {hour}\ninclude:\n  - checklist: {part}\n"
CASES = [
    ("{modality: audio}", [], {"headset"}),
    ("{modality: audio}", ["--modality", "in-person"], {"door"}),
    ("{setting: couple}", [], {"camera", "two"}),
    ("{setting: couple}", ["--setting", "individual"], {"camera"}),
    ("{first-session: true}", [], {"camera", "papers"}),
    ("{first-session: false}", ["--first-session"], {"camera", "papers"}),
    ("{modality: in-person, setting: couple, first-session: true}", [], {"door", "two", "papers"}),
    ("{}", [], {"camera"}),
]
HOURS = st.builds(
    Hour,
    modality=st.sampled_from([None, *MODALITIES]),
    setting=st.sampled_from([None, *SETTINGS]),
    first_session=st.sampled_from([None, True, False]),
)
CONTEXTS = st.builds(Context, st.sampled_from(MODALITIES), st.sampled_from(SETTINGS), st.booleans())


def routine(home: Path, hour: str, name: str = "mine", part: str = "parts") -> str:
    """A routine of one list for such sessions."""
    own(home, "parts", LIST)
    own(home, name, ROUTINE.format(id=name, hour=hour, part=part))
    return name


def asked(*arguments: str) -> set[str]:
    """The items that a run asks."""
    left = walk(arguments[0], [], *arguments[1:])
    assert left.code == 3
    return {item["item"] for item in left.data["run"]["items"]}


@pytest.mark.parametrize(("hour", "options", "items"), CASES)
def test_a_routine_is_for_its_hour(home: Path, hour: str, options: list[str], items: set[str]) -> None:
    """`run phone` asks what a call on the telephone wants, unless the command line says otherwise."""
    assert asked(routine(home, hour), *options) == items


def test_it_counts_more_than_the_settings(home: Path) -> None:
    """What is usual holds only for what the routine leaves open."""
    for key, value in (("modality", "in-person"), ("setting", "couple")):
        assert presencecheck("config", "set", key, value).code == 0
    assert asked(routine(home, "{modality: audio}")) == {"headset", "two"}
    assert asked("parts") == {"door", "two"}


def test_of_two_routines_the_first_counts_more(home: Path) -> None:
    """Named together, each says what the ones before it leave open."""
    own(home, "other", LIST.replace("id: parts", "id: other"))
    names = (
        routine(home, "{modality: audio}"),
        routine(home, "{modality: video, setting: couple}", "yours", "other"),
    )
    left = presencecheck("run", *names, "--answers", "-", "--json").data["run"]
    assert {item["item"] for item in left["items"]} == {"headset", "two"}
    assert left["modality"] == "audio"


def test_a_mistake_in_it_is_pointed_to() -> None:
    """A misspelt word or field is told with what was meant."""
    source = ROUTINE.format(id="mine", hour="{modality: telephone, settings: couple}", part="parts")
    problems = {problem.code: problem for problem in load(source.encode(), "mine.yaml").problems}
    assert problems.keys() == {"unknown-word", "unknown-key"}
    assert (problems["unknown-word"].line, problems["unknown-word"].column) == (4, 17)
    assert problems["unknown-key"].hint == 'Did you mean "setting"?'


@given(hour=HOURS, usual=CONTEXTS)
def test_what_is_left_out_is_as_usual(hour: Hour, usual: Context) -> None:
    """Each thing said counts, each thing not said stays."""
    over = hour.over(usual)
    for name in ("modality", "setting", "first_session"):
        said = getattr(hour, name)
        assert getattr(over, name) == (getattr(usual, name) if said is None else said)


@pytest.mark.parametrize(
    ("moment", "last"),
    [("open", verdict_messages.CLOSING), ("close", verdict_messages.DONE.format(answered=1, count=1))],
)
def test_after_the_hour_there_is_nothing_to_begin(home: Path, moment: str, last: str) -> None:
    """After a session nothing sends anyone to begin, not even a routine's own words; before it these count more."""
    own(home, "parts", LIST + f"moment: {moment}\n")
    lines = answers(("parts/camera", "yes"))
    assert presencecheck("run", "parts", "--answers", "-", stdin=lines).out.endswith(f"\n{last}\n")
    own(home, "mine", ROUTINE.format(id="mine", hour="{}", part="parts") + "closing: Go gently.\n")
    out = presencecheck("run", "mine", "--answers", "-", stdin=lines).out
    assert out.endswith("\nGo gently.\n" if moment == "open" else f"\n{last}\n")
