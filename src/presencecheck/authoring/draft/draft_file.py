"""A list in the making and its file: read once, written whole after each change, never over someone else's change."""

from pathlib import Path
from typing import cast

from presencecheck.authoring.draft.advice import Advice, advice_on
from presencecheck.authoring.draft.file_text import changed_text, lost_comments
from presencecheck.authoring.draft.model import Draft, draft_of
from presencecheck.authoring.draft.written_file import WrittenFile
from presencecheck.core.checklist import MOST_BYTES, Checklist
from presencecheck.core.names import list_stem
from presencecheck.core.problems import InvalidChecklistError
from presencecheck.formats.load import load
from presencecheck.library.loaded import ChecklistFile
from presencecheck.messages import draft as draft_messages
from presencecheck.system.files import read_bytes


class DraftFile(WrittenFile):
    """A list that is written by answering questions.

    Attributes:
        draft: the list as it is kept; without an item it has no file yet.
        base: the list of others that is changed here; None for one of the person's own.
    """

    base: Checklist | None = None

    def __init__(self, path: Path, draft: Draft, content: bytes = b"") -> None:
        super().__init__(path, content)
        self.draft = draft

    @classmethod
    def of(cls, entry: ChecklistFile) -> "DraftFile":
        """The list of an own file.

        Raises:
            InvalidChecklistError: it has errors.
        """
        content = read_bytes(entry.path, MOST_BYTES)
        reading = load(content, str(entry.path), advised=False)
        if reading.what is None:
            raise InvalidChecklistError(reading.problems)
        return cls(entry.path, draft_of(cast("Checklist", reading.what)), content)

    @property
    def introduction(self) -> str:
        """What is said before the questions."""
        return draft_messages.INTRODUCTION

    @property
    def lead(self) -> str:
        """What its page says first; empty for nothing."""
        return ""

    @property
    def farewell(self) -> str:
        """What is said at the end."""
        return draft_messages.DONE.format(name=self.name) if self.is_kept else draft_messages.NOTHING_KEPT

    @property
    def name(self) -> str:
        """The id of the list."""
        return self.draft.checklist.id

    def advice(self, draft: Draft | None = None) -> Advice:
        """What the check says of the list, or of what it would be; nothing of one that has no item yet."""
        checked = draft or self.draft
        if not checked.items:
            return Advice(errors=(draft_messages.LAST_QUESTION,) if self.is_kept else ())
        return advice_on(self._text_of(checked), list_stem(self.path.name))

    def lost(self, draft: Draft) -> tuple[str, ...]:
        """The remarks of the file that would be gone with this change."""
        return lost_comments(self._text, self._text_of(draft)) if self.is_kept and draft.items else ()

    def keep(self, draft: Draft) -> None:
        """Write the list; one without an item is only remembered.

        Raises:
            PresenceCheckError: the file was changed elsewhere, or cannot be written; it is as it was.
        """
        if draft.items and draft.checklist != self.draft.checklist:
            self._replace(self._text_of(draft))
        self.draft = draft

    def _text_of(self, draft: Draft) -> str:
        if draft.checklist == self.draft.checklist and self.is_kept:
            return self._text
        return changed_text(self._text, self.draft.checklist, draft.checklist)
