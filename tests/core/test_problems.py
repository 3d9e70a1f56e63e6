"""What is said of a violated rule."""

from presencecheck.core.problems import (
    RULES,
    Diagnostic,
    InvalidChecklistError,
    Severity,
    Violation,
    did_you_mean,
    locate,
)
from presencecheck.messages.problems import MESSAGES


def test_every_rule_has_its_message_and_hint_and_nothing_else_has_one() -> None:
    """A code without words would end the program where a file is checked."""
    assert set(MESSAGES) == set(RULES)
    assert [code for code, (message, hint) in MESSAGES.items() if not (message.endswith(".") and hint)] == []


def test_the_first_error_is_told_with_the_number_of_the_others() -> None:
    """Warnings neither come first nor count."""
    severities: list[Severity] = ["warning", "error", "error", "warning", "error"]
    found = [
        Diagnostic("f.yaml", line, 1, severity, "code", f"message {line}.", f"hint {line}.")
        for line, severity in enumerate(severities, 1)
    ]
    error = InvalidChecklistError(found)
    assert (error.message, error.hint) == ("f.yaml:2:1: message 2. (2 more: presencecheck check f.yaml)", "hint 2.")
    assert error.problems == tuple(found)
    assert InvalidChecklistError(found[:2]).message == "f.yaml:2:1: message 2."
    spaced = [Diagnostic("my lists/f.yaml", 1, 1, "error", "code", "message.", "hint.")] * 2
    assert InvalidChecklistError(spaced).message.endswith('(1 more: presencecheck check "my lists/f.yaml")')


def test_a_known_word_is_suggested_where_one_is_alike() -> None:
    """Nothing is guessed for what looks like none, nor for a word without end."""
    assert did_you_mean("confrim", ["choice", "confirm"]) == 'Did you mean "confirm"?'
    assert did_you_mean("x", ["choice", "confirm"]) == ""
    assert did_you_mean("confirm" * 10, ["confirm" * 10]) == ""


def test_a_violation_is_told_at_its_place() -> None:
    """In one line, with what helps: the hint of its rule, or the word that was meant."""
    words = {"word": "confrim", "known": "choice, confirm"}
    plain = locate(Violation("unknown-word", ("kind",), words), "f.yaml", 3, 9)
    assert str(plain) == 'f.yaml:3:9: error: "confrim" is not one of choice, confirm. Write one of these.'
    near = locate(Violation("unknown-word", ("kind",), words, ("confrim", ("choice", "confirm"))), "f.yaml", 3, 9)
    assert (near.code, near.hint) == ("unknown-word", 'Did you mean "confirm"?')
    assert str(Diagnostic("f.yaml", 1, 1, "warning", "code", "So.")) == "f.yaml:1:1: warning: So."


def test_a_long_word_is_cut() -> None:
    """A message stays one that can be read."""
    message = locate(Violation("no-value", (), {"key": "k" * 201}), "f.yaml", 1, 1).message
    assert message == f'"{"k" * 199}…" has no value.'
    assert "k" * 200 in locate(Violation("no-value", (), {"key": "k" * 200}), "f.yaml", 1, 1).message
