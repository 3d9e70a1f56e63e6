"""The addresses that a file puts on a page."""

from presencecheck.core.links import links_of
from presencecheck.core.overlay import Addition, Overlay
from tests.support.builders import checklist, confirm

FIRST, SECOND, THIRD = (f"https://example.org/{number}" for number in range(3))


def test_those_of_a_list() -> None:
    """In the order of its items."""
    assert [*links_of(checklist("c", confirm("a", link=FIRST), confirm("b"), confirm("d", link=SECOND)))] == [
        FIRST,
        SECOND,
    ]


def test_those_of_an_overlay() -> None:
    """Of what it adds, replaces and changes."""
    overlay = Overlay(
        format=1,
        id="c",
        extends="shipped:c",
        add=(Addition(item=confirm("a", link=FIRST), after="b"),),
        replace=(confirm("b", link=SECOND), confirm("d")),
        change=({"id": "e", "link": THIRD}, {"id": "f", "ask": "So?"}),
    )
    assert [*links_of(overlay)] == [FIRST, SECOND, THIRD]
