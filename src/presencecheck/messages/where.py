"""What `where` calls the places."""

from presencecheck.messages.plural import Plural

NAMES = {
    "config": "Your settings",
    "own": "Your lists",
    "packs": "Packs",
    "bases": "Earlier states of lists",
    "history": "Your history",
    "cache": "Cache",
    "shipped": "The program's lists",
}
"""By the name in JSON."""
HOLDS = {
    "config": "how you work, and what is kept",
    "own": "those that you wrote, and what you changed in others",
    "packs": "lists that others share",
    "bases": "as they were when you changed them, so that diff can tell what is new",
    "history": "every run with its answers; its backups stand beside it",
    "cache": "copies that make the start faster; it can be deleted at any time",
    "shipped": "what came with the program; an update replaces it",
}
"""What is in each."""
MISSING = "not there yet"
EMPTY = "empty"
FILES = Plural(one="1 file", other="{count} files")
SIZE = "{kilobytes} kB"
PLACE = "{name}: {holds} ({state})"
