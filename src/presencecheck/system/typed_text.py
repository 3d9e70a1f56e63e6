"""What a person typed, made alike before it is understood."""

import unicodedata

_LONGEST = 60
"""Characters; a longer text is no date and no time, and is not searched."""


def fold(text: str) -> str:
    """The text in small letters, with digits from 0 to 9 and single spaces; empty where it is too long to be read.

    Full-width letters and the digits of every script are taken as those they stand for.
    """
    if len(text) > _LONGEST:
        return ""
    plain = "".join(_digit(character) for character in unicodedata.normalize("NFKC", text))
    return " ".join(plain.casefold().split())


def _digit(character: str) -> str:
    number = unicodedata.decimal(character, None)
    return character if number is None else str(number)
