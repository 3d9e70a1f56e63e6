"""The device page as it is heard: Orca in Chromium and Firefox, each finding once, and the question after the tone."""

import os
import sys

import pytest

from presencecheck.messages import devices as devices_messages
from tests.support.device_page import started
from tests.support.evidence import LONG, Evidence, amount
from tests.support.hearing import BROWSERS, Listener, orca_in_browser, until_heard
from tests.support.sound_server import Sound

pytestmark = [pytest.mark.real, pytest.mark.skipif(sys.platform != "linux", reason="a screen reader of Linux")]
PAGE = devices_messages.PAGE
MOST_STOPS = 12


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


@pytest.mark.parametrize("browser", BROWSERS if os.environ.get(LONG) else BROWSERS[1:])
@pytest.mark.parametrize("time", range(amount("HEARD_PAGES", 1, 3)))
def test_the_device_page(time: int, browser: str, sound: Sound, evidence: Evidence) -> None:
    """From the first button to the answer about the tone, by the keyboard alone."""
    until_heard(lambda: hear_once(browser, sound))
    tried = f"checks of the devices heard with Orca in {browser.title()}"
    evidence("A", tried, 1, "left unsaid", "said twice")


def hear_once(browser: str, sound: Sound) -> None:
    """Each finding once, and the question before its answers."""
    with started("--no-open") as check, orca_in_browser(browser, check.address, sound.environment) as listener:
        listener.hear("Page has")
        tab_to(listener, PAGE["start.both"])
        listener.press("\r")
        if browser == "chromium":  # which makes up several of each, so that there is a choice
            listener.hear(heading(PAGE["choose.heading"]))
            tab_to(listener, PAGE["choose.go"])
            listener.press("\r")
        listener.hear(heading(PAGE["title"]))
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
    # What else was found, such as of the sounds that a browser makes up, was said once too.
    assert max(said.count(words.sentence) for words in devices_messages.SAID.values()) == 1, said
    # As it comes, where the reader says that, and as the name of the group of its answers.
    assert said.count(PAGE["tone.question"]) in (1, 2), said


def heading(words: str) -> str:
    """The heading of what has come into view, where the focus is now."""
    return f"{words} heading level 2"
