"""Opens an address in the person's own browser; the only user of `webbrowser`."""

import os
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
    if type(browser) is webbrowser.GenericBrowser:
        # A browser named by BROWSER; as it is, the program would wait until the person closes it.
        browser = webbrowser.BackgroundBrowser([browser.name, *browser.args])
    with _silence_output():
        return browser.open(address)


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
