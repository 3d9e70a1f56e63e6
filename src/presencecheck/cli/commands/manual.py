"""`manual`: the man pages, made of the commands as they are."""

from pathlib import Path
from typing import Annotated

from presencecheck.cli.commands.help import known_commands
from presencecheck.cli.parameters import Argument, Option
from presencecheck.messages import help as help_messages
from presencecheck.messages import manual as manual_messages

Folder = Annotated[
    Path | None,
    Option("--output", "-o", metavar=help_messages.METAVARS["folder"], help=manual_messages.OPTIONS["output"]),
]


def manual(
    command: Annotated[
        list[str] | None,
        Argument(
            metavar=help_messages.METAVARS["command"],
            help=help_messages.OPTIONS["command"],
            complete=known_commands,
        ),
    ] = None,
    output: Folder = None,
) -> None:
    """Print the man page of the program or of a command; with -o, write all of them into a folder."""
    from presencecheck.cli.first_word import require_command
    from presencecheck.cli.manual_pages import all_contexts, file_name, manual_page
    from presencecheck.cli.output import notice, print_text
    from presencecheck.core.errors import UsageError

    if output is None:
        if command:
            require_command(command[0])
        path = " ".join(command or ())
        found = next((each for each in all_contexts() if each[0] == path), None)
        if found is None:
            raise UsageError(*manual_messages.NO_SUCH_COMMAND.format(path=path, command=(command or [""])[0]))
        print_text(manual_page(*found))
        return
    pages = {file_name(path): manual_page(path, context) for path, context in all_contexts()}
    _write(output, pages)
    notice(manual_messages.WRITTEN.of(len(pages), folder=output, page=output / file_name("")))


def _write(folder: Path, pages: dict[str, str]) -> None:
    from presencecheck.system.files import failure, write_named

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise failure("make the folder", folder, error) from error
    for name, page in pages.items():
        write_named(folder / name, page.encode(), private=False)
