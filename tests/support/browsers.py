"""A real browser without a window, and the accessibility checker axe-core in it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tests.support.real_parts import npm_package, program


@contextmanager
def page(
    *options: str, requests: list[str] | None = None, environment: Mapping[str, str] | None = None, **context: Any
) -> Iterator[Page]:
    """A page of headless Chromium.

    Args:
        options: more options for Chromium's command line.
        requests: where the address of every request that the page makes is added.
        environment: the browser's, where it is not that of the tests.
        context: what Playwright's `new_context` takes: viewport, color_scheme, reduced_motion, permissions…
    """
    chromium = program("chromium", "chromium-browser", "google-chrome")
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", *options]
        env: dict[str, str | float | bool] | None = {**environment} if environment else None
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments, env=env)
        opened = browser.new_context(**context).new_page()
        if requests is not None:
            opened.on("request", lambda request: requests.append(request.url))
        try:
            yield opened
        finally:
            browser.close()


def violations(opened: Page) -> Sequence[str]:
    """What axe-core has against the page as it is now, one line for each rule."""
    opened.evaluate((npm_package("axe-core") / "axe.min.js").read_text(encoding="utf-8"))
    found = opened.evaluate("() => axe.run()")
    return [f"{rule['id']}: {[node['target'] for node in rule['nodes']]}" for rule in found["violations"]]
