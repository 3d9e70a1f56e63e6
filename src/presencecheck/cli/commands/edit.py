"""`edit`: a checklist of one's own changed, or another's changed by an overlay."""

from presencecheck.cli.options import Ask, Name, NoOpen
from presencecheck.cli.output import notice, print_line
from presencecheck.messages import edit as edit_messages


def edit(name: Name, ask: Ask = False, no_open: NoOpen = False) -> int:
    """Change a checklist: your own as it stands, another's by an overlay that names only what you change."""
    from presencecheck.authoring.create import create, path_for, start_change
    from presencecheck.cli.edit_file import edit_file
    from presencecheck.cli.passed_over import open_library
    from presencecheck.core.checklist import Routine
    from presencecheck.library.own_folder import require_own_folder
    from presencecheck.system.paths import user_paths

    paths = user_paths()
    require_own_folder(paths)
    library = open_library(paths)
    entry = library.find(name)
    if ask:
        from presencecheck.cli.ask_for_list import ask_for_changes

        return ask_for_changes(paths, entry)
    path = entry.path
    if entry.layer != "own":
        path = path_for(paths.own, entry.name)
        create(path, start_change(library, entry, paths.bases))
        is_copy = isinstance(library.load(entry).content, Routine)
        notice((edit_messages.COPY if is_copy else edit_messages.CHANGES).format(layer=entry.layer, name=entry.name))
    print_line(str(path))
    return edit_file(path, entry.name, library, no_open=no_open)
