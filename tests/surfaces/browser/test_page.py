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
