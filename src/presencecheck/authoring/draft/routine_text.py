"""The text of a routine after changes: the lines of a list that stays are kept letter for letter. Pure."""

from presencecheck.authoring.copy import replace_values
from presencecheck.authoring.draft.file_text import parts_of
from presencecheck.authoring.draft.overlay_text import with_part
from presencecheck.authoring.draft.yaml_lines import entry_lines, field_lines
from presencecheck.authoring.starter import MODELINE
from presencecheck.core.checklist import Include, Routine
from presencecheck.core.compose_routine import part_name
from presencecheck.core.overlay import Overlay
from presencecheck.core.serialize import to_dict
from presencecheck.formats.load import load
from presencecheck.messages import draft as draft_messages


def first_routine_text(overlay: Overlay) -> str:
    """The text of an overlay of a routine that changes nothing."""
    words = {"id": overlay.id, "extends": overlay.extends, "since": overlay.since}
    return draft_messages.ROUTINE_STARTER.format(modeline=MODELINE, **words)


def removed_lists_remark(routine: str) -> str:
    """What stands above the lists that are left out."""
    return draft_messages.REMOVED_LISTS.format(id=routine)


def whole_routine_text(routine: Routine) -> str:
    """A text that says this, in the usual order of fields."""
    return "\n".join((MODELINE, *field_lines({"format": 1, **to_dict(routine)}), ""))


def changed_routine_text(text: str, before: Routine, after: Routine) -> str:
    """The text of `after`.

    Args:
        text: the text of `before`, with line feeds; empty where there is none yet.
        before: what it says.
        after: what the new text is to say.
    """
    if text:
        try:
            made = _joined(text, before, after)
        except (KeyError, ValueError):
            made = ""
        if made and load(made.encode(), f"{after.id}.yaml", advised=False).what == after:
            return made
    return whole_routine_text(after)


def _joined(text: str, before: Routine, after: Routine) -> str:
    """The parts of the text that stay, and new ones.

    Raises:
        KeyError, ValueError: it is written in a way that has no such parts.
    """
    if before.title != after.title:
        text = replace_values(text, {"title": after.title})
    if before.closing != after.closing:
        made = [*field_lines({"closing": after.closing})] if after.closing else []
        text = with_part(text, "closing", made, "")
    if before.include == after.include:
        return text
    parts = parts_of(text, "include", [part_name(part) for part in before.include])
    known = {part_name(part): part for part in before.include}
    lines = list(parts.head)
    for part in after.include:
        name = part_name(part)
        lines += parts.leads.get(name, [])
        lines += parts.blocks[name] if known.get(name) == part else _lines(part, parts.indent)
    return "\n".join((*lines, *parts.tail))


def _lines(part: Include, indent: int) -> list[str]:
    return list(entry_lines(to_dict(part), indent))
