"""The walk by a file of answers: one JSON object a line, the same lines that `run --json` gives back."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.events import Answer, Outcome
from presencecheck.core.frozen import Frozen
from presencecheck.core.items import Card, Value
from presencecheck.core.plan import Plan
from presencecheck.core.problems import did_you_mean
from presencecheck.core.prompts import Choose, Mark
from presencecheck.core.run import Run
from presencecheck.messages import answer_file as answer_file_messages
from presencecheck.surfaces import answer_words, presentation
from presencecheck.surfaces.ending import ending as ending_lines
from presencecheck.surfaces.surface import (
    ClientHere,
    Ending,
    Finish,
    HasArrived,
    LastReply,
    Leave,
    LeftOpen,
    MeasurementArrived,
    Navigate,
    Opening,
    RecallPage,
    RecallReply,
    Reply,
    ReplyAnswer,
    StillSo,
    StillSoPage,
    StillSoReply,
    Surface,
)
from presencecheck.system import signals
from presencecheck.system.clock import pause
from presencecheck.system.sanitize import sanitize_line

MOST_LINES = 10_000
MOST_CHARACTERS = 4_000
"""Characters of a line."""
_POLL_SECONDS = 0.02


class InvalidAnswersError(PresenceCheckError):
    """A line of the file is no answer to the question that is asked."""


class AnswerLine(Frozen):
    """One line of the file."""

    number: int
    item: str
    answer: Value | tuple[str, ...]


class AnswerFileSurface(Surface):
    """Walks by the answers of a file; writes only the verdict.

    Args:
        lines: the text of the answers, line by line.
        name: the name to use in messages.
        stream: where the verdict goes; None for nowhere.
        logged: whether answers are kept, for what is said on leaving.
    """

    def __init__(self, lines: Iterable[str], name: str, stream: TextIO | None, *, logged: bool = True) -> None:
        self._answers = _parse(lines, name)
        self._name = name
        self._stream = stream
        self._logged = logged
        self._peeked: AnswerLine | None = None

    def __enter__(self) -> "AnswerFileSurface":
        return self

    def __exit__(self, *exc: object) -> None:
        """There is nothing to restore."""

    def show_opening(self, run: Run, opening: Opening) -> None:
        """Show nothing: nobody is looking."""

    def show_question(self, run: Run, *, awaiting: bool = False) -> None:
        """Show nothing: nobody is looking."""

    def ask(self, run: Run, has_arrived: HasArrived | None = None) -> Reply:
        """Return the next answer that belongs to this run; with a measurement, wait for that instead.

        Lines for items that this run leaves out, or that were confirmed together with others, are passed over.

        Raises:
            InvalidAnswersError: the line answers another item, or does not answer this one.
        """
        step = presentation.current_step(run)
        if has_arrived is not None:
            while not has_arrived():
                signals.raise_pending()
                pause(_POLL_SECONDS)
            return MeasurementArrived()
        while line := self._next():
            if line.item == step.ref:
                return self._reply(line, run)
            if not _is_known(run.plan, line.item):
                problem = answer_file_messages.NO_ITEM.format(item=sanitize_line(line.item))
                raise self._error(line, problem, did_you_mean(line.item, run.plan.by_ref))
            if any(visible.ref == line.item for visible in run.visible) and not _is_still_so(run, line.item):
                raise self._error(line, answer_file_messages.OTHER_ITEM.format(item=line.item, asked=step.ref))
        return Leave()

    def show_answer(self, run: Run, ref: str) -> None:
        """Show nothing: nobody is looking."""

    def confirm_still_so(self, page: StillSoPage) -> StillSoReply:
        """Return what the next line says, if it is for this prompt; without one, all are asked singly.

        Raises:
            InvalidAnswersError: it is for the prompt, and names items that are not in it, or says something else.
        """
        every = StillSo(frozenset(range(len(page.lines))))
        line = self._peek()
        if line is None or line.item != answer_words.STILL_SO:
            return every
        self._next()
        if line.answer in ("yes", "not-yet"):
            return StillSo() if line.answer == "yes" else every
        return StillSo(self._places(line, [each.ref for each in page.lines]))

    def recall_card(self, page: RecallPage) -> RecallReply:
        """Return what the next line says, if it is for this prompt; without one, nothing is said of the card.

        Raises:
            InvalidAnswersError: it is for the prompt, and names items that are not on the card, or says something else.
        """
        line = self._peek()
        if line is None or line.item != answer_words.RECALL:
            return LeftOpen(None)
        self._next()
        return LeftOpen(self._places(line, [f"{page.checklist}/{each.item}" for each in page.lines]))

    def offer(self, question: Choose) -> int | Leave:
        """Choose the first option: to resume, or the routine that was named."""
        return 0

    def ask_aside(self, question: Choose) -> int | ClientHere | Leave:
        """Choose the first option."""
        return 0

    def recording_stopped(self) -> None:
        """Remember it for what is said on leaving."""
        self._logged = False

    def show_ending(self, run: Run, reply: Leave | None, ending: Ending) -> None:
        """Show the verdict, or how to continue."""
        if self._stream is None:
            return
        for line in ending_lines(run, reply, ending, logged=self._logged):
            self._stream.write(sanitize_line(f"{line.text} {line.aside}") + "\n")

    def ask_last(self, run: Run) -> LastReply:
        """End it: a file changes no answer after the verdict."""
        return Finish()

    def ask_for_new(self, sentence: str) -> bool:
        """Say no: nobody is looking."""
        return False

    def _next(self) -> AnswerLine | None:
        line, self._peeked = self._peek(), None
        return line

    def _peek(self) -> AnswerLine | None:
        """The next line, which stays the next one."""
        if self._peeked is None:
            with signals.interruptible():
                self._peeked = next(self._answers, None)
        return self._peeked

    def _places(self, line: AnswerLine, refs: Sequence[str]) -> frozenset[int]:
        """The places in a prompt of the items that a line lists."""
        if not isinstance(line.answer, tuple):
            raise self._error(line, answer_file_messages.NO_SUCH_ANSWER.format(item=line.item))
        for ref in line.answer:
            if ref not in refs:
                problem = answer_file_messages.NOT_LISTED.format(item=sanitize_line(ref), prompt=line.item)
                raise self._error(line, problem, did_you_mean(ref, refs))
        return frozenset(map(refs.index, line.answer))

    def _reply(self, line: AnswerLine, run: Run) -> Reply:
        step = run.plan.by_ref[line.item]
        if line.answer == answer_words.BACK:
            return Navigate("back")
        # An option may be called "skip"; then the option is meant.
        is_word = line.answer in answer_words.ANSWERS and not _is_option(step.item.prompt(), line.answer)
        if not is_word and step.item.takes(line.answer):
            return ReplyAnswer(Answer.YES, _in_order(step.item.prompt(), line.answer))
        answer = answer_words.ANSWERS.get(str(line.answer))
        if answer is None or (answer in (Answer.NOT_YET, Answer.ACCEPT) and not step.item.knows_not_yet):
            problem = answer_file_messages.NO_SUCH_ANSWER.format(item=line.item)
            raise self._error(line, problem, did_you_mean(str(line.answer), answer_words.ANSWERS))
        return ReplyAnswer(answer)

    def _error(self, line: AnswerLine, problem: str, hint: str = "") -> InvalidAnswersError:
        sentence = answer_file_messages.PLACE.format(name=self._name, line=line.number, problem=problem)
        return InvalidAnswersError(sentence, hint or answer_file_messages.KEPT)


def _is_option(prompt: object, answer: Value) -> bool:
    return isinstance(prompt, Choose) and answer in prompt.options


def _in_order(prompt: object, answer: Value) -> Value:
    return prompt.in_order(answer) if isinstance(prompt, Mark) and isinstance(answer, tuple) else answer


def _is_still_so(run: Run, ref: str) -> bool:
    return run.response(ref).outcome is Outcome.STILL_SO


def _is_known(plan: Plan, ref: str) -> bool:
    if ref in (answer_words.STILL_SO, answer_words.RECALL):
        return True  # there was no such prompt
    checklist, _, item = ref.partition("/")
    # A card took an answer in version 1 of the history; its lines may still be in a script.
    return ref in plan.by_ref or any(
        part.checklist.id == checklist
        and (any(known.id == item for known in part.checklist.items) or (item == Card.ID and bool(part.carded)))
        for part in plan.sections
    )


def _parse(lines: Iterable[str], name: str) -> Iterator[AnswerLine]:
    for number, text in enumerate(lines, 1):
        if not text.strip():
            continue
        try:
            if number > MOST_LINES or len(text) > MOST_CHARACTERS:
                raise ValueError
            line = json.loads(text)
            item, answer = line["item"], line["answer"]
            if isinstance(answer, list) and all(isinstance(each, str) for each in answer):
                answer = tuple(answer)
            is_valid = isinstance(item, str) and isinstance(answer, str | int | tuple) and not isinstance(answer, bool)
            if not is_valid or set(line) != {"item", "answer"}:
                raise ValueError
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            problem = answer_file_messages.NOT_AN_ANSWER
            raise InvalidAnswersError(
                answer_file_messages.PLACE.format(name=name, line=number, problem=problem),
                answer_file_messages.NOT_AN_ANSWER_HINT,
            ) from error
        yield AnswerLine(number, item, answer)
