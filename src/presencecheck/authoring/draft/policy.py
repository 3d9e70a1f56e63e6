"""What the browser may do with a page on which lists are written: show it, and send its forms."""

from base64 import b64encode
from collections.abc import Iterable, Mapping
from hashlib import sha256

from presencecheck.system.local_server.door import PRIVATE_HEADERS


def headers(styles: Iterable[str]) -> Mapping[str, str]:
    """Sent with every response.

    Args:
        styles: the hashes of the style sheets of our pages.
    """
    policy = (
        f"default-src 'none'; style-src {' '.join(sorted(styles))}; img-src data:; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    )
    # With no-referrer the browser would send a form's origin as null.
    return {**PRIVATE_HEADERS, "Content-Security-Policy": policy, "Referrer-Policy": "same-origin"}


def style_hash(style: str) -> str:
    """How a policy names a style sheet."""
    return f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'"
