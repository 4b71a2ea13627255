"""Signatures that are pictures: the mark that stands for one among the words, and which words ask for one."""

from __future__ import annotations

import re

MARK = "✍"
"""Stands for a signature among the words of a document; whose it is cannot be read."""

CONFIDENCE = 0.5
"""That the ink or picture is a signature and no stamp, scribble or logo is for a person to say."""

_ASKS = re.compile(r"\b(?:sign|signed|signature|signatures|signatory)\b(?! language)", re.IGNORECASE)
_BEGINS = re.compile(r"^\W*(?:please )?(?:sign|signed|signature|signatory)\b(?! language)", re.IGNORECASE)
_LONGEST_LABEL = 8
_LONGEST_BEGUN = 16
"""Words of a label that speaks of signing, and of one that begins with it ("Signed for and on behalf of …"); more are a
sentence about signing."""


def asks(label: str) -> bool:
    """Whether the last line of these words asks for a signature beside or below it."""
    line = label.rstrip().rpartition("\n")[2]
    words = len(re.findall(r"\w+", line))
    return (words <= _LONGEST_LABEL and _ASKS.search(line) is not None) or (
        words <= _LONGEST_BEGUN and _BEGINS.match(line) is not None
    )
