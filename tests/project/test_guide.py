"""The guide for a practice's first checklist does what it says."""

import re
from pathlib import Path

from tests.support.commands import own, presencecheck

GUIDE = (Path(__file__).parents[2] / "docs" / "write-your-first-checklist.md").read_text(encoding="utf-8")
LIST, OVERLAY, ROUTINE = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
[SAID] = re.findall(r"```text\n(.*?)```", GUIDE, re.DOTALL)


def test_the_guide_can_be_followed(home: Path) -> None:
    """Begin, write, check, walk, include: each step works as told, without a warning."""
    begun = Path(presencecheck("new", "consulting-room").out.strip())
    begun.write_text(LIST, encoding="utf-8")
    assert presencecheck("check", str(begun)).out == "1 file checked: no errors.\n"
    line = '{"item": "consulting-room/%s", "answer": "yes"}\n'
    walked = presencecheck("run", "consulting-room", "--answers", "-", stdin=line % "sign-out" + line % "fan")
    assert walked.code == 0
    path = own(home, "full", OVERLAY)
    assert presencecheck("check", str(path)).out == "1 file checked: no errors.\n"
    assert presencecheck("show", "full", "--json").data["routine"]["include"][0] == {"checklist": "consulting-room"}
    assert presencecheck("new", "my-day", "--from", "shipped:full").code == 0
    path = own(home, "my-day", ROUTINE)
    assert presencecheck("check", str(path)).out == "1 file checked: no errors.\n"
    assert presencecheck("config", "set", "routine", "my-day").code == 0
    assert "Sign turned" in presencecheck("show", "my-day").out


def test_the_slip_is_told_as_printed(tmp_path: Path) -> None:
    """The message in the guide is the one that comes."""
    (tmp_path / "consulting-room.yaml").write_text(LIST.replace("importance", "importence", 1))
    assert presencecheck("check", "consulting-room.yaml", cwd=tmp_path).out == SAID


def test_links_lead_somewhere() -> None:
    """Each page and folder that the guide names is there."""
    folder = Path(__file__).parents[2] / "docs"
    for target in re.findall(r"\]\(([^)]+)\)", GUIDE):
        assert (folder / target).exists(), target
