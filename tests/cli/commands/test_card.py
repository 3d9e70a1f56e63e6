"""`card`: a checklist on one screen."""

from tests.support.commands import Here


def test_title_first_and_every_item(run: Here) -> None:
    """The title, then what is to be in place; nothing is asked and nothing is kept."""
    done = run("card", "environment")
    assert done.code == 0
    assert done.err == ""
    title, *items = done.out.splitlines()
    assert not title.startswith(" ")
    assert len(items) >= 5


def test_unknown(run: Here) -> None:
    """A name that is none is said on standard error, with the exit code of a failure."""
    done = run("card", "environmen")
    assert (done.code, done.out) == (4, "")
    assert "environment" in done.err
