"""The group of all commands, for shells that complete a line: the name of a checklist is a first word as well."""

from typing import Any

from typer.core import TyperGroup

from presencecheck.core.names import RESERVED_WORDS

_WALK = "run"
"""The command that a name stands for."""


class CommandGroup(TyperGroup):
    """Completes commands and names; `first_word` has put `run` before a name when a line is carried out."""

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """The commands that begin like `incomplete`, then the checklists and routines."""
        [names, *_] = self.commands[_WALK].params
        found = [item for item in names.shell_complete(ctx, incomplete) if item.value not in RESERVED_WORDS]
        return [*super().shell_complete(ctx, incomplete), *found]

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """The command of a line; while it is completed, a first word that is no command is a name to walk."""
        if ctx.resilient_parsing and args[0] not in self.commands:
            return _WALK, self.commands[_WALK], args
        return super().resolve_command(ctx, args)
