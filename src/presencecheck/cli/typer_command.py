"""A command as Typer wants it, from its own declarations."""

from collections.abc import Callable
from functools import wraps
from inspect import Parameter as SignatureParameter
from inspect import Signature
from typing import Annotated, Any

import typer

from presencecheck.cli.parameters import REQUIRED, Option, Parameter, parameters_of


def for_typer(function: Callable[..., object]) -> Callable[..., object]:
    """The command, with its options and arguments declared to Typer."""

    @wraps(function)
    def command(**values: Any) -> object:
        return function(**values)

    return _declare(command, [_typed(each) for each in parameters_of(function)])


def group_for_typer(function: Callable[..., object]) -> Callable[..., object]:
    """What a command with subcommands does without one, and only then."""

    @wraps(function)
    def command(context: typer.Context, **values: Any) -> object:
        return function(**values) if context.invoked_subcommand is None else None

    context = SignatureParameter("context", SignatureParameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)
    return _declare(command, [context, *(_typed(each) for each in parameters_of(function))])


def _declare(command: Callable[..., object], parameters: list[SignatureParameter]) -> Callable[..., object]:
    command.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {each.name: each.annotation for each in parameters}
    return command


def _typed(parameter: Parameter) -> SignatureParameter:
    default = SignatureParameter.empty if parameter.default is REQUIRED else parameter.default
    annotated: Any = Annotated  # with what is not known before it runs, it is no annotation to a type checker
    annotation = annotated[parameter.kind, _info(parameter)]
    kind = SignatureParameter.POSITIONAL_OR_KEYWORD
    return SignatureParameter(parameter.name, kind, default=default, annotation=annotation)


def _info(parameter: Parameter) -> Any:
    declared = parameter.declaration
    common: dict[str, Any] = {
        "help": declared.help,
        "metavar": declared.metavar,
        "autocompletion": declared.complete and _completion(declared.complete),
    }
    if not isinstance(declared, Option):
        return typer.Argument(**common)
    common |= {"min": declared.min, "max": declared.max, "hidden": declared.hidden, "callback": declared.callback}
    return typer.Option(*declared.names, **common)


def _completion(complete: Callable[..., list[str]]) -> Callable[..., list[str]]:
    """The same with what Typer gives: it knows by the annotations what is wanted."""
    if complete.__code__.co_argcount == 1:
        return complete

    def complete_in(context: typer.Context, incomplete: str) -> list[str]:
        return complete(context.params, incomplete)

    return complete_in
