"""A list in Markdown, or pasted as text, as the beginning of a checklist."""

from pathlib import Path

from presencecheck.authoring.markdown import markdown_to_yaml
from presencecheck.authoring.starter import MODELINE
from presencecheck.core.checklist import MOST_BYTES
from presencecheck.core.problems import Diagnostic, InvalidChecklistError, Violation, locate
from presencecheck.formats.decoding import unreadable
from presencecheck.formats.yaml_reader import read
from presencecheck.system.files import read_bytes


def is_file_name(origin: str) -> bool:
    """Whether what is begun from is a file; names of checklists hold neither dots nor slashes."""
    return any(sign in origin for sign in "./\\")


def import_list(path: Path, name: str, title: str) -> str:
    """The text of a checklist `name` that asks what the list at `path` asks.

    Args:
        path: a file of Markdown or plain text.
        name: the checklist's id.
        title: its title; where it is empty, the list's own.

    Raises:
        PresenceCheckError: the file cannot be read.
        InvalidChecklistError: it is no text, or holds characters that no checklist may hold.
    """
    content = read_bytes(path, MOST_BYTES)
    refusal = unreadable(content)
    if refusal is not None:
        violation, mark = refusal
        raise InvalidChecklistError([locate(violation, str(path), *mark)])
    listed = content.decode("utf-8-sig")
    text = f"{MODELINE}\n{markdown_to_yaml(listed, name, title)}"
    # The reader judges what was made; what it finds is told where it stands in the list.
    violations = [violation for violation, _ in read(text.encode()).errors]
    if violations:
        raise InvalidChecklistError([_problem(violation, path, listed) for violation in violations])
    return text


def _problem(violation: Violation, path: Path, listed: str) -> Diagnostic:
    code = str(violation.words.get("character", ""))
    before = listed.partition(chr(int(code.removeprefix("U+"), 16)))[0] if code else ""
    return locate(violation, str(path), before.count("\n") + 1, len(before) - before.rfind("\n"))
