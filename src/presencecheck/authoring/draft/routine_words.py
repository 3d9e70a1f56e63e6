"""What is said of a part of a routine: how it is shown, for which sessions, and what the person changed. Pure."""

from collections.abc import Iterator

from presencecheck.authoring.draft.routine_model import part_state
from presencecheck.core.checklist import Include, Routine
from presencecheck.core.items import When
from presencecheck.messages import draft as draft_messages
from presencecheck.messages import page_words as page_words_messages


def said_of(part: Include, base: Routine | None) -> str:
    """How a part is shown, for which sessions alone, and whether that was changed."""
    way = draft_messages.RECALL_WAY if part.recall else draft_messages.WAYS[part.as_]
    sessions = ", ".join(_sessions(part.when))
    only = draft_messages.ONLY_FOR.format(sessions=sessions) if sessions else ""
    return f"{way}{only}{draft_messages.STATES[part_state(part, base)]}"


def _sessions(when: When) -> Iterator[str]:
    words = page_words_messages.english()
    for values in (when.modality, when.setting):
        if values:
            yield words.either.join(words.when[value] for value in values)
    if when.first_session is not None:
        yield words.when["first" if when.first_session else "later"]
