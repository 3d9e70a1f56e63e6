"""`new`: a checklist or routine of one's own."""

from typing import Annotated

import typer

from presencecheck.cli.options import NoOpen, known_names
from presencecheck.cli.output import notice, print_line
from presencecheck.messages import help as help_messages
from presencecheck.messages import new as new_messages


def new(
    name: Annotated[str, typer.Argument(metavar=help_messages.METAVARS["id"], help=new_messages.OPTIONS["name"])],
    origin: Annotated[
        str,
        typer.Option(
            "--from",
            metavar=help_messages.METAVARS["name_or_file"],
            help=new_messages.OPTIONS["origin"],
            autocompletion=known_names,
        ),
    ] = "",
    title: Annotated[
        str, typer.Option(metavar=help_messages.METAVARS["text"], help=new_messages.OPTIONS["title"])
    ] = "",
    no_open: NoOpen = False,
) -> int:
    """Begin a checklist or routine of your own, explained by its comments, and open it in your editor."""
    from presencecheck.authoring.create import create, path_for, require_free_word, start_from, start_new
    from presencecheck.authoring.own_folder import require_own_folder
    from presencecheck.cli.edit_file import edit_file
    from presencecheck.cli.passed_over import open_library
    from presencecheck.library.library import ChecklistNotFoundError
    from presencecheck.system.paths import user_paths

    paths = user_paths()
    require_own_folder(paths)
    library = open_library(paths)
    require_free_word(name)
    path = path_for(paths.own, name)
    text = start_from(library, origin, name, title) if origin else start_new(name, title)
    try:
        below = library.find(name).layer
    except ChecklistNotFoundError:
        below = ""
    create(path, text)
    print_line(str(path))
    if below:
        notice(new_messages.SHADOWS.format(layer=below))
        notice(new_messages.SHADOWS_HINT.format(name=name))
    return edit_file(path, name, library, no_open=no_open)
