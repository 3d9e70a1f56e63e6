"""Takes commands out of the README as they stand there, and tries the one that starts the walk.

readme.py show README HEADING        print the first command under a heading
readme.py start README FOLDER        run the command under "Start" in FOLDER, in a terminal, and leave with q
"""

import os
import pty
import re
import select
import sys
import tempfile
import time
from pathlib import Path

FIRST_QUESTION = b"How do you mostly meet clients"
KEYS = b"leave"
LEFT_EARLY = 3
PATIENCE_SECONDS = 900


def command(readme: str, heading: str) -> str:
    """The first shell block under a heading, word for word."""
    section = re.split(rf"^## {re.escape(heading)}$", readme, flags=re.MULTILINE)[1]
    return re.search(r"^```sh\n(.*?)^```$", section, flags=re.MULTILINE | re.DOTALL)[1].strip()


def start(line: str, folder: str) -> None:
    """Run the line in a terminal; see the first question, press q, and see the exit code for leaving early."""
    print(line, flush=True)
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        environment = {**os.environ, "TERM": "xterm-256color", "HOME": tempfile.mkdtemp()}
        os.execvpe("bash", ["bash", "-c", line], environment)
    shown = b""
    deadline = time.monotonic() + PATIENCE_SECONDS
    asked = pressed = False
    while time.monotonic() < deadline:
        if not select.select([terminal], [], [], 1)[0]:
            continue
        try:
            some = os.read(terminal, 65536)
        except OSError:
            break
        if not some:
            break
        shown += some
        asked = FIRST_QUESTION in shown
        if asked and not pressed and KEYS in shown.split(FIRST_QUESTION)[1]:
            os.write(terminal, b"q")
            pressed = True
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    sys.stdout.write(shown.decode("utf-8", "replace"))
    if not (asked and pressed and code == LEFT_EARLY):
        sys.exit(f"the walk did not start as the README says: asked={asked}, exit code {code}")
    print(f"\nasked the first question, left with q, exit code {code}")


def main() -> None:
    """Do what the command line says."""
    what, readme, rest = sys.argv[1:4]
    text = Path(readme).read_text(encoding="utf-8")
    if what == "show":
        print(command(text, rest))
    else:
        start(command(text, "Start"), rest)


if __name__ == "__main__":
    main()
