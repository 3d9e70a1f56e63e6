"""`config`: without a subcommand, the list."""

from tests.support.commands import Here


def test_without_a_subcommand(run: Here) -> None:
    """`config` and `config list` are the same, in words and as JSON."""
    assert run("config").out == run("config", "list").out
    assert run("config", "--json").data == run("config", "list", "--json").data
