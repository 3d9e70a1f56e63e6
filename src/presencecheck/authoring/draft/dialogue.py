"""A list written in plain lines: its questions one after the other, then a menu; each change is kept at once."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from presencecheck.authoring.draft.base_items import all_restored, left_out, restored, state_of
from presencecheck.authoring.draft.draft_file import DraftFile
from presencecheck.authoring.draft.model import Draft
from presencecheck.authoring.draft.questions import (
    Asking,
    EndOfAskingError,
    agrees_to_lose,
    ask_heading,
    ask_helps,
    ask_importance,
    ask_kind,
    ask_ready,
    ask_words,
    can_be_not_yet,
    describe_new,
    pick,
)
from presencecheck.core.checklist import Checklist
from presencecheck.core.items import Item
from presencecheck.messages import draft as draft_messages

_LEAVE = ("q", "done")


class Dialogue:
    """Asks for one list.

    Args:
        file: the list and its file.
        asking: who is asked.
        print_list: shows the page to print; returns where it is if no browser could be opened.
    """

    def __init__(self, file: DraftFile, asking: Asking, print_list: Callable[[str], Path | None]) -> None:
        self._file = file
        self._asking = asking
        self._print = print_list
        self._said: set[str] = set()

    def run(self) -> bool:
        """Ask until the person is done; returns whether there is a list."""
        self._asking.say(self._file.introduction)
        try:
            if not self._draft.items:
                self._add_all()
            while self._draft.items and self._menu():
                pass
        except EndOfAskingError:
            pass
        self._asking.say(self._file.farewell)
        return self._file.is_kept

    @property
    def _draft(self) -> Draft:
        return self._file.draft

    def _add_all(self) -> None:
        """Ask for one question after the other."""
        question = draft_messages.FIRST
        while (words := self._asking.ask(question)).casefold() not in ("", *_LEAVE):
            added = self._draft.add(words)
            if added.items and self._keep(added):
                self._describe(added.items[-1].id)
                question = draft_messages.NEXT

    def _describe(self, id: str) -> None:  # noqa: A002 - the field's own name
        while not self._keep(describe_new(self._asking, self._draft, id), tells=True):
            pass

    def _menu(self) -> bool:
        """Show the list and do one thing; False at the end."""
        self._show()
        base = self._file.base
        word = self._asking.ask(self._ways_on()).casefold()
        if word in _LEAVE:
            return False
        does = {"a": self._add_all, "t": self._retitle, "u": self._undo, "p": self._show_page}
        if base:
            does |= {"l": partial(self._bring_back, base), "o": partial(self._take_all_back, base)}
        if word in does:
            does[word]()
        elif word.isdecimal() and 1 <= int(word) <= len(self._draft.items):
            self._change(self._draft.items[int(word) - 1].id)
        elif word:  # Enter once too often shows the list again
            self._asking.say(draft_messages.UNKNOWN.format(word=word))
        return True

    def _ways_on(self) -> str:
        """What can be typed at the list."""
        base = self._file.base
        if base is None:
            return draft_messages.MENU
        back = draft_messages.MENU_BRING_BACK if left_out(self._draft, base) else ""
        back += draft_messages.MENU_ALL_BACK if self._file.is_kept else ""
        return draft_messages.MENU_CHANGES.format(back=back)

    def _show(self) -> None:
        self._asking.say("")
        self._asking.say(self._draft.checklist.title)
        base = self._file.base
        for place, item in enumerate(self._draft.items, 1):
            if heading := self._draft.heading_above(item.id):
                self._asking.say(heading)
            said = f"{item.importance}{draft_messages.STATES[state_of(item, base)] if base else ''}"
            self._asking.say(draft_messages.ITEM.format(place=place, ask=item.ask, importance=said))
        if base and (out := left_out(self._draft, base)):
            self._asking.say(draft_messages.LEFT_OUT)
            for item in out:
                self._asking.say(draft_messages.LEFT_OUT_ITEM.format(ask=item.ask))

    def _bring_back(self, base: Checklist) -> None:
        out = left_out(self._draft, base)
        if not out:
            self._asking.say(draft_messages.NOTHING_LEFT_OUT)
            return
        place = pick(self._asking, draft_messages.BRING_BACK, [item.ask for item in out], None)
        if place is not None:
            self._keep(restored(self._draft, base, out[place].id))

    def _take_all_back(self, base: Checklist) -> None:
        if self._asking.ask(draft_messages.ALL_BACK).casefold() in draft_messages.YES:
            if self._keep(all_restored(self._draft, base)):
                self._asking.say(draft_messages.ALL_TAKEN_BACK)
        else:
            self._asking.say(draft_messages.LEFT)

    def _retitle(self) -> None:
        title = self._asking.ask(draft_messages.TITLE_NOW.format(title=self._draft.checklist.title))
        if title:
            self._keep(self._draft.retitle(title))

    def _undo(self) -> None:
        back = self._draft.undo()
        if back is self._draft or not back.items:
            self._asking.say(draft_messages.NOTHING_TO_UNDO)
        elif self._keep(back, is_back=True):
            self._asking.say(draft_messages.TAKEN_BACK)

    def _show_page(self) -> None:
        path = self._print(self._file.name)
        self._asking.say(draft_messages.PRINTED if path is None else draft_messages.NOT_PRINTED.format(path=path))

    def _change(self, id: str) -> None:  # noqa: A002
        item = self._draft.find(id)
        does = self._changes_of(item)
        place = pick(self._asking, f"{item.ask} {draft_messages.CHANGE}", [*does], None)
        if place is not None:
            [*does.values()][place]()

    def _changes_of(self, item: Item) -> Mapping[str, Callable[[], object]]:
        """What can be changed of a question, in the words for it."""
        asks = (ask_words, ask_kind, ask_importance, ask_ready, ask_helps)
        count = len(asks) if can_be_not_yet(item) else 3
        fields = zip(draft_messages.CHANGES[:count], asks, strict=False)
        up, down, out = draft_messages.CHANGES_PLACE
        at = self._draft.items.index(item)
        base = self._file.base
        does: dict[str, Callable[[], object]] = {
            **{words: partial(self._ask_and_keep, ask, item.id) for words, ask in fields},
            up: lambda: self._keep(self._draft.move(item.id, at - 1)),
            down: lambda: self._keep(self._draft.move(item.id, at + 1)),
            out: partial(self._take_out, item.id),
            draft_messages.CHANGES_HEADING: partial(self._ask_and_keep, ask_heading, item.id),
        }
        if base and state_of(item, base) == "changed":
            does[draft_messages.BACK_AS_IT_CAME] = lambda: self._keep(restored(self._draft, base, item.id))
        return does

    def _ask_and_keep(self, ask: Callable[[Asking, Draft, str], Draft], id: str) -> None:  # noqa: A002
        self._keep(ask(self._asking, self._draft, id), tells=True)

    def _take_out(self, id: str) -> None:  # noqa: A002
        if self._keep(self._draft.remove(id)):
            self._asking.say(draft_messages.TAKEN_OUT)

    def _keep(self, draft: Draft, *, tells: bool = False, is_back: bool = False) -> bool:
        """Keep the change, if the list can be used with it and the person agrees to what it would take out."""
        if not is_back:
            draft = draft.as_one_step_from(self._draft)
        advice = self._file.advice(draft)
        for error in advice.errors:
            self._asking.say(error)
        if advice.errors or not agrees_to_lose(self._asking, self._file.name, self._file.lost(draft)):
            return False
        self._file.keep(draft)
        for warning in advice.warnings if tells else ():
            if warning not in self._said:
                self._asking.say(warning)
                self._said.add(warning)
        return True
