"""`config get`: one setting."""

from tests.support.commands import Here


def test_the_value_alone(run: Here) -> None:
    """What a script can read: the value and the end of the line."""
    assert run("config", "get", "routine").out == "full\n"
    assert run("config", "get", "probes.on").out == "true\n"


def test_an_unknown_key(run: Here) -> None:
    """A near miss is named."""
    done = run("config", "get", "rutine")
    assert (done.code, done.out) == (2, "")
    assert "routine" in done.err
