"""Leaves a question of another's list out of every walk, by the person's own overlay, and brings it back."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from presencecheck.authoring.create import create, path_for
from presencecheck.authoring.overlay_removals import add_removal, drop_removal
from presencecheck.authoring.starter import MODELINE
from presencecheck.core.checklist import MOST_BYTES, Checklist, Source
from presencecheck.core.compose import compose
from presencecheck.core.errors import PresenceCheckError, UsageError
from presencecheck.core.frozen import Frozen, replace
from presencecheck.core.items import Item
from presencecheck.core.names import is_id
from presencecheck.core.overlay import Overlay
from presencecheck.core.problems import RULES, Violation, did_you_mean, locate
from presencecheck.formats.load import load
from presencecheck.library import base_snapshots
from presencecheck.library.library import Library
from presencecheck.library.loaded import LoadedChecklist
from presencecheck.library.planning import sections
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.messages import retire as retire_messages
from presencecheck.system.files import read_bytes, remove_file, write_named


class OverlayChange(Frozen):
    """What retiring a question, or bringing it back, makes of the person's overlay.

    Attributes:
        checklist: the id of the list.
        name: the id of the question; the present one, where the list still has it.
        item: the question; None where the list does not have it any more.
        path: the overlay.
        before: its text; empty where there is none.
        after: its text afterwards; empty where it goes.
        base: what a new overlay is written for, and where that was read.
    """

    checklist: str
    name: str
    item: Item | None
    path: Path
    before: str
    after: str
    base: tuple[Checklist, Source] | None = None

    @property
    def ref(self) -> str:
        """The question, as commands name it."""
        return f"{self.checklist}/{self.name}"

    @property
    def is_needed(self) -> bool:
        """Whether anything is to be written."""
        return self.before != self.after


def retire(library: Library, ref: str, own: Path) -> OverlayChange:
    """The change that leaves a question out of every walk.

    Args:
        library: where the list is found.
        ref: LIST/ITEM; an earlier id of an item means the item of now.
        own: the folder of the person's own checklists.

    Raises:
        UsageError: `ref` can name no question.
        ChecklistNotFoundError, InvalidChecklistError: there is no such list, or it has errors.
        PresenceCheckError: the list has no such question, or the walk could not be without it.
    """
    found = _Found(library, ref)
    if found.is_own_list:
        raise PresenceCheckError(*retire_messages.OWN_LIST.format(checklist=found.name))
    item = found.item(found.content)
    if item is None:
        return found.unchanged()
    path, before = found.file() if found.applied else (path_for(own, found.name), "")
    old = found.applied.overlay if found.applied else _new_overlay(found)
    text = before or _starter(old)
    after = _edited(found, path, partial(add_removal, text, found.name, item.id, item.ask))
    new = replace(old, remove=(*old.remove, item.id))
    _check(found, path, after, old, new)
    _check_followers(found, item)
    written_for = None if found.applied else (found.content, found.loaded.source)
    return OverlayChange(found.name, item.id, item, path, before, after, written_for)


def bring_back(library: Library, ref: str) -> OverlayChange:
    """The change that asks a retired question again; what else the overlay says stays as it is.

    Raises:
        As `retire`.
    """
    found = _Found(library, ref)
    numbers = found.numbers()
    if not numbers or found.applied is None:
        return found.unchanged()
    path, before = found.file()
    after = before
    for number in reversed(numbers):
        after = _edited(found, path, partial(drop_removal, after, found.name, number))
    old = found.applied.overlay
    new = replace(old, remove=tuple(name for number, name in enumerate(old.remove) if number not in numbers))
    _check(found, path, after, old, new)
    if after == _starter(new):
        after = ""
    return OverlayChange(found.name, found.now, found.item(found.base), path, before, after)


def write(change: OverlayChange, snapshots: Path) -> None:
    """Carry out a change.

    Args:
        change: what is to be done.
        snapshots: the folder of `base_snapshots`.

    Raises:
        PresenceCheckError: the overlay was changed meanwhile, or cannot be written.
    """
    if change.base is not None:
        base_snapshots.save(snapshots, *change.base)
        create(change.path, change.after)
        return
    if _text_of(change.path) != change.before:
        raise PresenceCheckError(*retire_messages.CHANGED_MEANWHILE.format(path=change.path))
    if change.after:
        write_named(change.path, change.after.encode())
    else:
        remove_file(change.path)


class _Found:
    """The list that is meant, as the library has it, and the question in it."""

    def __init__(self, library: Library, ref: str) -> None:
        self.name, slash, self.given = ref.partition("/")
        if not (slash and is_id(self.name) and is_id(self.given)):
            raise UsageError(*retire_messages.BAD_REF.format(ref=ref[:100]))
        self.entry = library.find(self.name)
        self.loaded = library.load(self.entry)
        if not isinstance(self.loaded.content, Checklist):
            raise _routine_error(library, self.loaded, self.given)
        self.content: Checklist = self.loaded.content
        self.applied = self.loaded.applied if self.entry.layer == "own" else None
        self.base = self.applied.checklist if self.applied else self.content
        self.now = self.content.renamed.get(self.given, self.base.renamed.get(self.given, self.given))

    @property
    def is_own_list(self) -> bool:
        """Whether it is written by the person as a whole."""
        return self.entry.layer == "own" and self.applied is None

    def item(self, checklist: Checklist) -> Item | None:
        """The question in this form of the list."""
        return next((item for item in checklist.items if item.id == self.now), None)

    def numbers(self) -> list[int]:
        """The places among what the person's overlay leaves out that mean the question."""
        removed = self.applied.overlay.remove if self.applied else ()
        renamed = self.base.renamed
        return [number for number, each in enumerate(removed) if renamed.get(each, each) in (self.now, self.given)]

    def file(self) -> tuple[Path, str]:
        """The person's overlay, and its text."""
        return self.entry.path, _text_of(self.entry.path)

    def unchanged(self) -> OverlayChange:
        """That nothing is to be done, since it is so already.

        Raises:
            PresenceCheckError: the list has no such question.
        """
        item = self.item(self.base)
        if not self.numbers() and self.item(self.content) is None:
            raise self._unknown()
        return OverlayChange(self.name, self.now, item, self.entry.path, "", "")

    def _unknown(self) -> PresenceCheckError:
        words = {"item": self.given, "checklist": self.name}
        if gone := self.base.retired.get(self.given):
            by = enumeration_messages.join_with_commas(gone.by)
            error = retire_messages.NO_LONGER.format(since=gone.since, by=by, **words)
            return PresenceCheckError(error.message, error.hint if by else "")
        known = list(dict.fromkeys(item.id for item in (*self.content.items, *self.base.items)))
        message, hint = retire_messages.NO_ITEM.format(items=enumeration_messages.join_with_commas(known), **words)
        near = did_you_mean(self.given, known)
        return PresenceCheckError(message, near or hint)


def _routine_error(library: Library, loaded: LoadedChecklist, given: str) -> PresenceCheckError:
    parts = [part.checklist for part in sections(library, loaded)]
    refs = [f"{part.id}/{given}" for part in parts if given in {*(item.id for item in part.items), *part.renamed}]
    name = loaded.content.id
    where = enumeration_messages.join_with_or(refs or [retire_messages.ROUTINE_SHOW.format(checklist=name)])
    return PresenceCheckError(*retire_messages.ROUTINE.format(checklist=name, where=where))


def _new_overlay(found: _Found) -> Overlay:
    """An overlay of the list that changes nothing; its name alone means the highest layer below."""
    since = base_snapshots.since_of(found.loaded.source)
    return Overlay(format=1, id=found.name, extends=found.name, since=since)


def _starter(overlay: Overlay) -> str:
    """Its first text."""
    words = {"id": overlay.id, "extends": overlay.extends, "since": overlay.since}
    return retire_messages.STARTER.format(modeline=MODELINE, **words)


def _text_of(path: Path) -> str:
    return read_bytes(path, MOST_BYTES).decode()


def _overlay_in(text: str, path: Path) -> Overlay | None:
    what = load(text.encode(), str(path), advised=False).what
    return what if isinstance(what, Overlay) else None


def _edited(found: _Found, path: Path, edit: Callable[[], str]) -> str:
    try:
        return edit()
    except (ValueError, LookupError) as error:
        raise _not_editable(found, path) from error


def _not_editable(found: _Found, path: Path) -> PresenceCheckError:
    return PresenceCheckError(*retire_messages.NOT_EDITABLE.format(path=path, checklist=found.name))


def _check(found: _Found, path: Path, after: str, old: Overlay, new: Overlay) -> None:
    """Check that the text says what is meant and nothing else, and that a walk is possible with it."""
    if _overlay_in(after, path) != new:
        raise _not_editable(found, path)
    before = compose(old, found.base, "own").violations
    for violation in compose(new, found.base, "own").violations:
        if violation not in before and RULES[violation.code] == "error":
            raise _unfit(found, path, violation)


def _unfit(found: _Found, path: Path, violation: Violation) -> PresenceCheckError:
    words = {"ref": f"{found.name}/{found.now}", "checklist": found.name, "path": path}
    if violation.code == "overlay-needed":
        return PresenceCheckError(*retire_messages.NEEDED.format(by=violation.words["by"], **words))
    if violation.code == "overlay-size" and not violation.words["count"]:
        return PresenceCheckError(*retire_messages.ONLY_ONE.format(**words))
    problem = locate(violation, str(path), 1, 1).message
    return PresenceCheckError(*retire_messages.NO_LONGER_FITS.format(problem=problem, **words))


def _check_followers(found: _Found, item: Item) -> None:
    """Check that nothing which only an answer to the item brings up would be asked of everyone."""
    names = list(_only_added_by(item, found.content))
    if names:
        words = {"ref": f"{found.name}/{item.id}", "checklist": found.name}
        listed = enumeration_messages.join_with_and(names)
        raise PresenceCheckError(*retire_messages.LEADS_ON.format(names=listed, **words))


def _only_added_by(item: Item, checklist: Checklist) -> Iterator[str]:
    others = {follow.add for each in checklist.items if each.id != item.id for follow in each.follow_ups}
    yield from dict.fromkeys(follow.add for follow in item.follow_ups if follow.add and follow.add not in others)
