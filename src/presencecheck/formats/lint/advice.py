"""Advice on the wording of a checklist, for the sake of the person who answers. Pure; warnings only.

A rule gives no advice unless it is sure: one false alarm teaches an author to ignore the next ten.
"""

from collections.abc import Collection, Iterable, Iterator

from presencecheck.core.items import Choice, Confirm, Item, Probe, Scale, Several, Text
from presencecheck.core.problems import Violation, Where
from presencecheck.formats.lint.answerable import field_in, is_negative, is_open, is_question, markup_in
from presencecheck.formats.lint.clients import asked_about
from presencecheck.formats.lint.personal import asked_for
from presencecheck.formats.lint.questions import asks_twice
from presencecheck.formats.lint.readability import MOST_LIX, lix
from presencecheck.messages import lint as lint_messages


def advise(
    items: Iterable[tuple[Where, Item]], *, handed_out: bool = False, answered: bool = True
) -> Iterator[Violation]:
    """Yield what could be worded better.

    Args:
        items: each readable item with its place in the file.
        handed_out: whether nobody answers here, so that nothing is kept.
        answered: whether it is known that the person who walks answers each of them.
    """
    for here, item in items:
        if not handed_out:
            yield from client_advice(item, (*here, "ask"))
        if answered and not handed_out:
            yield from answer_advice(item, (*here, "ask"))
        yield from _stray_advice(item, here)
        if asks_twice(item.ask):
            yield Violation("two-questions", (*here, "ask"), {"id": item.id})
        what = asked_for(item.ask, written=isinstance(item, Text))
        if what:
            yield Violation("asks-personal", (*here, "ask"), {"id": item.id, "what": lint_messages.PERSONAL[what]})
        for field, text in (("ask", item.ask), ("why", item.why), ("say", item.say)):
            if (score := lix(text)) > MOST_LIX:
                yield Violation("hard-to-read", (*here, field), {"score": score, "most": MOST_LIX})


def answer_advice(item: Item, where: Where) -> Iterator[Violation]:
    """What is said at `where` of a text that yes or not yet cannot answer; nothing of items of other kinds."""
    if not isinstance(item, Confirm | Probe):
        return
    if not is_question(item.ask):
        yield Violation("no-question", where, {"id": item.id})
    elif is_open(item.ask):
        yield Violation("open-question", where, {"id": item.id})
    elif is_negative(item.ask):
        yield Violation("negative-question", where, {"id": item.id})


def _stray_advice(item: Item, here: Where) -> Iterator[Violation]:
    """What another format left in the texts of an item."""
    for field, text in (("ask", item.ask), ("why", item.why), ("say", item.say)):
        if mark := markup_in(text):
            yield Violation("markup", (*here, field), {"mark": mark})
        elif key := field_in(text, labels=field == "why"):
            yield Violation("field-in-text", (*here, field), {"id": item.id, "key": key})


def client_advice(item: Item, where: Where) -> Iterator[Violation]:
    """What is said at `where` of an item whose kept answer would tell of a client."""
    if about := kept_about_client(item):
        yield Violation("stores-client", where, {"id": item.id, "what": lint_messages.ABOUT_CLIENT[about]})


def kept_about_client(item: Item) -> str:
    """What about a client the kept answers of an item would tell, as `asked_about` names it; empty if nothing."""
    if not item.stores_value:
        return ""
    if isinstance(item, Choice | Several):
        return asked_about(item.ask, item.options)
    return asked_about(item.ask, (item.scale.low, item.scale.high)) if isinstance(item, Scale) else ""


def unused_sources(sources: Collection[str], items: Iterable[Item]) -> Iterator[Violation]:
    """Yield sources that no item cites; none if an item cites an unlisted source, which is to be fixed first."""
    cited = {key for item in items for key in item.sources}
    if cited <= set(sources):
        for key in sources:
            if key not in cited:
                yield Violation("unused-source", ("sources", key), {"source": key})


def sections_apart(items: Iterable[Item]) -> Iterator[Violation]:
    """Yield where a section begins that has ended before; it would be read as another one of its name."""
    heading = ""
    ended: set[str] = set()
    for place, item in enumerate(items):
        if item.section in ("", heading):
            continue
        ended.add(heading)
        heading = item.section
        if heading in ended:
            yield Violation("section-apart", ("items", place, "section"), {"section": heading})
