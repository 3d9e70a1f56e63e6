"""Names of runs: random, short enough to type, never derived from anything."""

import secrets

_LETTERS = "23456789abcdefghjkmnpqrstvwxyz"  # none that are read as one another
LENGTH = 10


def new_id() -> str:
    """A new run's name; two are the same once in 10^14."""
    return "".join(secrets.choice(_LETTERS) for _ in range(LENGTH))
