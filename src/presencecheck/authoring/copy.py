"""A checklist's own text as the beginning of another: its comments stay, its name and title change. Pure."""

from collections.abc import Mapping

from presencecheck.authoring.starter import MODELINE, scalar
from presencecheck.formats.yaml_reader import read
from presencecheck.messages import new as new_messages

_MODELINE_START = "# yaml-language-server:"


def copy_text(text: str, values: Mapping[str, str], origin: str) -> str:
    """`text` with the top-level fields in `values` set to them, and a first comment that says where it is from.

    Args:
        text: a checklist or routine without errors.
        values: the fields that change, such as id and title; each is in `text`.
        origin: what it was copied from.

    Raises:
        ValueError: a field stands there in a way that cannot be changed in place.
    """
    lines = replace_values(text, values).split("\n")
    body = [line for line in lines if not line.startswith(_MODELINE_START)]
    return "\n".join([MODELINE, new_messages.COPY_OF.format(origin=origin), *body])


def replace_values(text: str, values: Mapping[str, str]) -> str:
    """`text` with these top-level fields set to the values, and nothing else changed.

    Raises:
        ValueError: a field stands there in a way that cannot be changed in place.
        KeyError: it has no such field.
    """
    lines = text.removeprefix("\ufeff").split("\n")
    document = read(text.encode())
    data = document.data
    if not isinstance(data, dict):
        raise ValueError("no fields")
    for key, value in values.items():
        line, column = document.values[(key,)]
        before, rest = lines[line - 1][: column - 1], lines[line - 1][column - 1 :]
        written = str(data[key])
        token = next((token for token in (written, f'"{written}"', f"'{written}'") if rest.startswith(token)), None)
        if token is None:
            raise ValueError(key)
        lines[line - 1] = before + scalar(value) + rest[len(token) :]
    return "\n".join(lines)
