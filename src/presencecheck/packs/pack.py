"""A pack as a whole: its files, read and validated together before anything of it is used."""

from collections.abc import Iterable, Mapping
from contextlib import nullcontext

from presencecheck.core.errors import ExitCode, PresenceCheckError
from presencecheck.core.frozen import Frozen, replace
from presencecheck.core.problems import Diagnostic
from presencecheck.formats.load import Reader
from presencecheck.formats.read_ahead import File, read_ahead
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.messages import pack as pack_messages
from presencecheck.packs.contents import Contents
from presencecheck.packs.file_set import MANIFEST, METADATA, SIGNATURE, FileSet
from presencecheck.packs.manifest import Mismatch, compare, digest, make_manifest, parse_manifest
from presencecheck.packs.metadata import Metadata, read_metadata
from presencecheck.system.worker_process import Worker

MOST_PROBLEMS = 1_000
"""Problems of all files of a pack that are told; a stranger's pack must not fill the memory with them."""


class InvalidPackError(PresenceCheckError):
    """Files of a pack have errors; all problems are in `problems`."""

    exit_code = ExitCode.NOT_READY

    def __init__(self, source: str, problems: Iterable[Diagnostic]) -> None:
        self.problems = tuple(problems)
        super().__init__(
            pack_messages.INVALID.of(sum(problem.severity == "error" for problem in self.problems), source=source)
        )


class Pack(Frozen):
    """A pack without errors."""

    metadata: Metadata
    files: Mapping[str, bytes]
    """Every file but the manifest and its signature."""
    contents: Contents
    """By id, in the order of the ids."""
    manifest: bytes
    signature: bytes | None
    left_out: tuple[str, ...]
    copies: tuple[str, ...]
    """Second copies of its files, which were not taken."""
    top: str
    """The folder in its source that holds all of it; empty where it lies in the source itself."""
    zip_sha256: str
    """The sha256 of the zip that it came in, which its publisher tells; empty for a folder."""
    etag: str
    """What the server calls that zip; empty where it does not say, or it is no server."""
    warnings: tuple[Diagnostic, ...]

    @property
    def sha256(self) -> str:
        """The sha256 of the manifest, which identifies this version."""
        return digest(self.manifest)

    @property
    def routines(self) -> int:
        """How many of its contents are routines."""
        return self.contents.routines


def examine(
    members: FileSet, *, new_manifest: bool = False, read: Reader | None = None, process: Worker | None = None
) -> Pack:
    """Validate these files and return the pack that they make.

    Args:
        members: the files and where they come from.
        new_manifest: make the manifest from the files and drop the signature, as a publisher does.
        read: what validates a file, where most are validated already; many new ones are validated by two processes.
        process: the second one, where it was started before.

    Raises:
        InvalidPackError: files have errors.
        PresenceCheckError: it is no pack, or not what its manifest says.
    """
    files = {name: content for name, content in members.files.items() if name not in (MANIFEST, SIGNATURE)}
    manifest = None if new_manifest else members.files.get(MANIFEST)
    signature = None if new_manifest else members.files.get(SIGNATURE)
    if manifest is None and signature is not None:
        raise _incomplete_error(members, Mismatch((MANIFEST,), (), ()))
    if manifest is not None and (mismatch := compare(files, parse_manifest(manifest, members.source))):
        raise _incomplete_error(members, mismatch)
    if METADATA not in files:
        raise PresenceCheckError(*pack_messages.NOT_A_PACK.format(source=members.source, metadata=METADATA))
    metadata, problems = read_metadata(files[METADATA], f"{members.source}/{METADATA}")
    with nullcontext(read) if read else read_ahead(files_to_read(members), process) as reader:
        contents = _validate(members, problems, reader)
    if metadata is None or _count_errors(problems):
        raise InvalidPackError(members.source, problems)
    if not contents:
        raise PresenceCheckError(*pack_messages.NO_CHECKLIST.format(source=members.source))
    return Pack(
        metadata=metadata,
        files=files,
        contents=contents,
        manifest=manifest or make_manifest(files),
        signature=signature,
        left_out=tuple(sorted(members.left_out)),
        copies=tuple(sorted(members.copies)),
        top=members.top,
        zip_sha256=members.sha256,
        etag=members.etag,
        warnings=tuple(problems),
    )


def files_to_read(members: FileSet) -> list[File]:
    """The arguments with which each list of a pack is validated."""
    return [(content, f"{members.source}/{name}", identity) for identity, name, content in members.checklists()]


def _validate(members: FileSet, problems: list[Diagnostic], read: Reader) -> Contents:
    """Validate the lists; what is wrong with them is added to the problems."""
    contents = Contents()
    for identity, name, content in members.checklists():
        if _count_errors(problems) > MOST_PROBLEMS:
            break
        reading = read(content, f"{members.source}/{name}", expected_id=identity)
        problems += _told(reading.problems, len(problems))
        if reading.what is not None:
            contents.add(identity, reading.what, name, content)
    return contents


def files_to_publish(pack: Pack, signature: bytes | None) -> dict[str, bytes]:
    """All files of a pack, with its manifest and, if there is one, its signature."""
    return {**pack.files, MANIFEST: pack.manifest} | ({} if signature is None else {SIGNATURE: signature})


def _told(problems: Iterable[Diagnostic], before: int) -> list[Diagnostic]:
    """The problems of a file that are told beside `before` of others: every error as far as that goes, then advice."""
    ranked = sorted(map(_as_error, problems), key=lambda problem: problem.severity != "error")
    room = max(MOST_PROBLEMS - before, 0)
    return [problem for place, problem in enumerate(ranked[: MOST_PROBLEMS + 1]) if place < room or _is_error(problem)]


def _count_errors(problems: Iterable[Diagnostic]) -> int:
    return sum(map(_is_error, problems))


def _is_error(problem: Diagnostic) -> bool:
    return problem.severity == "error"


def _as_error(problem: Diagnostic) -> Diagnostic:
    """The problem, as an error if its file could not be found by its id."""
    return replace(problem, severity="error") if problem.code == "file-name" else problem


def _incomplete_error(members: FileSet, mismatch: Mismatch) -> PresenceCheckError:
    counts = (
        (pack_messages.FILES_MISSING, mismatch.missing),
        (pack_messages.FILES_DIFFERENT, mismatch.changed),
        (pack_messages.FILES_TOO_MANY, mismatch.unlisted),
    )
    parts = enumeration_messages.join_with_commas(
        words.format(count=len(names), first=names[0]) for words, names in counts if names
    )
    return PresenceCheckError(*pack_messages.INCOMPLETE.format(source=members.source, manifest=MANIFEST, parts=parts))
