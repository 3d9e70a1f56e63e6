"""The addresses of a walk."""

import pytest

from presencecheck.messages import browser as browser_messages
from presencecheck.surfaces.browser.forms import Button, Form
from presencecheck.surfaces.browser.markup import tag
from presencecheck.surfaces.browser.page import Content
from presencecheck.surfaces.browser.site import CHANGED, MOVED, OVER, WalkSite
from presencecheck.surfaces.browser.stage import Stage
from presencecheck.system.clock import stopwatch
from presencecheck.system.local_server.door import FORM, JSON
from presencecheck.system.local_server.server import Held, Response

FIRST = Content("room", tag("h1", "Is it so?"), form=Form((Button("y", "y", "yes"),)))


def stand() -> tuple[Stage, WalkSite]:
    """A walk whose first question stands in its first tab."""
    stage = Stage(stopwatch)
    stage.show(FIRST)
    site = WalkSite(stage)
    assert site.get("").place == "1/"
    return stage, site


def held(site: WalkSite, tab: int, step: int) -> Held:
    """The open response of a page."""
    response = site.post(f"{tab}/here", JSON, str(step).encode())
    assert not isinstance(response, Response)
    return response


def test_a_page_that_was_passed_by_learns_of_it() -> None:
    """Also where the next question came between the page and its open response."""
    stage, site = stand()
    here = held(site, 1, 1)
    assert here.last_word() is None
    stage.show(FIRST)
    assert here.last_word() == CHANGED
    assert held(site, 1, 1).last_word() == CHANGED
    assert held(site, 1, 2).last_word() is None
    site.post("take", FORM, b"")
    assert held(site, 1, 2).last_word() == MOVED
    stage.note_read()
    stage.end(0)
    assert held(site, 2, 2).last_word() == OVER


def test_each_tab_has_its_address() -> None:
    """The second offers to take the walk over; then the first says where it is, and answers nothing."""
    stage, site = stand()
    assert b"Is it so?" in site.get("1/").content
    assert browser_messages.OPEN_THERE.encode() in site.get("").content
    taken = site.post("take", FORM, b"")
    assert isinstance(taken, Response)
    assert taken.place == "2/"
    assert browser_messages.MOVED.encode() in site.get("1/").content
    site.post("1/answer", FORM, b"n=1&do=y")
    assert stage.wait(0) is None
    site.post("2/answer", FORM, b"n=1&do=y")
    assert stage.wait(0) == {"n": ["1"], "do": ["y"]}


def test_a_tab_that_is_gone_has_the_walk_no_more() -> None:
    """The next one has it unasked; of a tab without scripts nobody knows, so that it is asked for."""
    stage, site = stand()
    here = held(site, 1, 1)
    assert browser_messages.OPEN_THERE.encode() in site.get("").content
    here.end()
    assert site.get("").place == "2/"
    assert browser_messages.OPEN_THERE.encode() in site.get("").content
    assert stage.tab() == 2


@pytest.mark.parametrize(
    ("name", "media_type", "body", "status"),
    [
        ("1/answer", JSON, b"{}", 400),
        ("1/answer", FORM, b"\xff", 400),
        ("1/answer", FORM, b"n=&do=y", 400),
        ("1/here", JSON, b"{}", 400),
        ("1/here", JSON, b"1" * 4000, 400),
        ("x/here", JSON, b"1", 400),
        ("1/x", FORM, b"n=1", 404),
        ("", FORM, b"n=1", 404),
    ],
)
def test_what_no_page_sends(name: str, media_type: str, body: bytes, status: int) -> None:
    """It is refused, and answers nothing."""
    stage, site = stand()
    response = site.post(name, media_type, body)
    assert isinstance(response, Response)
    assert response.status == status
    assert stage.wait(0) is None
