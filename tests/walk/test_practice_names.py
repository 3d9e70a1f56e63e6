"""A walk through lists that name the practice: filled in on every surface, and nowhere kept."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from presencecheck.core.checklist import Checklist
from presencecheck.core.events import Answer
from presencecheck.core.frozen import replace
from presencecheck.core.items import FollowUp, Value
from presencecheck.core.prompts import Choose
from presencecheck.core.run import Run
from presencecheck.formats.load import load
from presencecheck.history.journal.journal import FileJournal
from presencecheck.surfaces.surface import (
    ClientHere,
    Ending,
    Finish,
    Leave,
    Opening,
    PassSetup,
    RecallLine,
    RecallPage,
    ReplyAnswer,
    SetupPage,
    StillSoLine,
    StillSoPage,
)
from presencecheck.system.paths import user_paths
from presencecheck.walk.practice_names import NamingSurface, PlanTexts
from presencecheck.walk.request import RunRequest
from presencecheck.walk.resume import find_run
from tests.support.builders import Watch, checklist, choice, confirm, plan, walked
from tests.support.commands import Here, answers, own
from tests.support.named_lists import HOUR, LETTERS, PHONE, WELCOME
from tests.support.packs import binding
from tests.walk.test_appointment import Offered
from tests.walk.test_loop import Scene

SAID: list[tuple[str, Value]] = [
    ("welcome/door", "not-yet"),
    ("welcome/door", "accept"),
    ("welcome/wait", "yes"),
    ("welcome/far", 2),
]


@pytest.fixture
def named(home: Path, run: Here) -> Path:
    """A home with lists that name the practice, which has a hostile phone number."""
    own(home, "welcome", WELCOME)
    own(home, "hour", HOUR)
    assert run("config", "set", "practice.phone", PHONE).code == 0
    return home


def welcome() -> Checklist:
    """The list."""
    what = load(WELCOME.encode(), "welcome.yaml").what
    assert isinstance(what, Checklist)
    return what


def test_in_an_answer_file_and_not_in_the_history(named: Path, tmp_path: Path, run: Here) -> None:
    """The walk shows the number, letter by letter; the history has the texts of the file, whatever the number is."""
    path = tmp_path / "answers"
    path.write_text(answers(*SAID, ("welcome/how", "ill")), encoding="utf-8")
    shown = run("run", "hour", "--answers", path)
    words = " ".join(shown.out.split())
    for letter in "ASO":
        assert f"{letter} {PHONE}" in words
    assert "{{practice.phone}}" not in words
    with closing(sqlite3.connect(user_paths().history)) as connection:
        bodies = [body for (body,) in connection.execute("SELECT body FROM plan UNION SELECT body FROM checklist")]
    assert all("030 " not in body for body in bodies)
    assert any("{{practice.phone}}" in body for body in bodies)
    run("config", "set", "practice.phone", "040 1")
    again = run("run", "hour", "--answers", path, "--json")
    assert "040" not in again.out
    with closing(sqlite3.connect(user_paths().history)) as connection:
        assert connection.execute("SELECT COUNT(*) FROM plan").fetchone() == (1,)


class Seen(Scene):
    """Notes what it is given."""

    def __init__(self) -> None:
        super().__init__([], Watch())
        self.given: list[object] = []

    def show_opening(self, run: Run, opening: Opening) -> None:
        """Note it."""
        self.given += [run.plan, opening]

    def show_question(self, run: Run, *, awaiting: bool = False) -> None:
        """Note it."""
        self.given += [run.plan, run.kept.plan, awaiting]

    def ask(self, run: Run, has_arrived: object = None) -> ReplyAnswer:
        """Note it, and say yes."""
        self.given.append(run.plan)
        return ReplyAnswer(Answer.YES)

    def show_answer(self, run: Run, ref: str) -> None:
        """Note it."""
        self.given += [run.plan, ref]

    def show_ending(self, run: Run, reply: Leave | None, ending: Ending) -> None:
        """Note it."""
        self.given += [run.plan, reply, ending]

    def ask_last(self, run: Run) -> Finish:
        """Note it."""
        self.given.append(run.plan)
        return Finish()

    def confirm_still_so(self, page: StillSoPage) -> ClientHere:
        """Note it."""
        self.given.append(page)
        return ClientHere()

    def recall_card(self, page: RecallPage) -> ClientHere:
        """Note it."""
        self.given.append(page)
        return ClientHere()

    def ask_setup(self, page: SetupPage) -> PassSetup:
        """Note it."""
        self.given.append(page)
        return PassSetup()

    def end_setup(self, sentence: str) -> None:
        """Note it."""
        self.given.append(sentence)

    def recording_stopped(self) -> None:
        """Note it."""
        self.given.append("stopped")


def test_all_that_a_surface_is_given(named: Path) -> None:
    """Plans and pages come filled in, what the program says itself as it is, and replies go back as they came."""
    inside = Seen()
    surface = NamingSurface(inside, user_paths())
    run = Run(plan(welcome()))
    asked = Choose("{{practice.phone}}", ("a",))
    with surface as entered:
        assert (entered, surface.page_opener) == (surface, None)
        surface.show_opening(run, Opening())
        surface.show_question(run, awaiting=True)
        assert surface.ask(run) == ReplyAnswer(Answer.YES)
        surface.show_answer(run, "welcome/door")
        surface.show_ending(run, None, Ending())
        assert surface.ask_last(run) == Finish()
        line = StillSoLine("welcome/door", "A {{practice.phone}}", "so", heading="{{practice.phone}}")
        assert surface.confirm_still_so(StillSoPage("As then?", (line,))) == ClientHere()
        card = RecallPage("r", "gone", "{{practice.phone}}", (RecallLine("a", "{{practice.name}}?", "so"),))
        assert surface.recall_card(card) == ClientHere()
        assert surface.ask_setup(SetupPage(asked)) == PassSetup()
        surface.end_setup("end")
        surface.recording_stopped()
        assert (surface.offer(asked), surface.ask_aside(asked), surface.ask_for_new("over")) == (0, 0, True)
    plans = [given for given in inside.given if hasattr(given, "sections")]
    assert len(plans) == 7
    assert all(given is plans[0] for given in plans)
    texts = list(_texts(plans[0].sections[0].checklist))
    assert all(any(text == f"{letter} {PHONE}" or text == f"{letter} {PHONE}?" for text in texts) for letter in LETTERS)
    [page] = [given for given in inside.given if isinstance(given, StillSoPage)]
    assert (page.lines[0].ask, page.lines[0].heading) == (f"A {PHONE}", PHONE)
    [recalled] = [given for given in inside.given if isinstance(given, RecallPage)]
    assert (recalled.title, recalled.lines[0].ask) == (PHONE, "Your practice?")
    assert inside.given[-2:] == ["end", "stopped"]


def test_what_the_history_has_of_a_run_is_filled_in_too(named: Path) -> None:
    """A verdict is read from it, where an answer that is not kept has added a question."""
    follow = FollowUp(is_="hurry", add="more")
    lists = checklist("a", choice("carrying", follow, keep=False), confirm("more", importance="optional"))
    run = walked(plan(replace(lists, title="{{practice.phone}}")), "hurry")
    assert run.shadow is not None
    inside = Seen()
    NamingSurface(inside, user_paths()).show_question(run)
    assert {part.checklist.title for given in inside.given[:2] for part in given.sections} == {PHONE}  # type: ignore[attr-defined]


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, dict):
        yield from _texts(tuple(value.values()))
    elif hasattr(value, "_FIELDS"):
        yield from _texts(tuple(getattr(value, name) for name in value._FIELDS))


def test_titles_of_what_goes_on(named: Path) -> None:
    """A routine of the library speaks for itself; a plan that was named by several has the first one's words."""
    texts = PlanTexts(user_paths())
    made = plan(welcome(), routine="hour+other")
    assert texts.plan_as_read(made).title == made.title
    assert texts.values_of("hour").fill("{{practice.phone}}") == PHONE


def test_what_cannot_be_read_stops_no_walk(
    named: Path, tmp_path: Path, run: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A policy that nobody can read is told elsewhere; the person's own settings count."""
    binding(tmp_path, monkeypatch).write_text("[packs", encoding="utf-8")
    assert PlanTexts(user_paths()).values_of("welcome").fill("{{practice.phone}}") == PHONE
    shown = run("show", "welcome")
    assert shown.code == 4


def test_a_resumed_walk(named: Path, tmp_path: Path, run: Here) -> None:
    """It has the number of now."""
    path = tmp_path / "answers"
    path.write_text(answers(*SAID[:2]), encoding="utf-8")
    assert run("run", "hour", "--answers", path).code == 3
    run("config", "set", "practice.phone", "040 1")
    person = Offered(Leave())
    assert find_run(FileJournal(user_paths().history), None, RunRequest(), person, []) == Leave()
    assert ["Hour 040 1" in question for question in person.questions] == [True]
    path.write_text(answers(*SAID[2:], ("welcome/how", "ill")), encoding="utf-8")
    shown = run("run", "hour", "--answers", path, "--resume")
    assert "F 040 1" in shown.out
    assert json.loads(run("history", "--json").out)["runs"][0]["status"] == "completed"
