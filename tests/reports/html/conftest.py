"""A history for the pages, and a browser to look at them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.histories import write
from playwright.sync_api import Page

from tests.support.browsers import page
from tests.support.report_pages import LAST


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A year of three runs a day, with summer time, a journey and new versions."""
    path = tmp_path_factory.mktemp("years") / "history.db"
    write(path, 700, seed=3, until=LAST, a_day=3)
    return path


@pytest.fixture(scope="module")
def browser() -> Iterator[tuple[Page, list[str]]]:
    """One page, and the address of every request that it makes."""
    requests: list[str] = []
    with page(requests=requests) as opened:
        yield opened, requests
