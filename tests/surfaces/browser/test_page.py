"""A whole page."""

import re
from base64 import b64decode
from hashlib import sha256

from presencecheck.surfaces.browser.forms import Button, Form
from presencecheck.surfaces.browser.markup import Markup, tag
from presencecheck.surfaces.browser.page import Content, page
from presencecheck.surfaces.browser.policy import headers

CONTENT = Content("Quick", tag("h1", "So?"), form=Form((Button("y", "y", "yes"),)), lost="It has ended.")


def test_nothing_is_loaded_but_the_page() -> None:
    """Its style and script stand in it, and the policy names exactly these."""
    html = page(CONTENT, 7).decode()
    assert not re.findall(r'(?:src|href)="(?!data:,)', html)
    for name in ("script", "style"):
        (inside,) = re.findall(f"<{name}>(.*?)</{name}>", html, re.DOTALL)
        (allowed,) = re.findall(f"{name}-src 'sha256-([^']+)'", headers()["Content-Security-Policy"])
        assert b64decode(allowed) == sha256(inside.encode()).digest()


def test_the_number_of_the_question_comes_back() -> None:
    """The form sends it, so that a second press answers nothing else."""
    assert '<input type="hidden" name="n" value="7">' in page(CONTENT, 7).decode()


def test_buttons_that_say_the_same() -> None:
    """What they say is heard with each, and seen once behind them."""
    form = Form(tuple(Button(key, key, "that one again", place="again") for key in "12"))
    html = page(Content("Quick", tag("h1", "ready"), form=form), 7).decode()
    assert html.count('<span class="unseen" dir="auto">that one again</span></button>') == 2
    assert html.count('</button><span aria-hidden="true">that one again</span></p>') == 1


def test_what_stands_beside_the_rest() -> None:
    """It comes last, for who reads line by line; a page that has none of it is not wide."""
    html = page(CONTENT._replace(after=tag("p", "Opening")), 7).decode()
    assert '<body class="wide">' in html
    assert re.search(r'<main><div class="said"><h1>So\?</h1><form.*</div><div class="cards"><p>Opening</p></div>', html)
    assert "wide" not in re.sub("<style>.*?</style>", "", page(CONTENT, 7).decode(), flags=re.DOTALL)


def test_a_page_at_the_end_needs_nothing() -> None:
    """It has no form and no script, and so stands when the program is gone."""
    html = page(Content("Quick", Markup("<h1>ready</h1>")), 7).decode()
    assert "<form" not in html
    assert "<script" not in html


def test_nothing_is_kept() -> None:
    """Neither the page nor its address is kept or told to others."""
    said = headers()
    assert said["Cache-Control"] == "no-store"
    assert said["Referrer-Policy"] == "same-origin"
    assert "default-src 'none'" in said["Content-Security-Policy"]
