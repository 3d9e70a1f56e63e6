"""The names that controls know keys by."""

from presencecheck.surfaces.terminal.key_press import NO_KEYS, PASTED, Press, names_of


def test_names() -> None:
    """Enter has one name, letters of other layouts are those of the place, and what nobody pressed is none."""
    keys = ("Y", "н", "c-m", "c-j", "left", PASTED, *NO_KEYS, "c-c")
    assert names_of(Press(key, "") for key in keys) == ["y", "y", "enter", "enter", "left", "paste", "c-c"]
