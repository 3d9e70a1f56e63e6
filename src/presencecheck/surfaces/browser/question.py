"""The page of one question of the run, and what is understood of its form."""

from collections.abc import Callable, Mapping

from presencecheck.core.frozen import replace
from presencecheck.core.plan import Step
from presencecheck.core.prompts import Hold, Mark
from presencecheck.core.run import Run
from presencecheck.messages import keys as keys_messages
from presencecheck.surfaces import presentation
from presencecheck.surfaces.answer_state import AnswerState
from presencecheck.surfaces.browser.exercise import Exercise
from presencecheck.surfaces.browser.forms import Form, exercise_form, question_form
from presencecheck.surfaces.browser.help import other_way, question_help
from presencecheck.surfaces.browser.markup import Markup, joined
from presencecheck.surfaces.browser.replies import Refused, reply_to
from presencecheck.surfaces.browser.stage import Fields
from presencecheck.surfaces.presentation import Line
from presencecheck.surfaces.surface import Navigate, Reply, ReplyAnswer


class Question:
    """The question that stands.

    Args:
        run: the walk so far.
        step: what is asked.
        state: how it stands.
        stopwatch: seconds that only grow.
    """

    def __init__(self, run: Run, step: Step, state: AnswerState, stopwatch: Callable[[], float]) -> None:
        self._run = run
        self._step = step
        self._state = state
        self._prompt = presentation.question_prompt(step.item.prompt())
        self._kept = run.is_answered(step)
        self._exercise = Exercise(self._prompt, stopwatch) if isinstance(self._prompt, Hold) else None

    def lines(self) -> list[Line]:
        """The question whole, with what helps and what is being measured."""
        run, step = self._run, self._step
        above = [*presentation.heading(run, step), *presentation.section_heading(run, step)]
        lines = [*above, *presentation.question(run, step)]
        if run.asked_again(step.ref):
            lines += presentation.what_helps(run, step)
        if self._state.is_awaited and not self._state.is_on_page:
            lines.append(Line(presentation.measuring_words(step, plain=True), "quiet"))
        return lines

    def form(self) -> Form:
        """What can be answered now."""
        if isinstance(self._prompt, Hold):
            is_running = self._exercise is not None and self._exercise.is_running
            return exercise_form(self._prompt, kept=self._kept, is_running=is_running)
        return question_form(self._prompt, self._state, kept=self._kept, marked=self._marked())

    def more(self) -> Markup:
        """What opens below."""
        reason = question_help(self._run, self._step)
        return joined(reason, other_way(self._prompt)) if isinstance(self._prompt, Hold) else reason

    def data(self) -> Mapping[str, str]:
        """What the script needs, as it is now."""
        return self._exercise.data() if self._exercise else {}

    def reply(self, fields: Fields) -> Reply | Refused | None:
        """What was answered; None where an exercise has begun."""
        if self._exercise and self._exercise.takes(fields):
            return None
        said = reply_to(self._prompt, self._state, fields, kept=self._kept, marked=self._marked())
        if said == Navigate("back") and not presentation.can_go_back(self._run):
            return Refused(keys_messages.FIRST)
        return (
            replace(said, ran=self._exercise.ran(fields)) if self._exercise and isinstance(said, ReplyAnswer) else said
        )

    def _marked(self) -> frozenset[int]:
        """The places of the options that an earlier answer marked; none where that was not kept."""
        value = self._run.response(self._step.ref).value
        if not isinstance(self._prompt, Mark) or not isinstance(value, tuple):
            return frozenset()
        return frozenset(self._prompt.options.index(option) for option in value if option in self._prompt.options)
