"""What the policy of a computer requires: said, seen, and in nobody's way."""

from pathlib import Path

import pytest

from presencecheck.core.context import Context
from presencecheck.core.plan import Waived
from presencecheck.library.library import Library
from presencecheck.library.planning import plan
from presencecheck.library.required import missing_notes, missing_packs, with_required_lists
from presencecheck.system.paths import user_paths
from presencecheck.system.policy_terms import PolicyTerms
from tests.support.commands import SMALL, Here, own
from tests.support.packs import DESCRIPTION, HOUR, binding, folder

BY = "Harbour Practice"
POLICY = """\
[practice]
name = "Harbour Practice"
[defaults]
routine = "hour"
[fixed]
keep = "36 months"
[required]
lists = ["small", "harbour:room"]
[required.packs]
harbour = "/srv/harbour"
"""


@pytest.fixture
def policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What binds everyone on this computer."""
    path = binding(tmp_path, monkeypatch)
    path.write_text(POLICY)
    return path


def terms(*lists: str) -> PolicyTerms:
    """A policy that requires these lists, and one pack."""
    return PolicyTerms(BY, {}, {}, {"harbour": "/srv/harbour"}, lists)


def test_packs_and_lists_are_named(policy: Path, home: Path, tmp_path: Path, run: Here) -> None:
    """`pack list` and `list` say what is required, and `pack remove` what happens then; who agrees is not held up."""
    missing = run("pack", "list")
    assert (missing.code, "which Harbour Practice requires, is not here" in " ".join(missing.err.split())) == (0, True)
    said = " ".join(run("list").err.split())
    assert "Required by Harbour Practice in the routine that begins a day: small" in said
    added = run("pack", "add", folder(tmp_path / "harbour"), "--yes", "--json").data
    assert added["pack"]["required-by"] == BY
    other = DESCRIPTION.replace("name: harbour", "name: zebra")
    run("pack", "add", folder(tmp_path / "zebra", pack_yaml=other), "--yes")
    assert "Required by Harbour Practice on this computer: harbour" in run("pack", "list").err
    rows = run("pack", "list", "--json").data["packs"]
    assert {row["name"]: row["required-by"] for row in rows} == {"harbour": BY, "zebra": None}
    assert "requires this pack" not in run("pack", "remove", "zebra", "--yes").out
    done = run("pack", "remove", "harbour", "--yes")
    assert "Harbour Practice requires this pack. You may remove it" in done.out
    assert (done.code, "Removed" in done.out) == (0, True)
    policy.unlink()
    run("pack", "add", tmp_path / "harbour", "--yes")
    assert "Required" not in run("pack", "list").err + run("list").err
    assert "requires" not in run("pack", "remove", "harbour", "--yes").out


@pytest.mark.parametrize(
    ("lists", "missing"),
    [
        (("small",), ()),
        (("own:small", "environment"), ()),
        (("harbour:room", "small", "tech-check"), ("harbour:room", "tech-check")),
    ],
)
def test_lists_of_the_routine(home: Path, lists: tuple[str, ...], missing: tuple[str, ...]) -> None:
    """By their ids, in whichever layer and for whichever session; those that are missing join what else is waived."""
    own(home, "small", SMALL)
    part = "{checklist: environment, when: {modality: [in-person]}}"
    own(home, "day", f"format: 1\nid: day\ntitle: Day\ninclude: [{{checklist: small}}, {part}]\n")
    library = Library.of(user_paths())
    planned = plan(library, ("day",), Context())
    assert planned.waived == ()
    found = with_required_lists(library, planned, "day", terms(*lists))
    assert found.waived == ((Waived(BY, missing),) if missing else ())
    assert with_required_lists(library, planned, "small", terms("small")) == planned


def test_a_pack_that_is_missing_is_said_once(home: Path, tmp_path: Path, run: Here) -> None:
    """With how to add it; `doctor` can ask again, and nothing is said once it is here."""
    paths = user_paths()
    sentence = f'The pack "harbour", which {BY} requires, is not here. Add it: presencecheck pack add /srv/harbour'
    assert [missing_notes(terms(), paths) for _ in range(2)] == [(sentence,), ()]
    assert [pack for pack, _ in missing_packs(terms(), paths)] == ["harbour"]
    run("pack", "add", folder(tmp_path / "harbour"), "--yes")
    assert [*missing_packs(terms(), paths)] == []
    (paths.packs / "packs.json").write_text("x")
    assert [*missing_packs(terms(), paths)] == []


@pytest.mark.usefixtures("policy")
def test_the_walk_of_the_day(home: Path, tmp_path: Path, run: Here) -> None:
    """It begins with the practice's routine, says what that lacks, and leaves a walk by name alone."""
    hour = HOUR.replace(", {checklist: essentials}", "")
    run("pack", "add", folder(tmp_path / "harbour", hour_yaml=hour), "--yes")
    answers = tmp_path / "answers"
    answers.write_text("".join(f'{{"item": "room/{name}", "answer": "yes"}}\n' for name in ("door", "lamp")))
    done = run("run", "--answers", answers)
    assert f"Not in this walk, though {BY} requires it: small" in " ".join((done.out + done.err).split())
    [row] = run("history", "--json").data["runs"]
    assert (row["routine"], row["waived"]) == ("hour", [{"by": BY, "what": ["small"]}])
    named = run("run", "room", "--answers", answers, "--json").data["run"]
    assert (named["readiness"], named["waived"]) == ("ready", [])
    own(home, "mine", "format: 1\nid: mine\nextends: hour\nadd-lists: [{checklist: small}]\n")
    own(home, "small", SMALL)
    run("config", "set", "routine", "mine")
    assert run("run", "mine", "--answers", answers, "--json").data["run"]["waived"] == []


def listed(run: Here) -> dict[str, str]:
    """The first lines of `config list`, by their settings."""
    lines = [line for line in run("config", "list").out.splitlines() if line and not line.startswith(" ")]
    return {line.split()[0].rstrip(":"): line for line in lines}


@pytest.mark.usefixtures("policy")
def test_settings_say_whose_they_are(home: Path, run: Here) -> None:
    """In the list, and when one is set that stays as it is."""
    assert "hour (by Harbour Practice)" in listed(run)["routine"]
    assert "(by Harbour" in listed(run)["keep"]
    assert run("config", "get", "keep").out == "36 months\n"
    said = " ".join(run("config", "set", "keep", "6 months").err.split())
    assert "It stays 36 months: Harbour Practice sets keep for everyone on this computer." in said
    own(home, "small", SMALL)
    run("config", "set", "routine", "small")
    assert "by Harbour" not in listed(run)["routine"]
