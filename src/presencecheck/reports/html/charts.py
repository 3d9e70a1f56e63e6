"""Bars and steps as inline SVG, hidden from those who hear the page: each repeats numbers that stand beside it. Pure.

Nothing is drawn by a style attribute, which the page's policy would not let in; colours come from classes. What must be
told from its neighbours on grey paper has a pattern, not a grey of its own.
"""

from collections.abc import Mapping, Sequence
from itertools import accumulate

from presencecheck.reports.html.page import Html, tag

_LENGTH = 100
"""Units along a bar, of which each is some three pixels wide."""
_SWATCH_LENGTH = 8
_PATTERNED = ("fixed", "still-so", "not-applicable")


def bar(share: float) -> Html:
    """A share from 0 to 1, from the left."""
    return _picture("bar", f"0 0 {_LENGTH} 1", [_part("ready", 0, share * _LENGTH)] if share else [])


def shares(parts: Mapping[str, float]) -> Html:
    """Shares from 0 to 1 one behind the other in a bar; each part's name is its class."""
    ends = list(accumulate(parts.values()))
    drawn = [
        _part(name, (end - share) * _LENGTH, share * _LENGTH)
        for (name, share), end in zip(parts.items(), ends, strict=True)
        if share
    ]
    return _picture("bar", f"0 0 {_LENGTH} 1", drawn)


def step(before: float, after: float, least: float, most: float) -> Html:
    """Two numbers on a scale: where it began, as a ring, and where it led, as a disc."""
    start, end = (10 + 140 * (number - least) / (most - least) for number in (before, after))
    drawn = [
        tag("line", x1="10", x2="150", y1="8", y2="8", class_="scale"),
        tag("line", x1=_plain(start), x2=_plain(end), y1="8", y2="8", class_="way"),
        tag("circle", cx=_plain(start), cy="8", r="4", class_="ring"),
        tag("circle", cx=_plain(end), cy="8", r="5", class_="disc"),
    ]
    return tag("svg", *drawn, class_="step", viewBox="0 0 160 16", aria_hidden="true")


def patterns() -> Html:
    """The patterns of parts; once on each page that has bars."""
    drawn = (
        _pattern("fixed", "2.6", "1", _shape("0,1 1,1 3.6,0 2.6,0"), _shape("-2.6,1 -1.6,1 1,0 0,0")),
        _pattern("still-so", "1.8", "1", _ground("1.8", "soft"), _rect("0.4", "0.6", "0", "1")),
        _pattern("not-applicable", "1.8", "0.5", _rect("0.4", "0.6", "0.15", "0.2")),
    )
    return tag("svg", tag("defs", *drawn), class_="unseen", aria_hidden="true")


def swatch(name: str) -> Html:
    """A piece of a bar, for a legend whose words say the rest."""
    return _picture("swatch", f"0 0 {_SWATCH_LENGTH} 1", [_part(name, 0, _SWATCH_LENGTH)])


def _pattern(name: str, width: str, height: str, *shapes: Html) -> Html:
    return tag("pattern", *shapes, id=name, width=width, height=height, patternUnits="userSpaceOnUse")


def _shape(points: str) -> Html:
    return tag("polygon", points=points, class_="drawn-on")


def _rect(start: str, width: str, top: str, height: str) -> Html:
    return tag("rect", x=start, y=top, width=width, height=height, class_="drawn-on")


def _ground(width: str, look: str) -> Html:
    return tag("rect", x="0", y="0", width=width, height="1", class_=look)


def _part(name: str, start: float, width: float) -> Html:
    """A part of a bar, told by its pattern or, where it has none, by its colour."""
    look = {"fill": f"url(#{name})"} if name in _PATTERNED else {}
    return tag("rect", x=_plain(start), y="0", width=_plain(width), height="1", class_=f"of {name}", **look)


def _picture(kind: str, box: str, drawn: Sequence[Html]) -> Html:
    return tag("svg", *drawn, class_=kind, viewBox=box, preserveAspectRatio="none", aria_hidden="true")


def _plain(number: float) -> str:
    """A number as short as can be."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
