"""How a command declares its options and arguments: read by `command_line`, and by Typer where a line needs that.

A declaration stands in the annotation of the function's parameter: `Annotated[bool, Option("--json", help=…)]`.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

REQUIRED = object()
"""The default of what must be given."""


class Declaration:
    """What is common to options and arguments.

    Attributes:
        help: what it is for.
        metavar: what stands for its value in help.
        complete: what a shell offers for a beginning; takes also the values chosen before where it has two parameters.
    """

    def __init__(
        self,
        *,
        help: str = "",  # noqa: A002 - as everybody calls it
        metavar: str | None = None,
        complete: Callable[[str], list[str]] | Callable[[Mapping[str, Any], str], list[str]] | None = None,
    ) -> None:
        self.help, self.metavar, self.complete = help, metavar, complete


class Argument(Declaration):
    """A value that is known by its place."""


class Option(Declaration):
    """A value that is known by its name, or a name that stands alone.

    Attributes:
        names: as they are typed, `--yes/--no` where two are opposites; made from the parameter's name where there are
            none.
        min: the least number.
        max: the greatest number.
        hidden: whether help leaves it out.
        callback: is given the value before the command is called, and hands it on.
    """

    def __init__(
        self,
        *names: str,
        min: int | None = None,  # noqa: A002
        max: int | None = None,  # noqa: A002
        hidden: bool = False,
        callback: Callable[[Any], object] | None = None,
        **common: Any,
    ) -> None:
        super().__init__(**common)
        self.names, self.min, self.max, self.hidden, self.callback = names, min, max, hidden, callback


class Parameter:
    """A parameter of a command's function.

    Attributes:
        name: its name there.
        kind: the type of its value, with None where it may be absent.
        declaration: the option or the argument that it is.
        default: its value where it is not given, or `REQUIRED`.
    """

    __slots__ = ("declaration", "default", "kind", "name")

    def __init__(self, name: str, kind: Any, declaration: Declaration, default: object) -> None:
        self.name, self.kind, self.declaration, self.default = name, kind, declaration, default


def parameters_of(function: Callable[..., object]) -> Iterator[Parameter]:
    """The parameters of a command, in their order; without `inspect`, which takes as long as a command has."""
    code, defaults = function.__code__, function.__defaults__ or ()
    names = code.co_varnames[: code.co_argcount]
    padded = (*[REQUIRED] * (len(names) - len(defaults)), *defaults)
    for name, default in zip(names, padded, strict=True):
        annotation = function.__annotations__[name]
        yield Parameter(name, annotation.__origin__, annotation.__metadata__[0], default)
