"""Where files are kept."""

import os
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from platformdirs import PlatformDirs

from presencecheck.system.paths import Paths, environment_of_paths, real_path, shipped, user_paths, usual_paths


def test_home_moves_everything(home: Path) -> None:
    """PRESENCECHECK_HOME moves every file and folder under itself."""
    assert all(path.is_relative_to(home) for _, path in user_paths())
    assert {name for name, _ in user_paths()} == {field.name for field in fields(Paths)}


def test_without_home_the_system_decides(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Otherwise files are where the system keeps such things, none of them in the working folder."""
    monkeypatch.delenv("PRESENCECHECK_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert all(path.is_absolute() and "presencecheck" in path.parts for _, path in user_paths())
    assert (shipped() / "full.yaml").is_file()


WHERE = st.none() | st.sampled_from(("/", "/home/anna", "/srv//x/", "", "/a b"))
HOME = WHERE | st.sampled_from(("here", "~/x"))


@pytest.mark.skipif(sys.platform != "linux", reason="the folders of Linux")
@given(st.tuples(HOME, WHERE, WHERE, WHERE))
def test_the_folders_are_those_of_the_system(values: tuple[str | None, ...]) -> None:
    """Where we know them ourselves, they are the same as those of the library that knows all systems."""
    variables = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")
    with pytest.MonkeyPatch.context() as changed:
        for name in ("PRESENCECHECK_HOME", *variables):
            changed.delenv(name, raising=False)
        for name, value in zip(variables, values, strict=True):
            if value is not None:
                changed.setenv(name, value)
        folders = PlatformDirs("presencecheck", appauthor=False, roaming=False)
        expected = (folders.user_config_path, folders.user_data_path, folders.user_cache_path)
        found = usual_paths()
        assert (found.config.parent, found.history.parent, found.cache) == expected


def test_a_home_of_somebody_who_is_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is no fault: the name stays as it is written, and the folder is made below the current one."""
    monkeypatch.setenv("PRESENCECHECK_HOME", "~nobody-of-this-name/here")
    assert user_paths().history == Path.cwd() / "~nobody-of-this-name" / "here" / "data" / "history.db"


def test_where_links_lead(tmp_path: Path) -> None:
    """To the target; those that lead in a circle, and what is not there, lead to themselves."""
    (tmp_path / "link").symlink_to("target")
    assert real_path(tmp_path / "link") == tmp_path.resolve() / "target"
    (tmp_path / "circle").symlink_to("circle")
    assert real_path(tmp_path / "circle") == tmp_path.resolve() / "circle"


HOMELESS = """
import os
from platformdirs import PlatformDirs
from presencecheck.messages import files
from presencecheck.system.paths import user_paths
PlatformDirs("x").site_config_path
os.setuid(54_321)  # only now: other accounts may not be able to read this checkout
try:
    user_paths()
except Exception as error:
    print(type(error).__name__, getattr(error, "hint", ""))
"""


@pytest.mark.real
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can be another account")
def test_an_account_without_a_home() -> None:
    """As of a service or in a container: one sentence says what to set."""
    environment = {name: value for name, value in os.environ.items() if name not in ("HOME", "PRESENCECHECK_HOME")}
    done = subprocess.run(
        [sys.executable, "-c", HOMELESS], env=environment, capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "PresenceCheckError Say where: set PRESENCECHECK_HOME to a folder."


def test_what_another_start_needs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The folder in full, whatever the current one is by then; nothing where the system decides."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PRESENCECHECK_HOME", "here")
    assert environment_of_paths() == {"PRESENCECHECK_HOME": str(tmp_path / "here")}
    monkeypatch.delenv("PRESENCECHECK_HOME")
    assert environment_of_paths() == {}
