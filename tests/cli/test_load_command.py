"""The functions of commands, by their words."""

import pytest

from presencecheck.cli.load_command import GROUPS, load_command, load_group
from presencecheck.core.names import COMMANDS

LINES = [(name,) for name in COMMANDS if name not in GROUPS] + [
    (group, name) for group, names in GROUPS.items() for name in names
]


@pytest.mark.parametrize("words", LINES, ids=" ".join)
def test_a_command_stands_in_the_module_of_its_name(words: tuple[str, ...]) -> None:
    """A subcommand in the folder of its group; Python's own names have an underscore."""
    function = load_command(*words)
    assert function.__module__ == ".".join(("presencecheck.cli.commands", *words))
    assert function.__name__.rstrip("_") == words[-1]


@pytest.mark.parametrize("name", sorted(GROUPS))
def test_a_group_does_something_alone(name: str) -> None:
    """Its function stands in its folder."""
    assert load_group(name).__module__.startswith(f"presencecheck.cli.commands.{name}.")
