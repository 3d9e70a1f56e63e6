"""What a person does in the program, told to the model of `walk_model`, and what both then ask, compared."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from tests.support.walk_model import CONFIRM_AFTER, LEFT, Memory, Walk

PROMPTS, LINES = 2, 6
"""Prompts in a row that confirm, and items in one of them."""


class Beside:
    """The walks of one computer as the model has them.

    What was done is told to the model when the program asks the next thing: only that shows whether it counted.
    """

    def __init__(self, begin: Callable[[Memory], Walk], memory: Memory) -> None:
        self._begin, self._memory = begin, memory
        self._walks: list[Walk] = []
        self._pending: tuple[Any, float] | None = None
        self._pages: list[tuple[list[str], list[str]]] = []
        self._now = 0.0

    @property
    def walk(self) -> Walk:
        """The walk that goes on."""
        return self._walks[-1]

    @property
    def kept(self) -> list[Walk]:
        """The walks that the history has, the newest first."""
        return [walk for walk in reversed(self._walks) if walk.is_kept]

    def can_go_on(self, now: float) -> bool:
        """Whether a walk was left that can go on."""
        return bool(self._walks) and self.walk.is_kept and self.walk.can_go_on(now)

    def begin(self, now: float, *, is_fresh: bool = False) -> None:
        """Begin a walk; what was left is given up."""
        if self._walks and not self.walk.is_kept:
            self._walks.pop()
        elif self._walks and self.walk.status == "in-progress":
            self.walk.status = "stopped"
        self._walks.append(self._begin(self._memory))
        self._now = now
        self.walk.to_confirm = [] if is_fresh else self.walk.to_confirm

    def tell(self, said: Any, now: float) -> None:
        """Take note of what was said to a question."""
        self._pending = (said, now)

    def leave(self, *, is_prompt: bool = False) -> None:
        """Nothing of what is half confirmed counts; who leaves at a prompt has left a run that goes on."""
        self._pages = []
        if is_prompt and self.walk.status == "completed":
            self.walk.status = "in-progress"

    def settle(
        self, confirmed: Collection[str] | None = None, *, is_over: bool = False, is_prompt: bool = False
    ) -> None:
        """Tell the model what was done before, unless the person was away for too long before they did it.

        Args:
            confirmed: what the program has of what was confirmed.
            is_over: the program says that the time is over.
            is_prompt: the program asks to confirm something.
        """
        if not is_prompt:
            self._confirm_all(confirmed)
            self._drop(self.walk.to_confirm if confirmed is not None and self._pending is None else [])
        if self._pending is None:
            return
        (said, now), self._pending, walk = self._pending, None, self.walk
        if walk.status == "completed":
            if not is_over:
                walk.say(said, now)
        elif walk.can_go_on(now):
            away = walk.last_answer is not None and now - walk.last_answer > CONFIRM_AFTER
            walk.to_confirm = walk.old_essentials(now) if away else []
            assert is_prompt or not walk.to_confirm, f"nobody was asked to confirm {walk.to_confirm}"
            assert away or not is_prompt, "there was nothing to confirm"
            if not is_prompt:
                walk.say(said, now)

    def compare_lines(self, refs: Sequence[str]) -> None:
        """Compare the lines of a prompt that confirms.

        An answer of a run that was left, or of another run, counts as old as it can be: so there can be more lines when
        a walk goes on, and fewer at its start, but none for which that makes no difference.
        """
        walk = self.walk
        if self._is_start(refs):
            self._confirm_all()
            due = walk.to_confirm
            same("still so", [*refs], [ref for ref in due if ref in refs])
            last = due.index(refs[-1]) if len(refs) == LINES else len(due)
            self._drop([ref for ref in due[:last] if ref not in refs])
            return
        importance = {step.ref: step.data["importance"] for step in walk.view()}
        assert {importance[ref] for ref in refs} == {"essential"}, refs
        assert not {walk.answer(ref).outcome for ref in refs} & set(LEFT), refs

    def confirm(self, refs: list[str], singly: Sequence[str], now: float) -> None:
        """The lines of a prompt are confirmed, but for some; they count once all prompts of the pause are answered."""
        if not self.walk.can_go_on(now):
            return
        is_start, self._now = self._is_start(refs), now
        due = {step.ref: self._memory.is_due(step, now) for step in self.walk.view()}
        late = [ref for ref in refs if is_start and not due[ref]]
        self._pages.append((refs, [*singly, *late]))
        if not is_start and (len(refs) < LINES or len(self._pages) == PROMPTS):
            self._confirm_all()

    def cut(self, refs: Sequence[str], now: float) -> None:
        """The client comes at a prompt: nothing that it asks is confirmed."""
        if self.walk.can_go_on(now):
            if not self._is_start(refs):
                self.walk.forget([*refs, *self.walk.to_confirm, *(ref for page, _ in self._pages for ref in page)])
            self._pages, self.walk.to_confirm = [], []
            self.walk.cut(now)

    def _is_start(self, refs: Sequence[str]) -> bool:
        return all(map(self.walk.is_open, refs))

    def _drop(self, refs: Collection[str]) -> None:
        """Leave these out of the prompts: to the program they can be too old."""
        assert all(map(self.walk.is_open, refs)), f"nobody was asked to confirm {refs}"
        steps = {step.ref: step for step in self.walk.view()}
        sure = [ref for ref in refs if self._memory.is_due(steps[ref], self._now, surely=True)]
        assert not sure, f"it was not asked whether these are still so: {sure}"
        self.walk.to_confirm = [ref for ref in self.walk.to_confirm if ref not in refs]

    def _confirm_all(self, confirmed: Collection[str] | None = None) -> None:
        pages, self._pages = self._pages, []
        refs = [ref for page, _ in pages for ref in page]
        if not refs:
            return
        again = [ref for _, page in pages for ref in page]
        if confirmed is not None and self._is_start(refs):
            late = [ref for ref in refs if ref not in confirmed and ref not in again]
            self._drop(late)
            again += late
        rest = [ref for ref in self.walk.to_confirm if ref not in refs] if len(refs) == LINES * PROMPTS else []
        rest = [] if self._is_start(refs) else rest  # what no prompt has room for is asked again
        self.walk.confirm([*refs, *rest], [*again, *rest], self._now)

    def revisit(self, ref: str, now: float) -> None:
        """An item is asked again after the verdict."""
        if self.walk.can_revise(now):
            self.walk.at = ref

    def compare_end(self, now: float) -> None:
        """The time of the walk, or of changes to it, is over."""
        if self.walk.status == "completed":
            assert not self.walk.can_revise(now), "changes are refused"
        else:
            same("status", self.walk.status, "stopped")


def same(what: str, found: Any, wanted: Any) -> None:
    """Hold that the program and the model say the same."""
    assert found == wanted, f"{what}: the program has\n{found}\nthe model\n{wanted}"
