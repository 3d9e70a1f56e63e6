"""Pictures and sounds for a browser's fake camera and microphone, made here so that each is known to the point."""

import random
import shutil
import subprocess
import wave
from array import array
from collections.abc import Callable, Iterable
from math import pi, sin
from pathlib import Path

RATE = 16_000
WIDTH, HEIGHT, FRAMES = 320, 240, 7
FULL_SCALE = 32_767


Luma = Callable[[float, float], int]
"""The brightness, 16 to 235, of each place of a picture, both ways from 0 to 1."""


def video(path: Path, luma: Luma, *, still: bool = False) -> Path:
    """A film in which nobody moves, with the noise that every camera has; without it where it is to stand still."""
    plane = bytes(luma(x / WIDTH, y / HEIGHT) for y in range(HEIGHT) for x in range(WIDTH))
    frames = [plane if still else _noisy(plane, number) for number in range(FRAMES)]
    film = b"".join(b"FRAME\n" + frame + bytes([128]) * (WIDTH * HEIGHT // 2) for frame in frames)
    path.write_bytes(f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F10:1 Ip A1:1 C420\n".encode() + film)
    return path


def _noisy(plane: bytes, number: int) -> bytes:
    """One frame: a band of it, in another place each time, is a little brighter."""
    band = range(number * len(plane) // FRAMES, (number + 1) * len(plane) // FRAMES)
    return (
        plane[: band.start] + bytes(min(luma + 2, 235) for luma in plane[band.start : band.stop]) + plane[band.stop :]
    )


def person(face: int, room: int) -> Luma:
    """Somebody in the middle of a room: head and shoulders of one brightness before another."""

    def luma(x: float, y: float) -> int:
        head = ((x - 0.5) / 0.16) ** 2 + ((y - 0.36) / 0.27) ** 2 <= 1
        neck = abs(x - 0.5) < 0.075 and 0.5 < y < 0.8
        shoulders = ((x - 0.5) / 0.42) ** 2 + ((y - 1.02) / 0.34) ** 2 <= 1
        return face if head or neck or shoulders else room

    return luma


def sound(path: Path, samples: Iterable[float]) -> Path:
    """A recording of samples from -1 to 1."""
    cut = array("h", (round(max(-1.0, min(1.0, sample)) * FULL_SCALE) for sample in samples))
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes(cut.tobytes())
    return path


def speech(folder: Path) -> list[float]:
    """Some seconds of a voice with pauses, its loudest sample at 1: spoken by espeak-ng where it is installed."""
    program = shutil.which("espeak-ng")
    spoken = _spoken(program, folder / "spoken.wav") if program else _hummed()
    loudest = max(map(abs, spoken))
    return [sample / loudest for sample in spoken] + [0.0] * RATE


def mixed(voice: list[float], gain: float, noise: float, *, seed: int = 1) -> list[float]:
    """A voice in a room: its loudest sample at `gain`, over even noise of this height."""
    chance = random.Random(seed)
    return [sample * gain + chance.uniform(-noise, noise) for sample in voice]


def _spoken(program: str, path: Path) -> list[float]:
    words = "I can see you, and I can hear you well. Tell me whenever the picture or the sound goes away."
    subprocess.run([program, "-w", str(path), words], check=True, capture_output=True)
    with wave.open(str(path)) as file:
        samples = array("h", file.readframes(file.getnframes()))
        step = file.getframerate() / RATE
    return [samples[int(place * step)] / FULL_SCALE for place in range(int(len(samples) / step))]


def _hummed() -> list[float]:
    """Syllables of a quarter second with gaps between."""
    return [sin(2 * pi * 140 * place / RATE) * (sin(2 * pi * 2 * place / RATE) > 0) for place in range(RATE * 4)]
