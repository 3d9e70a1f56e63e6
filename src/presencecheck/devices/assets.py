"""The files of the page, with its words filled in."""

import json
import re
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import NamedTuple

from presencecheck.devices.limits import Limits
from presencecheck.devices.verdict import number_names, states
from presencecheck.messages import devices as devices_messages

_FOLDER = Path(__file__).resolve().parent / "page"
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".json": "application/json",
}
_WORD = re.compile(r"\{\{([a-z.]+)\}\}")


class Asset(NamedTuple):
    """A file as it is sent to the tab."""

    media_type: str
    content: bytes


def assets(limits: Limits) -> Mapping[str, Asset]:
    """Every file that can be requested, by its name; the name of the page itself is empty."""
    files = {path.name: Asset(_TYPES[path.suffix], path.read_bytes()) for path in _FOLDER.iterdir()}
    page = files.pop("page.html")
    page = Asset(page.media_type, _WORD.sub(_word, page.content.decode("utf-8")).encode())
    return {**files, "": page, "words.json": Asset(_TYPES[".json"], json.dumps(_words(limits)).encode())}


def _words(limits: Limits) -> dict[str, object]:
    said: dict[str, dict[str, object]] = {part: {} for part in devices_messages.NAMES}
    for part, state, finding in states():
        words = devices_messages.SAID[f"{part}.{state}"]._asdict()
        said[part][state] = {"finding": finding, "numbers": number_names(part, state), **words}
    return {
        "page": dict(devices_messages.PAGE),
        "names": dict(devices_messages.NAMES),
        "states": said,
        "limits": dict(vars(limits)),
    }


def _word(found: re.Match[str]) -> str:
    key = found[1]
    if key == "language":
        return devices_messages.LANGUAGE
    part, _, rest = key.partition(".")
    if part == "error":
        return escape(devices_messages.SAID["page.error"]._asdict()[rest])
    return escape(devices_messages.NAMES[rest] if part == "name" else devices_messages.PAGE[key])
