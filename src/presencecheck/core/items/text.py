"""A few words of the person's own."""

from typing import Annotated, ClassVar, Literal

from presencecheck.core.constraints import Limit
from presencecheck.core.items.base import ItemBase, Value
from presencecheck.core.prompts import Prompt, Write


class Text(ItemBase):
    """A few words of the person's own: shown and used in the run, never stored."""

    kind: Literal["text"] = "text"
    max: Annotated[int, Limit(ge=1, le=200)] = 60

    usual_seconds: ClassVar[int] = 12

    def prompt(self) -> Prompt:
        """Words to write."""
        return Write(self.ask, self.max)

    def takes(self, value: Value) -> bool:
        """Any words up to the limit."""
        return isinstance(value, str) and 0 < len(value) <= self.max
