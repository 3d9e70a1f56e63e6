"""Settings, paths and small files."""

from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencecheck import settings
from presencecheck.errors import PresenceCheckError, UsageError
from presencecheck.files import read_bytes, write_private
from presencecheck.paths import Paths, locate, shipped


def test_every_setting_has_a_meaning() -> None:
    """`config list` explains each setting."""
    assert set(settings.MEANINGS) == set(settings.KEYS)


@pytest.mark.parametrize(
    ("environment", "plain"),
    [
        ({}, False),
        ({"ACCESSIBLE": "1"}, True),
        ({"ACCESSIBLE": "0"}, False),
        ({"ACCESSIBLE": "no"}, False),
        ({"ACCESSIBLE": ""}, False),
        ({"PRESENCECHECK_PLAIN": "yes"}, True),
        ({"PRESENCECHECK_PLAIN": "False"}, False),
        ({"TERM": "dumb"}, True),
        ({"TERM": "xterm"}, False),
    ],
    ids=str,
)
def test_plain_by_environment(environment: dict[str, str], plain: bool) -> None:
    """The switches that screen-reader users know are honoured."""
    assert settings.plain_wished(environment) is plain


@given(value=st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40))
def test_any_text_can_be_set_and_read_back(tmp_path_factory: pytest.TempPathFactory, value: str) -> None:
    """A value comes back as it was given, whatever signs it has."""
    path = tmp_path_factory.mktemp("settings") / "config.toml"
    settings.store(path, "routine", value)
    assert settings.load(path).routine == value
    settings.store(path, "motion", "false")
    assert (settings.load(path).routine, settings.load(path).motion) == (value, False)


def test_a_wrong_value_changes_nothing(tmp_path: Path) -> None:
    """A refused value leaves the file as it was."""
    path = tmp_path / "config.toml"
    settings.store(path, "modality", "audio")
    with pytest.raises(UsageError):
        settings.store(path, "modality", "telepathy")
    assert path.read_text() == 'modality = "audio"\n'


def test_home_moves_everything(home: Path) -> None:
    """PRESENCECHECK_HOME moves every file and folder under itself."""
    assert all(path.is_relative_to(home) for _, path in locate())
    assert {name for name, _ in locate()} == {field.name for field in fields(Paths)}


def test_without_home_the_system_decides(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Otherwise files are where the system keeps such things, none of them in the working folder."""
    monkeypatch.delenv("PRESENCECHECK_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert all(path.is_absolute() and "presencecheck" in path.parts for _, path in locate())
    assert (shipped() / "full.yaml").is_file()


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    """What cannot be written leaves what was there, and no draft beside it."""
    folder = tmp_path / "files"
    write_private(folder / "one", b"first")
    write_private(folder / "one", b"second")
    assert [read_bytes(file, 99) for file in folder.iterdir()] == [b"second"]
    (folder / "below").mkdir()
    with pytest.raises(PresenceCheckError, match="below"):
        write_private(folder / "below", b"third")
    assert {file.name for file in folder.iterdir()} == {"one", "below"}


def test_no_more_is_read_than_asked(tmp_path: Path) -> None:
    """A huge file costs no more than its limit."""
    path = tmp_path / "large"
    path.write_bytes(b"x" * 5000)
    assert len(read_bytes(path, 100)) == 101
