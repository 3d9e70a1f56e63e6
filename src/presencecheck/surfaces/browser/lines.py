"""The lines of a walk as HTML. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from presencecheck.surfaces.browser.markup import Markup, joined, tag
from presencecheck.surfaces.presentation import Line


def lines_markup(lines: Iterable[Line]) -> Markup:
    """Paragraphs, headings and lists; a question or a verdict is the page's main heading."""
    return joined(*_blocks([line for line in lines if line.role != "gap"]))


def _blocks(lines: Sequence[Line]) -> Iterator[Markup]:
    """Each line, or a list of points; what is indented below a point belongs to it."""
    points: list[Markup] = []
    place = 0
    while place < len(lines):
        line = lines[place]
        below = list(takewhile(lambda each: each.indent > line.indent, lines[place + 1 :]))  # noqa: B023 (used at once)
        if line.role == "point":
            points.append(tag("li", *_words(line), *_blocks(below), dir="auto"))
            place += len(below)
        else:
            yield from _list(points)
            points = []
            yield _block(line)
        place += 1
    yield from _list(points)


def _list(points: Sequence[Markup]) -> Iterator[Markup]:
    if points:
        yield tag("ul", *points)


def _block(line: Line) -> Markup:
    if line.role == "heading":
        return tag("h2", *_words(line), dir="auto")
    if line.role in ("question", "title"):
        is_main = line.role == "question"
        return tag("h1" if is_main else "p", *_words(line), class_=line.role, id=is_main and "question", dir="auto")
    if line.role == "verdict":
        return joined(
            tag("h1", line.text, class_="verdict", dir="auto"), tag("p", line.aside, class_="known", dir="auto")
        )
    return tag("p", *_words(line), class_=line.role, dir="auto")


def _words(line: Line) -> Iterator[str]:
    yield line.text
    if line.aside:
        yield " "
        yield tag("span", line.aside, class_="aside", dir="auto")
