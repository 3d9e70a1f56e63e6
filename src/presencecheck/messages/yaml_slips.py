"""What is said of the slips of people who write YAML and are no programmers, and what helps."""

from presencecheck.messages.error_text import ErrorText
from presencecheck.messages.plural import Plural

WRITE = "Write: {line}"
"""What helps, where the line that was meant is known."""

SLIPS = {
    "colon": ErrorText("a colon and a space stand inside a text", "Put the whole text in quotes."),
    "quote": ErrorText("the quote {sign} inside the text ends it here", "Use the other sort of quotes around it."),
    "open-quote": ErrorText(
        "the quote {sign} is opened here and not closed", "Close it behind the text, or take it out."
    ),
    "curly": ErrorText(
        "curly quotes such as {sign} do not hold a text together", 'Type straight quotes (") around the text.'
    ),
    "escape": ErrorText(
        "a backslash in double quotes begins a code for a character", "Use single quotes (') around the text."
    ),
    "named": ErrorText("a text with {sign} in it stands in quotes here", "Put the whole text in quotes."),
    "sign": ErrorText("a text cannot begin with {sign} unless it is in quotes", "Put the whole text in quotes."),
    "bracket": ErrorText("the bracket {sign} is opened here and not closed", "Close it, or put the text in quotes."),
    "extra-bracket": ErrorText("the bracket {sign} closes nothing", "Take it out, or put the text in quotes."),
    "comma-missing": ErrorText("a comma is missing here", "Put a comma between two fields in braces."),
    "two-fields": ErrorText("a second field begins on this line", "Give it a line of its own, with the same indent."),
    "stray": ErrorText(
        "this line is neither a field with a colon nor an entry with a hyphen",
        "If it goes on with the text above, indent it deeper than the field; a remark begins with #.",
    ),
    "remark": ErrorText("{sign} begins no remark", "A remark begins with # and a space."),
    "box": ErrorText("a box {sign} is no part of an entry", "Take it out."),
    "comment": ErrorText(
        "everything from # on is a comment and no part of the text", "Put the whole text in quotes if # belongs to it."
    ),
    "comment-space": ErrorText("a space is missing before #", "Put a space between {sign} and #."),
    "odd-space": ErrorText(
        "a character that only looks like a space stands here, {sign}",
        "Word processors and web pages make such spaces: delete it and type a space.",
    ),
    "bullet": ErrorText("the sign {sign} begins no entry of a list", "Write a hyphen and a space in its place."),
    "marker": ErrorText("{sign} is a dash; the line that begins a document has three hyphens", "Write --- or nothing."),
    "hyphen-space": ErrorText("a space is missing behind the hyphen", "Write a hyphen and a space."),
    "colon-space": ErrorText('a space is missing behind the colon of "{sign}"', "Write a colon and a space."),
    "colon-missing": ErrorText('the colon behind "{sign}" is missing', "Write a colon and a space behind it."),
    "odd-colon": ErrorText("{sign} is no colon", "Type an ordinary colon and a space."),
    "list-behind": ErrorText("a list cannot begin behind the name of its field", "Begin it on the next line."),
    "indent": ErrorText(
        "this line begins with {spaces}, which fits no line above it",
        "Begin it with {sign}, and move those that belong to it as well.",
    ),
    "tab": ErrorText("a tab indents this line", "Use spaces at the beginning of lines, two for each level."),
    "fence": ErrorText("this line is Markdown and no part of a checklist", "Delete it."),
}
"""Each slip by its name; the message is part of that of the rule."""

SPACES = Plural(one="{count} space", other="{count} spaces")
"""How far a line is indented."""

PARSER = {
    "codec can't decode": "an escape here or on the next line is no character",
    "mapping values are not allowed": "a colon stands where no field can begin",
    "block sequence entries are not allowed": "a hyphen stands where no list can begin",
    "could not find expected ':'": "a line is neither a field with a colon nor an entry with a hyphen",
    "expected key": "this line does not fit those above it",
    "<block end>": "this line does not fit those above it",
    "expected '-' indicator": "this line does not fit those above it",
    "<document start>": "the document ended above this line, with three dots or a second one",
    "line break": "a sign that does not belong there stands behind > or |",
    "',' or ']'": "a list in brackets lacks a comma or its end",
    "',' or '}'": "fields in braces lack a comma or their end",
    "node content": "a bracket or brace is not closed, or a value is missing",
    "end of stream": "a quote is opened and not closed",
    "cannot start any token": "a text begins with a sign that it may not begin with unless it is in quotes",
    "alphabetic or numeric character": "a text begins with a sign that it may not begin with unless it is in quotes",
    "escape character": "a backslash in double quotes begins no known code for a character",
    "chomping or indentation": "a sign that does not belong there stands behind > or |",
    "tab": "a tab stands where a space belongs",
}
"""What a person would say, by a part of what the parsers say."""
UNKNOWN = "{reason}"
"""What is said where the parser says something else."""
BAD_ESCAPE = "an escape here or on the next line is no character"

VISIBLE = "{character} ({code}{name})"
"""A sign that is seen and is not what it looks like."""
COLON_HELP = "A colon and a space make a field of it. Put the text in quotes: {text}"
CUT_OFF_HELP = "If it belongs to the text, write: {line}"
COMMENT_HELP = "Everything from # on is a comment. If it belongs to the text, write: {line}"
COMMA_HELP = "In braces and brackets a comma ends a text: put the whole text in quotes."
BULLET_HELP = "Begin each entry with a hyphen and a space; {sign} is no hyphen."
ID_HELP = "It has {sign} in it. Write: {id}"
WITHOUT_HELP = "Write: {text}"
"""What helps, in place of the hints of the rules, where the cause is known."""
