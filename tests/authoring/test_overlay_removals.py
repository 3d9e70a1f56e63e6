"""An overlay's list of what it leaves out, changed in its text: nothing else of the text moves."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencecheck.authoring.overlay_removals import add_removal, drop_removal
from presencecheck.core.overlay import Overlay
from presencecheck.formats.load import load

HEAD = "format: 1\nid: room\nextends: room\n"
ASK = "Is it light: enough?"


def removed(text: str) -> list[str]:
    """What the overlay leaves out."""
    what = load(text.encode(), "room.yaml").what
    assert isinstance(what, Overlay)
    return list(what.remove)


def comments(text: str) -> list[str]:
    """Every comment in the text, but for those that tell a question."""
    return [each for each in re.findall(r"#[^\r\n]*", text) if ASK not in each]


@st.composite
def overlays(draw: st.DrawFn) -> str:
    """The text of an overlay, in the ways in which people write one."""
    names = draw(st.lists(st.sampled_from(("a", "b", "c", "d-1")), unique=True, max_size=3))
    quote = draw(st.sampled_from(("", "'", '"')))
    quoted = [f"{quote}{name}{quote}" for name in names]
    dash = draw(st.sampled_from(("- ", "  - ", "    -   ")))
    block = "remove:{}\n".format(draw(st.sampled_from(("", "  # mine")))) + "".join(
        f"{draw(st.sampled_from(('', '  # why: x' + chr(10))))}{dash}{name}{draw(st.sampled_from(('', ' # own')))}\n"
        for name in quoted
    )
    inline = f"remove: [{', '.join(quoted)}]{draw(st.sampled_from(('', '  # mine')))}\n"
    tall = "remove: [\n" + "".join(f"  {name},  # {name}\n" for name in quoted) + "]\n"
    written = draw(st.sampled_from(("", inline, tall, block) if names else ("", "remove: []\n")))
    before = draw(st.sampled_from(("", "# first\n\n", "title: Räume  # mine\n")))
    after = draw(st.sampled_from(("", "\n\n", "reorder: [e, f]\n", "# last\n#\n", "title: |-\n  Mine\n")))
    text = (before if "title" not in after else "") + HEAD + written + after
    text = text if draw(st.booleans()) else text.rstrip("\n")
    return ("\ufeff" if draw(st.booleans()) else "") + (text.replace("\n", "\r\n") if draw(st.booleans()) else text)


@given(overlays())
def test_what_was_added_is_taken_away_to_the_byte(text: str) -> None:
    """One name more is left out, every comment stays, and undoing it gives the same text."""
    names = removed(text)
    more = add_removal(text, "room", "water", ASK)
    assert removed(more) == [*names, "water"]
    assert all(comments(more).count(each) >= comments(text).count(each) for each in comments(text))
    assert drop_removal(more, "room", len(names)) == text


@given(overlays(), st.data())
def test_any_name_is_taken_away_alone(text: str, data: st.DataObject) -> None:
    """Whichever it is, the others stay left out, and only a comment on its own line goes with it."""
    if not (names := removed(text)):
        return
    number = data.draw(st.integers(0, len(names) - 1))
    less = drop_removal(text, "room", number)
    assert removed(less) == [*names[:number], *names[number + 1 :]]
    assert len(comments(less)) >= len(comments(text)) - 1


def test_what_is_written_is_explained() -> None:
    """The block says how to bring a question back, and its question stands beside it, on one line."""
    text = add_removal(HEAD, "room", "water", "Is there\n  water?")
    assert text == (
        HEAD
        + "\n# Left out. To bring one back: presencecheck retire --undo room/ITEM\n"
        + "remove:\n  - water  # Is there water?\n"
    )


def test_the_last_of_a_list_that_somebody_wrote_leaves_it_empty() -> None:
    """A comment beside the key stays."""
    assert drop_removal(f"{HEAD}remove:  # mine\n  - a\n", "room", 0) == f"{HEAD}remove: []  # mine\n"


@pytest.mark.parametrize("text", [f'{HEAD}remove:\n  - "\\x61"\n', f"{HEAD}remove:\n  -\n    a\n", "- a\n"])
def test_what_cannot_be_changed_in_place_is_never_guessed(text: str) -> None:
    """An odd way of writing is an error."""
    with pytest.raises(ValueError, match=r"a|no fields"):
        drop_removal(text, "room", 0)
