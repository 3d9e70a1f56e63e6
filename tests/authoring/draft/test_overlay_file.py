"""A list of others changed by questions: only what differs is written, and what its authors revise still arrives."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from presencecheck.authoring.draft.base_items import all_restored, left_out, restored
from presencecheck.authoring.draft.open_draft import open_draft
from presencecheck.authoring.draft.overlay_file import OverlayFile
from presencecheck.core.checklist import Checklist
from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.overlay import Overlay
from presencecheck.core.sections import spread
from presencecheck.formats.load import load
from presencecheck.library.library import Library
from presencecheck.messages import draft as draft_messages
from presencecheck.system.paths import shipped, user_paths
from tests.authoring.draft.test_model import STEPS, step
from tests.support.commands import Here
from tests.support.evidence import amount

NAMES = sorted(path.stem for path in shipped().glob("*.yaml"))
LISTS = [name for name in NAMES if "\nitems:" in (shipped() / f"{name}.yaml").read_text(encoding="utf-8")]


def opened(name: str = "environment") -> OverlayFile:
    """The list, to be changed."""
    paths = user_paths()
    library = Library.of(paths)
    file = open_draft(library, library.find(name), paths)
    assert isinstance(file, OverlayFile)
    return file


def walked(name: str = "environment") -> Checklist:
    """The list as it is walked now."""
    library = Library.of(user_paths())
    content = library.load(library.find(name)).content
    assert isinstance(content, Checklist)
    return content


@pytest.mark.parametrize("name", LISTS)
def test_every_list_of_ours_can_be_changed(name: str) -> None:
    """It is as it came and needs no file; its first question in other words is one field in a file."""
    file = opened(name)
    assert (file.draft.checklist.items, file.is_kept, file.advice().errors) == (file.base.items, False, ())
    first = file.draft.items[0].id
    draft = file.draft.change(first, ask="Is this in other words?")
    assert file.advice(draft).errors == ()
    file.keep(draft)
    what = load(file.path.read_bytes(), name).what
    assert isinstance(what, Overlay)
    assert [dict(change) for change in what.change] == [{"id": first, "ask": "Is this in other words?"}]
    assert (what.add, what.replace, what.remove, what.reorder) == ((), (), (), ())
    assert walked(name).items == draft.items


@pytest.mark.parametrize("name", LISTS)
def test_every_question_of_ours_can_be_left_out(name: str) -> None:
    """But for the last one, and for one whose answers alone bring up another."""
    file = opened(name)
    for item in file.base.items:
        draft = file.draft.remove(item.id)
        led = {follow.add for follow in item.follow_ups if follow.add}
        asks = [draft_messages.LEADS_ON.format(ask=each.ask) for each in draft.items if each.id in led]
        errors = file.advice(draft).errors
        assert set(errors) <= {*asks, draft_messages.LAST_QUESTION}
        assert (draft_messages.LAST_QUESTION in errors) == (not draft.items)


def test_each_change_is_written_as_what_it_is(run: Here) -> None:
    """Left out, added, moved, changed and taken back, each in its own part; the check has nothing against it."""
    file = opened()
    draft = file.draft.remove("body-set").add("Is the fan on?")
    draft = draft.move(draft.items[-1].id, 1).change("light-front", importance="essential").retitle("Our room")
    file.keep(draft)
    what = load(file.path.read_bytes(), "environment").what
    assert isinstance(what, Overlay)
    assert (what.title, what.remove, what.reorder) == ("Our room", ("body-set",), ())
    assert [(each.item.ask, each.after) for each in what.add] == [("Is the fan on?", file.base.items[0].id)]
    assert [dict(change) for change in what.change] == [{"id": "light-front", "importance": "essential"}]
    assert run("check", "environment").code == 0
    assert "Is the fan on?" in run("show", "environment").out
    diff = run("diff", "environment").out
    assert "fan" in diff


@settings(max_examples=amount("OVERLAY_EDITS", 8, 25), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(["environment", "self-grounding", "closing", "tech-check"]), STEPS)
def test_whatever_is_changed_is_what_is_walked(home: Path, name: str, steps: list[tuple[str, int, str]]) -> None:
    """After any changes that can be kept, a second look finds the same list; all taken back, the file is gone."""
    file = opened(name)
    file.keep(all_restored(file.draft, file.base))
    for what, number, words in steps:
        draft = step(file.draft, what, number, words)
        if draft.items and not file.advice(draft).errors and not file.lost(draft):
            file.keep(draft)
        assert spread(walked(name).items) == file.draft.items
        again = opened(name)
        assert (again.draft.items, again.base.items) == (file.draft.items, file.base.items)
    file.keep(all_restored(file.draft, file.base))
    assert not file.path.exists()
    assert walked(name).items == file.base.items


def test_what_its_authors_revise_arrives(home: Path) -> None:
    """A newer list below: the person's word for one question stands, all else is the newer one's."""
    file = opened()
    file.keep(file.draft.change("light-front", ready="Bright").remove("body-set"))
    what = load(file.path.read_bytes(), "environment").what
    assert isinstance(what, Overlay)
    newer = replace(
        file.base,
        version="9.0.0",
        items=tuple(replace(item, ask=f"{item.ask} Really?", why="Newer.") for item in file.base.items),
    )
    again = OverlayFile(file.path, (newer, file.source), what, user_paths().bases, file.path.read_bytes())
    light = again.draft.find("light-front")
    assert (light.state_word, light.why, light.ask.endswith("Really?")) == ("Bright", "Newer.", True)
    assert [item.id for item in left_out(again.draft, newer)] == ["body-set"]
    again.keep(restored(again.draft, newer, "body-set"))
    assert b"body-set" not in again.path.read_bytes()
    assert b"Bright" in again.path.read_bytes()


BY_HAND = """\
format: 1
id: environment
extends: environment

# Why we do without it: the chair is fixed.
remove: [body-set]  # ask the landlord

# Ours.
add:
  # beside the door
  - after: room-closed
    item: {id: fan, ask: Is the fan on?, ready: On, if-not-yet: {do: [Switch it on]}}

change:
  - id: light-front
    importance: standard  # as it is now; it stays so
"""


def test_what_was_written_by_hand_stays(home: Path) -> None:
    """Parts that say the same stay letter for letter; a remark is only taken out after a yes."""
    path = user_paths().own / "environment.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(BY_HAND)
    file = opened()
    assert file.draft.find("fan").ask == "Is the fan on?"
    moved = file.draft.change("room-closed", ready="Door shut")
    assert file.lost(moved) == ("as it is now; it stays so",)
    file.keep(moved)
    text = path.read_text()
    assert text.startswith(BY_HAND.partition("change:")[0])
    assert "importance: standard" in text
    file.keep(file.draft.undo())
    assert walked().items == file.draft.items


def test_what_an_answer_leads_to_is_not_asked_of_all(home: Path) -> None:
    """A question whose answer brings up another cannot go before that one."""
    file = opened("self-grounding")
    leading = [item.id for item in file.draft.items if any(follow.add for follow in item.follow_ups)]
    [led] = {follow.add for item in file.draft.items for follow in item.follow_ups if follow.add}
    draft = file.draft
    for name in leading[:-1]:
        draft = draft.remove(name)
    assert file.advice(draft).errors == ()
    ask = draft.find(led).ask
    assert draft_messages.LEADS_ON.format(ask=ask) in file.advice(draft.remove(leading[-1])).errors
    assert file.advice(draft.remove(led).remove(leading[-1])).errors == ()


def test_another_windows_change_is_not_overwritten(home: Path) -> None:
    """Nor is it taken away where all changes are taken back here."""
    file = opened()
    file.keep(file.draft.remove("body-set"))
    file.path.write_text(f"{file.path.read_text()}\n# theirs\n")
    for draft in (file.draft.remove("light-front"), all_restored(file.draft, file.base)):
        with pytest.raises(PresenceCheckError, match="changed in another window"):
            file.keep(draft)
    assert "# theirs" in file.path.read_text()
