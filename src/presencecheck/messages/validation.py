"""The words in the problems of a checklist file that the problem's own sentence leaves open."""

from presencecheck.messages.plural import Plural

ENTRY = "entry {number}"
UNNAMED_FIELD = "this"

LEAST_NUMBER = "at least {count}"
MOST_NUMBER = "at most {count}"
LEAST_CHARACTERS = Plural(one="at least {count} character", other="at least {count} characters")
MOST_CHARACTERS = Plural(one="at most {count} character", other="at most {count} characters")
LEAST_ENTRIES = Plural(one="at least {count} entry", other="at least {count} entries")
MOST_ENTRIES = Plural(one="at most {count} entry", other="at most {count} entries")
