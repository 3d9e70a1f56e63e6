"""What the browser may do with a page of the walk: show it, and send its form back; it loads and keeps nothing."""

from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from hashlib import sha256

from presencecheck.surfaces.browser.page import script, style
from presencecheck.system.local_server.door import PRIVATE_HEADERS


@cache
def headers() -> Mapping[str, str]:
    """Sent with every response: nothing is loaded but the page itself, and nothing of it is kept."""
    policy = (
        f"default-src 'none'; script-src {_hash(script())}; style-src {_hash(style())}; connect-src 'self'; "
        "img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )
    return {
        **PRIVATE_HEADERS,
        "Content-Security-Policy": policy,
        "Permissions-Policy": "camera=(), microphone=(), geolocation=(), display-capture=(), usb=(), payment=()",
        # With no-referrer the browser would send a form's origin as null.
        "Referrer-Policy": "same-origin",
    }


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
