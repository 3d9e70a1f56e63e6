"""A routine written on pages without a script: every form as a browser sends it."""

import re
from pathlib import Path

import pytest

from presencecheck.core.checklist import Routine
from presencecheck.formats.load import load
from presencecheck.library.library import Library
from presencecheck.messages import draft as draft_messages
from presencecheck.system.paths import user_paths
from tests.authoring.draft.test_site import Tab
from tests.support.commands import SMALL, own


def walked(name: str) -> Routine:
    """The routine as it would be walked."""
    library = Library.of(user_paths())
    content = library.load(library.find(name)).content
    assert isinstance(content, Routine)
    return content


def lists(name: str) -> list[str]:
    """Its lists."""
    return [part.checklist for part in walked(name).include]


def test_one_of_ours_is_changed_by_what_differs(home: Path) -> None:
    """Each button does what it says, and all of it comes back; then no file is left."""
    own(home, "small", SMALL)
    path = user_paths().own / "full.yaml"
    before = lists("full")
    tab = Tab()
    assert "list?name=full" in tab.html
    tab.get("list?name=full")
    assert draft_messages.NOTHING_CHANGED in tab.html
    tab.press("do?name=full", "out:environment")
    tab.press("do?name=full", "add", list="small")
    tab.press("do?name=full", "up:small")
    tab.press("do?name=full", "card:tech-check")
    tab.press("do?name=full", "words", title="My day", closing="Go.")
    now = walked("full")
    assert (now.title, now.closing, lists("full")) == ("My day", "Go.", [*before[1:-1], "small", before[-1]])
    assert now.include[1].as_ == "card"
    assert load(path.read_bytes(), str(path)).problems == ()
    assert draft_messages.STATES["changed"] in tab.html
    tab.press("do?name=full", "back:environment")
    tab.press("do?name=full", "back:tech-check")
    tab.press("do?name=full", "undo")
    assert walked("full").include[2].as_ == "card"
    tab.press("do?name=full", "all-back")
    assert not path.exists()
    assert draft_messages.NOTHING_CHANGED in tab.html
    assert tab.site.get("print?name=full").status == 404


def test_one_from_nothing() -> None:
    """Begun, filled and turned about; the last list stays, which is said."""
    tab = Tab()
    tab.press("begin", "begin-routine", title="My mornings")
    assert draft_messages.NOT_KEPT_YET_ROUTINE in tab.html
    titles = re.findall(r"<option[^>]*>([^<]+)", tab.html)
    assert titles == sorted(titles, key=str.casefold)
    tab.press("do?name=mornings", "add", list="environment")
    tab.press("do?name=mornings", "add", list="tech-check")
    tab.press("do?name=mornings", "down:environment")
    assert lists("mornings") == ["tech-check", "environment"]
    assert "presencecheck open mornings" in tab.html
    tab.press("do?name=mornings", "out:environment")
    assert draft_messages.LAST_LIST in tab.press("do?name=mornings", "out:tech-check")
    assert lists("mornings") == ["tech-check"]


@pytest.mark.parametrize("do", ["add", "explode", "back:nothing", "out:nothing", "save:environment"])
def test_what_no_form_of_ours_sends(do: str) -> None:
    """It is told, and nothing is changed."""
    tab = Tab()
    tab.get("list?name=full")
    html = tab.send("do?name=full", {"n": "0", "do": do, "list": "nothing"})
    assert 'role="alert"' in html
    assert not (user_paths().own / "full.yaml").exists()


def test_a_remark_is_not_lost_without_a_yes(home: Path) -> None:
    """A page asks first."""
    text = "format: 1\nid: full\nextends: full\nremove: [tech-check]  # ours\n"
    path = own(home, "full", text)
    tab = Tab()
    tab.get("list?name=full")
    assert draft_messages.SURE in tab.press("do?name=full", "back:tech-check")
    assert path.read_text() == text
    tab.send("do?name=full", {"n": "0", "do": "back:tech-check", "sure": "yes"})
    assert "tech-check" in lists("full")
