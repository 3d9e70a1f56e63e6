"""What of a person's own would stop if a pack were another or gone: every list is tried before anything is changed."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from presencecheck.core.checklist import Checklist
from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.frozen import Frozen, replace
from presencecheck.core.locked import required_items, waived_items
from presencecheck.library.library import Library
from presencecheck.library.planning import sections
from presencecheck.messages import locked as locked_messages
from presencecheck.packs.lock import installed
from presencecheck.system.paths import Paths, shipped


class Dependent(Frozen):
    """A list or routine outside a pack that would not be as it is now.

    Attributes:
        id: its name.
        problem: what would be wrong with it.
        stops: whether it could not be walked whole any more; otherwise some of its changes would no longer fit.
        loosens: whether all fits, and the changes leave out or change what would be essential or required.
        leaves_rest: whether it is a routine that stops, of which the other lists would be walked.
    """

    id: str
    problem: str
    stops: bool
    loosens: bool = False
    leaves_rest: bool = False


def dependents(
    paths: Paths, pack: str, files: Mapping[str, bytes] | None, routines: Iterable[str] = ()
) -> tuple[Dependent, ...]:
    """What can be walked whole now, and could not if the pack had these files; then whose changes would no longer fit.

    Args:
        paths: where everything is kept.
        pack: the name of the pack.
        files: its checklists as they would be, by the names of their files; None if it were removed.
        routines: the names of the routines with which the person's days begin.
    """
    library = Library.of(paths)
    by = library.vouched.get(pack, "")
    now = _problems(library, pack, routines, by)
    with TemporaryDirectory() as empty:
        changed_library = library_with(paths, pack, files, Path(empty))
        changed_library._read = library._read  # all that lies elsewhere is the same: it need not be validated again
        then = _problems(changed_library, pack, routines, by)
    changed = [each for each in then if each not in now]
    return tuple(sorted(changed, key=lambda each: not each.stops))


def library_with(paths: Paths, pack: str, files: Mapping[str, bytes] | None, scratch: Path) -> Library:
    """The person's library with a pack as it would be, or without it.

    Args:
        paths: where everything is kept.
        pack: the name of the pack.
        files: as they would be, by their names; None if it were removed.
        scratch: a folder for what the library needs while it is used.
    """
    others = {entry.name: entry for entry in reversed(installed(paths.packs)) if entry.name != pack}
    folders = {name: entry.place(paths.packs) for name, entry in others.items()}
    if files is not None:
        place = scratch / pack
        place.mkdir(parents=True)
        for name, content in files.items():
            (place / name).write_bytes(content)
        folders = {pack: place, **folders}
    return Library({"own": paths.own, **folders, "shipped": shipped()}, scratch / "cache", others)


def _problems(library: Library, pack: str, routines: Iterable[str], by: str) -> tuple[Dependent, ...]:
    """What is wrong with the lists that are not of the pack itself; `by` requires what the pack locks."""
    names = [entry.name for entry in library.entries() if entry.layer not in (pack, "shipped")]
    found = [stopping(library, name) for name in dict.fromkeys((*names, *filter(None, routines)))]
    misfits = (Dependent(name, problem.message, stops=False) for name, problem in library.misfits)
    loosened = (each for name in names for each in _loosened(library, name, pack, by))
    return (*(each for each in found if each), *dict.fromkeys(misfits), *loosened)


def _loosened(library: Library, name: str, pack: str, by: str) -> Iterator[Dependent]:
    """What a change to a list of the pack leaves out, asks in other words or asks less, though it matters."""
    try:
        loaded = library.load(library.find(name))
    except PresenceCheckError:
        return
    if loaded.applied is None or loaded.applied.source.layer != pack or not isinstance(loaded.content, Checklist):
        return
    base = loaded.applied.checklist
    gone = {item.id for item in base.items} & {*waived_items(replace(base, locked=True), loaded.content)}
    required = {item.id for item in required_items(base)} if by else set[str]()
    for item in base.items:
        if item.id in gone and (item.id in required or item.importance == "essential"):
            text = locked_messages.NOW_REQUIRED if item.id in required else locked_messages.NOW_ESSENTIAL
            yield Dependent(name, text.format(ask=item.ask, by=by), stops=False, loosens=True)


def stopping(library: Library, name: str) -> Dependent | None:
    """What keeps a list, or a routine with every list that it includes, from being walked; None where nothing does."""
    loaded = None
    try:
        loaded = library.load(library.find(name))
        for _ in sections(library, loaded):
            pass
    except PresenceCheckError as error:
        return Dependent(name, error.message, stops=True, leaves_rest=loaded is not None)
    return None
