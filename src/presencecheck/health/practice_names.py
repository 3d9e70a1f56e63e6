"""The names of the practice in the texts of lists: whether there is something to fill in."""

from collections.abc import Iterator
from contextlib import suppress

from presencecheck.core.checklist import MOST_BYTES
from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.names import NAME_SIGN
from presencecheck.core.practice_names import FACTS, named_in
from presencecheck.library.library import Library
from presencecheck.library.practice import PracticeNames
from presencecheck.messages import doctor as doctor_messages
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.probes.measurement import Measurement
from presencecheck.system.files import read_bytes
from presencecheck.system.paths import Paths, policy_file


def check_names(paths: Paths) -> Iterator[tuple[str, Measurement]]:
    """Check that what lists name is set; nothing where no list names anything."""
    unset = dict(_unset(paths))
    if not unset:
        return
    facts = [f"practice.{fact}" for fact in FACTS if any(fact in missing for missing in unset.values())]
    if not facts:
        yield "names", Measurement("ok", doctor_messages.NAMES_SET)
        return
    join = enumeration_messages.join_with_commas
    lists = join([name for name, missing in unset.items() if missing])
    said = doctor_messages.NAMES_UNSET.format(lists=lists, names=join(facts), first=facts[0])
    yield "names", Measurement("warn", said.message, said.hint)


def _unset(paths: Paths) -> Iterator[tuple[str, frozenset[str]]]:
    """Each list that names something, and which of that nobody has set; what cannot be read is told elsewhere."""
    library, names = Library.of(paths), PracticeNames(paths, policy_file(), is_walk=True)
    if not _is_any_named(library):  # nothing is made by looking, and what is loaded is kept in the cache
        return
    for entry in library.entries():
        try:
            what = library.load(entry).content
        except PresenceCheckError:
            continue
        if what.has_names:
            known = names.values(entry.layer, entry.name, what.language).known
            yield entry.name, frozenset(fact for fact in named_in(what) if not known.get(fact))


def _is_any_named(library: Library) -> bool:
    """Whether a file of any layer can have a name in it."""
    for file in (file for entry in library.entries() for file in library.all(entry.name)):
        with suppress(PresenceCheckError):
            if NAME_SIGN.encode() in read_bytes(file.path, MOST_BYTES):
                return True
    return False
