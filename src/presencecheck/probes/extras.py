"""Libraries that an installation may not have."""

from importlib import import_module
from typing import Any

from presencecheck.messages import probes as probes_messages
from presencecheck.probes.measurement import UnmeasurableError

EXTRAS = {"system": "psutil", "audio": "sounddevice"}
"""The extras of this package, and the library that each installs."""


def load_library(extra: str) -> Any:
    """Import the library that `extra` installs.

    Raises:
        UnmeasurableError: it is not installed, or something that it needs is not.
    """
    try:
        return import_module(EXTRAS[extra])
    except ImportError as error:
        raise UnmeasurableError(*probes_messages.NO_EXTRA.format(extra=extra)) from error
    except OSError as error:  # sounddevice says so where the system has no PortAudio
        raise UnmeasurableError(*probes_messages.NO_SOUND_LIBRARY) from error


def version(extra: str) -> str:
    """The version of the library that `extra` installs, without importing it; empty where it is not installed."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed(EXTRAS[extra])
    except PackageNotFoundError:
        return ""
