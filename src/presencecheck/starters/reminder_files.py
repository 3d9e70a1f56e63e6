"""What has each system look every five minutes whether to remind: units, an agent, a task. Pure.

Nothing of ours goes on running: the system starts the command, which ends at once unless an appointment is near.
"""

import plistlib
from collections.abc import Mapping, Sequence
from subprocess import list2cmdline

from presencecheck.messages import remind as remind_messages

MARK = "org.presencecheck.remind"
"""What says whose file it is."""
EVERY_MINUTES = 5
"""Minutes from one look to the next, on the full five minutes of the clock, as appointments are (judgement)."""


def systemd_service(command: Sequence[str], environment: Mapping[str, str]) -> str:
    """The unit that looks once.

    The walk that a person begins from the notification must outlive it, so only its own process is ended. What it says
    is for a person who types the command: the times of appointments belong in no journal.

    Args:
        command: the program and its arguments, without line breaks.
        environment: what must be set for it.
    """
    return _unit(
        ("Unit", (f"Description={remind_messages.DESCRIPTION}", f"X-Presencecheck={MARK}")),
        (
            "Service",
            (
                *(f"Environment={_quoted(f'{name}={value}')}" for name, value in environment.items()),
                f"ExecStart={_quoted(command[0], is_program=True)} {' '.join(map(_quoted, command[1:]))}",
                "KillMode=process",
                "StandardOutput=null",
                "StandardError=null",
            ),
        ),
    )


def systemd_timer() -> str:
    """The unit that has it look."""
    return _unit(
        ("Unit", (f"Description={remind_messages.DESCRIPTION}", f"X-Presencecheck={MARK}")),
        ("Timer", (f"OnCalendar=*:0/{EVERY_MINUTES}", "AccuracySec=15s")),
        ("Install", ("WantedBy=timers.target",)),
    )


def _unit(*sections: tuple[str, Sequence[str]]) -> str:
    return "\n".join("\n".join((f"[{name}]", *lines, "")) for name, lines in sections)


def _quoted(word: str, *, is_program: bool = False) -> str:
    """A word of a unit: quoted, with nothing replaced in it. In the program's own path a dollar sign is one anyway."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("\t", "\\t")
    return f'"{escaped}"' if is_program else f'"{escaped.replace("$", "$$")}"'


def launch_agent(command: Sequence[str], environment: Mapping[str, str]) -> bytes:
    """The agent of macOS that looks every five minutes."""
    return plistlib.dumps(
        {
            "Label": MARK,
            "ProgramArguments": list(command),
            "EnvironmentVariables": dict(environment),
            "StartCalendarInterval": [{"Minute": minute} for minute in range(0, 60, EVERY_MINUTES)],
            "AbandonProcessGroup": True,
        }
    )


def scheduled_task(command: Sequence[str]) -> bytes:
    """The task of Windows that looks every five minutes while the person is logged in, in the encoding it wants."""
    program, arguments = _escaped(command[0]), _escaped(list2cmdline(command[1:]))
    text = f"""\
<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Source>{MARK}</Source>
    <Description>{_escaped(remind_messages.DESCRIPTION)}</Description>
  </RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      <StartBoundary>2026-01-01T00:00:00</StartBoundary>
      <Repetition>
        <Interval>PT{EVERY_MINUTES}M</Interval>
        <Duration>P1D</Duration>
      </Repetition>
      <ScheduleByDay>
        <DaysInterval>1</DaysInterval>
      </ScheduleByDay>
    </CalendarTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <ExecutionTimeLimit>PT1H</ExecutionTimeLimit>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>{program}</Command>
      <Arguments>{arguments}</Arguments>
    </Exec>
  </Actions>
</Task>
"""
    return text.replace("\n", "\r\n").encode("utf-16")


def _escaped(text: str) -> str:
    from html import escape

    return escape(text, quote=False)
