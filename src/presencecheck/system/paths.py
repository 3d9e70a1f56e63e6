"""Where files are kept: the only user of platformdirs and of PRESENCECHECK_HOME."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.frozen import Frozen, replace

_OWN = "checklists"
_MOST_SETTINGS = 64 * 1024
"""Bytes; larger settings are read by nobody."""


class Paths(Frozen):
    """The folders and files of one person on one computer."""

    config: Path
    """The person's settings, a TOML file."""
    own: Path
    """The folder of the person's own checklists."""
    packs: Path
    """The folder of checklists that others shared."""
    bases: Path
    """The folder of snapshots of checklists that overlays were written for."""
    history: Path
    """The history, one SQLite file."""
    cache: Path
    """The folder of files that can be deleted at any time."""

    @property
    def usual_own(self) -> Path:
        """The folder of own checklists where the settings name none."""
        return self.config.parent / _OWN

    @property
    def packs_lock(self) -> Path:
        """The file that says which packs are installed."""
        return self.packs / "packs.json"

    @property
    def start_times(self) -> Path:
        """The file of start times that were read from the calendar."""
        return self.cache / "start-times.json"

    def __iter__(self) -> Iterator[tuple[str, Path]]:
        return iter(vars(self).items())


def real_path(path: Path) -> Path:
    """Where a path leads; of links that lead in a circle, the path itself, of which the system then says so."""
    return Path(os.path.realpath(path))  # of a circle, Path.resolve raises what nobody expects


def user_paths() -> Paths:
    """The paths in use: below PRESENCECHECK_HOME if that is set, otherwise the folders that the system provides.

    The folder of own lists is the one that the settings name, if they name one.

    Raises:
        PresenceCheckError: the system provides none: this account has no home.
    """
    paths = usual_paths()
    own = _own_folder(paths.config)
    return paths if own is None else replace(paths, own=own)


def usual_paths() -> Paths:
    """The same, whatever the settings say.

    Raises:
        PresenceCheckError: as `user_paths`.
    """
    home = os.environ.get("PRESENCECHECK_HOME")
    if home:
        # A person who is not known here stays as written: Path.expanduser would call that a fault.
        base = Path(os.path.expanduser(home)).absolute()  # noqa: PTH111
        return _under(base / "config", base / "data", base / "cache")
    if found := _linux_folders():
        return _under(*found)
    from platformdirs import PlatformDirs

    # roaming=False: a roaming profile would be copied while the history is written.
    folders = PlatformDirs("presencecheck", appauthor=False, roaming=False)
    try:
        return _under(folders.user_config_path, folders.user_data_path, folders.user_cache_path)
    except RuntimeError as error:  # platformdirs' own, as of Path.expanduser
        from presencecheck.messages import files as files_messages

        raise PresenceCheckError(*files_messages.NO_HOME) from error


def _linux_folders() -> list[Path] | None:
    """The folders of settings, data and caches on Linux; None on other systems, and where the account has to be asked.

    The same as platformdirs has them, which imports twenty modules for that, before each first question.
    """
    home, system = os.environ.get("HOME", ""), str(sys.platform)
    if not (system.startswith("linux") and Path(home).is_absolute()) or "ANDROID_DATA" in os.environ:
        return None
    usual = {"XDG_CONFIG_HOME": ".config", "XDG_DATA_HOME": ".local/share", "XDG_CACHE_HOME": ".cache"}
    return [folder_of(variable, Path(home, folder)) / "presencecheck" for variable, folder in usual.items()]


def visible_folder() -> Path | None:
    """A folder for own lists where a person finds it, in their documents; None where all is kept in a place of choice.

    It need not exist.
    """
    if os.environ.get("PRESENCECHECK_HOME"):
        return None
    from platformdirs import PlatformDirs

    from presencecheck.messages import own_folder as own_folder_messages

    try:
        documents = PlatformDirs("presencecheck", appauthor=False).user_documents_path
        place = documents if documents.is_dir() else Path.home()
    except RuntimeError:  # an account without a home
        return None
    return place / own_folder_messages.FOLDER_NAME


def is_folder_name(value: str) -> bool:
    """Whether the setting of the folder of own lists can be this: a whole path, or nothing."""
    # A person who is not known here stays as written: Path.expanduser would call that a fault.
    return not value or (os.path.isabs(os.path.expanduser(value)) and "\0" not in value)  # noqa: PTH111, PTH117


def _own_folder(config: Path) -> Path | None:
    """The folder that the settings name for own lists; None where they name none that can be one.

    What is wrong with the settings is said by those who load them all.
    """
    try:
        if not config.is_file():
            return None
        with config.open("rb") as file:
            content = file.read(_MOST_SETTINGS)
    except OSError:
        return None
    if b"own" not in content:  # most people set nothing: no parser for them
        return None
    import tomllib

    try:
        value = tomllib.loads(content.decode()).get("own")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError):
        return None
    if not isinstance(value, str) or not value or not is_folder_name(value):
        return None
    return Path(os.path.expanduser(value))  # noqa: PTH111


def folder_of(variable: str, usual: Path) -> Path:
    """The folder that a variable of the environment names; `usual` without one, or where it is relative."""
    value = os.environ.get(variable, "")
    return Path(value) if os.path.isabs(value) else usual  # noqa: PTH117 (a word that may be no path at all)


def environment_of_paths() -> dict[str, str]:
    """What must be set for another start of the program to find the same folders."""
    home = os.environ.get("PRESENCECHECK_HOME")
    return {"PRESENCECHECK_HOME": os.path.abspath(os.path.expanduser(home))} if home else {}  # noqa: PTH100, PTH111


def session_bus() -> str:
    """The address at which the programs of this desktop's session meet, as D-Bus writes it; empty where there is none.

    What a timer starts may be told of it by its folder alone.
    """
    folder = os.environ.get("XDG_RUNTIME_DIR")
    return os.environ.get("DBUS_SESSION_BUS_ADDRESS") or (f"unix:path={folder}/bus" if folder else "")


def _under(config: Path, data: Path, cache: Path) -> Paths:
    return Paths(config / "config.toml", config / _OWN, data / "packs", data / "bases", data / "history.db", cache)


def policy_file() -> Path:
    """The settings file for every account of this computer; PRESENCECHECK_HOME does not move it."""
    system: str = sys.platform
    if system.startswith("linux"):  # the same as below; each start looks whether there is one
        folders = filter(os.path.isabs, os.environ.get("XDG_CONFIG_DIRS", "").split(os.pathsep))
        return Path(next(folders, "/etc/xdg"), "presencecheck", "config.toml")
    from platformdirs import PlatformDirs

    return PlatformDirs("presencecheck", appauthor=False).site_config_path / "config.toml"


def shipped() -> Path:
    """The folder of the checklists that come with the program, installed or in a checkout.

    Raises:
        PresenceCheckError: the installation is broken.
    """
    here = Path(__file__).resolve().parents[1]
    installed = here / "checklists"
    if installed.is_dir():
        return installed
    checkout = here.parents[1]
    # An installed copy must not look into an unrelated folder two levels up.
    if here.parent.name == "src" and (checkout / "pyproject.toml").exists():
        return checkout / "checklists"
    from presencecheck.messages import files as files_messages

    raise PresenceCheckError(*files_messages.CHECKLISTS_MISSING.format(folder=here))


def path_in_workspace(path: str) -> str:
    """The path as seen from the workspace, as annotations of a change need it; unchanged where it is not inside.

    GITHUB_WORKSPACE names the workspace; without it, it is the current folder.
    """
    workspace = os.environ.get("GITHUB_WORKSPACE", "") or os.getcwd()  # noqa: PTH109 - as other places are compared
    inside = os.path.abspath(path)  # noqa: PTH100 - a link stays itself
    if path == "-" or not Path(inside).is_relative_to(workspace):
        return path
    return os.path.relpath(inside, workspace)
