"""What a shell tells of a line that is to be completed."""

import os


def completed_words() -> list[str]:
    """The words behind the program's name that are whole in a line to complete: all but the one that is being typed.

    bash tells the words and the place of that one; other shells tell the line.
    """
    if "COMP_WORDS" in os.environ:
        place = os.environ.get("COMP_CWORD", "")
        return os.environ["COMP_WORDS"].split()[1 : int(place) if place.isdecimal() else 1]
    line = os.environ.get("_TYPER_COMPLETE_ARGS", "")
    return line.split()[1 : None if line.endswith(" ") else -1]
