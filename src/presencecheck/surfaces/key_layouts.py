"""The keys of other keyboards: what a character is as a key of the walk. Pure.

Somebody who writes Russian presses the key that says y on a Latin keyboard, and the terminal sends н. Letters are taken
by the place of their key, in the layouts below; digits count in every script.
"""

import unicodedata

_PLACES = "yngsxbmocq"
"""The letters that are keys somewhere in a walk."""
_LAYOUTS = (
    "нтпычиьщсй",  # Russian
    "нтпічиьщсй",  # Ukrainian
    "υνγσχβμοψ ",  # Greek
    "\u05d8\u05de\u05e2\u05d3\u05e1\u05e0\u05e6\u05dd\u05d1 ",  # Hebrew
    "\u063a\u0649\u0644\u0633\u0621 \u0629\u062e\u0624\u0636",  # Arabic
)
"""What stands on those keys in each layout; a space where that is no single letter."""
_BY_PLACE = {letter: key for layout in _LAYOUTS for letter, key in zip(layout, _PLACES, strict=True) if letter != " "}


def fold_key(character: str) -> str:
    """The key that a typed character is: a small Latin letter, a digit from 0 to 9, or the character itself."""
    if unicodedata.category(character) == "Nd":
        return str(unicodedata.decimal(character))
    folded = unicodedata.normalize("NFKC", character).lower()
    if len(folded) != 1 or not folded.isalpha():
        return character
    return _BY_PLACE.get(folded, folded)


def fold_line(line: str) -> str:
    """A typed line whose one letter, or whose digits, are taken as the keys that they are; any other line itself."""
    if len(line) == 1:
        return fold_key(line)
    is_number = bool(line) and all(unicodedata.category(character) == "Nd" for character in line)
    return "".join(map(fold_key, line)) if is_number else line
