"""The style sheets of the pages, each in a file beside this one."""

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).resolve().parent


@cache
def stylesheet(name: str) -> str:
    """Read the style sheet `name`, once.

    Args:
        name: `page`, which all pages share, or that of a kind of page, which follows on it and uses its variables.
    """
    return (_FOLDER / f"{name}.css").read_text(encoding="utf-8")
