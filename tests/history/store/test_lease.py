"""Leases: which process has a run open, and whether it still runs."""

import os
import subprocess
import sys

import pytest

from presencecheck.history.store import lease


def test_own_lease_is_alive_and_the_same_each_time() -> None:
    """A process keeps the lease that it wrote."""
    assert lease.own_lease() == lease.own_lease()
    assert lease.is_alive(lease.own_lease())


def test_a_lease_of_another_computer_is_alive() -> None:
    """It cannot be asked, so its run is not taken from it."""
    computer, _, rest = lease.own_lease().partition(":")
    assert lease.is_alive(f"{int(computer, 16) ^ 1:08x}:{rest}")


def test_no_lease_is_not_alive() -> None:
    """A run that nobody has open can be continued by anybody."""
    assert not lease.is_alive(None)
    assert not lease.is_alive("")


@pytest.mark.skipif(sys.platform != "linux", reason="only /proc tells when a process was started")
def test_a_reused_process_number_is_not_the_same_process() -> None:
    """The start time is compared, not only the number."""
    assert not lease.is_alive(f"{lease.own_lease()}0")


@pytest.mark.real
def test_an_ended_process_is_not_running() -> None:
    """Neither its number nor its lease counts once it has ended."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    assert lease.is_running(os.getpid())
    assert not lease.is_running(ended.pid)
    computer = lease.own_lease().partition(":")[0]
    assert not lease.is_alive(f"{computer}:{ended.pid}:1")
