"""The file of what is being written: read once, written whole after each change, never over someone else's change."""

from pathlib import Path

from presencecheck.authoring.create import create
from presencecheck.core.checklist import MOST_BYTES
from presencecheck.core.errors import PresenceCheckError
from presencecheck.messages import draft as draft_messages
from presencecheck.system.files import read_bytes, write_named


class WrittenFile:
    """A file of the person's own lists, which may not be there yet.

    Attributes:
        path: where it is, or is to be.
    """

    def __init__(self, path: Path, content: bytes) -> None:
        self.path = path
        self._content = content
        self._has_returns = b"\r\n" in content
        self._text = content.decode("utf-8-sig").replace("\r\n", "\n")

    @property
    def is_kept(self) -> bool:
        """Whether there is a file."""
        return bool(self._text)

    def _replace(self, text: str) -> None:
        """Have this text, with line feeds, in the file.

        Raises:
            PresenceCheckError: the file was changed elsewhere, or cannot be written; it is as it was.
        """
        content = text.replace("\n", "\r\n").encode() if self._has_returns else text.encode()
        self._write(content, text)
        self._kept_as(content, text)

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
