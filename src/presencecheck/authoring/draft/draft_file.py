"""A list in the making and its file: read once, written whole after each change, never over someone else's change."""

from pathlib import Path

from presencecheck.authoring.create import create
from presencecheck.authoring.draft.advice import Advice, advice_on
from presencecheck.authoring.draft.file_text import changed_text, lost_comments
from presencecheck.authoring.draft.model import Draft, draft_of
from presencecheck.core.checklist import MOST_BYTES, Checklist
from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.names import list_stem
from presencecheck.core.problems import InvalidChecklistError
from presencecheck.formats.load import load
from presencecheck.library.loaded import ChecklistFile
from presencecheck.messages import draft as draft_messages
from presencecheck.system.files import read_bytes, write_named


class DraftFile:
    """A list that is written by answering questions.

    Attributes:
        draft: the list as it is kept; without an item it has no file yet.
        path: where the file is, or is to be.
        base: the list of others that is changed here; None for one of the person's own.
    """

    base: Checklist | None = None

    def __init__(self, path: Path, draft: Draft, content: bytes = b"") -> None:
        self.path = path
        self.draft = draft
        self._content = content
        self._has_returns = b"\r\n" in content
        self._text = content.decode("utf-8-sig").replace("\r\n", "\n")

    @classmethod
    def of(cls, entry: ChecklistFile) -> "DraftFile":
        """The list of an own file.

        Raises:
            PresenceCheckError: it is a routine, or only changes another list.
            InvalidChecklistError: it has errors.
        """
        content = read_bytes(entry.path, MOST_BYTES)
        reading = load(content, str(entry.path), advised=False)
        if reading.what is None:
            raise InvalidChecklistError(reading.problems)
        if not isinstance(reading.what, Checklist):
            raise PresenceCheckError(*draft_messages.ROUTINE.format(name=entry.name))
        return cls(entry.path, draft_of(reading.what), content)

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

    @property
    def is_kept(self) -> bool:
        """Whether there is a file."""
        return bool(self._text)

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
            text = self._text_of(draft)
            content = text.replace("\n", "\r\n").encode() if self._has_returns else text.encode()
            self._write(content, text)
            self._kept_as(content, text)
        self.draft = draft

    def _kept_as(self, content: bytes, text: str) -> None:
        self._text, self._content = text, content

    def _write(self, content: bytes, text: str) -> None:
        if not self.is_kept:
            create(self.path, text)
            return
        self._require_unchanged()
        write_named(self.path, content)

    def _require_unchanged(self) -> None:
        if read_bytes(self.path, MOST_BYTES) != self._content:
            raise PresenceCheckError(*draft_messages.CHANGED_ELSEWHERE.format(path=self.path))

    def _text_of(self, draft: Draft) -> str:
        if draft.checklist == self.draft.checklist and self.is_kept:
            return self._text
        return changed_text(self._text, self.draft.checklist, draft.checklist)
