"""One request to a server, which can be cut off from outside at any moment."""

from pathlib import Path

import pytest

from presencecheck.packs.https_request import HttpsRequest
from tests.support.servers import certificates, net

pytestmark = pytest.mark.real


def test_what_was_cut_off_opens_no_connection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is made after it was cut off is closed at once, and nothing is sent."""
    authority = certificates(tmp_path)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with net() as servers:
        port = servers.secure(authority.context("valid"))
        request = HttpsRequest(f"https://127.0.0.1:{port}/", 100, 5)
        assert request.done.wait(60)
        request.cut_off()
        with pytest.raises(TimeoutError):
            request.connection("127.0.0.1", port, timeout=5).connect()
