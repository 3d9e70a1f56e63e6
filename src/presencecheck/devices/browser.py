"""Opens an address in the person's own browser; the only user of webbrowser."""

import os
import webbrowser
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import PurePath

_IN_TERMINALS = {"www-browser", "links", "elinks", "lynx", "w3m"}
"""Browsers that would take the terminal, and show neither picture nor sound."""


def open_address(address: str) -> bool:
    """Whether a browser with a window was found and told to open `address`."""
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    if PurePath(str(getattr(browser, "name", ""))).name in _IN_TERMINALS:
        return False
    if type(browser) is webbrowser.GenericBrowser:
        # One named by BROWSER; as it is, we would wait until the person closes it.
        browser = webbrowser.BackgroundBrowser([browser.name, *browser.args])
    with _hushed():
        return browser.open(address)


@contextmanager
def _hushed() -> Iterator[None]:
    """What a browser says when it starts must not stand among what we say."""
    with ExitStack() as stack:
        null = os.open(os.devnull, os.O_WRONLY)
        stack.callback(os.close, null)
        for number in (1, 2):
            try:
                kept = os.dup(number)
            except OSError:
                continue  # there is no such stream to keep clean
            stack.callback(os.close, kept)
            stack.callback(os.dup2, kept, number)
            os.dup2(null, number)
        yield
