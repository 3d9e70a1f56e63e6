"""A line that the person writes: how its keys work, and what stands below it."""

from collections.abc import Callable

from prompt_toolkit.application import run_in_terminal
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import BufferControl, FormattedTextControl, HSplit, Layout, Window
from prompt_toolkit.layout.processors import BeforeInput

from presencecheck.core.events import Answer
from presencecheck.core.prompts import Write
from presencecheck.messages import keys as keys_messages
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.surface import ClientHere, Leave, Navigate, ReplyAnswer
from presencecheck.surfaces.terminal.hints import LEAVE, join_rows, lay_out_hints, lay_out_progress, wrap_text
from presencecheck.system.sanitize import sanitize_line

Tells = Callable[[], str]
"""Tells where the walk stands."""
Explains = Callable[[], bool] | None
"""Shows what is written about an item; returns whether there was something."""


class TextLine:
    """The line, its keys and its hints.

    Args:
        prompt: what is asked.
        progress: where the walk stands.
        explain: shows what is written about the item, a part each time; returns whether there was one. None where
            the line belongs to no run: then there is no item, and no client can come.
        columns: the width of the terminal.
        is_last: whether the hints stand above the line, for screen readers that read to the cursor's row.
        can_go_back: whether there is a question before.
    """

    def __init__(
        self,
        prompt: Write,
        progress: Tells,
        explain: Explains,
        columns: Callable[[], int],
        *,
        is_last: bool = False,
        can_go_back: bool = True,
    ) -> None:
        self._prompt = prompt
        self._progress = progress
        self._explain = explain
        self._columns = columns
        self._is_last = is_last
        self._can_go_back = can_go_back
        self._buffer = Buffer(multiline=False, on_text_changed=lambda buffer: self._tell_letters())
        self.notice = ""
        """A quiet line; it goes with the next key."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not self._buffer.text

    def layout(self) -> Layout:
        """The line, and the keys beside it."""
        before = BeforeInput("  > ", style="class:key")
        line = Window(BufferControl(self._buffer, input_processors=[before]), height=1)
        hints = Window(FormattedTextControl(self._hints), wrap_lines=True, dont_extend_height=True)
        return Layout(HSplit([hints, line] if self._is_last else [line, hints]), focused_element=line)

    def bindings(self) -> KeyBindings:
        """What each key does that is no letter of the text."""
        bindings = KeyBindings()
        empty = Condition(lambda: self.is_empty)

        def leave(*, interrupted: bool) -> Callable[[KeyPressEvent], None]:
            return lambda event: event.app.exit(result=Leave(interrupted=interrupted))

        bindings.add("enter", eager=True)(self._enter)
        bindings.add("escape", eager=True)(lambda event: self._tell_who_leaves())
        for key in ("f1", "c-g") if self._explain else ():
            bindings.add(key, eager=True)(lambda event: event.app.exit(result=ClientHere()))
        bindings.add("c-d", eager=True)(leave(interrupted=False))
        bindings.add("c-c", eager=True)(leave(interrupted=True))
        bindings.add("c-\\", eager=True)(leave(interrupted=True))
        bindings.add("<bracketed-paste>", eager=True)(lambda event: self._paste(event.data))
        bindings.add("up", eager=True)(self._go_back)
        if self._explain:
            bindings.add("?", filter=empty, eager=True)(lambda event: run_in_terminal(self._tell_why) and None)
        return bindings

    def _go_back(self, event: KeyPressEvent) -> None:
        if self._can_go_back:
            event.app.exit(result=Navigate("back"))
        else:
            self.notice = keys_messages.FIRST

    def _tell_letters(self) -> None:
        """Say which key leaves to who presses the one that leaves elsewhere."""
        if self._buffer.text == LEAVE:
            self.notice = keys_messages.LETTERS_ARE_TEXT.format(key=keys_messages.LEAVE_WRITING)

    def _enter(self, event: KeyPressEvent) -> None:
        words = sanitize_line(self._buffer.text)[: self._prompt.limit].strip()
        event.app.exit(result=ReplyAnswer(Answer.YES, words) if words else ReplyAnswer(Answer.SKIP))

    def _paste(self, text: str) -> None:
        """Set pasted lines beside each other: the line has one row, and what scrolled out of it could not be read."""
        self._buffer.insert_text(" ".join(text.split()))

    def _tell_who_leaves(self) -> None:
        self.notice = keys_messages.ESCAPE.format(key=keys_messages.LEAVE_WRITING)

    def _tell_why(self) -> None:
        if self._explain is None or not self._explain():
            self.notice = keys_messages.NOTHING_MORE

    def _hints(self) -> StyleAndTextTuples:
        why = ("?", walk_messages.KEY_WHY)
        client = (keys_messages.CLIENT_WRITING, walk_messages.KEY_CLIENT)
        hints = [
            (walk_messages.ENTER, walk_messages.KEY_WRITE),
            ("↑", walk_messages.KEY_BACK),
            *((why, client) if self._explain else ()),
            (keys_messages.LEAVE_WRITING, walk_messages.KEY_LEAVE),
        ]
        width = self._columns()
        notice = [[("class:quiet", row)] for row in wrap_text(self.notice, width)]
        return [*join_rows([*notice, *lay_out_hints(hints, width), *lay_out_progress(self._progress(), width)])]
