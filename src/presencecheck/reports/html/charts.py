"""Charts as inline SVG: shapes alone, named for those who do not see them. Words and numbers stand beside them. Pure.

Nothing is drawn by a style attribute, which the page's policy would not let in; colours come from classes.
"""

from collections.abc import Mapping, Sequence
from itertools import accumulate

from presencecheck.reports.html.page import Html, joined, tag

_PATTERNED = ("still-so",)


def columns(counts: Sequence[int], title: str, words: str) -> Html:
    """Counts as a row of columns that fills the width."""
    highest = max(counts, default=0) or 1
    drawn = [
        tag(
            "rect",
            x=f"{place + 0.1:.2f}",
            y=_plain(highest - count),
            width="0.8",
            height=_plain(count),
            class_="column",
        )
        for place, count in enumerate(counts)
    ]
    return _picture("columns", f"0 0 {len(counts)} {highest}", title, drawn, words)


def shares(parts: Mapping[str, float], title: str) -> Html:
    """Shares from 0 to 1 one behind the other in a bar; each part's name is its class."""
    ends = list(accumulate(parts.values()))
    drawn = [
        _part(name, (end - share) * 100, share * 100)
        for (name, share), end in zip(parts.items(), ends, strict=True)
        if share
    ]
    return _picture("shares", "0 0 100 1", title, drawn)


def step(before: float, after: float, least: float, most: float, title: str) -> Html:
    """Two numbers on a scale: where it began, as a ring, and where it led, as a disc."""
    start, end = (10 + 140 * (number - least) / (most - least) for number in (before, after))
    drawn = [
        tag("line", x1="10", x2="150", y1="8", y2="8", class_="scale"),
        tag("line", x1=_plain(start), x2=_plain(end), y1="8", y2="8", class_="way"),
        tag("circle", cx=_plain(start), cy="8", r="4", class_="ring"),
        tag("circle", cx=_plain(end), cy="8", r="5", class_="disc"),
    ]
    return tag("svg", tag("title", title), *drawn, class_="step", viewBox="0 0 160 16", role="img")


def patterns() -> Html:
    """The patterns of parts that a colour alone would not tell from others; once on each page that has bars."""
    stripes = [
        tag("rect", x="0", y="0", width="1.5", height="1", class_="confirmed"),
        tag("rect", x="1", y="0", width="0.5", height="1", class_="gap"),
    ]
    striped = tag("pattern", *stripes, id="still-so", width="1.5", height="1", patternUnits="userSpaceOnUse")
    return tag("svg", tag("defs", striped), class_="unseen", aria_hidden="true")


def swatch(name: str) -> Html:
    """A piece of a bar, for a legend whose words say the rest."""
    return tag(
        "svg", _part(name, 0, 100), class_="swatch", viewBox="0 0 100 1", preserveAspectRatio="none", aria_hidden="true"
    )


def _part(name: str, start: float, width: float) -> Html:
    """A part of a bar, told by its colour or, where there is one, by its pattern."""
    look = {"fill": f"url(#{name})"} if name in _PATTERNED else {}
    return tag("rect", x=_plain(start), y="0", width=_plain(width), height="1", class_=f"of {name}", **look)


def _picture(kind: str, box: str, title: str, drawn: Sequence[Html], words: str = "") -> Html:
    named = joined(tag("title", title), tag("desc", words)) if words else tag("title", title)
    return tag("svg", named, *drawn, class_=kind, viewBox=box, preserveAspectRatio="none", role="img")


def _plain(number: float) -> str:
    """A number as short as can be."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
