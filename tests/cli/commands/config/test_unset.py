"""`config unset`: one setting, as it came."""

from pathlib import Path

from tests.support.commands import Here


def test_a_setting_is_as_it_came(run: Here, home: Path) -> None:
    """Its line goes, the others and the comments stay; what was never set is no fault."""
    path = home / "config" / "config.toml"
    run("config", "set", "host", "meet.example.org")
    run("config", "set", "motion", "off")
    path.write_text("# mine\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    done = run("config", "unset", "host")
    assert (done.code, done.out) == (0, "")
    assert "probes.host" in done.err
    text = path.read_text(encoding="utf-8")
    assert "host" not in text
    assert text.startswith("# mine\n")
    assert run("config", "get", "motion").out == "false\n"
    assert run("config", "unset", "host").code == 0
    assert run("config", "unset", "hots").code == 2


def test_what_is_written_in_another_way_is_left(run: Here, home: Path) -> None:
    """The line to delete is named."""
    path = home / "config" / "config.toml"
    path.parent.mkdir(parents=True)
    path.write_text('probes = {host = "a.example"}\n', encoding="utf-8")
    done = run("config", "unset", "host")
    assert done.code == 4
    assert "probes.host" in done.err
    assert path.read_text(encoding="utf-8") == 'probes = {host = "a.example"}\n'
