"""What is said of lists that come in: `new --from FILE`, `add`, `run FILE`."""

from presencecheck.messages.error_text import ErrorText
from presencecheck.messages.plural import Plural

ITEMS = Plural(one="1 item", other="{count} items")
SECTIONS = Plural(one="under 1 heading", other="under {count} headings")
LISTS = Plural(one="in 1 list", other="in {count} lists, and the routine {name}")
COMMENTS = Plural(one="1 line kept as a comment", other="{count} lines kept as comments")
FOUND = "{what}."
LEFT = "Kept as comments, so not asked:"
LEFT_LINE = "# {line}"
LEFT_MORE = Plural(one="# … and 1 more, in the file", other="# … and {count} more, in the file")
NUMBERED = (
    "Ids have Latin letters only, so that questions in other scripts have their number as id. "
    "Give them names of your own in the file before the first walk: past answers go by them."
)
BRACES = Plural(
    one="1 text had a name in double braces that is not filled in here; its braces are single now.",
    other="{count} texts had names in double braces that are not filled in here; their braces are single now.",
)
TOO_MANY = Plural(
    one="1 question more than a routine can hold is a comment.",
    other="{count} questions more than a routine can hold are comments.",
)
FIELD = "{field}: {words}"

NO_ITEM = ErrorText(
    "{path}: no question was found in it, so nothing was written.",
    "One question a line is enough, or a line with a hyphen for each.",
)
NOT_A_LIST = ErrorText("{path} is {what}, so nothing was written.", "{hint}")
"""Of a file in a format that is not read."""
ADDRESS = ErrorText(
    "{address} is an address, and nothing is fetched from it.", "Save the list as a file, or copy its text into one."
)
NOT_HELD = "Not in such a file, so as usual here: {fields}."
NOT_IN_CSV = "title, version, language, the moment of the list, and what answers lead to"
NOT_IN_FHIR = (
    "times but for exercises, `repeat`, `keep`, `then`, `moment`, `share`, `same-as`, earlier ids, keys of sources"
)
ORIGIN = "{title}, version {version}"
CARD = "What is only shown as a card has no questions in a Questionnaire; its lines are comments."
NO_COUNTERPART = Plural(
    one="1 question of a kind that lists do not have is a comment: {types}.",
    other="{count} questions of kinds that lists do not have are comments: {types}.",
)
CONDITIONS = Plural(
    one="1 condition was left out, so that its question is always asked.",
    other="{count} conditions were left out, so that their questions are always asked.",
)
NO_WORD = ErrorText(
    "{path} is a Word document, and what reads them is not installed.",
    "Save it in Word as plain text (.txt); or install the program with its extra `import`.",
)
