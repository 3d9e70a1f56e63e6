"""Leases: which process has a run open, and whether it still runs."""

import os
import subprocess
import sys
from pathlib import Path

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
    computer, pid, started, *rest = lease.own_lease().split(":")
    assert not lease.is_alive(":".join((computer, pid, f"{started}0", *rest)))
    assert not lease.is_alive(f"{computer}:{pid}:{started}0")  # as earlier versions wrote it
    assert lease.is_alive(f"{computer}:{pid}:{started}")


PLACES = {"machine": 3, "boot": 4, "namespace": 5}


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells all of these")
@pytest.mark.parametrize(
    ("changed", "lives"),
    [
        (("namespace",), True),
        (("machine", "namespace"), True),
        (("machine", "boot"), True),
        (("machine", "boot", "namespace"), True),
        (("boot",), False),
        (("boot", "namespace"), False),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, tuple) else str(value),
)
def test_a_process_of_other_surroundings(changed: tuple[str, ...], lives: bool) -> None:
    """In a container, or on another computer of this name, it cannot be asked for; before a restart, it has ended."""
    parts = lease.own_lease().split(":")
    for name in changed:
        parts[PLACES[name]] += "0"
    mark = ":".join(parts)
    assert lease.is_alive(mark) is lives
    assert not lease.is_here(mark)
    parts[1] = "0"  # no such process here
    assert lease.is_alive(":".join(parts)) is lives


def test_own_lease_is_here() -> None:
    """This process can be asked for, and one of an earlier version of this computer."""
    assert lease.is_here(lease.own_lease())
    assert lease.is_here(":".join(lease.own_lease().split(":")[:3]))
    assert not lease.is_here(None)


@pytest.mark.real
def test_an_ended_process_is_not_running() -> None:
    """Neither its number nor its lease counts once it has ended."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    assert lease.is_running(os.getpid())
    assert not lease.is_running(ended.pid)
    computer, _, _, *rest = lease.own_lease().split(":")
    assert not lease.is_alive(":".join((computer, str(ended.pid), "1", *rest)))


UNSHARED = ["unshare", "--user", "--map-root-user", "--pid", "--fork", "--mount-proc"]


def in_a_namespace(*command: str) -> str:
    """What a command says in a namespace of processes of its own."""
    done = subprocess.run([*UNSHARED, *command], capture_output=True, text=True, check=False, timeout=60)
    if done.returncode:
        pytest.skip(f"no namespaces here: {done.stderr}")
    return done.stdout.strip()


@pytest.mark.real
@pytest.mark.skipif(sys.platform != "linux", reason="namespaces are Linux's")
def test_two_namespaces_of_processes() -> None:
    """Neither takes the other's process for its own, whatever numbers they have, though the computer is the same."""
    look = "import sys; from presencecheck.history.store.lease import is_alive, own_lease; "
    theirs = in_a_namespace(sys.executable, "-c", look + "print(own_lease())")
    assert lease.is_alive(theirs)
    said = in_a_namespace(sys.executable, "-c", look + "print(is_alive(sys.argv[1]))", lease.own_lease())
    assert said == "True"


def test_a_machine_without_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system tells neither machine nor start, a lease is known all the same."""
    monkeypatch.setattr(lease, "_MACHINE_ID", tmp_path / "none")
    monkeypatch.setattr(lease, "_BOOT_ID", tmp_path / "none")
    lease._surroundings.cache_clear()
    try:
        own = lease.own_lease()
        assert ":" in own
        assert lease.is_alive(own)
    finally:
        lease._surroundings.cache_clear()
