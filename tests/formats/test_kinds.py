"""The kinds of items by name, and the names of their fields."""

from dataclasses import fields

from presencecheck.core.frozen import field_name
from presencecheck.core.items import Confirm, Probe
from presencecheck.formats.kinds import ITEM_FIELDS, KINDS, change_class, short_form


def test_kinds_by_name() -> None:
    """A file says `kind: probe` and means that class; the kind without a name is `confirm`."""
    assert (KINDS["probe"], KINDS["confirm"]) == (Probe, Confirm)
    assert KINDS["text"](id="goal", ask="What for?").kind == "text"


def test_fields_as_files_spell_them() -> None:
    """Fields are known by the names in files, so that no item in short form can be called like one."""
    assert {"id", "ask", "if-not-yet", "follow-up", "probe", "kind"} <= ITEM_FIELDS
    assert not {"if_not_yet", "is_"} & ITEM_FIELDS


def test_a_field_means_the_same_in_every_kind() -> None:
    """Else an overlay that changes a field could not be read without the item that it changes."""
    for name in {field.name for cls in KINDS.values() for field in fields(cls)} - {"kind"}:
        assert len({str(field.type) for cls in KINDS.values() for field in fields(cls) if field.name == name}) == 1


def test_what_can_be_changed() -> None:
    """Every field, but what an item is."""
    names = {field_name(field.name) for field in fields(change_class())}
    assert names == ITEM_FIELDS - {"kind", "was", "same-as"}


def test_the_short_form() -> None:
    """One name, which is no field's, and one text behind it."""
    assert short_form({"water": "Is it so?"}) == ("water", "Is it so?")
    entries: list[object] = [{"ask": "a"}, {"water": []}, {"a": "b", "c": "d"}, {}, "water", None]
    assert [short_form(entry) for entry in entries] == [None] * len(entries)
