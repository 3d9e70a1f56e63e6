"""Overlays of routines through the whole program: shown, walked, checked, compared, and told before an update."""

from pathlib import Path

import pytest

from presencecheck.library.dependents import dependents
from presencecheck.system.paths import user_paths
from tests.support.commands import SMALL, Here, own
from tests.support.packs import ROOM, folder

HEAD = "format: 1\nid: full\nextends: full\n"


def included(run: Here, name: str = "full") -> list[str]:
    """The lists of a routine, as it is shown."""
    return [each.get("checklist", "recall") for each in run("show", name, "--json").data["routine"]["include"]]


def test_it_is_walked_listed_and_compared(run: Here, home: Path) -> None:
    """A list is left out and another added; what is not named stays as it is shipped."""
    before = included(run)
    own(home, "small", SMALL)
    own(
        home,
        "full",
        f"{HEAD}remove: [tech-check]\nadd-lists: [{{checklist: small, first: true}}]\nclosing: Go slowly.\n",
    )
    for _ in "from the file, and from the cache":
        assert included(run) == ["small", *(name for name in before if name != "tech-check")]
    walked = run("run", "full", "--answers", "-", "--json").data["run"]
    parts = {part["id"]: part["layer"] for part in walked["checklists"]}
    assert (parts["small"], "tech-check" in parts) == ("own", False)
    told = run("diff", "full", "--json").data["diff"]
    assert {(each["change"], each["item"]) for each in told["changes"]} == {
        ("head", "closing"),
        ("removed", "tech-check"),
        ("added", "small"),
    }
    listed = {row["id"]: row for row in run("list", "--json").data["checklists"]}
    assert (listed["full"]["kind"], listed["full"]["layer"], listed["full"]["hides"]) == ("routine", "own", ["shipped"])
    assert run("diff", "full", "--seen").code == 4  # it has no line for that


def test_what_changed_below_since_it_was_written(run: Here, home: Path) -> None:
    """`edit` notes the routine of that day, and `diff` tells what its authors changed later."""
    own(home, "small", SMALL)
    own(home, "day", "format: 1\nid: day\ntitle: Day\ninclude: [{checklist: small}]\n")
    own(home, "mine", "format: 1\nid: mine\nextends: day\nsince: ''\nclosing: Go.\n")
    assert run("diff", "mine", "--seen").code == 0
    own(home, "day", "format: 1\nid: day\ntitle: Day\ninclude: [{checklist: small}, {checklist: environment}]\n")
    later = run("diff", "mine", "--json").data["diff"]["later"]
    assert [(each["change"], each["item"]) for each in later] == [("added", "environment")]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("remove: [tech-chek]", "overlay-unlisted", 4),
        ("add-lists:\n  - {checklist: nosuch}", "unknown-checklist", 5),
        ("add-lists:\n  - {checklist: quick}", "includes-routine", 5),
        ("add-lists:\n  - {checklist: leaflet}", "includes-hand-out", 5),
        ("add-lists:\n  - {checklist: small, after: environment, first: true}", "overlay-places", 5),
        ("add-lists: [{checklist: small},\n  {checklist: 'own:small'}]", "double-checklist", 5),
        ("add-lists: [{checklist: ../x}]", "odd-id", 4),
        ("add-lists: [small]", "not-fields", 4),
        ("add-lists: small", "not-a-list", 4),
        ("add-lists: [{first: true}]", "missing-key", 4),
        ("add:\n  - item: {id: x, ask: Is it so?, ready: So, if-not-yet: {do: [Do]}}", "overlay-of-list", 5),
    ],
)
def test_a_slip_is_told_at_its_line(run: Here, home: Path, text: str, code: str, line: int) -> None:
    """With what to do about it."""
    own(home, "small", SMALL)
    own(home, "leaflet", SMALL.replace("id: small", "id: leaflet\nstyle: hand-out", 1))
    path = own(home, "full", f"{HEAD}{text}\n")
    problems = [each for each in run("check", path, "--json").data["problems"] if each["severity"] == "error"]
    assert [(each["code"], each["line"]) for each in problems] == [(code, line)]
    assert problems[0]["hint"]


def test_a_list_with_errors_is_told_where_it_is(run: Here, home: Path) -> None:
    """Not at the overlay that adds it."""
    own(home, "small", SMALL.replace("title:", "titel:"))
    path = own(home, "full", f"{HEAD}add-lists: [{{checklist: small}}]\n")
    assert run("check", path).code == 0


def test_a_list_that_is_gone_is_left_out_and_said(run: Here, home: Path) -> None:
    """Whether the overlay added it or the routine below has it; the rest is walked, in one sentence before it."""
    own(home, "small", SMALL)
    own(home, "day", "format: 1\nid: day\ntitle: Day\ninclude: [{checklist: small}, {checklist: gone}]\n")
    own(home, "mine", "format: 1\nid: mine\nextends: day\nadd-lists:\n  - {checklist: lost}\n")
    said = run("run", "mine", "--answers", "-").err
    assert said.count("Left out") == 1
    assert '"gone"' in said
    own(home, "day", "format: 1\nid: day\ntitle: Day\ninclude: [{checklist: small}]\n")
    assert "mine.yaml:5: " in run("run", "mine", "--answers", "-").err.replace("\n", " ")


def test_it_is_known_before_a_pack_is_changed(run: Here, home: Path, tmp_path: Path) -> None:
    """An overlay of a pack's routine, where an update takes a list or the whole routine away."""
    day = "format: 1\nid: day\ntitle: Day\ninclude: [{checklist: room}, {checklist: essentials}]\n"
    run("pack", "add", folder(tmp_path / "harbour", day_yaml=day), "--yes")
    own(home, "mine", "format: 1\nid: mine\nextends: harbour:day\nremove: [essentials]\n")
    files = {"room.yaml": ROOM.encode(), "day.yaml": day.replace(", {checklist: essentials}", "").encode()}
    paths = user_paths()
    assert dependents(paths, "harbour", {**files, "day.yaml": day.encode()}) == ()
    [found] = dependents(paths, "harbour", files)
    assert (found.id, found.stops) == ("mine", False)
    assert '"harbour:day" does not include "essentials"' in found.problem
    [gone] = dependents(paths, "harbour", {"room.yaml": ROOM.encode()})
    assert (gone.id, gone.stops) == ("mine", True)


def test_lists_of_a_packs_routine_are_still_the_packs(run: Here, home: Path, tmp_path: Path) -> None:
    """An own list that only has the name of one is walked where the overlay adds it, and not in its place."""
    day = "format: 1\nid: day\ntitle: Day\ninclude: [{checklist: room}, {checklist: environment}]\n"
    run("pack", "add", folder(tmp_path / "harbour", day_yaml=day), "--yes")
    own(home, "room", ROOM)
    own(home, "mine", "format: 1\nid: mine\nextends: day\nclosing: Go.\n")
    own(home, "other", "format: 1\nid: other\nextends: day\nremove: [room]\nadd-lists: [{checklist: room}]\n")
    for name, layer in (("mine", "harbour"), ("other", "own")):
        parts = run("run", name, "--answers", "-", "--json").data["run"]["checklists"]
        assert {part["id"]: part["layer"] for part in parts}["room"] == layer
