"""The starters of macOS: an application that opens no terminal, a command file that does, an agent for login. Pure.

They are written on the computer where they run and never sent: a file that was downloaded would be refused there.
"""

import plistlib
import shlex
from collections.abc import Sequence

from presencecheck.messages import shortcut as shortcut_messages

MARK = "org.presencecheck.starter"
"""What says whose file it is."""
SCRIPT = "presencecheck"
"""The name of the program in an application folder."""


def shell_script(command: Sequence[str]) -> str:
    """A script that becomes the command."""
    return f"#!/bin/sh\n# {MARK}\nexec {shlex.join(command)}\n"


def application_info() -> bytes:
    """The Info.plist of an application folder whose program is `SCRIPT`."""
    return plistlib.dumps(
        {
            "CFBundleExecutable": SCRIPT,
            "CFBundleIdentifier": MARK,
            "CFBundleName": shortcut_messages.NAME,
            "CFBundlePackageType": "APPL",
            "LSUIElement": True,
        }
    )


def login_agent(command: Sequence[str]) -> bytes:
    """The file that runs the command at each login."""
    return plistlib.dumps({"Label": MARK, "ProgramArguments": list(command), "RunAtLoad": True})
