"""Commands as Typer has them."""

from collections.abc import Mapping
from typing import Annotated, Any

import pytest
import typer
from typer.main import get_command

from presencecheck.cli.parameters import Argument, Option
from presencecheck.cli.typer_command import for_typer, group_for_typer

CALLED: list[tuple[object, ...]] = []


def words(incomplete: str) -> list[str]:
    """What begins so."""
    return [word for word in ("one", "other") if word.startswith(incomplete)]


def fitting(chosen: Mapping[str, Any], incomplete: str) -> list[str]:
    """What begins so, after the word that was chosen before."""
    return [f"{incomplete}{chosen['word']}"]


def command(
    word: Annotated[str, Argument(metavar="WORD", help="A word.", complete=words)],
    fit: Annotated[str, Option("--fit", complete=fitting)] = "",
    number: Annotated[int, Option(min=1, max=3, help="How many.")] = 2,
    secret: Annotated[bool, Option("--secret", hidden=True)] = False,
) -> None:
    """Note what it is called with."""
    CALLED.append((word, fit, number, secret))


def alone(loud: Annotated[bool, Option("--loud")] = False) -> None:
    """Note that it is called."""
    CALLED.append(("alone", loud))


@pytest.fixture
def group() -> Any:
    """A group with one subcommand."""
    app = typer.Typer(rich_markup_mode=None)
    app.callback(invoke_without_command=True)(group_for_typer(alone))
    app.command("do")(for_typer(command))
    CALLED.clear()
    return get_command(app)


@pytest.mark.parametrize(
    ("line", "called"),
    [
        ("do one", [("one", "", 2, False)]),
        ("do one --fit x --number 3 --secret", [("one", "x", 3, True)]),
        ("", [("alone", False)]),
        ("--loud", [("alone", True)]),
    ],
)
def test_what_typer_calls(group: Any, line: str, called: list[object]) -> None:
    """The command itself, with what was typed; a group's own only without a subcommand."""
    group.main(line.split(), standalone_mode=False)
    assert called == CALLED


def test_what_typer_says(group: Any) -> None:
    """Names, helps and limits are those of the declarations; what is hidden is not shown."""
    word, fit, number, secret = group.commands["do"].params
    assert (word.metavar, word.help, fit.opts, number.opts) == ("WORD", "A word.", ["--fit"], ["--number"])
    assert (number.type.min, number.type.max, number.help, number.default) == (1, 3, "How many.", 2)
    assert (word.required, secret.hidden) == (True, True)


def test_what_a_shell_is_offered(group: Any) -> None:
    """By the word alone, or by those before it too."""
    do = group.commands["do"]
    context = typer.Context(do, info_name="do")
    context.params = {"word": "one"}
    word, fit, *_ = do.params
    assert [item.value for item in word.shell_complete(context, "o")] == ["one", "other"]
    assert [item.value for item in fit.shell_complete(context, "o")] == ["oone"]
