"""Lists as a person reads them: with what is known of the practice in place of its names."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from presencecheck.core.checklist import Checklist, Layer, Routine
from presencecheck.core.frozen import holds, replace
from presencecheck.core.names import NAME_SIGN
from presencecheck.core.plan import Section
from presencecheck.library.library import Library
from presencecheck.system.paths import Paths, policy_file

if TYPE_CHECKING:
    from presencecheck.core.plan import Plan
    from presencecheck.history.queries.run_outcomes import RunTable
    from presencecheck.packs.changes import Content
    from presencecheck.packs.pack import Pack


def as_read(
    paths: Paths, what: Checklist | Routine, layer: Layer, parts: Iterable[Section] = ()
) -> tuple[Checklist | Routine, tuple[Section, ...]]:
    """A list of this layer and the checklists that it has, with the names in their texts filled in.

    Raises:
        PresenceCheckError: the policy of this computer cannot be read, or a pack is not as it was accepted.
    """
    parts = tuple(parts)
    if not (what.has_names or any(part.checklist.has_names for part in parts)):
        return what, parts
    from presencecheck.core.practice_names import filled
    from presencecheck.library.practice import PracticeNames

    names = PracticeNames(paths, policy_file())
    lists = tuple(replace(part, checklist=names.list_as_read(part.checklist, part.source.layer)) for part in parts)
    return filled(what, names.values(layer, what.id, what.language).fill), lists


def section_as_read(paths: Paths, part: Section) -> Section:
    """A checklist of a routine with the names in its texts filled in.

    Raises:
        PresenceCheckError: as `as_read`.
    """
    return as_read(paths, part.checklist, part.source.layer, (part,))[1][0]


def names_used(paths: Paths, what: Checklist | Routine, layer: Layer) -> dict[str, str]:
    """What each name in the texts of a list of this layer stands for, as `practice.phone`.

    Raises:
        PresenceCheckError: as `as_read`.
    """
    if not what.has_names:
        return {}
    from presencecheck.core.practice_names import named_in
    from presencecheck.library.practice import PracticeNames

    values = PracticeNames(paths, policy_file()).values(layer, what.id, what.language)
    return {f"practice.{fact}": values.known.get(fact) or values.unset[fact] for fact in sorted(named_in(what))}


def contents_as_read(paths: Paths, pack: "Pack") -> Mapping[str, "Content"]:
    """The lists of a pack that is looked at, with the names in their texts filled in, also by what it says itself.

    Raises:
        PresenceCheckError: as `as_read`.
    """
    if not any(map(_has_names, pack.contents.values())):
        return pack.contents
    from presencecheck.core.practice_names import filled
    from presencecheck.library.practice import PracticeNames

    said = pack.metadata
    names = PracticeNames(paths, policy_file(), packs={said.name: said.practice})
    fill = names.values(said.name, "", said.language).fill
    return {name: filled(what, fill) for name, what in pack.contents.items()}


def _has_names(what: "Content") -> bool:
    return what.has_names if isinstance(what, Checklist | Routine) else holds(what, NAME_SIGN)


def table_as_read(paths: Paths, table: "RunTable") -> "RunTable":
    """The runs of the history, with what the names in texts of their lists stand for now."""
    if not any(
        NAME_SIGN in plan.title or any(part.checklist.has_names for part in plan.sections)
        for plan in table.plans.values()
    ):
        return table
    from presencecheck.library.practice import PracticeNames

    names = PracticeNames(paths, policy_file(), is_walk=True)

    def read(plan: "Plan") -> "Plan":
        sections = tuple(
            replace(part, checklist=names.list_as_read(part.checklist, part.source.layer))
            if part.checklist.has_names
            else part
            for part in plan.sections
        )
        title = names.values_by_name(plan.routine).fill(plan.title) if NAME_SIGN in plan.title else plan.title
        return replace(plan, sections=sections, title=title)

    return table._replace(plans={key: read(plan) for key, plan in table.plans.items()})


def titles_as_read(paths: Paths, library: Library) -> dict[str, str]:
    """The title of each name as a person reads it; of one that cannot be read, its name.

    Raises:
        PresenceCheckError: as `as_read`.
    """
    titles = library.titles()
    for entry in library.entries():
        if NAME_SIGN in titles[entry.name]:
            titles[entry.name] = title_as_read(paths, library.load(entry).content, entry.layer)
    return titles


def title_as_read(paths: Paths, what: Checklist | Routine, layer: Layer) -> str:
    """The title of a list of this layer, with its names filled in.

    Raises:
        PresenceCheckError: as `as_read`.
    """
    return as_read(paths, what, layer)[0].title if NAME_SIGN in what.title else what.title
