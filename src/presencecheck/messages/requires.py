"""What is said of packs that need other packs."""

from presencecheck.messages.error_text import ErrorText
from presencecheck.messages.plural import Plural

NOT_HERE = ErrorText(
    'The pack "{name}" needs the pack {requirement}, which is not here.',
    "Add that first: presencecheck pack add SOURCE",
)
OTHER_VERSION = ErrorText(
    'The pack "{name}" needs the pack {requirement}, and {has} is here.',
    "Update that first: presencecheck pack update {needed}",
)
NEEDS = "It needs: {requirements}"
WOULD_LACK = "It needs the pack {requirement}."
FORM = "a pack's name, or with versions, as umbrella >=1.2 or umbrella >=1.2, <2"
ITSELF = "a pack cannot need itself"
TOO_MANY = "up to {most} packs"
UNDECLARED = Plural(
    one="Its lists use another pack by name. In pack.yaml, say that it is needed: requires: [{names}]",
    other="Its lists use other packs by name. In pack.yaml, say that they are needed: requires: [{names}]",
)
