"""A list of one's own by questions in the terminal: where it is kept, how it is written, and its page to print."""

import sys
from pathlib import Path

from presencecheck.authoring.create import path_for
from presencecheck.authoring.draft.dialogue import Dialogue
from presencecheck.authoring.draft.draft_file import DraftFile
from presencecheck.authoring.draft.model import begin
from presencecheck.authoring.draft.open_draft import AnyFile, open_draft
from presencecheck.authoring.draft.questions import EndOfAskingError, pick
from presencecheck.authoring.draft.routine_dialogue import RoutineDialogue
from presencecheck.authoring.draft.routine_file import RoutineFile, lists_of
from presencecheck.authoring.draft.routine_model import begin_routine
from presencecheck.authoring.item_names import name_list
from presencecheck.cli.confirm import is_anyone_there
from presencecheck.cli.plain import typing_mark
from presencecheck.core.checklist import Checklist
from presencecheck.core.errors import ExitCode, UsageError
from presencecheck.core.frozen import replace
from presencecheck.core.names import RESERVED_WORDS, SUFFIXES
from presencecheck.library.library import Library
from presencecheck.library.loaded import ChecklistFile
from presencecheck.library.own_folder import better_folder, files_to_move, make_own_folder, name_own_folder
from presencecheck.messages import draft as draft_messages
from presencecheck.reports.formats import FORMATS
from presencecheck.surfaces.answer_words import QUIT
from presencecheck.surfaces.plain.line_terminal import NOISE, LineTerminal
from presencecheck.surfaces.presentation import Line
from presencecheck.system import signals
from presencecheck.system.browser import open_address
from presencecheck.system.files import write_private
from presencecheck.system.paths import Paths, real_path


class LineAsking:
    """Asks in a terminal by lines; a pasted text of several lines is one answer."""

    def __init__(self, terminal: LineTerminal) -> None:
        self._terminal = terminal
        self._mark = typing_mark()

    def say(self, text: str) -> None:
        """Print a sentence."""
        self._terminal.print([Line(text)])

    def ask(self, question: str) -> str:
        """Print a question and read a line.

        Raises:
            EndOfAskingError: the person has left.
        """
        self._terminal.ask(lambda: self._show(question))
        while (line := self._terminal.read_text()) == NOISE:
            self._terminal.show_mark(self._mark)
        if line == QUIT:
            if self._mark:
                self.say("")  # at the end of input nothing has ended the line that the mark began
            raise EndOfAskingError
        return line

    def _show(self, question: str) -> None:
        self.say(question)
        self._terminal.show_mark(self._mark)


def ask_for_new(paths: Paths, library: Library, name: str, title: str) -> int:
    """Ask for a new list, or for a routine of those that there are.

    Args:
        paths: where it is kept.
        library: all lists.
        name: its id; empty where it follows from the title.
        title: its title; asked for where it is empty.

    Raises:
        UsageError: there is nobody to ask.
        PresenceCheckError: there is one of this name already, or it cannot be written.
    """
    _require_person()
    with signals.deferred(), LineTerminal(sys.stdin, sys.stdout) as terminal:
        asking = LineAsking(terminal)
        try:
            paths = _settled(paths, asking)
            title = title or asking.ask(draft_messages.TITLE)
            is_routine = pick(asking, draft_messages.WHAT, draft_messages.WHATS, 0) == 1
        except EndOfAskingError:
            return ExitCode.FINE
        title = title or (draft_messages.DEFAULT_ROUTINE_TITLE if is_routine else draft_messages.DEFAULT_TITLE)
        name = name or free_name(title, library)
        path = path_for(paths.own, name)
        file: AnyFile = DraftFile(path, begin(name, title))
        if is_routine:
            file = RoutineFile(path, begin_routine(name, title), lists_of(library))
        return _run(file, asking, paths)


def ask_for_changes(paths: Paths, library: Library, entry: ChecklistFile) -> int:
    """Ask what is to be changed of a list.

    Raises:
        UsageError: there is nobody to ask.
        PresenceCheckError: it cannot be changed by answering questions.
    """
    _require_person()
    file = open_draft(library, entry, paths)
    with signals.deferred(), LineTerminal(sys.stdin, sys.stdout) as terminal:
        asking = LineAsking(terminal)
        if not file.is_kept:
            try:
                paths = _settled(paths, asking)
            except EndOfAskingError:
                return ExitCode.FINE
            file = open_draft(library, entry, paths)
        return _run(file, asking, paths)


def pick_in_terminal(question: str, options: tuple[str, ...]) -> int | None:
    """Ask for one of a few options; None where nothing is chosen."""
    with signals.deferred(), LineTerminal(sys.stdin, sys.stdout) as terminal:
        try:
            return pick(LineAsking(terminal), question, options, 0)
        except EndOfAskingError:
            return None


def free_name(title: str, library: Library) -> str:
    """An id for a list of this title that no list has, and that means no command."""
    taken = {*RESERVED_WORDS, *(entry.name for entry in library.entries())}
    return name_list(title, taken)


def list_page(checklist: Checklist, paths: Paths) -> Path | None:
    """Show the page to print in the browser; where it is, if none could be opened: beside the list, to be found."""
    from presencecheck.core.checklist import Source
    from presencecheck.core.plan import Section

    page = FORMATS["html"](checklist, [Section(checklist, Source("", "", "own"))]).encode()
    path = paths.cache / f"{checklist.id}.html"
    write_private(path, page, durable=False)
    if open_address(real_path(path).as_uri()):
        return None
    make_own_folder(paths.own)
    path = paths.own / path.name
    write_private(path, page, durable=False)
    return path


def _run(file: AnyFile, asking: LineAsking, paths: Paths) -> int:
    try:
        if isinstance(file, RoutineFile):
            RoutineDialogue(file, asking).run()
        else:
            Dialogue(file, asking, lambda _: list_page(file.draft.checklist, paths)).run()
    except KeyboardInterrupt:
        asking.say(file.farewell)
        raise
    return ExitCode.FINE


def _settled(paths: Paths, asking: LineAsking) -> Paths:
    """Ask, before the first own list, where they are to be kept."""
    better = better_folder(paths)
    if better is None or any(file.suffix in SUFFIXES for file in files_to_move(paths.own, better)):
        return paths
    options = (draft_messages.WHERES[0].format(folder=better), draft_messages.WHERES[1])
    if pick(asking, draft_messages.WHERE, options, 0):
        return paths
    make_own_folder(better)
    name_own_folder(paths, better)
    return replace(paths, own=better)


def _require_person() -> None:
    if not is_anyone_there():
        raise UsageError(*draft_messages.NOBODY)
