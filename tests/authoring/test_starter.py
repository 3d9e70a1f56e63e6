"""The first text of a new checklist."""

import re

import pytest

from presencecheck.authoring.starter import scalar, starter, title_of
from presencecheck.core.checklist import Checklist
from presencecheck.formats.kinds import KINDS
from presencecheck.formats.load import ValidatedFile, load
from presencecheck.formats.yaml_reader import read


def test_a_starter_is_valid() -> None:
    """As it stands, without a problem, under the id and title that were asked for."""
    found = load(starter("my-room", "My: room").encode(), "my-room.yaml", expected_id="my-room")
    assert not [problem for problem in found.problems if problem.severity == "error"]
    assert found.what is not None
    assert (found.what.id, found.what.title) == ("my-room", "My: room")


def test_a_title_follows_from_an_id() -> None:
    """Its words, with a capital."""
    assert title_of("my-room") == "My room"


@pytest.mark.parametrize("text", ["true", "a: b", "# no", "ends ", "7"])
def test_what_yaml_would_misread_is_quoted(text: str) -> None:
    """Numbers, comments, truth and blanks at the end stay text."""
    assert scalar(text) == f'"{text}"'
    assert scalar("Plain words") == "Plain words"


def sound(text: str, name: str) -> ValidatedFile:
    """The text as a checklist without any problem."""
    reading = load(text.encode(), f"{name}.yaml", expected_id=name)
    assert [str(problem) for problem in reading.problems] == []
    return reading


def test_every_example_in_it_can_be_used() -> None:
    """Without the hash before it, each example is a sound item, and no kind is left out."""
    text = starter("my-room", "My room")
    examples = text.count("\n  # - id:")
    uncommented = re.sub("^  # (- |  )", r"  \1", text, flags=re.MULTILINE)
    uncommented = re.sub("^# (sources:|  handbook:)", r"\1", uncommented, flags=re.MULTILINE)
    uncommented = uncommented.replace("importance: essential", "sources: [handbook]\n    importance: essential", 1)
    what = sound(uncommented, "my-room").what
    assert isinstance(what, Checklist)
    assert len(what.items) == 2 + examples
    assert {type(item) for item in what.items} == set(KINDS.values())
    assert what.sources


@pytest.mark.parametrize(
    "title", ["Raum: 2", "yes", "True", "# 1", "'s", '"', "A\\b", "12:30", "- x", "{a}", "Ein Raum", "é!"]
)
def test_titles_are_kept_as_they_are(title: str) -> None:
    """Whatever is in a title, the file says exactly that."""
    what = sound(starter("a", title), "a").what
    assert what is not None
    assert what.title == title
    assert read(f"a: {scalar(title)}".encode()).data == {"a": title}
