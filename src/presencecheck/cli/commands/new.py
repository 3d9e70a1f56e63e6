"""`new` and `edit`: checklists of one's own, and changes to those of others."""

from pathlib import Path
from typing import Annotated

import typer

from presencecheck.cli.options import Name, known_names
from presencecheck.cli.output import notice, print_line
from presencecheck.core.errors import ExitCode, PresenceCheckError
from presencecheck.messages import new as say

NoOpen = Annotated[bool, typer.Option("--no-open", help="Do not open it in an editor.")]


def new(
    name: Annotated[str, typer.Argument(metavar="ID", help="Its id: small letters, digits and hyphens.")],
    origin: Annotated[
        str,
        typer.Option(
            "--from",
            metavar="NAME|FILE.md",
            help="Begin with the text of this one, or with a list in Markdown.",
            autocompletion=known_names,
        ),
    ] = "",
    title: Annotated[str, typer.Option(metavar="TEXT", help="The title on screen.")] = "",
    no_open: NoOpen = False,
) -> int:
    """Begin a checklist or routine of your own, explained by its comments, and open it in your editor."""
    from presencecheck.authoring.create import begun, begun_from, create, place_for
    from presencecheck.library.library import ChecklistNotFound, Library
    from presencecheck.system.paths import locate

    paths = locate()
    library = Library.of(paths)
    path = place_for(paths.own, name)
    text = begun_from(library, origin, name, title) if origin else begun(name, title)
    try:
        below = library.find(name).layer
    except ChecklistNotFound:
        below = ""
    create(path, text)
    print_line(str(path))
    if below:
        notice(say.SHADOWS.format(layer=below))
        notice(say.SHADOWS_HINT.format(name=name))
    return _opened(path, name, no_open=no_open)


def edit(name: Name, no_open: NoOpen = False) -> int:
    """Change a checklist: your own as it stands, another's by an overlay that names only what you change."""
    from presencecheck.authoring.create import begun_change, create, place_for
    from presencecheck.library.library import Library
    from presencecheck.system.paths import locate

    paths = locate()
    library = Library.of(paths)
    entry = library.find(name)
    path = entry.path
    if entry.layer != "own":
        path = place_for(paths.own, entry.name)
        create(path, begun_change(library, entry, paths.bases))
        notice(say.CHANGES.format(layer=entry.layer, name=entry.name))
    print_line(str(path))
    return _opened(path, entry.name, no_open=no_open)


def _opened(path: Path, name: str, *, no_open: bool) -> int:
    """Open the file where there is an editor, look it over, and say what comes next."""
    try:
        opened = not no_open and edited(path)
    except PresenceCheckError as error:
        notice(f"{error.message} {error.hint}")
        opened = False
    code = looked_over(path) if opened else ExitCode.FINE
    if not opened:
        notice(say.NEXT.format(path=path))
    if code == ExitCode.FINE:
        notice((say.HAND_OUT if _handed_out(name) else say.WALK).format(name=name))
    return code


def _handed_out(name: str) -> bool:
    from presencecheck.core.checklist import Checklist
    from presencecheck.library.library import Library
    from presencecheck.system.paths import locate

    library = Library.of(locate())
    try:
        what = library.load(library.find(name)).what
    except PresenceCheckError:
        return False
    return isinstance(what, Checklist) and what.handed_out


def edited(path: Path) -> bool:
    """Open `path` in the person's editor and wait; False where there is none, or no terminal for it.

    Raises:
        PresenceCheckError: the editor cannot be started, or failed.
    """
    from presencecheck.system import editor, settings

    command = settings.editor()
    if not command or not editor.can_open():
        return False
    editor.open_in(command, path)
    return True


def looked_over(path: Path) -> int:
    """Print the problems of the file that was edited, and give the exit code that says them."""
    from presencecheck.authoring.check import checked
    from presencecheck.cli.commands.check import report
    from presencecheck.library.library import Library
    from presencecheck.system.paths import locate

    [(_, problems)] = checked(path, Library.of(locate()))
    return report(1, problems)
