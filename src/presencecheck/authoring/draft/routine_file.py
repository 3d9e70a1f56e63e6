"""A routine in the making and its file: one of the person's own as a whole, another's by what differs."""

from collections.abc import Mapping
from pathlib import Path
from typing import cast

from presencecheck.authoring.create import path_for
from presencecheck.authoring.draft.advice import Advice, advice_on
from presencecheck.authoring.draft.changes_file import ChangesFile, new_overlay
from presencecheck.authoring.draft.file_text import lost_comments
from presencecheck.authoring.draft.overlay_text import overlay_text
from presencecheck.authoring.draft.routine_model import RoutineDraft
from presencecheck.authoring.draft.routine_overlay import routine_overlay_for
from presencecheck.authoring.draft.routine_text import (
    changed_routine_text,
    first_routine_text,
    removed_lists_remark,
    whole_routine_text,
)
from presencecheck.authoring.draft.written_file import WrittenFile
from presencecheck.core.checklist import MOST_BYTES, Checklist, Include, Routine, Source
from presencecheck.core.compose_routine import RECALL, compose_routine, part_name
from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.frozen import replace
from presencecheck.core.names import split_name
from presencecheck.core.overlay import Overlay
from presencecheck.core.problems import RULES
from presencecheck.formats.load import load
from presencecheck.library.library import Library
from presencecheck.library.loaded import ChecklistFile
from presencecheck.messages import draft as draft_messages
from presencecheck.system.files import read_bytes
from presencecheck.system.paths import Paths


class RoutineFile(WrittenFile):
    """A routine that is written by choosing lists.

    Attributes:
        draft: the routine as it is kept; without a list it has no file yet.
        base: the routine of others that is changed here; None for one of the person's own.
        lists: the title of each list that a routine can have, by its name.
    """

    base: Routine | None = None

    def __init__(self, path: Path, draft: RoutineDraft, lists: Mapping[str, str], content: bytes = b"") -> None:
        super().__init__(path, content)
        self.draft = draft
        self.lists = lists

    @property
    def introduction(self) -> str:
        """What is said before the questions."""
        return draft_messages.ROUTINE_INTRODUCTION

    @property
    def lead(self) -> str:
        """What its page says first."""
        return draft_messages.ROUTINE_LEAD

    @property
    def farewell(self) -> str:
        """What is said at the end."""
        if not self.is_kept:
            return draft_messages.NO_LIST_KEPT
        return draft_messages.DONE.format(name=self.name)

    @property
    def name(self) -> str:
        """The id of the routine."""
        return self.draft.routine.id

    @property
    def addable(self) -> Mapping[str, str]:
        """The title of each list that is not in it, by its name."""
        here = self.draft.names
        return {name: title for name, title in self.lists.items() if name not in here}

    def title_of(self, part: Include) -> str:
        """The title of a part."""
        return draft_messages.RECALL if part.recall else self.lists.get(part_name(part), part.checklist)

    def advice(self, draft: RoutineDraft | None = None) -> Advice:
        """What the check says of the routine, or of what it would be; nothing of one that has no list yet."""
        checked = draft or self.draft
        if not checked.has_list:
            return Advice(errors=(draft_messages.LAST_LIST,) if self.is_kept or self.base else ())
        return advice_on(whole_routine_text(checked.routine), self.name)

    def lost(self, draft: RoutineDraft) -> tuple[str, ...]:
        """The remarks of the file that would be gone with this change."""
        return lost_comments(self._text, self._text_of(draft)) if self.is_kept and draft.has_list else ()

    def keep(self, draft: RoutineDraft) -> None:
        """Write the routine; one without a list is only remembered.

        Raises:
            PresenceCheckError: the file was changed elsewhere, or cannot be written; it is as it was.
        """
        if draft.has_list and draft.routine != self.draft.routine:
            self._replace(self._text_of(draft))
        self.draft = draft

    def _text_of(self, draft: RoutineDraft) -> str:
        return changed_routine_text(self._text, self.draft.routine, draft.routine)


class RoutineChanges(ChangesFile, RoutineFile):
    """A routine of others in the making, and the file of what the person changes in it."""

    base: Routine

    def __init__(
        self,
        path: Path,
        base: tuple[Routine, Source],
        overlay: Overlay,
        lists: Mapping[str, str],
        snapshots: Path,
        content: bytes = b"",
    ) -> None:
        self.base, self.source = base
        self._came_as, self._overlay, self._snapshots = self.base, overlay, snapshots
        self._first = first_routine_text(overlay)
        draft = RoutineDraft(self._composed(overlay))
        RoutineFile.__init__(self, path, draft, lists, content)

    def advice(self, draft: RoutineDraft | None = None) -> Advice:
        """What the check says of the routine, or of what it would be, and whether that can be written as changes."""
        advice, checked = super().advice(draft), draft or self.draft
        try:
            if not advice.errors and checked.routine != self.draft.routine:
                self._text_of(checked)
        except PresenceCheckError as error:
            return Advice((f"{error.message} {error.hint}",))
        return advice

    def lost(self, draft: RoutineDraft) -> tuple[str, ...]:
        """The remarks of the file that would be gone with this change."""
        text = self._text_of(draft) if self.is_kept else ""
        if text in ("", self._first):
            return ()
        ours = {removed_lists_remark(self.name).lstrip("# "), *self._titles().values()}
        return tuple(comment for comment in lost_comments(self._text, text) if comment not in ours)

    def _titles(self) -> Mapping[str, str]:
        """The titles of the lists below, which stand as remarks beside what is left out."""
        return {part_name(part): self.title_of(part) for part in self.base.include}

    def _composed(self, overlay: Overlay) -> Routine:
        return compose_routine(overlay, self.base, "own").routine

    def _text_of(self, draft: RoutineDraft) -> str:
        """The text of the changes.

        Raises:
            PresenceCheckError: they cannot be written without an editor.
        """
        overlay = routine_overlay_for(self.base, draft.routine, self._overlay)
        remark = removed_lists_remark(self.name)
        try:
            text = overlay_text(self._text or self._first, self._overlay, overlay, self._titles(), remark)
        except (KeyError, ValueError) as error:
            raise self._unwritable() from error
        says = load(text.encode(), str(self.path), advised=False).what
        if says != overlay or not self._becomes(overlay, draft.routine):
            raise self._unwritable()
        return text

    def _becomes(self, overlay: Overlay, wanted: Routine) -> bool:
        known = compose_routine(self._overlay, self.base, "own").violations
        composed = compose_routine(overlay, self.base, "own")
        errors = [each for each in composed.violations if each not in known and RULES[each.code] == "error"]
        made = replace(composed.routine, version=wanted.version)
        return not errors and made == wanted


def open_routine(library: Library, entry: ChecklistFile, paths: Paths) -> RoutineFile:
    """The routine, and the file that changes to it are kept in.

    Args:
        library: where it and its lists are found.
        entry: the routine, or the person's own overlay.
        paths: where own lists and snapshots are kept.

    Raises:
        InvalidChecklistError, ChecklistNotFoundError: it has errors.
        PresenceCheckError: it cannot be read.
    """
    loaded = library.load(replace(entry, gives_way=False))
    lists, routine = lists_of(library), cast("Routine", loaded.content)
    if entry.layer != "own":
        overlay = new_overlay(library, entry, loaded.source)
        path = path_for(paths.own, entry.name)
        return RoutineChanges(path, (routine, loaded.source), overlay, lists, paths.bases)
    content = read_bytes(entry.path, MOST_BYTES)
    if loaded.applied is None:
        return RoutineFile(entry.path, RoutineDraft(routine), lists, content)
    applied, below = loaded.applied, cast("Routine", loaded.applied.base)
    return RoutineChanges(entry.path, (below, applied.source), applied.overlay, lists, paths.bases, content)


def lists_of(library: Library) -> Mapping[str, str]:
    """The title of each list that a routine can have, by its name."""
    found = {}
    for entry in library.entries():
        try:
            what = library.load(entry).content
        except PresenceCheckError:
            continue
        if isinstance(what, Checklist) and not what.is_handed_out and split_name(entry.name)[1] != RECALL:
            found[entry.name] = what.title
    return found
