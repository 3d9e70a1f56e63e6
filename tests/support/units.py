"""Units of systemd, read by the rules of its manual (systemd.syntax, systemd.service)."""

import re

_WORD = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ESCAPES = {"\\\\": "\\", '\\"': '"', "\\t": "\t"}


def exec_start(unit: str) -> list[str]:
    """The words of the unit's ExecStart line, each of which must be quoted."""
    return _words(unit, "ExecStart")


def environment(unit: str) -> dict[str, str]:
    """What the unit sets in the environment; no dollar sign is replaced there."""
    found = [word for line in _lines(unit, "Environment") for word in _WORD.findall(line)]
    return dict(_unescape(word).split("=", 1) for word in found)


def _words(unit: str, key: str) -> list[str]:
    [line] = _lines(unit, key)
    path, *words = _WORD.findall(line)
    assert re.fullmatch(r'("(?:[^"\\]|\\.)*" ?)+', line), line
    return [_unescape(path), *(_unescape(word).replace("$$", "$") for word in words)]


def _lines(unit: str, key: str) -> list[str]:
    return [line.partition("=")[2] for line in unit.split("\n") if line.startswith(f"{key}=")]


def _unescape(word: str) -> str:
    assert "%" not in word.replace("%%", "")
    return re.sub(r"\\.", lambda found: _ESCAPES[found[0]], word).replace("%%", "%")
