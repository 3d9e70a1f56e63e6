"""`run FILE.yaml`: a list is tried, and nothing of it joins what is kept."""

from pathlib import Path

from tests.support.commands import READY, SMALL, answers, own, presencecheck

ROOM = """\
format: 1
id: small
title: Theirs
items:
  - {id: lamp, ask: Is their lamp on?, repeat: daily}
"""


def tried(path: Path, *lines: tuple[str, str | int], cwd: Path | None = None) -> tuple[int, str, str]:
    """What a walk through a file says."""
    done = presencecheck("run", str(path), "--no-probe", "--json", "--answers", "-", stdin=answers(*lines), cwd=cwd)
    return done.code, done.out, done.err


def test_a_file_is_walked_and_nothing_is_kept(home: Path, tmp_path: Path) -> None:
    """Neither a history nor an own list is made; it is said."""
    path = tmp_path / "small (1).yaml"
    path.write_text(SMALL)
    code, out, err = tried(path, *READY)
    assert code == 0, err
    assert '"readiness": "ready"' in out
    assert presencecheck("history", "--json").data["runs"] == []
    assert not (home / "config" / "checklists").exists()


def test_it_does_not_join_a_list_of_its_id(home: Path, tmp_path: Path) -> None:
    """What was answered today to the own list of that id confirms nothing in the tried one, and stays as it was."""
    own(home, "small", SMALL)
    done = presencecheck("run", "small", "--no-probe", "--json", "--answers", "-", stdin=answers(*READY))
    assert done.code == 0, done.err
    path = tmp_path / "small.yaml"
    path.write_text(ROOM)
    code, out, _ = tried(path, ("small/lamp", "yes"))
    assert code == 0
    assert '"outcome": "done"' in out
    assert len(presencecheck("history", "--json").data["runs"]) == 1
    assert "Is the lamp on?" in presencecheck("show", "small").out


def test_a_routine_finds_the_lists_beside_it(home: Path, tmp_path: Path) -> None:
    """As they were sent together."""
    (tmp_path / "small.yaml").write_text(ROOM)
    routine = tmp_path / "day.yaml"
    routine.write_text("format: 1\nid: day\ntitle: Day\ninclude:\n  - checklist: small\n")
    code, out, err = tried(routine, ("small/lamp", "yes"))
    assert code == 0, err
    assert '"routine": "day"' in out


def test_what_cannot_be_tried(home: Path, tmp_path: Path) -> None:
    """A file that is not there, one with errors, and going on with a trial."""
    assert tried(tmp_path / "no.yaml")[0] == 4
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("format: 1\nid: wrong\n")
    code, _, err = tried(wrong)
    assert code == 4
    assert "wrong.yaml:" in err
    good = tmp_path / "small.yaml"
    good.write_text(ROOM)
    assert presencecheck("run", str(good), "--resume", "--answers", "-", stdin="").code == 2


def test_the_first_word_leads_there(home: Path, tmp_path: Path) -> None:
    """A file alone is not walked; how to try it, and to keep it, is said."""
    refused = presencecheck("./small.yaml")
    assert refused.code == 2
    assert "presencecheck run ./small.yaml" in refused.err
    assert "presencecheck add ./small.yaml" in refused.err
