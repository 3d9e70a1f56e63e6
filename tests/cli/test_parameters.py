"""What a function says of its options and arguments."""

from pathlib import Path
from typing import Annotated

from presencecheck.cli.parameters import REQUIRED, Argument, Option, parameters_of

PATH, LOUD = Argument(metavar="FILE"), Option("--loud/--quiet", help="How.")


def command(path: Annotated[Path, PATH], loud: Annotated[bool | None, LOUD] = None) -> None:
    """Do nothing."""


def test_the_parameters_of_a_command() -> None:
    """In their order, each with the type of its value, and whether it must be given."""
    path, loud = parameters_of(command)
    assert (path.name, path.kind, path.declaration, path.default) == ("path", Path, PATH, REQUIRED)
    assert (loud.name, loud.kind, loud.declaration, loud.default) == ("loud", bool | None, LOUD, None)
    assert (LOUD.names, LOUD.help, LOUD.metavar, PATH.metavar) == (("--loud/--quiet",), "How.", None, "FILE")
