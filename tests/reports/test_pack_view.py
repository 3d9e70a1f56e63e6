"""What is found in the texts of a pack."""

from presencecheck.packs.pack import examine
from presencecheck.reports.pack_view import Text, addresses_in, changelog_of, readme_of
from tests.support.packs import members


def test_addresses() -> None:
    """Each once, without the marks of the sentence around it; of any of its files."""
    texts = b"(https://a.example/x) <HTTPS://b.example>. See https://a.example/x, http://c.example/y?z=1!"
    pack = examine(members(README_md=texts))
    assert addresses_in(pack) == ("HTTPS://b.example", "http://c.example/y?z=1", "https://a.example/x")


def test_its_texts() -> None:
    """By their names, whatever their letters; none where there is none."""
    pack = examine(members(README_md=None, Changes_md=b"\xef\xbb\xbfx"))
    assert (readme_of(pack), changelog_of(pack)) == (Text(), Text("Changes.md", "x"))
