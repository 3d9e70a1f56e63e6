"""The functions of commands, each in the module of its name in `commands`; only what is called is imported."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

GROUPS = {
    "pack": ("add", "list", "show", "outdated", "update", "rollback", "verify", "remove", "export", "keygen"),
    "history": ("show",),
    "config": ("get", "set", "unset", "list"),
}
"""Commands with subcommands: a folder each, with their modules."""
_ALONE = {"history": ("history.list", "list_runs")}
"""The function of a group's own name, where it is not the one in its module `alone`."""


def load_command(*words: str) -> Callable[..., Any]:
    """The function of a command, or of a subcommand: `load_command("pack", "add")`."""
    *_, name = words
    return _load(".".join(words), name)


def load_group(name: str) -> Callable[..., Any]:
    """What a command with subcommands does without one."""
    return _load(*_ALONE.get(name, (f"{name}.alone", name)))


def _load(module: str, name: str) -> Callable[..., Any]:
    """What is called `name` in a module of `commands`; with an underscore where Python has the name already."""
    loaded = import_module(f"presencecheck.cli.commands.{module}")
    found: Callable[..., Any] = getattr(loaded, name, None) or getattr(loaded, f"{name}_")
    return found
