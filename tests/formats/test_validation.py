"""From the data of a file to the model: every kind of item, and every fault at once."""

import json

import pytest

from presencecheck.core import items
from presencecheck.core.checklist import Checklist, Include, Routine
from presencecheck.core.serialize import from_dict, to_dict
from presencecheck.formats.kinds import KINDS
from presencecheck.formats.load import load

HEAD = "format: 1\nid: room\ntitle: Room\n"


GOAL = "{id: goal, kind: text, ask: What for?}"


def listed(*entries: str) -> str:
    """A checklist of these items; the first one is on line 5."""
    return "\n- ".join((f"{HEAD}items:", *entries))


def scale(follow: str, more: str = "") -> str:
    """A checklist of a scale with a follow-up, and of the item `goal` after it."""
    ends = "scale: {low: far, high: near}"
    return listed(
        "{id: here, kind: scale, ask: How here?" + more + ", " + ends + ", follow-up: [" + follow + "]}", GOAL
    )


def pointed(marked: str) -> tuple[bytes, list[tuple[int, int]]]:
    """The file without its arrows, and the line and column at which each arrow points."""
    parts = marked.split("►")
    before = ["".join(parts[:count]) for count in range(1, len(parts))]
    marks = [(text.count("\n") + 1, len(text) - text.rfind("\n")) for text in before]
    return "".join(parts).encode(errors="surrogateescape"), marks


TEN = """\
format: ►2
id: ►Room
title: ►""
►colour: red
moment: ►never
items:
  - id: door
    ask: ►[Is it shut?]
    ►redy: Shut
  - ►Is it quiet?
  - {id: goal, kind: text, ask: What for?, max: ►many}
  - {id: ►goal, kind: text, ask: What else?}
"""


def test_ten_faults_are_ten_messages() -> None:
    """A file is mended in one go: no fault hides another, and the messages follow the lines."""
    source, marks = pointed(TEN)
    assert len(marks) == 10
    assert [(each.line, each.column) for each in load(source, "f.yaml").problems] == marks


def test_a_broken_entry_hides_nothing_behind_it() -> None:
    """A list whose entries are broken is not told that it is too short, and what follows is told as well."""
    source, marks = pointed(listed("{id: door, ask: Shut?, if-not-yet: {do: [►[Shut it]]}, ►colour: red}"))
    assert [(each.line, each.column) for each in load(source, "f.yaml").problems] == marks


def test_a_misspelt_required_field() -> None:
    """A name that is missing and its misspelling are both said, the misspelling with what was meant."""
    missing, misspelt = load(listed("{id: goal, kind: text, aks: What for?}").encode(), "f.yaml").problems
    assert (missing.code, misspelt.code) == ("missing-key", "unknown-key")
    assert misspelt.hint == 'Did you mean "ask"?'


def test_a_broken_item_is_still_there() -> None:
    """A follow-up to an item with a fault of its own is not told that there is no such item."""
    source, [mark] = pointed(scale("{at-most: 3, add: goal}").replace("kind: text", "kind: text, ►mx: 9"))
    assert [(each.line, each.column) for each in load(source, "f.yaml").problems] == [mark]


REMEDY = items.Remedy(do=("C", "D"), then="stop")


WHEN = items.When(modality=("video",), setting=("group",), first_session=False)


PACE = items.Course(seconds=60, breathe=items.Breathe(in_=4, out=6), alternative="C")


STEPS = items.Course(seconds=9, steps=("1", "on"), alternative="C")


ENDS = items.Range(min=1, max=5, low="yes", high="12:30")


LOW = items.FollowUp(at_least=1, at_most=3, say="C")


NO = items.FollowUp(is_="no", say="null")


HIGH = items.FollowUp(at_least=4, add="z")


WRITTEN: dict[str, items.Item] = {
    "a: Is it shut?": items.Confirm(id="a", ask="Is it shut?"),
    "{id: a, ask: B, if-not-yet: {do: [C, D], then: stop}, when: {modality: [video], setting: [group],\n"
    "  first-session: no}}": items.Confirm(id="a", ask="B", if_not_yet=REMEDY, when=WHEN),
    "{id: a, kind: probe, ask: B, probe: network}": items.Probe(id="a", ask="B", probe="network"),
    "{id: a, kind: exercise, ask: B, exercise: {seconds: 60, breathe: {in: 4, out: 6}, alternative: C}}": (
        items.Exercise(id="a", ask="B", exercise=PACE)
    ),
    "{id: a, kind: exercise, ask: B, exercise: {seconds: 9, steps: [1, on], alternative: C}}": items.Exercise(
        id="a", ask="B", exercise=STEPS
    ),
    "{id: a, kind: scale, ask: B, keep: false, scale: {min: 1, max: 5, low: yes, high: 12:30},\n"
    "  follow-up: [{at-least: 1, at-most: 3, say: C}, {at-least: 4, add: z}]}": items.Scale(
        id="a", ask="B", keep=False, scale=ENDS, follow_up=(LOW, HIGH)
    ),
    "{id: a, kind: choice, ask: B, options: [no, 012], follow-up: [{is: no, say: null}]}": (
        items.Choice(id="a", ask="B", options=("no", "012"), follow_up=(NO,))
    ),
    "{id: a, kind: several, ask: B, options: [no, 012], at-most: 1, keep: true, follow-up: [{has: 012, say: C}]}": (
        items.Several(
            id="a",
            ask="B",
            options=("no", "012"),
            at_most=1,
            keep=True,
            follow_up=(items.FollowUp(has="012", say="C"),),
        )
    ),
    "{id: a, kind: text, ask: no, max: 9, repeat: daily}": items.Text(id="a", ask="no", max=9, repeat="daily"),
}


@pytest.mark.parametrize(("written", "item"), WRITTEN.items())
def test_every_kind_of_item(written: str, item: items.Item) -> None:
    """Each way of writing an item gives that item, and keeping it and reading it back changes nothing."""
    entries = (item, items.Text(id="z", ask="Z", sources=("f",)))
    what = Checklist(format=1, id="room", title="Room", sources={"f": "F"}, items=entries)
    source = listed(written, "{id: z, kind: text, ask: Z, sources: [f]}") + "\nsources: {f: F}"
    assert load(source.encode(), "f.yaml").what == what
    plain = json.loads(json.dumps(to_dict(what)))
    assert from_dict(Checklist, plain) == what
    assert load(json.dumps(plain).encode(), "f.yaml").what == what  # what is kept is spelt as in files


def test_routine() -> None:
    """A routine names its checklists in their order."""
    when = "when: {modality: [video]}"
    source = f"{HEAD}closing: Go in.\ninclude: [{{checklist: room, {when}}}, {{checklist: client, as: card}}]"
    room = Include(checklist="room", when=items.When(modality=("video",)))
    include = (room, Include(checklist="client", as_="card"))
    what = Routine(format=1, id="room", title="Room", closing="Go in.", include=include)
    assert load(source.encode(), "f.yaml").what == what
    assert from_dict(Routine, json.loads(json.dumps(to_dict(what)))) == what


def test_no_kind_is_left_out() -> None:
    """A new kind of item is read from a file before it is released."""
    assert {type(item) for item in WRITTEN.values()} == set(KINDS.values())
