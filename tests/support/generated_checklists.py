"""Checklists as hypothesis makes them: every kind of item, with everything that one can have, and any texts."""

from dataclasses import replace
from typing import Any, Literal

from hypothesis import strategies as st

from presencecheck.core.checklist import Checklist
from presencecheck.core.context import MODALITIES, SETTINGS
from presencecheck.core.items import (
    Alternative,
    Breathe,
    Choice,
    Confirm,
    Course,
    Exercise,
    FollowUp,
    Item,
    Probe,
    Range,
    Remedy,
    Scale,
    Several,
    Text,
    TimedStep,
    When,
)
from presencecheck.core.practice_names import NAMES, without_names

HOSTILE = [
    "<script>alert(1)</script>",
    "</style><script src=//evil.example></script>",
    "]]><!--",
    "<!-- hidden -->",
    '" onmouseover="alert(1)',
    "javascript:alert(1)",
    "[Open](javascript:alert(1))",
    "[link=https://evil.example]Open[/link]",
    "![picture](https://evil.example/p.png)",
    "<https://evil.example>",
    "https://evil.example/x www.evil.example evil.example",
    "me@evil.example @someone #1 GH-12 :smile:",
    "&lt;b&gt; &#60; &amp;",
    "# heading",
    "- [x] done",
    "1. first",
    "> quoted",
    "---",
    "a | b | c",
    "**bold** _it_ ~~gone~~ `code` ``a`b`` ==mark== %%gone%% $x$ ^up^",
    "[ref]: https://evil.example",
    "[[note]] ![[note]] [^1]",
    "\\ \\\\ \\* a\\",
    "{% 7*7 %} ${7} {0} {ask} {practice.name} %s",
    "[/] [red on red]x[/]",
    "$HOME `id` $(id) ; rm -rf",
]
"""Texts that a file may hold, and that another program could take for more than text."""
REFUSED = [
    "\x1b[2J",
    "\x1b]0;x\x07",
    "\x1b]52;c;eA==\x07",
    "\x9b2J",
    "\r",
    "\u202ereversed",
    "\u2066x",
    "\u200bx",
    "\x00",
]
"""Texts that no file may hold."""

LETTERS = st.characters(categories=["L", "N", "P", "S"]).filter(str.isprintable)
WORDS = st.lists(st.text(LETTERS, min_size=1, max_size=8), min_size=1, max_size=5).map(" ".join).map(without_names)
"""Without two braces beside each other, which would begin a name."""
TEXTS = WORDS | st.sampled_from(HOSTILE)
LONG = (
    st.lists(TEXTS | st.sampled_from(NAMES), min_size=1, max_size=6)
    .map(" ".join)
    .map(lambda text: without_names(text[:300]))
)
"""Some name the practice, and none is cut off in the middle of that."""
TITLES = TEXTS.map(lambda text: text[:60].rstrip(" "))
"""Not cut off behind a blank: only quotes in a file hold one there."""
HEADINGS = TITLES.map(str.strip).filter(bool)
OPTIONS = st.lists(TEXTS.map(lambda text: text[:40].strip()).filter(bool), min_size=2, max_size=9, unique=True)
WHENS = st.builds(
    When,
    modality=st.lists(st.sampled_from(MODALITIES), unique=True, max_size=3).map(tuple),
    setting=st.lists(st.sampled_from(SETTINGS), unique=True, max_size=5).map(tuple),
    first_session=st.none() | st.booleans(),
)
NEEDS = st.lists(st.sampled_from(["breath", "sight", "standing", "imagery", "hearing"]), unique=True, max_size=5)
WAYS = TEXTS | st.lists(
    st.builds(Alternative, say=TEXTS, needs=st.none() | NEEDS.map(tuple)), min_size=1, max_size=5
).map(tuple)
THENS: st.SearchStrategy[Literal["accept", "stop"] | None] = st.sampled_from([None, "accept", "stop"])
REMEDIES = st.builds(Remedy, do=st.lists(LONG, min_size=1, max_size=6).map(tuple))


@st.composite
def items(draw: st.DrawFn, name: str, later: list[str]) -> Item:
    """An item; its follow-ups add some of those that come `later`."""
    common: dict[str, Any] = {
        "id": name,
        "ask": draw(LONG),
        "importance": draw(st.sampled_from(["essential", "standard", "optional"])),
        "when": draw(WHENS),
        "why": draw(st.just("") | LONG),
        "say": draw(st.just("") | LONG),
        "moment": draw(st.sampled_from([None, "setup", "arrive", "open", "between", "close"])),
        "evidence": draw(st.sampled_from([None, "trial", "survey", "guidance", "custom", "ours"])),
        "sources": draw(st.sampled_from([(), ("a",), ("a", "b")])),
        "section": draw(st.just("") | HEADINGS),
    }
    adds = st.sampled_from(["", *later])
    says = st.just("") | TEXTS
    kind = draw(st.sampled_from(["confirm", "probe", "exercise", "scale", "choice", "several", "text"]))
    match kind:
        case "exercise":
            breathe = Course(seconds=60, breathe=Breathe(in_=4, out=6), alternative=draw(WAYS))
            step = st.one_of(TEXTS, st.builds(TimedStep, say=TEXTS, seconds=st.integers(1, 20)))
            steps = Course(seconds=60, steps=tuple(draw(st.lists(step, min_size=1, max_size=3))), alternative="Look")
            return Exercise(**common, exercise=draw(st.sampled_from([breathe, steps])))
        case "scale":
            bound = st.integers(0, 10)
            bounds = st.tuples(st.none() | bound, bound) | st.tuples(bound, st.none())
            follows = st.tuples(bounds, adds, says, THENS).map(
                lambda made: FollowUp(at_least=made[0][0], at_most=made[0][1], add=made[1], say=made[2], then=made[3])
            )
            ends = Range(low=draw(TEXTS), high=draw(TEXTS))
            return Scale(**common, scale=ends, follow_up=tuple(draw(st.lists(follows, max_size=3))))
        case "choice" | "several":
            return _with_options(draw, kind, common, adds)
        case "text":
            return Text(**common, max=draw(st.integers(1, 200)))
    ready, remedy = draw(TITLES), draw(st.none() | REMEDIES)
    if kind == "probe":
        return Probe(**common, probe="network", ready=ready, if_not_yet=remedy)
    return Confirm(**common, ready=ready, if_not_yet=remedy)


def _with_options(draw: st.DrawFn, kind: str, common: dict[str, Any], adds: st.SearchStrategy[str]) -> Item:
    """An item that is answered by one of its options, or by several."""
    options = tuple(draw(OPTIONS))
    name = "is_" if kind == "choice" else "has"
    given: dict[str, Any] = {name: st.sampled_from(options), "add": adds, "say": st.just("") | TEXTS, "then": THENS}
    follows = tuple(draw(st.lists(st.builds(FollowUp, **given), max_size=3)))
    if kind == "choice":
        return Choice(**common, options=options, follow_up=follows)
    most = draw(st.none() | st.integers(1, len(options)))
    return Several(**common, options=options, at_most=most, follow_up=follows)


@st.composite
def checklists(draw: st.DrawFn, name: str = "made") -> Checklist:
    """A checklist of one to six items, of any kinds."""
    names = [f"i{number}" for number in range(draw(st.integers(1, 6)))]
    return Checklist(
        format=1,
        id=name,
        title=draw(TITLES),
        version=draw(st.sampled_from(["0", "1.0.0", "draft 2"])),
        revised=draw(st.sampled_from(["", "2026-11-22", "2026-02-31", "soon"])),
        language=draw(st.sampled_from(["en", "de-AT", "fa", "Englisch", ""])),
        disclaimer=draw(st.just("") | LONG),
        sources={"a": draw(LONG), "b": draw(LONG)},
        items=tuple(draw(items(one, names[place + 1 :])) for place, one in enumerate(names)),
    )


def handed_out(what: Checklist) -> Checklist:
    """The same, written to the client."""
    return replace(what, style="hand-out")
