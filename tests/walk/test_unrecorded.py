"""Where the history cannot be written: try again, go on unrecorded, or leave."""

from typing import Any, cast

import pytest

from presencecheck.history.format.file_header import HistoryError
from presencecheck.surfaces.surface import Leave
from presencecheck.walk.unrecorded import offer_unrecorded

TROUBLE = HistoryError("The disk is full.", "Make room.")


class Person:
    """A surface whose person chooses what was written for them."""

    def __init__(self, chosen: int | Leave) -> None:
        self.chosen = chosen
        self.asked: list[str] = []

    def offer(self, question: Any) -> int | Leave:
        """Choose."""
        self.asked.append(question.text if hasattr(question, "text") else repr(question))
        return self.chosen

    def __getattr__(self, name: str) -> Any:
        """Any other call is a notice that nothing more is recorded."""
        return lambda: self.asked.append(name)


@pytest.mark.parametrize(("chosen", "unrecorded"), [(0, False), (1, True)])
def test_the_choice(chosen: int, unrecorded: bool) -> None:
    """The trouble is told in the question; only going on unrecorded is shown on the surface."""
    person = Person(chosen)
    assert offer_unrecorded(cast("Any", person), TROUBLE) is unrecorded
    assert TROUBLE.message in person.asked[0]
    assert len(person.asked) == 1 + unrecorded


@pytest.mark.parametrize(("reply", "raised"), [(Leave(), HistoryError), (Leave(interrupted=True), KeyboardInterrupt)])
def test_leaving(reply: Leave, raised: type[BaseException]) -> None:
    """Who leaves is told the trouble; Ctrl-C is an interruption as everywhere."""
    with pytest.raises(raised):
        offer_unrecorded(cast("Any", Person(reply)), TROUBLE)
