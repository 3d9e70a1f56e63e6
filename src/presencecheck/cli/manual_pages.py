"""Man pages, written from the commands themselves, so that none says what the program does not do."""

from collections.abc import Iterable, Iterator
from typing import Any

from presencecheck import __version__
from presencecheck.core.names import COMMAND_GROUPS
from presencecheck.messages import examples as examples_messages
from presencecheck.messages import help as help_messages
from presencecheck.messages import manual as manual_messages

_PROGRAM = "presencecheck"
_SUFFIX = ".1"


def all_contexts() -> Iterator[tuple[str, Any]]:
    """Every command with its words, the program itself first."""
    from typer._click import Context
    from typer.main import get_command

    from presencecheck.cli.app import app_for

    def visit(command: Any, path: str, parent: Any) -> Iterator[tuple[str, Any]]:
        name = path.rpartition(" ")[2] or _PROGRAM
        context = Context(command, info_name=name, parent=parent, **command.context_settings)
        yield path, context
        for name, inner in getattr(command, "commands", {}).items():
            yield from visit(inner, f"{path} {name}".lstrip(), context)

    return visit(get_command(app_for("")), "", None)


def file_name(path: str) -> str:
    """The file of a command's page: `presencecheck-pack-add.1`."""
    return "-".join((_PROGRAM, *path.split())) + _SUFFIX


def manual_page(path: str, context: Any) -> str:
    """The page of a command, in the language of man pages.

    Args:
        path: its words; empty for the program itself.
        context: the command with those above it.
    """
    title = file_name(path).removesuffix(_SUFFIX)
    command = context.command
    arguments, options = records(context)
    rows = [
        f".TH {_quoted(title.upper())} 1 {_quoted('')} {_quoted(f'{_PROGRAM} {__version__}')} {_quoted(_PROGRAM)}",
        *_section("name", f"{escape(title)} \\- {escape(help_messages.SHORT.get(path, help_messages.PROGRAM_SHORT))}"),
        *_section("synopsis", rf"\fB{escape(context.command_path)}\fR {escape(_usage(context))}"),
        *_section("description", *_paragraphs(command.help or "")),
        *(_section("arguments", *_entries(arguments)) if arguments else ()),
        *(_section("options", *_entries(options)) if options else ()),
        *_commands(path, command),
        *_titled(help_messages.EXAMPLES, *_entries(_examples(path))),
        *(() if path else _section("exit", *_entries(manual_messages.EXIT_CODES))),
        *_section("see", escape(_neighbours(path))),
    ]
    return "\n".join(rows) + "\n"


def escape(text: str) -> str:
    """The text as roff prints it literally, on one line; no letter of it is a command."""
    plain = "".join(
        {"\\": r"\e", "-": r"\-", "'": r"\(aq", "`": r"\(ga", "^": r"\(ha", "~": r"\(ti"}.get(
            letter, letter if letter.isascii() else rf"\[u{ord(letter):04X}]"
        )
        for letter in " ".join(text.split())
    )
    return rf"\&{plain}" if plain.startswith(".") else plain


def records(context: Any) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The arguments and the options, each with its help."""
    found: dict[str, list[tuple[str, str]]] = {"argument": [], "option": []}
    for parameter in context.command.get_params(context):
        if record := parameter.get_help_record(context):
            found[parameter.param_type_name].append(record)
    return found["argument"], found["option"]


def _usage(context: Any) -> str:
    return " ".join(context.command.collect_usage_pieces(context))


def _commands(path: str, command: Any) -> Iterable[str]:
    if not path:
        for group, names in COMMAND_GROUPS.items():
            yield from _titled(
                help_messages.GROUPS[group], *_entries((name, help_messages.SHORT[name]) for name in names)
            )
        return
    inner = ((name, help_messages.SHORT[f"{path} {name}"]) for name in getattr(command, "commands", {}))
    yield from _titled(help_messages.SUBCOMMANDS, *_entries(inner))


def _examples(path: str) -> list[tuple[str, str]]:
    return [(f"{_PROGRAM} {words}".rstrip(), meaning) for words, meaning in examples_messages.EXAMPLES.get(path, ())]


def _neighbours(path: str) -> str:
    """The pages above, and for the program itself those of all commands."""
    above = "-".join((_PROGRAM, *path.split()[:-1]))
    names = [above] if path else [f"{_PROGRAM}-{name}" for names in COMMAND_GROUPS.values() for name in names]
    return ", ".join(f"{name}(1)" for name in names)


def _section(name: str, *rows: str) -> list[str]:
    return _titled(manual_messages.HEADINGS[name], *rows)


def _titled(title: str, *rows: str) -> list[str]:
    return [f".SH {_quoted(title.upper())}", *rows] if rows else []


def _paragraphs(text: str) -> Iterator[str]:
    for number, paragraph in enumerate(text.split("\n\n")):
        if number:
            yield ".PP"
        yield escape(paragraph)


def _entries(rows: Iterable[tuple[str, str]]) -> list[str]:
    return [line for term, meaning in rows for line in (".TP", rf"\fB{escape(term)}\fR", escape(meaning) or r"\&")]


def _quoted(text: str) -> str:
    return '"' + escape(text).replace('"', r"\(dq") + '"'
