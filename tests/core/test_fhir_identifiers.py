"""The names by which other systems know checklists, items and codes."""

import pytest

from presencecheck.core import fhir_identifiers as ids


@pytest.mark.parametrize(
    ("parts", "link"),
    [(("room",), "room"), (("room", "door"), "room/door"), (("room/door", "outcome"), "room/door/outcome")],
)
def test_links_are_joined_by_slashes(parts: tuple[str, ...], link: str) -> None:
    """As an item is named in answers, with its part behind it."""
    assert ids.link_id(*parts) == link


def test_a_version_stands_in_an_address_only_where_it_can() -> None:
    """One with a blank or a bar would name another questionnaire."""
    assert ids.canonical("full", "1.0.0") == "urn:presencecheck:checklist:full|1.0.0"
    assert ids.canonical("full", "draft 2") == ids.canonical("full", "a|b") == ids.url("full")


def test_codes_are_on_one_line() -> None:
    """An option is its own code; of blanks alone, a dash."""
    assert ids.option("a  little\tmore") == {"system": ids.OPTION, "code": "a little more"}
    assert ids.option(" ")["code"] == "-"
    assert ids.coding(ids.KIND, "confirm", "Confirm")["display"] == "Confirm"
    assert "display" not in ids.coding(ids.KIND, "confirm")
