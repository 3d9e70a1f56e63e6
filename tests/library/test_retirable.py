"""Which questions are still asked, and which `retire` can leave out."""

from pathlib import Path

from presencecheck.authoring.retire import retire
from presencecheck.core.errors import PresenceCheckError
from presencecheck.library.library import Library
from presencecheck.library.retirable import retirable
from presencecheck.system.paths import user_paths
from tests.support.commands import SMALL, own


def known(*refs: str) -> dict[str, bool]:
    """What is known of them now."""
    return retirable(Library.of(user_paths()), refs)


def test_what_is_still_asked(home: Path) -> None:
    """What an overlay leaves out, a list that is gone, one with errors, and a routine ask nothing."""
    own(home, "small", SMALL)
    own(home, "mine", "format: 1\nid: mine\nextends: small\nremove: [lamp]\n")
    own(home, "broken", "}")
    assert known("mine/door", "mine/lamp", "small/door") == {"mine/door": True, "small/door": False}
    assert known("gone/door", "broken/door", "full/door", "mine/nope") == {}


def test_what_is_called_retirable_can_be_retired(home: Path) -> None:
    """`retire` agrees, of every question of the shipped lists."""
    paths = user_paths()
    library = Library.of(paths)
    for entry in library.entries():
        items = getattr(library.load(entry).content, "items", ())
        for ref, can_go in known(*(f"{entry.name}/{item.id}" for item in items if item.knows_not_yet)).items():
            try:
                retire(library, ref, paths.own)
            except PresenceCheckError:
                assert not can_go, ref
            else:
                assert can_go, ref
