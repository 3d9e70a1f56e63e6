"""The questions of the set-up, as every surface shows them: at most four, each with a usual answer. Pure."""

from collections.abc import Mapping
from typing import NamedTuple

from presencecheck.core.frozen import replace
from presencecheck.core.prompts import Choose, Write
from presencecheck.core.thresholds import host_of
from presencecheck.messages import setup as setup_messages
from presencecheck.surfaces.surface import SetupPage
from presencecheck.system.settings import Settings, text_of

MODALITY, SETTING, HOST, ROUTINE = "modality", "setting", "probes.host", "routine"
"""The settings that are asked for."""
WHOLE: Mapping[str, str] = {"video": "full", "audio": "phone", "in-person": "in-person"}
"""The routine for the first walk of a day, by how sessions are held."""
QUICK = "quick"
_LONGEST_LINK = 2000
"""Characters; links to meetings carry long codes."""


class Question(NamedTuple):
    """What one setting is asked with.

    Attributes:
        key: the setting.
        options: what can be chosen, by its value; empty where words are written.
        usual: the value in force.
        after: what is said below the question.
    """

    key: str
    ask: str
    options: Mapping[str, str]
    usual: str
    after: tuple[str, ...] = ()

    def value_of(self, words: str) -> str | None:
        """The value that an answer stands for: of a written one the host alone; None where it is none."""
        if not self.options:
            return host_of(words) or None
        return next((value for value, option in self.options.items() if option == words), None)

    def page(self, number: int, count: int, before: tuple[str, ...]) -> SetupPage:
        """The question as it is shown."""
        prompt = Choose(self.ask, tuple(self.options.values())) if self.options else Write(self.ask, _LONGEST_LINK)
        usual = self.options.get(self.usual, "") if self.options else self.usual
        return SetupPage(prompt, before, self.after, usual, number, count)


def questions(usual: Settings) -> tuple[Question, ...]:
    """What is asked, with the settings in force as the usual answers; a host only where sessions are by video."""
    asked = [
        Question(MODALITY, setup_messages.MODALITY, setup_messages.MODALITIES, usual.modality),
        Question(SETTING, setup_messages.SETTING, setup_messages.SETTINGS, usual.setting),
    ]
    if usual.modality == "video":
        now = text_of(usual, HOST)
        known = (setup_messages.HOST_NOW.format(host=now),) if now else ()
        asked.append(Question(HOST, setup_messages.HOST, {}, now, (setup_messages.HOST_KEPT, *known)))
    return (*asked, _routine(usual))


def counts(usual: Settings) -> tuple[int, int]:
    """How many questions there are at least and at most, before it is known how sessions are held."""
    asked = [len(questions(replace(usual, modality=modality))) for modality in setup_messages.MODALITIES]
    return min(asked), max(asked)


def _routine(usual: Settings) -> Question:
    """The whole routine for such sessions, or the quick one; one that was chosen otherwise can stay."""
    whole = WHOLE[usual.modality]
    options = {whole: setup_messages.WHOLE, QUICK: setup_messages.QUICK}
    name = whole if usual.routine in WHOLE.values() else usual.routine
    if name not in options:
        options = {name: setup_messages.OTHER_ROUTINE.format(name=name), **options}
    return Question(ROUTINE, setup_messages.ROUTINE, options, name)


def last_page(lines: tuple[str, ...]) -> SetupPage:
    """What comes after the questions: whether to begin, and an icon for the next time.

    Args:
        lines: what is said before.
    """
    options = tuple(setup_messages.BEGIN_OPTIONS.values())
    return SetupPage(Choose(setup_messages.BEGIN, options), lines, usual=options[0])
