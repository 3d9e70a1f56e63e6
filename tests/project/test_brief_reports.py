"""`support.brief_reports`: what fails, is skipped or expected to fail is told as ever, though less is reported."""

import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = """\
import pytest
from tests.support.brief_reports import BriefReports

def pytest_configure(config):
    config.addinivalue_line("markers", "real: of another process")
    if BriefReports.suits(config):
        config.pluginmanager.register(BriefReports())

@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config):
    print("brief:", BriefReports.suits(config))
"""
TESTS = """\
import pytest

@pytest.fixture
def no_setup():
    raise ValueError

@pytest.fixture
def no_teardown():
    yield
    raise ValueError

def test_passes():
    pass

def test_fails():
    assert False

def test_skips():
    pytest.skip("not here")

@pytest.mark.skip(reason="not here")
def test_skipped():
    pass

@pytest.mark.xfail(strict=True)
def test_expected():
    assert False

@pytest.mark.xfail(strict=True)
def test_unexpected():
    pass

def test_not_set_up(no_setup):
    pass

def test_not_torn_down(no_teardown):
    pass
"""


@pytest.mark.real
def test_all_that_is_no_pass_is_told(tmp_path: Path) -> None:
    """The summary is the one of all tests, word for word, in one process and in two."""
    (tmp_path / "conftest.py").write_text(CONFTEST)
    (tmp_path / "test_some.py").write_text(TESTS)
    summaries = {}
    for how in ([], ["-m", "not real"], ["-m", "not real", "-n", "2"], ["-m", "not real", "-v"]):
        place = ["-p", "no:cacheprovider", "--rootdir", str(tmp_path), str(tmp_path)]
        command = [sys.executable, "-m", "pytest", "-rA", *how, *place]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        summary = done.stdout.partition("short test summary info")[2]
        told = sorted(line for line in summary.splitlines() if line.partition(" ")[0].isupper())
        assert ("brief: True" in done.stdout) is (how == ["-m", "not real"] or "-n" in how), done.stdout
        summaries[" ".join(how)] = told
    assert len(summaries[""]) == 9, "one of them passes, and cannot be torn down"
    assert all(told == summaries[""] for told in summaries.values()), summaries
