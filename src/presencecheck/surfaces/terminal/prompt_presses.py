"""Keys as prompt_toolkit has them, and as we have them."""

from collections.abc import Iterable

from prompt_toolkit.key_binding.key_processor import KeyPress
from prompt_toolkit.keys import Keys

from presencecheck.surfaces.terminal.key_press import Press, Presses


def key_presses(presses: Iterable[Press]) -> list[KeyPress]:
    """Keys as prompt_toolkit has them."""
    return [KeyPress(key if len(key) == 1 else Keys(key), data) for key, data in presses]


def presses_of(keys: Iterable[KeyPress]) -> Presses:
    """Keys of prompt_toolkit as we have them."""
    return [Press(each.key.value if isinstance(each.key, Keys) else each.key, each.data) for each in keys]
