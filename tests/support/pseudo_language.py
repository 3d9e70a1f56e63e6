"""A language that nobody speaks: every message accented and longer, so that a sentence from elsewhere shows at once."""

import importlib
import os
import pkgutil
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import presencecheck.messages

_ACCENTED = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "áƀćďéƒǧħíĵķłḿńóṕʠŕśťúṽŵẋýźÁƁĆĎÉƑǦĦÍĴĶŁḾŃÓṔɊŔŚŤÚṼŴẊÝŹ",
)
_HOLE = re.compile(r"(\{\{|\}\}|\{[^{}]*\})")
PLAIN = re.compile(r"(?<![\w./@{-])[A-Za-z][a-z]{2,}(?![\w@/]|\.\w)")
"""A word of plain letters that is no part of a path, an option or an address."""


def pseudo(text: str) -> str:
    """The text as the language has it: its holes kept, a good 40 % longer, each letter accented."""
    parts = _HOLE.split(text)
    said = "".join(part if _HOLE.fullmatch(part) else part.translate(_ACCENTED) for part in parts)
    letters = sum(map(str.isalpha, said))
    return said + "ø" * round(letters * 0.4) if letters > 1 else said


def spoken(value: Any) -> Any:
    """A message in the language, whatever it is made of."""
    if isinstance(value, str):
        return pseudo(value)
    if isinstance(value, dict):
        return {key: spoken(each) for key, each in value.items()}
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value)(*map(spoken, value))
    if isinstance(value, (list, tuple)):
        return type(value)(map(spoken, value))
    return value


def modules() -> list[ModuleType]:
    """Every module of messages."""
    package = presencecheck.messages
    return [
        importlib.import_module(f"{package.__name__}.{found.name}") for found in pkgutil.iter_modules(package.__path__)
    ]


def catalogue() -> list[tuple[ModuleType, str, Any]]:
    """Every message: the module, its name there, and what it is in the language."""
    return [
        (module, name, spoken(value))
        for module in modules()
        for name, value in vars(module).items()
        if name.isupper() and not callable(value)
    ]


def speak() -> None:
    """Let this process speak the language from now on."""
    for module, name, value in catalogue():
        setattr(module, name, value)


def plain_words(text: str) -> list[str]:
    """The words of a text that are not of the language."""
    return PLAIN.findall(text)


ROOT = Path(__file__).parents[2]
_SPEAKING = "from tests.support.pseudo_language import speak\nspeak()\n"


def environment(folder: Path) -> dict[str, str]:
    """Changes to the environment that let every Python which is started there speak the language.

    Args:
        folder: an empty folder for what Python loads as it starts.
    """
    (folder / "sitecustomize.py").write_text(_SPEAKING, encoding="utf-8")
    return {"PYTHONPATH": os.pathsep.join([str(folder), str(ROOT)])}
