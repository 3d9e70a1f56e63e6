"""Every command of the program in one walk around it, for tests of what none of them may do."""

from pathlib import Path

from tests.support.calendars import calendar, session
from tests.support.commands import READY, SMALL, answers, own
from tests.support.packs import folder

MEASURING = {"probe", "devices", "doctor", "open", "setup"}
"""Commands that ask the computer, or by the person's settings a host, or wait for a person; not in the tour."""
HANDED_ON = {"harbour.zip"}
"""What the tour makes to be given to others: a pack, whose readers the person chooses."""
LEFT = 3
"""The exit code of the one walk in it that is left before its end; all else ends with 0."""


def tour(home: Path, place: Path) -> list[list[str]]:
    """All commands that measure nothing; what they are given lies in `place`, and there they write."""
    place.mkdir(mode=0o700, exist_ok=True)
    small = own(home, "small", SMALL.replace("{id: water,", "{id: water, share: facilities,"))
    home.chmod(0o700)
    for folder_of_ours in (home / "config", home / "config" / "checklists"):
        folder_of_ours.chmod(0o700)
    small.chmod(0o600)
    pack = folder(place / "pack")
    (place / "list.md").write_text("# Before\n\n- [ ] The door is shut\n", encoding="utf-8")
    (place / "sessions.ics").write_text(calendar(session("20261130T140000Z")), encoding="utf-8")
    room: list[tuple[str, str | int]] = [("room/door", "yes"), ("room/lamp", "yes")]
    for name, lines in {"all": READY, "some": READY[:3], "rest": READY[3:], "room": room}.items():
        (place / name).write_text(answers(*lines), encoding="utf-8")
    run = ["run", "small", "--no-probe", "--answers"]
    given = {name: str(place / name) for name in ("all", "some", "rest", "room", "list.md", "copy.db", "harbour.zip")}
    return [
        ["--version"],
        ["--help"],
        ["help"],
        ["help", "pack", "add"],
        ["where"],
        ["shortcut", "--print"],
        ["remind", "--print"],
        ["config", "set", "motion", "false"],
        ["config", "get", "motion"],
        ["config", "list"],
        ["config", "unset", "motion"],
        ["config", "set", "calendar", str(place / "sessions.ics")],
        ["appointment"],
        ["appointment", "--json"],
        ["config", "unset", "calendar"],
        ["manual", "run"],
        ["schema"],
        ["schema", "policy"],
        ["list"],
        ["show", "small"],
        ["show", "full", "--format", "html", "-o", str(place / "full.html")],
        ["card", "environment"],
        ["card", "full", "--print", "-o", str(place / "card.html")],
        ["check", str(small), str(pack)],
        ["new", "mine", "--no-open", "--from", given["list.md"]],
        ["new", "--template", "csv"],
        ["add", str(small), "--as", "theirs", "--yes"],
        ["edit", "environment", "--no-open"],
        ["diff", "environment"],
        ["retire", "environment/light-front"],
        ["retire", "--undo", "environment/light-front"],
        [*run, given["all"]],
        [*run, given["some"], "--fresh"],
        [*run, given["rest"], "--resume"],
        [*run, given["all"], "--no-log", "--json"],
        [*run[1:], given["all"], "--no-log"],
        ["history"],
        ["history", "show", "last"],
        *([*run, given["all"], "--fresh"] for _ in range(3)),
        ["stats"],
        ["report", "-o", str(place / "report.html")],
        ["report", "--share", "--yes", "-o", str(place / "shared.html")],
        ["export", "-o", str(place / "runs.csv")],
        ["export", "--format", "jsonl", "-o", str(place / "runs.jsonl")],
        ["export", "--format", "fhir", "-o", str(place / "runs.json")],
        ["export", "--codebook", "-o", str(place / "codebook.json")],
        ["verify"],
        ["backup"],
        ["backup", given["copy.db"]],
        ["forget", "last", "--yes"],
        ["merge", given["copy.db"]],
        ["restore", given["copy.db"], "--yes"],
        ["pack", "export", str(pack), "-o", given["harbour.zip"], "--yes"],
        ["pack", "add", given["harbour.zip"], "--yes"],
        ["pack", "list"],
        ["pack", "outdated"],
        ["pack", "show", "harbour"],
        ["pack", "verify"],
        ["pack", "update", "--yes"],
        ["run", "room", "--no-probe", "--answers", given["room"]],
        ["pack", "remove", "harbour", "--yes"],
    ]
