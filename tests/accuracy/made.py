"""What a family of made documents hands to the accuracy suite: bytes, and what a careful person reads in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Stated:
    """One fact that a document states, as the contract names and writes it.

    `page` counts from 1 (PDF and scans); `sheet` and `cell` are of workbooks; all None in Word and text files.
    `optional`: right when found, not demanded.
    """

    name: str
    value: Any
    quote: str
    subject: str | None = None
    period_end: str | None = None
    page: int | None = None
    sheet: str | None = None
    cell: str | None = None
    optional: bool = False


@dataclass(frozen=True)
class Made:
    """A document as a provider would send it, and its truth.

    `name` is the file's name with the folder it is sent in; `kind` the contract's document kind; `facts` are complete.
    `answers`: for questionnaires, how many questions are answered and how many left blank, by number as printed.
    """

    name: str
    data: bytes
    kind: str
    facts: tuple[Stated, ...]
    answers: tuple[tuple[str, bool], ...] = ()


Family = Callable[[int], Iterator[Made]]
"""Takes a seed and gives the documents made with it: same seed, same bytes. Another seed changes provider, values,
wording, order, layout, fonts and numbering."""
