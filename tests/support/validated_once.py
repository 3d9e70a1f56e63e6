"""Validates what comes with the program once in each process of the tests, not once for the new home of each test.

All else is as it is: the same file is written to the same place. The long form does without.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from presencecheck.authoring import create
from presencecheck.core.errors import PresenceCheckError
from presencecheck.library import cache
from presencecheck.library.own_folder import SCHEMA_FILE
from presencecheck.messages import schema as schema_messages
from presencecheck.system.files import write_private
from presencecheck.system.paths import shipped


def validated_once(patch: pytest.MonkeyPatch) -> None:
    """Have this session of tests remember what shipped lists and the schema for editors came to."""
    patch.setattr(cache, "get_or_validate", _remembering_lists(cache.get_or_validate))
    patch.setattr(create, "write_schema", _remembering_schema(create.write_schema))


_Validate = Callable[[Path, Path, bytes, str], tuple["cache.Validated", str]]


def _remembering_lists(validate: _Validate) -> _Validate:
    known: dict[tuple[Path, bytes, str], tuple[tuple[cache.Validated, str], bytes]] = {}
    ours = shipped()

    def remembering(folder: Path, path: Path, source: bytes, expected_id: str) -> tuple["cache.Validated", str]:
        """As the program does where there is an entry, or the file is none of ours."""
        place, key = cache._entry_path(folder, path), (path, source, expected_id)
        if path.parent != ours or os.path.exists(place):  # noqa: PTH110 - one that cannot be looked at is none
            return validate(folder, path, source, expected_id)
        if key not in known:
            found = validate(folder, path, source, expected_id)
            if os.path.isfile(place):  # noqa: PTH113
                known[key] = found, place.read_bytes()
            return found
        found, entry = known[key]
        with suppress(PresenceCheckError):
            write_private(place, entry, durable=False)
        return found

    return remembering


def _remembering_schema(write: Callable[[Path], None]) -> Callable[[Path], None]:
    known: dict[str, bytes] = {}

    def remembering(folder: Path) -> None:
        """As the program does where there is something, or the words are those of another language."""
        place, key = folder / SCHEMA_FILE, schema_messages.TITLE
        if key in known and not os.path.exists(place):  # noqa: PTH110
            with suppress(PresenceCheckError):
                write_private(place, known[key], durable=False)
            return
        is_new = not os.path.exists(place)  # noqa: PTH110
        write(folder)
        if is_new and os.path.isfile(place):  # noqa: PTH113
            known[key] = place.read_bytes()

    return remembering
