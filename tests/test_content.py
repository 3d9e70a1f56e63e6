"""The shipped checklists: short, honest, sourced, and asking nothing about anyone else."""

import re
from pathlib import Path

import pytest

from presencecheck.checklist import MOST_ITEMS, MOST_SECONDS, Checklist, Routine
from presencecheck.items import Choice, Confirm, Exercise, Item, Probe, Scale, Text
from presencecheck.loading import Reading, load

FOLDER = Path(__file__).parents[1] / "checklists"
FILES = sorted(FOLDER.glob("*.yaml"))
CORE = {"environment", "tech-check", "self-grounding", "client-orientation"}


def reading(path: Path) -> Reading:
    """A shipped file, read."""
    return load(path.read_bytes(), path.name, expected_id=path.stem)


CHECKLISTS = [what for path in FILES if isinstance(what := reading(path).what, Checklist)]
ROUTINES = {what.id: what for path in FILES if isinstance(what := reading(path).what, Routine)}
ITEMS = [pytest.param(part, item, id=f"{part.id}/{item.id}") for part in CHECKLISTS for item in part.items]
BY_ID = pytest.mark.parametrize("checklist", CHECKLISTS, ids=lambda part: part.id)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_is_without_fault_or_warning(path: Path) -> None:
    """What we ship passes our own check."""
    assert [str(problem) for problem in reading(path).problems] == []


def test_the_core_and_its_routines_are_shipped() -> None:
    """`full` is room, technology, oneself, then the opening as a card; `quick` fits two minutes."""
    assert {part.id for part in CHECKLISTS} >= CORE
    full = [(include.checklist, include.as_) for include in ROUTINES["full"].include]
    assert full == [
        ("environment", "walk"),
        ("tech-check", "walk"),
        ("self-grounding", "walk"),
        ("client-orientation", "card"),
    ]
    quick = {include.checklist for include in ROUTINES["quick"].include}
    assert sum(part.seconds for part in CHECKLISTS if part.id in quick) <= 120


@BY_ID
def test_a_list_is_short(checklist: Checklist) -> None:
    """Five to nine items and at most 90 s of checking, or people tick without looking."""
    asked = [item for item in checklist.items if item.id not in checklist.added]
    assert 5 <= len(asked) <= MOST_ITEMS
    assert sum(item.checking for item in asked) <= MOST_SECONDS


@BY_ID
def test_sources_are_used_and_hold_no_address(checklist: Checklist) -> None:
    """Every source is cited by an item, and is a reference rather than a link."""
    cited = {key for item in checklist.items for key in item.sources}
    assert cited == set(checklist.sources)
    assert not [text for text in checklist.sources.values() if "http" in text or "www." in text]


def test_the_design_paper_is_cited() -> None:
    """Geller 2020, on which the whole rests, stands among the sources."""
    assert any("10.1080/09515070.2020.1787348" in text for part in CHECKLISTS for text in part.sources.values())


@pytest.mark.parametrize(("checklist", "item"), ITEMS)
def test_an_item_helps_the_person(checklist: Checklist, item: Item) -> None:
    """Each says why and on what grounds; a question has its state word and what helps, an exercise another way."""
    assert item.why
    assert item.sources
    if isinstance(item, Confirm | Probe):
        assert item.ready
        assert item.if_not_yet is not None
        assert item.ask.endswith("?")
    if isinstance(item, Exercise):
        assert "breath" not in item.exercise.alternative.casefold()


@pytest.mark.parametrize(("checklist", "item"), ITEMS)
def test_an_item_can_be_read_at_a_glance(checklist: Checklist, item: Item) -> None:
    """Questions are short sentences of short words."""
    words = re.findall(r"[A-Za-z']+", item.ask)
    assert len(item.ask) <= 100
    assert len(words) <= 20
    assert sum(map(len, words)) / len(words) < 6


@pytest.mark.parametrize(("checklist", "item"), ITEMS)
def test_nothing_asks_about_the_client(checklist: Checklist, item: Item) -> None:
    """No answer can name, date or diagnose anyone: typed words are not stored, stored ones are ours."""
    if isinstance(item, Text):
        assert not re.search(r"\b(client|name|birth|diagnos\w*|address|phone|risk)\b", item.ask, re.IGNORECASE)
    elif isinstance(item, Scale | Choice):
        assert not re.search(r"\b(client's (mood|state|risk|name)|diagnos\w*)\b", item.ask, re.IGNORECASE)


@BY_ID
def test_claims_keep_their_hedge(checklist: Checklist) -> None:
    """Nothing is proven, and no contested physiology is told as fact."""
    text = " ".join(f"{item.ask} {item.why}" for item in checklist.items).casefold()
    assert not re.search(r"\b(proven|proves|scientifically|vagus|polyvagal|guarantee[sd]?)\b", text)


@BY_ID
def test_words_of_one_country_are_left_to_overlays(checklist: Checklist) -> None:
    """Emergency numbers and laws differ from place to place."""
    text = " ".join(f"{item.ask} {item.why} {item.say}" for item in checklist.items)
    assert not re.search(r"\b(911|999|112|HIPAA|GDPR|BAA|NHS)\b", text)
