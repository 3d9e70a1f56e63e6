"""Names of lists with their titles."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presencecheck.library.titles import likely_name, not_found, with_title
from presencecheck.messages import library as library_messages
from presencecheck.system.program_name import typed_word

TITLES = {"self-grounding": "Arriving", "arriving-again": "Arriving again", "full": "Full pre-session routine"}


def test_the_title_alone_names_a_list() -> None:
    """As it stands, before a name that is only like it; else the name, then the title, that is most like it."""
    assert likely_name("arriving", TITLES) == "self-grounding"
    assert likely_name("arriving-agian", TITLES) == "arriving-again"
    assert likely_name("full pre-sesion routine", TITLES) == "full"
    assert likely_name("xyzzy", TITLES) == ""
    assert likely_name("nope", {"couple": "Session with a couple"}) == ""


@given(st.dictionaries(st.text(min_size=1, max_size=9), st.text(min_size=1, max_size=9), min_size=1))
def test_both_are_shown_unless_they_say_the_same(titles: dict[str, str]) -> None:
    """Whatever they are called."""
    for name, title in titles.items():
        assert name in with_title(name, titles)
        assert title in with_title(name, titles)
    assert with_title("same", {"same": "same"}) == "same"


def test_what_is_not_there() -> None:
    """The hint has what is typed and what is shown; titles are only read where a name is looked for."""
    _, hint = not_found("own:fulll", ("own", "shipped"), lambda: TITLES)
    assert hint == library_messages.DID_YOU_MEAN.format(name="full (Full pre-session routine)")
    assert not_found("xyzzy", ("own",), lambda: TITLES)[1] == library_messages.NOT_FOUND_HINT
    assert "own" in not_found("onw:full", ("own",), dict)[1]


def test_a_file_in_the_place_of_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Notes, a table, a document: one hint how to make a list of it; none for a file that is not there."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my notes.txt").write_text("Is the door closed?\n")
    said = not_found("my notes.txt", ("own",), dict)
    assert said == (library_messages.OTHER_FORMAT.format(path="my notes.txt", typed=typed_word("my notes.txt")))
    assert not_found("gone.txt", ("own",), dict)[1] == library_messages.NOT_FOUND_HINT
    assert not_found("gone.yaml", ("own",), dict)[1] == library_messages.A_FILE
