"""Letters of other keyboards by their place, and digits of every script."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencecheck.surfaces.key_layouts import fold_key, fold_line

KEYS = "yngsxbmocq"
LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
KEYBOARDS = {
    "Russian": "йцукенгшщзхъфывапролджэячсмитьбю",
    "Ukrainian": "йцукенгшщзхїфівапролджєячсмитьбю",
    "Greek": ";ςερτυθιοπ[]ασδφγηξκλ΄'ζχψωβνμ,.",
    "Hebrew": "/'קראטוןםפ][שדגכעיחלךף,זסבהנמצתץ",
    "Arabic": "ضصثقفغعهخحجدشسيبلاتنمكطئءؤر*ىةوز",
}
"""What the keys of a Latin keyboard say on others, row by row; * where it is more than one letter."""
PLACES = [
    (letter, key)
    for keyboard in KEYBOARDS.values()
    for letter, key in zip(keyboard, LATIN, strict=True)
    if key in KEYS and letter.isalpha()
]


@pytest.mark.parametrize(("letter", "key"), PLACES)
def test_a_letter_is_taken_by_its_place(letter: str, key: str) -> None:
    """Someone who presses the key that says y on a Latin keyboard has said y, in small letters and in capitals."""
    assert (fold_key(letter), fold_key(letter.upper())) == (key, key)


@pytest.mark.parametrize("keyboard", KEYBOARDS)
def test_no_letter_of_a_keyboard_has_two_keys(keyboard: str) -> None:
    """Letters without a key here stay what they are."""
    for letter, key in zip(KEYBOARDS[keyboard], LATIN, strict=True):
        if key not in KEYS and letter.isalpha():
            assert fold_key(letter) not in KEYS, letter


@pytest.mark.parametrize(
    ("character", "key"),
    [("Y", "y"), ("ｙ", "y"), ("Ｙ", "y"), ("𝐲", "y"), ("５", "5"), ("٥", "5"), ("५", "5"), ("²", "²"), ("½", "½")]
    + [(same, same) for same in ("?", " ", "-", "é", "ß", "д", "あ", "\x01", "\udc80")],
)
def test_forms_of_letters_and_digits(character: str, key: str) -> None:
    """Full-width and mathematical letters are letters; a small raised two is a key of its own on some keyboards."""
    assert fold_key(character) == key


def test_every_decimal_digit_counts() -> None:
    """In all scripts that Unicode has."""
    digits = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) == "Nd"]
    assert {fold_key(digit) for digit in digits} == set("0123456789")
    assert len(digits) > 600


@given(st.characters(exclude_categories=()))
def test_any_character(character: str) -> None:
    """There is always one key, and folding it again changes nothing."""
    assert len(fold_key(character)) == 1
    assert fold_key(fold_key(character)) == fold_key(character)


@pytest.mark.parametrize(
    ("line", "folded"), [("н", "y"), ("١٠", "10"), ("yes", "yes"), ("нт", "нт"), ("1²", "1²"), ("", "")]
)
def test_a_line(line: str, folded: str) -> None:
    """One letter is a key, digits are a number, and words are words."""
    assert fold_line(line) == folded
