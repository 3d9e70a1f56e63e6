"""A surface that is given every text with the names of the practice filled in; imported where a list has such names.

Plan, run and history have the texts as the files have them.
"""

from collections.abc import Callable

from presencecheck.core.frozen import replace
from presencecheck.core.plan import Plan, Section
from presencecheck.core.practice_names import PracticeValues, filled
from presencecheck.core.run import Run
from presencecheck.library.practice import PracticeNames
from presencecheck.surfaces.surface import (
    Ending,
    HasArrived,
    LastReply,
    Leave,
    Opening,
    RecallPage,
    RecallReply,
    Reply,
    StillSoLine,
    StillSoPage,
    StillSoReply,
    Surface,
)
from presencecheck.surfaces.surrounding import SurroundingSurface
from presencecheck.system.paths import Paths, policy_file


class NamingSurface(SurroundingSurface):
    """Hands everything on to a surface, with the names filled in.

    Args:
        surface: where the person is asked.
        paths: where the settings and packs are.
    """

    def __init__(self, surface: Surface, paths: Paths) -> None:
        super().__init__(surface)
        self._plans = PlanTexts(paths)

    @property
    def page_opener(self) -> Callable[[str], bool] | None:  # type: ignore[override]
        """That of the surface."""
        return self._surface.page_opener

    def show_opening(self, run: Run, opening: Opening) -> None:
        """Show the opening with its names filled in."""
        steps = self._plans.plan_as_read(run.plan).by_ref
        due = tuple(replace(each, step=steps.get(each.step.ref, each.step)) for each in opening.due)
        self._surface.show_opening(self._read(run), replace(opening, due=due))

    def show_question(self, run: Run, *, awaiting: bool = False) -> None:
        """Show the question with its names filled in."""
        self._surface.show_question(self._read(run), awaiting=awaiting)

    def ask(self, run: Run, has_arrived: HasArrived | None = None) -> Reply:
        """Ask on the surface; options have no names, so that its replies are those to the run."""
        return self._surface.ask(self._read(run), has_arrived)

    def show_answer(self, run: Run, ref: str) -> None:
        """Show the answer with names filled in."""
        self._surface.show_answer(self._read(run), ref)

    def confirm_still_so(self, page: StillSoPage) -> StillSoReply:
        """Ask with the names of each line filled in, as the list says that it is from."""
        return self._surface.confirm_still_so(replace(page, lines=tuple(map(self._line, page.lines))))

    def recall_card(self, page: RecallPage) -> RecallReply:
        """Ask with the names of the card filled in."""
        return self._surface.recall_card(filled(page, self._plans.values_of(page.checklist).fill))

    def show_ending(self, run: Run, reply: Leave | None, ending: Ending) -> None:
        """Show verdict and cards with their names filled in."""
        self._surface.show_ending(self._read(run), reply, ending)

    def ask_last(self, run: Run) -> LastReply:
        """Wait on the last screen, with names filled in."""
        return self._surface.ask_last(self._read(run))

    def _read(self, run: Run) -> Run:
        """The run as a person reads it, what the history has of it as well."""
        shadow = None if run.shadow is None else self._read(run.shadow)
        return replace(run, plan=self._plans.plan_as_read(run.plan), shadow=shadow)

    def _line(self, line: StillSoLine) -> StillSoLine:
        return filled(line, self._plans.values_of(line.ref.partition("/")[0]).fill)


class PlanTexts:
    """The texts of plans with the names of the practice filled in.

    Args:
        paths: where the settings and packs are.
    """

    def __init__(self, paths: Paths) -> None:
        self._names = PracticeNames(paths, policy_file(), is_walk=True)
        self._known: dict[str, PracticeValues] = {}
        self._last: tuple[Plan, Plan] | None = None

    def plan_as_read(self, plan: Plan) -> Plan:
        """The plan with every text filled in as the list says that it is from; title and closing as the routine."""
        if self._last is None or self._last[0] is not plan:
            self._last = plan, self._filled(plan)
        return self._last[1]

    def values_of(self, checklist: str) -> PracticeValues:
        """What the names stand for in a checklist of a plan that was filled in, or else in the present one."""
        if checklist not in self._known:
            self._known[checklist] = self._names.values_by_name(checklist)
        return self._known[checklist]

    def _filled(self, plan: Plan) -> Plan:
        sections = tuple(map(self._section, plan.sections))
        # Of several that were named, the first; what the library does not have, as a list that is tried, has its own.
        routine = self.values_of(plan.routine.partition("+")[0])
        return replace(plan, title=routine.fill(plan.title), closing=routine.fill(plan.closing), sections=sections)

    def _section(self, part: Section) -> Section:
        name, language = part.checklist.id, part.checklist.language
        self._known[name] = self._names.values(part.source.layer, name, language)
        return replace(part, checklist=filled(part.checklist, self._known[name].fill))
