"""What is said of the questions and lists that a practice requires by a signed pack."""

from presencecheck.messages.plural import Plural

ITEMS = Plural(
    one="{by} requires 1 of these questions: {asks}",
    other="{by} requires {count} of these questions: {asks}",
)
EACH = '"{ask}"'
FREE = "You can leave what is required open, or out by your own changes; the verdict then says so."
LISTS = "{by} requires: {ids}"
OFFER = Plural(one="It requires 1 question: {asks}", other="It requires {count} questions: {asks}")
NEWLY = Plural(
    one="It requires 1 question that it did not require before: {asks}",
    other="It requires {count} questions that it did not require before: {asks}",
)
LIFTED = Plural(one="It no longer requires 1 question: {asks}", other="It no longer requires {count} questions: {asks}")
UNVOUCHED = "It would require questions; nobody vouches for it, so that it does not."
NOW_REQUIRED = 'You leave out or change "{ask}"; it is now required by {by}.'
NOW_ESSENTIAL = 'You leave out or change "{ask}"; it is now essential.'
LOOSENED = "{id}: {problem}"
"""A list that the person changed, and what their changes leave out, or make other, from now on."""
