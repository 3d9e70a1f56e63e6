"""Libraries that an installation may not have."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from presencecheck.messages import probes as probes_messages
from presencecheck.probes.measurement import UnavailableError
from presencecheck.system.install_command import install_command

EXTRAS = {"system": "psutil", "audio": "sounddevice"}
"""What is measured with a library, and the library; that for sound is installed only where it is asked for."""


def load_library(extra: str) -> Any:
    """Import the library that `extra` needs.

    Raises:
        UnavailableError: it is not installed, or something that it needs is not.
    """
    library = EXTRAS[extra]
    try:
        return import_module(library)
    except ImportError as error:
        text = probes_messages.NO_LIBRARY.format(library=library, command=install_command(library))
        raise UnavailableError(*text) from error
    except OSError as error:  # sounddevice says so where the system has no PortAudio
        raise UnavailableError(*probes_messages.NO_SOUND_LIBRARY) from error


def is_installed(extra: str) -> bool:
    """Whether the library that `extra` needs is there, without importing it."""
    return find_spec(EXTRAS[extra]) is not None


def version(extra: str) -> str:
    """The version of the library that `extra` installs, without importing it; empty where it is not installed."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed(EXTRAS[extra])
    except PackageNotFoundError:
        return ""
