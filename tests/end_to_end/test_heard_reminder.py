"""The reminder as it is heard: Orca says the sentence once, whatever the person is doing, and nothing more."""

import sys
from threading import Thread

import pytest

from presencecheck.messages import remind as remind_messages
from presencecheck.system.bus_notification import show_and_wait
from tests.support.hearing import orca_beside_notifications, until_heard

pytestmark = [pytest.mark.real, pytest.mark.skipif(sys.platform != "linux", reason="screen readers of Linux")]


def test_orca_says_the_reminder_once() -> None:
    """While the keyboard stays with the window that has it; that it is over is not said."""
    sentence = remind_messages.IN_MINUTES.of(5, time="14:00")

    def listen() -> None:
        with orca_beside_notifications() as (desk, listener):
            focus, before = desk.focus(), len(listener.said)
            bus = desk.environment["DBUS_SESSION_BUS_ADDRESS"]
            look = Thread(target=show_and_wait, args=(bus, sentence, remind_messages.BEGIN, 2.0))
            look.start()
            assert listener.hear(sentence, before)[before:].strip() == f"Notification {sentence}"
            assert desk.focus() == focus
            look.join()
            desk.wait_until_gone(sentence)
            assert listener.wait_until_silent()[before:].count(sentence) == 1

    until_heard(listen)
