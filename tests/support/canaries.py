"""Words that must not get about, and where they are looked for."""

from collections.abc import Iterable
from pathlib import Path

CANARY = "wkljvtmf"
"""A word of keys that mean nothing at any prompt, so that it can be typed anywhere."""


def heard(folder: Path, *words: str) -> list[Path]:
    """The files below a folder that hold one of these words, in whatever way of writing; also as their own name."""
    wanted = [word.encode(code) for word in words for code in ("utf-8", "utf-16-le", "utf-16-be")]
    return [
        file
        for file in folder.rglob("*")
        if any(word in file.name for word in words) or (file.is_file() and told(file.read_bytes(), wanted))
    ]


def told(content: bytes, words: Iterable[bytes]) -> bool:
    """Whether one of these words stands in the bytes."""
    return any(word in content for word in words)
