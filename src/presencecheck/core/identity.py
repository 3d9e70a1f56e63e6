"""Rules for what ties an item to earlier versions and to other checklists: former, retired and equal ids. Pure."""

from collections.abc import Iterator, Sequence

from presencecheck.core.checklist import Checklist, moment_of
from presencecheck.core.items.questions import Askable
from presencecheck.core.names import is_id, is_name
from presencecheck.core.problems import Violation, Where


def identity_violations(checklist: Checklist, places: Sequence[Where]) -> Iterator[Violation]:
    """What is wrong with `was`, `same-as` and `share`.

    Args:
        checklist: what is looked at.
        places: where each of its items stands in the file.
    """
    taken = {item.id for item in checklist.items}
    for item, here in zip(checklist.items, places, strict=True):
        for number, former in enumerate(item.was):
            if former in taken or former in checklist.retired or not is_id(former):
                yield Violation("former-id", (*here, "was", number), {"id": item.id, "former": former})
            taken.add(former)
        if item.same_as and not _is_elsewhere(item.same_as, checklist.id):
            yield Violation("odd-same-as", (*here, "same-as"), {"id": item.id, "same": item.same_as})
        if isinstance(item, Askable) and item.share and moment_of(checklist, item) != "setup":
            yield Violation("share-moment", (*here, "share"), {"id": item.id})


def retired_violations(checklist: Checklist) -> Iterator[Violation]:
    """What is wrong with `retired`; an overlay can remove what took its place."""
    ids = {item.id for item in checklist.items}
    known = {*ids, *checklist.renamed, *checklist.retired}
    for name, retired in checklist.retired.items():
        if name in ids or not is_id(name):
            yield Violation("retired-id", ("retired", name), {"id": name})
        for number, successor in enumerate(retired.by):
            if successor not in known and not _is_elsewhere(successor, checklist.id):
                where = ("retired", name, "by", number)
                yield Violation("retired-by", where, {"id": name, "by": successor}, near=(successor, tuple(ids)))


def _is_elsewhere(ref: str, own: str) -> bool:
    name, slash, item = ref.rpartition("/")
    return bool(slash) and is_name(name) and is_id(item) and name != own
