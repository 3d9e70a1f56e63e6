"""Says which questions of lists from others keep what is answered about a client, and refuses them by the policy."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from presencecheck.cli.output import print_paragraph
from presencecheck.core.errors import PresenceCheckError
from presencecheck.library.client_questions import ClientQuestion, client_questions
from presencecheck.library.library import Library
from presencecheck.messages import client_words as client_words_messages
from presencecheck.messages import lint as lint_messages
from presencecheck.system.paths import Paths

if TYPE_CHECKING:
    from presencecheck.packs.changes import Content
    from presencecheck.packs.policy import Policy

_MOST_SHOWN = 12


def show_client_questions(
    contents: Mapping[str, "Content"], paths: Paths, layer: str, title: str, policy: "Policy"
) -> None:
    """Name each question of these lists whose kept answer would tell of a client.

    Args:
        contents: the lists by their ids.
        paths: the person's.
        layer: the name of the pack that they come in, or "own".
        title: what they come in, for the message.
        policy: what is allowed on this computer.

    Raises:
        PresenceCheckError: there are such, and the policy forbids them.
    """
    found = client_questions(contents, Library.of(paths), layer)
    if not found:
        return
    print_paragraph(client_words_messages.KEPT.of(len(found)))
    for question in found[:_MOST_SHOWN]:
        what = lint_messages.ABOUT_CLIENT[question.about]
        print_paragraph(client_words_messages.QUESTION.format(ask=question.ask, ref=question.ref, what=what), 2)
    if len(found) > _MOST_SHOWN:
        print_paragraph(client_words_messages.MORE.of(len(found) - _MOST_SHOWN), 2)
    _refuse(found, title, policy)


def refuse_client_questions(
    contents: Mapping[str, "Content"], paths: Paths, layer: str, title: str, policy: "Policy"
) -> None:
    """The same without a word on screen, for JSON.

    Raises:
        PresenceCheckError: as `show_client_questions`.
    """
    if policy.refuses_client_answers:
        _refuse(client_questions(contents, Library.of(paths), layer), title, policy)


def _refuse(found: Sequence[ClientQuestion], title: str, policy: "Policy") -> None:
    if found and policy.refuses_client_answers:
        refs = ", ".join(question.ref for question in found[:_MOST_SHOWN])
        raise PresenceCheckError(*client_words_messages.REFUSED.format(title=title, refs=refs))
