"""`forget`: runs, taken out for good."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from presencecheck.cli.date_range import day
from presencecheck.cli.options import Json, known_runs
from presencecheck.cli.output import notice, print_json, print_line, print_paragraph
from presencecheck.cli.parameters import Argument, Option
from presencecheck.core.errors import UsageError
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.messages import forget as forget_messages
from presencecheck.messages import help as help_messages
from presencecheck.messages import history as history_messages
from presencecheck.system.clock import date_words

if TYPE_CHECKING:
    from presencecheck.history.operations.forget import AffectedBackups, ForgetResult
    from presencecheck.history.operations.forget_scope import ForgetScope, Found


def forget(
    run: Annotated[
        str,
        Argument(
            metavar=help_messages.METAVARS["optional_run"],
            help=forget_messages.OPTIONS["run"],
            complete=known_runs,
        ),
    ] = "",
    before: Annotated[str, Option(metavar=help_messages.METAVARS["date"], help=forget_messages.OPTIONS["before"])] = "",
    after: Annotated[str, Option(metavar=help_messages.METAVARS["date"], help=forget_messages.OPTIONS["after"])] = "",
    everything: Annotated[bool, Option("--all", help=forget_messages.OPTIONS["everything"])] = False,
    yes: Annotated[bool, Option("--yes", help=forget_messages.OPTIONS["yes"])] = False,
    json: Json = False,
) -> None:
    """Take runs out of the history and of our backups of it, so that nothing of them is left in any file of ours."""
    from presencecheck.cli.confirm import confirm
    from presencecheck.history.operations import forget as forgetting
    from presencecheck.history.operations.forget_scope import find
    from presencecheck.history.store import copies
    from presencecheck.history.store.lost import is_new
    from presencecheck.library.cache import entries_folder
    from presencecheck.reports.json.forget import forgotten_shape
    from presencecheck.system.paths import user_paths

    if (bool(run), bool(before), bool(after), everything).count(True) != 1:
        raise UsageError(*forget_messages.FORGET_WHAT)
    paths = user_paths()
    path = paths.history
    forgetting.finish(path, entries_folder(paths.cache))
    if is_new(path):
        notice(f"{history_messages.NO_HISTORY} {history_messages.NO_HISTORY_HINT}")
        return
    wish = _wish(path, run, before, after)
    found = find(path, wish)
    elsewhere = copies.elsewhere(path)
    held = forgetting.affected_backups(path, wish)
    touches = bool(found.places or everything or held.readable)
    _tell_first(found, wish, held, path, touches=touches)
    if not touches:
        done = None
    elif confirm(forget_messages.FORGET_ASK, yes=yes):
        done = forgetting.forget(path, wish, entries_folder(paths.cache))
    else:
        notice(forget_messages.FORGET_NOTHING)
        return
    if json:
        print_json(**forgotten_shape(found, done, elsewhere))
    elif done is not None:
        _tell_after(done, elsewhere)


def _wish(path: Path, run: str, before: str, after: str) -> "ForgetScope":
    from presencecheck.history.operations.forget_scope import ForgetScope, newest_place
    from presencecheck.history.queries.runs import find_summary

    if run:
        return ForgetScope(run=find_summary(path, run).id)
    if before or after:
        return ForgetScope(before=day(before, "--before")) if before else ForgetScope(after=day(after, "--after"))
    return ForgetScope(upto=newest_place(path))


def _tell_first(found: "Found", wish: "ForgetScope", held: "AffectedBackups", path: Path, *, touches: bool) -> None:
    """What would go, on standard error: it is asked about, not reported."""
    from presencecheck.history.store import copies
    from presencecheck.history.store.strays import is_history, strays

    if found.began is None:
        notice(forget_messages.FORGET_NONE)
    else:
        first, last = (date_words(moment.day) for moment in found.began)
        forms = forget_messages.FORGET_ONE if first == last else forget_messages.FORGET_SEVERAL
        notice(forms.of(len(found.places), first=first, last=last))
    if found.open:
        notice(forget_messages.FORGET_OPEN.of(found.open))
    if not touches:
        return
    emptied = wish.upto is not None
    backups = copies.backups(path) if emptied else held.readable
    if backups:
        names = enumeration_messages.join_with_commas(backup.name for backup in backups)
        forms = forget_messages.FORGET_EMPTIED if emptied else forget_messages.FORGET_BACKUPS
        notice(forms.of(len(backups), folder=copies.folder(path), names=names))
    for backup in [] if emptied else held.unreadable:
        notice(forget_messages.FORGET_UNREADABLE.format(path=backup))
    beside = [file for file in strays(path) if is_history(file)]
    if beside:
        notice(
            forget_messages.COPIES_BESIDE.of(len(beside), paths=enumeration_messages.join_with_commas(map(str, beside)))
        )
    if copies.put_aside(path):
        notice(forget_messages.FORGET_ASIDE)


def _tell_after(done: "ForgetResult", elsewhere: list[Path]) -> None:
    print_paragraph((forget_messages.FORGOTTEN_PARTLY if done.unsearched else forget_messages.FORGOTTEN).of(done.runs))
    if done.backups or done.deleted:
        print_paragraph(forget_messages.FORGOTTEN_BACKUPS.format(cleaned=done.backups, deleted=done.deleted))
    if not done.shrunk:
        print_paragraph(forget_messages.NOT_SHRUNK)
    for heading, files in ((forget_messages.LEFT_BESIDE, done.beside), (forget_messages.UNSEARCHED, done.unsearched)):
        if files:
            print_paragraph(heading)
        for file in files:
            print_line(f"  {file}")
    print_paragraph(forget_messages.OUT_OF_REACH)
    if elsewhere:
        print_paragraph(forget_messages.ELSEWHERE)
        for copy in elsewhere:
            print_paragraph(str(copy), 2)
