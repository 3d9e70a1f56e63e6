"""Which YAML files of a folder are another program's. Pure."""

import re

from presencecheck.formats.decoding import decode
from presencecheck.formats.document import Document

_OURS = {"format", "id"}
_HEAD = re.compile(r"""^\ufeff?[ {]{0,8}["']?(?:format|id)["']?[ ]{0,8}:""", re.M)


def is_foreign(document: Document, source: bytes) -> bool:
    """Whether the file has neither `format` nor `id` and no questions, so that it belongs to another program.

    What cannot be read as text, and an empty file, may be a list that was saved badly: it is ours.

    Args:
        document: what the reader made of it.
        source: its bytes.
    """
    data = document.data
    if isinstance(data, dict):
        return not data.keys() & _OURS and not ("title" in data and data.keys() & {"items", "include", "extends"})
    if data is not None:
        return True
    text, _ = decode(source)
    return text is not None and _HEAD.search(text.content) is None and not _is_blank(text.content)


def _is_blank(text: str) -> bool:
    return all(not line.strip() or line.lstrip().startswith("#") for line in text.split("\n"))
