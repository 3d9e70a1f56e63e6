"""What a person can set of the probes."""

import pytest

from presencecheck.core.thresholds import ProbeSettings, address


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("meet.example.org", ("meet.example.org", 443)),
        ("meet.example.org:8443", ("meet.example.org", 8443)),
        ("localhost:1", ("localhost", 1)),
        ("a:65535", ("a", 65535)),
        ("[::1]", ("::1", 443)),
        ("[2001:db8::1]:3478", ("2001:db8::1", 3478)),
    ],
)
def test_an_address(text: str, found: tuple[str, int]) -> None:
    """A host alone, or with its port."""
    assert address(text, 443) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "https://meet.example.org",
        "a/b",
        "a b",
        "-a",
        "a-",
        "a:",
        "a:0",
        "a:65536",
        "a:x",
        "::1",
        "[a",
        "a:1:2",
    ],
)
def test_no_address(text: str) -> None:
    """Nothing that names more than a host and a port, and no port that cannot be."""
    assert address(text, 443) is None


def test_a_fail_is_worse_than_a_warning() -> None:
    """A finding gets graver in one direction only."""
    assert ProbeSettings().battery_fail < ProbeSettings().battery_warn
    for name in ("round_trip", "loss", "clock"):
        assert getattr(ProbeSettings(), f"{name}_warn") < getattr(ProbeSettings(), f"{name}_fail")
