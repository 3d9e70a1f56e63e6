"""The number of runs, and their verdicts. Pure."""

from collections import Counter
from collections.abc import Mapping

from presencecheck.core.frozen import Frozen
from presencecheck.core.readiness import Readiness
from presencecheck.core.standing import Status
from presencecheck.figures.days import WEEK, weekly
from presencecheck.history.queries.run_outcomes import RunTable


class RunFigures(Frozen):
    """The number of runs, their days, and how they ended."""

    since: int
    """The first day looked at: the one asked for, or that of the first run."""
    until: int
    """The last day looked at."""
    runs: int
    statuses: Mapping[Status, int]
    readiness: Mapping[Readiness, int]
    """The verdicts of completed runs; one that was left early has none that says anything."""
    days: Mapping[int, int]
    """The number of runs that began on each local day that had any."""

    @property
    def weeks(self) -> Mapping[int, int]:
        """Runs in each week, by its Monday, from the first run's week on; weeks without any included."""
        return weekly(self.days, self.since, self.until)

    @property
    def completed(self) -> int:
        """The number of runs walked to their end."""
        return self.statuses[Status.COMPLETED]

    @property
    def judged(self) -> int:
        """The number of runs that came to a verdict: completed ones, but for those after a session."""
        return sum(self.readiness.values())

    @property
    def left(self) -> int:
        """The number of runs left early, or under way."""
        return self.runs - self.completed

    @property
    def a_week(self) -> float:
        """Runs a week, from the first run to the last day looked at; less than a week counts as one."""
        return self.runs * WEEK / max(self.until - self.since + 1, WEEK)


def run_figures(table: RunTable, until: int) -> RunFigures:
    """The figures of these runs.

    Args:
        table: one run or more.
        until: the last day looked at.
    """
    days = Counter(run.day for run in table.runs)
    statuses = Counter(run.status for run in table.runs)
    verdicts = Counter(run.readiness for run in table.runs if run.status is Status.COMPLETED)
    return RunFigures(
        min(days),
        max(until, *days),
        len(table.runs),
        {status: statuses[status] for status in Status},
        {readiness: verdicts[readiness] for readiness in Readiness},
        days,
    )
