"""New checklists in the person's own folder, and the schema that lies beside them for editors."""

import json
from hashlib import sha256
from pathlib import Path

from presencecheck import __version__
from presencecheck.authoring.copy import copy_text, require_copy
from presencecheck.authoring.item_names import likely_id
from presencecheck.authoring.overlay_starter import overlay_starter
from presencecheck.authoring.starter import starter, title_of
from presencecheck.core.checklist import MOST_BYTES, MOST_TITLE
from presencecheck.core.errors import PresenceCheckError, UsageError
from presencecheck.core.names import RESERVED_WORDS, SUFFIXES, is_id
from presencecheck.core.overlay import Overlay
from presencecheck.core.problems import InvalidChecklistError
from presencecheck.formats.load import load
from presencecheck.library import base_snapshots
from presencecheck.library.library import Library
from presencecheck.library.loaded import ChecklistFile
from presencecheck.library.own_folder import SCHEMA_FILE, make_own_folder
from presencecheck.messages import new as new_messages
from presencecheck.system.files import create_private, read_bytes, write_private
from presencecheck.system.paths import user_paths


def path_for(own: Path, name: str) -> Path:
    """Where in the folder `own` a new checklist of this name would stand.

    Raises:
        UsageError: `name` cannot be an id.
        PresenceCheckError: there is one of this name already.
    """
    _require_form_of_id(name)
    taken = (own / f"{name}{suffix}" for suffix in SUFFIXES)
    for path in taken:
        if path.exists() or path.is_symlink():
            raise PresenceCheckError(*new_messages.EXISTS.format(path=path))
    return own / f"{name}{SUFFIXES[0]}"


def create(path: Path, text: str) -> None:
    """Write a new checklist at `path`, and beside it the schema for editors.

    Raises:
        PresenceCheckError: there is a file already, or none can be written.
    """
    make_own_folder(path.parent)
    create_private(path, text.encode())
    write_schema(path.parent)


def require_id(name: str) -> None:
    """Check that a new checklist of this name could be walked by its name alone.

    Raises:
        UsageError: it can be no id, or is a word that means, or may come to mean, a command.
    """
    _require_form_of_id(name)
    if name in RESERVED_WORDS:
        raise UsageError(*new_messages.RESERVED.format(name=name))


def _require_form_of_id(name: str) -> None:
    if not is_id(name):
        raise UsageError(*new_messages.BAD_ID.format(name=name, like=likely_id(name) or "my-room"))


def start_new(name: str, title: str) -> str:
    """The text of a starter; the title follows from the id where none is given.

    Raises:
        UsageError: the title cannot be one.
    """
    return starter(name, check_title(title) or title_of(name))


def start_from(library: Library, origin: str, name: str, title: str) -> str:
    """The text of the checklist or routine `origin` under the id `name`, with its own title where none is given.

    Raises:
        ChecklistNotFoundError: there is no `origin`.
        InvalidChecklistError: it has errors.
        PresenceCheckError: it cannot be read or copied.
        UsageError: the title cannot be one.
    """
    entry = library.find(origin)
    content = read_bytes(entry.path, MOST_BYTES)
    reading = load(content, str(entry.path))
    if reading.what is None:
        raise InvalidChecklistError(reading.problems)
    if isinstance(reading.what, Overlay):
        below = next((f"{each.layer}:{each.name}" for each in library.lower(entry)), reading.what.extends)
        raise PresenceCheckError(*new_messages.ONLY_CHANGES.format(path=entry.path, below=below))
    values = {"id": name} | ({"title": check_title(title)} if title else {})
    source = new_messages.ORIGIN.format(origin=origin, version=reading.what.version, layer=entry.layer)
    text, _ = require_copy(lambda: copy_text(content.decode("utf-8-sig"), values, source), name, entry.path)
    return text


def start_change(library: Library, entry: ChecklistFile, kept: Path) -> str:
    """The text of a person's own change to the file at `entry`: an overlay that changes nothing yet.

    Args:
        library: where it is found.
        entry: the file to change.
        kept: the folder of `bases`.

    Raises:
        InvalidChecklistError, ChecklistNotFoundError: it has errors.
        PresenceCheckError: it cannot be read, or its present state not be kept.
    """
    loaded = library.load(entry)
    since = base_snapshots.save(kept, loaded.content, loaded.source)
    # Where the highest layer below is not the one that was asked for, the name alone would mean another.
    plain = next(library.all(entry.name)).layer == entry.layer
    extends = entry.name if plain else f"{entry.layer}:{entry.name}"
    return overlay_starter(loaded.content, entry.layer, entry.name, extends, since)


def check_title(wished: str) -> str:
    """A title that is wished, on one line.

    Raises:
        UsageError: it cannot be one.
    """
    title = " ".join(wished.split())
    if len(title) > MOST_TITLE or not title.isprintable():
        raise UsageError(*new_messages.BAD_TITLE.format(title=title[:80], most=MOST_TITLE))
    return title


def write_schema(folder: Path) -> None:
    """Put the schema of this version, with the names of this computer, into `folder`, unless it lies there already.

    A folder that cannot be written to goes without: the file is right all the same.
    """
    path = folder / SCHEMA_FILE
    try:
        library = Library.of(user_paths())
        names = " ".join(entry.name for entry in library.entries())
        mark = f"presencecheck {__version__}, names {sha256(names.encode()).hexdigest()[:16]}"
        if path.is_file() and mark.encode() in read_bytes(path, 4 * MOST_BYTES)[:400]:
            return
        from presencecheck.authoring.known_names import known_names
        from presencecheck.formats.json_schema import schema

        described = schema(known_names(library)) | {"$comment": mark}
        write_private(path, (json.dumps(described, indent=1) + "\n").encode(), durable=False)
    except PresenceCheckError:
        return
