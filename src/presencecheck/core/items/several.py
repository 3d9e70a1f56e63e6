"""Any number of a few words."""

from collections.abc import Iterator
from typing import Annotated, Literal

from presencecheck.core.constraints import Limit
from presencecheck.core.items.base import SEPARATOR, Stored, Value, Valued
from presencecheck.core.items.choice import MOST_OPTIONS, Options, option_violations
from presencecheck.core.problems import Violation
from presencecheck.core.prompts import Mark, Prompt


class Several(Valued):
    """Any number of a few words, also none of them; kept only if the file says so."""

    kind: Literal["several"] = "several"
    options: Options
    at_most: Annotated[int, Limit(ge=1, le=MOST_OPTIONS)] | None = None
    keep: bool = False

    @property
    def most(self) -> int:
        """How many options can be marked together."""
        return self.at_most or len(self.options)

    def prompt(self) -> Prompt:
        """Words to mark."""
        return Mark(self.ask, self.options, self.most)

    def takes(self, value: Value) -> bool:
        """Options of the item, each once, and no more than can be marked together."""
        return (
            isinstance(value, tuple) and set(value) <= set(self.options) and len(set(value)) == len(value) <= self.most
        )

    def restored(self, stored: Stored | None) -> Value | None:
        """The options in a text of the history.

        Raises:
            TypeError: it is no text.
        """
        if stored is None:
            return None
        if not isinstance(stored, str):
            raise TypeError(f"{self.id}: {stored!r}")
        return tuple(stored.split(SEPARATOR)) if stored else ()

    def violations(self) -> Iterator[Violation]:
        """Options differ, there are as many as can be marked, and follow-ups name one of them."""
        yield from super().violations()
        yield from option_violations(self.id, self.options)
        if self.most > len(self.options):
            yield Violation("too-many-marks", ("at-most",), {"id": self.id, "count": len(self.options)})
        for place, follow in enumerate(self.follow_up):
            if follow.has not in self.options or follow != follow.led_by(has=follow.has):
                yield Violation(
                    "follow-up-has",
                    ("follow-up", place),
                    {"id": self.id, "option": follow.has},
                    near=(follow.has, self.options),
                )
