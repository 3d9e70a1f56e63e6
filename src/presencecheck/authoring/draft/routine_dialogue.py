"""A routine written in plain lines: its lists chosen one after the other, then a menu; each change is kept at once."""

from collections.abc import Callable, Mapping
from functools import partial

from presencecheck.authoring.draft.questions import Asking, EndOfAskingError, agrees_to_lose, pick
from presencecheck.authoring.draft.routine_file import RoutineFile
from presencecheck.authoring.draft.routine_model import RoutineDraft, Way, part_state, parts_left_out
from presencecheck.authoring.draft.routine_words import said_of
from presencecheck.core.checklist import Include, Routine
from presencecheck.core.compose_routine import part_name
from presencecheck.messages import draft as draft_messages

_LEAVE = ("q", "done")


class RoutineDialogue:
    """Asks for one routine.

    Args:
        file: the routine and its file.
        asking: who is asked.
    """

    def __init__(self, file: RoutineFile, asking: Asking) -> None:
        self._file = file
        self._asking = asking

    def run(self) -> None:
        """Ask until the person is done."""
        self._asking.say(self._file.introduction)
        try:
            if not self._draft.has_list:
                self._add_all()
            while self._draft.has_list and self._menu():
                pass
        except EndOfAskingError:
            pass
        self._asking.say(self._file.farewell)

    @property
    def _draft(self) -> RoutineDraft:
        return self._file.draft

    def _add_all(self) -> None:
        """Ask for one list after the other."""
        while self._add(draft_messages.NEXT_LIST if self._draft.has_list else draft_messages.FIRST_LIST):
            pass

    def _add(self, question: str = "") -> bool:
        addable, question = self._file.addable, question or draft_messages.WHICH_LIST
        if not addable:
            self._asking.say(draft_messages.NO_LIST_TO_ADD)
            return False
        place = pick(self._asking, question, [*addable.values()], None, none=draft_messages.NO_MORE)
        return place is not None and self._keep(self._draft.add([*addable][place]))

    def _menu(self) -> bool:
        """Show the routine and do one thing; False at the end."""
        self._show()
        word = self._asking.ask(self._ways_on()).casefold()
        if word in _LEAVE:
            return False
        base = self._file.base
        does: dict[str, Callable[[], object]] = {
            "a": self._add,
            "t": self._retitle,
            "c": self._close,
            "u": self._undo,
        }
        if base:
            does |= {"l": partial(self._bring_back, base), "o": partial(self._take_all_back, base)}
        if word in does:
            does[word]()
        elif word.isdecimal() and 1 <= int(word) <= len(self._draft.parts):
            self._change(self._draft.parts[int(word) - 1])
        elif word:  # Enter once too often shows the routine again
            self._asking.say(draft_messages.UNKNOWN.format(word=word))
        return True

    def _ways_on(self) -> str:
        """What can be typed at the routine."""
        base = self._file.base
        back = draft_messages.MENU_BRING_BACK if [*parts_left_out(self._draft, base)] else ""
        back += draft_messages.MENU_ALL_BACK if base and self._file.is_kept else ""
        return draft_messages.MENU_ROUTINE.format(back=back)

    def _show(self) -> None:
        say, routine, base = self._asking.say, self._draft.routine, self._file.base
        say("")
        say(routine.title)
        for place, part in enumerate(self._draft.parts, 1):
            title = self._file.title_of(part)
            say(draft_messages.ITEM.format(place=place, ask=title, importance=said_of(part, base)))
        if out := [*parts_left_out(self._draft, base)]:
            say(draft_messages.LEFT_OUT)
            for part in out:
                say(draft_messages.LEFT_OUT_ITEM.format(ask=self._file.title_of(part)))
        if routine.closing:
            say(draft_messages.CLOSES.format(closing=routine.closing))

    def _change(self, part: Include) -> None:
        does = self._changes_of(part)
        place = pick(self._asking, f"{self._file.title_of(part)}. {draft_messages.CHANGE}", [*does], None)
        if place is not None:
            [*does.values()][place]()

    def _changes_of(self, part: Include) -> Mapping[str, Callable[[], object]]:
        """What can be changed of a part, in the words for it."""
        name, draft, base = part_name(part), self._draft, self._file.base
        up, down, out = draft_messages.CHANGES_PLACE
        does: dict[str, Callable[[], object]] = {
            up: lambda: self._keep(draft.move(name, -1)),
            down: lambda: self._keep(draft.move(name, 1)),
            out: partial(self._take_out, name),
        }
        if part.checklist:
            way: Way = "card" if part.as_ == "walk" else "walk"
            does[draft_messages.AS_WAY[way]] = lambda: self._keep(draft.show_as(name, way))
        if base and part_state(part, base) == "changed":
            does[draft_messages.BACK_AS_IT_CAME] = lambda: self._keep(draft.restore(base, name))
        return does

    def _take_out(self, name: str) -> None:
        if self._keep(self._draft.remove(name)):
            self._asking.say(draft_messages.TAKEN_OUT)

    def _bring_back(self, base: Routine) -> None:
        out = [*parts_left_out(self._draft, base)]
        if not out:
            self._asking.say(draft_messages.NOTHING_LEFT_OUT)
            return
        place = pick(self._asking, draft_messages.BRING_BACK, [*map(self._file.title_of, out)], None)
        if place is not None:
            self._keep(self._draft.restore(base, part_name(out[place])))

    def _take_all_back(self, base: Routine) -> None:
        if self._asking.ask(draft_messages.ALL_BACK).casefold() not in draft_messages.YES:
            self._asking.say(draft_messages.LEFT)
        elif self._keep(self._draft.restore_all(base)):
            self._asking.say(draft_messages.ALL_ROUTINE_BACK)

    def _retitle(self) -> None:
        title = self._asking.ask(draft_messages.TITLE_NOW.format(title=self._draft.routine.title))
        if title:
            self._keep(self._draft.retitle(title))

    def _close(self) -> None:
        now = self._draft.routine.closing or draft_messages.NOTHING
        words = self._asking.ask(draft_messages.CLOSING_NOW.format(now=now))
        if words:
            self._keep(self._draft.close("" if words == draft_messages.NOTHING else words))

    def _undo(self) -> None:
        back = self._draft.undo()
        if back is self._draft or not back.has_list:
            self._asking.say(draft_messages.NOTHING_TO_UNDO)
        elif self._keep(back):
            self._asking.say(draft_messages.TAKEN_BACK)

    def _keep(self, draft: RoutineDraft) -> bool:
        """Keep a change; False where it cannot be, or is not wanted, which is said."""
        errors = self._file.advice(draft).errors
        for error in errors:
            self._asking.say(error)
        if errors or not agrees_to_lose(self._asking, self._file.name, self._file.lost(draft)):
            return False
        self._file.keep(draft)
        return True
