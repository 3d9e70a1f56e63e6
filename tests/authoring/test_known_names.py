"""The names that an editor can offer."""

from pathlib import Path

from presencecheck.authoring.known_names import known_names
from presencecheck.library.library import Library
from presencecheck.system.paths import user_paths
from tests.support.commands import SMALL, own


def test_names_of_every_layer(home: Path) -> None:
    """Own lists and shipped ones, routines too, and their items; what is broken offers its name alone."""
    own(home, "small", SMALL)
    own(home, "broken", "format: 1\n")
    known = known_names(Library.of(user_paths()))
    assert {"small", "broken", "environment", "full"} <= set(known.lists)
    assert {"door", "room-closed"} <= set(known.items)
