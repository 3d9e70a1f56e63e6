"""What `list` says."""

from collections.abc import Sequence

from presencecheck.messages.plural import Plural

NO_CHECKLISTS = "No checklist was found."
KINDS = {"routine": "Routines", "checklist": "Checklists"}
HIDES = "{layer} over {hidden}"
TO_HAND_OUT = "{title} (to hand out)"
COLUMNS = ("name", "steps", "card", "about", "from", "title")
"""Steps before the client comes, then the lines of the card."""
ROW = "{name}: {title}. {steps}{card}, about {time}; {layer}."
STEPS = Plural(one="1 step", other="{count} steps")
CARD = Plural(one=", then a card of 1 line", other=", then a card of {count} lines")
LAYER = {"shipped": "came with the program"}


def in_words(cells: Sequence[str]) -> str:
    """A row as a sentence, its name and title first."""
    name, steps, card, time, layer, title = cells
    counted = {"steps": STEPS.of(int(steps)), "card": CARD.of(int(card)) if card else ""}
    return ROW.format(name=name, title=title, time=time, layer=LAYER.get(layer, layer), **counted)
