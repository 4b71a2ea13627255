"""One thing that a document says of its insurance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from intake.located import Text
from schemas.types import Method

Leaf = Literal[
    "cover",
    "basis",
    "insurer",
    "policy_number",
    "insured_name",
    "starts",
    "expires",
    "excess",
    "abuse_excluded",
    "business_use",
    "not_held",
    "same_policy",
]

STATED = 3.0
"""Rank of what stands beside a label."""
NEARLY = 2.5
"""Rank of a second-best label: a renewal date where no expiry is given."""
WRITTEN = 2.0
"""Rank of what a sentence says."""
WEAK = 1.0
"""Rank of what counts only where nothing better is said: a legal minimum, an underwriter, a letter's subject line."""


FAINT = 0.5
"""Rank of a name in a letterhead that may be the insurer's."""


@dataclass(frozen=True, slots=True)
class Seen:
    """`cover` None means that it is said of all covers of the document. Of two with the same leaf the higher `rank`
    counts."""

    leaf: Leaf
    value: str | float | bool
    text: Text
    start: int
    end: int
    cover: str | None
    rank: float
    method: Method = "text"
