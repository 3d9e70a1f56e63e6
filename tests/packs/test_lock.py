"""packs.json: what it says, how many packs it takes, and what happens if it is damaged."""

import hashlib
import json
from pathlib import Path

import pytest

from presencecheck.packs import lock
from presencecheck.packs.install import open_store
from presencecheck.packs.lock import LOCK, MOST_PACKS
from presencecheck.packs.manifest import make_manifest
from presencecheck.packs.pack import examine
from presencecheck.packs.signature import Signer
from tests.support.commands import Here
from tests.support.packs import (
    DESCRIPTION,
    NEWER,
    PLAIN,
    as_bytes,
    folder,
    installed,
    installed_pack,
    members,
    said,
)


def test_what_the_lock_says(packs: Path, tmp_path: Path) -> None:
    """All that was accepted, and where; a second version has a folder of its own, and one by one they go."""
    found = installed_pack(packs)
    assert (found.name, found.version, found.title, found.publisher) == (
        *("harbour", "1.0.0", "Harbour lists", "Harbour Street Practice"),
    )
    assert (found.licence, found.language, found.fingerprint, found.principal) == ("CC BY 4.0", "en", "", "")
    assert (found.added, found.checklists, found.routines) == ("2026-11-22T10:00:00Z", 1, 1)
    assert (found.folder, found.sha256) == (found.sha256[:16], hashlib.sha256(make_manifest(PLAIN)).hexdigest())
    assert sorted(path.name for path in found.place(packs).iterdir()) == sorted([*PLAIN, "SHA256SUMS"])
    signer = Signer("SHA256:x", "anna")
    with open_store(packs) as store:
        again = store.put(examine(members()), "y", signer, "t")
        assert (again.folder, store.find("harbour"), store.find("x")) == (f"{found.sha256[:16]}-2", again, None)
        second = members(pack_yaml=as_bytes(DESCRIPTION.replace("name: harbour", "name: second")))
        store.put(examine(second), "z", None, "t")
        store.put(examine(members(pack_yaml=as_bytes(NEWER))), "y", signer, "u")
    assert [(one.name, one.version, one.principal) for one in lock.installed(packs)] == [
        ("harbour", "1.1.0", "anna"),
        ("second", "1.0.0", ""),
    ]
    assert [one.name for one in lock.select(packs, "second")] == ["second"]
    assert len(lock.select(packs, "")) == 2
    assert said(lambda: lock.select(packs, "secnd")) == ('There is no pack "secnd".', 'Did you mean "second"?')
    assert said(lambda: lock.select(packs, "x")) == ('There is no pack "x".', "List them: presencecheck pack list.")
    message, hint = said(lambda: lock.select(packs, "share/harbour 2.zip"))
    assert message == 'There is no pack "share/harbour 2.zip".'
    assert hint == "To take one in, or a newer version of it: presencecheck pack add 'share/harbour 2.zip'"
    with open_store(packs) as store:
        store.drop("harbour")
    assert [one.name for one in lock.installed(packs)] == ["second"]
    assert not (packs / "harbour").exists()
    assert lock.installed(tmp_path / "none") == ()


def test_a_lock_that_is_wrong(packs: Path) -> None:
    """Of a newer program, or damaged: which file, and what to do."""
    path = packs / "packs.json"
    good = json.loads(path.read_text())
    path.write_text(json.dumps({**good, "format": 2}))
    assert said(lambda: lock.installed(packs)) == (
        f"{path} was written by a newer presencecheck.",
        "Update presencecheck.",
    )
    hint = "Delete that file and add the packs again: presencecheck pack add SOURCE."
    wrong: list[object] = [[{}], [*good["packs"], *good["packs"]], [{**good["packs"][0], "routines": "1"}], "x"]
    for entries in wrong:
        path.write_text(json.dumps({"format": 1, "packs": entries}))
        assert said(lambda: lock.installed(packs)) == (f"{path} is damaged.", hint)


def test_a_lock_that_cannot_be_read(home: Path, run: Here) -> None:
    """A folder in the lock's place is not taken for no packs at all."""
    (home / "data" / "packs" / LOCK).mkdir(parents=True)
    for command in (["pack", "list"], ["pack", "verify"]):
        result = run(*command)
        assert (result.code, f"{LOCK} is not a regular file" in result.err) == (4, True)


def test_so_many_packs_and_no_more(source: Path, home: Path, run: Here) -> None:
    """A hundred packs can be installed; one more is refused, and none is lost by it."""
    run("pack", "add", source, "--yes")
    path = home / "data" / "packs" / LOCK
    data = json.loads(path.read_text())
    [entry] = data["packs"]
    data["packs"] = [{**entry, "name": f"pack-{number}"} for number in range(MOST_PACKS - 1)]
    path.write_text(json.dumps(data))
    assert run("pack", "add", source, "--yes").code == 0
    assert len(installed(home)) == MOST_PACKS
    second = folder(source.with_name("second"), pack_yaml=DESCRIPTION.replace("harbour", "second"))
    result = run("pack", "add", second, "--yes")
    assert (result.code, "More than 100 packs" in result.err, "Remove one" in result.err) == (4, True, True)
    assert len(installed(home)) == MOST_PACKS
    assert len(lock.installed(path.parent)) == MOST_PACKS


def test_a_hundred_packs(no_packs: Path) -> None:
    """One more than there can be is refused, with what to do."""
    with open_store(no_packs) as store:
        entry = store.put(examine(members()), "y", None, "t")
    assert said(lambda: lock.write_lock(no_packs, (entry,) * 101)) == (
        "More than 100 packs cannot be installed.",
        "Remove one that is not needed.",
    )


@pytest.mark.parametrize("content", ["", "{}", "[", '{"format": 1, "packs": [{}]}', '{"format": 2}', "\0", "9" * 5000])
def test_a_damaged_lock_is_said(content: str, home: Path, run: Here) -> None:
    """A lock that cannot be read is named, with what to do."""
    (home / "data" / "packs").mkdir(parents=True)
    (home / "data" / "packs" / LOCK).write_text(content)
    for command in (["pack", "list"], ["pack", "verify"], ["run", "harbour:room", "--answers", "-"]):
        result = run(*command)
        assert (result.code, LOCK in result.err) == (4, True)


@pytest.mark.parametrize(
    ("key", "value"), [("name", "../out"), ("folder", "../../out"), ("folder", "/tmp"), ("sha256", ""), ("name", 3)]
)
def test_a_lock_leads_nowhere_else(key: str, value: object, source: Path, home: Path, run: Here) -> None:
    """Someone who changes the lock cannot make the program read or remove folders elsewhere."""
    run("pack", "add", source, "--yes")
    path = home / "data" / "packs" / LOCK
    data = json.loads(path.read_text())
    data["packs"][0][key] = value
    path.write_text(json.dumps(data))
    assert run("pack", "remove", "harbour", "--yes").code == 4
    assert (source / "room.yaml").exists()


def test_what_was_seen_at_the_sources(packs: Path) -> None:
    """It belongs to a version: another has nothing of it; what cannot be read is as if nobody had looked."""
    found = installed_pack(packs)
    seen = lock.Seen(found.sha256, newer="1.1.0")
    with open_store(packs) as store:
        store.note_seen({"harbour": seen, "gone": seen})
    assert lock.read_lock(packs) == ((found,), {"harbour": seen})
    assert lock.newer_versions((found,), {}) == ()
    assert "harbour 1.1.0" in lock.newer_versions((found,), {"harbour": seen})[0]
    data = json.loads((packs / LOCK).read_text())
    for odd in (
        [],
        [1],
        {"harbour": 1},
        {"harbour": {"x": ""}},
        {"harbour": {"sha256": found.sha256, "newer": 1}},
        "x",
    ):
        (packs / LOCK).write_text(json.dumps({**data, "seen": odd}))
        assert lock.read_lock(packs) == ((found,), {})
    with open_store(packs) as store:
        store.note_seen({"harbour": seen})
        store.put(examine(members(pack_yaml=as_bytes(NEWER))), "y", None, "u")
        assert store.seen["harbour"].newer == ""
        store.roll_back(found)
        assert store.seen == {}
