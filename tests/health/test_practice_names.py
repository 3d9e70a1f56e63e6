"""What `doctor` says of the names in texts of lists."""

from pathlib import Path

from presencecheck.health.practice_names import check_names
from presencecheck.system.paths import user_paths
from tests.support.commands import Here, own
from tests.support.named_lists import HOUR, WELCOME


def test_what_is_not_set(home: Path, run: Here) -> None:
    """Nothing where no list names anything; which lists name what is missing; then that all is set."""
    own(home, "broken", "format: 1")
    assert list(check_names(user_paths())) == []
    assert not user_paths().cache.exists()
    own(home, "welcome", WELCOME)
    own(home, "hour", HOUR)
    run("config", "set", "practice.name", "Harbour")
    [(name, found)] = check_names(user_paths())
    assert (name, found.finding) == ("names", "warn")
    assert (
        found.sentence == "Not set, so that general words stand in its place in texts of hour, welcome: practice.phone."
    )
    assert found.remedy == "Set it: presencecheck config set practice.phone …"
    run("config", "set", "practice.phone", "030 12")
    assert [(name, found.finding) for name, found in check_names(user_paths())] == [("names", "ok")]
