"""Advice on the wording of a checklist: what would not serve the person who answers. Pure; warnings only.

Each piece of advice stays silent where it is not sure: one false alarm teaches an author to pass over the next ten.
Whether "yes" would mean that something is wrong is not judged, since it cannot be told reliably from the words.
"""

from collections.abc import Collection, Iterable, Iterator

from presencecheck.core.items import Item, Text
from presencecheck.core.problems import Fault, Where
from presencecheck.formats.lint.personal import asked_for
from presencecheck.formats.lint.questions import asks_twice
from presencecheck.formats.lint.readability import MOST_LIX, lix


def advise(items: Iterable[tuple[Where, Item]]) -> Iterator[Fault]:
    """What might be worded better.

    Args:
        items: each readable item with its place in the file.
    """
    for here, item in items:
        if asks_twice(item.ask):
            yield Fault("two-questions", (*here, "ask"), {"id": item.id})
        what = asked_for(item.ask, written=isinstance(item, Text))
        if what:
            yield Fault("asks-personal", (*here, "ask"), {"id": item.id, "what": what})
        for field, text in (("ask", item.ask), ("why", item.why), ("say", item.say)):
            if (score := lix(text)) > MOST_LIX:
                yield Fault("hard-to-read", (*here, field), {"score": score, "most": MOST_LIX})


def unused_sources(sources: Collection[str], items: Iterable[Item]) -> Iterator[Fault]:
    """Sources that no item cites.

    Silent where an item cites a source that is not listed: that is then the slip to mend first.
    """
    cited = {key for item in items for key in item.sources}
    if cited <= set(sources):
        for key in sources:
            if key not in cited:
                yield Fault("unused-source", ("sources", key), {"source": key})
