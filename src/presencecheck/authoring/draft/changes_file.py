"""The file of the person's changes to a list or routine of others: there as long as anything is changed."""

from pathlib import Path

from presencecheck.authoring.create import create
from presencecheck.authoring.draft.written_file import WrittenFile
from presencecheck.core.checklist import Checklist, Routine, Source
from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.overlay import Overlay
from presencecheck.formats.load import load
from presencecheck.library import base_snapshots
from presencecheck.library.library import Library
from presencecheck.library.loaded import ChecklistFile
from presencecheck.messages import draft as draft_messages
from presencecheck.system.files import remove_file


class ChangesFile(WrittenFile):
    """What the person changes of one, and what was there before.

    Attributes:
        source: where that was read from.
    """

    source: Source
    _came_as: Checklist | Routine
    _overlay: Overlay
    _snapshots: Path
    _first: str

    @property
    def name(self) -> str:
        """The id of what is changed."""
        return self._overlay.id

    @property
    def introduction(self) -> str:
        """What is said before the questions."""
        return draft_messages.CHANGES_INTRODUCTION.format(came=self._came, path=self.path)

    @property
    def lead(self) -> str:
        """What its page says first."""
        return draft_messages.CHANGES_LEAD.format(came=self._came, path=self.path)

    @property
    def farewell(self) -> str:
        """What is said at the end."""
        if not self.is_kept:
            return draft_messages.AS_IT_CAME.format(name=self.name)
        return draft_messages.CHANGES_DONE.format(name=self.name, path=self.path)

    @property
    def _came(self) -> str:
        layer = self.source.layer
        return draft_messages.SHIPPED if layer == "shipped" else draft_messages.FROM_PACK.format(name=layer)

    def _unwritable(self) -> PresenceCheckError:
        return PresenceCheckError(*draft_messages.UNWRITABLE.format(name=self.name))

    def _write(self, content: bytes, text: str) -> None:
        if not self.is_kept:
            base_snapshots.save(self._snapshots, self._came_as, self.source)
            create(self.path, text)
        elif text == self._first:
            self._require_unchanged()
            remove_file(self.path)  # nothing is changed any more
        else:
            super()._write(content, text)
        what = load(text.encode(), str(self.path), advised=False).what
        if isinstance(what, Overlay):
            self._overlay = what

    def _kept_as(self, content: bytes, text: str) -> None:
        super()._kept_as(*((b"", "") if text == self._first else (content, text)))


def new_overlay(library: Library, entry: ChecklistFile, source: Source) -> Overlay:
    """An overlay of a list or routine that changes nothing yet."""
    # Where the highest layer below is not the one that was asked for, the name alone would mean another.
    is_plain = next(library.all(entry.name)).layer == entry.layer
    extends = entry.name if is_plain else f"{entry.layer}:{entry.name}"
    return Overlay(format=1, id=entry.name, extends=extends, since=base_snapshots.since_of(source))
