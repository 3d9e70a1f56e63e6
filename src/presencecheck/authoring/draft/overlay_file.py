"""The person's changes to a list that came with the program or a pack, written by answering questions.

Only what differs is written, as an overlay: what the list's authors revise later arrives all the same.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import cast

from presencecheck.authoring.create import path_for
from presencecheck.authoring.draft.advice import Advice, advice_on
from presencecheck.authoring.draft.base_items import newly_unconditional, state_of
from presencecheck.authoring.draft.changes_file import ChangesFile, new_overlay
from presencecheck.authoring.draft.draft_file import DraftFile
from presencecheck.authoring.draft.file_text import lost_comments, whole_text
from presencecheck.authoring.draft.model import Draft, draft_of
from presencecheck.authoring.draft.overlay_changes import overlay_for
from presencecheck.authoring.draft.overlay_text import first_text, overlay_text, removals_remark
from presencecheck.core.checklist import MOST_BYTES, Checklist, Source
from presencecheck.core.compose import compose
from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.frozen import replace
from presencecheck.core.overlay import Overlay
from presencecheck.core.problems import RULES
from presencecheck.core.sections import spread
from presencecheck.formats.load import load
from presencecheck.library.library import Library
from presencecheck.library.loaded import ChecklistFile
from presencecheck.messages import draft as draft_messages
from presencecheck.system.files import read_bytes
from presencecheck.system.paths import Paths


class OverlayFile(ChangesFile, DraftFile):
    """A list of others in the making, and the file of what the person changes in it.

    Attributes:
        base: the list as it came, each item with the section that it stands under as its own.
    """

    base: Checklist

    def __init__(
        self, path: Path, base: tuple[Checklist, Source], overlay: Overlay, snapshots: Path, content: bytes = b""
    ) -> None:
        self._came_as, self.source = base
        self.base = replace(self._came_as, items=spread(self._came_as.items))
        self._overlay = overlay
        self._snapshots = snapshots
        checklist = compose(overlay, self.base, "own").checklist
        DraftFile.__init__(self, path, draft_of(checklist, tuple(item.id for item in self.base.items)), content)
        self._first = first_text(overlay)

    @classmethod
    def above(cls, library: Library, entry: ChecklistFile, paths: Paths) -> "OverlayFile":
        """The changes to a list of the program's or of a pack's, or those that there are already.

        Args:
            library: where it is found.
            entry: the list, or the person's own overlay.
            paths: where own lists and snapshots are kept.

        Raises:
            InvalidChecklistError, ChecklistNotFoundError: it has errors.
            PresenceCheckError: it cannot be read.
        """
        loaded = library.load(replace(entry, gives_way=False))
        if entry.layer == "own" and loaded.applied:
            applied = loaded.applied
            content = read_bytes(entry.path, MOST_BYTES)
            return cls(entry.path, (applied.checklist, applied.source), applied.overlay, paths.bases, content)
        overlay = new_overlay(library, entry, loaded.source)
        below = cast("Checklist", loaded.content)
        return cls(path_for(paths.own, entry.name), (below, loaded.source), overlay, paths.bases)

    def advice(self, draft: Draft | None = None) -> Advice:
        """What the check says of the list, or of what it would be; warnings of what the person wrote alone."""
        checked = draft or self.draft
        if not checked.items:
            return Advice(errors=(draft_messages.LAST_QUESTION,))
        items = enumerate(
            checked.items
        )  # what took the place of a former question can go here, but not in a whole list
        places = [place for place, item in items if state_of(item, self.base) != "as-it-came"]
        advice = advice_on(whole_text(replace(checked.checklist, retired={})), self.name, places)
        asked = newly_unconditional(self.draft.items, checked.items)
        errors = [*advice.errors, *(draft_messages.LEADS_ON.format(ask=item.ask) for item in asked)]
        try:
            if not errors:
                self._text_of(checked)
        except PresenceCheckError as error:
            errors.append(f"{error.message} {error.hint}")
        return Advice(tuple(errors), advice.warnings)

    def lost(self, draft: Draft) -> tuple[str, ...]:
        """The remarks of the file that would be gone with this change."""
        text = self._text_of(draft) if self.is_kept else ""
        return () if text in ("", self._first) else self._not_ours(lost_comments(self._text, text))

    def _not_ours(self, comments: Iterable[str]) -> tuple[str, ...]:
        """Without those that are written here beside what is left out."""
        ours = {removals_remark(self.name).lstrip("# "), *self._asks().values()}
        return tuple(comment for comment in comments if comment not in ours)

    def _text_of(self, draft: Draft) -> str:
        """The text of the changes.

        Raises:
            PresenceCheckError: they cannot be written without an editor.
        """
        overlay = overlay_for(self.base, draft.checklist, self._overlay)
        try:
            text = overlay_text(self._text or self._first, self._overlay, overlay, self._asks())
        except (KeyError, ValueError) as error:
            raise self._unwritable() from error
        says = load(text.encode(), str(self.path), advised=False).what
        if says != overlay or not self._becomes(overlay, draft.checklist):
            raise self._unwritable()
        return text

    def _becomes(self, overlay: Overlay, wanted: Checklist) -> bool:
        composed = compose(overlay, self.base, "own")
        known = compose(self._overlay, self.base, "own").violations
        errors = [each for each in composed.violations if each not in known and RULES[each.code] == "error"]
        made = composed.checklist
        return not errors and (made.title, spread(made.items)) == (wanted.title, wanted.items)

    def _asks(self) -> Mapping[str, str]:
        return {item.id: " ".join(item.ask.split()) for item in self.base.items}
