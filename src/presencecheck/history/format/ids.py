"""Ids of runs: random, short enough to type, never derived from anything."""

import os

_LETTERS = "23456789abcdefghjkmnpqrstvwxyz"  # no two of them look alike
LENGTH = 10


def new_id() -> str:
    """A new id; two are equal once in 10^14."""
    # A 64-bit number read off in the letters: 30^10 of them, evenly but for one part in 10^4.
    number = int.from_bytes(os.urandom(8), "big")
    letters = []
    for _ in range(LENGTH):
        number, place = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[place])
    return "".join(letters)
