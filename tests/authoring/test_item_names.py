"""Ids that are made of words."""

from presencecheck.authoring.item_names import has_plain_letters, likely_id, name_item, name_list


def test_the_words_that_say_most() -> None:
    """Little words are left out, accents too, and a name that is taken gets a number."""
    taken: set[str] = set()
    assert name_item("Is the door to the corridor shut?", taken) == "door-corridor-shut"
    assert name_item("Is the door to the corridor shut?", taken) == "door-corridor-shut-2"
    assert name_item("Ist die Tür zu?", set()) == "ist-die-tur"
    assert name_item("Is it?", set()) == "is-it"


def test_a_list_is_told_apart_by_its_little_words() -> None:
    """`list` is a command, so that My list would else be called list-2."""
    taken = {"list", "environment"}
    assert name_list("My list", taken) == "my-list"
    assert name_list("My list", taken) == "my-list-2"
    assert name_list("My environment", taken) == "my-environment"
    assert name_list("Environment", taken) == "environment-2"
    assert name_list("Before my group", taken) == "before-group"


def test_names_that_mean_something_else() -> None:
    """Neither a device of Windows nor the id of a card."""
    assert name_item("con", set()) == "item-con"
    assert name_item("card", set()) == "item-card"


def test_scripts_of_which_no_id_can_be_made() -> None:
    """Of Chinese there are no letters left; of a name in it there are."""
    assert not has_plain_letters("门关了吗？")
    assert has_plain_letters("Zoom 打开了吗？")


def test_the_id_that_was_likely_meant() -> None:
    """Words of small letters joined by hyphens, if that can be an id."""
    assert likely_id("Consulting Room, upstairs!") == "consulting-room-upstairs"
    assert likely_id("Räume") == "raume"
    assert (likely_id("комната"), likely_id("CON"), likely_id("")) == ("", "", "")
