"""The walk in the browser: one page at a time, and a form for the answer."""

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from presencecheck.core.events import Answer
from presencecheck.core.plan import Step
from presencecheck.core.prompts import Choose
from presencecheck.core.run import Run
from presencecheck.messages import browser as browser_messages
from presencecheck.messages import recall as recall_messages
from presencecheck.messages import setup as setup_messages
from presencecheck.surfaces import presentation, recall, setup_lines, still_so
from presencecheck.surfaces.browser import forms, replies
from presencecheck.surfaces.browser.ending_lines import EndingLines, ending_lines
from presencecheck.surfaces.browser.forms import Form
from presencecheck.surfaces.browser.help import page_link, still_so_help
from presencecheck.surfaces.browser.lines import lines_markup
from presencecheck.surfaces.browser.markup import joined
from presencecheck.surfaces.browser.open_walk import forget_open_walk, note_open_walk
from presencecheck.surfaces.browser.page import Content
from presencecheck.surfaces.browser.question import Question
from presencecheck.surfaces.browser.serve import serve, tell_address
from presencecheck.surfaces.browser.stage import Stage
from presencecheck.surfaces.browser.waiting import Waiting
from presencecheck.surfaces.open_pages import OpenPages
from presencecheck.surfaces.presentation import Line
from presencecheck.surfaces.surface import (
    ClientHere,
    Ending,
    Finish,
    HasArrived,
    LastReply,
    Leave,
    LeftOpen,
    MeasurementArrived,
    Navigate,
    Opening,
    RecallPage,
    RecallReply,
    Reply,
    ReplyAnswer,
    SetupPage,
    SetupReply,
    StillSo,
    StillSoPage,
    StillSoReply,
    Surface,
    YesOnceMeasured,
)
from presencecheck.surfaces.transcript import Transcript

_LAST_PAGE_SECONDS = 3.0
"""The longest wait until the tab has the last page."""


class BrowserSurface(Surface):
    """Walks in a tab of the person's browser.

    Args:
        stopwatch: seconds that only grow.
        cache: the folder of files that can be deleted at any time.
        motion: whether the breathing guide may move.
        logged: whether answers are kept, for what is said on leaving.
        cue: what tells the turn of a breath: none, bell or voice.
        opening: whether to open the browser; otherwise the address alone is told.
    """

    def __init__(
        self,
        stopwatch: Callable[[], float],
        cache: Path,
        *,
        motion: bool = True,
        logged: bool = True,
        cue: str = "none",
        opening: bool = True,
    ) -> None:
        self._stopwatch = stopwatch
        self._cache = cache
        self._logged = logged
        self._opens = opening
        self._settings = {"motion": "on" if motion else "off", "cue": cue}
        self._stage = Stage(stopwatch)
        self._stack = ExitStack()
        self._transcript = Transcript()
        self._opening = Opening()
        self._title = ""
        self._settled: list[Line] = []
        self._ending = EndingLines()
        self._page = ""
        self.page_opener = self._lead_to

    def __enter__(self) -> "BrowserSurface":
        server = serve(self._stage)
        self._stack.callback(server.close)
        self._stack.callback(self._stage.end, _LAST_PAGE_SECONDS)
        self._address = address = server.door.address
        note_open_walk(self._cache, address)
        self._stack.callback(forget_open_walk, self._cache, address)
        is_opened = tell_address(address, opens=self._opens)
        self._waiting = Waiting(self._stage, self._stopwatch, address if is_opened else "")
        return self

    def __exit__(self, *exc: object) -> None:
        self._stack.close()

    def ask_setup(self, page: SetupPage) -> SetupReply:
        """Show the question, and wait."""
        self._title = setup_messages.TITLE
        opening = [line for line in setup_lines.opening(page) if line.role != "title"]
        content = self._content(opening, forms.setup_form(page))._replace(progress=setup_lines.progress(page))
        reply: SetupReply = self._waiting.for_reply(content, partial(replies.setup_reply, page))
        lines = setup_lines.settled(page, reply)
        self._settled = [Line(page.prompt.question, "quiet"), *lines] if lines else []
        return reply

    def end_setup(self, sentence: str) -> None:
        """Let it stand when the program has ended."""
        self._title, self._ending = setup_messages.TITLE, EndingLines((Line(sentence, "verdict"),))
        self._show_end()

    def show_opening(self, run: Run, opening: Opening) -> None:
        """Keep the title and what lies ahead for the first page."""
        self._opening = opening
        self._title = run.plan.title
        self._settled += [line for line in presentation.opening(run, opening) if line.role != "title"]

    def show_question(self, run: Run, *, awaiting: bool = False) -> None:
        """Nothing yet: the page is shown with its form."""

    def ask(self, run: Run, has_arrived: HasArrived | None = None) -> Reply:
        """Show the question, and wait for an answer or the measurement."""
        step = presentation.current_step(run)
        if self._transcript.is_settled(run, step, awaiting=has_arrived is not None):
            reply: Reply = ReplyAnswer(Answer.YES)
        else:
            reply = self._ask(run, step, has_arrived)
        if isinstance(reply, YesOnceMeasured) and has_arrived is not None:
            self._transcript.add_reply(reply)
            reply = self._waiting.for_measurement(has_arrived)
        self._transcript.add_reply(reply)
        if isinstance(reply, Navigate):
            self._settled = []  # what stands there is the earlier answer
        return reply

    def show_answer(self, run: Run, ref: str) -> None:
        """Keep the answer for the next page."""
        step = run.plan.by_ref[ref]
        lines = list(presentation.answer(run, step))
        self._settled = [Line(step.item.ask, "quiet"), *lines] if lines else []
        self._transcript.add_answer(run, ref)

    def confirm_still_so(self, page: StillSoPage) -> StillSoReply:
        """Show the lines, and wait."""
        self._transcript.show_again()
        content = self._content([Line(page.question, "question")], forms.still_so_form(page))
        content = content._replace(more=still_so_help(page))
        reply: StillSoReply = self._waiting.for_reply(content, partial(replies.still_so_reply, page))
        if isinstance(reply, StillSo):
            self._settled = [still_so.settled(page, reply)]
        return reply

    def recall_card(self, page: RecallPage) -> RecallReply:
        """Show the card's lines, and wait."""
        self._transcript.show_again()
        lines = [Line(page.title), Line(recall_messages.QUESTION, "question")]
        content = self._content(lines, forms.recall_form(page))
        reply: RecallReply = self._waiting.for_reply(content, partial(replies.recall_reply, len(page.lines)))
        if isinstance(reply, LeftOpen):
            self._settled = list(recall.answer(page, reply))
        return reply

    def offer(self, question: Choose) -> int | Leave:
        """Ask for one of a few options."""
        reply = self._offer(question, has_client=False)
        return Leave() if isinstance(reply, ClientHere) else reply

    def ask_aside(self, question: Choose) -> int | ClientHere | Leave:
        """Ask the same, with a button for the client."""
        return self._offer(question, has_client=True)

    def _offer(self, question: Choose, *, has_client: bool) -> int | ClientHere | Leave:
        self._transcript.show_again()
        content = self._content(
            [Line(question.question, "question")], forms.offer_form(question, has_client=has_client)
        )
        understand = partial(replies.offer_reply, question, has_client=has_client)
        reply: int | ClientHere | Leave = self._waiting.for_reply(content, understand)
        if isinstance(reply, int):
            self._settled = [Line(question.question, "quiet"), Line(question.options[reply], "good")]
        return reply

    def recording_stopped(self) -> None:
        """Remember it for what is said on leaving."""
        self._logged = False

    def show_ending(self, run: Run, reply: Leave | None, ending: Ending) -> None:
        """Show the verdict and the cards, or how to continue; this page stands when the program has ended."""
        self._transcript.show_again()
        self._title = run.plan.title
        self._ending = ending_lines(run, reply, ending, logged=self._logged)
        if not ending.changeable:
            self._show_end()

    def ask_last(self, run: Run) -> LastReply:
        """Wait on the page with the verdict."""
        pages = OpenPages(run)
        reply: LastReply | None = None
        while reply is None:
            reply = self._waiting.for_reply(self._last_page(run, pages), partial(replies.last_reply, pages))
            if reply is None:
                pages.turn()
        self._settled = []
        if isinstance(reply, Finish | Leave):
            self._show_end()
        return reply

    def ask_for_new(self, sentence: str) -> bool:
        """Show the sentence, and wait for a wish for a new walk."""
        self._settled = []
        content = self._content([Line(sentence, "question")], forms.new_form())
        reply = self._waiting.for_reply(content, lambda fields: replies.answer_of(fields) == forms.TAKE)
        return reply is True

    def _ask(self, run: Run, step: Step, has_arrived: HasArrived | None) -> Reply:
        state = self._transcript.answer_state(run, step, awaiting=has_arrived is not None)
        self._page = self._page if state.is_awaited else ""
        question = Question(run, step, state, self._stopwatch)

        def measured() -> MeasurementArrived | None:
            if self._page:
                self._stage.touch()  # the person is on the other page
            return MeasurementArrived() if has_arrived is not None and has_arrived() else None

        while True:
            content = self._content(question.lines(), question.form())
            link = page_link(self._page, f"{self._address}{self._stage.tab()}/")
            content = content._replace(
                main=joined(content.main, link),
                progress=self._progress(run),
                more=question.more(),
                data=lambda: {**self._settings, **question.data()},
            )
            reply: Reply | None = self._waiting.for_reply(content, question.reply, measured)
            if reply is not None:
                return reply
            self._settled = []

    def _lead_to(self, address: str) -> bool:
        self._page = address
        return True

    def _last_page(self, run: Run, pages: OpenPages) -> Content:
        from presencecheck.surfaces.ending import open_items

        lines = list(self._ending.said)
        if pages.start:
            lines += open_items(run, numbered=True, start=pages.start)
        form = forms.last_form(len(pages.shown), pages.others, has_last=pages.last() is not None)
        content = self._content(lines, form)
        return content._replace(after=lines_markup(self._ending.cards), lost=browser_messages.GONE_LAST)

    def _show_end(self) -> None:
        self._settled = []
        lines = lines_markup([*self._ending.said, Line(browser_messages.KEEP_OPEN, "quiet")])
        cards = lines_markup(self._ending.cards)
        self._stage.show(Content(self._title, lines, after=cards, data=lambda: self._settings))

    def _progress(self, run: Run) -> str:
        at = self._opening.at
        return presentation.progress(run, self._opening.until - self._stopwatch() if at else None, at)

    def _content(self, lines: Iterable[Line], form: Form) -> Content:
        lost = browser_messages.GONE if self._logged else browser_messages.GONE_UNKEPT
        settled = lines_markup(self._settled)
        return Content(self._title, lines_markup(lines), settled, form, lost=lost, data=lambda: self._settings)
