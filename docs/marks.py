"""The part of a page that a script makes: it stands between two marks, and all around it is written by hand."""

from collections.abc import Sequence
from pathlib import Path


def put(page: Path, begin: str, end: str, lines: Sequence[str]) -> None:
    """Replace what stands between the marks `begin` and `end` of `page`.

    Raises:
        ValueError: the page does not have both marks, in this order.
    """
    before, opened, rest = page.read_text(encoding="utf-8").partition(begin)
    _, closed, after = rest.partition(end)
    if not (opened and closed):
        raise ValueError(f"{page.name} has no place marked by {begin} and {end}")
    page.write_text("\n".join((before + begin, "", *lines, "", end + after)), encoding="utf-8")
