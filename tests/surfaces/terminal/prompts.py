"""The way to each kind of prompt in a terminal."""

from presencecheck.messages import walk as walk_messages
from tests.support.terminals import ANSWERS, PLACES, Terminal


def brought_to(terminal: Terminal, prompt: str) -> None:
    """Walk `every` to a sort of prompt."""
    place = PLACES[prompt]
    terminal.walk(ANSWERS[: place - 1])
    terminal.wait_until(lambda: terminal.place == place, prompt)
    if prompt == "exercise running":
        terminal.send("\r")
        terminal.wait_for("s left", walk_messages.KEY_ENOUGH)


def brought_to_offer(terminal: Terminal) -> None:
    """Wait until it is asked whether to go on with an unfinished run."""
    terminal.wait_for("A run of One of each begun at", "is unfinished: 2 of 6 steps gone through.", "q leave")
