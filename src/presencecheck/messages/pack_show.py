"""What `pack show` says of a pack."""

from presencecheck.messages.error_text import ErrorText
from presencecheck.messages.plural import Plural

OPTIONS = {"source": "The name of a pack that you have, a folder, a .zip file, or its https address."}
"""Help of the arguments."""
NOT_WHOLE = ErrorText(
    'The pack "{name}" is not as you accepted it.', "See what differs: presencecheck pack verify {name}"
)
README = "What it says of itself ({file}):"
CHANGELOG = "What changed ({file}):"
ADDRESSES = "Addresses in its texts, which the program never opens:"
ROUTINE = "{title} ({id}), a routine, walks: {names}"
OVERLAY = "{id} changes {extends}; with these changes it asks:"
CANNOT = "{id} cannot be shown: {problem}"
LINKS = Plural(
    one="Its pages give clients an address, which the program never opens:",
    other="Its pages give clients {count} addresses, which the program never opens:",
)
EVERY_QUESTION = "Every question that it asks: presencecheck pack show {typed}"
