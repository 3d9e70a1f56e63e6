"""What opens below a question: its reason, other ways of an exercise, the questions behind lines. Pure."""

from collections.abc import Iterable

from presencecheck.core.plan import Step
from presencecheck.core.prompts import Hold
from presencecheck.core.run import Run
from presencecheck.messages import browser as browser_messages
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces import presentation, still_so
from presencecheck.surfaces.browser.lines import lines_markup
from presencecheck.surfaces.browser.markup import NOTHING, Markup, joined, tag
from presencecheck.surfaces.presentation import Line
from presencecheck.surfaces.surface import StillSoPage


def question_help(run: Run, step: Step) -> Markup:
    """The reason of an item, and what it rests on."""
    return _opens("?", walk_messages.KEY_WHY, [*presentation.why(run, step), *presentation.evidence(run, step)])


def other_way(prompt: Hold) -> Markup:
    """Other ways to the end of an exercise."""
    return _opens("o", walk_messages.KEY_OTHER, [presentation.another_way(prompt)])


def still_so_help(page: StillSoPage) -> Markup:
    """The questions behind lines that are confirmed together."""
    return _opens("?", walk_messages.KEY_QUESTIONS, list(still_so.questions(page)))


def page_link(page: str, back: str) -> Markup:
    """The way to a page on which the person measures something themselves; nothing where there is none.

    Args:
        page: its address.
        back: the address of the walk, to which it leads back.
    """
    if not page:
        return NOTHING
    words = (tag("kbd", "m"), " ", browser_messages.DEVICE_PAGE)
    link = tag("a", *words, href=f"{page}#{back}", data_key="m")
    return joined(tag("p", link), tag("p", browser_messages.DEVICE_PAGE_HOW, class_="quiet"))


def _opens(key: str, label: str, lines: Iterable[Line]) -> Markup:
    summary = tag("summary", tag("kbd", key), " ", tag("span", label), data_key=key)
    return tag("details", summary, lines_markup(lines))
