"""Why a folder with a pack.yaml would be refused as a pack, although its lists are sound."""

from collections.abc import Iterator
from pathlib import Path

from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.problems import Diagnostic, Violation, locate
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.packs.file_set import MANIFEST, METADATA, SIGNATURE, FileSet
from presencecheck.packs.folder import read_folder
from presencecheck.packs.manifest import compare, parse_manifest


def pack_folder_problems(folder: Path) -> Iterator[Diagnostic]:
    """What `pack add` would say of the folder as a whole: a name that no pack takes, a list of sums that is stale."""
    try:
        members = read_folder(folder)
    except PresenceCheckError as error:
        yield locate(_refusal(error), str(folder / METADATA), 1, 1)
        return
    if violation := _sums_violation(members):
        name = MANIFEST if MANIFEST in members.files else SIGNATURE
        yield locate(violation, str(folder / name), 1, 1)


def _refusal(error: PresenceCheckError) -> Violation:
    return Violation("not-a-pack", (), {"reason": str(error).rstrip("."), "help": error.hint})


def _sums_violation(members: FileSet) -> Violation | None:
    """The violation of a list of sums, or of its signature alone, that is not about these files."""
    if MANIFEST not in members.files:
        return Violation("stale-sums", (), {"names": MANIFEST}) if SIGNATURE in members.files else None
    try:
        mismatch = compare(members.files, parse_manifest(members.files[MANIFEST], members.source))
    except PresenceCheckError as error:
        return _refusal(error)
    names = sorted({*mismatch.missing, *mismatch.changed, *mismatch.unlisted})
    return Violation("stale-sums", (), {"names": enumeration_messages.join_with_commas(names[:3])}) if names else None
