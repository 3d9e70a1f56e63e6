"""One of a few words, and what holds for the words that are offered. Pure."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from presencecheck.core.constraints import Limit
from presencecheck.core.items.base import Value, Valued
from presencecheck.core.problems import Violation
from presencecheck.core.prompts import Choose, Prompt

MOST_OPTIONS = 9
"""Options of one item: each has a digit of its own."""

Option = Annotated[str, Limit(min_length=1, max_length=40)]
Options = Annotated[tuple[Option, ...], Limit(min_length=2, max_length=MOST_OPTIONS)]


class Choice(Valued):
    """One of a few words."""

    kind: Literal["choice"] = "choice"
    options: Options

    def prompt(self) -> Prompt:
        """A word to choose."""
        return Choose(self.ask, self.options)

    def takes(self, value: Value) -> bool:
        """One of the options."""
        return value in self.options

    def violations(self) -> Iterator[Violation]:
        """Options differ, and follow-ups name one of them."""
        yield from option_violations(self.id, self.options)
        if "back" in self.options:
            yield Violation("back-option", ("options", self.options.index("back")), {"id": self.id})
        for place, follow in enumerate(self.follow_up):
            if follow.is_ not in self.options or follow != follow.led_by(is_=follow.is_):
                yield Violation(
                    "follow-up-option",
                    ("follow-up", place),
                    {"id": self.id, "option": follow.is_},
                    near=(follow.is_, self.options),
                )


def option_violations(item: str, options: Sequence[str]) -> Iterator[Violation]:
    """Yield each option of the item with this id that was given before."""
    for place, option in enumerate(options):
        if option in options[:place]:
            yield Violation("double-option", ("options", place), {"id": item, "option": option})
