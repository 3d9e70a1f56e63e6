"""What is measured: each function takes one round and returns seconds, or another number, by the name of its figure."""

import os
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import count
from pathlib import Path
from urllib.request import urlopen

from benchmarks.calendars import BOMBS, bomb, expanded, folder_of, read, text
from benchmarks.check_many import pair
from benchmarks.homes import PROGRAM, PYTHON, environment, own_folder
from benchmarks.watching import Watched
from presencecheck.system.paths import shipped

Figures = dict[str, list[float]]
FIRST = b"hears you?"
"""The end of the first question of the routine `full`."""
KEYS = b"leave"
"""The last of the keys that are shown below a question."""
VERDICT = b" in place."
"""The end of the verdict where every question was answered with y."""
LAST_KEYS = b"the last question again"
"""The first of the keys below the verdict."""
WALKED = "list-0"
"""A checklist of `homes.fill`, so that y answers every question."""
COMMITS = (("commit", "DELETE", "EXTRA"), ("commit-persist", "PERSIST", "FULL"), ("commit-wal", "WAL", "FULL"))
"""The name of the figure, SQLite's journal mode, and how it waits for the disk."""
_BLOCK = b"x" * 600


def bare(home: Path) -> Figures:
    """Python that does nothing: the measure of all starts."""
    return {"bare": [_run((PYTHON, "-I", "-c", "pass"), home)]}


def start(home: Path) -> Figures:
    """From Enter on the bare word to the first question and to the keys, and from q to the shell prompt."""
    with Watched(PROGRAM, environment(home)) as walk:
        question = walk.seen(FIRST) - walk.begun
        keys = walk.seen(KEYS) - walk.begun
        memory = walk.memory()
        pressed = walk.press(b"q")
        ended, _ = walk.ended()
    return {"question": [question], "keys": [keys], "left": [ended - pressed], "memory": memory}


def started(name: str, *words: str) -> Callable[[Path], Figures]:
    """From Enter on a longer command to the first question."""

    def measure(home: Path) -> Figures:
        with Watched((*PROGRAM, *words), environment(home)) as walk:
            question = walk.seen(FIRST) - walk.begun
            walk.seen(KEYS)
            walk.press(b"q")
            walk.ended()
        return {name: [question]}

    return measure


def opened(name: str, *words: str) -> Callable[[Path], Figures]:
    """What a start asks of the system before its first question; nothing where there is no strace.

    Files that it opens, the compiled modules among them, and calls of all kinds: the same in every round.
    """

    def measure(home: Path) -> Figures:
        strace, log = shutil.which("strace"), home / f"{name}.log"
        if strace is None:
            return {}
        traced = (strace, "-f", "-qq", "-s", "4096", "-o", str(log), *PROGRAM, *words)
        with Watched(traced, environment(home)) as walk:
            walk.seen(KEYS)
            walk.press(b"q")
            walk.ended()
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
        asked = next(place for place, line in enumerate(lines) if " write(" in line and FIRST.decode() in line)
        files = [line for line in lines[:asked] if " openat(" in line and " = -1 " not in line]
        modules = [line for line in files if '.pyc"' in line]
        found = {f"{name}-files": files, f"{name}-modules": modules, f"{name}-calls": lines[:asked]}
        return {each: [float(len(values))] for each, values in found.items()}

    return measure


def edited(home: Path) -> Figures:
    """From Enter to the first question after a checklist was edited."""
    text = (shipped() / "environment.yaml").read_text(encoding="utf-8")
    own = own_folder(home) / "environment.yaml"
    own.write_text(f"{text}# edited {time.time_ns()}\n", encoding="utf-8")
    with Watched(PROGRAM, environment(home)) as walk:
        question = walk.seen(FIRST) - walk.begun
        walk.seen(KEYS)
        walk.press(b"q")
        walk.ended()
    return {"edited": [question]}


def served(home: Path) -> Figures:
    """From Enter on `open` to the first page, whole, as a browser gets it."""
    pipe = subprocess.PIPE
    begun = time.perf_counter()
    with subprocess.Popen((*PROGRAM, "open", "--no-open"), env=environment(home), stdout=pipe, stderr=pipe) as walk:
        try:
            assert walk.stderr is not None
            address = walk.stderr.readline().split()[-1].decode()
            with urlopen(address) as page:
                text = page.read()
            answered = time.perf_counter() - begun
        finally:
            walk.terminate()
            walk.communicate()
    if b"<form" not in text:
        raise RuntimeError("the first page has no question")
    return {"first-page": [answered]}


def walked(home: Path) -> Figures:
    """A whole walk by keys: from each to the next question, from the last to the verdict, from Enter to the prompt."""
    figures: Figures = {"key": [], "verdict": [], "prompt": [], "fdatasync": list(_fdatasyncs(home))}
    with Watched((*PROGRAM, "run", WALKED, "--fresh"), environment(home)) as walk:
        walk.seen(KEYS)
        while True:
            shown = len(walk.shown)
            pressed = walk.press(b"y")
            walk.seen(b" of list 0 so?", VERDICT)
            drawn = time.perf_counter() - pressed
            if VERDICT in walk.shown[shown:]:
                figures["verdict"].append(drawn)
                break
            figures["key"].append(drawn)
            walk.seen(KEYS)
        walk.seen(LAST_KEYS)
        memory = walk.memory()
        pressed = walk.press(b"\r")
        ended, _ = walk.ended()
    figures["prompt"].append(ended - pressed)
    return figures | {"memory": memory}


def committed(home: Path) -> Figures:
    """Commits of one row and nothing else: as the history must make them, and in two ways it does not."""
    figures: Figures = {}
    for name, journal, synchronous in COMMITS:
        path = home / f"{name}.db"
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute(f"PRAGMA journal_mode = {journal}")
            connection.execute(f"PRAGMA synchronous = {synchronous}")
            connection.execute("CREATE TABLE answer (number INTEGER PRIMARY KEY, outcome INTEGER)")
            figures[name] = []
            for number in range(20):
                begun = time.perf_counter()
                connection.execute("INSERT INTO answer VALUES (?, 1)", (number,))
                figures[name].append(time.perf_counter() - begun)
        path.unlink()
    return figures


def command(name: str, *arguments: str, **variables: str) -> Callable[[Path], Figures]:
    """A command that runs by itself, timed as a whole."""
    return lambda home: {name: [_run((*PROGRAM, *arguments), home, **variables)]}


def checked(folder: Path) -> Callable[[Path], Figures]:
    """`check` of the files in `folder`, and a bare loop that parses them: the work alone, in this process."""

    def measure(_: Path) -> Figures:
        bare, check = pair(folder)
        return {"parse": [bare], "check": [check]}

    return measure


def calendars(place: Path) -> Callable[[Path], Figures]:
    """Large calendars, and rules without end: the work alone of the first, the others in a process of their own."""
    large = text(5000).encode()
    folder = folder_of(place / "folder", 2000)
    bombs = [bomb(place / f"{number}.ics", rule) for number, rule in enumerate(BOMBS)]

    def measure(_: Path) -> Figures:
        slowest = max(read(path) for path in bombs)
        return {"appointments": [expanded(large)], "calendar-files": [read(folder)], "calendar-bomb": [slowest]}

    return measure


def packed(folder: Path) -> Callable[[Path], Figures]:
    """`pack export` of the lists in `folder`, and `pack add` of the zip where nothing was added yet."""

    rounds = count()

    def measure(homes: Path) -> Figures:
        # A home of its own each time: ext4 takes several times as long to make files where as many were just deleted.
        home = homes / str(next(rounds))
        home.mkdir(parents=True)
        archive = home / "lists.zip"
        export = _run((*PROGRAM, "pack", "export", str(folder), "-o", str(archive), "--yes"), home)
        add = _run((*PROGRAM, "pack", "add", str(archive), "--yes"), home)
        if not (home / "presencecheck" / "data" / "packs" / "packs.json").exists():
            raise FileNotFoundError(archive)
        return {"pack-export": [export], "pack-add": [add]}

    return measure


def known(name: str, value: float) -> Callable[[Path], Figures]:
    """A number that does not change from round to round."""
    return lambda home: {name: [value]}


def memory(name: str, source: str) -> Callable[[Path], Figures]:
    """The most memory that a few lines of Python need."""

    def measure(home: Path) -> Figures:
        with Watched((PYTHON, "-I", "-c", f"{source}; input('done')"), environment(home)) as process:
            process.seen(b"done")
            found = process.memory()
            process.press(b"\r")
            process.ended()
        return {name: found}

    return measure


def _run(words: Sequence[str], home: Path, **variables: str) -> float:
    begun = time.perf_counter()
    subprocess.run(words, env=environment(home) | variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - begun


def _fdatasyncs(home: Path) -> Iterator[float]:
    """How long this disk takes to make 600 bytes durable."""
    path = home / "fdatasync"
    with path.open("ab", buffering=0) as file:
        for _ in range(20):
            file.write(_BLOCK)
            begun = time.perf_counter()
            os.fdatasync(file.fileno())
            yield time.perf_counter() - begun
    path.unlink()
