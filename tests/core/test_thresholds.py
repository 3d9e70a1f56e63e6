"""What a person can set of the probes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencecheck.core.thresholds import ProbeSettings, address, host_of


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


@pytest.mark.parametrize(
    ("link", "host"),
    [
        ("https://meet.example.org/room?pwd=1#a", "meet.example.org"),
        ("meet.example.org/room", "meet.example.org"),
        ("  HTTPS://Meet.Example.ORG:8443  ", "meet.example.org:8443"),
        ("zoommtg://example.org/join?confno=1", "example.org"),
        ("https://anna:geheim@meet.example.org/", "meet.example.org"),
        ("Join here: https://meet.example.org/x", "meet.example.org"),
        ("", ""),
        ("localhost", ""),
        ("https:///room", ""),
        ("https://meet.example.org:99999/", ""),
        ("anna's room", ""),
    ],
)
def test_the_host_of_a_link(link: str, host: str) -> None:
    """People paste a link as they have it; nothing of it stays but the host."""
    assert host_of(link) == host


@given(st.text(max_size=80))
def test_a_host_is_a_host_whatever_was_pasted(text: str) -> None:
    """It is empty or one that the settings take, and found again in itself."""
    found = host_of(text)
    assert found == "" or (address(found, 443) is not None and host_of(found) == found)
