"""Questionnaires of our own and of others."""

import json

from presencecheck.authoring.imports.compose_list import compose
from presencecheck.authoring.imports.questionnaire import read_questionnaire
from presencecheck.core.checklist import Routine
from presencecheck.core.items import Confirm
from presencecheck.core.plan import Section
from presencecheck.formats.load import load
from presencecheck.library.library import Library
from presencecheck.library.planning import sections
from presencecheck.reports.fhir.questionnaire import questionnaire
from presencecheck.system.paths import user_paths
from tests.authoring.imports.test_round_trips import when
from tests.support.builders import checklist, section


def test_a_routine_of_ours(home: object) -> None:
    """Its lists come back by their names; what is only on a card is told."""
    library = Library.of(user_paths())
    loaded = library.load(library.find("shipped:full"))
    parts: list[Section] = [*sections(library, loaded)]
    lists = read_questionnaire(questionnaire(loaded.content, parts), "full.json")
    assert [each.name for each in lists] == [part.checklist.id for part in parts]
    asked = [sum(1 for _ in each.questions) for each in lists]
    assert asked == [len(part.asked) for part in parts]
    assert any("card" in note for each in lists for note in each.notes)
    made = compose(lists, "back", "")
    [routine] = [load(file.text.encode(), file.name).what for file in made.files[-1:]]
    assert isinstance(routine, Routine)
    assert isinstance(loaded.content, Routine)
    whens = {include.checklist: include.when for include in loaded.content.include}
    walked = [part for part in parts if part.asked]
    assert [when(include.when) for include in routine.include] == [when(whens[part.checklist.id]) for part in walked]
    lost = [part.checklist.title for part in parts if not part.asked]
    assert lost
    assert {*lost} <= {*made.left}
    first = compose(lists[::-1], "back", "")  # a list of which nothing is asked comes first
    assert ({*first.left}, first.items) == ({*made.left}, made.items)


def test_ours_is_known_by_its_identifier() -> None:
    """Taken out, it is read like one of another program."""
    what = checklist("room", Confirm(id="door", ask="Is it shut?", importance="essential", ready="Shut"))
    data = json.loads(questionnaire(what, [section(what)]))
    [own] = read_questionnaire(json.dumps(data), "a.json")
    assert [question.fields["id"] for question in own.questions] == ["door"]
    del data["identifier"]
    [foreign] = read_questionnaire(json.dumps(data), "a.json")
    assert [question.fields.get("id") for question in foreign.questions] == [None]
