"""Overlays: what an own or a pack's file changes of a checklist below it, alone and through the whole program."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencecheck.core.checklist import Checklist
from presencecheck.core.compose import WORKED_AROUND, compose
from presencecheck.core.items import Confirm, FollowUp, Item, Remedy, Text, When
from presencecheck.core.overlay import Addition, Overlay
from presencecheck.library.library import Library
from presencecheck.system.paths import user_paths
from tests.support.builders import checklist, confirm, scale, text
from tests.support.commands import SMALL, Here, own, presencecheck, walk

BASE = checklist("base", confirm("a"), confirm("b"), confirm("c"), confirm("d"))
HEAD = "format: 1\nid: environment\nextends: environment\n"
DOG = "{id: dog, ask: Is the dog out of the room?, ready: Out, if-not-yet: {do: [Let it out]}}"


def overlay(**changes: object) -> Overlay:
    """An overlay of `BASE`."""
    return Overlay(format=1, id="base", extends="base", **changes)  # type: ignore[arg-type]


def ids(what: Checklist) -> list[str]:
    """The ids of the items, in their order."""
    return [item.id for item in what.items]


@pytest.mark.parametrize(
    ("changes", "left"),
    [
        ({}, "a b c d"),
        ({"remove": ("b",)}, "a c d"),
        ({"add": (Addition(item=confirm("x"), after="b"),)}, "a b x c d"),
        ({"add": (Addition(item=confirm("x"), before="b"),)}, "a x b c d"),
        ({"add": (Addition(item=confirm("x")),)}, "a b c d x"),
        ({"add": tuple(Addition(item=confirm(name), after="a") for name in "xyz")}, "a x y z b c d"),
        ({"add": tuple(Addition(item=confirm(name), before="a") for name in "xyz")}, "x y z a b c d"),
        ({"add": (Addition(item=confirm("x"), after="b"), Addition(item=confirm("y"), after="x"))}, "a b x y c d"),
        (
            {
                "add": (
                    Addition(item=confirm("x"), after="a"),
                    Addition(item=confirm("y"), before="x"),
                    Addition(item=confirm("z"), after="a"),
                )
            },
            "a y x z b c d",
        ),
        ({"add": (Addition(item=confirm("x"), after="c"), Addition(item=confirm("y"), after="a"))}, "a y b c x d"),
        ({"add": (Addition(item=confirm("x"), after="b"),), "remove": ("b",)}, "a x c d"),
        ({"reorder": ("d", "a")}, "d b c a"),
        ({"reorder": ("d", "c", "b", "a")}, "d c b a"),
        ({"reorder": ("d", "a", "d")}, "d b c a"),
        ({"replace": (text("b"),)}, "a b c d"),
        ({"change": ({"id": "b", "importance": "essential"},)}, "a b c d"),
    ],
)
def test_each_change(changes: dict[str, object], left: str) -> None:
    """An overlay adds, replaces, removes and reorders, and does nothing else."""
    composed = compose(overlay(**changes), BASE, "own")
    assert " ".join(ids(composed.checklist)) == left
    assert composed.violations == ()


def test_a_change_is_of_the_fields_named() -> None:
    """Every other field stays as it is below, also one that comes later."""
    base = checklist("base", confirm("a", sources=("book",), when=When(modality=("video",))), text("b"))
    change = {"id": "a", "importance": "essential", "if-not-yet": {"do": ["Shut it"], "then": "stop"}}
    composed = compose(overlay(change=(change, {"id": "b", "max": 9})), base, "own")
    first, last = base.items
    assert isinstance(first, Confirm)
    assert isinstance(last, Text)
    changed = replace(first, importance="essential", if_not_yet=Remedy(do=("Shut it",), then="stop"))
    assert composed.checklist.items == (changed, replace(last, max=9))
    assert composed.violations == ()


def test_what_a_replacement_loses_is_said() -> None:
    """One that is meant to change a single field takes all the others with it."""
    base = checklist("base", confirm("a", when=When(modality=("video",)), why="People walk in."))
    [lost] = compose(overlay(replace=(confirm("a"),)), base, "own").violations
    assert (lost.code, lost.where, lost.words["fields"]) == ("overlay-lost", ("replace", 0, "id"), "when, why")
    assert lost.code not in WORKED_AROUND
    assert compose(overlay(replace=base.items), base, "own").violations == ()


def test_only_what_is_changed_is_judged() -> None:
    """Advice on words that are not the overlay's is for their authors."""
    base = checklist("base", replace(confirm("a", None), ready=""), scale("here"), text("rest"))
    assert compose(overlay(change=({"id": "a", "importance": "essential"},)), base, "own").violations == ()
    wrong = {"id": "here", "follow-up": [{"at-most": 30, "say": "Slow."}]}
    [violation] = compose(overlay(change=(wrong,)), base, "own").violations
    assert (violation.code, violation.where) == ("off-scale", ("change", 0, "follow-up", 0))


def test_what_is_not_named_stays_as_it_is_below() -> None:
    """A title, a version and a source are taken over unless the overlay gives its own."""
    same = compose(overlay(), BASE, "own").checklist
    assert (same.title, same.moment, same.items) == (BASE.title, BASE.moment, BASE.items)
    assert same.version == "1.0.0+own.0"
    other = compose(overlay(title="Other", version="2.0", sources={"k": "A book"}), BASE, "phone-pack").checklist
    assert (other.title, other.version, other.sources) == ("Other", "1.0.0+phone-pack.2.0", {"k": "A book"})


@pytest.mark.parametrize(
    ("changes", "left", "code", "where"),
    [
        ({"remove": ("z",)}, "a b c d", "overlay-unknown", ("remove", 0)),
        ({"replace": (confirm("z"),)}, "a b c d z", "overlay-unknown", ("replace", 0, "id")),
        ({"change": ({"id": "z", "ask": "Is it?"},)}, "a b c d", "overlay-unknown", ("change", 0, "id")),
        ({"change": ({"id": "b", "max": 3},)}, "a b c d", "overlay-field", ("change", 0, "max")),
        ({"add": (Addition(item=confirm("x"), after="z"),)}, "a b c d x", "overlay-unknown", ("add", 0, "after")),
        ({"add": (Addition(item=confirm("x"), before="z"),)}, "a b c d x", "overlay-unknown", ("add", 0, "before")),
        ({"reorder": ("d", "z", "a")}, "d b c a", "overlay-unknown", ("reorder", 1)),
        ({"add": (Addition(item=text("b"), after="c"),)}, "a c b d", "overlay-double", ("add", 0, "item", "id")),
    ],
)
def test_what_no_longer_fits_is_said_and_the_rest_holds(
    changes: dict[str, object], left: str, code: str, where: tuple[str | int, ...]
) -> None:
    """An item that is gone below takes nothing of the overlay with it."""
    composed = compose(overlay(**changes), BASE, "own")
    assert " ".join(ids(composed.checklist)) == left
    assert [(violation.code, violation.where) for violation in composed.violations] == [(code, where)]
    assert code in WORKED_AROUND


def test_an_item_that_a_follow_up_adds_is_not_removed_alone() -> None:
    """Else an answer would lead to nothing."""
    base = checklist("base", scale("here", FollowUp(at_most=3, add="rest")), text("rest", importance="optional"))
    composed = compose(overlay(remove=("rest",)), base, "own")
    assert ids(composed.checklist) == ["here", "rest"]
    assert [violation.code for violation in composed.violations] == ["overlay-needed"]
    chain = checklist(
        "base", scale("a", FollowUp(at_most=3, add="b")), scale("b", FollowUp(at_most=3, add="c")), text("c")
    )
    for names in (("b", "c"), ("c", "b")):
        composed = compose(overlay(remove=names), chain, "own")
        assert ids(composed.checklist) == ["a", "b", "c"]
        assert {violation.code for violation in composed.violations} == {"overlay-needed"}
        assert {violation.where for violation in composed.violations} == {("remove", 0), ("remove", 1)}
    assert ids(compose(overlay(remove=("here", "rest"), add=(Addition(item=text("x")),)), base, "own").checklist) == [
        "x"
    ]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"remove": ("a", "b", "c", "d")}, "overlay-size"),
        ({"add": tuple(Addition(item=confirm(f"x{n}")) for n in range(37))}, "overlay-size"),
        ({"replace": (scale("c", FollowUp(at_most=3, add="a")),)}, "follow-up-order"),
        ({"replace": (scale("c", FollowUp(at_most=3, add="z")),)}, "follow-up-item"),
    ],
)
def test_a_whole_that_cannot_be_is_no_checklist(changes: dict[str, object], code: str) -> None:
    """What no walk could do without is an error that nothing works around."""
    composed = compose(overlay(**changes), BASE, "own")
    assert [violation.code for violation in composed.violations] == [code]
    assert code not in WORKED_AROUND


NAMES = st.sampled_from("abcdefxyz")
ITEMS = st.builds(confirm, NAMES)


@given(
    st.lists(st.builds(Addition, item=ITEMS, after=NAMES | st.just("")), unique_by=lambda each: each.item.id),
    st.lists(ITEMS, unique_by=lambda each: each.id),
    st.lists(NAMES),
    st.lists(NAMES),
)
def test_nothing_is_lost_and_nothing_doubled(
    add: list[Addition], replace: list[Item], remove: list[str], reorder: list[str]
) -> None:
    """Whatever an overlay names, each item is there once, and only what it removes is gone."""
    replace = [each for each in replace if each.id not in {one.item.id for one in add}]  # else the file is refused
    made = overlay(add=tuple(add), replace=tuple(replace), remove=tuple(remove), reorder=tuple(reorder))
    composed = compose(made, BASE, "own")
    given_ids = set(ids(BASE)) | {each.item.id for each in add} | {each.id for each in replace}
    left = ids(composed.checklist)
    assert len(left) == len(set(left))
    if given_ids - set(remove):
        assert set(left) == given_ids - set(remove)
    gone = {name for name in [*remove, *reorder] if name not in given_ids}
    assert gone <= {violation.words["id"] for violation in composed.violations if violation.code == "overlay-unknown"}


def test_a_therapist_changes_one_question(home: Path) -> None:
    """An overlay is found, shown, walked and kept like the list itself, with all that it does not name."""
    own(home, "environment", f"{HEAD}remove: [light-front]\nadd:\n  - after: room-closed\n    item: {DOG}\n")
    shown = presencecheck("show", "environment", "--json").data["checklist"]
    names = [item["id"] for item in shown["items"]]
    below = [item["id"] for item in presencecheck("show", "shipped:environment", "--json").data["checklist"]["items"]]
    place = below.index("room-closed") + 1
    assert names == [name for name in [*below[:place], "dog", *below[place:]] if name != "light-front"]
    done = walk("environment", [(f"environment/{name}", "yes") for name in names])
    part = done.data["run"]["checklists"][0]
    assert (part["id"], part["layer"], part["version"]) == ("environment", "own", f"{shown['version']}")
    listed = {row["id"]: row for row in presencecheck("list", "--json").data["checklists"]}
    assert (listed["environment"]["layer"], listed["environment"]["hides"]) == ("own", ["shipped"])


def test_the_shipped_one_can_be_named_beside_it(home: Path) -> None:
    """LAYER:ID means the list of that layer, in commands and in routines."""
    own(home, "environment", f"{HEAD}title: Mine\n")
    own(home, "mine", "format: 1\nid: mine\ntitle: Mine\ninclude: [{checklist: 'shipped:environment'}]\n")
    assert presencecheck("show", "environment").out.startswith("Mine")
    assert not presencecheck("show", "shipped:environment").out.startswith("Mine")
    done = presencecheck("run", "mine", "--answers", "-", "--json")
    assert done.data["run"]["checklists"][0]["layer"] == "shipped"
    assert presencecheck("check", str(home / "config" / "checklists"), "--json").data["problems"] == []
    own(home, "lost", "format: 1\nid: lost\ntitle: Lost\ninclude: [{checklist: 'shipped:nosuch'}]\n")
    assert presencecheck("check", str(home / "config" / "checklists")).code == 1
    wrong = presencecheck("show", "shippd:environment")
    assert (wrong.code, 'Did you mean "shipped"?' in wrong.err) == (4, True)


FAULTY = [
    (f"{HEAD}remove:\n  - ►light-frnt", "overlay-unknown", 'Did you mean "light-front"?'),
    (f"{HEAD}remove:\n  - ►zzz", "overlay-unknown", "Its items: room-closed, no-listeners, "),
    (f"{HEAD}add:\n  - after: ►light-frnt\n    item: {DOG}", "overlay-unknown", 'Did you mean "light-front"?'),
    (f"{HEAD}add:\n  - item: {DOG.replace('dog', '►light-front', 1)}", "overlay-double", "Use replace"),
    (
        f"{HEAD}add:\n  - ►after: light-front\n    before: light-front\n    item: {DOG}",
        "overlay-places",
        "one of these",
    ),
    (f"{HEAD}add:\n  - ►after: light", "missing-key", "item"),
    (f"{HEAD}add:\n  - item: {{id: dog, ask: Out?, ►redy: Out}}", "unknown-key", 'Did you mean "ready"?'),
    (f"{HEAD}►remov: [light-front]", "unknown-key", 'Did you mean "remove"?'),
    (f"{HEAD}change:\n  - id: ►light-frnt\n    ready: Soft", "overlay-unknown", 'Did you mean "light-front"?'),
    (f"{HEAD}change:\n  - {{id: light-front, ►redy: Soft}}", "unknown-key", 'Did you mean "ready"?'),
    (f"{HEAD}change:\n  - {{id: light-front, importance: ►urgent}}", "unknown-word", "essential, standard"),
    (f"{HEAD}change:\n  - {{id: light-front, options: ►[a, b]}}", "overlay-field", "Take the field out"),
    (f"{HEAD}change:\n  - {{id: light-front, ►kind: scale}}", "overlay-fixed", "under replace"),
    (f"{HEAD}change:\n  - ►{{ready: Soft}}", "missing-key", "id"),
    (f"{HEAD}change:\n  - ►light-front", "odd-item", "id"),
    (f"{HEAD}change: ►light-front", "not-a-list", "one, two"),
    (f"{HEAD}remove: []\nchange: [{{id: light-front}}, {{id: ►light-front, ready: Lit}}]", "double-id", "line 5"),
    (f"{HEAD}replace: ►light-front", "not-a-list", "one, two"),
    ("format: 1\nid: environment\nextends: ►enviroment\n", "unknown-base", "presencecheck list"),
    ("format: 1\nid: environment\nextends: ►../x\n", "odd-id", "small letters"),
    ("format: 1\nid: environment\nextends: ►own:environment\n", "extends-itself", "own:environment"),
]


@pytest.mark.parametrize(("marked", "code", "helps"), FAULTY, ids=[code for _, code, _ in FAULTY])
def test_a_fault_is_pointed_at(home: Path, marked: str, code: str, helps: str) -> None:
    """`check` tells the very place in the overlay, and what to do."""
    before = marked.partition("►")[0]
    path = own(home, "environment", marked.replace("►", ""))
    done = presencecheck("check", str(path), "--json")
    problems = [each for each in done.data["problems"] if each["severity"] == "error"]
    spot = before.count("\n") + 1, len(before) - before.rfind("\n")
    assert [(each["code"], each["line"], each["column"]) for each in problems] == [(code, *spot)]
    assert helps in problems[0]["message"] + problems[0]["hint"]
    assert done.code == 1


def test_lists_that_extend_each_other_are_refused(home: Path) -> None:
    """A ring of overlays is told with its way round, in a check and in a walk."""
    own(home, "one", "format: 1\nid: one\nextends: two\n")
    path = own(home, "two", "format: 1\nid: two\nextends: one\n")
    for done in (presencecheck("check", str(path)), presencecheck("show", "one")):
        assert re.search(r"own:(one|two) → own:(one|two) → own:(one|two)", done.out + done.err)
        assert done.code in (1, 4)


def test_a_walk_goes_on_when_the_list_below_has_changed(home: Path) -> None:
    """What no longer fits is said before the first question; it does not keep the person from the walk."""
    own(home, "small", SMALL)
    own(home, "mine", "format: 1\nid: mine\nextends: small\nremove: [curtain, water]\n")
    done = presencecheck("run", "mine", "--answers", "-", stdin='{"item": "mine/door", "answer": "yes"}\n')
    assert 'no item "curtain"' in done.err
    assert "presencecheck diff mine" in done.err
    assert "Is water at hand?" not in done.out
    assert done.code == 3


def test_all_that_no_longer_fits_is_one_sentence(run: Here, home: Path) -> None:
    """However many places of however many overlays: nobody's morning begins with a page of them."""
    own(home, "small", SMALL)
    own(home, "mine", "format: 1\nid: mine\nextends: small\nremove: [curtain, blind, water]\n")
    own(home, "two", "format: 1\nid: two\nextends: small\nremove: [lamps]\n")
    answers = home / "answers"
    answers.write_text('{"item": "mine/door", "answer": "yes"}\n')
    said = run("run", "mine", "two", "--answers", str(answers)).err.splitlines()
    said = [line for line in said if "no longer fit" in line]
    assert len(said) == 1
    assert "3 places (mine, two)" in said[0]


def test_what_is_loaded_again_counts_once(home: Path) -> None:
    """A list is loaded for its size, for its walk and more; one place that no longer fits is one, told by its name."""
    own(home, "small", SMALL)
    own(home, "mine", "format: 1\nid: mine\nextends: small\nremove: [curtain]\n")
    library = Library.of(user_paths())
    for _ in "again":
        library.load(library.find("mine"))
    assert [note.partition(".")[0] for note in library.notes] == [
        'Your changes to "mine" no longer fit: "small" has no item "curtain"'
    ]


REVISED = (
    SMALL.replace("id: door", "id: entrance, was: [door]")
    + """\
retired:
  curtain: {by: [lamp], since: 2.0.0}
  mirror: {since: 2.0.0}
"""
)


def test_what_is_renamed_is_followed_and_what_is_retired_is_passed_over(run: Here, home: Path) -> None:
    """In one sentence for all, at every start; `check` finds no error and says what to write."""
    own(home, "small", REVISED)
    own(home, "mine", "format: 1\nid: mine\nextends: small\nremove: [curtain, mirror, door, water]\n")
    answers = home / "answers"
    answers.write_text("")
    for _ in "again":
        said = " ".join(run("run", "mine", "--answers", str(answers)).err.split())
        assert said.count("no longer fit") == 1
        assert "2 places (mine)" in said
    assert "Is the door shut?" not in run("show", "mine").out
    told = run("check", str(home / "config" / "checklists" / "mine.yaml"))
    assert told.code == 0
    assert '"small" calls the item "door" "entrance" now. Write "entrance".' in told.out
    assert '"small" has no item "curtain" since version 2.0.0. In its place: lamp.' in told.out
    assert "In its place: nothing." in told.out
    assert 'no item "curtain"' in " ".join(run("diff", "mine").out.split())


def test_diff_tells_what_took_the_place_of_an_item(run: Here, home: Path) -> None:
    """Since the overlay was written, an item below was renamed and another retired."""
    base = own(home, "small", SMALL)
    own(home, "mine", 'format: 1\nid: mine\nextends: small\nsince: ""\nremove: [water]\n')
    assert run("diff", "mine", "--seen").code == 0
    later = REVISED.replace("id: lamp", "id: light").replace("{by: [lamp]", "{by: [light]")
    base.write_text(f"{later}  lamp: {{by: [light], since: 2.0.0}}\n")
    told = run("diff", "mine").out
    assert "renamed: door is entrance now" in told
    assert "retired: lamp: Is the lamp on? In its place: light" in told
    changes = run("diff", "mine", "--json").data["diff"]["later"]
    assert {"change": "retired", "item": "lamp", "before": "Is the lamp on?", "after": "light"} in changes
    assert {"change": "renamed", "item": "entrance", "before": "door", "after": "entrance"} in changes


def test_a_composed_list_is_validated_once(home: Path) -> None:
    """A start with an overlay is as cheap as one without: both files and the whole come from the cache."""
    own(home, "environment", f"{HEAD}remove: [light-front]\n")
    first = presencecheck("show", "environment").out
    kept = sorted((home / "cache" / "compiled").iterdir())
    assert len(kept) == 2 + 1
    for path in kept:
        entry = json.loads(path.read_text())
        assert {"kind", "names", "source", "sha256", "version", "what"} == set(entry)
    assert presencecheck("show", "environment").out == first


def test_a_change_below_is_seen_at_once(home: Path) -> None:
    """The cache of the whole is used only while both files are the same."""
    base = own(home, "small", SMALL)
    own(home, "mine", "format: 1\nid: mine\nextends: small\nremove: [water]\n")
    assert "Is the door shut?" in presencecheck("show", "mine").out
    base.write_text(SMALL.replace("Is the door shut?", "Is the door locked?"))
    assert "Is the door locked?" in presencecheck("show", "mine").out


def test_a_changed_question_is_walked_with_the_rest_of_what_it_was(home: Path) -> None:
    """Through the file, the cache and what is shown."""

    def door(name: str) -> dict[str, object]:
        items = presencecheck("show", name, "--json").data["checklist"]["items"]
        return next(item for item in items if item["id"] == "door")

    own(home, "small", SMALL)
    path = own(home, "mine", "format: 1\nid: mine\nextends: small\nchange: [{id: door, ask: Is our door shut?}]\n")
    for _ in range(2):
        assert door("mine") == door("small") | {"ask": "Is our door shut?"}
    assert presencecheck("check", str(path)).code == 0
