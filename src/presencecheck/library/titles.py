"""Names of lists with their titles: a name is typed, but a screen shows the title."""

import os
from collections.abc import Callable, Iterable, Mapping

from presencecheck.core.names import SUFFIXES, split_name
from presencecheck.core.problems import did_you_mean, nearest
from presencecheck.messages import enumeration as enumeration_messages
from presencecheck.messages import library as library_messages
from presencecheck.system.program_name import typed_word

_LEAST_LIKE = 0.7
"""Share in which a word and a name must agree; with less, short words are like too many others."""


def likely_name(word: str, titles: Mapping[str, str]) -> str:
    """The name that was most likely meant: the list that is called so, or the name or title most like the word.

    Args:
        word: what was typed.
        titles: the titles by name.
    """
    called = {title.casefold(): name for name, title in titles.items()}
    near = called.get(word.casefold()) or nearest(word, titles, _LEAST_LIKE)
    return near or called.get(nearest(word, called, _LEAST_LIKE), "")


def with_title(name: str, titles: Mapping[str, str]) -> str:
    """A name to type, and the title that it is known by; the name alone where that says the same."""
    title = titles.get(name, name)
    return name if title == name else library_messages.NAMED.format(name=name, title=title)


def not_found(name: str, layers: Iterable[str], titles: Callable[[], Mapping[str, str]]) -> tuple[str, str]:
    """What to say where there is no list of a name, and what may have been meant.

    Args:
        name: an id or LAYER:ID; it may be a file in the way of it.
        layers: those that there are.
        titles: reads the titles by name.
    """
    if name.endswith(SUFFIXES):
        return library_messages.NOT_FOUND.format(name=name), library_messages.A_FILE
    if os.path.isfile(name):  # noqa: PTH113 - a word that may be no path at all
        return library_messages.OTHER_FORMAT.format(path=name, typed=typed_word(name))
    layer, short = split_name(name)
    known = tuple(layers)
    if layer and layer not in known:
        listed = library_messages.NO_LAYER_HINT.format(layers=enumeration_messages.join_with_commas(known))
        return library_messages.NO_LAYER.format(layer=layer), did_you_mean(layer, known) or listed
    there = titles()
    meant = likely_name(short, there)
    named = library_messages.DID_YOU_MEAN.format(name=with_title(meant, there))
    return library_messages.NOT_FOUND.format(name=name), named if meant else library_messages.NOT_FOUND_HINT
