"""Options that several commands share."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any

from presencecheck.cli.parameters import Argument, Option
from presencecheck.cli.plain import ask_for_plain
from presencecheck.messages import help as help_messages

LAST_RUN = "last"
"""Names the newest run."""
_COMPLETED_RUNS = 20
"""Runs whose ids a shell offers."""


Json = Annotated[bool, Option("--json", help=help_messages.OPTIONS["json"])]
Plain = Annotated[bool, Option("--plain", help=help_messages.OPTIONS["plain"], callback=ask_for_plain)]
"""Taken note of by its callback, for all that is printed."""

Output = Annotated[
    Path | None,
    Option("--output", "-o", metavar=help_messages.METAVARS["file"], help=help_messages.OPTIONS["output"]),
]
NoOpen = Annotated[bool, Option("--no-open", help=help_messages.OPTIONS["no_open"])]
Ask = Annotated[bool, Option("--ask", help=help_messages.OPTIONS["ask"])]
Copy = Annotated[Path, Argument(metavar=help_messages.METAVARS["file"], help=help_messages.OPTIONS["copy"])]
Yes = Annotated[bool, Option("--yes", help=help_messages.OPTIONS["yes"])]


def known_names(incomplete: str) -> list[str]:
    """Complete a name; reads the names of files only."""
    from presencecheck.library.library import Library
    from presencecheck.system.paths import user_paths

    return [entry.name for entry in Library.of(user_paths()).entries() if entry.name.startswith(incomplete)]


def known_runs(incomplete: str) -> list[str]:
    """Complete a run: "last", or the id of one of the newest; nothing of a history that cannot be read."""
    from presencecheck.core.errors import PresenceCheckError
    from presencecheck.history.queries.runs import summaries
    from presencecheck.history.queries.selection import EVERY
    from presencecheck.system.paths import user_paths

    found = [LAST_RUN]
    with suppress(PresenceCheckError):
        found += [summary.id for summary, _ in summaries(user_paths().history, _COMPLETED_RUNS, EVERY)]
    return [name for name in found if name.startswith(incomplete)]


def known_refs(chosen: Mapping[str, Any], incomplete: str) -> list[str]:
    """Complete LIST/ITEM: the questions of the lists that begin so; with --undo, those that are left out."""
    from presencecheck.core.checklist import Checklist
    from presencecheck.core.errors import PresenceCheckError
    from presencecheck.library.library import Library
    from presencecheck.system.paths import user_paths

    library = Library.of(user_paths())
    wanted, found = incomplete.partition("/")[0], []
    for entry in library.entries():
        if not (entry.name == wanted if "/" in incomplete else entry.name.startswith(wanted)):
            continue
        with suppress(PresenceCheckError):
            loaded = library.load(entry)
            removed = loaded.applied.overlay.remove if loaded.applied and entry.layer == "own" else ()
            items = loaded.content.items if isinstance(loaded.content, Checklist) else ()
            ids = removed if chosen.get("undo") else [item.id for item in items]
            found += [f"{entry.name}/{name}" for name in ids]
    return [ref for ref in found if ref.startswith(incomplete)]


Name = Annotated[
    str,
    Argument(
        metavar=help_messages.METAVARS["name"],
        help=help_messages.OPTIONS["name"],
        complete=known_names,
    ),
]
