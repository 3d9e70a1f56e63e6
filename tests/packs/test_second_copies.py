"""By what second copies of lists are known."""

from pathlib import Path

import pytest

from presencecheck.packs.second_copies import id_in, list_named_in
from tests.support.packs import ROOM, members


@pytest.mark.parametrize(
    ("stem", "of"),
    [
        ("room (conflicted copy)", "room"),
        ("room.sync-conflict-20261120", "room"),
        ("Room-two 1", "room-two"),
        ("roomy", ""),
        ("yard", ""),
    ],
)
def test_the_list_named_in_a_name(stem: str, of: str) -> None:
    """The longest that it begins with, where the name goes on with a sign."""
    assert list_named_in(stem, {"room", "room-two"}) == of


def test_the_id_that_a_file_says() -> None:
    """Plain or in quotes, with a comment, at the beginning of a line; else none."""
    assert [id_in(text) for text in (ROOM.encode(), b"id: 'room' # a\r\n", b"  id: room", b"")] == [
        "room",
        "room",
        "",
        "",
    ]


def test_a_list_that_says_its_own_id_is_no_copy(tmp_path: Path) -> None:
    """A name that begins like another's is that of a list of its own, where the list says so."""
    found = members()
    found._lists.add("room")
    assert found.admits("room-two.yaml")
    found.add("room-two.yaml", ROOM.replace("id: room", "id: room-two").encode())
    assert "room-two.yaml" in found.files
