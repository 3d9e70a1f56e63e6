"""The open items after a verdict, ten at a time."""

from presencecheck.core.events import ClientArrived
from presencecheck.core.run import Run
from presencecheck.surfaces.open_pages import OpenPages
from presencecheck.surfaces.surface import Revisit
from tests.support.builders import confirm, listed, walked


def skipped(count: int) -> Run:
    """A run with this number of open items, and one that is in place."""
    made = listed(*(confirm(f"i{number}") for number in range(count)), confirm("door"))
    return walked(made, *["skip"] * count, "yes")


def picked(pages: OpenPages) -> list[str]:
    """The items that the digits reach."""
    replies = [pages.pick(digit) for digit in "1234567890"]
    return [reply.ref for reply in replies if reply]


def test_each_open_item_has_a_digit() -> None:
    """Others have none; b reaches the last question in any case."""
    pages = OpenPages(skipped(2))
    assert picked(pages) == ["c/i0", "c/i1"]
    assert (pages.last(), pages.others) == (Revisit("c/door"), 0)
    assert picked(OpenPages(skipped(0))) == []


def test_ten_at_a_time() -> None:
    """The tenth has the 0; after the last ones the first ones come again."""
    pages = OpenPages(skipped(23))
    assert (picked(pages), pages.others) == ([f"c/i{number}" for number in range(10)], 13)
    pages.turn()
    assert picked(pages) == [f"c/i{number}" for number in range(10, 20)]
    pages.turn()
    assert (picked(pages), pages.others, pages.start) == (["c/i20", "c/i21", "c/i22"], 20, 20)
    pages.turn()
    assert pages.start == 0


def test_a_full_page_is_followed_by_the_first() -> None:
    """There is no empty one."""
    pages = OpenPages(skipped(20))
    pages.turn()
    pages.turn()
    assert pages.start == 0


def test_the_client_came_early() -> None:
    """Only what is essential has a digit; the last question is the last that was answered."""
    made = listed(confirm("door"), confirm("lamp"), confirm("link", importance="essential"), confirm("tea"))
    pages = OpenPages(walked(made, "yes").apply(ClientArrived()))
    assert (picked(pages), pages.last()) == (["c/link"], Revisit("c/door"))
    assert OpenPages(Run(made).apply(ClientArrived())).last() == Revisit("c/tea")


def test_nothing_was_asked() -> None:
    """There is nothing to go back to."""
    assert OpenPages(Run(listed(confirm("door")).without({"c/door"}))).last() is None
