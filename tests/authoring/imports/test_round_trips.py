"""A list that goes out and comes in again is the same in all that the format can hold."""

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest
from hypothesis import example, given, settings

from presencecheck.authoring.imports.compose_list import compose
from presencecheck.authoring.imports.import_list import lists_in
from presencecheck.authoring.imports.json_list import own_json_text
from presencecheck.core.checklist import Checklist
from presencecheck.core.context import MODALITIES, SETTINGS
from presencecheck.core.items import Confirm, Exercise, FollowUp, Item, Probe, Scale, Several, Text, When
from presencecheck.core.items.base import Valued
from presencecheck.formats.load import load
from presencecheck.reports.formats import FORMATS
from presencecheck.reports.json.show import as_json
from presencecheck.system.sanitize import sanitize_line
from tests.support.builders import checklist, choice, section
from tests.support.evidence import amount
from tests.support.generated_checklists import checklists

Facts = dict[str, object]

LISTS = amount("ROUND_TRIPS", 6, 250)
"""How many generated lists go out and come back in each format."""


def back(what: Checklist, format_: str) -> Checklist:
    """The list as it comes back."""
    written = FORMATS[format_](what, [section(what)])
    made = compose(lists_in(written.encode(), f"list.{format_}"), what.id, "")
    assert len(made.files) == 1
    reading = load(made.files[0].text.encode(), "made.yaml", advised=False)
    assert isinstance(reading.what, Checklist), reading.problems
    return reading.what


def facts(what: Checklist, item: Item) -> Facts:
    """What an item says, in a form in which the same is equal."""
    said: Facts = {
        "ask": item.ask,
        "heading": what.headings[item.id],
        "kind": item.kind,
        "importance": item.importance,
        "ready": sanitize_line(item.state_word),
        "help": item.remedy.do if item.remedy else (),
        "when": when(item.when),
        "why": item.why,
        "say": item.say,
        "evidence": item.evidence,
        "sources": [sanitize_line(what.sources[key]) for key in item.sources],
        "options": getattr(item, "options", None),
        "scale": item.scale if isinstance(item, Scale) else None,
        "max": item.max if isinstance(item, Text) else None,
        "most": item.most if isinstance(item, Several) else None,
        "leads": leads(what, item),  # what then becomes of the verdict, `then`, is held by JSON alone
    }
    if isinstance(item, Exercise):
        course = item.exercise
        said["exercise"] = (course.seconds, course.breathe, course.steps, course.alternatives)
    return said


def when(given: When) -> tuple[object, ...]:
    """The sessions that an item is for; all of a kind are as good as none named."""
    modality = set(given.modality) if set(given.modality) != set(MODALITIES) else set()
    setting = set(given.setting) if set(given.setting) != set(SETTINGS) else set()
    return modality, setting, given.first_session


def leads(what: Checklist, item: Item) -> dict[object, set[str]]:
    """By each answer, what it leads to."""
    asks = {each.id: each.ask for each in what.items}
    answers: Iterable[int | str] = ()
    if isinstance(item, Scale):
        answers = range(item.scale.min, item.scale.max + 1)
    elif isinstance(item, Valued):
        answers = getattr(item, "options", ())
    found: dict[object, set[str]] = {}
    for answer in answers:
        met = [each for each in item.follow_ups if _meets(each, item, answer)]
        said = {f"say {each.say}" for each in met if each.say} | {f"add {asks[each.add]}" for each in met if each.add}
        if said:
            found[answer] = said
    return found


def _meets(follow: FollowUp, item: Item, answer: int | str) -> bool:
    return follow.is_met((str(answer),) if isinstance(item, Several) else answer)


def comparable(
    what: Checklist, change: Callable[[Item], Item] = lambda item: item, leave: Iterable[str] = ()
) -> list[Facts]:
    """All its items, without what a format does not hold."""
    return [
        {name: value for name, value in facts(what, change(item)).items() if name not in leave} for item in what.items
    ]


def valid(what: Checklist) -> Checklist | None:
    """The list with texts as they are shown, if it is one that a file could hold."""
    text = own_json_text(as_json(what), what.id, "")
    read = load(text.encode(), "made.yaml", advised=False).what
    return read if isinstance(read, Checklist) else None


@settings(max_examples=LISTS, deadline=None, database=None)
@given(checklists())
def test_json(what: Checklist) -> None:
    """All of it."""
    if valid(what) is not None:
        assert valid(what) == what


@settings(max_examples=LISTS, deadline=None, database=None)
@given(checklists())
@example(checklist("made", Confirm(id="i", ask="Is it so? (essential)")))
@example(checklist("made", Confirm(id="i", ask="Is it \\", importance="essential")))
@example(checklist("made", Confirm(id="i", ask="Is it so?", why="Ready: not a label")))
@example(replace(checklist("made", Confirm(id="i", ask="Is it so?")), title="In short:", disclaimer="In short"))
@example(replace(checklist("made", Confirm(id="i", ask="Is it so?", section="Here:")), disclaimer="In short:"))
@example(
    checklist(
        "made",
        choice("c", FollowUp(is_="hurry", add="i"), FollowUp(is_="hurry", add="j")),
        Confirm(id="i", ask="Is the first so?"),
        Confirm(id="j", ask="Is the second so?"),
    )
)
def test_markdown(what: Checklist) -> None:
    """Everything that stands beside a question; a measurement comes back as its question."""
    if valid(what) is None or ambiguous(what):
        return
    assert comparable(back(what, "markdown"), leave=["kind"]) == comparable(what, leave=["kind"])
    kinds = ["confirm" if isinstance(item, Probe) else item.kind for item in what.items]
    assert [item.kind for item in back(what, "markdown").items] == kinds
    assert back(what, "markdown").title == what.title


@settings(max_examples=LISTS, deadline=None, database=None)
@given(checklists())
def test_fhir(what: Checklist) -> None:
    """The same, with ids, versions, and the kind of a measurement; what is only on a card is no question in a form."""
    if valid(what) is None or ambiguous(what) or section(what).carded:
        return
    made = back(what, "fhir")
    assert comparable(made) == comparable(what)
    assert [item.id for item in made.items] == [item.id for item in what.items]
    assert (made.title, made.disclaimer) == (what.title, what.disclaimer)
    assert [item.probe for item in made.items if isinstance(item, Probe)] == [
        item.probe for item in what.items if isinstance(item, Probe)
    ]


@settings(max_examples=LISTS, deadline=None, database=None)
@given(checklists())
def test_csv(what: Checklist) -> None:
    """The fields of each item, but for what answers lead to."""
    if valid(what) is None or ambiguous(what):
        return
    made = back(what, "csv")
    assert comparable(made, leave=["leads"]) == comparable(what, leave=["leads"])
    assert [(item.id, item.moment, item.repeat) for item in made.items] == [
        (item.id, item.moment, item.repeat) for item in what.items
    ]


def test_an_address_of_a_page() -> None:
    """A form and a table bring it back; Markdown does not tell whom a list is for, and keeps it as a comment."""
    what = replace(checklist("made", Confirm(id="i", ask="Try it.", link="https://example.org/a")), style="hand-out")
    assert valid(what) == what
    for format_ in ("fhir", "csv"):
        assert back(what, format_) == replace(what, version=back(what, format_).version)
    written = FORMATS["markdown"](what, [section(what)])
    made = compose(lists_in(written.encode(), "list.md"), what.id, "")
    assert any("https://example.org/a" in line for line in made.left)
    assert not back(what, "markdown").items[0].why


@pytest.mark.parametrize("format_", ["markdown", "fhir"])
def test_a_blank_at_the_end_of_a_title_goes(format_: str) -> None:
    """Neither a heading nor a text of a form holds one."""
    what = replace(checklist("made", Confirm(id="i", ask="Is it so?")), title="The room ")
    assert valid(what) == what
    assert back(what, format_).title == "The room"


def ambiguous(what: Checklist) -> bool:
    """Whether two questions have the same words, so that what adds one could add the other."""
    asks = [item.ask for item in what.items]
    return len(set(asks)) < len(asks)
