"""Checklists and routines, and the rules between their parts."""

from dataclasses import replace

import pytest

from presencecheck.core.checklist import (
    MOST_ITEMS,
    MOST_SECONDS,
    Checklist,
    Hour,
    item_violations,
    moment_of,
    size_violations,
)
from presencecheck.core.context import Context
from presencecheck.core.items import FollowUp, Item
from presencecheck.core.problems import Where
from tests.support.builders import checklist, confirm, exercise, scale

LOW = FollowUp(at_most=2, add="rest")


def found(*items: Item, sources: tuple[str, ...] = (), handed_out: bool = False) -> list[tuple[str, object]]:
    """The code and place of each violation between these items."""
    places = {item.id: place for place, item in enumerate(items)}
    listed: list[tuple[Where, Item]] = [((place,), item) for place, item in enumerate(items)]
    return [(each.code, each.where) for each in item_violations(sources, listed, places, handed_out=handed_out)]


def test_what_is_only_added_does_not_count() -> None:
    """Neither for the time of the list nor for its length."""
    made = checklist("c", scale("here", LOW), exercise("rest", 120), confirm("door", seconds=8))
    assert (set(made.added), made.seconds) == ({"rest"}, 14)
    assert checklist("c", confirm("door")).added == frozenset()


def test_the_ids_of_earlier_versions() -> None:
    """Each leads to the item of now."""
    made = checklist("c", confirm("a", was=("b", "c")), confirm("d"))
    assert made.renamed == {"b": "a", "c": "a"}


@pytest.mark.parametrize("style", ["do-confirm", "read-do", "hand-out"])
def test_only_what_is_handed_out_is_never_walked(style: str) -> None:
    """The style says it."""
    made = replace(checklist("c", confirm("a")), style=style)  # type: ignore[arg-type]
    assert made.is_handed_out == (style == "hand-out")


@pytest.mark.parametrize(
    ("hour", "context"),
    [
        (Hour(), Context("audio", "couple", first_session=True)),
        (Hour(modality="video"), Context("video", "couple", first_session=True)),
        (Hour(setting="group"), Context("audio", "group", first_session=True)),
        (Hour(first_session=False), Context("audio", "couple", first_session=False)),
    ],
    ids=str,
)
def test_what_is_said_of_a_session_comes_before_what_is_usual(hour: Hour, context: Context) -> None:
    """Each of the three by itself."""
    assert hour.over(Context("audio", "couple", first_session=True)) == context


@pytest.mark.parametrize(
    ("items", "codes"),
    [
        ((scale("here", LOW), confirm("rest")), []),
        ((scale("here", FollowUp(at_most=2)), confirm("rest")), [("follow-up-empty", (0, "follow-up", 0))]),
        ((scale("here", FollowUp(at_most=2, say="So.")),), []),
        ((scale("here", LOW),), [("follow-up-item", (0, "follow-up", 0))]),
        ((confirm("rest"), scale("here", LOW)), [("follow-up-order", (1, "follow-up", 0))]),
        ((scale("here", FollowUp(at_most=2, add="here")),), [("follow-up-order", (0, "follow-up", 0))]),
        ((scale("here", LOW, keep=False), confirm("rest")), [("unkept-adds", (0, "follow-up", 0))]),
        ((scale("here", LOW, keep=False), confirm("rest", importance="optional")), []),
        ((confirm("a", sources=("apa", "who")),), [("no-source", (0, "sources", 0))]),
        ((confirm("a", None),), [("no-remedy", (0, "id"))]),
    ],
    ids=str,
)
def test_rules_between_items(items: tuple[Item, ...], codes: list[object]) -> None:
    """A follow-up leads to something further down, a source is among those of the file."""
    assert found(*items, sources=("who",)) == codes


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org",
        "https://example.org:8443/before?you=come#in",
        "https://xn--bcher-kva.example/a_(b)/@us/%C3%A4",
    ],
)
def test_an_address_stands_on_what_is_handed_out_alone(link: str) -> None:
    """In what is walked, it would be a way out of the walk."""
    linked = confirm("a", link=link)
    assert found(linked, handed_out=True) == []
    assert found(linked) == [("link-here", (0, "link"))]


@pytest.mark.parametrize(
    "link",
    [
        "http://example.org",
        "javascript:alert(1)",
        "https://user@example.org/",
        "https://example.org@evil.example",
        "https://user:word@example.org",
        "https://localhost",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://b\u00fccher.example",
        "https://example.org/\u202egpj",
        "https://example.org/a b",
        "https://example.org/\x1b[1m",
        "https://example.org/\n",
        'https://example.org/"onclick="x',
        "https://example.org/<b>",
        "https://example.org\\evil.example",
        "HTTPS://EXAMPLE.ORG",
        " https://example.org",
        "example.org",
    ],
    ids=ascii,
)
def test_an_address_shows_where_it_leads(link: str) -> None:
    """By https to a host by its name, with nobody's name before it, and in letters that do not look like others."""
    assert found(confirm("a", link=link), handed_out=True) == [("odd-link", (0, "link"))]


def test_nobody_answers_what_is_handed_out() -> None:
    """So nothing has to make an answer easy."""
    assert found(confirm("a", None), handed_out=True) == []


def test_how_long_a_list_may_be() -> None:
    """To the very edge; what is handed out can be longer."""

    def codes(made: Checklist) -> list[str]:
        return [violation.code for violation in size_violations(made)]

    many = checklist("c", *(confirm(f"a{n}", seconds=1) for n in range(MOST_ITEMS + 1)))
    assert codes(many) == ["many-items"]
    assert codes(replace(many, items=many.items[1:])) == []
    assert codes(checklist("c", confirm("a", seconds=MOST_SECONDS + 1), exercise("b", 600))) == ["long-check"]
    assert codes(checklist("c", confirm("a", seconds=MOST_SECONDS), exercise("b", 600))) == []
    assert codes(replace(many, style="hand-out")) == []


def test_the_moment_of_an_item() -> None:
    """Its own, where it has one."""
    room = replace(checklist("room"), moment="arrive")
    assert moment_of(room, confirm("door")) == "arrive"
    assert moment_of(room, confirm("door", moment="open")) == "open"
