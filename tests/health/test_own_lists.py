"""What `doctor` says of the person's own lists."""

from pathlib import Path

import pytest

from presencecheck.health.own_lists import check_own_lists
from presencecheck.system.paths import user_paths
from tests.support.commands import SMALL, own

MINE = "format: 1\nid: mine\nextends: small\nremove: [{gone}]\n"
DAY = "format: 1\nid: day\ntitle: Day\ninclude: [{checklist: small}, {checklist: yard}]\n"


def found() -> tuple[str, str, str]:
    """The finding, its sentence and what to do."""
    [(name, each)] = check_own_lists(user_paths())
    assert name == "own"
    return each.finding, each.sentence, each.remedy


def test_lists_that_can_be_used(home: Path) -> None:
    """Nothing where there are none; else how many."""
    assert list(check_own_lists(user_paths())) == []
    own(home, "small", SMALL)
    assert found()[:2] == ("ok", "Your own list can be used.")
    own(home, "mine", MINE.format(gone="lamp"))
    assert found()[:2] == ("ok", "Your own 2 lists can be used.")


def test_changes_that_no_longer_fit(home: Path) -> None:
    """Each list once; the rest of it is walked, so that it is no failure."""
    own(home, "small", SMALL)
    own(home, "mine", MINE.format(gone="curtain, blind"))
    assert found() == (
        "warn",
        "Your changes no longer fit what they change: mine.",
        "See where: presencecheck diff mine",
    )


def test_lists_that_cannot_be_used(home: Path) -> None:
    """A list with an error, an overlay over nothing, and a routine that includes what is not there."""
    own(home, "small", SMALL)
    own(home, "odd", "format: 1\n")
    assert found()[:2] == ("fail", "1 list of your own cannot be used: odd.")
    own(home, "over", MINE.format(gone="x").replace("mine", "over").replace("small", "nothing"))
    own(home, "day", DAY)
    finding, sentence, remedy = found()
    assert (finding, sentence) == ("fail", "3 lists of your own cannot be used: day, odd, over.")
    assert remedy == "See what is wrong, and where: presencecheck check day odd over"


def test_a_folder_that_cannot_be_looked_into(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told, in place of the lists that may be in it."""
    folder = own(home, "small", SMALL).parent
    folder.rename(folder.with_name("other"))
    folder.write_text("")
    finding, sentence, _ = found()
    assert (finding, str(folder) in sentence) == ("fail", True)
