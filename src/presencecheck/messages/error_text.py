"""What is said of an error."""

from typing import NamedTuple


class ErrorText(NamedTuple):
    """What is wrong, and what to do about it: the two arguments of an error, `raise UsageError(*text)`."""

    message: str
    hint: str

    def format(self, **words: object) -> "ErrorText":
        """Fill the holes of both."""
        return ErrorText(self.message.format_map(words), self.hint.format_map(words))
