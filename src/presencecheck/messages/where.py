"""What `where` calls the places."""

NAMES = {
    "config": "config",
    "own": "own",
    "packs": "packs",
    "bases": "bases",
    "history": "history",
    "cache": "cache",
    "shipped": "shipped",
}
"""By the name in JSON."""
PLACE = "{name}: {path}"
