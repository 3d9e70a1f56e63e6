"""Whether this very installation has a library, and the command line that brings it in."""

import os
import shlex
import sys
from importlib.util import find_spec


def are_installed(*modules: str) -> bool:
    """Whether this Python has these modules; none of them is imported."""
    return all(find_spec(name) is not None for name in modules)


def install_command(*libraries: str) -> str:
    """The command line that installs libraries for the Python that runs this program."""
    words = [sys.executable, "-m", "pip", "install", *libraries]
    if find_spec("pip") is None:  # as in environments that uv made
        words = ["uv", "pip", "install", "--python", sys.executable, *libraries]
    return " ".join(f'"{word}"' if " " in word else word for word in words) if os.name == "nt" else shlex.join(words)
