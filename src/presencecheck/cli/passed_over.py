"""The settings and the library for commands: what cannot be read is passed over, and that is said in one sentence."""

from pathlib import Path

from presencecheck.cli.output import notice
from presencecheck.core.errors import PresenceCheckError
from presencecheck.library.conflict_copies import conflict_copies
from presencecheck.library.library import Library
from presencecheck.system.paths import Paths
from presencecheck.system.settings import Settings, load_with_problem


def load_settings(path: Path) -> Settings:
    """The settings in force; where the file cannot be used whole, that is said."""
    usual, problem = load_with_problem(path)
    if problem is not None:
        tell_problem(problem)
    return usual


def tell_problem(problem: PresenceCheckError) -> None:
    """Say that the settings cannot be used whole."""
    from presencecheck.messages import config as config_messages

    notice(config_messages.PASSED_OVER.format(problem=problem.message))


def open_library(paths: Paths) -> Library:
    """The person's library; what of it cannot be used is said, now or when it turns out."""
    library = Library.of(paths)
    for sentence in library.trouble.sentences:
        notice(sentence)
    for copy in conflict_copies(paths.own):
        notice(copy.sentence)
    library.trouble.tell = notice
    return library
