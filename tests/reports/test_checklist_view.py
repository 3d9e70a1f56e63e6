"""A checklist as a person reads it, before it becomes text, Markdown or a page."""

from presencecheck.core.checklist import Checklist, Routine
from presencecheck.core.items import Confirm, FollowUp, Remedy, When
from presencecheck.reports.checklist_view import item_details, view_of
from tests.support.builders import checklist, choice, confirm, exercise, scale, text
from tests.support.generated_checklists import handed_out


def test_details_stand_in_the_order_of_reading() -> None:
    """What makes it so, how it is answered, words for it, what helps, when and why."""
    item = Confirm(
        id="a",
        ask="Is it so?",
        ready="So",
        say="Say this",
        if_not_yet=Remedy(do=("Do one", "Do another")),
        when=When(modality=("video", "audio"), first_session=True),
        why="It matters.",
    )
    found = {detail.kind: detail.line for detail in item_details(checklist("c", item), item)}
    assert list(found) == ["ready", "words", "help", "when", "why"]
    assert found["help"] == "If not yet: Do one; Do another"
    assert found["when"] == "Only: by video or by audio; in a first session"


def test_answers_are_said() -> None:
    """The options of a choice, the ends of a scale, the steps of an exercise, a line to write on."""
    items = (choice("load"), scale("here"), exercise("rest", 90), text("aim"))
    one = checklist("c", *items)
    lines = [[detail.line for detail in item_details(one, item)] for item in items]
    assert lines[0] == ["One of: little, hurry"]
    assert lines[1] == ["0 far to 10 near"]
    assert lines[2][1] == "Step by step: breathe in for 4 s, breathe out for 6 s"
    assert lines[3] == [""]


def test_a_scale_has_each_of_its_numbers() -> None:
    """So that a page can be ticked; the first and the last with their names."""
    [detail] = item_details(checklist("c", scale("here")), scale("here"))
    assert (len(detail.texts), detail.texts[0], detail.texts[5], detail.texts[-1]) == (11, "0 far", "5", "10 near")


def test_what_an_answer_leads_to() -> None:
    """By its option or its numbers: what is said, and the question that is added."""
    low, high = FollowUp(at_most=3, say="A slow minute."), FollowUp(at_least=4, at_most=5, add="rest")
    one = checklist("c", scale("here", low, high), confirm("rest"))
    after = {detail.kind: detail.texts for detail in item_details(one, one.items[0])}["after"]
    assert after == ("3 or less: A slow minute.", "4 to 5: also “Is the rest so?”")
    assert [mark for entry in view_of(one, [one]).parts[0].entries for mark in entry.marks] == ["only if added"]


def test_sources_are_counted_once() -> None:
    """A source that two items cite has one number; one that is not listed has none."""
    items = (confirm("a", sources=("b", "x")), confirm("b", sources=("a", "b")))
    sources = {"a": "A study.", "b": "Another."}
    one = Checklist(format=1, id="c", title="C", items=items, sources=sources)
    view = view_of(one, [one])
    assert view.sources == ("Another.", "A study.")
    assert [entry.sources for entry in view.parts[0].entries] == [(1,), (2, 1)]


def test_a_hand_out_has_no_state_words_times_or_sources() -> None:
    """It speaks to the client: nothing is essential, and reasons have no label."""
    asked = checklist("c", Confirm(id="a", ask="Shut it.", ready="Shut", importance="essential", why="Yours alone."))
    assert view_of(asked, [asked]).parts[0].entries[0].marks == ("essential",)
    view = view_of(handed_out(asked), [handed_out(asked)])
    assert view.hand_out
    [entry] = view.parts[0].entries
    assert [detail.line for detail in entry.details] == ["Yours alone."]
    assert entry.marks == ()


def test_a_routine_has_its_own_head() -> None:
    """Its disclaimer and last sentence, above and below its checklists."""
    one = checklist("c", confirm("a"))
    routine = Routine(format=1, id="day", title="Day", disclaimer="Yours.", closing="Begin.", include=())
    view = view_of(routine, [one, one])
    assert (view.title, view.routine, view.disclaimer, view.closing) == ("Day", True, "Yours.", "Begin.")
    assert [part.title for part in view.parts] == ["C", "C"]


def test_a_heading_stands_where_its_section_begins() -> None:
    """Once, also where the file names it on every item."""
    what = checklist("c", confirm("a"), confirm("b", section="Room"), confirm("d", section="Room"), confirm("e"))
    [part] = view_of(what, [what]).parts
    assert [entry.heading for entry in part.entries] == ["", "Room", "", ""]
