"""What is said where a command writes a file that the person named."""

from presencecheck.messages.error_text import ErrorText

OURS = ErrorText(
    "{path} is where this program keeps its own files, and nothing else is written there.", "Name another place."
)
EXISTS = "{path} exists already."
EXISTS_HINT = "Give another name, or --yes to replace it."
REPLACE = "{path} exists already. Replace it?"
REPLACE_KEYS = "Type y to replace it, anything else to leave it:"
LEFT_AS_IT_IS = "Left as it is."
WRITTEN = "Written: {path}"
OPENED = "It is open in your browser."
OPEN_IT = "To see it, open that file in your browser: a double click on it does."
ELSEWHERE = "It stands in the folder in which you typed the command; another place: -o FILE"
NO_SUCH_FORMAT = ErrorText(
    "{path}: a page is written as HTML, which is no {ending} file.",
    "Write {page}, open it, and print it from your browser: its print window makes a PDF as well.",
)
