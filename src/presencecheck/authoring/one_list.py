"""One checklist file that someone sent: what it holds, and where it would stand among the own lists."""

from pathlib import Path

from presencecheck.authoring.copy import replace_values, require_copy
from presencecheck.authoring.create import path_for, require_id
from presencecheck.authoring.imports.import_list import read_content
from presencecheck.authoring.imports.recognise import NotAListError, recognise
from presencecheck.core.checklist import Checklist, Routine, Source
from presencecheck.core.errors import PresenceCheckError, UsageError
from presencecheck.core.names import SUFFIXES, is_id
from presencecheck.core.overlay import Overlay
from presencecheck.core.plan import Section
from presencecheck.core.problems import Diagnostic
from presencecheck.formats.load import load
from presencecheck.library.library import Library
from presencecheck.library.loaded import ChecklistNotFoundError, LoadedChecklist
from presencecheck.library.planning import sections
from presencecheck.messages import add as add_messages
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.messages import library as library_messages
from presencecheck.system.files import read_bytes
from presencecheck.system.program_name import typed_word


class SentList:
    """A checklist or routine in a file.

    Attributes:
        problems: all that its check finds; where one is an error, there is nothing else to look at.

    Args:
        origin: its path, or `-`.
        library: the person's lists.

    Raises:
        UsageError: it is a pack, an address, or no file but a name.
        NotAListError: it is in another format.
        PresenceCheckError: it cannot be read, or changes another list only.
    """

    def __init__(self, origin: str, library: Library) -> None:
        if "://" in origin or Path(origin).is_dir() or origin.casefold().endswith(".zip"):
            raise UsageError(*add_messages.PACK.format(path=origin, typed=typed_word(origin)))
        if is_id(origin) and not Path(origin).exists():
            raise UsageError(*add_messages.NO_FILE.format(path=origin, typed=typed_word(origin)))
        self._origin = origin
        self._library = library
        content = read_content(origin)
        if recognise(content, origin) != "own-yaml":
            raise NotAListError(*library_messages.OTHER_FORMAT.format(path=origin, typed=typed_word(origin)))
        reading = load(content, origin)
        self.problems: tuple[Diagnostic, ...] = reading.problems
        self._what, self._sha256 = reading.what, reading.sha256
        if isinstance(reading.what, Overlay):
            raise PresenceCheckError(*add_messages.ONLY_CHANGES.format(path=origin, extends=reading.what.extends))
        self._text = "" if reading.what is None else content.decode("utf-8-sig")

    @property
    def what(self) -> Checklist | Routine:
        """What it holds; only where its check found no error."""
        if not isinstance(self._what, Checklist | Routine):
            raise TypeError(self._origin)
        return self._what

    def place(self, own: Path, name: str) -> Path | None:
        """Where it would stand in the folder `own`; None where it stands there already, as it is.

        Args:
            own: the folder.
            name: another id; empty for its own.

        Raises:
            UsageError: it can have no such id.
            PresenceCheckError: another list has it.
        """
        wanted = name or self.what.id
        require_id(wanted)
        for there in (own / f"{wanted}{suffix}" for suffix in SUFFIXES):
            if there.is_file() and read_bytes(there, 4 * len(self._text.encode()) + 4096) == self.text(wanted).encode():
                return None
        try:
            return path_for(own, wanted)
        except UsageError:
            raise
        except PresenceCheckError as error:
            text = add_messages.NO_PLACE.format(id=wanted, typed=typed_word(self._origin))
            raise PresenceCheckError(*text) from error

    def text(self, name: str) -> str:
        """Its text under this id.

        Raises:
            PresenceCheckError: its id is written in a way that cannot be changed in place.
        """
        if name == self.what.id:
            return self._text
        text, _ = require_copy(lambda: replace_values(self._text, {"id": name}), name, self._origin)
        return text

    def sections(self) -> tuple[Section, ...]:
        """The checklists whose questions it asks.

        Raises:
            PresenceCheckError: it walks lists that are not here, or cannot be used.
        """
        what, source = self.what, Source(self._origin, self._sha256, "own")
        if isinstance(what, Routine):
            missing = [each.checklist for each in what.include if each.checklist and not self._has(each.checklist)]
            if missing:
                names = enumeration_messages.join_with_commas(dict.fromkeys(missing))
                raise PresenceCheckError(*add_messages.MISSING.format(path=self._origin, names=names))
        return tuple(sections(self._library, LoadedChecklist(what, source)))

    def layer_below(self, name: str) -> str:
        """The layer whose list of this name it would take the place of; empty where there is none."""
        try:
            return self._library.find(name).layer
        except ChecklistNotFoundError:
            return ""

    def _has(self, name: str) -> bool:
        return any(self._library.all(name))
