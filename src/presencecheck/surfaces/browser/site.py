"""The addresses of a walk: its page, its form, and the open response by which each side learns that the other is gone.

The page of each tab has an address of its own, so that a tab whose walk was taken over can say so.
"""

from collections.abc import Mapping
from urllib.parse import parse_qs

from presencecheck.messages import browser as browser_messages
from presencecheck.surfaces.browser.forms import STEP
from presencecheck.surfaces.browser.markup import Markup, tag
from presencecheck.surfaces.browser.page import Content, page
from presencecheck.surfaces.browser.policy import headers
from presencecheck.surfaces.browser.stage import Stage
from presencecheck.system.local_server.door import FORM, JSON
from presencecheck.system.local_server.server import BAD_REQUEST, MISSING, OK, SEE_OTHER, Held, Response

MEDIA_TYPES = frozenset((FORM, JSON))
_HTML = "text/html; charset=utf-8"
_MOST_FIELDS = 64
MOVED, CHANGED, OVER, CROWDED = b"moved", b"changed", b"over", b"crowded"
"""How an open response ends: the walk is in another tab, another page stands, the program has let go of the tab, or
the same page stands in too many tabs."""


class WalkSite:
    """Serves one walk.

    Args:
        stage: the page that stands now.
    """

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self.headers: Mapping[str, str] = headers()

    def get(self, name: str) -> Response:
        """A page: without a tab's number that of a new tab, or the offer to take the walk over from one that has it."""
        if name == "alive":
            return Response(OK)
        if name == "" and (not self._stage.tab() or self._stage.is_left()):
            return Response(SEE_OTHER, place=f"{self._stage.take_over()}/")
        if name == "":
            return self._offer(browser_messages.OPEN_THERE, "take")
        tab, slash, rest = name.partition("/")
        if not (_is_number(tab) and slash and rest == ""):
            return Response(MISSING)
        return self._page() if self._is_current(tab) else self._offer(browser_messages.MOVED, "../take")

    def post(self, name: str, media_type: str, body: bytes) -> Response | Held:
        """An answer, the wish to take the walk over, or an open response."""
        if name == "take":
            return Response(SEE_OTHER, place=f"{self._stage.take_over()}/")
        tab, _, rest = name.partition("/")
        if rest == "here":
            return self._hold(tab, body)
        if rest != "answer":
            return Response(MISSING)
        if media_type != FORM:
            return Response(BAD_REQUEST)
        if self._is_current(tab):
            try:
                fields = parse_qs(body.decode(), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
                self._stage.take(int(fields[STEP][0]), fields)
            except (ValueError, KeyError):
                return Response(BAD_REQUEST)
        return Response(SEE_OTHER, place="./")

    def _hold(self, tab: str, body: bytes) -> Response | Held:
        """The open response of a tab, whose page tells the number of its question."""
        numbers = [int(text) for text in (tab, body.decode("ascii", "replace")) if _is_number(text)]
        return _Here(self._stage, *numbers) if len(numbers) == 2 else Response(BAD_REQUEST)

    def _is_current(self, tab: str) -> bool:
        return tab == str(self._stage.tab())

    def _page(self) -> Response:
        found = self._stage.current()
        if found is None:
            again = tag("p", tag("a", browser_messages.AGAIN, href="./"))
            waiting = Content("", Markup(tag("h1", browser_messages.MOMENT, class_="question") + again))
            return Response(OK, _HTML, page(waiting, 0))
        return Response(OK, _HTML, page(*found), then=self._stage.note_read)

    def _offer(self, sentence: str, action: str) -> Response:
        button = tag("button", browser_messages.TAKE_OVER)
        form = tag("form", tag("p", button, class_="row main"), method="post", action=action, class_="take")
        offer = Markup(tag("h1", sentence, class_="question") + form)
        return Response(OK, _HTML, page(Content("", offer, lost=browser_messages.GONE_ELSEWHERE), 0))


class _Here:
    """The open response of a tab."""

    def __init__(self, stage: Stage, tab: int, step: int) -> None:
        self._stage = stage
        self._tab = tab
        self._step = step
        stage.arrive(self)

    def last_word(self) -> bytes | None:
        """Why it ends, if it does."""
        if self._stage.tab() != self._tab:
            return MOVED
        if self._stage.is_over():
            return OVER
        if self._stage.step() != self._step:
            return CHANGED
        return CROWDED if self._stage.is_crowded(self) else None

    def end(self) -> None:
        """The tab is gone, or has gone on to its next page."""
        self._stage.leave(self)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 10
