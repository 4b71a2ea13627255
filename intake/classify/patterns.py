"""Cue patterns compiled for speed: lower case against lower case, which is quicker than ignoring case."""

from __future__ import annotations

import re
from functools import cache

_CAPITAL = re.compile(r"(?<!\\)[A-Z]")


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern for lower-case text; classes such as \\W keep their capital."""
    return re.compile(_CAPITAL.sub(lambda match: match[0].lower(), pattern), re.MULTILINE)
