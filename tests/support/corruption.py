"""Good files spoilt at random: cut, doubled, moved, with parts of others and with something hostile put in."""

import random
from collections.abc import Sequence

BYTES = [bytes([number]) for number in range(256)]


class Spoiler:
    """Spoils bytes; the same for the same seed.

    Args:
        seed: which of all ways to go.
        put: what is put in, sort by sort; single bytes are too.
        others: other good files, parts of which are put in.
    """

    def __init__(self, seed: int, put: Sequence[Sequence[bytes]], others: Sequence[bytes]) -> None:
        self.chance = random.Random(seed)
        self._put_in = [*put, BYTES]
        self._others = others
        self._ways = (self._cut, self._put, self._put, self._copy, self._flip, self._lines, self._cross)

    def spoilt(self, source: bytes, most: int = 6) -> bytes:
        """The source after one of these, or after several, up to a number."""
        for _ in range(self.chance.randint(1, most)):
            source = self.chance.choice(self._ways)(source)
        return source

    def _cut(self, source: bytes) -> bytes:
        start = self.chance.randrange(len(source) + 1)
        return source[:start] + source[start + self.chance.randint(1, 60) :]

    def _put(self, source: bytes) -> bytes:
        start = self.chance.randrange(len(source) + 1)
        what = self.chance.choice(self.chance.choice(self._put_in))
        return source[:start] + what + source[start + self.chance.choice([0, len(what)]) :]

    def _copy(self, source: bytes) -> bytes:
        start, other = (self.chance.randrange(len(source) + 1) for _ in range(2))
        return source[:start] + source[other : other + self.chance.randint(1, 200)] + source[start:]

    def _flip(self, source: bytes) -> bytes:
        if not source:
            return b"a"
        place = self.chance.randrange(len(source))
        return source[:place] + bytes([source[place] ^ (1 << self.chance.randrange(8))]) + source[place + 1 :]

    def _lines(self, source: bytes) -> bytes:
        lines = source.split(b"\n")
        first, second = (self.chance.randrange(len(lines)) for _ in range(2))
        indent = b" " * self.chance.randint(0, 12)
        lines[first], lines[second] = lines[second], indent + lines[first].lstrip()
        return b"\n".join(lines)

    def _cross(self, source: bytes) -> bytes:
        other = self.chance.choice(self._others)
        return source[: self.chance.randrange(len(source) + 1)] + other[self.chance.randrange(len(other)) :]
