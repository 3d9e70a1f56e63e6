"""`forget`: runs, taken out for good."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from presencecheck.cli.options import Json
from presencecheck.cli.output import notice, print_json, print_paragraph
from presencecheck.core.errors import UsageError
from presencecheck.messages import keeping as say
from presencecheck.system.clock import date_words, day_of

if TYPE_CHECKING:
    from presencecheck.history.operations.forget import Done, Holding
    from presencecheck.history.operations.forget_scope import Found, Wish


def forget(
    run: Annotated[str, typer.Argument(metavar="[RUN]", help='A run\'s id or its beginning, or "last".')] = "",
    before: Annotated[str, typer.Option(metavar="DATE", help="All runs begun before this day, as 2026-01-31.")] = "",
    after: Annotated[str, typer.Option(metavar="DATE", help="All runs begun after this day, as 2026-01-31.")] = "",
    everything: Annotated[bool, typer.Option("--all", help="All runs.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Forget without asking.")] = False,
    json: Json = False,
) -> None:
    """Take runs out of the history and of our backups of it, so that nothing of them is left in any file of ours."""
    from presencecheck.cli.confirm import confirm
    from presencecheck.history.format.file_header import is_empty
    from presencecheck.history.operations import forget as forgetting
    from presencecheck.history.operations.forget_scope import find
    from presencecheck.history.store import copies
    from presencecheck.reports.json.keeping import forgotten_shape
    from presencecheck.system.paths import locate

    if (bool(run), bool(before), bool(after), everything).count(True) != 1:
        raise UsageError(say.FORGET_WHAT, say.FORGET_WHAT_HINT)
    paths = locate()
    path = paths.history
    forgetting.finish(path, paths.cache)
    if is_empty(path):
        notice(f"{say.NO_HISTORY} {say.NO_HISTORY_HINT}")
        return
    wish = _wish(path, run, before, after)
    found = find(path, wish)
    elsewhere = copies.elsewhere(path)
    held = forgetting.holding(path, wish)
    touches = bool(found.places or everything or held.readable)
    _tell_first(found, wish, held, path, touches=touches)
    if not touches:
        done = None
    elif confirm(say.FORGET_ASK, yes=yes):
        done = forgetting.forget(path, wish, paths.cache)
    else:
        notice(say.FORGET_NOTHING)
        return
    if json:
        print_json(forgotten_shape(found, done, elsewhere))
    elif done is not None:
        _tell_after(done, elsewhere)


def _wish(path: Path, run: str, before: str, after: str) -> "Wish":
    from presencecheck.history.operations.forget_scope import Wish, newest_place
    from presencecheck.history.queries.runs import named

    if run:
        return Wish(run=named(path, run).id)
    if before or after:
        try:
            return Wish(before=day_of(before)) if before else Wish(after=day_of(after))
        except ValueError as error:
            raise UsageError(say.NOT_A_DATE.format(date=before or after), say.NOT_A_DATE_HINT) from error
    return Wish(upto=newest_place(path))


def _tell_first(found: "Found", wish: "Wish", held: "Holding", path: Path, *, touches: bool) -> None:
    """What would go, on standard error: it is asked about, not reported."""
    from presencecheck.history.store import copies

    if found.began is None:
        notice(say.FORGET_NONE)
    else:
        first, last = (date_words(moment.day) for moment in found.began)
        words = {"runs": len(found.places), "s": say.plural(len(found.places)), "first": first, "last": last}
        notice((say.FORGET_ONE if first == last else say.FORGET_SEVERAL).format(**words))
    if found.open:
        notice(say.FORGET_OPEN.format(open=found.open, s=say.plural(found.open)))
    if not touches:
        return
    emptied = wish.upto is not None
    backups = copies.backups(path) if emptied else held.readable
    if backups:
        names = ", ".join(backup.name for backup in backups)
        words = {"backups": len(backups), "s": say.plural(len(backups)), "folder": copies.folder(path)}
        notice((say.FORGET_EMPTIED if emptied else say.FORGET_BACKUPS).format(names=names, **words))
    for backup in [] if emptied else held.unreadable:
        notice(say.FORGET_UNREADABLE.format(path=backup))
    if copies.put_aside(path):
        notice(say.FORGET_ASIDE)


def _tell_after(done: "Done", elsewhere: list[Path]) -> None:
    print_paragraph(say.FORGOTTEN.format(runs=done.runs, s=say.plural(done.runs)))
    if done.backups or done.deleted:
        print_paragraph(say.FORGOTTEN_BACKUPS.format(cleaned=done.backups, deleted=done.deleted))
    if not done.shrunk:
        print_paragraph(say.NOT_SHRUNK)
    print_paragraph(say.OUT_OF_REACH)
    if elsewhere:
        print_paragraph(say.ELSEWHERE)
        for copy in elsewhere:
            print_paragraph(str(copy), 2)
