"""Which requests the device page's server accepts. Pure.

Any page in any browser, and any program on the computer, can send requests to a port of 127.0.0.1. So a request must
name exactly this address and port as its host (another name means that a page had its own name resolve to this
computer), must not come from another origin, and must contain the token that only the opened tab was given.
"""

from collections.abc import Callable
from hmac import compare_digest

from presencecheck.core.frozen import Frozen

MOST_BYTES = 4096
"""Bytes of the largest report that is read."""

_FORBIDDEN, _MISSING, _METHOD, _LENGTH, _TOO_LARGE, _TYPE = 403, 404, 405, 411, 413, 415

SECURITY_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
        "trusted-types 'none'"
    ),
    "Permissions-Policy": (
        "camera=(self), microphone=(self), speaker-selection=(self), autoplay=(self), "
        "display-capture=(), geolocation=(), usb=(), serial=(), hid=(), midi=(), payment=()"
    ),
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
}
"""Sent with every response to the tab."""


class Guard(Frozen):
    """The rules for requests to one opening of the page.

    Attributes:
        host: address and port, as in `127.0.0.1:41234`.
        token: the secret of this opening.
        gets: the names that GET accepts.
        posts: the names that POST accepts.
    """

    host: str
    token: str
    gets: frozenset[str]
    posts: frozenset[str]

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
        if headers("Host") != [self.host] or not self._has_token(path):
            return _FORBIDDEN
        origins = headers("Origin")
        if origins != [f"http://{self.host}"] and (origins or method != "GET"):
            return _FORBIDDEN
        if method not in ("GET", "POST"):
            return _METHOD
        if self.name(path) not in (self.gets if method == "GET" else self.posts):
            return _MISSING
        return None if method == "GET" else _body_refusal(headers)

    def _has_token(self, path: str) -> bool:
        start = f"/{self.token}/"
        return compare_digest(path[: len(start)].encode("utf-8", "replace"), start.encode())


def _body_refusal(headers: Callable[[str], list[str]]) -> int | None:
    lengths = headers("Content-Length")
    if len(lengths) != 1 or not (lengths[0].isascii() and lengths[0].isdecimal()) or headers("Transfer-Encoding"):
        return _LENGTH
    if len(lengths[0]) > len(str(MOST_BYTES)) or int(lengths[0]) > MOST_BYTES:
        return _TOO_LARGE
    return None if headers("Content-Type") == ["application/json"] else _TYPE
