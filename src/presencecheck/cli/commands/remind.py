"""`remind`: a quiet notification before an appointment, from a timer of the system's own."""

from typing import TYPE_CHECKING, Annotated

from presencecheck.calendar.due_reminder import MOST_BEFORE_MINUTES
from presencecheck.cli.output import notice, print_line, print_text
from presencecheck.cli.parameters import Option
from presencecheck.core.errors import UsageError
from presencecheck.messages import help as help_messages
from presencecheck.messages import remind as remind_messages

if TYPE_CHECKING:
    from presencecheck.starters.reminder import Reminder

_OPTIONS = remind_messages.OPTIONS
Minutes = help_messages.METAVARS["minutes"]


def remind(
    before: Annotated[int, Option(min=1, max=MOST_BEFORE_MINUTES, metavar=Minutes, help=_OPTIONS["before"])] = 5,
    after_run: Annotated[int, Option(min=0, max=120, metavar=Minutes, help=_OPTIONS["after_run"])] = 20,
    install: Annotated[bool, Option("--install", help=_OPTIONS["install"])] = False,
    remove: Annotated[bool, Option("--remove", help=_OPTIONS["remove"])] = False,
    print_: Annotated[bool, Option("--print", help=_OPTIONS["print"])] = False,
) -> None:
    """Look once whether an appointment is near and remind you of it; --install has your computer do that."""
    if sum((install, remove, print_)) > 1:
        raise UsageError(*remind_messages.ONE_ONLY)
    if not (install or remove or print_):
        from presencecheck.cli.show_reminder import Limits, show_reminder

        show_reminder(Limits(before, after_run))
        return
    found = _reminder(before, after_run)
    if print_:
        _print(found)
    elif install:
        _install(found)
    else:
        _remove(found)


def _reminder(before: int, after_run: int) -> "Reminder":
    from presencecheck.starters.command import walk_command
    from presencecheck.starters.reminder import reminder
    from presencecheck.starters.starter import this_system
    from presencecheck.system.paths import environment_of_paths

    system = this_system()
    options = ("remind", "--before", str(before), "--after-run", str(after_run))
    return reminder(system, (*walk_command(windowless=system == "windows"), *options), environment_of_paths())


def _print(found: "Reminder") -> None:
    for file in found.files:
        if file.link:
            print_line(remind_messages.WOULD_LINK.format(path=file.path, link=file.link))
        else:
            print_line(remind_messages.WOULD_WRITE.format(path=file.path))
            print_text(file.content.decode("utf-16" if file.content.startswith(b"\xff\xfe") else "utf-8"))
    for command in found.begin:
        print_line(remind_messages.WOULD_RUN.format(command=" ".join(command)))


def _install(found: "Reminder") -> None:
    from presencecheck.cli.show_reminder import require_calendar
    from presencecheck.starters.reminder import install
    from presencecheck.system.paths import user_paths

    require_calendar(user_paths())
    has_begun = install(found)
    notice(remind_messages.WRITTEN.format(path=found.files[0].path))
    if not has_begun:
        notice(remind_messages.AT_LOGIN.format(program=found.begin[0][0]))
    notice(remind_messages.HOW_TO_REMOVE)


def _remove(found: "Reminder") -> None:
    from presencecheck.starters.reminder import uninstall

    is_gone = uninstall(found)
    path = found.files[0].path
    notice(remind_messages.REMOVED.format(path=path) if is_gone else remind_messages.NOTHING_THERE)
