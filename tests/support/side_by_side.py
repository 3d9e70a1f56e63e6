"""Several walks at a time, each in a terminal of its own: walks with pauses wait more than they do."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from tests.support.terminals import Terminal, own


class Walked(NamedTuple):
    """A walk through a list.

    Attributes:
        walk: what is done in the terminal.
        text: the list.
        environment: changes to the environment.
        key_guard: whether keys are watched as they are for people.
    """

    walk: Callable[[Terminal], None]
    text: str
    environment: Mapping[str, str] = {}
    key_guard: bool = True


def side_by_side(home: Path, *walks: Walked) -> list[Path]:
    """Do these walks at a time, each with a home of its own below this one.

    Returns:
        The homes. What went wrong in a walk is raised once all have come to their end.
    """
    homes = [home / str(number) for number in range(len(walks))]
    with ExitStack() as stack, ThreadPoolExecutor(len(homes)) as threads:
        terminals = [
            stack.enter_context(
                Terminal(
                    *("run", own(each, walked.text)),
                    env={"PRESENCECHECK_HOME": str(each), **walked.environment},
                    key_guard=walked.key_guard,
                )
            )
            for each, walked in zip(homes, walks, strict=True)
        ]
        for ended in [threads.submit(walk.walk, terminal) for walk, terminal in zip(walks, terminals, strict=True)]:
            ended.result()
    return homes
