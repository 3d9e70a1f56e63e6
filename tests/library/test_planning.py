"""From the names on a command line to what a run walks: titles, closing words, the hour, and what cannot be walked."""

from pathlib import Path

import pytest

from presencecheck.core.checklist import Hour
from presencecheck.core.context import Context
from presencecheck.core.errors import PresenceCheckError, UsageError
from presencecheck.core.problems import InvalidChecklistError
from presencecheck.library.library import Library
from presencecheck.library.loaded import ChecklistNotFoundError
from presencecheck.library.planning import cards, plan, sections
from presencecheck.messages import library as library_messages
from presencecheck.system.paths import user_paths
from tests.support.commands import SMALL, own

ODD = "format: 1\nid: odd\ntitle: Odd\ninclude:\n  - {{checklist: small}}\n  - {{checklist: {part}}}\n"
"""A routine of which the second part, on line 6, cannot be."""


@pytest.fixture
def library(home: Path) -> Library:
    """A library with a list, a routine and a hand-out of one's own."""
    own(home, "small", SMALL)
    own(home, "after", SMALL.replace("id: small", "id: after\nmoment: close"))
    own(home, "leaflet", SMALL.replace("id: small", "id: leaflet\nstyle: hand-out"))
    own(
        home,
        "morning",
        "format: 1\nid: morning\ntitle: Morning\nfor: {modality: audio}\nclosing: Go well.\n"
        "include:\n  - {checklist: small}\n  - {checklist: after, as: card}\n",
    )
    own(
        home,
        "evening",
        "format: 1\nid: evening\ntitle: Evening\nfor: {modality: in-person, setting: group}\n"
        "include: [{checklist: environment}]\n",
    )
    return Library.of(user_paths())


def test_the_plan_of_a_routine(library: Library) -> None:
    """Its title, its closing words, its kind of hour, its parts as it wants them shown, and where each came from."""
    made = plan(library, ("morning",), Context())
    assert (made.routine, made.title, made.closing, made.card_question) == ("morning", "Morning", "Go well.", "")
    assert made.context == Context("audio", "individual", False)
    assert [(part.checklist.id, part.as_card, part.source.layer) for part in made.sections] == [
        ("small", False, "own"),
        ("after", True, "own"),
    ]
    assert made.sections[0].source.path.endswith("small.yaml")


def test_the_plan_of_a_list(library: Library) -> None:
    """A list alone has its own title and source, and no words at its end."""
    made = plan(library, ("small",), Context("in-person"))
    assert (made.title, made.closing, made.context.modality) == ("A small list", "", "in-person")
    assert made.sections[0].source.layer == "own"
    assert plan(library, ("small", "after"), Context()).closing == ""


def test_the_plan_of_several(library: Library) -> None:
    """Titles are joined; the last has the closing; the first routine's hour counts more, and what is said the most."""
    made = plan(library, ("evening", "morning"), Context())
    assert (made.title, made.closing) == ("Evening + Morning", "Go well.")
    assert made.context == Context("in-person", "group", False)
    assert plan(library, ("morning", "evening"), Context()).context == Context("audio", "group", False)
    assert plan(library, ("morning", "evening"), Context()).closing == ""
    told = plan(library, ("evening", "morning"), Context(), said=Hour(modality="video", first_session=True))
    assert told.context == Context("video", "group", True)


ONLY = """\
format: 1
id: odd
title: Odd
include:
  - {checklist: small, when: {modality: [in-person]}}
  - {checklist: environment, when: {modality: [video, audio], setting: [individual]}}
"""


@pytest.mark.parametrize(
    ("usual", "asked"),
    [
        (Context(), ["environment"]),
        (Context("audio"), ["environment"]),
        (Context("in-person"), ["small"]),
        (Context("video", "couple"), []),
    ],
)
def test_a_part_for_some_sessions(library: Library, home: Path, usual: Context, asked: list[str]) -> None:
    """It is walked in those alone; without a session, all of the routine is told."""
    own(home, "odd", ONLY)
    assert [part.checklist.id for part in plan(library, ("odd",), usual).sections] == asked
    said = plan(library, ("odd",), usual, Hour(modality="in-person", setting="individual"))
    assert [part.checklist.id for part in said.sections] == ["small"]
    loaded = library.load(library.find("odd"))
    assert [part.checklist.id for part in sections(library, loaded)] == ["small", "environment"]


def test_a_list_of_ones_own_that_has_errors(library: Library, home: Path) -> None:
    """The shipped one is walked in its place, alone, in a routine and as a card; that is said."""
    own(home, "environment", "items: }")
    for names in (("environment",), ("evening",)):
        [part] = plan(library, names, Context()).sections
        assert (part.checklist.id, part.source.layer) == ("environment", "shipped")
    what, [sheet] = cards(library, "environment", Context())
    assert (what.id, sheet.checklist.id) == ("environment", "environment")
    assert len(library.notes) == 1


def test_twice_the_same_list(library: Library) -> None:
    """The list that would be walked twice is named, not one that comes once."""
    with pytest.raises(PresenceCheckError, match=r'^The checklist "environment" would be walked twice\.') as caught:
        plan(library, ("small", "evening", "environment"), Context())
    assert caught.value.hint == "Name it once."


def test_what_is_handed_out_is_not_walked(library: Library, home: Path) -> None:
    """It is said what can be done with it; in a routine, at its line."""
    with pytest.raises(UsageError) as caught:
        plan(library, ("leaflet",), Context())
    assert caught.value.message == library_messages.HANDED_OUT.message.format(id="leaflet")
    assert caught.value.hint == library_messages.HANDED_OUT.hint.format(id="leaflet")
    path = own(
        home, "odd", "format: 1\nid: odd\ntitle: Odd\ninclude:\n  - {checklist: small}\n  - {checklist: leaflet}\n"
    )
    with pytest.raises(InvalidChecklistError, match="leaflet") as invalid:
        list(sections(library, library.load(library.find("odd"))))
    [problem] = invalid.value.problems
    assert (problem.path, problem.line, problem.code) == (str(path), 6, "includes-hand-out")


def test_a_part_that_is_not_there(library: Library, home: Path) -> None:
    """The routine's line is named, and what the missing part looks like."""
    path = own(home, "odd", ODD.format(part="smal"))
    with pytest.raises(ChecklistNotFoundError) as caught:
        list(sections(library, library.load(library.find("odd"))))
    assert caught.value.message.startswith(f"{path}:6: ")
    with pytest.raises(ChecklistNotFoundError) as plain:
        library.find("smal")
    assert caught.value.hint == plain.value.hint == "Did you mean small (A small list)?"


PARTS = "format: 1\nid: day\ntitle: Day\ninclude:\n  - {{checklist: small}}\n  - {{checklist: {part}}}\n"


@pytest.mark.parametrize("part", ["gone", "leaflet", "evening", "broken", "astray"])
def test_the_rest_of_a_routine_is_walked(library: Library, home: Path, part: str) -> None:
    """What it includes and nobody can walk is left out, said in one sentence, and no verdict covers it."""
    own(home, "broken", "format: 1\nid: broken\nitems: }")
    own(home, "astray", "format: 1\nid: astray\nextends: gone\nremove: [door]\n")
    own(home, "day", PARTS.format(part=part))
    made = plan(library, ("day",), Context())
    assert ([one.checklist.id for one in made.sections], made.left_out) == (["small"], (part,))
    assert len(library.notes) == 1
    assert library.notes[0].startswith('Left out of "day": ')


def test_several_lists_are_left_out_in_one_sentence(library: Library, home: Path) -> None:
    """However many there are; where nothing is left, that is an error."""
    own(home, "day", PARTS.format(part="gone") + "  - {checklist: away}\n")
    assert plan(library, ("day",), Context()).left_out == ("gone", "away")
    assert len(library.notes) == 1
    own(home, "none", "format: 1\nid: none\ntitle: None\ninclude: [{checklist: gone}, {checklist: away}]\n")
    with pytest.raises(ChecklistNotFoundError, match="gone"):
        plan(library, ("none",), Context())


def test_several_names_are_one_run(home: Path, library: Library) -> None:
    """Checklists named together are walked in that order, as one run."""
    own(home, "small", SMALL)
    made = plan(library, ("small", "environment"), Context())
    assert (made.routine, [part.checklist.id for part in made.sections]) == (
        "small+environment",
        ["small", "environment"],
    )
    with pytest.raises(PresenceCheckError, match="twice"):
        plan(library, ("environment", "full"), Context())


@pytest.mark.parametrize(
    ("include", "error", "words"),
    [
        ("- {checklist: nosuch}", ChecklistNotFoundError, "mine.yaml:5.*nosuch"),
        ("- {checklist: full}", InvalidChecklistError, "mine.yaml:5.*routine"),
        ("- {checklist: environment}\n  - {checklist: environment}", InvalidChecklistError, "mine.yaml:6.*twice"),
        ("- {checklist: ../environment}", InvalidChecklistError, "mine.yaml:5.*id"),
    ],
)
def test_a_routine_that_cannot_be(
    home: Path, library: Library, include: str, error: type[PresenceCheckError], words: str
) -> None:
    """A routine of missing or mistaken parts is refused at the line that names them."""
    own(home, "mine", f"format: 1\nid: mine\ntitle: Mine\ninclude:\n  {include}\n")
    with pytest.raises(error, match=words):
        plan(library, ("mine",), Context())


def test_the_cards_of_a_name(library: Library) -> None:
    """Of a routine those that its walk shows, for the hour that it is for; of a list all of it."""
    for name, usual in (("morning", Context()), ("after", Context("audio"))):
        what, [sheet] = cards(library, name, usual)
        assert (what.id, sheet.checklist.id) == (name, "after")
        assert sheet.lines == plan(library, ("morning",), Context()).cards[0].lines
    assert cards(library, "evening", Context())[1] == ()


def test_the_cards_of_a_session(library: Library, home: Path) -> None:
    """Lines and parts are those of the kind of session that is usual; a routine's own kind comes first."""
    lines = "items:\n  - {id: a, ask: A?, when: {modality: [audio]}}\n  - {id: b, ask: B?, when: {modality: [video]}}\n"
    own(home, "opening", f"format: 1\nid: opening\ntitle: Opening\nmoment: open\n{lines}")
    for name, hour in (("calls", "for: {modality: audio}\n"), ("any", "")):
        include = "include: [{checklist: opening, as: card, when: {setting: [couple]}}, {checklist: small}]\n"
        own(home, name, f"format: 1\nid: {name}\ntitle: {name}\n{hour}{include}")
    for name, usual, asked in (
        ("calls", Context("video", "couple"), ["a"]),
        ("any", Context("video", "couple"), ["b"]),
        ("opening", Context("audio"), ["a"]),
    ):
        what, [sheet] = cards(library, name, usual)
        assert (what.id, [line.item for line in sheet.lines]) == (name, asked)
    assert cards(library, "calls", Context("video", "group"))[1] == ()
