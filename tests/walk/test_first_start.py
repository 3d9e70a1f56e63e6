"""What counts as a first start: nothing that was ever set or walked, and nobody who said what they want."""

from pathlib import Path

import pytest

from presencecheck.history.store.store import History
from presencecheck.system.paths import user_paths
from presencecheck.walk.first_start import is_first_start
from presencecheck.walk.request import RunRequest


@pytest.fixture(autouse=True)
def nobody_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is set by the environment either."""
    monkeypatch.delenv("PRESENCECHECK_KEEP_NUMBERS")


def is_first(request: RunRequest = RunRequest()) -> bool:  # noqa: B008 (it is immutable)
    """Whether the set-up comes."""
    return is_first_start(request, user_paths())


def test_a_new_home() -> None:
    """The bare word, `open`, and plain lines; also where the terminal says that it can do no more."""
    assert is_first()
    assert is_first(RunRequest(browser=True))
    assert is_first(RunRequest(plain=True, at="14:30"))


@pytest.mark.parametrize("name", ["TERM", "ACCESSIBLE"])
def test_a_terminal_that_wants_plain_lines_is_no_setting(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who needs plain lines is asked as everybody is."""
    monkeypatch.setenv(name, {"TERM": "dumb"}.get(name, "1"))
    assert is_first()


@pytest.mark.parametrize(
    "request_",
    [
        RunRequest(names=("quick",)),
        RunRequest(answers="-"),
        RunRequest(json=True),
        RunRequest(log=False),
        RunRequest(resume=True),
        RunRequest(resume=False),
    ],
    ids=["named", "answers", "json", "no-log", "resume", "fresh"],
)
def test_who_says_what_they_want_is_not_asked(request_: RunRequest) -> None:
    """Scripts, and people who know their way."""
    assert not is_first(request_)


@pytest.mark.parametrize(
    "text", ["", "# mine\n", "no toml", 'modality = "audio"\n'], ids=["empty", "bare", "odd", "set"]
)
def test_a_file_of_settings_is_a_setting(text: str) -> None:
    """Whatever stands in it."""
    path = user_paths().config
    path.parent.mkdir(parents=True)
    path.write_text(text)
    assert not is_first()


def test_who_has_said_so_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """A setting of the environment is one."""
    monkeypatch.setenv("PRESENCECHECK_KEEP_NUMBERS", "false")
    assert not is_first()


def test_a_history_or_what_is_left_of_one() -> None:
    """Existing people are never asked."""
    path = user_paths().history
    History.open(path).close()
    assert not is_first()
    for file in path.parent.iterdir():
        file.unlink()
    assert is_first()
    path.with_suffix(".bookmark").touch()
    assert not is_first()


def test_a_folder_that_nobody_can_look_into(home: Path) -> None:
    """What cannot be looked at may be there."""
    home.mkdir()
    (home / "config").symlink_to(home / "config")
    assert not is_first()
