"""Two packs of the same version: told by name, version and contents, from all that is known here."""

from pathlib import Path

from presencecheck.messages import pack as pack_messages
from presencecheck.packs.archive import write_archive
from presencecheck.packs.pack import Pack, examine, files_to_publish
from presencecheck.packs.same_version import other_contents
from tests.support.packs import DESCRIPTION, NEWER, SECOND, members

ONE = examine(members(), new_manifest=True)
OTHER = examine(members(room_yaml=SECOND.encode()), new_manifest=True)


def there(place: Path, pack: Pack) -> str:
    """What is said where the file of a pack already holds another."""
    place.write_bytes(write_archive(files_to_publish(pack, None)))
    return other_contents(ONE, place, place.with_name("none"))


def test_what_is_in_the_place_of_the_file(tmp_path: Path) -> None:
    """The same pack, another version, another name, or no pack say nothing."""
    place = tmp_path / "1.zip"
    assert other_contents(ONE, place, tmp_path) == ""
    assert there(place, OTHER) == pack_messages.WAS_IN_THE_FILE.format(path=place)
    assert there(place, ONE) == ""
    assert there(place, examine(members(pack_yaml=NEWER.encode()), new_manifest=True)) == ""
    zebra = DESCRIPTION.replace("name: harbour", "name: zebra").encode()
    assert there(place, examine(members(pack_yaml=zebra), new_manifest=True)) == ""
    for content in (b"", b"x", write_archive({"a.md": b"x"}), write_archive({"pack.yaml": b"x"})):
        place.write_bytes(content)
        assert other_contents(ONE, place, tmp_path) == ""
