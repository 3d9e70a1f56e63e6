"""Programs that could put a message on the screen, or that hold the camera."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from presencecheck.core.thresholds import Tuning
from presencecheck.messages import probes as say
from presencecheck.probes.extras import library
from presencecheck.probes.measurement import Measurement, Probe

USUAL = "discord, mail, outlook, signal, skype, slack, teams, telegram, thunderbird, whatsapp"
"""What is looked for where the person has no list of their own."""


def apps(tuning: Tuning) -> Measurement:
    """Which programs of the person's list run, and which others hold the camera.

    The list is the threshold: any of it that runs is worth a word. Who holds the camera is told on Linux only.
    """
    psutil = library("system")
    names = (process.info["name"] or "" for process in psutil.process_iter(["name"]))
    watched = listed(tuning.apps or USUAL)
    return judge(running(names, watched), sorted(_camera_holders()), len(watched))


def listed(text: str) -> tuple[str, ...]:
    """The programs of a list with commas between, each once."""
    return tuple(dict.fromkeys(name for part in text.split(",") if (name := part.strip().casefold())))


def running(names: Iterable[str], watched: tuple[str, ...]) -> list[str]:
    """Those of the watched programs that are among the processes.

    A program starts helpers and goes by several names: "Slack Helper", "thunderbird-bin", "ms-teams.exe".
    """
    found = set()
    for name in names:
        plain = name.casefold().removesuffix(".exe").removeprefix("ms-")
        found |= {app for app in watched if plain == app or plain.startswith((f"{app} ", f"{app}-", f"{app}."))}
    return sorted(found)


def judge(on: list[str], holders: list[str], count: int) -> Measurement:
    """What running programs and holders of the camera mean."""
    sentence = say.RUNNING.format(names=", ".join(map(str.capitalize, on))) if on else ""
    if holders:
        held = say.CAMERA_HELD.format(names=", ".join(holders))
        return Measurement("warn", f"{held} {sentence}".rstrip(), say.FREE_CAMERA, len(on) + len(holders))
    if on:
        return Measurement("warn", sentence, say.QUIT, len(on))
    return Measurement("ok", say.NONE_RUNNING.format(count=count), "", 0)


def _camera_holders() -> Iterator[str]:
    """The names of processes that have a camera open, as far as this person may see."""
    if sys.platform != "linux":
        return
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            opened = [str(link.readlink()) for link in (folder / "fd").iterdir()]
            if any(target.startswith("/dev/video") for target in opened):
                yield (folder / "comm").read_text().strip()
        except OSError:
            continue  # it has ended, or is another person's


PROBE: Probe = apps
