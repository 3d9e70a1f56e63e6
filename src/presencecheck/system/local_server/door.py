"""Which requests a server on 127.0.0.1 accepts. Pure.

Any page in any browser, and any program on the computer, can send requests to a port of 127.0.0.1. So a request must
name exactly this address and port as its host (another name means that a page had its own name resolve to this
computer), must not come from another origin, and must contain the token that only the opened tab was given.
"""

from collections.abc import Callable
from hmac import compare_digest

from presencecheck.core.frozen import Frozen

MOST_BYTES = 4096
"""Bytes of the largest body that is read, where a site says no other number."""
PRIVATE_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""Sent with every response of every site: nothing of it is kept, and no other page can hold or read it."""
JSON = "application/json"
FORM = "application/x-www-form-urlencoded"

_FORBIDDEN, _LENGTH, _TOO_LARGE, _TYPE = 403, 411, 413, 415


class Door(Frozen):
    """The rules for requests to one opening of a page.

    Attributes:
        host: address and port, as in `127.0.0.1:41234`.
        token: the secret of this opening.
        media_types: the media types of bodies that are read.
        most_bytes: bytes of the largest body that is read.
    """

    host: str
    token: str
    media_types: frozenset[str] = frozenset((JSON,))
    most_bytes: int = MOST_BYTES

    @property
    def address(self) -> str:
        """The address of the page."""
        return f"http://{self.host}/{self.token}/"

    def name(self, path: str) -> str:
        """The name that a path asks for, without the token."""
        return path[len(self.token) + 2 :]

    def refusal(self, method: str, path: str, headers: Callable[[str], list[str]]) -> int | None:
        """The HTTP status that refuses a request; None where it is accepted.

        Args:
            method: the method as sent.
            path: the path as sent.
            headers: returns every value that a header was sent with.
        """
        if method not in ("GET", "POST") or headers("Host") != [self.host] or not self._has_token(path):
            return _FORBIDDEN
        origins = headers("Origin")
        if origins != [f"http://{self.host}"] and (origins or method != "GET"):
            return _FORBIDDEN
        return None if method == "GET" else self._body_refusal(headers)

    def _has_token(self, path: str) -> bool:
        start = f"/{self.token}/"
        return compare_digest(path[: len(start)].encode("utf-8", "replace"), start.encode())

    def _body_refusal(self, headers: Callable[[str], list[str]]) -> int | None:
        lengths = headers("Content-Length")
        if len(lengths) != 1 or not (lengths[0].isascii() and lengths[0].isdecimal()) or headers("Transfer-Encoding"):
            return _LENGTH
        if len(lengths[0]) > len(str(self.most_bytes)) or int(lengths[0]) > self.most_bytes:
            return _TOO_LARGE
        types = headers("Content-Type")
        return None if len(types) == 1 and types[0] in self.media_types else _TYPE
