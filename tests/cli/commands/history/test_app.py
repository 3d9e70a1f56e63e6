"""The subcommands of `history`, and what it does without one."""

from presencecheck.system.paths import user_paths
from tests.support.commands import Here
from tests.support.histories import history_of


def test_without_a_subcommand_it_lists(run: Here) -> None:
    """And `show` shows one of those that are listed."""
    history_of(user_paths().history, 2)
    listed = run("history", "--json").data["runs"]
    assert len(listed) == 2
    shown = run("history", "show", listed[0]["id"], "--json").data["run"]
    assert shown["id"] == listed[0]["id"]
    assert run("history", "shown").code == 2
