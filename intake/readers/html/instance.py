"""Accounts filed as an XBRL instance without a page: one line a value, in the order of the file."""

from __future__ import annotations

import re
from collections.abc import Sequence

from intake.located import Block, Paragraph, Text
from intake.tagged_values import TaggedValue

_CAPITALS = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_LONGEST = 2_000


def lines_of(tags: Sequence[TaggedValue]) -> list[Block]:
    """ "Net assets liabilities: 1" for each value. What stands before the colon is ours and never quoted."""
    blocks: list[Block] = []
    for tag in tags:
        if tag.text:
            label = f"{_CAPITALS.sub(' ', tag.concept).capitalize()}: "
            text = label + tag.text[:_LONGEST]
            blocks.append(Paragraph(Text(text, anchor=tag.anchor, generated=((0, len(label)),))))
    return blocks
