"""Phrases of shown checklists, read back."""

import pytest

from presencecheck.authoring.imports import phrases
from presencecheck.messages import checklist_view as checklist_view_messages
from presencecheck.messages import durations as durations_messages
from presencecheck.messages.page_words import PageWords


def test_times_and_scales() -> None:
    """As they are shown."""
    for seconds in (5, 40, 120, 600):
        assert phrases.read_time(durations_messages.estimate(seconds)) == seconds
    assert phrases.read_scale("0 little to 10 all of it") == {"min": 0, "max": 10, "low": "little", "high": "all of it"}
    assert phrases.read_scale("0 wenig bis 10 viel") == {"min": 0, "max": 10, "low": "wenig", "high": "viel"}
    assert phrases.read_scale("from here to there") == {}


def test_a_step_with_a_time_of_its_own() -> None:
    """As it is shown; words that only end in brackets are words."""
    assert phrases.read_step("Feel your feet (20 s)") == {"say": "Feel your feet", "seconds": 20}
    for words in ("Feel your feet", "Feel (both) feet", "Feel your feet (0 s)", "(20 s)", "Feet (2000 s)"):
        assert phrases.read_step(words) == words


@pytest.mark.parametrize("page", phrases.languages(), ids=lambda page: page.language)
def test_every_language(page: PageWords) -> None:
    """Sessions, breathing and other ways in each language of such pages."""
    both = page.either.join([page.when["video"], page.when["audio"]])
    assert phrases.read_when(f"{both}; {page.when['couple']}; {page.when['first']}") == {
        "modality": ["video", "audio"],
        "setting": ["couple"],
        "first-session": True,
    }
    assert phrases.read_pace([page.breathe[0].format(in_=4), page.breathe[1].format(out=6)]) == {"in": 4, "out": 6}
    way = page.other_way.format(say="Look out", needs=page.needs["sight"])
    assert phrases.read_way(way) == {"say": "Look out", "needs": ["sight"]}
    assert phrases.read_quoted(page.quoted.format(words="Hello")) == "Hello"


def test_what_says_something_else() -> None:
    """It is left as it is."""
    assert phrases.read_when("on Mondays") == {}
    assert phrases.read_way("Look out") == {"say": "Look out"}
    assert phrases.read_pace(["one", "two"]) == {}


def test_moments_and_evidence() -> None:
    """Every word that is shown for one."""
    for moment, words in checklist_view_messages.MOMENTS.items():
        assert phrases.read_moment(words) == moment
    for kind, words in checklist_view_messages.EVIDENCE.items():
        assert phrases.read_evidence(words) == kind


def test_what_answers_lead_to() -> None:
    """An option with a colon in it is told from what is said."""
    answer, say, ask = next(phrases.read_leads("a: b: well", "choice", ["a: b", "c"]))
    assert (answer, say, ask) == ({"is": "a: b"}, "well", "")
    answer, say, ask = next(phrases.read_leads("3 or less: also “Rest?”", "scale", []))
    assert (answer, ask) == ({"at-most": 3}, "Rest?")
