"""What may be meant by a text that a parser does not read as one."""

import pytest
import yaml

from presencecheck.formats.value_repairs import quoted, value_repairs

TEXTS = ["It's so", 'so "so"', "both ' and \"", "C:\\work", "a: b", "#3", "", "@x", "*a*"]


@pytest.mark.parametrize("text", TEXTS)
def test_quotes_keep_the_text(text: str) -> None:
    """Whatever is put in quotes is read as it was."""
    assert yaml.safe_load(f"a: {quoted(text)}") == {"a": text}


GUESSES = {
    "Door: shut?": ("colon", 4, '"Door: shut?"'),
    "Door: shut?   # the front one": ("colon", 4, '"Door: shut?"   # the front one'),
    "shut:": ("colon", 4, '"shut:"'),
    "@home": ("sign", 0, '"@home"'),
    '"Is it "so"?"': ("quote", 7, "'Is it \"so\"?'"),
    "'It's so'": ("quote", 3, '"It\'s so"'),
    '"so" it is': ("quote", 3, "'\"so\" it is'"),
    '"so': ("open-quote", 0, '"so"'),
    '"C:\\work"': ("escape", 3, "'C:\\work'"),
    "“Door: shut?”": ("curly", 0, '"Door: shut?"'),
    "door #3": ("comment", 5, '"door #3"'),
}


@pytest.mark.parametrize(("value", "guess"), GUESSES.items())
def test_the_likeliest_guess(value: str, guess: tuple[str, int, str]) -> None:
    """Each slip with its place and the text put right; a comment that keeps its distance stays one."""
    assert next((cause, place, text) for cause, place, text, _, _ in value_repairs(value)) == guess


@pytest.mark.parametrize("value", ["so", "", '"so"', "'it''s so'", "a:b", "a#b", "# a comment"])
def test_nothing_to_put_right(value: str) -> None:
    """A text that is read as it stands has no other meaning, or only that of the sign that it begins with."""
    assert [cause for cause, *_ in value_repairs(value) if cause not in ("sign",)] == []
