"""One of a few words."""

from collections.abc import Iterator
from typing import Literal

from presencecheck.core.items.base import Value, Valued
from presencecheck.core.items.options import Options, option_violations
from presencecheck.core.problems import Violation
from presencecheck.core.prompts import Choose, Prompt


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
