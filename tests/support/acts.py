"""All that a walk can write, one act after another, for those who cut it short."""

from contextlib import closing
from pathlib import Path

from presencecheck.history.format.file_header import is_empty
from presencecheck.history.operations.verify import inspect
from presencecheck.history.queries.runs import find_run, summaries
from presencecheck.history.store.store import History

ACTS = """
import sys
from pathlib import Path
from presencecheck.core.events import Answer, Answered, ClientArrived, Confirmed, Reopened, Revised
from presencecheck.core.run import Run
from presencecheck.history.format.recall import recalled_card
from presencecheck.history.journal.journal import FileJournal
from tests.support.builders import checklist, confirm, showing

count = 0
def done():
    global count
    count += 1
    print(f"State {count}", flush=True)

YES = Answer.YES
FIRST = [Confirmed(("c/door",), 2), Reopened(("c/door",)), Answered("c/door", YES, finding="warn"),
    Answered("c/lamp", YES), Revised("c/lamp", Answer.SKIP), Revised("c/door", YES, by="probe", finding="ok")]
SECOND = [Confirmed(("c/lamp",), 3), ClientArrived(), Revised("c/door", Answer.NOT_YET)]
earlier = None
for events in (FIRST, SECOND):
    journal = FileJournal(Path(sys.argv[1]), day_only=True)
    run = Run(showing(checklist("opening", confirm("exit")), checklist("c", confirm("door"), confirm("lamp"))))
    if earlier:
        journal.recall(run, [recalled_card(earlier, "opening", ["exit"], keeps_items=True)])
        done()
    for event in events:
        run = run.apply(event)
        journal.record(run, event)
        done()
    journal.leave()
    earlier = journal.id
"""
"""Does all that a walk can write, and says after each act that it is done."""
ACTS_DONE = 10


def acts_in(path: Path) -> int:
    """How many acts the history has; it is as it was written, and each run replays."""
    if is_empty(path):
        return 0
    assert inspect(path).faults == ()
    runs = [find_run(path, summary.id)[1] for summary, _ in summaries(path, 9)]
    with closing(History.open(path, write=False)) as history:
        return sum(len(run.events) - run.stopped for run in runs) + len(history.recalls())
