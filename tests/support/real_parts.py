"""Real parts that a machine may lack: a browser, a sound server, a program of npm's.

A test that needs one is skipped by name where it is absent. Where PRESENCECHECK_PARTS is `all`, as in .ci/run, it
fails instead: a check that did not run must never look like one that passed.
"""

import os
import shutil
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest


def program(*names: str) -> str:
    """The path of the first of these programs that is installed."""
    found = next((path for name in names if (path := shutil.which(name))), None)
    return found or _absent(" or ".join(names))


def npm_package(name: str) -> Path:
    """The folder of a package that npm installed under the folder PRESENCECHECK_NPM."""
    folder = Path(os.environ.get("PRESENCECHECK_NPM", "."), "node_modules", name)
    return folder if folder.is_dir() else Path(_absent(f"{name} (npm, in PRESENCECHECK_NPM)"))


def library(name: str) -> Any:
    """A module of Python's that an extra brings, with what it needs of the system."""
    try:
        return import_module(name)
    except (ImportError, OSError):
        return _absent(f"{name} (Python)")


def file(folder: str, pattern: str) -> Path:
    """The first file below the folder whose path matches."""
    return next(Path(folder).glob(pattern), None) or Path(_absent(pattern))


def _absent(name: str) -> str:
    reason = f"this machine has no {name}"
    if os.environ.get("PRESENCECHECK_PARTS") == "all":
        pytest.fail(reason)
    pytest.skip(reason)
