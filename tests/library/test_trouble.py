"""What cannot be used of a person's lists, told once."""

from pathlib import Path

from presencecheck.core.errors import PresenceCheckError
from presencecheck.library.trouble import Trouble, find_problem


def test_each_sentence_is_told_once() -> None:
    """Also those that came before somebody listened are kept."""
    trouble = Trouble()
    heard: list[str] = []
    error = PresenceCheckError("Broken.")

    def only_shipped(name: str) -> str:
        if name == "mine":
            raise error
        return name

    trouble.note_own(error)
    trouble.tell = heard.append
    for _ in range(2):
        trouble.note_as_shipped("room", "own", error)
        trouble.note_as_shipped("room", "harbour", error)
        trouble.note_gone(["harbour"])
        trouble.note_packs(error)
        assert trouble.usual_or_shipped("mine", "shipped:next", only_shipped) == "shipped:next"
    assert (len(heard), len(trouble.sentences)) == (5, 6)
    assert trouble.sentences[1:] == tuple(heard)


def test_folders(tmp_path: Path) -> None:
    """One that is there, or is not there yet, is no problem; a file, a loop and a link to nothing are."""
    (tmp_path / "file").write_text("")
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "link").symlink_to("nowhere")
    assert find_problem(tmp_path) is None
    assert find_problem(tmp_path / "none") is None
    for name in ("file", "file/below", "loop", "link"):
        problem = find_problem(tmp_path / name)
        assert problem is not None
        assert name in problem.message
