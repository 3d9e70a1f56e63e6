"""Charts as shapes with a name."""

import re

from presencecheck.reports.html.charts import columns, patterns, shares, step, swatch


def test_columns_of_nothing() -> None:
    """A week without a run has a column without height, and a title that is escaped."""
    drawn = columns([0, 2], "<a>", "words")
    assert 'height="0"' in drawn
    assert "<a>" not in drawn


def test_shares_stand_one_behind_the_other() -> None:
    """Each begins where the one before ended; a share of nothing is not drawn."""
    drawn = shares({"done": 0.25, "fixed": 0, "skipped": 0.75}, "title")
    assert 'x="0" y="0" width="25"' in drawn
    assert 'x="25" y="0" width="75"' in drawn
    assert "of fixed" not in drawn


def test_a_step_leads_from_a_ring_to_a_disc() -> None:
    """On a line from the least to the most."""
    drawn = step(0, 10, 0, 10, "title")
    assert '<circle cx="10" cy="8" r="4" class="ring">' in drawn
    assert '<circle cx="150" cy="8" r="5" class="disc">' in drawn


def test_pictures_are_named_and_swatches_are_not() -> None:
    """What the words say already is hidden from those who hear the page."""
    assert "<title>title</title><desc>words</desc>" in columns([1], "title", "words")
    assert 'role="img"' in shares({"done": 1}, "title")
    assert 'aria-hidden="true"' in swatch("done")
    assert "style=" not in columns([1], "t", "w") + shares({"done": 1}, "t") + step(1, 2, 0, 3, "t") + swatch("done")


def test_what_was_confirmed_has_a_pattern_of_its_own() -> None:
    """In a bar and in its legend it is drawn with a pattern, which the page defines; nothing else is."""
    bar = shares({"done": 0.5, "still-so": 0.25, "skipped": 0.25}, "half")
    assert re.findall(r'class="of ([\w-]+)"', bar) == ["done", "still-so", "skipped"]
    for drawn in (bar, swatch("still-so")):
        [name] = re.findall(r'fill="url\(#([\w-]+)\)"', drawn)
        assert re.findall(r'<pattern id="([\w-]+)"', patterns()) == [name]
    assert "url(" not in swatch("done")
