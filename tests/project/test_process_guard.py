"""`support.process_guard`: a test that starts a process without the mark fails, however it comes to start one."""

import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = """\
from tests.support.process_guard import ProcessGuard

def pytest_configure(config):
    config.addinivalue_line("markers", "real: of another process")
    config.pluginmanager.register(ProcessGuard())
"""
TESTS = """\
import os, subprocess, sys
import pytest

def start():
    subprocess.run([sys.executable, "-c", ""])

@pytest.fixture
def own():
    start()

@pytest.fixture(scope="module")
def shared():
    start()

def test_unmarked_none():
    pass

def test_unmarked_call():
    start()

def test_unmarked_swallowed():
    try:
        start()
    except BaseException:
        pass

def test_unmarked_fork():
    child = os.fork()
    if not child:
        os._exit(0)
    os.waitpid(child, 0)

def test_unmarked_spawn():
    os.waitpid(os.posix_spawn(sys.executable, [sys.executable, "-c", ""], os.environ), 0)

def test_unmarked_fixture(own):
    pass

@pytest.mark.real
def test_marked(own, shared):
    start()

def test_unmarked_shared(shared):
    pass

def test_unmarked_after_all():
    pass
"""


@pytest.mark.real
@pytest.mark.skipif(sys.platform == "win32", reason="there is no fork")
def test_a_test_that_starts_a_process_is_marked(tmp_path: Path) -> None:
    """By a call, in a fixture of its own or of all, and even where the test catches all that is raised."""
    (tmp_path / "conftest.py").write_text(CONFTEST)
    (tmp_path / "test_some.py").write_text(TESTS)
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-rA",
        "-p",
        "no:cacheprovider",
        "--rootdir",
        str(tmp_path),
        str(tmp_path),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    passed = {line.rpartition("::")[2] for line in done.stdout.splitlines() if line.startswith("PASSED")}
    assert passed == {"test_unmarked_none", "test_marked", "test_unmarked_after_all"}, done.stdout
    assert done.stdout.count("mark it `@pytest.mark.real`") >= 6
