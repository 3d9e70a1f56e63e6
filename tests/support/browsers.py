"""A real browser without a window, and the accessibility checker axe-core in it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from tests.support.real_parts import npm_package, program

_PROGRAMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


@contextmanager
def chromium(
    *options: str, environment: Mapping[str, str] | None = None, driver: Playwright | None = None, whole: bool = False
) -> Iterator[Browser]:
    """Chromium without a window: where it is installed, the build that never has one, for a quarter of the time.

    Args:
        options: more options for its command line.
        environment: its environment, where it is not that of the tests.
        driver: what drives it, where that drives others too; there cannot be two at a time.
        whole: whether it is the build that people have, with all that cameras and microphones want.
    """
    path = program(*_PROGRAMS[whole:])
    with ExitStack() as stack:
        driver = driver or stack.enter_context(sync_playwright())
        env: dict[str, str | float | bool] | None = {**environment} if environment else None
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox", *options], env=env)
        stack.callback(browser.close)
        yield browser


@contextmanager
def opened(browser: Browser, requests: list[str] | None = None, **context: Any) -> Iterator[Page]:
    """A page of its own in a browser: it shares nothing with the others there.

    Args:
        browser: the browser.
        requests: where the address of every request that the page makes is added.
        context: what Playwright's `new_context` takes: viewport, color_scheme, reduced_motion, permissions…
    """
    surroundings = browser.new_context(**context)
    try:
        tab = surroundings.new_page()
        if requests is not None:
            tab.on("request", lambda request: requests.append(request.url))
        yield tab
    finally:
        surroundings.close()


@contextmanager
def page(*options: str, environment: Mapping[str, str] | None = None, **more: Any) -> Iterator[Page]:
    """A page in a browser of its own; the options are those of `chromium`, what is named is that of `opened`."""
    with chromium(*options, environment=environment) as browser, opened(browser, **more) as tab:
        yield tab


def violations(tab: Page) -> Sequence[str]:
    """What axe-core has against the page as it is now, one line for each rule."""
    source = npm_package("axe-core") / "axe.min.js"
    if not tab.evaluate("'axe' in window"):
        tab.evaluate(source.read_text(encoding="utf-8"))
    # What it found right would be a megabyte to hand over.
    found = tab.evaluate("() => axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations)")
    return [f"{rule['id']}: {[node['target'] for node in rule['nodes']]}" for rule in found]
