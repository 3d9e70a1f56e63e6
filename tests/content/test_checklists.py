"""The shipped checklists: short, honest, sourced, and asking nothing about anyone else."""

import re
from pathlib import Path

import pytest

from presencecheck.core.checklist import Checklist, Routine, size_violations
from presencecheck.core.items import Choice, Confirm, Exercise, Item, Probe, Scale, Text, words_of
from presencecheck.core.sharing import NEVER_SHARED
from presencecheck.formats.load import ValidatedFile, load

FOLDER = Path(__file__).parents[2] / "checklists"
FILES = sorted(FOLDER.glob("*.yaml"))
LISTS = {
    *("environment", "tech-check", "self-grounding", "client-orientation", "essentials"),
    *("between-sessions", "closing", "first-session", "in-person-room", "audio-only", "online-group", "couples"),
    *("child-family", "training", "crisis-ready", "client-preparation", "one-breath", "arriving-again", "day-end"),
    *("if-the-line-breaks", "place-and-help", "in-the-session", "after-a-hard-session"),
}
ONLY_ARRIVING = {"one-breath", "arriving-again"}
"""Lists with nothing to check, as short as their routines want them."""
BLAME = (
    r"\b(streaks?|congratulat\w*|well done|(great|good) job|perfect|failed|scores?|badges?|proud|shame|guilty|lazy"
    r"|should have|you forgot|never forget)\b"
)
NEEDED = {
    "breath": r"\b(breath\w*|breathe|hum|sigh)\b",
    "sight": r"\b(look\w*|see|watch)\b",
    "standing": r"\b(stand|walk|steps|leave the room|window)\b",
    "imagery": r"\b(picture|imagine)\b",
    "hearing": r"\b(listen|hear)\b",
}
"""What another way of an exercise needs, and the words that give it away."""
VOWELS = re.compile(r"[aeiouy]+")


def reading(path: Path) -> ValidatedFile:
    """A shipped file, read."""
    return load(path.read_bytes(), path.name, expected_id=path.stem)


SHIPPED = [reading(path).what for path in FILES]
CHECKLISTS = [what for what in SHIPPED if isinstance(what, Checklist)]
ROUTINES = {what.id: what for what in SHIPPED if isinstance(what, Routine)}
ALL = [(part, item) for part in CHECKLISTS for item in part.items]
HANDED_OUT = [pytest.param(item, id=f"{part.id}/{item.id}") for part, item in ALL if part.is_handed_out]
BY_ID = pytest.mark.parametrize("checklist", CHECKLISTS, ids=lambda part: part.id)
ASKED = pytest.mark.parametrize(
    "checklist", [part for part in CHECKLISTS if not part.is_handed_out], ids=lambda part: part.id
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_is_without_fault_or_warning(path: Path) -> None:
    """What we ship passes our own check."""
    assert [str(problem) for problem in reading(path).problems] == []


def shown(checklist: Checklist) -> str:
    """Every sentence of a checklist that a person can come to see, but for the sources."""
    texts = [checklist.title, checklist.disclaimer]
    for item in checklist.items:
        texts += [item.ask, item.why, item.say, item.state_word, *(follow.say for follow in item.follow_ups)]
        texts += item.remedy.do if item.remedy else ()
        if isinstance(item, Exercise):
            texts += [*(way.say for way in item.exercise.alternatives), *map(words_of, item.exercise.steps)]
        if isinstance(item, Choice):
            texts += item.options
    return " \n".join(texts)


def test_a_list_for_the_setup_is_about_facilities_or_never_shared() -> None:
    """A new one has to be decided upon: that it was walked may tell what a session was for."""
    setup = {part.id for part in CHECKLISTS if part.moment == "setup" and not part.is_handed_out}
    assert setup - NEVER_SHARED <= {"environment", "essentials", "in-person-room", "tech-check"}
    shared = {part.id for part in CHECKLISTS for item in part.items if getattr(item, "share", None)}
    assert shared.isdisjoint(NEVER_SHARED)


def test_the_whole_library_is_shipped() -> None:
    """Nothing that was promised is missing, and nothing is shipped that is not promised."""
    assert {part.id for part in CHECKLISTS} == LISTS


@BY_ID
def test_a_list_is_short(checklist: Checklist) -> None:
    """Five to nine items and at most 90 s of checking at each moment, or people tick without looking."""
    assert list(size_violations(checklist)) == []
    asked = [item for item in checklist.items if item.id not in checklist.added]
    assert len(asked) >= 5 or checklist.id in ONLY_ARRIVING
    assert len(asked) <= 12


@ASKED
def test_an_item_says_how_long_it_takes(checklist: Checklist) -> None:
    """Each check was given its own seconds, none of them more than a quarter of a minute; exercises have theirs."""
    for item in checklist.items:
        assert isinstance(item, Exercise) or (item.seconds is not None and item.seconds <= 15)


@BY_ID
def test_sources_are_used_and_hold_no_address(checklist: Checklist) -> None:
    """Every source is cited by an item, is a reference rather than a link, and is dated and said to be read or not."""
    cited = {key for item in checklist.items for key in item.sources}
    assert cited == set(checklist.sources)
    for key, text in checklist.sources.items():
        if key in ("judgement", "ethics-codes"):
            continue
        assert re.search(r"\bread\b[^()]*\)\.?$", text), text
        assert re.search(r"\((\d{4}(, [A-Z][a-z]+( \d+)?)?|n\.d\.)[);]", text), text
    assert not [text for text in checklist.sources.values() if "http" in text or "www." in text]


def test_the_design_paper_is_cited() -> None:
    """Geller 2020, on which the whole rests, stands among the sources."""
    assert any("10.1080/09515070.2020.1787348" in text for part in CHECKLISTS for text in part.sources.values())


@ASKED
def test_an_item_helps_the_person(checklist: Checklist) -> None:
    """Each says why and on what grounds; a question has a state word and what helps, an exercise a way for everyone."""
    for item in checklist.items:
        assert item.why
        assert item.sources
        assert item.evidence
        if isinstance(item, Confirm | Probe):
            assert item.ready
            assert 1 <= len(item.ready.split()) <= 4
            assert item.if_not_yet is not None
            assert 1 <= len(item.if_not_yet.do) <= 4
        if isinstance(item, Exercise):
            assert any(way.needs == () for way in item.exercise.alternatives)
            assert all(way.needs is not None for way in item.exercise.alternatives)
        else:
            assert item.ask.endswith("?") or isinstance(item, Text)


@ASKED
def test_another_way_says_what_it_needs(checklist: Checklist) -> None:
    """So that one without breath, sight, standing, imagery or hearing is one."""
    for item in checklist.items:
        for way in item.exercise.alternatives if isinstance(item, Exercise) else ():
            told = {need for need, words in NEEDED.items() if re.search(words, way.say, re.IGNORECASE)}
            assert told == set(way.needs or ()), way.say


@ASKED
def test_an_item_can_be_read_at_a_glance(checklist: Checklist) -> None:
    """Questions are short sentences of short words."""
    for item in checklist.items:
        words = re.findall(r"[A-Za-z']+", item.ask)
        assert len(item.ask) <= 100
        assert len(words) <= 20
        assert sum(map(len, words)) / len(words) < 6


@ASKED
def test_nothing_asks_about_the_client(checklist: Checklist) -> None:
    """No answer can name, date or diagnose anyone: typed words are not stored, stored ones are ours."""
    for item in checklist.items:
        if isinstance(item, Text):
            assert not re.search(r"\b(client|name|birth|diagnos\w*|address|phone|risk)\b", item.ask, re.IGNORECASE)
        elif isinstance(item, Scale | Choice):
            assert not re.search(r"\b(client's (mood|state|risk|name)|diagnos\w*)\b", item.ask, re.IGNORECASE)


@pytest.mark.parametrize("item", HANDED_OUT)
def test_what_is_handed_out_speaks_to_the_client(item: Item) -> None:
    """A sentence that says what to do, and a short reason; nothing to answer, nobody spoken of as "the client"."""
    assert item.ask.endswith(".")
    assert len(item.ask) <= 100
    assert 0 < len(item.why) <= 120
    assert item.sources
    assert not re.search(r"\b(clients?|therapists?|patients?|session)\b", f"{item.ask} {item.why}", re.IGNORECASE)


@BY_ID
def test_claims_keep_their_hedge(checklist: Checklist) -> None:
    """Nothing is proven, and no contested physiology is told as fact."""
    text = shown(checklist).casefold()
    assert not re.search(r"\b(proven|proves|scientifically|vagus|polyvagal|guarantee[sd]?|always works)\b", text)


@BY_ID
def test_words_of_one_country_are_left_to_overlays(checklist: Checklist) -> None:
    """Emergency numbers, laws and licensing bodies differ from place to place."""
    assert not re.search(
        r"\b(911|999|112|988|HIPAA|GDPR|BAA|NHS|APA|licens\w*|licences?|state law)\b", shown(checklist)
    )


@BY_ID
def test_nothing_scolds_praises_or_counts_days(checklist: Checklist) -> None:
    """The program tells; it does not judge."""
    assert not re.search(BLAME, shown(checklist), re.IGNORECASE)


@BY_ID
def test_nothing_shown_is_an_address_or_a_command(checklist: Checklist) -> None:
    """What a list says is for people to do, not for computers."""
    assert not re.search(r"https?:|www\.|presencecheck|[\w.]+@[\w.]+|`|\$\(|--\w", shown(checklist))


def ease(text: str) -> float:
    """Flesch's reading ease, roughly: 100 is very easy, 60 plain English, 30 a scholarly article."""
    sentences = len(re.findall(r"[.?!](\s|$)", text)) or 1
    words = re.findall(r"[A-Za-z']+", text)
    syllables = sum(max(len(VOWELS.findall(re.sub(r"e$", "", word.casefold()))), 1) for word in words)
    return 206.835 - 1.015 * len(words) / sentences - 84.6 * syllables / len(words)


@BY_ID
def test_it_reads_easily(checklist: Checklist) -> None:
    """Plain English throughout; what is handed out is easier still, for all who may read it."""
    text = " ".join(f"{item.ask} {item.why}" for item in checklist.items)
    assert ease(text) >= (85 if checklist.is_handed_out else 70)


@BY_ID
def test_what_concerns_a_client_is_asked_every_time(checklist: Checklist) -> None:
    """Only what stays so all day, for every client, may be hidden for being done: never the opening with a client."""
    repeating = [item for item in checklist.items if item.repeat != "every-run"]
    assert not repeating or checklist.moment in ("setup", "arrive")
    assert not [item.id for item in repeating if re.search(r"\bthis client\b|\bclient's (place|consent)", item.ask)]


def test_closing_has_the_four_named_aspects_of_presence() -> None:
    """Grounded, immersed, expanded, with and for: scales in one direction, said not to be the inventory."""
    [closing] = [part for part in CHECKLISTS if part.id == "closing"]
    scales = [item for item in closing.items if isinstance(item, Scale)]
    assert [item.id for item in scales] == ["grounded", "immersed", "expanded", "with-and-for"]
    assert {(item.scale.min, item.scale.max, item.importance) for item in scales} == {(0, 10, "optional")}
    assert "not the Therapeutic Presence Inventory" in closing.disclaimer


def test_crisis_ready_is_an_example() -> None:
    """It says so where it is listed and where it is walked, and no routine starts it."""
    [crisis] = [part for part in CHECKLISTS if part.id == "crisis-ready"]
    assert "example" in crisis.title
    assert "example" in crisis.disclaimer
    assert not [name for name, what in ROUTINES.items() for part in what.include if part.checklist == crisis.id]
