"""What a writer needs beside the assessments themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from schemas.types import Finding


@dataclass(frozen=True, slots=True)
class Presentation:
    """How to show a result: the tool's version, the framework's own names, and the width and colour of a page.

    `label` is what the framework calls its categories (Category, Lot, Tier); `titles` gives each category's name;
    `notices` are sentences about the run as a whole; `basis` says what the thresholds of a finding's rule rest on.
    """

    version: str
    label: str = "Category"
    titles: Mapping[str, str] = field(default_factory=dict)
    basis: Callable[[Finding], Sequence[str]] = lambda _: ()
    notices: tuple[str, ...] = ()
    width: int = 80
    colour: bool = False
