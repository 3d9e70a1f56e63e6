"""Opens the file of `new` and `edit` in the person's editor, checks it afterwards, and says what comes next."""

from pathlib import Path

from presencecheck.cli.output import notice
from presencecheck.cli.problems import print_problems
from presencecheck.core.checklist import Checklist
from presencecheck.core.errors import ExitCode, PresenceCheckError
from presencecheck.library.library import Library
from presencecheck.messages import edit as edit_messages
from presencecheck.system import editor, settings
from presencecheck.system.display import editor_command
from presencecheck.system.paths import user_paths
from presencecheck.system.program_name import typed_word


def edit_file(path: Path, name: str, library: Library, *, no_open: bool) -> int:
    """Open the file where there is an editor, check it, and say what comes next; the exit code is that of `check`."""
    try:
        opened = False if no_open else _open_in_editor(path)
    except PresenceCheckError as error:
        notice(f"{error.message} {error.hint}")
        opened = False
    code = _check(path, library) if opened else ExitCode.FINE
    if opened is None:
        notice(edit_messages.OPENED.format(name=name))
    elif not opened:
        notice(edit_messages.NEXT.format(typed=_to_check(path, name, library)))
        if _can_be_asked(name, library):
            notice(edit_messages.NO_EDITOR.format(name=name))
    if code == ExitCode.FINE:
        notice((edit_messages.HAND_OUT if _is_handed_out(name, library) else edit_messages.WALK).format(name=name))
        if _is_passed_over(name, library):
            notice(edit_messages.PASSED_OVER.format(name=name))
    return code


def _to_check(path: Path, name: str, library: Library) -> str:
    """What `check` takes the file by: its short name, unless that means another file from here."""
    means_it = not Path(name).exists() and any(file.path == path for file in library.all(f"own:{name}"))
    return name if means_it else typed_word(path)


def _can_be_asked(name: str, library: Library) -> bool:
    """Whether it can be changed by answering questions."""
    try:
        loaded = library.load(library.find(f"own:{name}"))
    except PresenceCheckError:
        return False
    return isinstance(loaded.content, Checklist)


def _is_passed_over(name: str, library: Library) -> bool:
    """Whether the bare word starts the shipped routine of this name, and so not the person's own."""
    shipped = f"shipped:{name}"
    try:
        return settings.load(user_paths().config).routine_again == shipped and any(library.all(shipped))
    except PresenceCheckError:
        return False


def _is_handed_out(name: str, library: Library) -> bool:
    try:
        what = library.load(library.find(name)).content
    except PresenceCheckError:
        return False
    return isinstance(what, Checklist) and what.is_handed_out


def _open_in_editor(path: Path) -> bool | None:
    """Open `path` in the person's editor, or the system's, and wait; None where it is open and cannot be waited for.

    Returns:
        False where there is no editor, or no terminal for it.

    Raises:
        PresenceCheckError: the editor cannot be started, or failed.
    """
    command = editor_command() or editor.system_command()
    if not command or not editor.can_open():
        return False
    editor.open_in(command, path)
    return True if editor.is_waited_for(command) else None


def _check(path: Path, library: Library) -> int:
    """Print the problems of the file that was edited, and give the exit code that says them."""
    from presencecheck.authoring.check import check_files

    [checked] = check_files(path, library)
    return print_problems(1, checked.problems)
