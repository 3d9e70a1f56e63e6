"""A list from a file, written as own lists: what was found is said, and what was left out is listed."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from presencecheck.cli.output import notice, print_line
from presencecheck.core.names import is_id
from presencecheck.messages import imports as imports_messages
from presencecheck.messages import new as new_messages

if TYPE_CHECKING:
    from presencecheck.authoring.imports.compose_list import Imported
    from presencecheck.library.library import Library
    from presencecheck.system.paths import Paths

_MOST_SHOWN = 20
"""Lines that were left out and are shown."""


def take_in(paths: "Paths", library: "Library", origin: str, name: str, title: str) -> int:
    """Make own lists of what is in a file, and say what comes next.

    Args:
        paths: where they are kept.
        library: all lists.
        origin: the file, or `-`.
        name: the id of the new list; empty where it follows from its title or the file's name.
        title: its title; empty for its own.

    Raises:
        PresenceCheckError: it cannot be read or written; nothing was.
    """
    from presencecheck.authoring.create import check_title, create, path_for
    from presencecheck.authoring.imports.import_list import import_list
    from presencecheck.cli.edit_file import edit_file

    title = check_title(title)
    stem = "" if origin == "-" else Path(origin).stem.removesuffix(".presencecheck")
    name = name or _name_for(title or stem, library)
    path_for(paths.own, name)
    made = import_list(origin, name, title)
    files = [(path_for(paths.own, file.name), file.text) for file in made.files]
    shadowed = _layer_below(library, name)
    written: list[Path] = []
    try:
        for path, text in files:
            create(path, text)
            written.append(path)
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise
    if shadowed:
        notice(new_messages.SHADOWS.format(layer=shadowed))
        notice(new_messages.SHADOWS_HINT.format(name=name))
    for path in written:
        print_line(str(path))
    tell_import(made, name)
    return edit_file(written[-1], name, library, no_open=True)


def tell_import(made: "Imported", name: str) -> None:
    """Say what was found, and list what was left out."""
    lists = max(len(made.files) - 1, 1)
    what = [imports_messages.ITEMS.of(made.items)] if made.items else []
    if len(made.files) > 1:
        what.append(imports_messages.LISTS.of(lists, name=name))
    elif made.sections:
        what.append(imports_messages.SECTIONS.of(made.sections))
    counted = [" ".join(what)] if what else []
    if made.left:
        counted.append(imports_messages.COMMENTS.of(len(made.left)))
    if counted:
        notice(imports_messages.FOUND.format(what=", ".join(counted)))
    if made.left:
        notice(imports_messages.LEFT)
        _tell_lines(made.left)
    for note in made.notes:
        notice(note)


def _tell_lines(lines: Sequence[str]) -> None:
    shown = lines[:_MOST_SHOWN] if len(lines) > _MOST_SHOWN + 1 else lines
    for line in shown:
        notice(imports_messages.LEFT_LINE.format(line=line))
    if len(shown) < len(lines):
        notice(imports_messages.LEFT_MORE.of(len(lines) - len(shown)))


def _layer_below(library: "Library", name: str) -> str:
    from presencecheck.library.loaded import ChecklistNotFoundError

    with suppress(ChecklistNotFoundError):
        return library.find(name).layer
    return ""


def _name_for(words: str, library: "Library") -> str:
    """An id for it: the words themselves where they can be one."""
    from presencecheck.cli.ask_for_list import free_name

    return (
        words
        if is_id(words) and not any(library.all(words))
        else free_name(words or new_messages.DEFAULT_TITLE, library)
    )
