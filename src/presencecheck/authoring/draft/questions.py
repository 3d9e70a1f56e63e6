"""What is asked of one question of a list, in plain lines: its words, how it is answered, how much it matters."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from presencecheck.authoring.draft.model import KINDS, Draft, Kind, scale_of
from presencecheck.core.items import MOST_REMEDIES, Choice, Confirm, Item, Remedy, Scale
from presencecheck.core.items.choice import MOST_OPTIONS
from presencecheck.core.items.questions import Askable
from presencecheck.messages import draft as draft_messages

IMPORTANCES = ("essential", "standard", "optional")


class Asking(Protocol):
    """Someone who is asked, a line at a time."""

    def say(self, text: str) -> None:
        """Show a sentence."""

    def ask(self, question: str) -> str:
        """Show a question and read the line that answers it.

        Raises:
            EndOfAskingError: there will be no more lines.
        """


class EndOfAskingError(Exception):
    """The person has left, or there is nobody to answer any more."""


def pick(asking: Asking, question: str, options: Sequence[str], usual: int | None, none: str = "") -> int | None:
    """The place of the option that is chosen, from 0; Enter alone chooses the usual one, None where there is none.

    Args:
        asking: who is asked.
        question: what.
        options: what can be chosen.
        usual: the place of the usual one.
        none: what Enter alone means where there is no usual one; empty for: as it is now.
    """
    asking.say(question)
    for place, option in enumerate(options, 1):
        asking.say(draft_messages.NUMBERED.format(place=place, text=option))
    said = (none or draft_messages.AS_NOW) if usual is None else options[usual]
    while True:
        word = asking.ask(draft_messages.CHOOSE.format(count=len(options), usual=said))
        if not word:
            return usual
        if word.isdecimal() and 1 <= int(word) <= len(options):
            return int(word) - 1
        asking.say(draft_messages.UNKNOWN.format(word=word))


def agrees_to_lose(asking: Asking, name: str, lost: Sequence[str]) -> bool:
    """Whether the person agrees that a change takes remarks out of the file; not asked where it takes out none.

    Args:
        asking: who is asked.
        name: of the list or routine.
        lost: the remarks.
    """
    if not lost:
        return True
    asking.say(draft_messages.LOST.of(len(lost), first=lost[0]))
    if asking.ask(draft_messages.ASK_TO_LOSE.format(name=name)).casefold() in draft_messages.YES:
        return True
    asking.say(draft_messages.LEFT)
    return False


def describe_new(asking: Asking, draft: Draft, id: str) -> Draft:  # noqa: A002 - the field's own name
    """Ask what a new question needs, and what helps."""
    kind = pick(asking, draft_messages.KIND, tuple(draft_messages.KINDS.values()), 0)
    if kind:
        return ask_importance(asking, _turned(asking, draft, id, KINDS[kind]), id, usual=2)
    draft = ask_importance(asking, draft, id, usual=1)
    if ready := asking.ask(draft_messages.READY):
        draft = draft.change(id, ready=ready)
    return ask_helps(asking, draft, id)


def ask_words(asking: Asking, draft: Draft, id: str) -> Draft:  # noqa: A002
    """Ask for other words of the question."""
    words = asking.ask(draft_messages.WORDS)
    return draft.change(id, ask=words) if words else draft


def ask_kind(asking: Asking, draft: Draft, id: str) -> Draft:  # noqa: A002
    """Ask how it is answered, and what that needs."""
    kind = pick(asking, draft_messages.KIND, tuple(draft_messages.KINDS.values()), None)
    return draft if kind is None else _turned(asking, draft, id, KINDS[kind])


def ask_importance(asking: Asking, draft: Draft, id: str, usual: int | None = None) -> Draft:  # noqa: A002
    """Ask how much it matters."""
    options = tuple(draft_messages.IMPORTANCES[name] for name in IMPORTANCES)
    place = pick(asking, draft_messages.IMPORTANCE, options, usual)
    return draft if place is None else draft.change(id, importance=IMPORTANCES[place])


def ask_ready(asking: Asking, draft: Draft, id: str) -> Draft:  # noqa: A002
    """Ask for the word of it being so; a hyphen takes it away."""
    word = asking.ask(draft_messages.READY_NOW.format(now=draft.find(id).state_word or draft_messages.NOTHING))
    return draft.change(id, ready="" if word == draft_messages.NOTHING else word) if word else draft


def ask_heading(asking: Asking, draft: Draft, id: str) -> Draft:  # noqa: A002
    """Ask for the heading above it; a hyphen takes it away."""
    words = asking.ask(draft_messages.HEADING_NOW.format(now=draft.heading_above(id) or draft_messages.NOTHING))
    return draft.head(id, "" if words == draft_messages.NOTHING else words) if words else draft


def ask_helps(asking: Asking, draft: Draft, id: str) -> Draft:  # noqa: A002
    """Ask what helps, one thing after the other; what stands there is replaced where anything is said."""
    helps = _lines(asking, MOST_REMEDIES, lambda place: draft_messages.HELPS_MORE if place else draft_messages.HELPS)
    return with_helps(draft, id, helps) if helps else draft


def with_helps(draft: Draft, id: str, helps: Sequence[str]) -> Draft:  # noqa: A002
    """The list with what helps at a question; what comes then stays as it is."""
    remedy = draft.find(id).remedy
    then: dict[str, Any] = {"then": remedy.then} if remedy else {}
    return draft.change(id, if_not_yet=Remedy(do=tuple(helps), **then) if helps else None)


def can_be_not_yet(item: Item) -> bool:
    """Whether it has a word for being so, and what helps."""
    return isinstance(item, Askable)


def kind_words(item: Item) -> str:
    """How it is answered."""
    return draft_messages.KINDS.get(item.kind, draft_messages.OTHER_KIND)


def fields_of(item: Item) -> dict[str, Any]:
    """What its kind alone has, of what can be written by answering questions."""
    if isinstance(item, Choice):
        return {"options": item.options}
    return {"scale": item.scale} if isinstance(item, Scale) else {}


def _turned(asking: Asking, draft: Draft, id: str, kind: Kind) -> Draft:  # noqa: A002
    if kind == "choice":
        options = _lines(asking, MOST_OPTIONS, lambda place: draft_messages.OPTION.format(place=place + 1))
        return draft.turn_into(id, kind, options=options)
    if kind == "scale":
        low = asking.ask(draft_messages.LOWEST) or draft_messages.LOW
        high = asking.ask(draft_messages.HIGHEST) or draft_messages.HIGH
        return draft.turn_into(id, kind, scale=scale_of(low, high))
    return draft if isinstance(draft.find(id), Confirm) and kind == "confirm" else draft.turn_into(id, kind)


def _lines(asking: Asking, most: int, question: Callable[[int], str]) -> tuple[str, ...]:
    """What is answered until nothing is."""
    said: list[str] = []
    while len(said) < most and (line := asking.ask(question(len(said)))):
        said.append(line)
    return tuple(said)
