"""The live part of a question of the set-up that has options. Pure."""

from collections.abc import Mapping

from presencecheck.core.prompts import Choose
from presencecheck.messages import setup as setup_messages
from presencecheck.messages import walk as walk_messages
from presencecheck.surfaces.setup_lines import can_go_back, can_pass, progress
from presencecheck.surfaces.surface import PassSetup, SetupPage
from presencecheck.surfaces.terminal.controls import ChooseControl
from presencecheck.surfaces.terminal.hints import LEAVE, Hint
from presencecheck.surfaces.terminal.question_control import Action


class SetupControl(ChooseControl):
    """A choice with a usual option; the rest of the set-up can be passed over.

    Args:
        prompt: what is asked.
        page: the question it belongs to.
    """

    def __init__(self, prompt: Choose, page: SetupPage) -> None:
        super().__init__(prompt, value=page.usual, kept=False, progress=lambda: progress(page), explain=bool)
        self._page = page

    def actions(self) -> Mapping[str, Action]:
        """The options, one question back, going to the check, and leaving."""
        without = {"s", "x", "?", "c", *(() if can_go_back(self._page) else ("b", "left"))}
        actions = {name: action for name, action in super().actions().items() if name not in without}
        return {**actions, "s": PassSetup()} if can_pass(self._page) else actions

    def hints(self) -> list[Hint]:
        """The keys of these."""
        back = [("b", walk_messages.KEY_BACK)] if can_go_back(self._page) else []
        passing = [("s", setup_messages.KEY_PASS)] if can_pass(self._page) else []
        return [*self.own_hints(), *back, *passing, (LEAVE, walk_messages.KEY_LEAVE)]
