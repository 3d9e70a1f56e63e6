"""`config set`: one setting, changed."""

from pathlib import Path

import pytest

from presencecheck.cli.commands.config.options import known_keys, known_values
from presencecheck.history.operations.drop_times import count_timed
from tests.support.commands import Here
from tests.support.histories import six_runs
from tests.support.terminals import Terminal


def test_what_is_set_is_read(run: Here, home: Path) -> None:
    """Comments and other lines stay."""
    path = home / "config" / "config.toml"
    run("config", "set", "plain", "true")
    path.write_text("# mine\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert run("config", "set", "routine", "quick").code == 0
    assert (run("config", "get", "routine").out, run("config", "get", "plain").out) == ("quick\n", "true\n")
    assert path.read_text(encoding="utf-8").startswith("# mine\n")


def test_keys_and_values_complete(home: Path) -> None:
    """The names of settings, and the values of those that can be listed."""
    assert known_keys("pri") == ["private"]
    assert known_keys("ho") == ["host"]
    for key, begun, values in (
        ("private", "y", ["yes"]),
        ("cue", "", ["none", "bell", "voice"]),
        ("routine", "qui", ["quick"]),
        ("keep", "", ["forever"]),
        ("nosuch", "", []),
    ):
        assert known_values({"key": key}, begun) == values


def test_a_routine_that_is_none(run: Here) -> None:
    """What could not be walked is not set."""
    for key, usual in (("routine", "full"), ("routine-again", "shipped:next")):
        assert run("config", "set", key, "no-such").code == 4
        assert run("config", "get", key).out == f"{usual}\n"
        assert run("config", "set", key, "shipped:quick").code == 0
        assert run("config", "get", key).out == "shipped:quick\n"


def test_days_alone_from_now_on(run: Here, home: Path) -> None:
    """Without a person to ask, the runs that are there stay as they are, and how to drop their times is said."""
    assert run("config", "set", "times", "day").err == "times is now day.\n"
    path = six_runs(home)
    count = count_timed(path)
    before = path.read_bytes()
    done = run("config", "set", "times", "day")
    assert (done.code, path.read_bytes()) == (0, before)
    assert f"\n{count} runs keep their times of day." in done.err
    assert run("config", "set", "times", "exact").err == "times is now exact.\n"
    assert run("config", "set", "times", "never").code == 2


@pytest.mark.real
@pytest.mark.parametrize(("answer", "left"), [("y", 0), ("n", 4)])
def test_older_runs_only_after_asking(home: Path, answer: str, left: int) -> None:
    """A yes drops their times for good; anything else leaves them."""
    path = six_runs(home)
    with Terminal("config", "set", "times", "day") as terminal:
        terminal.wait_for("Drop them for good")
        terminal.send(f"{answer}\r")
        assert terminal.ended() == 0
    assert count_timed(path) == left


def test_a_linked_file_of_settings(home: Path, tmp_path: Path, run: Here) -> None:
    """Who keeps their settings elsewhere keeps them there: the link stays, and what it leads to is written."""
    kept, place = tmp_path / "kept.toml", home / "config" / "config.toml"
    kept.write_text("# mine\nmotion = true\n")
    place.parent.mkdir(parents=True)
    place.symlink_to(kept)
    assert run("config", "set", "motion", "false").code == 0
    assert (place.is_symlink(), kept.read_text()) == (True, "# mine\nmotion = false\n")
