"""What a file changes in the checklist below it, and what changed there since."""

from pathlib import Path

import pytest

from presencecheck.core.errors import PresenceCheckError
from presencecheck.library.compare import compare, note_seen
from presencecheck.library.library import Library
from presencecheck.messages import library as library_messages
from presencecheck.system.paths import user_paths
from tests.support.commands import SMALL, own, presencecheck


def test_diff_tells_what_an_overlay_changes_and_what_changed_below(home: Path) -> None:
    """A removed and a reworded item below are told once the overlay says what it was written for."""
    base = own(home, "small", SMALL)
    mine = own(home, "mine", "format: 1\nid: mine\nextends: small\nremove: [water]\n")
    assert "does not say what it was written for" in presencecheck("diff", "mine").out
    assert presencecheck("diff", "mine", "--seen").code == 4
    mine.write_text("format: 1\nid: mine\nextends: small\nsince: '0'  # the day I wrote it\nremove: [water]\n")
    assert "has changed since this was written; how it was" in " ".join(presencecheck("diff", "mine").out.split())
    assert presencecheck("diff", "mine", "--seen").code == 0
    assert "# the day I wrote it\nremove: [water]" in mine.read_text()
    assert "as it was when this was written" in presencecheck("diff", "mine").out
    base.write_text(
        SMALL.replace("Is the door shut?", "Is the door locked?")
        .replace("  - {id: water, ask: Is water at hand?, ready: At hand, if-not-yet: {do: [Fetch it]}}\n", "")
        .replace("importance: optional, repeat: daily", "importance: essential, repeat: daily")
    )
    told = presencecheck("diff", "mine", "--json").data["diff"]
    assert told["below"] == "own:small"
    assert [(each["change"], each["item"]) for each in told["later"]] == [
        ("removed", "water"),
        ("reworded", "door"),
        ("importance", "lamp"),
    ]
    assert ['no item "water"' in problem for problem in told["problems"]] == [True]
    words = " ".join(presencecheck("diff", "mine").out.split())
    assert "reworded: door: was Is the door shut? is Is the door locked?" in words


def test_diff_of_a_list_that_takes_the_place_of_another(home: Path) -> None:
    """A whole copy does not go stale in silence: it is told where it differs from the one below."""
    copy = presencecheck("where", "--json").data["paths"]["own"]
    below = Path(__file__).parents[2] / "checklists" / "environment.yaml"
    Path(copy).mkdir(parents=True)
    Path(copy, "environment.yaml").write_text(below.read_text().replace("title: Room", "title: My room"))
    told = presencecheck("diff", "environment", "--json").data["diff"]
    assert (told["overlay"], told["below"]) == (False, "shipped:environment")
    assert [each["change"] for each in told["changes"]] == ["head"]
    assert "changes nothing" in presencecheck("diff", "tech-check").out


@pytest.fixture
def library(home: Path) -> Library:
    """A library with a list and an overlay over it."""
    own(home, "small", SMALL)
    own(home, "mine", "format: 1\nid: mine\nextends: small\nsince: '0'\nremove: [water]\n")
    return Library.of(user_paths())


def test_an_overlay_and_its_base(home: Path, library: Library) -> None:
    """The changes are those of the overlay; what changed below is known from a snapshot only."""
    found = compare(library, library.find("mine"), home / "bases")
    assert (found.name, found.layer, found.base, found.later) == ("mine", "own", "own:small", None)
    assert [change[:2] for change in found.changes] == [("removed", "water")]
    assert compare(library, library.find("small"), home / "bases").base == ""


def test_a_noted_base_is_compared_later(home: Path, library: Library) -> None:
    """Once its author has seen the base, later changes to it are told."""
    note_seen(compare(library, library.find("mine"), home / "bases"), home / "bases")
    assert compare(library, library.find("mine"), home / "bases").later == ()
    own(home, "small", SMALL.replace("Is the door shut?", "Is the door locked?"))
    later = compare(library, library.find("mine"), home / "bases").later
    assert later is not None
    assert [change[:2] for change in later] == [("reworded", "door")]


def test_only_an_own_overlay_is_noted(home: Path, library: Library) -> None:
    """A whole list has no line for it, and says so."""
    with pytest.raises(PresenceCheckError) as caught:
        note_seen(compare(library, library.find("small"), home / "bases"), home / "bases")
    assert caught.value.message == library_messages.NO_OVERLAY.message.format(layer="own", name="small")
