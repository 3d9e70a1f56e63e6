"""Has Typer look at the signature of each command once in each process of the tests, not for each command line.

What it makes of one is the same each time; the long form does without.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from typer import main, utils


def inspected_once(patch: pytest.MonkeyPatch) -> None:
    """Have this session of tests remember what the signatures came to."""
    look: Callable[[Callable[..., Any]], dict[str, Any]] = cache(utils.get_params_from_function)
    patch.setattr(main, "get_params_from_function", lambda function: dict(look(function)))
