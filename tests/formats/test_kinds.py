"""The kinds of items by name, and the names of their fields."""

from presencecheck.core.items import Confirm, Probe
from presencecheck.formats.kinds import ITEM_FIELDS, KINDS


def test_kinds_by_name() -> None:
    """A file says `kind: probe` and means that class; the kind without a name is `confirm`."""
    assert (KINDS["probe"], KINDS["confirm"]) == (Probe, Confirm)
    assert KINDS["text"](id="goal", ask="What for?").kind == "text"


def test_fields_as_files_spell_them() -> None:
    """Fields are known by the names in files, so that no item in short form can be called like one."""
    assert {"id", "ask", "if-not-yet", "follow-up", "probe", "kind"} <= ITEM_FIELDS
    assert not {"if_not_yet", "is_"} & ITEM_FIELDS
