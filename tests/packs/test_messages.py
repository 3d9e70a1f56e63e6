"""What a person reads when a pack is refused or no longer whole: each sentence to its last word, and what to do."""

import hashlib
import io
import json
import stat
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_STORED, ZipFile, ZipInfo

import pytest

from presencecheck.core.checklist import MOST_BYTES
from presencecheck.core.errors import UsageError
from presencecheck.core.overlay import Overlay
from presencecheck.packs import integrity as trusted
from presencecheck.packs import lock, policy, signature, verification
from presencecheck.packs.acceptance import check_signer, check_source, signers_file
from presencecheck.packs.archive import read_archive
from presencecheck.packs.changes import ChecklistChange, changes, is_older
from presencecheck.packs.file_set import MOST_MEMBERS, MOST_TOTAL, FileSet
from presencecheck.packs.folder import read_folder
from presencecheck.packs.install import open_store
from presencecheck.packs.integrity import check_accepted
from presencecheck.packs.lock import Installed
from presencecheck.packs.manifest import compare, make_manifest
from presencecheck.packs.metadata import read_metadata
from presencecheck.packs.pack import InvalidPackError, Pack, examine, stored_contents
from presencecheck.packs.policy import Policy
from presencecheck.packs.signature import Signer
from presencecheck.packs.sources import Source, read_source, source_of
from presencecheck.packs.update_check import check_for_update, installed_contents
from tests.support.builders import checklist, section, text
from tests.support.builders import confirm as question
from tests.support.packs import DESCRIPTION, NEWER, PLAIN, ROOM, as_bytes, folder, linked, members, said

EXPORT = "Ask for a pack made with presencecheck pack export."
MENDED = "This file binds everyone on this computer; ask the person who looks after it to mend it."
PERSON = "Ask the person who looks after this computer."


def zipped(pairs: Iterable[tuple[ZipInfo | str, str]], method: int = ZIP_STORED) -> bytes:
    """A zip of these members."""
    out = io.BytesIO()
    with ZipFile(out, "w", method) as archive:
        for info, content in pairs:
            archive.writestr(info, content)
    return out.getvalue()


# Members.


def test_names_and_sizes() -> None:
    """A name that nearly is one, two that are one, too many, too large."""
    found = FileSet("src")
    assert [found.admits(name) for name in (".hidden.yaml", "photo.jpg", "room.yaml")] == [False, False, True]
    assert found.left_out == [".hidden.yaml", "photo.jpg"]
    hint = "Name it with small letters, digits and hyphens, ending in .yaml, such as room-closed.yaml."
    for name in ("Room.yaml", "room.YML", "x" * 80 + ".yaml"):
        shown = name if len(name) <= 80 else name[:79] + "…"
        assert said(partial(found.admits, name)) == (
            f'src: "{shown}" cannot be the name of a checklist.',
            hint,
        )
    assert (
        said(lambda: found.admits("X" * 75 + ".yaml"))[0]
        == f'src: "{"X" * 75}.yaml" cannot be the name of a checklist.'
    )
    found.admits("README.md")
    rename = "Rename or remove one of them."
    words = 'src holds "readme.md" and "README.md", which many systems take for one file.'
    assert said(lambda: found.admits("readme.md")) == (words, rename)
    found.add("room.yaml", b"x" * MOST_BYTES)
    assert said(lambda: found.admits("room.yaml"))[1] == rename
    assert said(lambda: found.add("a.md", b"x" * (MOST_BYTES + 1))) == (
        'src: "a.md" is larger than 256 KiB.',
        "A checklist is a page or two.",
    )
    full = FileSet("src")
    for number in range(MOST_TOTAL // MOST_BYTES):
        full.add(f"{number}.md", b"x" * MOST_BYTES)
    assert said(lambda: full.add("more.md", b"x")) == ("src holds more than 16 MiB.", "Make several packs of it.")
    many = FileSet("src")
    assert all(many.admits(f"a{number}.md") for number in range(MOST_MEMBERS))
    assert said(lambda: many.admits("more.md")) == ("src holds more than 1100 files.", "Make several packs of it.")


@pytest.mark.parametrize(
    ("pairs", "method", "message", "hint"),
    [
        ([("a/b.yaml", "x")], ZIP_STORED, 'src: the member "a/b.yaml" is not the plain name of a file.', EXPORT),
        (
            [("a" * 90 + "/", "x")],
            ZIP_STORED,
            f'src: the member "{"a" * 79}…" is not the plain name of a file.',
            EXPORT,
        ),
        ([linked("a.yaml", "x")], ZIP_STORED, 'src: the member "a.yaml" is a link or no plain file.', EXPORT),
        ([("a.yaml", "x")], ZIP_BZIP2, 'src: the member "a.yaml" is compressed in a way that is not read.', EXPORT),
    ],
)
def test_members_of_a_zip(pairs: list[tuple[ZipInfo | str, str]], method: int, message: str, hint: str) -> None:
    """What no pack has is named with what is wrong with it."""
    assert said(lambda: read_archive(zipped(pairs, method), "src")) == (message, hint)


def test_zips_as_a_whole(tmp_path: Path) -> None:
    """Encrypted, given twice, cut short, not what was told, and too large."""
    good = zipped([("a.md", "x")])
    locked = bytearray(good)
    locked[6] |= 1
    locked[good.index(b"PK\1\2") + 8] |= 1
    assert said(lambda: read_archive(bytes(locked), "src")) == ('src: the member "a.md" is encrypted.', EXPORT)
    double = zipped([("a.md", "x"), ("b.md", "x")]).replace(b"b.md", b"a.md")
    assert said(lambda: read_archive(double, "src")) == ('src holds "a.md" twice.', EXPORT)
    whole = ("src is not a whole zip file.", "It may not have arrived completely: fetch it again.")
    for cut in (b"", b"PK", good[:-1], good[:40], b"x" * 100):
        assert said(partial(read_archive, cut, "src")) == whole
    path = tmp_path / "x.zip"
    path.write_bytes(good)
    told = source_of(str(path), "0" * 64)
    assert (told.kind, told.text, told.sha256) == ("zip", str(path), "0" * 64)
    assert said(lambda: read_source(told, print)) == (
        f"{path} is not the file you were told of: its sha256 is {hashlib.sha256(good).hexdigest()}.",
        "It may be damaged, another version, or forged. Ask its publisher.",
    )
    right = source_of(str(path), f" {hashlib.sha256(good).hexdigest().upper()} ")
    assert read_source(right, print).files == {"a.md": b"x"}
    assert said(lambda: read_source(Source("https://a.example/", "address"), print)) == (
        "A pack from an address needs --sha256 HEX.",
        "The publisher of the pack gives it beside the address; pack export prints it.",
    )


def test_sources(tmp_path: Path) -> None:
    """A folder, a file or an address; what is none is said."""
    assert source_of("https://a.example/x.zip", "A" * 64) == Source("https://a.example/x.zip", "address", "a" * 64)
    assert source_of(str(tmp_path)) == Source(str(tmp_path), "folder")
    nothing = tmp_path / "none"
    assert said(lambda: source_of(str(nothing))) == (
        f"There is no folder or file {nothing}.",
        "A pack comes from a folder, a .zip, or https.",
    )
    with pytest.raises(UsageError) as caught:
        source_of(str(tmp_path), "0" * 63)
    assert (caught.value.message, caught.value.hint) == (
        "That is no sha256.",
        "It has 64 digits from 0 to f; pack export prints it.",
    )
    assert said(lambda: source_of(str(tmp_path), "0" * 64))[1] == "Leave it out."
    assert said(lambda: read_folder(nothing)) == (
        f"Cannot read {nothing}: no such file or directory.",
        "Look at the spelling of the path.",
    )
    (tmp_path / "a.md").symlink_to(tmp_path / "b.md")
    assert said(lambda: read_folder(tmp_path)) == (
        f"{tmp_path / 'a.md'} is a link or no plain file; a pack is made of plain files.",
        "Put a copy of the file in its place.",
    )


# The pack as a whole.


def test_a_pack_that_is_not_complete() -> None:
    """What is missing, different and too many is counted, each with its first name; and that waiting may help."""
    sums = make_manifest(PLAIN)
    files = {**PLAIN, "SHA256SUMS": sums, "room.yaml": b"x", "more.md": b"x", "less.md": b"y"}
    del files["LICENSE"]
    found = FileSet("src")
    for name, content in files.items():
        found.add(name, content)
    hint = "If it is still being copied or synchronised, wait and try again; else ask its publisher."
    against = "src is not complete yet, or was changed: against its SHA256SUMS, "
    counts = "1 missing (LICENSE), 1 different (room.yaml), 2 too many (less.md)."
    assert said(lambda: examine(found)) == (against + counts, hint)
    unsigned = members()
    unsigned.add("SHA256SUMS.sig", b"x")
    assert said(lambda: examine(unsigned))[0].endswith("against its SHA256SUMS, 1 missing (SHA256SUMS).")
    assert examine(unsigned, new_manifest=True).signature is None
    stale = members(SHA256SUMS=b"x")
    assert said(lambda: examine(stale))[0] == "src: line 1 of SHA256SUMS cannot be read."
    assert examine(stale, new_manifest=True).manifest == sums
    assert examine(members()).manifest == sums == examine(members(SHA256SUMS=sums)).manifest
    assert said(lambda: examine(members(pack_yaml=None))) == (
        "src is not a pack: it holds no pack.yaml.",
        "A pack's folder has a pack.yaml with format, name, title, version, publisher and licence.",
    )
    assert said(lambda: examine(members(room_yaml=None, hour_yaml=None))) == (
        "src holds no checklist.",
        "Their names end in .yaml.",
    )
    good = examine(members())
    assert (good.routines, good.sha256, list(good.contents)) == (1, hashlib.sha256(sums).hexdigest(), ["hour", "room"])
    assert compare(PLAIN, {}).unlisted == tuple(sorted(PLAIN))


def test_a_pack_with_errors() -> None:
    """How many, and where each is; a file whose name is not its id is an error here, another warning stays one."""
    for content, count in ((b"[", "1 error"), (b"format: 2\ntitle: x\nitems: x\n", "3 errors")):
        with pytest.raises(InvalidPackError) as caught:
            examine(members(room_yaml=content))
        assert caught.value.message == f"src has {count} and is not used."
        assert {problem.path for problem in caught.value.problems} == {"src/room.yaml"}
    with pytest.raises(InvalidPackError) as caught:
        examine(members(yard_yaml=as_bytes(ROOM)))
    assert [(problem.path, problem.code, problem.severity) for problem in caught.value.problems] == [
        ("src/yard.yaml", "file-name", "error")
    ]
    with pytest.raises(InvalidPackError) as caught:
        examine(members(pack_yaml=b"[a]\n", room_yaml=b"["))
    assert [problem.path for problem in caught.value.problems] == ["src/pack.yaml", "src/room.yaml"]
    warned = examine(members(room_yaml=as_bytes(ROOM.replace(", if-not-yet: {do: [Shut it]}", ""))))
    assert [(problem.code, problem.severity) for problem in warned.warnings] == [("no-remedy", "warning")]
    assert set(stored_contents({"room.yaml": b"[", "hour.yaml": PLAIN["hour.yaml"], "x.md": b""}, "src")) == {"hour"}


FIELDS = "format, name, title, version, publisher, licence, language"


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("format: 1", "format: 2", "1:9: error: this is format 2; this program reads format 1."),
        ("format: 1", f"format: {'9' * 30}", f"1:9: error: this is format {'9' * 20}; this program reads format 1."),
        ("licence: CC BY 4.0\n", "", '1:1: error: "licence" is missing here. Add the line `licence: …`.'),
        ("licence: CC", "license: CC", '6:1: error: there is no field "license" here. Did you mean "licence"?'),
        ("licence: CC", f"{'z' * 50}: CC", f'6:1: error: there is no field "{"z" * 40}" here. Known here: {FIELDS}.'),
        ("name: harbour", "name: Harbour", '2:7: error: "Harbour" cannot be an id.'),
        ("name: harbour", f"name: {'H' * 64}", f'2:7: error: "{"H" * 64}" cannot be an id.'),
        ("name: harbour", "name: own", '2:7: error: "own" is the name of something else.'),
        ("name: harbour", "name: shipped", '2:7: error: "shipped" is the name of something else.'),
        ("name: harbour", "name: here", '2:7: error: "here" is the name of something else.'),
        ("title: Harbour lists", "title: [x]", '3:8: error: "title" should be text.'),
        ("title: Harbour lists", 'title: "a\\nb"', '3:8: error: "title" cannot be read: it should be one line.'),
        ("title: Harbour lists", f"title: {'x' * 61}", '3:8: error: "title" should have 1 to 60 characters.'),
        ("title: Harbour lists", 'title: ""', '3:8: error: "title" should have 1 to 60 characters.'),
        ("title: Harbour lists", f"title: {'x' * 60}", ""),
        ("title: Harbour lists", "title: x\nlanguage: he", ""),
    ],
)
def test_slips_in_a_description(old: str, new: str, line: str) -> None:
    """Each slip in pack.yaml is a line at its place."""
    found, problems = read_metadata(DESCRIPTION.replace(old, new).encode(), "p")
    lines = [str(problem) for problem in problems]
    if not line:
        assert (found is not None, lines) == (True, [])
    else:
        assert found is None
        assert any(one.startswith(f"p:{line}") for one in lines), lines


def test_a_description_that_is_none() -> None:
    """A list is no description; one that says all is taken over word by word."""
    assert [problem.code for problem in read_metadata(b"[a]\n", "p")[1]] == ["not-a-mapping"]
    found, _ = read_metadata(DESCRIPTION.encode(), "p")
    assert found is not None
    assert (found.name, found.title, found.version, found.language) == ("harbour", "Harbour lists", "1.0.0", "en")
    assert (found.publisher, found.licence) == ("Harbour Street Practice", "CC BY 4.0")


def test_what_is_newer() -> None:
    """Numbers are compared as numbers; where one has none there is nothing to compare."""
    older = [("1.0.0", "1.1.0"), ("1.9", "1.10"), ("1", "1.0"), ("v2", "v10"), ("2026-01", "2026-02")]
    assert all(is_older(one, other) and not is_older(other, one) for one, other in older)
    assert not any(
        is_older(*pair) for pair in (("", "1"), ("1", ""), ("1.0", "1.0"), ("a", "b"), ("x" * 40 + "1", "2"))
    )


def test_what_changes_between_versions() -> None:
    """First what is gone, then what is new and what is another, with the words of each change."""
    room, other = checklist("room", question("door")), checklist("room", question("door"), question("lamp"))
    mine = Overlay(format=1, id="mine", extends="room", title="Mine", remove=("a", "b"))
    again = Overlay(format=1, id="mine", extends="yard", remove=("a",), replace=(text("x"),))
    found = list(changes({"room": room, "old": room, "mine": mine}, {"room": other, "new": room, "mine": again}))
    assert [(one.id, one.title, one.sort) for one in found] == [
        ("old", "Room", "removed"),
        ("mine", "mine", "changed"),
        ("new", "Room", "added"),
        ("room", "Room", "changed"),
    ]
    heads = [change for change in found[1].changes if change.sort == "head"]
    assert heads == [
        ("head", "extends", "room", "yard"),
        ("head", "title", "Mine", ""),
        ("head", "remove", "a, b", "a"),
    ]
    assert [(change.sort, change.item) for change in found[3].changes] == [("added", "lamp")]
    [turned] = list(changes({"x": room}, {"x": mine}))
    assert list(turned.changes) == [("kind", "mine", "checklist", "overlay")]
    assert list(changes({"x": room}, {"x": room})) == []
    assert isinstance(turned, ChecklistChange)
    assert section(room).source.layer == "shipped"


# What is installed.


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """The folder of all packs, with one installed."""
    place = tmp_path / "packs"
    with open_store(place) as store:
        store.put(examine(members()), str(tmp_path / "harbour"), None, "2026-11-22T10:00:00Z")
    return place


def entry(packs: Path) -> Installed:
    """The installed pack."""
    [found] = lock.installed(packs)
    return found


def test_what_the_lock_says(packs: Path, tmp_path: Path) -> None:
    """All that was accepted, and where; a second version has a folder of its own, and one by one they go."""
    found = entry(packs)
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


def test_what_verify_says(packs: Path, tmp_path: Path) -> None:
    """Each damage with its file, its words and what to do; where all is well, nothing."""
    found, allowed = entry(packs), tmp_path / "allowed"
    place = found.place(packs)
    again = f"Add it again: presencecheck pack add {found.source}"

    def damages(rules: Policy = Policy()) -> list[tuple[str, str, str]]:  # noqa: B008 - immutable
        return [(one.file, one.message, one.hint) for one in verification.verify(found, packs, allowed, rules)]

    assert (damages(), verification.is_whole(found, packs)) == ([], True)
    ask = "Ask the person who looks after this computer, or remove it: presencecheck pack remove harbour"
    strict = Policy(("/nowhere",), tmp_path / "signers")
    assert damages(strict) == [
        (str(place), f"came from {found.source}, which is not allowed on this computer", ask),
        (str(place), "is not signed by anyone who is allowed on this computer", ask),
    ]
    (place / "room.yaml").write_text("x")
    (place / "README.md").unlink()
    (place / "notes.txt").write_text("x")
    (place / "more.md").write_text("x")
    assert damages() == [
        (str(place / "README.md"), "is missing", again),
        (str(place / "room.yaml"), "was changed", again),
        (str(place / "notes.txt"), "is not part of the pack", "Remove it."),
        (str(place / "more.md"), "is not part of the pack", "Remove it."),
    ]
    assert not verification.is_whole(found, packs)
    (place / "LICENSE").unlink()
    (place / "LICENSE").symlink_to("README.md")
    link = f"{place / 'LICENSE'} is a link or no plain file; a pack is made of plain files"
    assert damages() == [(str(place), link, again)]
    (place / "LICENSE").unlink()
    (place / "SHA256SUMS").write_text("x")
    assert damages() == [(str(place / "SHA256SUMS"), "is not the list that was accepted", again)]
    (place / "SHA256SUMS").rename(place / "sums.md")
    (place / "SHA256SUMS").symlink_to("sums.md")
    assert damages() == [(str(place / "SHA256SUMS"), "cannot be read", again)]
    assert not verification.is_whole(found, packs)


def test_a_file_is_confirmed_before_it_is_used(packs: Path) -> None:
    """A list is read only as it was accepted; else it is said, with how to see what differs."""
    found = entry(packs)
    path = found.place(packs) / "room.yaml"
    check_accepted(found, path, PLAIN["room.yaml"])
    for changed in (b"x", PLAIN["hour.yaml"]):
        assert said(partial(check_accepted, found, path, changed)) == (
            f'{path} of the pack "harbour" is not what was accepted.',
            "See what differs: presencecheck pack verify harbour",
        )
    (path.parent / "SHA256SUMS").write_bytes(make_manifest(PLAIN) + b"\n")
    trusted._manifest.cache_clear()
    assert said(lambda: check_accepted(found, path, PLAIN["room.yaml"]))[1].endswith("pack verify harbour")


def test_looking_for_a_newer_version(packs: Path, tmp_path: Path) -> None:
    """The same, another, another pack, nothing there, or not allowed; that the source fails is told and not raised."""
    found, allowed = entry(packs), tmp_path / "allowed"
    source = folder(tmp_path / "harbour")
    assert check_for_update(found, packs, allowed, Policy()).state == "current"
    folder(source, pack_yaml=NEWER, room_yaml=ROOM.replace("Is the lamp on?", "Is the lamp lit?"))
    newer = check_for_update(found, packs, allowed, Policy())
    assert (newer.state, newer.signer, [one.id for one in newer.changes]) == ("changed", None, ["room"])
    assert newer.pack is not None
    assert newer.pack.metadata.version == "1.1.0"
    assert set(installed_contents(found, packs)) == {"room", "hour"}
    folder(source, pack_yaml=DESCRIPTION.replace("name: harbour", "name: other"))
    other = check_for_update(found, packs, allowed, Policy())
    assert other.error is not None
    assert (other.state, other.error.message, other.error.hint) == (
        "failed",
        f'{source} now holds the pack "other".',
        f"If that is meant: presencecheck pack add {source}",
    )
    refused = check_for_update(found, packs, allowed, Policy(sources=("/srv",)))
    assert refused.error is not None
    assert (refused.error.message, refused.error.hint) == (
        f"Packs from {source} are not allowed on this computer.",
        f"Allowed: /srv. {PERSON}",
    )


# Signers and the policy.


def packed() -> Pack:
    """A good pack without a signature."""
    return examine(members())


def test_who_must_have_signed(packs: Path, tmp_path: Path) -> None:
    """One that was signed comes signed by the same key; a policy that names signers wants one of them."""
    before = Installed(**{**vars(entry(packs)), "fingerprint": "SHA256:x", "principal": "anna"})
    allowed, signers = tmp_path / "allowed", tmp_path / "signers"
    hint = "Ask the publisher. If they say that their key changed: presencecheck pack remove harbour, then add it."
    assert said(lambda: check_signer(packed(), before, Policy(), allowed, "s")) == (
        'The pack "harbour" was signed by anna, and now comes unsigned.',
        hint,
    )
    nameless = Installed(**{**vars(before), "principal": ""})
    assert "was signed by SHA256:x, and" in said(lambda: check_signer(packed(), nameless, Policy(), allowed, "s"))[0]
    assert said(lambda: check_signer(packed(), None, Policy(signers=signers), allowed, "s")) == (
        'The pack "harbour" is not signed by anyone who is allowed on this computer.',
        f"The allowed signers stand in {signers}. {PERSON}",
    )
    assert check_signer(packed(), entry(packs), Policy(), allowed, "s") is None
    assert said(lambda: check_source(Policy(sources=()), "/x"))[1] == f"Allowed: none. {PERSON}"
    assert said(lambda: check_source(Policy(sources=("/a", "/b")), "/x"))[1] == f"Allowed: /a, /b. {PERSON}"
    assert signers_file(Policy(), tmp_path / "config.toml") == tmp_path / "allowed_signers"
    assert signers_file(Policy(signers=signers), tmp_path / "config.toml") == signers


@pytest.mark.parametrize(
    ("content", "message", "hint"),
    [
        (
            "[packs]\nallowed_source = []\n",
            'has a setting "allowed_source", which is not known.',
            f'Did you mean "allowed_sources"? {MENDED}',
        ),
        ("[zzz]\n", 'has a setting "zzz", which is not known.', MENDED),
        ("packs = 1\n", '"packs" should be a table.', MENDED),
        ("[packs]\nallowed_sources = [1]\n", '"allowed_sources" should be full paths and https addresses.', MENDED),
        ('[packs]\nallowed_signers = "x"\n', '"allowed_signers" should be the full path of a file.', MENDED),
        ("x = \n", "is not TOML: ", MENDED),
    ],
)
def test_slips_in_a_policy(content: str, message: str, hint: str, tmp_path: Path) -> None:
    """The file, the slip, and whom to ask."""
    path = tmp_path / "config.toml"
    path.write_text(content)
    words, advice = said(lambda: policy.load(path))
    assert (words.startswith(str(path)), message in words, advice) == (True, True, hint)
    path.write_text('[packs]\nallowed_sources = ["/srv", "https://a.example/"]\nallowed_signers = "/etc/signers"\n')
    assert policy.load(path) == Policy(("/srv", "https://a.example/"), Path("/etc/signers"))
    path.write_text("")
    assert policy.load(path) == Policy()


def test_signing_that_cannot_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key that is none, a signature that is none, and no ssh-keygen: what is wrong and what to do."""
    key = tmp_path / "key"
    key.write_text("x")
    key.chmod(stat.S_IRUSR | stat.S_IWUSR)
    message, hint = said(lambda: signature.sign(b"x", key))
    assert message.startswith(f"ssh-keygen did not sign with {key}: ")
    assert (message.count("."), hint) == (message.count(".", 0, -1) + 1, "Name a private key of OpenSSH.")
    assert said(lambda: signature.verify(b"x", b"y", tmp_path / "none", "src")) == (
        "src: the signature does not belong to this pack.",
        "Do not use it. Ask its publisher for a whole one.",
    )
    monkeypatch.setenv("PATH", str(tmp_path))
    assert said(lambda: signature.verify(b"x", b"y", tmp_path / "none", "src")) == (
        "Signatures need ssh-keygen, which is not on this computer.",
        "Install OpenSSH's client (openssh-client; on Windows an optional feature).",
    )


def test_an_address_is_not_looked_at_again(packs: Path, tmp_path: Path) -> None:
    """What came from an address is fixed by its sum: nothing is contacted to see whether there is more."""
    found = Installed(**{**vars(entry(packs)), "source": "https://a.example/x.zip"})
    seen = check_for_update(found, packs, tmp_path / "allowed", Policy())
    assert (seen.state, seen.pack, seen.error) == ("address", None, None)


def test_a_folder_that_may_not_be_looked_into(packs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sweeping passes over what cannot be read; nothing else fails by it."""
    real = Path.iterdir

    def refused(path: Path) -> Iterator[Path]:
        if path.name == "harbour":
            raise PermissionError
        return real(path)

    left = packs / "harbour" / ("0" * 16)
    left.mkdir()
    monkeypatch.setattr(Path, "iterdir", refused)
    with open_store(packs) as store:
        assert store.find("harbour") is not None
    monkeypatch.undo()
    assert left.exists()
    with open_store(packs):
        assert not left.exists()
