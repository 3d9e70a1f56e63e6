"""Which values the settings can have."""

import pytest

from presencecheck.system.setting_values import CHOICES, has_right_value, right_values


@pytest.mark.parametrize(
    ("key", "value", "is_right"),
    [
        ("modality", "video", True),
        ("modality", "phone", False),
        ("keep", "90 days", True),
        ("keep", "soon", False),
        ("probes.host", "", True),
        ("probes.host", "meet.example", True),
        ("probes.stun", "https://meet.example", False),
        ("routine", "anything", True),
        ("calendar", "~/calendars/sessions", True),
        ("calendar", "sessions.ics", False),
        ("calendar", "HTTPS://Calendar.example:8443/private/basic.ics", True),
        ("calendar", "webcal://calendar.example?key=1", True),
        ("calendar", "https://", False),
        ("calendar", "https:///basic.ics", False),
        ("calendar", "https://name:password@calendar.example/basic.ics", False),
        ("calendar", "http://calendar.example/basic.ics", False),
    ],
)
def test_values(key: str, value: str, is_right: bool) -> None:
    """One of a few words, or of a shape; any text where neither is said."""
    assert has_right_value(key, value) is is_right


def test_what_can_be_given_is_said() -> None:
    """The words themselves, or how the value is written."""
    assert all(word in right_values("modality") for word in CHOICES["modality"])
    assert "12 months" in right_values("keep")
