"""The checklists of a pack, some of them in memory."""

import pytest

from presencecheck.core.checklist import Routine
from presencecheck.formats.load import load
from presencecheck.packs import contents
from presencecheck.packs.contents import Contents


def filled(count: int) -> Contents:
    """As many lists, and a routine."""
    found = Contents()
    for name in [*(f"l{number}" for number in range(count)), "r"]:
        body = "include: [{checklist: l0}]" if name == "r" else "items: [{door: Is it shut?}]"
        source = f"format: 1\nid: {name}\ntitle: {name}\n{body}\n".encode()
        what = load(source, f"{name}.yaml").what
        assert what is not None
        found.add(name, what, f"{name}.yaml", source)
    return found


def test_every_list_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever is looked at, and in whatever order, is as it was read; not all of them are kept."""
    monkeypatch.setattr(contents, "MOST_IN_MEMORY", 250)
    found = filled(9)
    assert (len(found), list(found), found.routines) == (10, [*(f"l{number}" for number in range(9)), "r"], 1)
    for name in [*reversed(list(found)), *found, "l4", "l4"]:
        assert found[name].id == found[name].title == name
    assert isinstance(found["r"], Routine)
    kept = sum(len(found._files[name][1]) for name in found._recent)
    assert (len(found._recent), kept == found._kept <= 250) == (4, True)
    assert found.uses == {"l0"}
    monkeypatch.setattr(contents, "MOST_IN_MEMORY", 1)
    assert (found["l1"].id, list(found._recent)) == ("l1", ["l1"])
    with pytest.raises(KeyError):
        found["l9"]
