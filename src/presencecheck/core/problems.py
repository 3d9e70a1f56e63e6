"""The rules for checklist files, and what is reported where a file violates one. Pure."""

from collections.abc import Iterable, Mapping
from typing import Literal

from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.frozen import Frozen, field

Severity = Literal["error", "warning"]
Where = tuple[str | int, ...]


class Violation(Frozen):
    """A rule that is violated.

    Attributes:
        code: the rule's code in `RULES`.
        where: the place inside the data.
        words: what fills the holes of the rule's message and hint; `help` takes the place of the hint.
        near: a word and the words that may have been meant.
    """

    code: str
    where: Where
    words: Mapping[str, object] = field(default_factory=dict)
    near: tuple[str, tuple[str, ...]] | None = None


class Diagnostic(Frozen):
    """A violation at a line and column of a file, both counted from 1."""

    path: str
    line: int
    column: int
    severity: Severity
    code: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        hint = f" {self.hint}" if self.hint else ""
        return f"{self.path}:{self.line}:{self.column}: {self.severity}: {self.message}{hint}"


class InvalidChecklistError(PresenceCheckError):
    """A checklist file has errors; all of them are in `problems`."""

    def __init__(self, problems: Iterable[Diagnostic]) -> None:
        from presencecheck.messages import problems as problems_messages

        self.problems = tuple(problems)
        errors = [problem for problem in self.problems if problem.severity == "error"]
        first, others = errors[0], len(errors) - 1
        message = f"{first.path}:{first.line}:{first.column}: {first.message}"
        if others:
            typed = f'"{first.path}"' if " " in first.path else first.path
            message = problems_messages.FIRST_OF_SEVERAL.of(others, first=message, typed=typed)
        super().__init__(message, first.hint)


RULES: dict[str, Severity] = {
    # The file as a file.
    "too-large": "error",
    "not-utf-8": "error",
    "utf-16": "error",
    "not-plain-text": "error",
    "hidden-character": "error",
    "unknown-character": "warning",
    "empty-file": "error",
    # The file as YAML.
    "syntax": "error",
    "anchor": "error",
    "merge": "error",
    "tag": "error",
    "several-documents": "error",
    "too-deep": "error",
    "too-many": "error",
    "too-long": "error",
    "double-key": "error",
    "odd-key": "error",
    "no-value": "error",
    "cut-off": "warning",
    "shown-quotes": "warning",
    # The file as a checklist.
    "not-a-mapping": "error",
    "unknown-key": "error",
    "missing-key": "error",
    "wrong-format": "error",
    "unknown-word": "error",
    "not-text": "error",
    "not-a-list": "error",
    "not-fields": "error",
    "not-a-number": "error",
    "not-true-or-false": "error",
    "out-of-range": "error",
    "too-short-or-long": "error",
    "odd-value": "error",
    "odd-fact": "error",
    "odd-item": "error",
    "odd-id": "error",
    "reserved-id": "error",
    "odd-day": "warning",
    "odd-language": "warning",
    "file-name": "warning",
    "reserved-word": "warning",
    "double-id": "error",
    "link-here": "error",
    "odd-link": "error",
    "unknown-name": "error",
    "name-here": "error",
    "breathe-or-steps": "error",
    "steps-longer": "error",
    "again-longer": "error",
    "follow-up-bounds": "error",
    "off-scale": "error",
    "double-option": "error",
    "back-option": "error",
    "follow-up-option": "error",
    "too-many-marks": "error",
    "follow-up-has": "error",
    "follow-up-empty": "error",
    "follow-up-item": "error",
    "follow-up-order": "error",
    "former-id": "error",
    "retired-id": "error",
    "retired-by": "error",
    "odd-same-as": "error",
    "share-moment": "error",
    "include-one": "error",
    "double-recall": "error",
    "recall-alone": "error",
    "double-checklist": "error",
    "unknown-checklist": "error",
    "includes-routine": "error",
    "cyclic-include": "error",
    "includes-hand-out": "error",
    # The file in its folder.
    "unreadable": "error",
    "link": "error",
    "double-file": "error",
    "foreign-file": "error",
    "not-a-pack": "error",
    "stale-sums": "error",
    # The file as an overlay.
    "overlay-unknown": "error",
    "overlay-double": "error",
    "overlay-needed": "error",
    "overlay-field": "error",
    "overlay-fixed": "error",
    "overlay-places": "error",
    "overlay-size": "error",
    "overlay-unlisted": "error",
    "overlay-listed": "error",
    "overlay-lists": "error",
    "overlay-of-routine": "error",
    "overlay-of-list": "error",
    "unknown-base": "error",
    "extends-itself": "error",
    # Advice.
    "overlay-renamed": "warning",
    "overlay-retired": "warning",
    "overlay-lost": "warning",
    "no-ready": "warning",
    "no-remedy": "warning",
    "unkept-adds": "warning",
    "no-source": "warning",
    "breath-alternative": "warning",
    "many-items": "warning",
    "long-check": "warning",
    "no-question": "warning",
    "open-question": "warning",
    "negative-question": "warning",
    "markup": "warning",
    "field-in-text": "warning",
    "two-questions": "warning",
    "asks-personal": "warning",
    "stores-client": "warning",
    "hard-to-read": "warning",
    "unused-source": "warning",
    "section-apart": "warning",
    "stop-on-card": "warning",
    "unknown-twin": "warning",
    "unlike-twin": "warning",
}
"""Every rule for checklist files, by its code, and how severe a violation is.

`messages.problems` says each. The codes are part of `check --json` and do not change once released.
"""

_LONGEST_WORD, _MOST_WORDS = 64, 50
_LONGEST_PART = 200
"""Characters of a word of the file that are shown in a message."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Ask whether the known word most like `word` was meant; empty if none is like it."""
    from presencecheck.messages import problems as problems_messages

    meant = nearest(word, known)
    return problems_messages.DID_YOU_MEAN.format(word=meant) if meant else ""


def nearest(word: str, known: Iterable[str], least: float = 0.6) -> str:
    """The known word most like `word`; empty if none is like it.

    Args:
        word: what was written.
        known: what can be written.
        least: the share, from 0 to 1, in which they must agree.
    """
    from difflib import get_close_matches

    if len(word) > _LONGEST_WORD:
        return ""
    likely = [each for each in known if len(each) <= _LONGEST_WORD][:_MOST_WORDS]  # the comparison is quadratic
    folded = {each.casefold(): each for each in likely}
    close = [folded[each] for each in get_close_matches(word.casefold(), folded, n=3, cutoff=least)]
    # The right letters in the wrong order are the commonest slip, and short words are like many others.
    close = [each for each in close if sorted(each) == sorted(word)] or close
    return close[0] if close else ""


def locate(violation: Violation, path: str, line: int, column: int) -> Diagnostic:
    """The violation as a diagnostic of the file at `path`."""
    from presencecheck.messages import problems as problems_messages

    message, hint = problems_messages.MESSAGES[violation.code]
    words = {name: _shorten(str(word)) for name, word in violation.words.items()}
    suggestion = did_you_mean(*violation.near) if violation.near else ""
    return Diagnostic(
        path,
        line,
        column,
        RULES[violation.code],
        violation.code,
        message.format_map(words),
        suggestion or words.get("help") or hint.format_map(words),
    )


def _shorten(text: str) -> str:
    return text if len(text) <= _LONGEST_PART else f"{text[: _LONGEST_PART - 1]}…"
