"""What a run knows of the session ahead."""

from presencecheck.core.context import DEFAULT, MODALITIES, SETTINGS, Context


def test_the_usual_session_is_by_video_with_one_person() -> None:
    """Nothing has to be said of it."""
    assert Context() == DEFAULT == Context("video", "individual", first_session=False)


def test_the_words_for_a_session() -> None:
    """Each is in view, the usual one first."""
    assert MODALITIES == ("video", "audio", "in-person")
    assert SETTINGS == ("individual", "couple", "group", "family", "child")
