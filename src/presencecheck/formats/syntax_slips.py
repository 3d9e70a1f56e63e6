"""Why a file is no YAML, for people who are no programmers: the slip after whose repair it can be read. Pure."""

from collections.abc import Iterator
from typing import NamedTuple

from presencecheck.formats.line_repairs import Repair, line_repairs, stray
from presencecheck.formats.yaml_events import Failure, first_failure

_LINES_ABOVE, _LINES_BELOW = 6, 2
_MOST_TRIALS = 120
_MOST_CHARACTERS = 1_500_000
"""Trials, and characters read in all of them: a file of the largest size gets few, a common one all."""


class Budget:
    """What may still be tried for one file, all of its slips together.

    Args:
        text: the whole text.
    """

    def __init__(self, text: str) -> None:
        self._trials = min(_MOST_TRIALS, _MOST_CHARACTERS // max(len(text), 1))

    def spend(self) -> bool:
        """Take one trial; return whether there was one left."""
        self._trials -= 1
        return self._trials >= 0


class Slip(NamedTuple):
    """A slip and the text without it."""

    line: int
    """Counted from 1."""
    repair: Repair
    text: str


def find_slip(text: str, failure: Failure, budget: Budget) -> Slip | None:
    """The slip that explains why the parser stopped, the likeliest of those that do; None where none is known.

    Args:
        text: the whole text.
        failure: why and where it stopped.
        budget: what may still be tried.
    """
    lines = text.split("\n")
    for number, repair in _guesses(lines, failure):
        if not budget.spend():
            return None
        repaired = _repaired(lines, number, repair)
        after = first_failure(repaired)
        if after is None or after.mark[0] > max(failure.mark[0], number) + repair.line.count("\n"):
            return Slip(number, repair, repaired)
    return None


def _guesses(lines: list[str], failure: Failure) -> Iterator[tuple[int, Repair]]:
    """What may be wrong on the lines that come into question, with their numbers."""
    numbers = list(dict.fromkeys(_lines_in_question(lines, failure)))
    for number in numbers:
        yield from ((number, repair) for repair in line_repairs(lines[number - 1]))
    for number in numbers[:3]:
        yield from ((number, repair) for repair in stray(lines[number - 1]))
    for number in numbers[:3]:
        yield from ((number, repair) for repair in _indents(lines, number))


def _lines_in_question(lines: list[str], failure: Failure) -> Iterator[int]:
    """The line where the parser stopped, that where the part began, and those around them, the likeliest first."""
    here = failure.mark[0]
    began = failure.context[0] if failure.context else here
    yield here
    above = [number for number in range(here - 1, 0, -1) if lines[number - 1].strip()][:_LINES_ABOVE]
    yield from above[:1]
    yield began
    yield from above[1:]
    yield from (number for number in range(began + 1, began + 1 + _LINES_BELOW) if number < here)


def _indents(lines: list[str], number: int) -> Iterator[Repair]:
    """The line with the indent of one of those above it."""
    line = lines[number - 1]
    indent = len(line) - len(line.lstrip(" "))
    known: dict[int, None] = {}
    for above in [each for each in lines[max(number - 9, 0) : number - 1] if each.strip()][::-1]:
        body = above.lstrip(" ")
        spaces = len(above) - len(body)
        known[spaces] = None
        if body.startswith("- "):
            known[spaces + len(body) - len(body[1:].lstrip(" "))] = None
    block = _block_size(lines, number)
    for other in sorted(known.keys() - {indent}, key=lambda other: abs(other - indent))[:4]:
        for rows in dict.fromkeys((1, block)):
            yield Repair("indent", indent + 1, " " * other + line.lstrip(" "), rows=rows)


def _block_size(lines: list[str], number: int) -> int:
    """How many lines from `number` on have its indent or a deeper one."""
    line = lines[number - 1]
    indent = len(line) - len(line.lstrip(" "))
    size = 1
    for below in lines[number:]:
        if below.strip() and len(below) - len(below.lstrip(" ")) < indent:
            break
        size += 1
    return size


def _repaired(lines: list[str], number: int, repair: Repair) -> str:
    """The text with a line put right, and with those below it moved as it was where only the indent changed."""
    shift = len(repair.line) - len(lines[number - 1])
    block = lines[number : number - 1 + repair.rows]
    moved = [(" " * shift + line if shift > 0 else line[-shift:]) if line.strip() else line for line in block]
    return "\n".join([*lines[: number - 1], repair.line, *moved, *lines[number - 1 + repair.rows :]])
