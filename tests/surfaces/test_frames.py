"""Frames: what is held back reaches the terminal in one piece and in order, and without need nothing is held back."""

import io
import os
from collections.abc import Iterator

import pytest

from presencecheck.surfaces import frames
from presencecheck.surfaces.frames import FrameStream


@pytest.fixture
def pieces() -> Iterator[tuple[FrameStream, int]]:
    """A stream of frames, and where each of its pieces is read."""
    reading, writing = os.pipe()
    with open(writing, "w", encoding="utf-8") as stream:  # noqa: PTH123
        yield FrameStream(stream), reading
    os.close(reading)


def test_what_is_held_comes_in_one_piece(pieces: tuple[FrameStream, int]) -> None:
    """Text, flushed or not, and the bytes of those who write past the text, in the order in which they were written."""
    stream, reading = pieces
    os.set_blocking(reading, False)
    frames.hold(stream)
    stream.write("✓ Shut\n")
    stream.flush()
    stream.buffer.write(b"? why\n")
    stream.buffer.flush()
    with pytest.raises(BlockingIOError):
        os.read(reading, 100)
    frames.release(stream)
    assert os.read(reading, 100).decode() == "✓ Shut\n? why\n"


def test_what_is_not_held_comes_at_once(pieces: tuple[FrameStream, int]) -> None:
    """Also after a frame."""
    stream, reading = pieces
    frames.hold(stream)
    frames.release(stream)
    stream.write("one")
    assert os.read(reading, 100) == b"one"


def test_it_is_the_terminal_that_it_stands_for(pieces: tuple[FrameStream, int]) -> None:
    """Its size, its encoding and whether it is a terminal are asked of it; it closes nothing."""
    stream, reading = pieces
    assert (stream.isatty(), stream.encoding) == (False, "utf-8")
    assert os.fstat(stream.fileno()).st_ino == os.fstat(reading).st_ino
    stream.close()
    os.write(stream.buffer.fileno(), b"open")
    assert os.read(reading, 100) == b"open"


def test_other_streams_have_no_frames() -> None:
    """Neither to hold nor to release does anything to them."""
    stream = io.StringIO()
    frames.hold(stream)
    stream.write("one")
    frames.release(stream)
    assert stream.getvalue() == "one"
