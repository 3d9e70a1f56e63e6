"""Opens an address in the person's own browser; the only user of `webbrowser`."""

import os
import subprocess
import webbrowser
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import PurePath

_TEXT_BROWSERS = {"www-browser", "links", "elinks", "lynx", "w3m"}
"""Browsers that would take over the terminal, and have neither picture nor sound."""


def open_address(address: str) -> bool:
    """Open `address`; returns whether a browser with a window was found for it."""
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    if PurePath(str(getattr(browser, "name", ""))).name in _TEXT_BROWSERS:
        return False
    with _silence_output():
        if isinstance(browser, webbrowser.GenericBrowser):
            return _start(browser, address)
        return browser.open(address)


def _start(browser: webbrowser.GenericBrowser, address: str) -> bool:
    """Start a browser and leave it to itself; returns whether it is there, or has handed the address over.

    `webbrowser` waits until one that BROWSER names is closed, and takes any other command that has ended already for a
    failure: one like `xdg-open` hands the address to the browser that is open, and ends with 0.
    """
    command = [browser.name, *(part.replace("%s", address) for part in browser.args)]
    try:
        process = subprocess.Popen(command, start_new_session=True)  # noqa: S603 (the person's own browser)
    except OSError:
        return False
    return not process.poll()


@contextmanager
def _silence_output() -> Iterator[None]:
    """Keep what a browser prints out of the program's own output."""
    with ExitStack() as stack:
        null = os.open(os.devnull, os.O_WRONLY)
        stack.callback(os.close, null)
        for descriptor in (1, 2):
            try:
                saved = os.dup(descriptor)
            except OSError:
                continue  # this stream is closed
            stack.callback(os.close, saved)
            stack.callback(os.dup2, saved, descriptor)
            os.dup2(null, descriptor)
        yield
