"""SHA256SUMS: the lines that are read and those that are refused."""

import pytest

from presencecheck.core.errors import PresenceCheckError
from presencecheck.packs.manifest import parse_manifest


@pytest.mark.parametrize(
    "line",
    [
        *("", "x", f"{'0' * 64} room.yaml", f"{'0' * 64}  ../up.yaml", f"{'0' * 64}  SHA256SUMS", f"{'0' * 63}  a.md"),
        *(f"{'G' * 64}  room.yaml", f"{'0' * 64}  SHA256SUMS.sig", f"{'0' * 64}  first.yaml", f"{'0' * 64}  r\xf6m.md"),
    ],
)
def test_lines_that_no_manifest_has(line: str) -> None:
    """A line that is not a sum and a name of the pack, each once, is named by its number."""
    content = f"{'0' * 64}  first.yaml\n{line}\n{'0' * 64}  last.yaml\n".encode("latin-1")
    with pytest.raises(PresenceCheckError, match=r"^pack: line 2 of SHA256SUMS cannot be read") as caught:
        parse_manifest(content, "pack")
    assert caught.value.hint.startswith("Each line is a sha256, two spaces and the name")
    good = content.replace(f"{line}\n".encode("latin-1"), b"", 1)
    assert parse_manifest(good, "pack") == {"first.yaml": "0" * 64, "last.yaml": "0" * 64}
