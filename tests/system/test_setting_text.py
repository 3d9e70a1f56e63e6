"""The value of a setting as a person writes it."""

from pathlib import Path

import pytest

from presencecheck.core.errors import UsageError
from presencecheck.system.setting_text import invalid_error, value_from_text


@pytest.mark.parametrize(
    ("key", "text", "kind", "value"),
    [
        ("motion", "true", bool, True),
        ("probes.loss-warn", "-3", int, -3),
        ("keep", "90 days", str, "90 days"),
    ],
)
def test_values(key: str, text: str, kind: type, value: object) -> None:
    """Each kind of setting from its words."""
    assert value_from_text(key, text, kind) == value


@pytest.mark.parametrize("text", ["1.5", "much", "1234567", "--3", "٣"])
def test_numbers_are_whole(text: str) -> None:
    """Of at most six digits, in the digits of the file."""
    with pytest.raises(UsageError, match="is not a value"):
        value_from_text("probes.loss-warn", text, int)


def test_a_file_is_told_the_kind_it_should_have() -> None:
    """Before what the value could be."""
    error = invalid_error("probes.loss-warn", "3", int, Path("config.toml"))
    assert "a whole number" in error.message
