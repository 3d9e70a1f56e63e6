"""What a program asks of the system, as strace sees it: written down, or answered with an error.

Paths must be absolute, as ours are. What a program does in other ways than by these calls - memory it shares with a
file, say - is not seen; who replays a recording must hold that it leads to the very files that the program left.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.support.real_parts import program

CHANGES = ("write", "pwrite64", "ftruncate", "fsync", "fdatasync", "openat", "close", "lseek")
"""The calls by which files change, wherever the program runs."""
NAMES = ("unlink", "unlinkat", "rename", "renameat", "renameat2", "link", "linkat", "mkdir", "mkdirat", "rmdir")
"""The calls by which folders change; some of them exist on some machines only."""
FLAWED = ("pwritev", "pwritev2", "writev", "copy_file_range", "sendfile", "fallocate", "truncate", "io_uring_enter")
"""Calls that change files too and that no replay knows: none may be among those that are recorded."""

_HOW = ("-f", "--seccomp-bpf", "-y", "-xx", "-s", "1000000", "-e", "signal=none")
_LINE = re.compile(r"\d+ +(\w+)\((.*)\) += (-?\d+)(?:<[^>]*>)?( .*)?")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_HELD = re.compile(r"(\d+)<((?:\\x[0-9a-f]{2})*)>")


class Call(NamedTuple):
    """One system call.

    Attributes:
        name: which.
        descriptor: the number of the open file it is about; -1 where it is about none.
        file: that file's path.
        texts: the paths it names, or the bytes it writes.
        words: its arguments as strace writes them, paths and bytes left out.
        result: what it came to; -1 for an error.
        injected: whether it was made to fail.
    """

    name: str
    descriptor: int
    file: str
    texts: tuple[bytes, ...]
    words: tuple[str, ...]
    result: int
    injected: bool

    def concerns(self, folder: Path) -> bool:
        """Whether it is about a file below the folder."""
        named = () if self.name in ("read", "write", "pread64", "pwrite64") else self.texts
        return any(path.startswith(str(folder)) for path in (self.file, *map(bytes.decode, named)))


def recording(trace: Path, *calls: str) -> list[str]:
    """The beginning of a command line whose rest is carried out while its calls are written to `trace`.

    Args:
        trace: where to.
        calls: which sorts of calls; without any, all by which files and folders change.
    """
    asked = ",".join(f"?{call}" for call in calls or (*CHANGES, *NAMES, *FLAWED))
    return [program("strace"), *_HOW, "-e", f"trace={asked}", "-o", str(trace)]


class Fault(NamedTuple):
    """A call that fails.

    Attributes:
        call: of which sort.
        error: the error's name.
        when: how many-th of its sort it is.
    """

    call: str
    error: str
    when: int


def failing(trace: Path, fault: Fault) -> list[str]:
    """The same, where one call fails."""
    how = f"inject={fault.call}:error={fault.error}:when={fault.when}"
    return [program("strace"), *_HOW, "-e", f"trace={fault.call}", "-e", how, "-o", str(trace)]


def calls(trace: Path) -> Iterator[Call]:
    """The calls that were written down, in their order."""
    for line in trace.read_text(encoding="ascii").splitlines():
        match = _LINE.fullmatch(line)
        if match is None:
            assert "unfinished" not in line, f"two at once cannot be told apart: {line[:200]}"
            continue
        name, rest, result, remark = match.groups()
        held = _HELD.match(rest)
        words = _HELD.sub("", _TEXT.sub("", rest)).split(", ")
        yield Call(
            name,
            int(held[1]) if held else -1,
            _plain(held[2]).decode() if held else "",
            tuple(_plain(text) for text in _TEXT.findall(rest)),
            tuple(words),
            int(result),
            "INJECTED" in (remark or ""),
        )


def _plain(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))
