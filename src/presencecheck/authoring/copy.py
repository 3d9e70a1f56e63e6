"""A checklist's own text as the beginning of another: its comments stay, its name and title change. Pure."""

from collections.abc import Callable, Mapping

from presencecheck.authoring.starter import MODELINE, scalar
from presencecheck.core.checklist import Checklist, Routine
from presencecheck.core.errors import PresenceCheckError
from presencecheck.core.overlay import Overlay
from presencecheck.formats.load import load
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


def require_copy(make: Callable[[], str], name: str, path: object) -> tuple[str, Checklist | Routine | Overlay]:
    """The text of a checklist or routine under another id, and what it holds.

    Args:
        make: makes the text, as `copy_text` or `replace_values` does.
        name: the id that it has to have then.
        path: where the original stands, for the message.

    Raises:
        PresenceCheckError: it is written in a way that cannot be changed in place.
    """
    try:
        text = make()
        made = load(text.encode(), f"{name}.yaml").what
    except (ValueError, KeyError):
        made = None
    if made is None or made.id != name:
        raise PresenceCheckError(*new_messages.NOT_COPYABLE.format(path=path))
    return text, made


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
