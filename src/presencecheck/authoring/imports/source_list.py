"""The sources at the end of a Markdown list, to which its questions refer by numbers. Pure."""

from presencecheck.authoring.imports.blocks import Table
from presencecheck.authoring.imports.inline import plain
from presencecheck.authoring.imports.lines import Block, Entry, Heading
from presencecheck.authoring.imports.model import Fields
from presencecheck.messages import checklist_view as checklist_view_messages

KEY = "source-{number}"


def take_sources(blocks: list[Block | Table], head: Fields) -> list[Block | Table]:
    """The blocks without the numbered sources at their end; these are put into `head`."""
    titles = (checklist_view_messages.SOURCES_TITLE,)
    places = [n for n, block in enumerate(blocks) if isinstance(block, Heading) and plain(block.text).text in titles]
    if not places:
        return blocks
    listed = blocks[places[-1] + 1 :]
    entries = [block for block in listed if isinstance(block, Entry) and block.marker == "number"]
    if not entries or entries != listed or any(entry.children for entry in entries):
        return blocks
    texts = [plain(" ".join([entry.text, *entry.paragraphs])).text for entry in entries]
    head["sources"] = {KEY.format(number=number): text for number, text in enumerate(texts, 1)}
    return blocks[: places[-1]]
