"""Sentences that depend on a number. Pure."""

from typing import NamedTuple


class Plural(NamedTuple):
    """The forms of a sentence, named as Unicode's plural rules name them; a language with more forms adds fields.

    Attributes:
        one: for exactly one.
        other: for every other number, zero included.
    """

    one: str
    other: str

    def of(self, count: int, /, **words: object) -> str:
        """Return the form for `count`, with `{count}` and the other holes filled."""
        return (self.one if count == 1 else self.other).format(count=count, **words)
