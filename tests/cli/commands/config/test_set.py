"""`config set`: one setting, changed."""

from pathlib import Path

from tests.support.commands import Here


def test_what_is_set_is_read(run: Here, home: Path) -> None:
    """Comments and other lines stay."""
    path = home / "config" / "config.toml"
    run("config", "set", "plain", "true")
    path.write_text("# mine\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert run("config", "set", "routine", "quick").code == 0
    assert (run("config", "get", "routine").out, run("config", "get", "plain").out) == ("quick\n", "true\n")
    assert path.read_text(encoding="utf-8").startswith("# mine\n")


def test_a_routine_that_is_none(run: Here) -> None:
    """What could not be walked is not set."""
    for key, usual in (("routine", "full"), ("routine-again", "shipped:next")):
        assert run("config", "set", key, "no-such").code == 4
        assert run("config", "get", key).out == f"{usual}\n"
        assert run("config", "set", key, "shipped:quick").code == 0
        assert run("config", "get", key).out == "shipped:quick\n"
