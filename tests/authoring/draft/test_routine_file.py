"""The file of a routine: nothing in it is lost without a yes, and nothing is written over a change from elsewhere."""

from pathlib import Path

import pytest

from presencecheck.core.errors import PresenceCheckError
from presencecheck.messages import draft as draft_messages
from tests.authoring.draft.test_routine_dialogue import change, included, opened
from tests.support.commands import Here, own


def test_a_remark_is_not_lost_without_a_yes(home: Path, run: Here) -> None:
    """It is asked first, of an own routine and of changes to one of ours."""
    text = "format: 1\nid: mine\ntitle: M\ninclude:\n  - checklist: environment  # mine\n  - checklist: tech-check\n"
    path = own(home, "mine", text)
    typed = change("mine", "1", "3", "n")
    assert draft_messages.ASK_TO_LOSE.format(name="mine") in typed.said
    assert path.read_text() == text
    change("mine", "1", "3", "y")
    assert included(run, "mine") == ["tech-check"]
    over = own(home, "full", "format: 1\nid: full\nextends: full\nremove: [tech-check]  # ours\n")
    typed = change("full", "l", "1", "n")
    assert "ours" in over.read_text()
    change("full", "l", "1", "y")
    assert "tech-check" in included(run, "full")


def test_another_windows_change_is_not_overwritten(home: Path) -> None:
    """It is told, and the file stays as it is."""
    path = own(
        home, "mine", "format: 1\nid: mine\ntitle: M\ninclude: [{checklist: environment}, {checklist: tech-check}]\n"
    )
    file = opened("mine")
    path.write_text(path.read_text() + "closing: Go.\n")
    with pytest.raises(PresenceCheckError, match="another window"):
        file.keep(file.draft.retitle("Other"))
    assert path.read_text().endswith("closing: Go.\n")
