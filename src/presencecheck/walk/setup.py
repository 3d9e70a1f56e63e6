"""The set-up: a few questions before the first walk, or whenever the person wants them; each answer is a setting."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any, NamedTuple

from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.frozen import replace
from presencecheck.messages import setup as setup_messages
from presencecheck.probes.extras import EXTRAS, is_installed
from presencecheck.surfaces.surface import Leave, Navigate, PassSetup, SetUp, SetupPage, SetupReply, Surface
from presencecheck.system import settings
from presencecheck.system.files import path_exists, write_private
from presencecheck.system.install_command import install_command
from presencecheck.system.paths import Paths, real_path
from presencecheck.system.settings import Settings
from presencecheck.walk.setup_questions import HOST, Question, counts, last_page, questions


class SetupResult(NamedTuple):
    """How a set-up ended.

    Attributes:
        usual: the settings in force after it.
        left: how the person left it, if they did.
        ended: they want no walk now.
        notes: what is said when the walk begins.
    """

    usual: Settings
    left: Leave | None = None
    ended: bool = False
    notes: tuple[str, ...] = ()

    @property
    def is_over(self) -> bool:
        """Whether no walk follows."""
        return self.ended or self.left is not None


class Setup:
    """Asks for a few settings, and keeps each answer at once.

    Args:
        paths: where everything is kept.
        make_starter: makes the icon that starts a walk; returns what to say of it.
    """

    def __init__(self, paths: Paths, make_starter: Callable[[], tuple[str, ...]]) -> None:
        self._paths = paths
        self._make_starter = make_starter
        self._problem = ""
        self._is_welcomed = False

    def ask(self, surface: Surface, usual: Settings) -> SetupResult:
        """Ask all, from the first question to whether to begin.

        Args:
            surface: where the person is asked.
            usual: the settings in force, which are the usual answers.
        """
        place = 0
        notice: tuple[str, ...] = ()
        while True:
            asked = questions(usual)
            page = self._page(asked, place, usual, notice)
            reply = surface.ask_setup(page)
            if isinstance(reply, Leave):
                surface.end_setup(setup_messages.LEFT)
                return SetupResult(usual, left=reply)
            if isinstance(reply, PassSetup):
                self._note_asked()
                return SetupResult(usual)
            if place == len(asked) and isinstance(reply, SetUp):
                return self._end(surface, usual, reply)
            usual, place, notice = self._next(asked, place, usual, reply)

    def _next(
        self, asked: tuple[Question, ...], place: int, usual: Settings, reply: SetupReply
    ) -> tuple[Settings, int, tuple[str, ...]]:
        """The settings after a reply, the next question, and what is said before it."""
        if isinstance(reply, Navigate):
            return usual, max(place - 1, 0), ()
        question = asked[place]
        words = reply.words if isinstance(reply, SetUp) else ""
        if not words:
            return usual, place + 1, ()
        value = question.value_of(words)
        if value is None:
            return usual, place, (setup_messages.NO_HOST,)
        return self._keep(usual, question.key, value), place + 1, ()

    def _page(self, asked: tuple[Question, ...], place: int, usual: Settings, notice: tuple[str, ...]) -> SetupPage:
        if place == len(asked):
            return last_page(self._last_lines(usual))
        welcome: tuple[str, ...] = ()
        if not self._is_welcomed:
            welcome = (setup_messages.WELCOME, setup_messages.PRIVACY.format(folder=self._paths.history.parent))
        self._is_welcomed = True
        page = asked[place].page(place + 1, len(asked), (*welcome, *notice))
        if place:
            return page
        fewest, most = counts(usual)
        return replace(page, fewest=fewest, total=most)

    def _keep(self, usual: Settings, key: str, value: str) -> Settings:
        """Write a setting; where that cannot be done, it holds for this walk."""
        try:
            settings.set_value(self._paths.config, key, value)
        except PresenceCheckError as error:
            self._problem = error.message
        if key == HOST:
            return replace(usual, probes=replace(usual.probes, host=value))
        changed: dict[str, Any] = {key: value}
        return replace(usual, **changed)

    def _last_lines(self, usual: Settings) -> tuple[str, ...]:
        unkept = [setup_messages.NOT_KEPT.format(problem=self._problem)] if self._problem else []
        return (setup_messages.DONE, *unkept, *not_measured(usual))

    def _end(self, surface: Surface, usual: Settings, reply: SetUp) -> SetupResult:
        self._note_asked()
        chosen = next((name for name, said in setup_messages.BEGIN_OPTIONS.items() if said == reply.words), "begin")
        if chosen == "end":
            surface.end_setup(setup_messages.ENDED)
            return SetupResult(usual, ended=True)
        return SetupResult(usual, notes=self._make_starter() if chosen == "starter" else ())

    def _note_asked(self) -> None:
        """Leave a file of settings, so that the next start does not ask."""
        with suppress(PresenceCheckError):
            if not path_exists(self._paths.config):
                write_private(real_path(self._paths.config), setup_messages.FILE.encode())


def not_measured(usual: Settings) -> tuple[str, ...]:
    """What a walk of ours cannot measure here, with what mends that."""
    library = EXTRAS["system"]
    machine = setup_messages.NO_LIBRARY.format(command=install_command(library))
    has_line = usual.modality != "video" or usual.probes.host
    return (*(() if has_line else (setup_messages.NO_LINE,)), *(() if is_installed("system") else (machine,)))
