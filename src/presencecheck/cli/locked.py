"""What a practice requires of lists, in sentences for who looks at them."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from presencecheck.core.checklist import Checklist
from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.plan import Section
from presencecheck.library.library import Library
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.messages import locked as locked_messages
from presencecheck.messages import policy as policy_messages

if TYPE_CHECKING:
    from presencecheck.messages.plural import Plural
    from presencecheck.packs.changes import LockedChange
    from presencecheck.system.policy_terms import PolicyTerms


def locked_sentences(library: Library, parts: Sequence[Section]) -> Iterator[str]:
    """Who requires which questions of a list or routine, and that nobody is held by it; nothing where nobody does.

    Args:
        library: where it was loaded from.
        parts: the list, or those of a routine.
    """
    if not library.vouched:
        return
    from presencecheck.library.locked import required_items_of

    asks: dict[str, list[str]] = {}
    for part in parts:
        for item, by in required_items_of(library, part):
            asks.setdefault(by, []).append(locked_messages.EACH.format(ask=item.ask))
    for by, each in asks.items():
        words = enumeration_messages.join_with_commas(each)
        yield locked_messages.ITEMS.of(len(each), by=by, asks=words)
    if asks:
        yield locked_messages.FREE


def list_sentences(library: Library, terms: "PolicyTerms | None" = None) -> Iterator[str]:
    """Who requires which lists as a whole, by a signed pack or by the policy; a sentence of each."""
    if terms is not None and terms.lists:
        yield policy_messages.WALKED.format(by=terms.by, ids=enumeration_messages.join_with_commas(terms.lists))
    for layer, by in library.vouched.items():
        ids = [entry.name for entry in library.entries() if _is_locked(library, f"{layer}:{entry.name}")]
        if ids:
            yield locked_messages.LISTS.format(by=by, ids=enumeration_messages.join_with_commas(ids))


def _is_locked(library: Library, name: str) -> bool:
    try:
        what = library.load(next(library.all(name))).content
    except (StopIteration, PresenceCheckError):
        return False
    return isinstance(what, Checklist) and what.locked


def offer_sentences(asks: Sequence[str], *, is_vouched: bool) -> Iterator[str]:
    """What a pack requires, before it is taken.

    Args:
        asks: the questions that it locks.
        is_vouched: whether somebody vouches for its signer, without which nothing is required.
    """
    yield from _offer(locked_messages.OFFER, asks, is_vouched=is_vouched)


def change_sentences(change: "LockedChange", *, is_vouched: bool) -> Iterator[str]:
    """What a new version of a pack requires and did not, and what it requires no longer, before it is taken."""
    yield from _offer(locked_messages.NEWLY, change.new, is_vouched=is_vouched)
    if change.lifted and is_vouched:
        yield _named(locked_messages.LIFTED, change.lifted)


def _offer(words: "Plural", asks: Sequence[str], *, is_vouched: bool) -> Iterator[str]:
    if asks and is_vouched:
        yield _named(words, asks)
        yield locked_messages.FREE
    elif asks:
        yield locked_messages.UNVOUCHED


def _named(words: "Plural", asks: Sequence[str]) -> str:
    each = [locked_messages.EACH.format(ask=ask) for ask in asks]
    return words.of(len(asks), asks=enumeration_messages.join_with_commas(each))
