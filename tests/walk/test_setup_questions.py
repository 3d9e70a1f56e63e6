"""What the set-up asks: at most four questions, each with a usual answer that is in force."""

from itertools import product

import pytest

from presencecheck.core.context import MODALITIES, SETTINGS
from presencecheck.core.prompts import Choose, Write
from presencecheck.core.thresholds import ProbeSettings
from presencecheck.library.library import Library
from presencecheck.messages import setup as setup_messages
from presencecheck.system.paths import user_paths
from presencecheck.system.setting_values import has_right_value
from presencecheck.system.settings import AS_SHIPPED, KEYS, Settings
from presencecheck.walk.setup_questions import QUICK, WHOLE, Question, last_page, questions

EVERY = [
    Settings(modality=modality, setting=setting, routine=routine)
    for modality, setting, routine in product(MODALITIES, SETTINGS, ("full", "quick", "my-room"))
]


def by_key(usual: Settings) -> dict[str, Question]:
    """The questions by the settings that they are for."""
    return {question.key: question for question in questions(usual)}


@pytest.mark.parametrize("usual", EVERY, ids=lambda usual: f"{usual.modality}-{usual.setting}-{usual.routine}")
def test_four_at_most_each_with_an_answer_that_enter_takes(usual: Settings) -> None:
    """Whatever is set, each choice has a usual option, and each of its values is one that the setting can have."""
    asked = questions(usual)
    assert 0 < len(asked) <= 4
    for number, question in enumerate(asked, 1):
        page = question.page(number, len(asked), ())
        assert question.key in KEYS
        if isinstance(page.prompt, Choose):
            assert page.usual in page.prompt.options
            assert len(set(page.prompt.options)) == len(page.prompt.options) < 10
            assert all(question.value_of(option) == value for value, option in question.options.items())
            assert all(has_right_value(question.key, value) for value in question.options)
            assert question.value_of("something else") is None


def test_the_words_are_those_of_the_settings() -> None:
    """No way to work, and nobody to work with, is left out."""
    assert tuple(setup_messages.MODALITIES) == MODALITIES
    assert tuple(setup_messages.SETTINGS) == SETTINGS


def test_a_link_is_asked_for_only_where_sessions_are_by_video() -> None:
    """Of the link the host alone is a value, whatever stands around it."""
    assert [bool("probes.host" in by_key(Settings(modality=each))) for each in MODALITIES] == [True, False, False]
    question = by_key(Settings())["probes.host"]
    assert isinstance(question.page(3, 4, ()).prompt, Write)
    assert question.value_of("https://anna.w@meet.example.org:8443/room?pwd=1#x") == "meet.example.org:8443"
    assert question.value_of("on the phone") is None


def test_the_host_in_force_is_named() -> None:
    """Someone who is asked again sees what is set."""
    usual = Settings(probes=ProbeSettings(host="meet.example.org"))
    assert setup_messages.HOST_NOW.format(host="meet.example.org") in by_key(usual)["probes.host"].after


def test_the_routines_are_those_that_came_with_the_program() -> None:
    """The whole one is that for such sessions; an own one can stay."""
    library = Library.of(user_paths())
    for name in {*WHOLE.values(), QUICK}:
        assert library.find(name).layer == "shipped"
    assert [by_key(Settings(modality=each))["routine"].usual for each in MODALITIES] == ["full", "phone", "in-person"]
    mine = by_key(Settings(routine="my-room"))["routine"]
    assert (mine.usual, len(mine.options)) == ("my-room", 3)
    assert by_key(Settings(routine="quick"))["routine"].usual == "quick"


def test_at_the_end_enter_begins() -> None:
    """What is said comes before, and nothing more is counted."""
    page = last_page(("Said.",))
    assert (page.usual, page.before, page.number) == (setup_messages.BEGIN_OPTIONS["begin"], ("Said.",), 0)
    assert AS_SHIPPED.routine == WHOLE[AS_SHIPPED.modality]


def test_each_page_says_what_it_asks() -> None:
    """In its own words, with its place among the others; what stands above it is what was given."""
    usual = Settings(probes=ProbeSettings(host="meet.example.org"), routine="my-room")
    asked = questions(usual)
    pages = [question.page(number, len(asked), ("above",)) for number, question in enumerate(asked, 1)]
    assert [page.prompt.question for page in pages] == [
        setup_messages.MODALITY,
        setup_messages.SETTING,
        setup_messages.HOST,
        setup_messages.ROUTINE,
    ]
    assert [(page.number, page.total, page.before) for page in pages] == [(n, 4, ("above",)) for n in range(1, 5)]
    assert (pages[2].usual, pages[2].after) == ("meet.example.org", asked[2].after)
    assert setup_messages.OTHER_ROUTINE.format(name="my-room") in asked[3].options.values()
    assert pages[3].usual == setup_messages.OTHER_ROUTINE.format(name="my-room")
    assert by_key(Settings())["probes.host"].after == (setup_messages.HOST_KEPT,)


def test_the_last_page_asks_whether_to_begin() -> None:
    """With each way as an option, the usual one first."""
    page = last_page(("above",))
    assert page.prompt == Choose(setup_messages.BEGIN, tuple(setup_messages.BEGIN_OPTIONS.values()))
    assert (page.before, page.usual) == (("above",), setup_messages.BEGIN_OPTIONS["begin"])
