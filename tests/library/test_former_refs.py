"""The refs of earlier versions."""

from pathlib import Path

from presencecheck.library.former_refs import former_refs
from presencecheck.library.library import Library
from presencecheck.system.paths import user_paths
from tests.support.commands import SMALL, own

RENAMED = SMALL.replace("id: door", "id: entrance, was: [door, gate]")


def test_each_leads_to_the_item_of_now(home: Path) -> None:
    """Also through an overlay that replaces the item; a list that is gone or broken has none."""
    own(home, "small", RENAMED)
    replaced = "{id: entrance, ask: Is it shut?, ready: Shut, if-not-yet: {do: [Shut it]}}"
    own(home, "mine", f"format: 1\nid: mine\nextends: small\nreplace: [{replaced}]\n")
    own(home, "broken", "format: 1\nid: broken\n")
    library = Library.of(user_paths())
    assert former_refs(library, ["small", "nosuch", "broken", "full"]) == {
        "small/door": "small/entrance",
        "small/gate": "small/entrance",
    }
    assert former_refs(library, ["mine"]) == {"mine/door": "mine/entrance", "mine/gate": "mine/entrance"}
