"""The subcommands of `config`, and what it does without one."""

from tests.support.commands import Here


def test_without_a_subcommand_it_lists(run: Here) -> None:
    """For people and for programs."""
    assert run("config").out == run("config", "list").out
    assert run("config", "--json").data == run("config", "list", "--json").data


def test_each_subcommand_is_there(run: Here) -> None:
    """By its name alone; a name that is none is a slip of the command line."""
    assert run("config", "get", "routine").code == 0
    assert run("config", "set", "routine", "quick").code == 0
    assert run("config", "unset", "routine").code == 0
    assert run("config", "got").code == 2
