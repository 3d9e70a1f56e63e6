"""Names of checklists and items."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from presencecheck.core.names import ID_PATTERN, checksum, is_id, is_name, is_windows_device, list_stem, split_name


@pytest.mark.parametrize("text", ["a", "1", "a-b", "room-closed", "a" * 64, "console"])
def test_an_id(text: str) -> None:
    """Small letters, digits and hyphens, up to the very length."""
    assert is_id(text)
    assert is_name(text)
    assert is_name(f"shipped:{text}")


@pytest.mark.parametrize(
    "text", ["", "-a", "a-", "A", "a_b", "a b", "ä", "\u0430", "a" * 65, "../a", "a\n", "con", "nul", "com0", "lpt9"]
)
def test_no_id(text: str) -> None:
    """Nothing that a file system reads otherwise, or that looks like another id."""
    assert not is_id(text)
    assert not is_name(text)
    assert not is_name(f"shipped:{text}")
    assert not is_name(f"{text}:a")


def test_a_name_has_one_layer_at_most() -> None:
    """What stands before the first colon is the layer."""
    assert split_name("environment") == ("", "environment")
    assert split_name("shipped:environment") == ("shipped", "environment")
    assert split_name(":a") == ("", "a")
    assert not is_name(":a")
    assert not is_name("a:b:c")


def test_a_windows_device_is_known_by_the_part_before_the_first_dot() -> None:
    """In any case of its letters."""
    assert all(map(is_windows_device, ("con", "CON.yaml", "Lpt1.tar.gz", "com9")))
    assert not any(map(is_windows_device, ("console", "com10", "a.con", "")))


@pytest.mark.parametrize("name", ["room.yaml", "room.yml", "room.presencecheck.yaml", "room"])
def test_the_name_of_a_file_without_its_ending(name: str) -> None:
    """The longest ending that fits is taken off; what is no list's file stays as it is."""
    assert list_stem(name) == "room"
    assert list_stem("room.presencecheck.yml") == "room.presencecheck"


@given(st.text(st.sampled_from("ab-9A_\u0430 "), max_size=6) | st.integers(60, 70).map(lambda count: "a" * count))
@example("")
def test_an_id_is_what_the_schema_says(text: str) -> None:
    """The pattern that editors have, and what the program looks at, are one rule."""
    assert is_id(text) == (re.fullmatch(ID_PATTERN, text) is not None)


def test_a_checksum_tells_texts_apart() -> None:
    """FNV-1a, also of names that are no text."""
    assert (checksum(""), checksum("a")) == (0x811C9DC5, 0xE40C292C)
    assert checksum("/a/\udcff") != checksum("/a/\udcfe")
