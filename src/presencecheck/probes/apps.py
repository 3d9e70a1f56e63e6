"""Programs that could show a message on the screen, or that use the camera."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from presencecheck.core.thresholds import ProbeSettings
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.messages import probes as probes_messages
from presencecheck.probes.extras import load_library
from presencecheck.probes.measurement import Measurement

USUAL_APPS = "discord, mail, outlook, signal, skype, slack, teams, telegram, thunderbird, whatsapp"
"""Programs looked for where the person has set no list."""


def apps(settings: ProbeSettings) -> Measurement:
    """Find which programs of the person's list are running, and which others use the camera.

    Warns of every program of the list that runs. Which programs use the camera is known on Linux only.
    """
    psutil = load_library("system")
    names = (process.info["name"] or "" for process in psutil.process_iter(["name"]))
    watched = parse_list(settings.apps or USUAL_APPS)
    return judge(find_running(names, watched), sorted(_camera_users()), len(watched))


def parse_list(text: str) -> tuple[str, ...]:
    """The programs of a comma-separated list, each once."""
    return tuple(dict.fromkeys(name for part in text.split(",") if (name := part.strip().casefold())))


def find_running(names: Iterable[str], watched: tuple[str, ...]) -> list[str]:
    """Find the watched programs among the names of processes.

    A program starts helpers and has several names: "Slack Helper", "thunderbird-bin", "ms-teams.exe".
    """
    found = set()
    for name in names:
        plain = name.casefold().removesuffix(".exe").removeprefix("ms-")
        found |= {app for app in watched if plain == app or plain.startswith((f"{app} ", f"{app}-", f"{app}."))}
    return sorted(found)


def judge(on: list[str], camera_users: list[str], watched: int) -> Measurement:
    """The finding from the running programs and the users of the camera; its value is their number."""
    names = enumeration_messages.join_with_commas(name.capitalize() for name in on)
    sentence = probes_messages.RUNNING.format(names=names) if on else ""
    if camera_users:
        held = probes_messages.CAMERA_HELD.format(names=enumeration_messages.join_with_commas(camera_users))
        count = len(on) + len(camera_users)
        return Measurement("warn", f"{held} {sentence}".rstrip(), probes_messages.FREE_CAMERA, count)
    if on:
        return Measurement("warn", sentence, probes_messages.QUIT, len(on))
    return Measurement("ok", probes_messages.NONE_RUNNING.of(watched), "", 0)


def _camera_users() -> Iterator[str]:
    """The names of the processes that have a camera open, as far as this user may see them."""
    if sys.platform != "linux":
        return
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            opened = [str(link.readlink()) for link in (folder / "fd").iterdir()]
            if any(target.startswith("/dev/video") for target in opened):
                yield (folder / "comm").read_text().strip()
        except OSError:
            continue  # the process has ended, or belongs to another user
