"""From names to the plan of a run: the checklists of the named routines."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from presencecheck.core.checklist import Checklist, Hour, Include, Layer, Routine, Source
from presencecheck.core.context import Context
from presencecheck.core.errors import PresenceCheckError, UsageError
from presencecheck.core.frozen import replace
from presencecheck.core.plan import CardSheet, Plan, Section
from presencecheck.core.problems import Diagnostic, InvalidChecklistError, Violation, Where
from presencecheck.library.library import HERE, Library
from presencecheck.library.loaded import ChecklistNotFoundError, LoadedChecklist

_AS_USUAL = Hour()


def plan(library: Library, names: Sequence[str], usual: Context, said: Hour = _AS_USUAL) -> Plan:
    """The plan of a run through the named checklists and routines, in this order.

    Args:
        library: where they are looked up.
        names: of checklists and routines.
        usual: the kind of session by the person's settings.
        said: the kind of session by the command line; it overrides a routine, which overrides the routines after it.

    Raises:
        ChecklistNotFoundError: one of them does not exist, or nothing that a routine includes.
        InvalidChecklistError: one of them has errors.
        UsageError: one of them is to be handed out.
        PresenceCheckError: a checklist would be walked twice.
    """
    loaded = [library.load(library.find(name, walks=True)) for name in names]
    for one in loaded:
        if isinstance(one.content, Checklist) and one.content.is_handed_out:
            raise _handed_out_error(one.content.id)
    context = _context(usual, [one.content.for_ for one in loaded if isinstance(one.content, Routine)], said)
    found = [_walked(library, one, context) for one in loaded]
    parts = tuple(section for here, _ in found for section in here)
    _check_once([section.checklist.id for section in parts])
    first, last = loaded[0].content, loaded[-1].content
    return Plan(
        routine="+".join(one.content.id for one in loaded),
        title=first.title if len(loaded) == 1 else " + ".join(one.content.title for one in loaded),
        sections=parts,
        context=context,
        closing=last.closing if isinstance(last, Routine) else "",
        recalls=any(one.content.recalls for one in loaded if isinstance(one.content, Routine)),
        left_out=tuple(name for _, missing in found for name in missing),
        **_required(library, loaded, parts, context),
    )


def _required(
    library: Library, loaded: Sequence[LoadedChecklist], parts: Sequence[Section], context: Context
) -> dict[str, Any]:
    """What a practice requires of the walk, and what of that is left out; without a signed pack nothing is."""
    if not library.vouched:
        return {}
    from presencecheck.library.locked import required_refs, waived

    routines = (one for one in loaded if isinstance(one.content, Routine))
    sources = [part.source for part in parts]
    return {"waived": waived(library, routines, sources, context), "required": required_refs(library, parts)}


def _walked(library: Library, loaded: LoadedChecklist, context: Context) -> tuple[list[Section], list[str]]:
    """What of a routine can be walked, and the names of what cannot, of which the library's trouble has the reasons.

    A session is near: a list that an update of a pack took away stops nobody from looking at the rest.

    Raises:
        PresenceCheckError: nothing can be walked.
    """
    if isinstance(loaded.content, Checklist):
        return [Section(loaded.content, loaded.source)], []
    found: list[Section] = []
    missing: dict[str, PresenceCheckError] = {}
    for place, include in _fitting(loaded.content, context):
        try:
            found.append(_section(library, loaded, include, place))
        except PresenceCheckError as error:
            missing[include.checklist] = error
    problems = tuple(missing.values())
    if problems and not found:
        raise problems[0]
    if problems:
        library.trouble.note_left_out(loaded.content.id, problems)
    return found, list(missing)


def cards(
    library: Library, name: str, usual: Context, read: Callable[[Section], Section] = lambda part: part
) -> tuple[Checklist | Routine, tuple[CardSheet, ...]]:
    """What stands under a name, with the cards that its walk shows; of a checklist, itself as a card.

    Args:
        library: where it is looked up.
        name: of a checklist or routine.
        usual: the kind of session by the person's settings; a routine's own comes first.
        read: what makes of each checklist that which a person reads.

    Raises:
        ChecklistNotFoundError, InvalidChecklistError: as `plan`.
    """
    loaded = library.load(library.find(name, walks=True))
    what = loaded.content
    context = what.for_.over(usual) if isinstance(what, Routine) else usual
    parts = tuple(map(read, sections(library, loaded, context)))
    if isinstance(what, Checklist):
        parts = tuple(replace(part, as_card=True) for part in parts)
    return what, Plan(what.id, what.title, parts, context).cards


def _handed_out_error(name: str) -> UsageError:
    from presencecheck.messages import library as library_messages

    return UsageError(*library_messages.HANDED_OUT.format(id=name))


def _check_once(ids: Sequence[str]) -> None:
    """Raise an error if a checklist would be walked twice."""
    if len(set(ids)) != len(ids):
        from presencecheck.messages import library as library_messages

        twice = next(name for name in ids if ids.count(name) > 1)
        raise PresenceCheckError(*library_messages.TWICE.format(id=twice))


def _context(usual: Context, routines: Sequence[Hour], said: Hour) -> Context:
    context = usual
    for hour in (*reversed(routines), said):
        context = hour.over(context)
    return context


def sections(library: Library, loaded: LoadedChecklist, context: Context | None = None) -> Iterator[Section]:
    """Yield the checklists of a routine in their order, or the checklist itself.

    Args:
        library: where they are looked up.
        loaded: the routine or checklist.
        context: the session that they are for; without one, all are given.

    Raises:
        ChecklistNotFoundError, InvalidChecklistError: as `plan`.
    """
    if isinstance(loaded.content, Checklist):
        yield Section(loaded.content, loaded.source)
        return
    for place, include in _fitting(loaded.content, context):
        yield _section(library, loaded, include, place)


def _fitting(routine: Routine, context: Context | None) -> Iterator[tuple[int, Include]]:
    """The lists that a routine includes, each with its place; without a context, those of every one."""
    for place, include in enumerate(routine.include):
        if not include.recall and (context is None or include.when.holds(context)):
            yield place, include


def _section(library: Library, routine: LoadedChecklist, include: Include, place: int) -> Section:
    part, source = _included(library, routine, include, place)
    return Section(part, source, include.as_ == "card")


def _included(library: Library, routine: LoadedChecklist, include: Include, place: int) -> tuple[Checklist, Source]:
    path, words = Path(routine.source.path), {"id": include.checklist}
    where = _where(routine, include, place)
    try:
        part = _load_included(library, _layer_of(routine, include), include.checklist)
    except ChecklistNotFoundError as error:
        [problem] = _located(path, Violation("unknown-checklist", where, words))
        raise ChecklistNotFoundError(f"{problem.path}:{problem.line}: {problem.message}", error.hint) from error
    if isinstance(part.content, Routine):
        raise InvalidChecklistError(_located(path, Violation("includes-routine", where, words)))
    if part.content.is_handed_out:
        raise InvalidChecklistError(_located(path, Violation("includes-hand-out", where, words)))
    return part.content, part.source


def _located(path: Path, violation: Violation) -> list[Diagnostic]:
    from presencecheck.library.locate import locate_in_file

    return locate_in_file(path, [violation])


def _load_included(library: Library, layer: str, name: str) -> LoadedChecklist:
    if layer in ("own", "shipped", HERE):
        return library.load(library.find(name, walks=True))
    from presencecheck.library.pack_lists import load_included

    return load_included(library, layer, name)


def _where(routine: LoadedChecklist, include: Include, place: int) -> Where:
    """Where the file of the routine names a list; an overlay names those that it adds."""
    if routine.applied is None:
        return "include", place, "checklist"
    number = _added_place(routine, include)
    return ("extends",) if number is None else ("add-lists", number, "checklist")


def _layer_of(routine: LoadedChecklist, include: Include) -> Layer:
    """The layer whose file names a list: that of the routine below, where its overlay does not add the list."""
    if routine.applied is None or _added_place(routine, include) is not None:
        return routine.source.layer
    return routine.applied.source.layer


def _added_place(routine: LoadedChecklist, include: Include) -> int | None:
    names = [added.checklist for added in routine.applied.overlay.add_lists] if routine.applied else []
    return names.index(include.checklist) if include.checklist in names else None
