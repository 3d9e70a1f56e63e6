"""What is said of versions of packs that are at their sources and were not taken yet."""

from presencecheck.messages.plural import Plural

NEWER = Plural(
    one="There is a newer version of the pack {names}. See what is new: presencecheck pack update --check",
    other="There are newer versions of {count} packs: {names}. See what is new: presencecheck pack update --check",
)
"""Said where nobody was asked: by what `pack outdated` wrote down."""
PACK = "{name} {version}"
CHANGED = "{title} ({name}): {after} is there, and you have {before}."
OLDER = "{title} ({name}): there is {after}, which is no newer version than {before}, which you have."
