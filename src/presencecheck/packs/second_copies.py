"""Second copies of lists, which sync services make where two computers change a file: known by name and content. Pure.

Dropbox, Nextcloud, Syncthing, iCloud and Google Drive write signs into the name that no id has: a blank, a dot, a
bracket. OneDrive puts the computer's name behind a hyphen, which an id can have too; there the file itself decides,
which still says the id of the list that it is a copy of.
"""

import re
from collections.abc import Collection

_ID_LINE = re.compile(rb"""^id[ \t]*:[ \t]*["']?([a-z0-9-]+)["']?[ \t]*(?:#.*)?\r?$""", re.MULTILINE)


def list_named_in(stem: str, names: Collection[str]) -> str:
    """The longest of the names that the stem begins with, where its next sign is none that goes on with a word."""
    begun = [
        name for name in names if stem[: len(name)].casefold() == name and not stem[len(name) : len(name) + 1].isalnum()
    ]
    return max(begun, key=len, default="")


def id_in(content: bytes) -> str:
    """The id that a list says of itself; empty where it says none."""
    found = _ID_LINE.search(content)
    return found[1].decode() if found else ""
