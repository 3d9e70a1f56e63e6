"""One of a few words."""

from collections.abc import Iterator
from typing import Annotated, Literal

from presencecheck.core.constraints import Limit
from presencecheck.core.items.base import Value, Valued
from presencecheck.core.problems import Violation
from presencecheck.core.prompts import Choose, Prompt

Option = Annotated[str, Limit(min_length=1, max_length=40)]


class Choice(Valued):
    """One of a few words."""

    kind: Literal["choice"] = "choice"
    options: Annotated[tuple[Option, ...], Limit(min_length=2, max_length=9)]

    def prompt(self) -> Prompt:
        """A word to choose."""
        return Choose(self.ask, self.options)

    def takes(self, value: Value) -> bool:
        """One of the options."""
        return value in self.options

    def violations(self) -> Iterator[Violation]:
        """Options differ, and follow-ups name one of them."""
        for place, option in enumerate(self.options):
            if option in self.options[:place]:
                yield Violation("double-option", ("options", place), {"id": self.id, "option": option})
        if "back" in self.options:
            yield Violation("back-option", ("options", self.options.index("back")), {"id": self.id})
        for place, follow in enumerate(self.follow_up):
            if follow.is_ not in self.options or follow.at_most is not None or follow.at_least is not None:
                yield Violation(
                    "follow-up-option",
                    ("follow-up", place),
                    {"id": self.id, "option": follow.is_},
                    near=(follow.is_, self.options),
                )
