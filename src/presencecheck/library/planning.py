"""From names to what a run walks: the checklists that the named routines hold."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from presencecheck.core.checklist import Checklist, Hour, Include, Routine, Source
from presencecheck.core.context import Context
from presencecheck.core.errors import PresenceCheckError, UsageError
from presencecheck.core.loaded import Loaded
from presencecheck.core.plan import Plan, Section
from presencecheck.core.problems import ChecklistInvalid, Fault
from presencecheck.library.library import ChecklistNotFound, Library, located
from presencecheck.messages import walk as say

_AS_USUAL = Hour()


def plan(
    library: Library, names: Sequence[str], usual: Context, card_question: str = "", said: Hour = _AS_USUAL
) -> Plan:
    """The run of the named checklists and routines, in this order.

    Args:
        library: where they are found.
        names: of checklists and routines.
        usual: what the session is like, unless it is said otherwise.
        card_question: what is asked below a card.
        said: what the person says of the session; it counts more than what a routine says, and that of the first
            routine more than that of the next.

    Raises:
        ChecklistNotFound: one of them, or one that a routine includes, is not there.
        ChecklistInvalid: one of them has errors.
        UsageError: one of them is to be handed out.
        PresenceCheckError: a checklist would be walked twice.
    """
    loaded = [library.load(library.find(name)) for name in names]
    for one in loaded:
        if isinstance(one.what, Checklist) and one.what.handed_out:
            raise UsageError(say.HANDED_OUT.format(id=one.what.id), say.HANDED_OUT_HINT.format(id=one.what.id))
    parts = tuple(section for one in loaded for section in sections(library, one))
    ids = [section.checklist.id for section in parts]
    if len(set(ids)) != len(ids):
        twice = next(name for name in ids if ids.count(name) > 1)
        raise PresenceCheckError(f'The checklist "{twice}" would be walked twice.', "Name it once.")
    first, last = loaded[0].what, loaded[-1].what
    return Plan(
        routine="+".join(one.what.id for one in loaded),
        title=first.title if len(loaded) == 1 else " + ".join(one.what.title for one in loaded),
        sections=parts,
        context=_context(usual, [one.what.for_ for one in loaded if isinstance(one.what, Routine)], said),
        closing=(last.closing if isinstance(last, Routine) else "") or _closing(parts[-1].checklist),
        card_question=card_question,
    )


def _closing(last: Checklist) -> str:
    """After a session there is nothing to begin."""
    return say.CLOSING_AFTER if last.moment == "close" else ""


def _context(usual: Context, routines: Sequence[Hour], said: Hour) -> Context:
    context = usual
    for hour in (*reversed(routines), said):
        context = hour.over(context)
    return context


def sections(library: Library, loaded: Loaded) -> Iterator[Section]:
    """The checklists of a routine, in their order; for a checklist, itself.

    Raises:
        ChecklistNotFound, ChecklistInvalid: as `plan`.
    """
    if isinstance(loaded.what, Checklist):
        yield Section(loaded.what, loaded.source)
        return
    for place, include in enumerate(loaded.what.include):
        part, source = _included(library, loaded, include, place)
        yield Section(part, source, include.as_ == "card")


def _included(library: Library, routine: Loaded, include: Include, place: int) -> tuple[Checklist, Source]:
    path, words = Path(routine.source.path), {"id": include.checklist}
    where = ("include", place, "checklist")
    try:
        part = library.load(library.find(include.checklist))
    except ChecklistNotFound as error:
        [problem] = located(path, [Fault("unknown-checklist", where, words)])
        raise ChecklistNotFound(f"{problem.path}:{problem.line}: {problem.message}", error.hint) from error
    if isinstance(part.what, Routine):
        raise ChecklistInvalid(located(path, [Fault("includes-routine", where, words)]))
    if part.what.handed_out:
        raise ChecklistInvalid(located(path, [Fault("includes-hand-out", where, words)]))
    return part.what, part.source
