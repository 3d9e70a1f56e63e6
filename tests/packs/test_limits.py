"""Packs at their limits: the last name, byte or member that is taken, the first that is not, what stands in the way."""

import io
import os
import stat
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import pytest

from presencecheck.core.checklist import MOST_BYTES
from presencecheck.core.errors import PresenceCheckError, UsageError
from presencecheck.packs import lock, policy
from presencecheck.packs.archive import MOST_ZIP, read_archive
from presencecheck.packs.file_set import MOST_MEMBERS, MOST_TEXT, FileSet, is_flat, is_member
from presencecheck.packs.folder import read_folder
from presencecheck.packs.install import open_store
from presencecheck.packs.lock import LOCK
from presencecheck.packs.pack import examine
from presencecheck.packs.sources import read_source, source_of
from tests.support.packs import PLAIN, members, said

EXPORT = "Ask for a pack made with presencecheck pack export."
BROKEN = ("src is not a whole zip file.", "It may not have arrived completely: fetch it again.")
MANY = ("src holds more than 1100 files.", EXPORT)
END = b"PK\5\6"


# Names.


@pytest.mark.parametrize("name", ["", ".", "..", *(f"a{letter}b" for letter in '/\\:*?"<>|\n\0')])
def test_names_that_lead_elsewhere(name: str) -> None:
    """What some system takes for a way to another folder, or for no name, is no name of a file."""
    assert not is_flat(name)


def test_names_that_stay() -> None:
    """Dots and any letters of a name are no way."""
    assert all(map(is_flat, ("X.yaml", "...", "..X", ".x", "R\u00f6mer und Co.md")))
    assert is_member("x" * (MOST_TEXT - 3) + ".md")
    assert not is_member("x" * (MOST_TEXT - 2) + ".md")


def test_names_of_eighty_letters() -> None:
    """Eighty letters are shown; of more, all but the end."""
    slip = "cannot be the name of a checklist."
    for name, shown in (("X" * 75, "X" * 75 + ".yaml"), ("X" * 76, "X" * 76 + ".ya…")):
        assert said(lambda name=name: FileSet("src").admits(f"{name}.yaml"))[0] == f'src: "{shown}" {slip}'  # type: ignore[misc]
    for name, shown in (("x" * 79 + "/", "x" * 79 + "/"), ("x" * 80 + "/", "x" * 79 + "…")):
        with pytest.raises(PresenceCheckError) as caught:
            read_archive(archived([ZipInfo(name)]), "src")
        assert caught.value.message == f'src: the member "{shown}" is not the plain name of a file.'


# Zips.


def archived(infos: list[ZipInfo], content: bytes = b"") -> bytes:
    """A zip of members that all have this content."""
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for info in infos:
            archive.writestr(info, content)
    return out.getvalue()


def commented(letters: int) -> bytes:
    """A zip whose table of contents is long by what is remarked in it."""
    infos = [ZipInfo(f"{number}.md") for number in range(5)]
    for info in infos:
        info.comment = b"x" * (letters // 5)
    infos[0].comment += b"x" * (letters % 5)
    return archived(infos)


def test_so_many_members_of_a_zip(tmp_path: Path) -> None:
    """Beside all that a pack may hold there may be a hundred others, and a table of contents for that many."""
    names = [f"a{number}.md" for number in range(MOST_MEMBERS)]
    others = [f"{number}.txt" for number in range(101)]
    taken = read_archive(archived([ZipInfo(name) for name in (*names, *others[:100])]), "src")
    assert (list(taken.files), taken.left_out) == (names, others[:100])
    assert said(lambda: read_archive(archived([ZipInfo(name) for name in (*names, *others)]), "src")) == MANY
    longest = (MOST_MEMBERS + 100) * 256 - 5 * (46 + len("0.md"))
    assert len(read_archive(commented(longest), "src").files) == 5
    assert said(lambda: read_archive(commented(longest + 1), "src")) == MANY


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (END + b"\xff" * 18, MANY),
        (END + b"\xff" * 18 + b"x" * 0xFFFF, MANY),
        (END + b"\xff" * 18 + b"x" * 0x10000, BROKEN),
        (END + b"\xff" * 17, BROKEN),
    ],
    ids=["the end", "the longest remark", "too far from the end", "cut short"],
)
def test_where_a_zip_ends(content: bytes, refusal: tuple[str, str]) -> None:
    """Its end is looked for where it can be, and nowhere else."""
    assert said(lambda: read_archive(content, "src")) == refusal


def test_an_end_within_a_member() -> None:
    """What looks like the end of a zip and is the content of a member is content."""
    content = END + b"\xff" * 18
    assert read_archive(archived([ZipInfo("a.md")], content), "src").files == {"a.md": content}


def test_what_a_zip_is_called() -> None:
    """A slip in a member's name is told with the name of the zip."""
    assert said(lambda: read_archive(archived([ZipInfo("Room.yaml")]), "src"))[0].startswith('src: "Room.yaml" ')


def test_files_that_are_none(tmp_path: Path) -> None:
    """The largest file that a zip can be is looked into; one more byte is not. A folder has no sum."""
    large = tmp_path / "large.zip"
    large.touch()
    os.truncate(large, MOST_ZIP)
    source = source_of(str(large))
    assert said(lambda: read_source(source, print)) == (f"{large} is not a whole zip file.", BROKEN[1])
    os.truncate(large, MOST_ZIP + 1)
    assert said(lambda: read_source(source, print)) == (f"{large} is larger than 17 MiB.", "")
    with pytest.raises(UsageError) as caught:
        source_of(str(tmp_path), "0" * 64)
    assert caught.value.message == "--sha256 is that of a zip, and this is a folder."


# Folders.


def test_a_folder_is_read_in_the_order_of_its_names(tmp_path: Path) -> None:
    """Whatever order a disk gives, files are taken and left out in that of their names; slips name the folder."""
    source = tmp_path / "source"
    source.mkdir()
    for number in (*range(9, 0, -1), 0):
        (source / f"{number}.md").write_bytes(b"x" * MOST_BYTES)
        (source / f"{number}.txt").touch()
        (source / f"{number}").mkdir()
    found = read_folder(source)
    assert list(found.files) == [f"{number}.md" for number in range(10)]
    assert set(map(len, found.files.values())) == {MOST_BYTES}
    assert found.left_out == [name for number in range(10) for name in (f"{number}/", f"{number}.txt")]
    (source / "9.md").write_bytes(b"x" * (MOST_BYTES + 1))
    assert said(lambda: read_folder(source))[0] == f'{source}: "9.md" is larger than 256 KiB.'
    (source / "0.yml").touch()
    assert said(lambda: read_folder(source))[0] == f'{source}: "0.yml" cannot be the name of a checklist.'


@pytest.mark.skipif(os.name != "posix", reason="made with what POSIX systems have")
def test_links_in_a_folder(tmp_path: Path) -> None:
    """A link is left out or refused by its own name and as a link, whatever good thing it leads to."""
    source, other = tmp_path / "source", tmp_path / "other"
    source.mkdir()
    other.mkdir()
    (other / "a.md").touch()
    (source / "notes").symlink_to(other)
    assert read_folder(source).left_out == ["notes"]
    for target in (other, other / "a.md"):
        (source / "a.md").symlink_to(target)
        assert said(lambda: read_folder(source)) == (
            f"{source / 'a.md'} is a link or no plain file; a pack is made of plain files.",
            "Put a copy of the file in its place.",
        )
        (source / "a.md").unlink()


# Where packs are kept.


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """The folder of all packs; there is none yet."""
    return tmp_path / "packs"


def test_two_at_a_time(packs: Path) -> None:
    """Who comes second is told what to do, and may come again."""
    with open_store(packs):
        assert said(lambda: open_store(packs).__enter__()) == (
            "Another window is changing the packs.",
            "Finish there, then try again.",
        )
    with open_store(packs):
        pass


IN_THE_WAY: dict[str, tuple[Callable[[Path], object], tuple[str, str]]] = {
    "folder": (Path.mkdir, ("is a directory", "Name a file.")),
    "link": (lambda path: path.symlink_to(path.with_name("elsewhere")), ("too many levels of symbolic links", "")),
}


@pytest.mark.skipif(os.name != "posix", reason="made with what POSIX systems have")
@pytest.mark.parametrize("what", IN_THE_WAY)
def test_something_in_the_way(what: str, packs: Path) -> None:
    """What keeps windows apart is a file of our own: no link is followed, and nothing is made where it leads."""
    packs.mkdir()
    make, (reason, hint) = IN_THE_WAY[what]
    make(packs / ".busy")
    assert said(lambda: open_store(packs).__enter__()) == (f"Cannot write {packs / '.busy'}: {reason}.", hint)
    assert [path.name for path in packs.iterdir()] == [".busy"]


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX systems")
def test_a_mask_that_takes_all(packs: Path) -> None:
    """Whatever the umask takes away, the next window can write what keeps windows apart, and nobody else."""
    before = os.umask(0o777)
    try:
        with open_store(packs):
            pass
    finally:
        os.umask(before)
    assert stat.S_IMODE((packs / ".busy").stat().st_mode) == 0o600


def test_what_cannot_be_swept_away(packs: Path, tmp_path: Path) -> None:
    """What is called like a version or a draft and is none stays, with all that it leads to, and stops nobody."""
    elsewhere = tmp_path / "elsewhere" / "mine"
    elsewhere.mkdir(parents=True)
    with open_store(packs) as store:
        store.put(examine(members()), "y", None, "t")
    odd = [packs / "harbour" / ("0" * 16), packs / "harbour" / ("1" * 16), packs / f".{LOCK}.1.tmp"]
    odd[0].write_text("a file")
    odd[1].symlink_to(elsewhere.parent)
    odd[2].mkdir()
    with open_store(packs) as store:
        store.drop("harbour")
    assert all(path.exists() for path in (*odd, elsewhere))
    assert lock.installed(packs) == ()


@pytest.mark.skipif(not hasattr(os, "sync"), reason="this system has no such thing")
def test_a_version_is_on_the_disk_before_the_lock_names_it(packs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One wait for all files of a version, then one for the lock: not one for each file."""
    waits: list[object] = []
    sync, fsync = os.sync, os.fsync

    def all_files() -> None:
        waits.append((sorted(path.name for path in packs.glob("harbour/*/*")), (packs / LOCK).exists()))
        sync()

    def one_file(descriptor: int) -> None:
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            waits.append(os.fstat(descriptor).st_size)
        fsync(descriptor)

    with open_store(packs) as store:
        monkeypatch.setattr(os, "sync", all_files)
        monkeypatch.setattr(os, "fsync", one_file)
        store.put(examine(members()), "y", None, "t")
    assert waits == [(sorted([*PLAIN, "SHA256SUMS"]), False), (packs / LOCK).stat().st_size]


def test_a_hundred_packs(packs: Path) -> None:
    """One more than there can be is refused, with what to do."""
    with open_store(packs) as store:
        entry = store.put(examine(members()), "y", None, "t")
    assert said(lambda: lock.write_lock(packs, (entry,) * 101)) == (
        "More than 100 packs cannot be installed.",
        "Remove one that is not needed.",
    )


def test_a_policy_that_cannot_be_looked_at(tmp_path: Path) -> None:
    """Which file it is, and why."""
    path = tmp_path / ("x" * 300)
    assert said(lambda: policy.load(path)) == (f"Cannot read {path}: file name too long.", "")
