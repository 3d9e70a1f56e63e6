"""What characters that nobody types on purpose are called, and files that are no plain text."""

NAMES = {
    0x0000: "no character at all",
    0x0007: "a bell",
    0x0008: "a backspace",
    0x000B: "a vertical tab",
    0x000C: "a page break",
    0x000D: "a carriage return",
    0x001B: "an escape",
    0x007F: "a delete",
    0x0085: "a line break of other systems",
    0x00A0: "a no-break space",
    0x061C: "an Arabic letter mark",
    0x2000: "an en quad",
    0x2002: "an en space",
    0x2003: "an em space",
    0x2007: "a figure space",
    0x2009: "a thin space",
    0x200A: "a hair space",
    0x200B: "a zero-width space",
    0x200E: "a left-to-right mark",
    0x200F: "a right-to-left mark",
    0x2010: "a hyphen of another kind",
    0x2011: "a no-break hyphen",
    0x2012: "a figure dash",
    0x2013: "an en dash",
    0x2014: "an em dash",
    0x2022: "a bullet",
    0x2028: "a line separator",
    0x2029: "a paragraph separator",
    0x202A: "a left-to-right embedding",
    0x202B: "a right-to-left embedding",
    0x202C: "the end of a change of direction",
    0x202D: "a left-to-right override",
    0x202E: "a right-to-left override",
    0x202F: "a narrow no-break space",
    0x2060: "a word joiner",
    0x2066: "a left-to-right isolate",
    0x2067: "a right-to-left isolate",
    0x2068: "a first-strong isolate",
    0x2069: "the end of an isolate",
    0x2212: "a minus sign",
    0x3000: "an ideographic space",
    0xFEFF: "a byte-order mark",
    0xFF1A: "a full-width colon",
}
"""What people who know such a character call it, by its number."""
CODE = "U+{number:04X}"
NAME = ", {name}"
"""What stands behind the code of a character that has a name here."""

KINDS = {
    "word": "a document of Word or of another office program",
    "open-document": "a document of LibreOffice or OpenOffice",
    "zip": "a zip archive",
    "rtf": "a document in rich text (RTF)",
    "pdf": "a PDF",
    "html": "a web page (HTML)",
    "xml": "a file in XML",
    "picture": "a picture",
}
"""What a file is that is no plain text."""


def code_of(character: str) -> str:
    """The number of a character as Unicode writes it."""
    return CODE.format(number=ord(character))


def name_of(character: str) -> str:
    """What stands behind the code of a character; empty where few people would know a name of it."""
    name = NAMES.get(ord(character), "")
    return NAME.format(name=name) if name else ""
