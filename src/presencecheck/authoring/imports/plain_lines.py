"""Questions that stand one on a line, without any sign of a list before them. Pure."""

import re
from collections.abc import Sequence

from presencecheck.authoring.imports.blocks import Table
from presencecheck.authoring.imports.inline import ASKING, bold_line
from presencecheck.authoring.imports.lines import Block, Entry, Heading, Paragraph, is_ended

_FEWEST = 3
"""Short lines that make a list."""
_MOST = 80
_LABELLED = re.compile(r"[^\s:][^:]{0,50}:\**\s+\S.*|\*\*[^*]{1,60}\*\*\s*[-–—:]?\s*\S.*")


def promote_lines(blocks: list[Block | Table]) -> list[Block | Table]:
    """The blocks, where none is a list, with the lines that make one as its entries."""
    if any(isinstance(block, Entry | Table) for block in blocks):
        return blocks
    lines = [line for block in blocks if isinstance(block, Paragraph) for line in block.lines]
    if any(line.endswith(ASKING) for line in lines):
        return _promoted(blocks, [line.endswith(ASKING) for line in lines])
    labelled = [_LABELLED.fullmatch(line) is not None for line in lines]
    if sum(labelled) >= _FEWEST:
        return _promoted(blocks, labelled)
    items = lines if blocks and isinstance(blocks[0], Heading) else lines[1:]
    if len(items) >= _FEWEST and all(map(_is_short, items)):
        first = len(lines) - len(items)
        return _promoted(blocks, [place >= first for place in range(len(lines))])
    return blocks


def _is_short(line: str) -> bool:
    return len(line) <= _MOST and not is_ended(line) and not line[0].islower() and not line.endswith(",")


def _promoted(blocks: Sequence[Block | Table], chosen: Sequence[bool]) -> list[Block | Table]:
    """The blocks with some lines of their paragraphs as entries; a short line above some is their heading."""
    made: list[Block | Table] = []
    choices = iter(chosen)
    for block in blocks:
        if isinstance(block, Paragraph):
            made += [Entry(line) if next(choices) else Paragraph([line]) for line in block.lines]
        else:
            made.append(block)
    return [_as_heading(block, made[place + 1 : place + 2]) for place, block in enumerate(made)]


def _as_heading(block: Block | Table, below: Sequence[Block | Table]) -> Block | Table:
    if not (isinstance(block, Paragraph) and below and isinstance(below[0], Entry)):
        return block
    [line] = block.lines
    is_heading = bold_line(line) or line.endswith(":") or _is_short(line)
    return Heading(bold_line(line) or line, 7, line) if is_heading else block
