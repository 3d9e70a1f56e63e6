"""Addresses of repositories, and those of their zips."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencecheck.core.errors import UsageError
from presencecheck.packs.repositories import archive_address
from presencecheck.packs.sources import source_of

HUB = "https://github.com/h/lists"
LAB = "https://gitlab.com/h/sub/lists"


@pytest.mark.parametrize(
    ("text", "archive"),
    [
        *((text, f"{HUB}/archive/HEAD.zip") for text in (HUB, f"{HUB}/", f"{HUB}.git", f"git+{HUB}", f"git+{HUB}.git")),
        *((text, f"{HUB}/archive/HEAD.zip") for text in ("git@github.com:h/lists.git", "ssh://git@github.com/h/lists")),
        *((text, f"{HUB}/archive/v1.2.zip") for text in (f"{HUB}@v1.2", f"git+{HUB}.git@v1.2", f"{HUB}/tree/v1.2")),
        (f"{HUB}/tree/a/b", f"{HUB}/archive/a/b.zip"),
        (f"{HUB}/releases/tag/v1", f"{HUB}/archive/v1.zip"),
        (LAB, f"{LAB}/-/archive/HEAD/lists-HEAD.zip"),
        (f"{LAB}/-/tree/a/b", f"{LAB}/-/archive/a/b/lists-a-b.zip"),
        (f"{LAB}/-/tags/v1", f"{LAB}/-/archive/v1/lists-v1.zip"),
        *(
            (text, text)
            for text in (f"{HUB}/archive/v1.zip", f"{HUB}/releases/download/v1/x.zip", f"{HUB}?x", f"{HUB}/")[:3]
        ),
        *(
            (text, text)
            for text in (f"{LAB}/-/archive/v1/lists-v1.zip", "https://github.com/h", "https://a.example/h/x")
        ),
        ("https://a.example/[x", "https://a.example/[x"),
        ("https://[x", "https://[x"),
    ],
)
def test_where_the_zip_is(text: str, archive: str) -> None:
    """Of a repository and of the pages of its branches and tags; every other address is left as it is."""
    assert archive_address(text) == archive
    if "[" not in text:
        assert source_of(text).text == archive


@pytest.mark.parametrize(
    "text", ["git@a.example:h/x.git", "git+https://a.example/x", "https://a.example/x.git", "git@github.com:x"]
)
def test_a_server_that_is_not_known(text: str) -> None:
    """What to give instead is said."""
    with pytest.raises(UsageError, match="address of a repository") as caught:
        source_of(text)
    assert "its zip" in caught.value.hint


@given(names=st.lists(st.from_regex("[a-z][a-z0-9_.]{0,9}[a-z0-9]", fullmatch=True), min_size=2, max_size=2))
def test_what_is_made_of_an_address_stays(names: list[str]) -> None:
    """The address of a zip means itself."""
    made = archive_address(f"https://github.com/{'/'.join(names)}")
    assert archive_address(made) == made
