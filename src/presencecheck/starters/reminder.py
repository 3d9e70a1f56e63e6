"""The reminder of this system: what is written, and how the system takes note of it."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from presencecheck.core.errors import PresenceCheckError
from presencecheck.messages import remind as remind_messages
from presencecheck.starters import reminder_files
from presencecheck.starters.starter import System
from presencecheck.starters.writer import File, remove, write
from presencecheck.system.ownership import user_id
from presencecheck.system.paths import folder_of

_NAME = "presencecheck-remind"
_SECONDS = 30
"""Seconds in which the system must have taken note."""
Command = tuple[str, ...]


class Reminder(NamedTuple):
    """What has the system look every five minutes.

    Attributes:
        begin: the commands that have the system begin with it.
        end: those that have it end with it.
        after: those after the files are gone.
        waits_for_login: whether it begins with the next login where it cannot begin now.
    """

    files: tuple[File, ...]
    begin: tuple[Command, ...]
    end: tuple[Command, ...]
    after: tuple[Command, ...] = ()
    waits_for_login: bool = True


def reminder(system: System, command: Command, environment: Mapping[str, str]) -> Reminder:
    """The reminder of a system.

    Args:
        system: for which system.
        command: what looks once.
        environment: what must be set for it; on Windows the person's own environment is.
    """
    if system == "windows":
        path = folder_of("LOCALAPPDATA", Path.home() / "AppData" / "Local") / "presencecheck" / "remind.xml"
        file = File(path, reminder_files.scheduled_task(command), own_folders=1)
        create = ("schtasks", "/Create", "/TN", _NAME, "/XML", str(path))
        return Reminder((file,), (create,), (("schtasks", "/Delete", "/TN", _NAME, "/F"),), (), waits_for_login=False)
    if system == "macos":
        path = Path.home() / "Library" / "LaunchAgents" / f"{reminder_files.MARK}.plist"
        domain = f"gui/{user_id()}"
        return Reminder(
            (File(path, reminder_files.launch_agent(command, environment)),),
            (("launchctl", "bootstrap", domain, str(path)),),
            (("launchctl", "bootout", f"{domain}/{reminder_files.MARK}"),),
        )
    return _of_systemd(command, environment)


def _of_systemd(command: Command, environment: Mapping[str, str]) -> Reminder:
    folder = folder_of("XDG_CONFIG_HOME", Path.home() / ".config") / "systemd" / "user"
    timer = f"{_NAME}.timer"
    service = reminder_files.systemd_service(command, environment)
    reload: Command = ("systemctl", "--user", "daemon-reload")
    return Reminder(
        (
            File(folder / f"{_NAME}.service", service.encode(), own_folders=2),
            File(folder / timer, reminder_files.systemd_timer().encode(), own_folders=2),
            File(folder / "timers.target.wants" / timer, b"", link=f"../{timer}", own_folders=3),
        ),
        (reload, ("systemctl", "--user", "start", timer)),
        (("systemctl", "--user", "stop", timer),),
        (reload,),
    )


def install(found: Reminder) -> bool:
    """Write the reminder, and have the system begin with it; return whether it did, or will at the next login.

    Raises:
        PresenceCheckError: something of others stands in its place, it cannot be written, or nothing here can run it.
    """
    program = found.begin[0][0]
    if shutil.which(program) is None:
        raise PresenceCheckError(*remind_messages.NO_SCHEDULER.format(program=program))
    write(found.files, remind_messages.NOT_OURS)
    _run(found.end)
    has_begun = _run(found.begin)
    if not has_begun and not found.waits_for_login:
        remove(found.files, remind_messages.NOT_OURS)
        raise PresenceCheckError(*remind_messages.NOT_TAKEN.format(program=program))
    return has_begun


def uninstall(found: Reminder) -> bool:
    """Remove the reminder, and have the system end with it; return whether there was one.

    Raises:
        PresenceCheckError: what stands in its place is of others, or cannot be removed.
    """
    removed = remove(found.files, remind_messages.NOT_OURS)
    if removed:
        _run((*found.end, *found.after))
    return removed


def _run(commands: tuple[Command, ...]) -> bool:
    """Run commands of the system, one after another; return whether all did what they should."""
    worked = [_runs(command) for command in commands]
    return all(worked)


def _runs(command: Command) -> bool:
    try:
        done = subprocess.run(  # noqa: S603 (commands of our own)
            [*command], stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
