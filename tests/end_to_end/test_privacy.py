"""Who can read what the program writes, whom it speaks to and what it starts: every command, seen from outside."""

import ast
import os
import re
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from presencecheck.core.names import COMMANDS
from tests.project.test_architecture import MODULES, ROOT, name_of
from tests.support.browser_walk import walking
from tests.support.command_tour import HANDED_ON, LEFT, MEASURING, tour
from tests.support.commands import READY, SMALL, presencecheck, several, walk
from tests.support.commands import own as own_list
from tests.support.evidence import Evidence
from tests.support.packs import folder, key, vouch
from tests.support.real_parts import program
from tests.support.strace import CALLS, seen, tracing, watched
from tests.support.terminals import Terminal

posix = pytest.mark.skipif(os.name != "posix", reason="this system has no such modes")


def test_the_tour_has_every_command(home: Path, tmp_path: Path) -> None:
    """A new command is looked at by the tests of this file, or named as one that measures."""
    first = {line[0] for line in tour(home, tmp_path / "place")}
    assert first - {"--version", "--help", "small"} == set(COMMANDS) - MEASURING


# Who can read it.


def open_to_others(*folders: Path) -> dict[str, str]:
    """What is not for its owner alone: files that are not 0600, folders that are not 0700."""
    made = [path for folder in folders for path in [folder, *folder.rglob("*")]]
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in made}
    return {path.name: oct(mode) for path, mode in modes.items() if mode != (0o700 if path.is_dir() else 0o600)}


EXPECTED = {
    "history.db",
    "history.bookmark",
    "history.day",
    "history.reserve",
    "history.copies",
    ".busy",
    "config.toml",
}
EXPECTED |= {"packs.json", "copy.db", "report.html", "runs.csv", "runs.jsonl", "runs.json", "mine.yaml", ".schema.json"}


def toured(home: Path, place: Path, umask: int, log: Path | None = None) -> int:
    """Hold that all which a tour makes is private; how many files and folders. Watched by strace, if into `log`."""
    lines = tour(home, place)
    given = {path.name for path in place.iterdir()}
    before = os.umask(umask)
    try:
        codes = watched(log, *lines, calls=f"{CALLS},openat,mkdir")[0] if log else several(*lines)[0]
    finally:
        os.umask(before)
    assert sorted(codes) == [0] * (len(lines) - 1) + [LEFT]
    made = [home, *(path for path in place.iterdir() if path.name not in given | HANDED_ON)]
    assert open_to_others(*made) == {}
    names = [path.name for folder in made for path in [folder, *folder.rglob("*")]]
    assert set(names) >= EXPECTED
    return len(names)


PRIVATE = "files and folders that all commands made, under four umasks"


@pytest.mark.real
@posix
@pytest.mark.parametrize("umask", [0o022, 0o077, 0o277], ids=oct)
def test_all_that_is_made_is_private(home: Path, tmp_path: Path, umask: int, evidence: Evidence) -> None:
    """Whatever the umask, all that every command writes is for its owner alone; a pack's zip is as the umask has it."""
    evidence("P1", PRIVATE, toured(home, tmp_path / "place", umask), "open to others")


READS_A_CALENDAR = ["-P", "-m", "presencecheck.calendar.worker"]
_MADE = re.compile(
    r'^\d+ +(?:openat\(AT_FDCWD, "([^"]+)", [A-Z_|]*O_CREAT[A-Z_|]*|mkdir\("([^"]+)"), (0\d+)\) += \d', re.M
)


@pytest.mark.real
def test_nobody_is_told_or_spoken_to(home: Path, tmp_path: Path, evidence: Evidence) -> None:
    """No command but those that measure opens a socket or starts a program; with no umask all is private from birth.

    `appointment` has a process of its own read the calendar, which opens no socket for a file.
    """
    log = tmp_path / "log"
    evidence("P1", PRIVATE, toured(home, tmp_path / "place", 0, log), "open to others")
    what = seen(log)
    assert what.sockets == []
    assert [words for words in what.programs if words[1:] != READS_A_CALENDAR] == []
    commands = len(tour(home, tmp_path / "place"))
    evidence("H18", "commands under strace, all but those that measure", commands, "sockets", "programs started")
    made = [(Path(one or other), int(mode, 8)) for one, other, mode in _MADE.findall(log.read_text("utf-8", "replace"))]
    ours = [(path.name, mode) for path, mode in made if path.is_relative_to(tmp_path)]
    assert {name for name, _ in ours} >= {"history.db", "history.db-journal", "data", "backups", "mine.yaml"}
    assert [name for name, mode in ours if mode & 0o077 and not any(other in name for other in HANDED_ON)] == []
    evidence("P1", "files and folders looked at in the moment of their making", len(ours), "open to others")


# Whom it speaks to, and what it starts.


OURS = {"python", "ssh-keygen", "editor", "browser"}
LIBRARIES = {"ldconfig", "ld", "gcc", "cc", "objdump", "xdg-settings"}
"""What Python starts, without a shell, to find the sound library of an extra, or the browser."""


def names_of(programs: list[list[str]]) -> set[str]:
    """How they are called, without folders and versions."""
    return {re.sub(r"[\d.]+$", "", Path(words[0]).name) for words in programs}


def is_measuring(log: Path) -> bool:
    """Whether the process that measures was started by now."""
    return log.exists() and "presencecheck.probes.worker" in log.read_text(errors="replace")


@pytest.mark.real
def test_measuring_stays_on_this_computer(home: Path, tmp_path: Path, evidence: Evidence) -> None:
    """A walk that measures, `probe` and `doctor` speak at most to this computer's own sound system, without a host."""
    log = tmp_path / "log"
    with Terminal("run", "tech-check", program=[*tracing(log), sys.executable, "-m", "presencecheck"]) as terminal:
        terminal.wait_until(lambda: is_measuring(log), "the process that measures")
        terminal.press(1, "q")
        assert terminal.ended() == 3
    walked = seen(log)
    assert walked.programs[0][1:] == ["-P", "-m", "presencecheck.probes.worker"]
    codes, asked = watched(tmp_path / "other", ["probe"], ["doctor"])
    assert codes[0] == 0
    assert {*walked.sockets, *asked.sockets} <= {"AF_UNIX"}
    assert names_of(walked.programs + asked.programs) <= {"python"} | LIBRARIES
    evidence("H18", "ways to measure under strace, with no host set", 3, "sockets that leave the computer")


CONTACTS = "execve,clone,clone3,vfork,fork,bind,listen,connect,sendto"


def contacts(log: Path) -> list[tuple[int, str, str]]:
    """The calls that reach others over a network, with the process that made each."""
    if not log.exists():
        return []
    return [call for call in seen(log).calls if "sa_family=AF_INET" in call[2] or call[1] == "listen"]


@pytest.mark.real
def test_a_walk_listens_on_nothing_and_sends_to_the_set_host_alone(home: Path, tmp_path: Path) -> None:
    """And that from the process that measures, not from the one that holds the answers."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
        server.bind(("127.0.0.1", 0))
        port = server.getsockname()[1]
        assert presencecheck("config", "set", "probes.stun", f"127.0.0.1:{port}").code == 0
        log = tmp_path / "log"
        with Terminal(
            "run", "tech-check", program=[*tracing(log, CONTACTS), sys.executable, "-m", "presencecheck"]
        ) as terminal:
            terminal.wait_until(lambda: bool(contacts(log)), "what the measuring sends")
            terminal.press(1, "q")
            assert terminal.ended() == 3
    first = seen(log).calls[0][0]
    assert {name for _, name, _ in contacts(log)} <= {"connect", "sendto"}
    assert all(f"htons({port})" in rest and "127.0.0.1" in rest and pid != first for pid, _, rest in contacts(log))


@pytest.mark.real
def test_a_walk_in_the_browser_listens_once(home: Path, tmp_path: Path) -> None:
    """On 127.0.0.1, and it sends to nobody."""
    own_list(home, "small", SMALL)
    log = tmp_path / "log"
    with walking("small", program=[*tracing(log, CONTACTS), sys.executable]) as served:
        served.get("")
        served.get()
        served.post(1, "quit")
        served.get()
        served.end()
    assert [name for _, name, _ in contacts(log)] == ["bind", "listen"]
    assert 'inet_addr("127.0.0.1")' in contacts(log)[0][2]


@pytest.mark.real
def test_only_known_programs_are_started(home: Path, tmp_path: Path, evidence: Evidence) -> None:
    """The editor, ssh-keygen, a second Python and the browser are started as SECURITY.md says, and no shell is."""
    signer, pack, zipped = key(tmp_path / "anna"), folder(tmp_path / "pack"), str(tmp_path / "harbour.zip")
    vouch(home / "config" / "allowed_signers", "anna@harbour", signer)
    for name in ("editor", "browser"):
        (tmp_path / name).symlink_to(program("true"))
    log = tmp_path / "log"
    signing = ["pack", "export", str(pack), "-o", zipped, "--sign", str(signer)]
    codes, signed = watched(log, signing, ["pack", "add", zipped, "--yes"], ["probe", "machine"])
    assert codes == [0, 0, 0]
    started = signed.programs
    own_list(home, "small", SMALL)
    assert walk("small", READY).code == 0
    env = {"VISUAL": f"{tmp_path}/editor --wait", "BROWSER": f"{tmp_path}/browser"}
    for line in (["edit", "small"], ["report", "--open", "-o", str(tmp_path / "report.html")]):
        command = [*tracing(log), sys.executable, "-m", "presencecheck"]
        with Terminal(*line, program=command, env=env) as terminal:
            assert terminal.ended() == 0
        started += seen(log).programs
    assert OURS <= names_of(started) <= OURS | LIBRARIES
    evidence("S", "programs that were started under strace", len(started), "shells", "unnamed in SECURITY.md")


SHELLS = {"system", "popen", "getoutput", "getstatusoutput", "spawnl", "spawnv", "posix_spawn"}
SHELLS |= {"execl", "execv", "execve", "execvp"}


def starts(tree: ast.AST) -> list[ast.Call]:
    """The places that start a program."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [call for call in calls if ast.unparse(call.func).startswith("subprocess.")]


@pytest.mark.real
def test_no_shell_is_ever_asked(evidence: Evidence) -> None:
    """Wherever the source starts a program, it does so with a list of words, none of which a shell reads."""
    count = 0
    for path in MODULES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "os":
                assert node.attr not in SHELLS, name_of(path)
        lists = [each for each in ast.walk(tree) if isinstance(each, ast.Assign) and isinstance(each.value, ast.List)]
        names = {ast.unparse(target) for each in lists for target in each.targets}
        for call in starts(tree):
            count += 1
            assert isinstance(call.args[0], ast.List) or ast.unparse(call.args[0]) in names, name_of(path)
            assert not {word.arg for word in call.keywords} & {"shell", None}, name_of(path)
    command = [sys.executable, "-m", "ruff", "check", "-q", "--ignore-noqa", "--select", "S602,S604,S605,S606,S607"]
    assert subprocess.run([*command, str(ROOT)], check=False).returncode == 0
    assert count >= 5
    evidence("S", "places in the source that start a program", count, "shells")
