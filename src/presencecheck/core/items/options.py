"""The options of items that are answered by words of the file. Pure."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from presencecheck.core.constraints import Limit
from presencecheck.core.problems import Violation

MOST_OPTIONS = 9
"""Options of one item: each has a digit of its own."""

Option = Annotated[str, Limit(min_length=1, max_length=40)]
Options = Annotated[tuple[Option, ...], Limit(min_length=2, max_length=MOST_OPTIONS)]


def option_violations(item: str, options: Sequence[str]) -> Iterator[Violation]:
    """Yield each option of the item with this id that was given before."""
    for place, option in enumerate(options):
        if option in options[:place]:
            yield Violation("double-option", ("options", place), {"id": item, "option": option})
