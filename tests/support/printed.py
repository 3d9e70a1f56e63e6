"""Pages as a browser prints them: their sheets, and what a screen reader gets of the PDF."""

import re
import subprocess
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Page
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from tests.support.real_parts import program

PAPER = ("A4", "Letter")
_LIGATURES = (("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬀ", "ff"), ("ﬃ", "ffi"))


class Printed(NamedTuple):
    """A tagged PDF.

    Attributes:
        sheets: the text of each sheet of paper, as `squeezed` writes it.
        title: the title that a reader shows.
        language: of the document.
        structure: the tags, each on a line of its own, with the words that each holds.
    """

    sheets: list[str]
    title: str
    language: str
    structure: str

    @property
    def spoken(self) -> str:
        """All words that a screen reader says, in their order."""
        return " ".join(re.findall(r'^\s*"(.*)"$', self.structure, re.MULTILINE))


def print_page(opened: Page, folder: Path, paper: str = "A4") -> Printed:
    """Print the page that is open.

    Args:
        opened: the page, in Chromium.
        folder: where the PDF may be written.
        paper: its size.
    """
    content = opened.pdf(format=paper, tagged=True)
    file = folder / "printed.pdf"
    file.write_bytes(content)
    reader = PdfReader(BytesIO(content))
    root = reader.trailer["/Root"]
    assert isinstance(root, DictionaryObject)
    structure = subprocess.run(
        [program("pdfinfo"), "-struct-text", str(file)], capture_output=True, text=True, check=True
    ).stdout
    sheets = [squeezed(sheet.extract_text()) for sheet in reader.pages]
    title = reader.metadata.title if reader.metadata else None
    return Printed(sheets, title or "", str(root.get("/Lang", "")), structure)


def squeezed(words: str) -> str:
    """Words without what a line break or a ligature changes in a PDF's text."""
    for drawn, written in _LIGATURES:
        words = words.replace(drawn, written)
    return "".join(words.split())
