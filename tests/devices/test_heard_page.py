"""The device page as it is heard: Orca in Firefox, each finding once, and the question after the tone."""

import os
import sys

import pytest

from presencecheck.messages import devices as devices_messages
from tests.support.device_page import started
from tests.support.evidence import LONG
from tests.support.hearing import Listener, orca_in_browser
from tests.support.sound_server import Sound

pytestmark = [pytest.mark.real, pytest.mark.skipif(sys.platform != "linux", reason="a screen reader of Linux")]
PAGE = devices_messages.PAGE
MOST_STOPS = 12
ATTEMPTS = 1 if os.environ.get(LONG) else 3
"""On a machine with much to do, a screen reader says some things late or again; in the long form none may be."""


def tab_to(listener: Listener, words: str) -> None:
    """Press Tab until the focus is said to be on what is called this."""
    for _ in range(MOST_STOPS):
        before = len(listener.said)
        listener.press("\t")
        if words in listener.hear_anything(before):
            return
    raise AssertionError(f"{words!r} is never reached; heard: {listener.said}")


def sentence(part: str, state: str) -> str:
    """A finding as it is read out."""
    return f"{devices_messages.NAMES[part]}: {PAGE['finding.ok']}. {devices_messages.SAID[f'{part}.{state}'].sentence}"


def test_in_firefox(sound: Sound) -> None:
    """From the first button to the answer about the tone, by the keyboard alone."""
    for attempt in range(ATTEMPTS):
        try:
            hear_once(sound)
        except AssertionError:
            if attempt == ATTEMPTS - 1:
                raise
        else:
            return


def hear_once(sound: Sound) -> None:
    """Each finding once, and the question before its answers."""
    with started("--no-open") as check, orca_in_browser("firefox", check.address, sound.environment) as listener:
        listener.hear("Page has")
        tab_to(listener, PAGE["start.both"])
        listener.press("\r")
        for part, state in (("connection", "sent"), ("camera", "seen")):
            listener.hear(sentence(part, state))
        tab_to(listener, PAGE["tone"])
        listener.press("\r")
        listener.hear(PAGE["tone.question"])
        tab_to(listener, PAGE["tone.yes"])
        listener.press("\r")
        listener.hear(sentence("speaker", "heard"))
        said = listener.wait_until_silent()
    findings = [sentence("connection", "sent"), sentence("camera", "seen"), sentence("speaker", "heard")]
    assert [said.count(words) for words in findings] == [1] * len(findings), said
    # As it comes, where the reader says that, and as the name of the group of its answers.
    assert said.count(PAGE["tone.question"]) in (1, 2), said
