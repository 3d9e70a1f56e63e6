"""Text that is shown on a terminal: nothing in it can do harm, and nothing honest is lost."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from presencecheck.formats.yaml_reader import read
from presencecheck.system.sanitize import sanitize, sanitize_line
from tests.support.evidence import examples

FEW = settings(max_examples=examples(80), deadline=None, database=None)


KEPT = "\n\u00ad\u200c\u200d"
DECEIVING = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
NO_CHARACTERS = {chr(code) for code in range(0xFDD0, 0xFDF0)} | {
    chr(code) for code in range(0x110000) if code & 0xFFFE == 0xFFFE
}


def harmless(text: str) -> bool:
    """Whether nothing in a text can move the cursor, turn the reading direction or hide."""
    return all(
        each in KEPT or (unicodedata.category(each) not in DECEIVING and each not in NO_CHARACTERS) for each in text
    )


ANY = st.text(st.characters(exclude_categories=()) | st.sampled_from("\x1b\x9b\r\n\t \u202e\u200b\u2028\ud800\ufeff"))


@FEW
@given(ANY)
def test_cleaned_text_is_harmless(text: str) -> None:
    """Cleaned text holds nothing that a terminal would obey, and cleaning it again changes nothing."""
    assert harmless(sanitize(text))
    assert sanitize(sanitize(text)) == sanitize(text)
    assert len(sanitize(text)) == len(text)
    line = sanitize_line(text)
    assert harmless(line)
    assert len(line.splitlines()) <= 1
    assert sanitize_line(line) == line


@FEW
@given(st.text(st.characters(min_codepoint=32, max_codepoint=126)))
def test_plain_text_stays_as_it_is(text: str) -> None:
    """What a person types on an English keyboard is shown as typed."""
    assert sanitize(text) == text
    assert sanitize_line(f"x{text}x".replace("  ", "")) == f"x{text}x".replace("  ", "")


def test_every_character_there_is() -> None:
    """Each deceiving character of Unicode is shown as a replacement, and every honest one as itself.

    What this Python does not know may be honest, or reserved for more deceiving ones.
    """
    every = "".join(map(chr, range(0x110000))).replace("\u00ad", "")
    wrong = [
        ascii(before)
        for before, after in zip(every, sanitize(every), strict=True)
        if after != (before if harmless(before) else "\ufffd") and unicodedata.category(before) != "Cn"
    ]
    assert wrong == []
    newer, reserved = "\U0001fae8\U0001fae9\U000323b0", "\u2065\ufff0\U000e0002\U000e0fff\uffff"
    assert (sanitize(newer), sanitize(reserved)) == (newer, "\ufffd" * 5)


def test_what_a_file_may_hold_is_shown() -> None:
    """No character that is accepted in a file turns into a replacement character on the screen."""
    odd = [each for each in map(chr, range(0x110000)) if unicodedata.category(each) in {"Cc", "Cf", "Zs", "Zl", "Zp"}]
    accepted = [each for each in odd if not read(f'a: "b\\U{ord(each):08X}c"'.encode()).violations]
    assert set("\t\u00a0\u00ad\u200c\u200d") <= set(accepted)
    assert [ascii(each) for each in accepted if "\ufffd" in sanitize_line(f"b{each}c")] == []
