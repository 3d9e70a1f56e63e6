"""The walk by a file of answers: one JSON object a line, the same lines that `run --json` gives back."""

import json
from collections.abc import Iterable, Iterator
from typing import TextIO

from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.events import Answer
from presencecheck.core.frozen import Frozen
from presencecheck.core.items import Value
from presencecheck.core.plan import Plan
from presencecheck.core.problems import did_you_mean
from presencecheck.core.prompts import Choose
from presencecheck.core.run import Run
from presencecheck.surfaces import answer_words as words
from presencecheck.surfaces import presentation as script
from presencecheck.surfaces.surface import Arrival, Arrived, Go, Leave, Opening, Reply, Say, Surface
from presencecheck.system import signals as endings
from presencecheck.system.clock import pause
from presencecheck.system.sanitize import sanitize_line

MOST_LINES = 10_000
MOST_CHARACTERS = 4_000
_GLANCE = 0.02


class AnswersInvalid(PresenceCheckError):
    """A line of the answers is not an answer to the question that is asked."""


class Scripted(Frozen):
    """One line of the answers."""

    number: int
    item: str
    answer: Value


class Script(Surface):
    """Walks by scripted answers; writes nothing but the verdict.

    Args:
        lines: the text of the answers, line by line.
        name: the name to use in messages.
        stream: where the verdict goes; None for nowhere.
        logged: whether answers are kept, for what is said on leaving.
    """

    def __init__(self, lines: Iterable[str], name: str, stream: TextIO | None, *, logged: bool = True) -> None:
        self._answers = _parsed(lines, name)
        self._name = name
        self._stream = stream
        self._logged = logged

    def __enter__(self) -> "Script":
        return self

    def __exit__(self, *exc: object) -> None:
        """There is nothing to restore."""

    def open(self, run: Run, opening: Opening) -> None:
        """Nobody is looking."""

    def pose(self, run: Run, *, awaiting: bool = False) -> None:
        """Nobody is looking."""

    def ask(self, run: Run, arrived: Arrival | None = None) -> Reply:
        """The next line that belongs to this run; a script waits for what is measured.

        Lines for items that this run hides or leaves out are passed over.

        Raises:
            AnswersInvalid: the line answers another item, or does not answer this one.
        """
        step = run.current
        if step is None:
            raise ValueError("the run has no question left")
        if arrived is not None:
            while not arrived():
                endings.raise_pending()
                pause(_GLANCE)
            return Arrived()
        while line := self._next():
            if line.item == step.ref:
                return self._reply(line, run)
            if not _known(run.plan, line.item):
                hint = did_you_mean(line.item, run.plan.by_ref)
                raise self._wrong(line, f'there is no item "{sanitize_line(line.item)}" in this run', hint)
            if any(visible.ref == line.item for visible in run.visible):
                raise self._wrong(line, f'"{line.item}" is answered, but "{step.ref}" is asked')
        return Leave()

    def _next(self) -> Scripted | None:
        with endings.interruptible():
            return next(self._answers, None)

    def settle(self, run: Run, ref: str) -> None:
        """Nobody is looking."""

    def offer(self, question: Choose) -> int | Leave:
        """The first option: going on, or the routine that was named."""
        return 0

    def unlogged(self) -> None:
        """For what is said on leaving."""
        self._logged = False

    def close(self, run: Run, reply: Leave | None) -> None:
        """The verdict, or how to go on."""
        if self._stream is None:
            return
        for line in script.leaving(run, logged=self._logged) if reply else script.closing(run):
            self._stream.write(sanitize_line(f"{line.text} {line.aside}") + "\n")

    def _reply(self, line: Scripted, run: Run) -> Reply:
        step = run.plan.by_ref[line.item]
        if line.answer == words.BACK:
            return Go("back")
        # An option may be called "skip"; then the option is meant.
        is_word = line.answer in words.ANSWERS and not _is_option(step.item.prompt(), line.answer)
        if not is_word and step.item.takes(line.answer):
            return Say(Answer.YES, line.answer)
        answer = words.ANSWERS.get(str(line.answer))
        if answer is None or (answer in (Answer.NOT_YET, Answer.ACCEPT) and not step.item.knows_not_yet):
            raise self._wrong(
                line,
                f'"{line.item}" does not take this answer',
                did_you_mean(str(line.answer), words.ANSWERS),
            )
        return Say(answer)

    def _wrong(self, line: Scripted, what: str, hint: str = "") -> AnswersInvalid:
        return AnswersInvalid(f"{self._name}:{line.number}: {what}.", hint or "The answers before it are kept.")


def _is_option(prompt: object, answer: Value) -> bool:
    return isinstance(prompt, Choose) and answer in prompt.options


def _known(plan: Plan, ref: str) -> bool:
    checklist, _, item = ref.partition("/")
    return ref in plan.by_ref or any(
        part.checklist.id == checklist and any(known.id == item for known in part.checklist.items)
        for part in plan.sections
    )


def _parsed(lines: Iterable[str], name: str) -> Iterator[Scripted]:
    for number, text in enumerate(lines, 1):
        if not text.strip():
            continue
        try:
            if number > MOST_LINES or len(text) > MOST_CHARACTERS:
                raise ValueError
            line = json.loads(text)
            item, answer = line["item"], line["answer"]
            fine = isinstance(item, str) and isinstance(answer, str | int) and not isinstance(answer, bool)
            if not fine or set(line) != {"item", "answer"}:
                raise ValueError
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise AnswersInvalid(
                f"{name}:{number}: this line is no answer.",
                'Write {"item": "environment/room-closed", "answer": "yes"}.',
            ) from error
        yield Scripted(number, item, answer)
