"""Headings that are made with bold type instead of a heading style."""

from __future__ import annotations

import re

from intake.located import EMPTY_BOX, TICKED_BOX

BOLD_HEADING_LEVEL = 9
MAX_HEADING = 200
"""A longer paragraph in a heading style is text: some files number their clauses so."""

MAX_BOLD_HEADING = 80
_NO_TITLE = re.compile(r"(?i)^\W*(?:yes|no|n/?a|none|not applicable|true|false|nil|tbc)\W*$")
_FIGURES_ONLY = re.compile(r"^[\W\d_]*$")
_LABEL_AND_VALUE = re.compile(r":\s*\S")


def is_bold_heading(text: str) -> bool:
    """Whether a paragraph wholly in bold is a title: short, in words, and neither sentence, question nor
    answer."""
    words = text.strip()
    return (
        0 < len(words) <= MAX_BOLD_HEADING
        and not words.endswith((".", "?", ";", ",", "!"))
        and "\n" not in words
        and EMPTY_BOX not in words
        and TICKED_BOX not in words
        and not _NO_TITLE.match(words)
        and not _FIGURES_ONLY.match(words)
        and not _LABEL_AND_VALUE.search(words)
    )
