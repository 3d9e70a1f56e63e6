"""How commands show their help, and what a shell completes at the first word."""

from collections.abc import Iterable
from typing import Any

from typer.core import TyperCommand, TyperGroup

from presencecheck.cli.help_formatter import HelpContext
from presencecheck.core.names import COMMAND_GROUPS, RESERVED_WORDS
from presencecheck.messages import examples as examples_messages
from presencecheck.messages import help as help_messages
from presencecheck.system.program_name import called_as

WALK = "run"
"""The command that a name stands for."""
_LONGEST_LINE = 80
"""A line to type is never moved away from its meaning."""


class HelpedCommand(TyperCommand):
    """A command whose help ends with examples."""

    context_class = HelpContext

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write what is typed, as it has to be typed here."""
        _write_usage(self, ctx, formatter)

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Write lines that can be typed, and what each does."""
        _write_examples(ctx, formatter)


class Subcommands(TyperGroup):
    """A command with subcommands; no line of its help is cut."""

    context_class = HelpContext

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write what is typed, as it has to be typed here."""
        _write_usage(self, ctx, formatter)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the subcommands, each with its short help as a whole."""
        _write_commands(self, ctx, formatter, help_messages.SUBCOMMANDS, self.commands)

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Write lines that can be typed, and what each does."""
        _write_examples(ctx, formatter)


class CommandGroup(Subcommands):
    """All commands; completes commands and names. `first_word` has put `run` before a name in a line to carry out."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the commands by what a person wants to do."""
        for group, commands in COMMAND_GROUPS.items():
            _write_commands(self, ctx, formatter, help_messages.GROUPS[group], commands)

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """The commands that begin like `incomplete`, then the checklists and routines."""
        [names, *_] = self.commands[WALK].params
        found = [item for item in names.shell_complete(ctx, incomplete) if item.value not in RESERVED_WORDS]
        return [*super().shell_complete(ctx, incomplete), *found]

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """The command of a line; while it is completed, a first word that is no command is a name to walk."""
        if ctx.resilient_parsing and args[0] not in self.commands:
            return WALK, self.commands[WALK], args
        return super().resolve_command(ctx, args)


def path_of(ctx: Any) -> str:
    """The words of the command: `pack add`; empty for the program itself."""
    return str(ctx.command_path).partition(" ")[2]


def _write_usage(command: Any, ctx: Any, formatter: Any) -> None:
    formatter.write_usage(f"{called_as()} {path_of(ctx)}".rstrip(), " ".join(command.collect_usage_pieces(ctx)))


def _write_commands(group: TyperGroup, ctx: Any, formatter: Any, title: str, names: Iterable[str]) -> None:
    before = f"{path_of(ctx)} ".lstrip()
    rows = [(name, help_messages.SHORT[f"{before}{name}"]) for name in names if name in group.commands]
    if rows:
        with formatter.section(title):
            formatter.write_dl(rows)


def _write_examples(ctx: Any, formatter: Any) -> None:
    rows = examples_messages.EXAMPLES.get(path_of(ctx), ())
    if rows:
        with formatter.section(help_messages.EXAMPLES):
            formatter.write_dl([(f"{called_as()} {words}".rstrip(), meaning) for words, meaning in rows], _LONGEST_LINE)
