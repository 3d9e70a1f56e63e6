"""Sentences that depend on a number."""

import pytest

from presencecheck.messages.plural import Plural

RUNS = Plural(one="{count} run of {name}", other="{count} runs of {name}")


@pytest.mark.parametrize(
    ("count", "sentence"), [(0, "0 runs of full"), (1, "1 run of full"), (2, "2 runs of full"), (21, "21 runs of full")]
)
def test_the_form_follows_the_number(count: int, sentence: str) -> None:
    """Only exactly one is one; the other holes are filled as well."""
    assert RUNS.of(count, name="full") == sentence
