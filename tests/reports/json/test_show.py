"""The JSON of `show`."""

import json

from presencecheck.core.checklist import Include, Routine
from presencecheck.reports.json.show import as_json, kind_of
from tests.support.builders import checklist, confirm


def test_under_the_names_of_the_file() -> None:
    """A hyphen is a hyphen, and what has its default is left out."""
    shown = json.loads(as_json(checklist("room", confirm("door"))))
    assert list(shown) == ["format", "checklist", "names"]
    [item] = shown["checklist"]["items"]
    assert item["if-not-yet"] == {"do": ["Put it right"]}
    assert "when" not in item


def test_a_routine_is_one() -> None:
    """Its includes as they are written."""
    routine = Routine(format=1, id="day", title="Day", include=(Include(checklist="room", as_="card"),))
    assert (kind_of(routine), kind_of(checklist("room", confirm("door")))) == ("routine", "checklist")
    assert json.loads(as_json(routine))["routine"]["include"] == [{"checklist": "room", "as": "card"}]
