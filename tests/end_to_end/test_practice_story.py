"""A practice writes its own lists, signs and shares them; two therapists use them, and one keeps a change on top."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.commands import Result, answers, presencecheck
from tests.support.packs import fingerprint, key, vouch

pytestmark = pytest.mark.real

PACK = """\
format: 1
name: harbour
title: Harbour Street lists
version: 1.0.0
publisher: Harbour Street Practice
licence: CC BY 4.0
language: en
"""
ARRIVING = """\
format: 1
id: arriving
title: Arriving at Harbour Street
version: 1.0.0
moment: arrive
sources:
  team: "Agreed in the team meeting of October 2026"
items:
  - id: door
    ask: Is the sign on the door turned to red?
    ready: Red
    importance: essential
    sources: [team]
    if-not-yet: {do: [Turn the sign, Tell the front desk]}
  - {id: tea, ask: Is your cup put away?, ready: Put away, if-not-yet: {do: [Put it on the shelf]}}
  - {id: line, ask: Is the practice's own line in use?, ready: In use, if-not-yet: {do: [Plug in the blue cable]}}
"""
MORNING = """\
format: 1
id: morning
title: Before the first hour
include: [{checklist: arriving}, {checklist: essentials}]
closing: Begin when you are.
"""
MINE = """\
format: 1
id: arriving
extends: harbour:arriving
since: "{since}"
add:
  - {{after: tea, item: {{id: plant, ask: Is the plant out of the picture?, ready: Out, importance: optional}}}}
remove: [line]
"""
ALL = {"door": "yes", "tea": "yes", "line": "yes", "plant": "yes"}

Program = Callable[..., Result]


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Program]:
    """The program at somebody's computer, by their name."""

    def computer(who: str) -> Program:
        def run(*arguments: str | Path, stdin: str = "") -> Result:
            monkeypatch.setenv("PRESENCECHECK_HOME", str(tmp_path / who))
            return presencecheck(*map(str, arguments), stdin=stdin, cwd=tmp_path)

        return run

    return computer


def asked(run: Program, name: str) -> list[str]:
    """The items of a checklist as somebody has it."""
    return [item["id"] for item in run("show", name, "--json").data["checklist"]["items"]]


def test_a_practice_shares_its_lists(at: Callable[[str], Program], tmp_path: Path) -> None:
    """From the first line that is written to the forged update that is refused."""
    practice, anna, bert = at("practice"), at("anna"), at("bert")
    lists, shared = tmp_path / "lists", tmp_path / "shared"
    lists.mkdir()
    shared.mkdir()
    archive = shared / "harbour.zip"
    signer = key(tmp_path / "practice-key")

    # The practice writes, and is told line by line what is wrong until nothing is.
    (lists / "pack.yaml").write_text(PACK)
    (lists / "arriving.yaml").write_text(ARRIVING.replace("ready: Red", "redy: Red"))
    (lists / "morning.yaml").write_text(MORNING)
    checked = practice("check", lists)
    assert (checked.code, 'arriving.yaml:11:5: error: there is no field "redy" here.' in checked.out) == (1, True)
    assert practice("pack", "export", lists, "-o", archive, "--sign", signer).code == 1
    assert not archive.exists()
    (lists / "arriving.yaml").write_text(ARRIVING)
    assert practice("check", lists).code == 0
    exported = practice("pack", "export", lists, "-o", archive, "--sign", signer)
    assert exported.code == 0

    # Anna knows the practice's key, Bert does not; both add the pack and walk it.
    vouch(tmp_path / "anna" / "config" / "allowed_signers", "office@harbour.example", signer)
    added = anna("pack", "add", archive, "--sha256", exported.out.split()[-1], "--yes")
    assert (added.code, "Signed by office@harbour.example" in added.out) == (0, True)
    unknown = " ".join(bert("pack", "add", archive, "--yes").out.split())
    assert "Nobody vouches for this key" in unknown
    assert fingerprint(signer) in unknown
    for run in (anna, bert):
        done = run("run", "morning", "--answers", "-", "--json", stdin=answers(("arriving/door", "not-yet")))
        assert done.code == 3
        assert done.data["run"]["checklists"][0]["layer"] == "harbour"

    # Anna keeps a change of her own on top.
    before = anna("show", "harbour:arriving", "--json").code
    assert before == 0
    since = done.data["run"]["checklists"][0]["sha256"][:16]
    own = tmp_path / "anna" / "config" / "checklists" / "arriving.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(MINE.format(since=since))
    assert anna("check", own).code == 0
    assert asked(anna, "arriving") == ["door", "tea", "plant"]
    assert asked(bert, "arriving") == ["door", "tea", "line"]

    # The practice publishes a second version; each reads what it changes before taking it.
    (lists / "pack.yaml").write_text(PACK.replace("1.0.0", "1.1.0"))
    (lists / "arriving.yaml").write_text(
        ARRIVING.replace("Is your cup put away?", "Are your cup and papers put away?")
        .replace("    importance: essential\n", "")
        .replace("version: 1.0.0", "version: 1.1.0")
        + "  - {id: phone, ask: Is your phone silent?, ready: Silent, if-not-yet: {do: [Switch it off]}}\n"
    )
    assert practice("pack", "export", lists, "-o", archive, "--sign", signer, "--yes").code == 0
    looked = anna("pack", "update", "--check")
    assert (looked.code, asked(bert, "arriving")) == (0, ["door", "tea", "line"])
    for run in (anna, bert):
        taken = run("pack", "update", "--yes")
        assert taken.code == 0
        for words in (
            "Harbour Street lists (harbour): 1.0.0 → 1.1.0",
            "changed: Arriving at Harbour Street (arriving)",
            "added: phone: Is your phone silent?",
            "Are your cup and papers put away?",
            "importance: door: was essential, is standard",
        ):
            assert words in " ".join(taken.out.split())
        assert run("pack", "verify").code == 0
    assert asked(anna, "arriving") == ["door", "tea", "plant", "phone"]
    assert asked(bert, "arriving") == ["door", "tea", "line", "phone"]
    told = " ".join(anna("diff", "arriving").out.split())
    assert "harbour:arriving" in told
    assert "plant" in told

    # Somebody changes a file at Bert's computer: found, refused, left out of a walk, and mended from the share.
    packs = tmp_path / "bert" / "data" / "packs"
    [entry] = json.loads((packs / "packs.json").read_text())["packs"]
    installed = packs / "harbour" / entry["folder"]
    (installed / "arriving.yaml").write_text(ARRIVING.replace("door", "gate"))
    verified = bert("pack", "verify")
    assert (verified.code, "arriving.yaml: was changed" in verified.out) == (1, True)
    assert bert("show", "arriving").code == 4
    left_out = bert("run", "morning", "--answers", "-", stdin=answers())
    assert (left_out.code, "presencecheck pack verify harbour" in left_out.err, "gate" in left_out.out) == (
        *(3, True, False),
    )
    assert bert("pack", "add", archive, "--yes").code == 0
    assert bert("pack", "verify").code == 0

    # Somebody puts another pack in its place on the share: refused at both, and what they have goes on working.
    (lists / "arriving.yaml").write_text(ARRIVING.replace("Is your cup put away?", "What is your password?"))
    for signing in ([], ["--sign", key(tmp_path / "other-key")]):
        assert practice("pack", "export", lists, "-o", archive, *signing, "--yes").code == 0
        for run in (anna, bert):
            forged = run("pack", "update", "--yes")
            assert (forged.code, "was signed" in forged.err) == (4, True)
    archive.write_bytes(archive.read_bytes()[:-100])
    assert anna("pack", "update", "--yes").code == 4
    for run in (anna, bert):
        assert run("pack", "verify").code == 0
        lines = [(f"arriving/{item}", ALL.get(item, "yes")) for item in asked(run, "arriving")]
        assert run("run", "arriving", "--answers", "-", stdin=answers(*lines)).code == 0
