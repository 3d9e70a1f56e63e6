"""`card`: a checklist, or the cards of a routine, on one screen or on a page."""

import os
import re
from pathlib import Path

import pytest

from presencecheck.messages import card as card_messages
from presencecheck.messages import verdict as verdict_messages
from tests.support.commands import SMALL, Here, own

WELCOME = """\
format: 1
id: welcome
title: Welcome
moment: open
items:
  - {id: alone, ask: Is the client alone?, ready: Alone, say: Are you alone there?, if-not-yet: {do: [Ask], then: stop}}
  - {id: help, ask: Is help near?, ready: Help near, if-not-yet: {do: [Ask]}}
  - {id: room, ask: Is the room right?, ready: Room right, when: {modality: [in-person]}, if-not-yet: {do: [Look]}}
"""
DAY = """\
format: 1
id: day
title: A day
include: [{checklist: small}, {checklist: welcome, as: card}]
"""


@pytest.fixture
def day(home: Path) -> None:
    """A routine with a card."""
    for name, text in (("small", SMALL), ("welcome", WELCOME), ("day", DAY)):
        own(home, name, text)


LINES = [
    "Welcome",
    verdict_messages.NOT_SHARED,
    "  Alone “Are you alone there?”",
    f"    {verdict_messages.IF_NOT}",
    "  Help near",
]


@pytest.mark.usefixtures("day")
@pytest.mark.parametrize("name", ["welcome", "day"])
def test_what_its_walk_shows(name: str, run: Here) -> None:
    """Of a routine the card alone, as after its verdict; nothing is asked and nothing is kept."""
    done = run("card", name)
    assert (done.code, done.err, done.out.splitlines()) == (0, "", LINES)


@pytest.mark.usefixtures("day")
def test_it_follows_the_settings(run: Here) -> None:
    """Without a name it is that of the usual routine; its lines are those for the usual kind of session."""
    run("config", "set", "routine", "day")
    run("config", "set", "modality", "in-person")
    assert run("card").out.splitlines() == [*LINES, "  Room right"]


def test_a_list_for_setting_up_can_be_a_card(run: Here) -> None:
    """All of it, where nothing of it is for the opening."""
    title, _, *items = run("card", "environment").out.splitlines()
    assert not title.startswith(" ")
    assert len(items) >= 5


@pytest.mark.usefixtures("day")
@pytest.mark.parametrize("folder", [False, True])
def test_a_page_to_print(folder: bool, run: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is written where the person is, or where they say; they alone can read it, and none is replaced unasked."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / ("other.html" if folder else card_messages.FILE_NAME.format(id="day"))
    line = ["card", "day", "--print", *(["-o", str(path)] if folder else [])]
    assert run(*line).code == 0
    page = path.read_text(encoding="utf-8")
    assert re.findall(r"<h1[^>]*>([^<]*)<", page) == ["Welcome"]
    assert os.name == "nt" or path.stat().st_mode & 0o777 == 0o600
    again = run(*line)
    assert (again.code, path.read_text(encoding="utf-8")) == (2, page)
    assert run(*line, "--yes").code == 0


@pytest.mark.usefixtures("day")
def test_what_it_cannot_do(run: Here) -> None:
    """A name that is none, a routine without a card, and a file to write without a page: one sentence each."""
    unknown, bare, alone = run("card", "environmen"), run("card", "small+"), run("card", "day", "-o", "x.html")
    assert (unknown.code, unknown.out) == (4, "")
    assert "environment" in unknown.err
    assert bare.code == 4
    assert (alone.code, card_messages.OUTPUT_ALONE.message in alone.err) == (2, True)


def test_a_routine_without_a_card(run: Here, home: Path) -> None:
    """It is said, with a list that can be one."""
    own(home, "small", SMALL)
    own(home, "bare", "format: 1\nid: bare\ntitle: Bare\ninclude: [{checklist: small}]\n")
    done = run("card", "bare")
    assert (done.code, done.out) == (4, "")
    assert card_messages.NO_CARD.format(name="bare").message in done.err
