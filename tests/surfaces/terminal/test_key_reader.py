"""The keys of a real terminal, through the filter and prompt_toolkit's table."""

import os
import random
import tty
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from prompt_toolkit.input.ansi_escape_sequences import ANSI_SEQUENCES
from prompt_toolkit.keys import Keys

from presencecheck.surfaces.key_layouts import fold_key
from presencecheck.surfaces.terminal.escape_filter import ALONE_SECONDS, EscapeFilter
from presencecheck.surfaces.terminal.key_press import names_of
from presencecheck.surfaces.terminal.key_reader import KeyReader
from tests.support.builders import Watch
from tests.support.escape_sequences import ALT, ARROWS, ESC, FOCUS, KEYPAD, MOUSE, REPLIES, SEQUENCES, UNICODE
from tests.support.evidence import Evidence, amount

pytestmark = [pytest.mark.real, pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal wants a POSIX system")]
STREAMS = amount("REAL_STREAMS", 200, 2_000)


class Typing(NamedTuple):
    """A terminal that somebody types in."""

    master: int
    keys: KeyReader
    watch: Watch

    def type(self, characters: str, *, pause: float = 0.0) -> list[str]:
        """The names of the keys that come of it, after a pause in seconds."""
        self.watch.now += pause
        os.write(self.master, characters.encode("utf-8", "surrogateescape"))
        return names_of(self.keys.drain())


@pytest.fixture
def typing() -> Iterator[Typing]:
    """A terminal in raw mode."""
    master, slave = os.openpty()
    tty.setraw(slave)
    watch = Watch()
    with os.fdopen(slave, encoding="utf-8") as source:
        yield Typing(master, KeyReader(source, watch), watch)
    os.close(master)


@pytest.mark.parametrize("sequence", [*FOCUS, *ALT, *KEYPAD, *UNICODE, *REPLIES, *MOUSE], ids=repr)
def test_noise_is_no_key(sequence: str, typing: Typing) -> None:
    """What a terminal reports of itself gives no key, and the key after it is one."""
    assert typing.type(f"{sequence}y") == ["y"]


@pytest.mark.parametrize("arrow", ARROWS, ids=repr)
def test_arrows(arrow: str, typing: Typing) -> None:
    """In every form, whole and in pieces that are half a second apart."""
    assert typing.type(f"{arrow}y") == ["right", "y"]
    begun = typing.type(arrow[0], pause=9.0)
    rest = typing.type(arrow[1:], pause=0.5)
    if arrow[1] != ESC:
        assert [*begun, *rest] == ["escape", "right"]


def test_keys_have_names(typing: Typing) -> None:
    """Those that a walk knows, and those that it does not."""
    typed = f"Y5 \r\n\x03\x04\x1c\x1a\x07\x7f{ESC}OM{ESC}[121u{ESC}[A{ESC}[15~{ESC}OP{ESC}[3~"
    names = ["y", "5", " ", "enter", "enter", "c-c", "c-d", "c-\\", "c-z", "c-g", "c-h"]
    assert typing.type(typed) == [*names, "enter", "y", "up", "f5", "f1", "delete"]
    assert typing.type("н５é\udc80") == ["y", "5", "é", "\udc80"]


def test_a_terminal_that_cannot_be_read_is_closed() -> None:
    """It would be readable without end; one that only has nothing to read by now is not."""
    master, slave = os.openpty()
    os.set_blocking(master, False)
    with os.fdopen(master, encoding="utf-8") as source:
        keys = KeyReader(source, Watch())
        keys.is_readable = lambda seconds: True  # type: ignore[method-assign]
        assert (keys.read(), keys.closed) == ([], False)
        os.close(slave)  # from now on reading fails, as it does in the background of a shell that has ended
        assert (keys.read(), keys.closed) == ([], True)


def test_a_paste_is_one_key(typing: Typing) -> None:
    """Whatever is in it; one that never ends holds nothing up for long."""
    assert typing.type(f"{ESC}[200~yes\rno{ESC}[A{ESC}[201~y") == ["paste", "y"]
    assert typing.type(f"{ESC}[200~yes") == []
    assert typing.type("y", pause=9.0) == ["y"]


def test_the_esc_key_is_known_after_a_while(typing: Typing) -> None:
    """It is taken once nothing followed."""
    os.write(typing.master, ESC.encode())
    assert (typing.keys.read(), typing.keys.expire()) == ([], [])
    typing.watch.now += ALONE_SECONDS
    assert names_of(typing.keys.expire()) == ["escape"]


def test_a_paste_holds_what_was_pasted(typing: Typing) -> None:
    """Without its marks, for where words are written."""
    os.write(typing.master, f"{ESC}[200~two words\r{ESC}[201~".encode())
    assert [press.data for press in typing.keys.drain()] == ["two words\r"]


def test_characters_in_pieces(typing: Typing) -> None:
    """A character of several bytes is one, however it arrives."""
    os.write(typing.master, "н".encode()[:1])
    assert typing.keys.read() == []
    os.write(typing.master, "н".encode()[1:])
    assert names_of(typing.keys.read()) == ["y"]


def test_a_terminal_that_is_gone_gives_nothing() -> None:
    """And is not waited for."""
    master, slave = os.openpty()
    with os.fdopen(slave, encoding="utf-8") as source:
        reader = KeyReader(source, Watch())
        os.close(master)
        assert reader.drain() == []
        reader.drop_rest()


def test_an_end_of_input_closes_it(tmp_path: Path) -> None:
    """Nothing is read after it."""
    (tmp_path / "nothing").touch()
    with (tmp_path / "nothing").open(encoding="utf-8") as source:
        reader = KeyReader(source, Watch())
        assert (reader.read(), reader.closed, reader.read()) == ([], True, [])


def test_what_was_typed_is_dropped_with_the_end_of_what_has_begun(typing: Typing) -> None:
    """On leaving nothing of it is there for the next program."""
    os.write(typing.master, b"echo\r\x1b]11;rgb:1e1e")
    typing.keys.drop_rest()
    assert not typing.keys._escapes.is_inside or typing.type("/1e1e\x07") == []
    os.set_blocking(typing.keys.fileno(), False)
    with pytest.raises(BlockingIOError):
        os.read(typing.keys.fileno(), 1)


def expected(stream: str) -> list[str]:
    """The keys of a stream by the filter alone."""
    names = {"\r": "enter", "\n": "enter"} | {chr(code): "" for code in range(32)}
    whole = EscapeFilter().feed(stream, 0.0)
    return [fold_key(each) for each in whole if len(each) == 1 and each not in names and each != "\x7f"]


def test_streams_at_random(typing: Typing, evidence: Evidence) -> None:
    """Sequences, halves of sequences and bytes: no fault, and no key but those that stood between them."""
    source = random.Random(5)
    known = {key.value for key in ANSI_SEQUENCES.values() if isinstance(key, Keys)} | {"enter", "paste", "escape"}
    for _ in range(STREAMS):
        parts = [source.choice(SEQUENCES) for _ in range(source.randrange(6))]
        parts += [part[: source.randrange(1, len(part) + 1)] for part in parts]
        parts += [*source.choices("yn1q?é", k=3), bytes(source.choices(range(256), k=4)).decode("latin-1")]
        source.shuffle(parts)
        stream = "".join(parts)
        names = typing.type(stream, pause=30.0)
        assert [name for name in names if len(name) == 1] == expected(stream)
        assert {name for name in names if len(name) > 1} <= known
    evidence("D3", "streams of bytes at random through the terminal and the key reader", STREAMS, "faults")


def test_keys_that_are_typed_while_a_report_is_waited_for(typing: Typing, monkeypatch: pytest.MonkeyPatch) -> None:
    """They stay keys, in order, before the report and after it; the report is none, and ends the waiting."""

    def answer() -> None:
        os.write(typing.master, f"y{ESC}[12;40Rn".encode())

    waits: list[float] = []
    is_readable = typing.keys.is_readable

    def watched(seconds: float) -> bool:
        waits.append(seconds)
        return is_readable(seconds)

    monkeypatch.setattr(typing.keys, "is_readable", watched)
    assert names_of(typing.keys.wait_for_report(answer, 1.0)) == ["y", "n"]
    assert [seconds for seconds in waits if seconds] == [1.0]


def test_a_report_that_does_not_come_in_time(typing: Typing) -> None:
    """Is not waited for, and is no key when it comes."""
    assert typing.keys.wait_for_report(lambda: None, 0.0) == []
    assert typing.type(f"{ESC}[12;40Ry") == ["y"]
