"""What the walks in a browser share."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.support.browsers import chromium


@pytest.fixture(scope="package")
def driver() -> Iterator[Playwright]:
    """What drives browsers; there cannot be two at a time."""
    with sync_playwright() as one:
        yield one


@pytest.fixture(scope="package")
def browser(driver: Playwright) -> Iterator[Browser]:
    """One browser for all of these."""
    with chromium(driver=driver) as one:
        yield one
