"""The help of the program and of every command: nothing is cut, and each shows a line that can be typed."""

import shlex

import pytest

from presencecheck.cli.manual_pages import all_contexts
from presencecheck.core.names import COMMAND_GROUPS, COMMANDS
from presencecheck.messages import examples as examples_messages
from presencecheck.messages import help as help_messages
from tests.support.commands import presencecheck

PATHS = [path for path, _ in all_contexts()]
NAMED = {"NAME", "KEY", "VALUE", "RUN", "LIST/ITEM", "COMMAND", "NAME|FILE.md"}
"""What stands in the help for something that has names a shell can offer."""


@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path or "program")
def test_no_line_is_cut(path: str, columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every line fits the window, and none ends in dots."""
    monkeypatch.setenv("COLUMNS", str(columns))
    shown = presencecheck(*path.split(), "--help").out
    assert max(map(len, shown.splitlines())) <= columns
    assert not [line for line in shown.splitlines() if line.endswith(("...", " …")) and "[ARGS]" not in line]
    assert f"{help_messages.EXAMPLES}:" in shown


def test_the_commands_stand_by_what_a_person_wants() -> None:
    """Five groups, each command in one, each with at most 45 characters of help."""
    shown = presencecheck("--help").out
    places = [shown.index(f"{help_messages.GROUPS[group]}:") for group in COMMAND_GROUPS]
    assert places == sorted(places)
    assert set(help_messages.GROUPS) == set(COMMAND_GROUPS)
    assert len(set(COMMANDS)) == len(COMMANDS)
    for name in COMMANDS:
        assert help_messages.SHORT[name] in shown
    assert max(map(len, help_messages.SHORT.values())) <= 45
    assert set(help_messages.SHORT) == {path for path in PATHS if path}


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path or "program")
def test_examples_are_of_the_command_and_can_be_typed(path: str) -> None:
    """Its options exist and its words are as many as it takes."""
    contexts = dict(all_contexts())
    assert examples_messages.EXAMPLES[path]
    for words, meaning in examples_messages.EXAMPLES[path]:
        assert meaning
        line = shlex.split(words)
        if line and line[0] not in COMMANDS:
            line = ["run", *line]
        inner = " ".join(line[:2])
        known = inner if inner in contexts else line[0] if line else ""
        context = contexts[known]
        given = line[len(known.split()) :]
        context.command.make_parser(context).parse_args(args=list(given))


def test_a_shell_completes_whatever_has_names() -> None:
    """Lists, settings and their values, runs, questions, packs and commands."""
    lacking = [
        f"{path} {parameter.human_readable_name}"
        for path, context in all_contexts()
        for parameter in context.command.params
        if str(parameter.metavar or "").strip("[]…") in NAMED and parameter._custom_shell_complete is None
    ]
    assert set(lacking) <= {"pack export sign"}  # a file, which the shell completes by itself
