"""What is said of a violated rule."""

from presencecheck.core.problems import RULES, Diagnostic, InvalidChecklistError, Severity, did_you_mean
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


def test_a_known_word_is_suggested_where_one_is_alike() -> None:
    """Nothing is guessed for what looks like none, nor for a word without end."""
    assert did_you_mean("confrim", ["choice", "confirm"]) == 'Did you mean "confirm"?'
    assert did_you_mean("x", ["choice", "confirm"]) == ""
    assert did_you_mean("confirm" * 10, ["confirm" * 10]) == ""
