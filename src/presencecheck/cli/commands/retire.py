"""`retire`: a question left out of every walk, by an overlay of the person's own; with --undo asked again."""

from typing import TYPE_CHECKING, Annotated

from presencecheck.cli.confirm import confirm, is_anyone_there
from presencecheck.cli.options import Json, known_refs
from presencecheck.cli.output import notice, print_json, print_line, print_paragraph
from presencecheck.cli.parameters import Argument, Option
from presencecheck.core.errors import UsageError
from presencecheck.messages import help as help_messages
from presencecheck.messages import retire as retire_messages

if TYPE_CHECKING:
    from presencecheck.authoring.retire import OverlayChange


def retire(
    ref: Annotated[
        str,
        Argument(
            metavar=help_messages.METAVARS["ref"],
            help=retire_messages.OPTIONS["ref"],
            complete=known_refs,
        ),
    ],
    undo: Annotated[bool, Option("--undo", help=retire_messages.OPTIONS["undo"])] = False,
    yes: Annotated[bool, Option("--yes", help=retire_messages.OPTIONS["yes"])] = False,
    json: Json = False,
) -> None:
    """Leave a question out of every walk, by an overlay of one's own; with --undo ask it again."""
    from presencecheck.authoring import retire as retiring
    from presencecheck.cli.passed_over import open_library
    from presencecheck.reports.json.retire import retire_shape
    from presencecheck.system.paths import user_paths

    paths = user_paths()
    library = open_library(paths)
    change = retiring.bring_back(library, ref) if undo else retiring.retire(library, ref, paths.own)
    if not json:
        _show(change, undo=undo)
    if change.is_needed:
        if not (undo or _may_go(change, yes=yes, asks=not json)):
            notice(retire_messages.LEFT)
            return
        retiring.write(change, paths.bases)
    if json:
        written = change.after if change.is_needed else None
        print_json(retire=retire_shape(change.checklist, change.name, change.path, written, retired=not undo))
    elif change.is_needed and not undo:
        notice(retire_messages.UNDO.format(ref=change.ref))


def _show(change: "OverlayChange", *, undo: bool) -> None:
    """What is changed, with the lines of the overlay."""
    from difflib import ndiff

    if not change.is_needed:
        said = retire_messages.ASKED_ALREADY if undo else retire_messages.RETIRED_ALREADY
        notice(said.format(ref=change.ref))
        return
    ask = change.item.ask if change.item else change.name
    print_paragraph((retire_messages.RETURNS if undo else retire_messages.RETIRES).format(ask=ask, ref=change.ref))
    if not change.after:
        print_paragraph(retire_messages.GONE.format(path=change.path))
        return
    print_line(retire_messages.CHANGES.format(path=change.path))
    marks = {"+ ": retire_messages.ADDED, "- ": retire_messages.TAKEN}
    for line in ndiff(change.before.splitlines(), change.after.splitlines()):
        if line[:2] in marks:
            print_line(f"  {marks[line[:2]].format(line=line[2:])}".rstrip())


def _may_go(change: "OverlayChange", *, yes: bool, asks: bool) -> bool:
    """Whether the question may be left out: an essential one only after a yes."""
    item = change.item
    if item is None or item.importance != "essential":
        return True
    nobody = tuple(part.format(ref=change.ref, checklist=change.checklist) for part in retire_messages.NOBODY)
    if not yes and not (asks and is_anyone_there()):
        raise UsageError(*nobody)
    if not yes:
        notice(retire_messages.ESSENTIAL.format(why=item.why).rstrip())
    return confirm(retire_messages.ASK, yes=yes)
