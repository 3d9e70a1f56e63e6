"""Cards that have what must be asked before the client is there."""

from pathlib import Path

import pytest

from tests.support.commands import Here, own

OPENING = """\
format: 1
id: opening
title: Opening
moment: open
items:
  - {id: heard, ask: Can both hear?, ready: Heard, if-not-yet: {do: [Ask]}}
  - {id: alone, ask: Are they alone?, ready: Alone, if-not-yet: {do: [Ask], then: stop}%s}
"""
ROUTINE = (
    "format: 1\nid: day\ntitle: Day\ninclude:\n  - {checklist: opening, as: %s}\n  - {checklist: nosuch, as: card}\n"
)


def warned(run: Here, path: Path) -> list[tuple[str, int]]:
    """The warnings of a file, each with its line."""
    found = run("check", str(path), "--json").data["problems"]
    return [(each["code"], each["line"]) for each in found if each["severity"] == "warning"]


@pytest.mark.parametrize(
    ("way", "moment", "line"),
    [("card", "", 5), ("walk", "", None), ("card", ", moment: setup", None), ("card", ", moment: open", None)],
)
def test_a_routine_is_warned(run: Here, home: Path, way: str, moment: str, line: int | None) -> None:
    """Where it includes the list, unless the item can only be known with the client; a missing list ends nothing."""
    own(home, "opening", OPENING % moment)
    assert warned(run, own(home, "day", ROUTINE % way)) == ([("stop-on-card", line)] if line else [])


def test_a_list_for_both_moments_is_warned_itself(run: Here, home: Path) -> None:
    """It has a card of its own, whichever routine includes it."""
    split = OPENING.replace("{id: heard,", "{id: heard, moment: setup,") % ""
    assert warned(run, own(home, "opening", split)) == [("stop-on-card", 7)]
    assert warned(run, own(home, "opening", OPENING % "")) == []
    said = run("check", str(own(home, "opening", split))).out
    assert '"alone" of "opening" advises not to begin, and stands on a card, which is shown after the verdict.' in said
