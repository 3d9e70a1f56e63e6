"""What the browser may do with the device page: use camera, microphone and speaker, and load its own files."""

from presencecheck.system.local_server.door import PRIVATE_HEADERS

SECURITY_HEADERS = {
    **PRIVATE_HEADERS,
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
        "trusted-types 'none'"
    ),
    "Permissions-Policy": (
        "camera=(self), microphone=(self), speaker-selection=(self), autoplay=(self), "
        "display-capture=(), geolocation=(), usb=(), serial=(), hid=(), midi=(), payment=()"
    ),
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Embedder-Policy": "require-corp",
}
"""Sent with every response to the tab."""
