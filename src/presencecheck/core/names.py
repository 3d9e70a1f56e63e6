"""Names of checklists and items. Pure."""

ID_PATTERN = "[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?"
"""Small letters, digits and hyphens, 64 at most, so that look-alikes of other scripts cannot occur."""

SUFFIXES = (".yaml", ".yml", ".presencecheck.yaml")
"""How names of list files end. Where two files are the same list, the one whose ending comes first is used.

By the last one an editor, or a catalogue of schemas, knows a list wherever it stands.
"""

COMMAND_GROUPS = {
    "before": (
        *("run", "open", "list", "show", "card", "devices", "probe", "appointment", "remind", "setup", "shortcut"),
        "help",
    ),
    "back": ("history", "stats", "report"),
    "own": ("config", "new", "add", "edit", "retire", "diff", "check", "pack"),
    "keep": ("backup", "restore", "merge", "forget", "verify", "doctor", "where"),
    "scripts": ("export", "schema", "manual"),
}
"""The commands by what a person wants to do, in the order of the help."""

COMMANDS = tuple(command for commands in COMMAND_GROUPS.values() for command in commands)
"""They stand here, since none of them alone can name a checklist."""

PLANNED_COMMANDS = ("share", "start", "version")
"""Words that no checklist can be walked by alone, so that they can become commands later."""

RESERVED_WORDS = frozenset((*COMMANDS, *PLANNED_COMMANDS))
"""Words that as the first of a command line never mean a checklist; `run WORD` always does."""

NAME_SIGN = "{{"
"""What a name of the practice begins with in a text; `core.practice_names` has them."""

_LETTERS, _MOST_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-"), 64
"""What `ID_PATTERN` says, which is compiled where it is needed."""
_WINDOWS_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}


def is_id(text: str) -> bool:
    """Whether `text` can be an id, which is a safe file name on every system."""
    is_short = 0 < len(text) <= _MOST_LETTERS and "-" not in (text[0], text[-1])
    return is_short and _LETTERS.issuperset(text) and not is_windows_device(text)


def is_path(text: str) -> bool:
    """Whether `text` means a file: names of checklists have no slash, and no ending."""
    return "/" in text or "\\" in text or text.endswith((".yaml", ".yml"))


def list_stem(file_name: str) -> str:
    """The name of a list's file without its ending, which is its id if it can be one."""
    for suffix in reversed(SUFFIXES):
        if file_name.endswith(suffix):
            return file_name.removesuffix(suffix)
    return file_name


def split_name(name: str) -> tuple[str, str]:
    """The layer and the id of a name such as `shipped:environment`; the layer is empty if there is none."""
    layer, colon, rest = name.partition(":")
    return (layer, rest) if colon else ("", layer)


def is_name(text: str) -> bool:
    """Whether `text` can name a checklist: an id, or LAYER:ID."""
    layer, name = split_name(text)
    return is_id(name) and (is_id(layer) or ":" not in text)


def is_windows_device(text: str) -> bool:
    """Whether Windows takes a file of this name for a device, which it does by the part before the first dot."""
    return text.partition(".")[0].casefold() in _WINDOWS_DEVICES


def checksum(text: str) -> int:
    """A number of 32 bits for a text, where that stands for it in a file or in its name.

    FNV-1a, since a start would wait for a module that has a better one.
    """
    found = 0x811C9DC5
    for byte in text.encode("utf-8", "surrogateescape"):
        found = (found ^ byte) * 0x01000193 & 0xFFFFFFFF
    return found
