"""A history for the pages, and a browser to look at them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.histories import write
from playwright.sync_api import Browser, Page

from tests.support.browsers import chromium, opened
from tests.support.report_pages import LAST


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A year of three runs a day, with summer time, a journey and new versions."""
    path = tmp_path_factory.mktemp("years") / "history.db"
    write(path, 700, seed=3, until=LAST, a_day=3)
    return path


@pytest.fixture(scope="package")
def chrome() -> Iterator[Browser]:
    """One browser for all pages."""
    with chromium() as one:
        yield one


@pytest.fixture(scope="module")
def browser(chrome: Browser) -> Iterator[tuple[Page, list[str]]]:
    """One page, and the address of every request that it makes."""
    requests: list[str] = []
    with opened(chrome, requests) as tab:
        yield tab, requests
