"""Libraries that an installation may lack."""

from importlib import import_module
from typing import Any

from presencecheck.messages import probes as say
from presencecheck.probes.measurement import Unmeasurable

EXTRAS = {"system": "psutil", "audio": "sounddevice"}
"""The extras of this package, and the library that each brings."""


def library(extra: str) -> Any:
    """The library that `extra` brings.

    Raises:
        Unmeasurable: it is not installed, or something that it needs is not.
    """
    try:
        return import_module(EXTRAS[extra])
    except ImportError as error:
        raise Unmeasurable(say.NO_EXTRA.format(extra=extra), say.GET_EXTRA.format(extra=extra)) from error
    except OSError as error:  # sounddevice says so where the system has no PortAudio
        raise Unmeasurable(say.NO_SOUND_LIBRARY, say.GET_SOUND_LIBRARY) from error


def version(extra: str) -> str:
    """The version of the library that `extra` brings; empty where it is not installed. The library is not loaded."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed(EXTRAS[extra])
    except PackageNotFoundError:
        return ""
