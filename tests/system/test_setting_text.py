"""The value of a setting as a person writes it."""

from pathlib import Path

import pytest

from presencecheck.core.errors import UsageError
from presencecheck.messages import config as config_messages
from presencecheck.system.setting_text import full_key, invalid_error, value_from_text
from presencecheck.system.settings import KEYS


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


@pytest.mark.parametrize(
    ("name", "key"),
    [("host", "probes.host"), ("HOST", "probes.host"), ("keep_numbers", "keep-numbers"), ("phone", "practice.phone")],
)
def test_short_names(name: str, key: str) -> None:
    """The end of a name says enough where one setting alone has it."""
    assert full_key(name, KEYS) == key


@pytest.mark.parametrize("word", ["link", "hots", "numbers", "", "probes"])
def test_what_is_no_name_is_never_guessed(word: str) -> None:
    """It is told what may have been meant."""
    with pytest.raises(UsageError) as refused:
        full_key(word, KEYS)
    assert refused.value.hint


def test_every_word_leads_to_a_setting() -> None:
    """No word for a setting is one's name, or is told twice."""
    words = [word for some in config_messages.SYNONYMS.values() for word in some]
    assert len(set(words)) == len(words)
    assert set(config_messages.SYNONYMS) | {key for keys in config_messages.TOPICS.values() for key in keys} <= set(
        KEYS
    )
    assert not set(words) & set(KEYS)
