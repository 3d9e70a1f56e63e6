"""A line that calls a command, read without the parser: alike where it is read at all."""

import shlex
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st
from typer.exceptions import TyperException
from typer.main import get_command

from presencecheck.cli import command_line, typer_command
from presencecheck.cli.command_group import HelpedCommand
from presencecheck.cli.command_line import option_names, read_command_line, read_values
from presencecheck.cli.load_command import GROUPS, load_command, load_group
from presencecheck.cli.parameters import Option, Parameter, parameters_of
from presencecheck.core.names import COMMANDS
from tests.support.commands import Here

PATHS = [
    *((name,) for name in COMMANDS),
    *((name, subcommand) for name, subcommands in GROUPS.items() for subcommand in subcommands),
]
OTHERS = (
    "full",
    "quick",
    "-",
    "--",
    "-x",
    "-h",
    "--help",
    "5",
    "0",
    "077",
    "-5",
    "9999",
    "9" * 5000,
    "",
    "a b",
    "a/b",
    __file__,
)


@cache
def parameters(path: tuple[str, ...]) -> tuple[Parameter, ...]:
    """The parameters of a command."""
    is_group = path[0] in GROUPS and len(path) == 1
    return tuple(parameters_of(load_group(*path) if is_group else load_command(*path)))


@cache
def parser(path: tuple[str, ...]) -> tuple[Any, list[dict[str, Any]]]:
    """A command of Typer's with the same declarations, and a list of what it was called with."""
    called: list[dict[str, Any]] = []
    declared = parameters(path)

    def note(**values: Any) -> None:
        called.append(values)

    app = typer.Typer(rich_markup_mode=None)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(typer_command, "parameters_of", lambda _: declared)
        app.command(cls=HelpedCommand, context_settings={"ignore_unknown_options": path == ("config", "set")})(
            typer_command.for_typer(note)
        )
    return get_command(app), called


def parsed(path: tuple[str, ...], words: Sequence[str]) -> dict[str, Any] | None:
    """What the parser makes of the words behind a command; None where it refuses them."""
    command, called = parser(path)
    called.clear()
    try:
        command.main(list(words), prog_name="presencecheck", standalone_mode=False)
    except TyperException:
        return None
    return called[0] if called else None


@cache
def words_for(path: tuple[str, ...]) -> list[str]:
    """Words that could stand behind a command: its options, with and without values, and others."""
    found = list(OTHERS)
    for each in parameters(path):
        kinds = (each.kind, *get_args(each.kind))
        values = [value for kind in kinds for value in get_args(kind) if isinstance(value, str)]
        found += values
        if isinstance(each.declaration, Option):
            names = [name for names in option_names(each) for name in names.split("/")]
            found += names + [f"{name}={value}" for name in names for value in (*values, "7", "-", "")]
    return found


@given(st.sampled_from(PATHS).flatmap(lambda path: st.tuples(
    st.just(path), st.lists(st.sampled_from(words_for(path)), max_size=4))))  # fmt: skip
def test_both_read_alike(line: tuple[tuple[str, ...], list[str]]) -> None:
    """What is read here is what the parser would have made of it, whatever the line is."""
    path, words = line
    values = read_values(parameters(path), words)
    if values is not None:
        assert values == parsed(path, words)


@pytest.mark.parametrize(
    "line",
    [
        "list --json",
        "history",
        "history --since 30d -n 5 --readiness=not-ready",
        "history show last",
        "stats --all --routine full",
        "check a.yaml b.yaml --format json",
        "show full --plain",
        "config set cue bell",
        "pack list",
        "open --no-open",
        "report --month 2026-11 -o page.html --no-open",
        "remind --before 10",
        "schema",
    ],
)
def test_what_is_typed_every_day_needs_no_parser(line: str) -> None:
    """Options, values and arguments of each kind."""
    words = shlex.split(line)
    path = tuple(words[:2]) if words[1:2] and words[1] in GROUPS.get(words[0], ()) else (words[0],)
    values = read_values(parameters(path), words[len(path) :])
    assert values is not None
    assert values == parsed(path, words[len(path) :])
    assert read_command_line(words) is not None


@pytest.mark.parametrize(
    "line",
    [
        *("", "nosuch", "--help", "list --help", "list extra", "history --jso", "history --json=yes", "history -n"),
        *("history -n5", "history -n 0", "history --since=", "history --since -5", "history nosuch", "show", "check"),
        *(
            "check --format xml a",
            "schema polcy",
            "history --readiness",
            "config set cue -- -5",
            "pack export folder",
            "-h",
            "remind -n=5",
            f"history -n {'9' * 5000}",
        ),
    ],
)
def test_what_may_be_a_slip_is_left_to_the_parser(line: str) -> None:
    """It knows what was meant, and says it."""
    assert read_command_line(shlex.split(line)) is None


def test_a_file_that_cannot_be_read_is_left_to_the_parser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It says so, with the name of the argument."""
    path = tmp_path / "list.yaml"
    assert read_command_line(["check", str(path)]) is not None
    path.touch()
    monkeypatch.setattr("os.access", lambda *_: False)
    assert read_command_line(["check", str(path)]) is None


def test_what_an_option_notes_is_noted(run: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    """The callback of an option is called with its value, before the command."""
    seen: list[object] = []

    def note(wanted: object) -> object:
        seen.append(wanted)
        return wanted

    def noting(function: Callable[..., object]) -> list[Parameter]:
        declared = list(parameters_of(function))
        for each in declared:
            if each.name == "plain":
                each.declaration = Option("--plain", callback=note)
        return declared

    monkeypatch.setattr(command_line, "parameters_of", noting)
    assert run("list", "--plain").code == run("list").code == 0
    assert seen == [True, False]
