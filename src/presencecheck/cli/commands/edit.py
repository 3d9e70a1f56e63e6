"""`edit`: a checklist of one's own changed, or another's changed by an overlay."""

from typing import TYPE_CHECKING

from presencecheck.cli.options import Ask, Name, NoOpen
from presencecheck.cli.output import notice, print_line
from presencecheck.messages import edit as edit_messages

if TYPE_CHECKING:
    from presencecheck.library.library import Library
    from presencecheck.library.loaded import ChecklistFile


def edit(name: Name, ask: Ask = False, no_open: NoOpen = False) -> int:
    """Change a checklist: your own as it stands, another's by an overlay that names only what you change."""
    from presencecheck.authoring.create import create, path_for, start_change
    from presencecheck.cli.edit_file import edit_file
    from presencecheck.cli.passed_over import open_library
    from presencecheck.cli.ways_to_write import choose_way
    from presencecheck.library.own_folder import require_own_folder
    from presencecheck.system.paths import user_paths

    paths = user_paths()
    require_own_folder(paths)
    library = open_library(paths)
    entry = library.find(name)
    is_for_editor = not ask and _is_for_an_editor(library, entry)
    way = "editor" if is_for_editor and not no_open else choose_way(name, ask=ask, no_open=no_open)
    if way == "nothing":
        return 0
    if way == "questions":
        from presencecheck.cli.ask_for_list import ask_for_changes

        return ask_for_changes(paths, library, entry)
    if way == "browser":
        from presencecheck.cli.edit_in_browser import edit_in_browser

        return edit_in_browser(paths, name)
    path = entry.path
    if entry.layer != "own":
        path = path_for(paths.own, entry.name)
        create(path, start_change(library, entry, paths.bases))
        notice(edit_messages.CHANGES.format(layer=entry.layer, name=entry.name))
    print_line(str(path))
    return edit_file(path, entry.name, library, no_open=no_open)


def _is_for_an_editor(library: "Library", entry: "ChecklistFile") -> bool:
    """Whether it is for an editor alone: an own file with errors."""
    from presencecheck.core.errors import PresenceCheckError

    try:
        library.load(entry)
    except PresenceCheckError:
        return entry.layer == "own"
    return False
