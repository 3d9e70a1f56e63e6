"""Many files validated by two processes: whatever the other one does, what comes out is what `load` gives."""

import json
import os
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from hashlib import sha256
from pathlib import Path
from threading import Thread
from typing import Any, BinaryIO

import pytest

from presencecheck.formats import read_ahead as ahead
from presencecheck.formats import second_process, worker
from presencecheck.formats.load import ReadTwice, load
from presencecheck.formats.read_ahead import File, ReadAhead, read_ahead
from presencecheck.formats.yaml_reader import read, read_all
from tests.support.packs import HOUR, ROOM

ODD = ROOM.replace("Is the door shut?", "Is {{client.name}} there?")
OVERLAY = "format: 1\nid: mine\nextends: room\nremove: [lamp]\n"
KINDS = (ROOM, HOUR, OVERLAY, ODD, ROOM.replace("items", "item"), "name: another program\n", "[")


class Beside:
    """What `open_worker` gives: the same work at the other end of two pipes, in a thread of the tests' own process."""

    def __init__(self, *, says: bytes = b"", works: bool = True) -> None:
        (theirs, ours), (heard, said) = os.pipe(), os.pipe()
        self.stdin, self.stdout = os.fdopen(ours, "wb"), os.fdopen(heard, "rb")
        self._ends: list[BinaryIO] = [os.fdopen(theirs, "rb"), os.fdopen(said, "wb")]
        self._ends[1].write(says)
        self._work = Thread(target=self._run if works else self._stop)
        self._work.start()
        self.ended = False

    def _run(self) -> None:
        with suppress(BrokenPipeError):
            worker.main(self._ends[0], self._ends[1])
        self._stop()

    def _stop(self) -> None:
        for end in self._ends:
            with suppress(BrokenPipeError):
                end.close()

    def kill(self) -> None:
        """End: here the work comes to its end, as nobody can end a thread."""
        self._work.join()
        self.ended = True

    def __enter__(self) -> "Beside":
        return self

    def __exit__(self, *_: object) -> None:
        self.stdout.close()


def _refuse(*_: object) -> None:
    raise OSError("no more processes")


def files(*texts: str) -> list[File]:
    """Files of these texts, each with a name of its own and an id that fits it."""
    return [(text.encode(), f"many/{n}.yaml", "room") for n, text in enumerate(texts)]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> Iterator[ExitStack]:
    """Few files count as many, and this computer as one of two processors."""
    monkeypatch.setattr(ahead, "FEWEST", 2)
    monkeypatch.setattr(second_process, "FEWEST", 2)
    monkeypatch.setattr(second_process, "processors", lambda: 2)
    with ExitStack() as stack:
        yield stack


def beside(monkeypatch: pytest.MonkeyPatch, **how: Any) -> Beside:
    """Have this stand in for the process."""
    process = Beside(**how)
    monkeypatch.setattr(second_process, "open_worker", lambda *_: process)
    return process


def whole(reading: Any) -> tuple[object, ...]:
    """All that a file's reading says, places included."""
    document = reading.document
    parts = document.data, document.values, document.keys, document.violations, document.has_names
    return reading.what, reading.problems, reading.sha256, parts


def test_it_gives_what_load_gives(monkeypatch: pytest.MonkeyPatch, small: ExitStack) -> None:
    """Of lists, routines, overlays, files of others and broken ones; each comes from the other process, once it is."""
    many = files(*KINDS * 3)
    beside(monkeypatch)
    reader = small.enter_context(read_ahead(many))
    assert isinstance(reader, ReadAhead)
    reader.wait()
    monkeypatch.setattr(ahead, "load", None)  # nothing is left to be done here
    for source, path, expected in many:
        assert whole(reader(source, path, expected_id=expected)) == whole(load(source, path, expected_id=expected))


def test_what_is_not_there_yet_is_validated_here(monkeypatch: pytest.MonkeyPatch, small: ExitStack) -> None:
    """Also where the other process ends at once, or says what makes no sense."""
    for says in (b"", b"{"):
        process = beside(monkeypatch, says=says, works=False)
        with read_ahead(files(*KINDS)) as reader:
            for source, path, expected in files(*KINDS):
                assert whole(reader(source, path, expected_id=expected)) == whole(
                    load(source, path, expected_id=expected)
                )
        assert process.ended


@pytest.mark.parametrize("says", [b"hello\n", b"[]\n{}\nnull\n", b"no line: "])
def test_what_others_print_is_no_report(says: bytes, monkeypatch: pytest.MonkeyPatch, small: ExitStack) -> None:
    """What is installed beside us can print a line at the start of each Python; the files are read as ever."""
    failed: list[object] = []
    monkeypatch.setattr("threading.excepthook", failed.append)
    beside(monkeypatch, says=says)
    many = files(ROOM, ROOM, *KINDS)
    reader = small.enter_context(read_ahead(many))
    assert isinstance(reader, ReadAhead)
    reader.wait()
    for source, path, expected in many:
        assert whole(reader(source, path, expected_id=expected)) == whole(load(source, path, expected_id=expected))
    assert failed == []


def test_only_the_bytes_that_are_asked_for_count(monkeypatch: pytest.MonkeyPatch, small: ExitStack) -> None:
    """A file that was changed meanwhile is validated as it is now."""
    beside(monkeypatch)
    reader = small.enter_context(read_ahead(files(ROOM, ROOM)))
    assert isinstance(reader, ReadAhead)
    reader.wait()
    changed = ROOM.replace("Our rooms", "My rooms").encode()
    assert reader(changed, "many/0.yaml", expected_id="room").sha256 == sha256(changed).hexdigest()


@pytest.mark.parametrize("name", ["__version__", "__file__"])
def test_only_what_the_same_program_says_counts(name: str, monkeypatch: pytest.MonkeyPatch, small: ExitStack) -> None:
    """Another one that is installed beside it could find other things right."""
    beside(monkeypatch)
    reader = small.enter_context(read_ahead(files(ROOM, ROOM)))
    assert isinstance(reader, ReadAhead)
    reader.wait()
    monkeypatch.setattr(ahead, "_PROGRAM", ahead._PROGRAM.replace(str(getattr(ahead, name)), "other"))
    monkeypatch.setattr(ahead, "load", lambda source, path, *, expected_id: path)
    assert reader(ROOM.encode(), "many/0.yaml", expected_id="room") == "many/0.yaml"  # type: ignore[comparison-overlap]


def test_places_are_worked_out_where_they_are_asked_for(monkeypatch: pytest.MonkeyPatch, small: ExitStack) -> None:
    """A list without problems comes without them: they are as large as the list."""
    monkeypatch.setattr(ahead, "read_all", lambda source: looked.append(source) or read_all(source))  # type: ignore[func-returns-value]
    looked: list[bytes] = []
    beside(monkeypatch)
    reader = small.enter_context(read_ahead(files(ROOM, ROOM)))
    assert isinstance(reader, ReadAhead)
    reader.wait()
    reading = reader(ROOM.encode(), "many/1.yaml", expected_id="room")
    assert looked == []
    assert reading.document.mark(("items", 1, "ask")) == read(ROOM.encode()).mark(("items", 1, "ask"))
    assert reading.document.mark(("items", 0)) == (6, 5)
    assert looked == [ROOM.encode()]


def test_a_second_look_is_remembered(monkeypatch: pytest.MonkeyPatch, small: ExitStack) -> None:
    """As `pack export` looks: once as `check` does, once as a pack."""
    beside(monkeypatch)
    reader = ReadTwice(small.enter_context(read_ahead(files(ROOM, ROOM))))
    first = reader(ROOM.encode(), "many/0.yaml", expected_id="room")
    monkeypatch.setattr(ahead, "load", None)
    assert reader(ROOM.encode(), "many/0.yaml", expected_id="room").what == first.what


def test_reports_come_in_pieces_of_any_size(monkeypatch: pytest.MonkeyPatch, small: ExitStack) -> None:
    """Each is told of the file that it is of."""
    monkeypatch.setattr(ahead, "_PIECE", 700)
    beside(monkeypatch)
    many = files(*KINDS * 2)
    reader = small.enter_context(read_ahead(many))
    assert isinstance(reader, ReadAhead)
    reader.wait()
    reports = [json.loads(reader._reports[path, expected]) for _, path, expected in many]
    assert [report["of"][-1] for report in reports] == [sha256(source).hexdigest() for source, *_ in many]


@pytest.mark.parametrize("why", ["few", "large", "no process"])
def test_where_a_second_process_is_no_help_there_is_none(
    why: str, monkeypatch: pytest.MonkeyPatch, small: ExitStack
) -> None:
    """Each file is validated where it is asked for; a process that was started already is asked nothing."""
    process = None if why == "no process" else beside(monkeypatch)
    if why == "large":
        monkeypatch.setattr(ahead, "MOST_REMEMBERED", 10)
    elif why == "no process":
        monkeypatch.setattr(second_process, "open_worker", _refuse)
    many = files(ROOM, ROOM)[: 1 if why == "few" else 2]
    assert small.enter_context(read_ahead(many, process)) is load  # type: ignore[arg-type]
    if process:
        process.stdin.close()


@pytest.mark.parametrize("first", [True, False])
def test_where_no_thread_can_be_started(first: bool, monkeypatch: pytest.MonkeyPatch, small: ExitStack) -> None:
    """All is validated here, as where no process can be."""
    process = beside(monkeypatch)
    starts = iter([first, True])
    begin = Thread.start

    def start(thread: Thread) -> None:
        if next(starts):
            process.stdin.close()
            raise RuntimeError("can't start new thread")
        begin(thread)

    monkeypatch.setattr(Thread, "start", start)
    assert small.enter_context(read_ahead(files(ROOM, ROOM))) is load


@pytest.mark.real
def test_a_real_process_does_the_same(monkeypatch: pytest.MonkeyPatch, small: ExitStack, tmp_path: Path) -> None:
    """It begins with the last file, wherever the program is started, and is gone afterwards."""
    (tmp_path / "yaml.py").write_text("raise SystemExit")
    monkeypatch.chdir(tmp_path)
    many = files(*KINDS * 3)
    with read_ahead(many) as reader:
        assert isinstance(reader, ReadAhead)
        reader.wait()
        monkeypatch.setattr(ahead, "load", None)
        for source, path, expected in many:
            assert whole(reader(source, path, expected_id=expected)) == whole(load(source, path, expected_id=expected))
    assert reader._process.returncode is not None
