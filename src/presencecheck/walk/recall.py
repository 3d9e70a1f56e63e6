"""Recall: which lines of the cards that an earlier walk showed were left open, asked once, after the session."""

from collections.abc import Iterator, Sequence
from contextlib import suppress

from presencecheck.core.checklist import Checklist
from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.frozen import Frozen
from presencecheck.core.plan import card_line
from presencecheck.core.run import Run
from presencecheck.history.format.recall import Recalled, recalled_card
from presencecheck.history.format.start_cache import ShownCards
from presencecheck.library.library import Library
from presencecheck.surfaces.surface import ClientHere, Leave, LeftOpen, RecallLine, RecallPage, RecallReply
from presencecheck.system import signals
from presencecheck.walk.asking import Asking


class Recollection(Frozen):
    """What was said of the cards that were recalled.

    Attributes:
        left_open: the refs of the items that were left open, for each card of which something was said.
        end: how the person ended the walk at one of the cards, if they did.
    """

    left_open: tuple[tuple[str, ...], ...] = ()
    end: Leave | ClientHere | None = None


def recall_pages(library: Library, shown: ShownCards) -> tuple[RecallPage, ...]:
    """The cards that a run showed, as they are now; what the library no longer has is left out.

    Args:
        library: where their checklists are looked up.
        shown: the cards.
    """
    return tuple(_pages(library, shown))


def _pages(library: Library, shown: ShownCards) -> Iterator[RecallPage]:
    for name, items in shown.cards:
        with suppress(PresenceCheckError):  # what cannot be read now is not asked about
            content = library.load(library.find(name, walks=True)).content
            lines = tuple(_lines(content, items)) if isinstance(content, Checklist) else ()
            if lines:
                yield RecallPage(shown.run, name, content.title, lines)


def ask_recall(asking: Asking, run: Run, pages: Sequence[RecallPage], *, keeps_items: bool) -> Recollection:
    """Ask of each card which of its lines were left open, and keep how many: it has no say in any verdict.

    Args:
        asking: where it is asked, and recorded.
        run: the walk, before its first answer.
        pages: the cards.
        keeps_items: whether it is kept which lines those were.

    Raises:
        HistoryError: what was said could not be made durable.
    """
    left_open: list[tuple[str, ...]] = []
    recalled: list[Recalled] = []
    for page in pages:
        reply = _reply(asking, page)
        if not isinstance(reply, LeftOpen):
            return Recollection(tuple(left_open), reply)
        if reply.places is None:
            continue
        items = tuple(page.lines[place].item for place in sorted(reply.places))
        left_open.append(tuple(f"{page.checklist}/{item}" for item in items))
        recalled.append(recalled_card(page.shown, page.checklist, items, keeps_items=keeps_items))
        asking.journal.recall(run, tuple(recalled))
    return Recollection(tuple(left_open))


def _reply(asking: Asking, page: RecallPage) -> RecallReply:
    try:
        signals.raise_pending()
        return asking.surface.recall_card(page)
    except KeyboardInterrupt:
        return Leave(interrupted=True)


def _lines(content: Checklist, items: Sequence[str]) -> Iterator[RecallLine]:
    known = {item.id: item for item in content.items}
    for name in items:
        item = known.get(content.renamed.get(name, name))
        if item is not None:
            remedy = item.remedy.do[0] if item.remedy else ""
            yield RecallLine(item.id, item.ask, card_line(item).ready, remedy, content.headings[item.id])
