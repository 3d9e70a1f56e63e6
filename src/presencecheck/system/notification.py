"""A quiet notification with a button, as each system has it: it never takes the focus and makes no sound.

macOS lets a script show no button, so there the walk begins by its icon. Windows and macOS are untried.
"""

import subprocess
import sys
from contextlib import suppress

from presencecheck.system.bus_notification import NoNotificationsError, show_and_wait
from presencecheck.system.paths import session_bus

_MAC = 'on run words\ndisplay notification "" with title (item 1 of words)\nend run'
_WINDOWS = """\
Add-Type -AssemblyName System.Windows.Forms, System.Drawing
$icon = New-Object System.Windows.Forms.NotifyIcon
$icon.Icon = [System.Drawing.SystemIcons]::Information
$icon.Visible = $true
$script:answer = ''
$icon.add_BalloonTipClicked({ $script:answer = 'begin' })
$icon.add_BalloonTipClosed({ $script:answer = 'closed' })
$icon.ShowBalloonTip(10000, $args[0], $args[1], [System.Windows.Forms.ToolTipIcon]::None)
$end = (Get-Date).AddSeconds([double]$args[2])
while (-not $script:answer -and (Get-Date) -lt $end) {
    [System.Windows.Forms.Application]::DoEvents(); Start-Sleep -Milliseconds 200
}
$icon.Dispose()
$script:answer
"""


def notify(sentence: str, button: str, seconds: float) -> bool:
    """Show a sentence, and wait; return whether the person wants what stands on the button.

    Args:
        sentence: the whole text.
        button: what stands on the button; where there is none, what pressing the notification does.
        seconds: for how long it stands.

    Raises:
        NoNotificationsError: nothing here shows notifications.
    """
    if sys.platform == "darwin":
        return _printed(("osascript", "-e", _MAC, sentence), seconds) == "begin"
    if sys.platform == "win32":
        script = f"& {{ {_WINDOWS} }}"
        command = ("powershell", "-NoProfile", "-NonInteractive", "-Command", script, sentence, button, str(seconds))
        return _printed(command, seconds + 60) == "begin"
    return show_and_wait(session_bus(), sentence, button, seconds)


def _printed(command: tuple[str, ...], seconds: float) -> str:
    """What a program of the system prints.

    Raises:
        NoNotificationsError: it cannot do it.
    """
    with suppress(subprocess.TimeoutExpired, OSError):
        done = subprocess.run(  # noqa: S603 - a program of the system, and a sentence of our own
            [*command],
            capture_output=True,
            text=True,
            check=False,
            timeout=seconds,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        if done.returncode == 0:
            return done.stdout.strip()
    raise NoNotificationsError
