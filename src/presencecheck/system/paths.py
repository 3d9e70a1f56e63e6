"""Where everything is kept. The only user of platformdirs and of PRESENCECHECK_HOME."""

import os
from collections.abc import Iterator
from pathlib import Path

from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.frozen import Frozen, frozen


@frozen
class Paths(Frozen):
    """The folders and files of one person on one computer."""

    config: Path
    """The person's settings, a TOML file."""
    own: Path
    """The folder of the person's own checklists."""
    packs: Path
    """The folder of checklists that others shared."""
    bases: Path
    """The folder of checklists as they were when an overlay was written over them."""
    history: Path
    """The history, one SQLite file."""
    cache: Path
    """What can be deleted at any time."""

    def __iter__(self) -> Iterator[tuple[str, Path]]:
        return iter(vars(self).items())


def locate() -> Paths:
    """The paths in force: all under PRESENCECHECK_HOME where that is set, else where the system keeps such things."""
    home = os.environ.get("PRESENCECHECK_HOME")
    if home:
        base = Path(home).expanduser().absolute()
        return _under(base / "config", base / "data", base / "cache")
    from platformdirs import PlatformDirs

    # roaming=False: a history in a roaming profile would be copied while it is written.
    folders = PlatformDirs("presencecheck", appauthor=False, roaming=False)
    return _under(folders.user_config_path, folders.user_data_path, folders.user_cache_path)


def _under(config: Path, data: Path, cache: Path) -> Paths:
    return Paths(
        config / "config.toml", config / "checklists", data / "packs", data / "bases", data / "history.db", cache
    )


def policy() -> Path:
    """The settings that bind everyone on this computer; PRESENCECHECK_HOME does not move them."""
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
    # The guard matters: an installed copy must not look into whatever lies two folders up.
    if here.parent.name == "src" and (checkout / "pyproject.toml").exists():
        return checkout / "checklists"
    raise PresenceCheckError(f"The shipped checklists are missing beside {here}.", "Install presencecheck again.")
