"""What a practice requires by the policy of a computer: packs that everyone has, lists that each first walk has."""

from collections.abc import Iterator

from presencecheck.core.checklist import Routine
from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.frozen import replace
from presencecheck.core.names import split_name
from presencecheck.core.plan import Plan, Waived
from presencecheck.library.library import Library
from presencecheck.messages import policy as policy_messages
from presencecheck.packs.lock import installed
from presencecheck.system.paths import Paths
from presencecheck.system.policy_terms import PolicyTerms
from presencecheck.system.program_name import typed_word


def with_required_lists(library: Library, plan: Plan, routine: str, terms: PolicyTerms) -> Plan:
    """The plan of the routine that begins a day, with what is required of it and not in it.

    A list that is in it for other sessions, or as a card, is in it.
    """
    content = library.load(library.find(routine, walks=True)).content
    names = [part.checklist for part in content.include] if isinstance(content, Routine) else [content.id]
    there = {split_name(name)[1] for name in names}
    missing = tuple(name for name in terms.lists if split_name(name)[1] not in there)
    return replace(plan, waived=(*plan.waived, Waived(terms.by, missing))) if missing else plan


def missing_packs(terms: PolicyTerms, paths: Paths) -> Iterator[tuple[str, PresenceCheckError]]:
    """The packs that are required and not here, each with a sentence that says how to add it."""
    try:
        here = {entry.name for entry in installed(paths.packs)}
    except PresenceCheckError:
        return  # that the packs cannot be read is told by itself
    for pack, source in terms.packs.items():
        if pack not in here:
            text = policy_messages.PACK_MISSING.format(pack=pack, by=terms.by, typed=typed_word(source))
            yield pack, PresenceCheckError(*text)


def missing_notes(terms: PolicyTerms, paths: Paths) -> tuple[str, ...]:
    """The same for the start of a walk: each once on this computer."""
    from presencecheck.library.taken_names import untold_names

    missing = {f"required-pack:{pack}": error for pack, error in missing_packs(terms, paths)}
    fresh = untold_names(tuple(missing), paths.cache) if missing else ()
    return tuple(f"{missing[name].message} {missing[name].hint}" for name in fresh)
