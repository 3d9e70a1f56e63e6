"""All that `doctor` looks at without a probe."""

from presencecheck.core.thresholds import ProbeSettings
from presencecheck.health.checks import check_installation
from presencecheck.system.paths import user_paths
from tests.support.histories import history_of


def test_each_part_once_and_nothing_made() -> None:
    """Before the first run too; looking makes no file."""
    paths = user_paths()
    found = list(check_installation(paths, ProbeSettings()))
    names = [name for name, _ in found]
    assert len(set(names)) == len(names)
    assert names[:5] == ["program", "python", "checklists", "settings", "history"]
    assert {"dates", "retention", "backups", "folders", "sync", "disk", "encryption"} <= set(names)
    assert not paths.history.exists()


def test_every_finding_has_a_sentence_and_a_bad_one_a_remedy() -> None:
    """Absence is never fine without a word."""
    paths = user_paths()
    history_of(paths.history, 3)
    for name, found in check_installation(paths, ProbeSettings(disk_warn=10**9)):
        assert found.sentence, name
        assert found.finding == "ok" or found.remedy, name
