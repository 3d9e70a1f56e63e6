"""What the device page's server has to offer: the page's files, its report, and the open response of its one tab."""

import json
from collections.abc import Mapping

from presencecheck.devices.assets import Asset
from presencecheck.devices.policy import SECURITY_HEADERS
from presencecheck.devices.verdict import InvalidReportError, judge
from presencecheck.devices.visit import Visit
from presencecheck.system.local_server.door import JSON
from presencecheck.system.local_server.server import BAD_REQUEST, CONFLICT, MISSING, OK, Held, Response

MEDIA_TYPES = frozenset((JSON,))


class DeviceSite:
    """Serves one opening of the page.

    Args:
        visit: the state of this opening.
        assets: the files that can be requested, by name.
    """

    def __init__(self, visit: Visit, assets: Mapping[str, Asset]) -> None:
        self._visit = visit
        self._assets = assets
        self.headers: Mapping[str, str] = SECURITY_HEADERS

    def get(self, name: str) -> Response:
        """A file of the page."""
        asset = self._assets.get(name)
        return Response(OK, *asset) if asset else Response(MISSING)

    def post(self, name: str, media_type: str, body: bytes) -> Response | Held:
        """A report, or the signal that the tab is open."""
        if name == "here":
            return _Here(self._visit) if self._visit.arrive() else Response(CONFLICT, JSON, b"{}")
        return self._take_report(body) if name == "result" else Response(MISSING)

    def _take_report(self, body: bytes) -> Response:
        try:
            result = judge(json.loads(body))
        except (InvalidReportError, ValueError, RecursionError):
            return Response(BAD_REQUEST, JSON, b"{}")
        summary = {"finding": result.finding, "sentence": result.sentence, "remedy": result.remedy}
        # Only once it is sent: the thread that waits for the result may end the process at once.
        return Response(OK, JSON, json.dumps(summary).encode(), then=lambda: self._visit.finish(result))


class _Here:
    """The open response of the tab."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit

    def last_word(self) -> bytes | None:
        """Nothing, once the page must turn everything off."""
        return b"" if self._visit.over.is_set() else None

    def end(self) -> None:
        """The tab is gone."""
        self._visit.leave()
