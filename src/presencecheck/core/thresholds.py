"""The settings of the probes: the hosts they contact, what they look for, and their limits. Pure.

Each limit names its source; [docs/probes.md](../../docs/probes.md) lists them for people.
"""

import re

from presencecheck.core.frozen import Frozen


class ProbeSettings(Frozen):
    """The settings under `probes.` in the person's file; `messages.config.MEANINGS` says what each is for."""

    on: bool = True
    """Whether a walk measures at all."""
    host: str = ""
    """Where sessions are held, `meet.example.org` or with a port; the only host that `network` and `clock` contact."""
    stun: str = ""
    """A STUN server of the same provider, for jitter and loss; it is sent fifty empty requests (RFC 8489)."""
    apps: str = ""
    """Programs that put messages on the screen, with commas between; empty for the usual ones (`probes.apps`)."""

    battery_warn: int = 80
    """Percent. Judgement: with less, an hour of video is not safe on battery alone."""
    battery_fail: int = 30
    """Percent. Judgement."""
    round_trip_warn: int = 150
    """Milliseconds. Dolby, configuration guide for BlueJeans: a round trip over 150 ms is poor."""
    round_trip_fail: int = 450
    """Milliseconds. Vidyo support article 115002941614: over 450 ms is bad."""
    jitter_warn: int = 40
    """Milliseconds. Dolby, configuration guide for BlueJeans: jitter over 40 ms is poor."""
    loss_warn: int = 1
    """Percent. Dolby and Vidyo as above: loss should stay under 1 percent."""
    loss_fail: int = 5
    """Percent. Vidyo as above: over 5 percent is bad."""
    certificate_warn: int = 7
    """Days. Judgement: certificates of 90 days are renewed a month before their end, so a week left is an oversight."""
    clock_warn: int = 30
    """Seconds. RFC 6238, section 5.2: one-time codes change every 30 s."""
    clock_fail: int = 300
    """Seconds. RFC 4120: sign-ins commonly refuse a clock that is five minutes off."""
    load_warn: int = 90
    """Percent of all processors. Judgement: video then competes for the rest."""
    memory_warn: int = 10
    """Percent still available. Judgement: below it computers begin to swap."""
    disk_warn: int = 2
    """Gigabytes (10^9 bytes) still free. Judgement: systems and browsers want room to write."""
    noise_warn: int = -43
    """dBFS. RFC 7874, section 4: speech belongs at -22 dBFS, 6 dB either way; ANSI/ASA S12.60: noise 15 dB below."""
    voice_warn: int = -37
    """dBFS. RFC 7874 as above, less the 15 dB that automatic gain adds at most (ITU-T G.169)."""
    margin_warn: int = 15
    """dB between voice and room noise. ANSI/ASA S12.60, the signal-to-noise ratio wanted in classrooms."""


_NAME = r"[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?"
_LINK = r"[A-Za-z][A-Za-z0-9+.-]*://(\S*)"
_HOST = rf"(?P<name>{_NAME}|\[[0-9A-Fa-f:.]{{2,45}}\])(:(?P<port>[0-9]{{1,5}}))?"
"""Compiled when first needed: a start reads the limits alone."""


def address(text: str, port: int) -> tuple[str, int] | None:
    """The host and port in a setting; None if it is neither a host nor a host with a port.

    Args:
        text: as in the settings.
        port: the default port.
    """
    found = re.fullmatch(_HOST, text)
    if found is None:
        return None
    number = int(found["port"] or port)
    return (found["name"].strip("[]"), number) if 0 < number < 65536 else None


def host_of(link: str) -> str:
    """The host in a link to a meeting, with its port where it names one; empty where there is none.

    Args:
        link: as people paste it: with or without `https://`, with whatever follows the host, or a whole invitation.
    """
    found = re.search(_LINK, link)
    words = found[1] if found else link.strip()
    place = re.split(r"[/?#\\]", words, maxsplit=1)[0].rpartition("@")[2].rstrip(".,;:)>")
    return place.casefold() if "." in place and address(place, 443) is not None else ""
