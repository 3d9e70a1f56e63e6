"""`new`: a checklist or routine of one's own."""

from typing import TYPE_CHECKING, Annotated, Literal

from presencecheck.cli.options import Ask, NoOpen, known_names
from presencecheck.cli.output import notice, print_line, print_text
from presencecheck.cli.parameters import Argument, Option
from presencecheck.messages import help as help_messages
from presencecheck.messages import list_columns as list_columns_messages
from presencecheck.messages import new as new_messages

if TYPE_CHECKING:
    from presencecheck.library.library import Library
    from presencecheck.system.paths import Paths


def new(
    name: Annotated[
        str | None, Argument(metavar=help_messages.METAVARS["optional_id"], help=new_messages.OPTIONS["name"])
    ] = None,
    origin: Annotated[
        str,
        Option(
            "--from",
            metavar=help_messages.METAVARS["name_or_file"],
            help=new_messages.OPTIONS["origin"],
            complete=known_names,
        ),
    ] = "",
    title: Annotated[str, Option(metavar=help_messages.METAVARS["text"], help=new_messages.OPTIONS["title"])] = "",
    template: Annotated[Literal["csv"] | None, Option("--template", help=new_messages.OPTIONS["template"])] = None,
    ask: Ask = False,
    no_open: NoOpen = False,
) -> int:
    """Begin a list of your own: question by question, in your browser, or in your editor."""
    if template:
        print_text(list_columns_messages.template())
        return 0
    from presencecheck.authoring.create import require_id
    from presencecheck.authoring.imports.import_list import is_file_name
    from presencecheck.cli.passed_over import open_library
    from presencecheck.cli.ways_to_write import choose_way
    from presencecheck.library.own_folder import require_own_folder
    from presencecheck.system.paths import user_paths

    paths = user_paths()
    require_own_folder(paths)
    library = open_library(paths)
    if name is not None:
        require_id(name)
    name = name or ""
    if origin and is_file_name(origin):
        from presencecheck.cli.take_in import take_in

        return take_in(paths, library, origin, name, title)
    way = choose_way(name, ask=ask, no_open=no_open or bool(origin and name))
    if way == "nothing":
        return 0
    if way == "browser":
        from presencecheck.cli.edit_in_browser import edit_in_browser

        return edit_in_browser(paths, name)
    if way == "questions" and not origin:
        from presencecheck.cli.ask_for_list import ask_for_new

        return ask_for_new(paths, library, name, title)
    return _begin_file(paths, library, name or _name_for(title or origin, library), origin, title, way)


def _begin_file(paths: "Paths", library: "Library", name: str, origin: str, title: str, way: str) -> int:
    """Write the first text, and open it."""
    from presencecheck.authoring.create import create, path_for, start_from, start_new
    from presencecheck.cli.edit_file import edit_file
    from presencecheck.library.loaded import ChecklistNotFoundError

    path = path_for(paths.own, name)
    text = start_from(library, origin, name, title) if origin else start_new(name, title)
    try:
        below = library.find(name).layer
    except ChecklistNotFoundError:
        below = ""
    create(path, text)
    if below:
        notice(new_messages.SHADOWS.format(layer=below))
        notice(new_messages.SHADOWS_HINT.format(name=name))
    if way == "questions":
        from presencecheck.cli.ask_for_list import ask_for_changes

        return ask_for_changes(paths, library, library.find(f"own:{name}"))
    print_line(str(path))
    return edit_file(path, name, library, no_open=way == "file")


def _name_for(words: str, library: "Library") -> str:
    from presencecheck.cli.ask_for_list import free_name

    return free_name(words.rpartition(":")[2] or new_messages.DEFAULT_TITLE, library)
