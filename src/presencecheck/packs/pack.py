"""A pack as a whole: its files, read and judged together, before anything of it is used."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from presencecheck.core.checklist import Checklist, Routine
from presencecheck.core.errors import ExitCode, PresenceCheckError
from presencecheck.core.frozen import Frozen
from presencecheck.core.overlay import Overlay
from presencecheck.core.problems import Diagnostic
from presencecheck.formats.load import load
from presencecheck.messages import pack as pack_messages
from presencecheck.packs.file_set import DESCRIPTION, MANIFEST, SIGNATURE, Members, checklist_id
from presencecheck.packs.manifest import Mismatch, compare, digest, make, parse
from presencecheck.packs.metadata import Description, read_description


class InvalidPackError(PresenceCheckError):
    """Files of a pack have errors; all problems are in `problems`."""

    exit_code = ExitCode.NOT_READY

    def __init__(self, source: str, problems: Iterable[Diagnostic]) -> None:
        self.problems = tuple(problems)
        errors = sum(problem.severity == "error" for problem in self.problems)
        super().__init__(pack_messages.INVALID.of(errors, source=source))


class Pack(Frozen):
    """A pack without errors."""

    description: Description
    files: Mapping[str, bytes]
    """Every file but the manifest and its signature."""
    contents: Mapping[str, Checklist | Routine | Overlay]
    """By id, in the order of the ids."""
    manifest: bytes
    signature: bytes | None
    left_out: tuple[str, ...]
    warnings: tuple[Diagnostic, ...]

    @property
    def sha256(self) -> str:
        """What tells this version from all others."""
        return digest(self.manifest)

    @property
    def routines(self) -> int:
        """How many of its contents are routines."""
        return sum(isinstance(what, Routine) for what in self.contents.values())


def examine(members: Members, *, anew: bool = False) -> Pack:
    """The pack that these files make.

    Args:
        members: the files and where they come from.
        anew: write the manifest anew and drop the signature, as who publishes a pack does.

    Raises:
        InvalidPackError: files have errors.
        PresenceCheckError: it is no pack, or not what its manifest says.
    """
    files = {name: content for name, content in members.files.items() if name not in (MANIFEST, SIGNATURE)}
    manifest = None if anew else members.files.get(MANIFEST)
    signature = None if anew else members.files.get(SIGNATURE)
    if manifest is None and signature is not None:
        raise _incomplete(members, Mismatch((MANIFEST,), (), ()))
    if manifest is not None and (mismatch := compare(files, parse(manifest, members.source))):
        raise _incomplete(members, mismatch)
    if DESCRIPTION not in files:
        raise PresenceCheckError(
            pack_messages.NOT_A_PACK.format(source=members.source, description=DESCRIPTION),
            pack_messages.NOT_A_PACK_HINT,
        )
    description, problems = read_description(files[DESCRIPTION], f"{members.source}/{DESCRIPTION}")
    contents: dict[str, Checklist | Routine | Overlay] = {}
    for identity, name, content in members.checklists():
        reading = load(content, f"{members.source}/{name}", expected_id=identity)
        problems += map(_graver, reading.problems)
        if reading.what is not None:
            contents[identity] = reading.what
    if description is None or any(problem.severity == "error" for problem in problems):
        raise InvalidPackError(members.source, problems)
    if not contents:
        raise PresenceCheckError(
            pack_messages.NO_CHECKLIST.format(source=members.source), pack_messages.NO_CHECKLIST_HINT
        )
    left_out = tuple(sorted(members.left_out))
    return Pack(description, files, contents, manifest or make(files), signature, left_out, tuple(problems))


def published(pack: Pack, signature: bytes | None) -> dict[str, bytes]:
    """All files of a pack as it is handed on: with its manifest, and the signature where there is one."""
    signed = {} if signature is None else {SIGNATURE: signature}
    return {**pack.files, MANIFEST: pack.manifest, **signed}


def stored_contents(files: Mapping[str, bytes], source: str) -> dict[str, Checklist | Routine | Overlay]:
    """Those checklists and routines of a version that was accepted once which can still be read."""
    found: dict[str, Checklist | Routine | Overlay] = {}
    for name in sorted(files):
        if identity := checklist_id(name):
            what = load(files[name], f"{source}/{name}", expected_id=identity).what
            if what is not None:
                found[identity] = what
    return found


def _graver(problem: Diagnostic) -> Diagnostic:
    """In a pack, a file that would not be found by its id is an error."""
    return replace(problem, severity="error") if problem.code == "file-name" else problem


def _incomplete(members: Members, mismatch: Mismatch) -> PresenceCheckError:
    counts = (
        (pack_messages.FILES_MISSING, mismatch.missing),
        (pack_messages.FILES_DIFFERENT, mismatch.changed),
        (pack_messages.FILES_TOO_MANY, mismatch.unlisted),
    )
    parts = ", ".join(word.format(count=len(names), first=names[0]) for word, names in counts if names)
    return PresenceCheckError(
        pack_messages.INCOMPLETE.format(source=members.source, manifest=MANIFEST, parts=parts),
        pack_messages.INCOMPLETE_HINT,
    )
