"""`help`: what a command can do; `tests/cli/test_help.py` looks at every page."""

from presencecheck.cli.commands.help import known_commands
from tests.support.commands import Here


def test_commands_and_their_subcommands_complete() -> None:
    """After a command with subcommands those alone."""
    for given, begun, found in (
        (None, "fo", ["forget"]),
        (["pack"], "re", ["remove"]),
        (["config"], "", ["get", "set", "unset", "list"]),
        (["forget"], "", []),
    ):
        assert known_commands({"command": given}, begun) == found


def test_a_subcommand_that_is_none(run: Here) -> None:
    """It is told with what was likely meant."""
    assert run("help", "pack", "add").out == run("pack", "add", "--help").out
    assert run("help", "nosuch").code == 2
    for line in (("pack", "lst"), ("history", "last"), ("config", "cue")):
        found = run("help", *line)
        assert (found.code, found.out, found.err) == (2, "", run(*line).err)
