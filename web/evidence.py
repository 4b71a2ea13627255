"""The place of a document that a page is asked to show, and links to others."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from casework.words import tagged_words
from schemas.plain import plain
from schemas.types import Document, Evidence
from web.submission_check import OpenCheck

FRAGMENT = "shown"
"""Where on a page the viewer begins."""

_LAST_OF_ANCHOR = re.compile(r"(?:paragraph|table|line|heading|list|text box|comment|footnote|header|footer)\b", re.I)
_REGIONS = {"header": "in the page header", "footer": "in the page footer"}
_TAGGED_LENGTH = 24
"""A tagged figure is told beside its tag: the same tag stands there for every year."""

_NAME_LENGTH, _NAME_END = 48, 18
"""Characters of a document's name in little room, and how many of them are its end."""


@dataclass(frozen=True, slots=True)
class Look:
    """What is to be shown: a place of a finding, or a part of a document, with the finding's places marked in both.

    `finding` is the key of the finding whose evidence it is, `place` the number of the place among its `places`.
    `part` None: the part with the place. `large`: the picture wider than its frame. `own`: only so many of the places,
    the first, are the finding's; None: all are.
    """

    document: Document | None = None
    finding: str | None = None
    places: tuple[Evidence, ...] = ()
    place: int | None = None
    part: int | None = None
    large: bool = False
    own: int | None = None

    @property
    def cited(self) -> Evidence | None:
        """The place, None for a part that was asked for by its number."""
        return None if self.place is None else self.places[self.place]

    @property
    def marked(self) -> tuple[Evidence, ...]:
        """The places that are marked: the one asked for, then the finding's if it is among them."""
        own = self.places[: self.own]
        if self.cited is None:
            return own
        if self.cited not in own:
            return (self.cited,)
        return tuple(dict.fromkeys((self.cited, *own)))


def looked_for(
    check: OpenCheck, query: Mapping[str, str], places: Mapping[str, Sequence[Evidence]], preferred: str | None,
    *, marked: int | None = None, mentioned: Mapping[str, Sequence[int]] | None = None,
) -> Look:
    """What a query asks for: `finding` and `place`, or `document`, each with `part` and `large`. `places` are those of
    the findings on the page by their keys, `mentioned` the documents that findings name; without a query the first of
    the `preferred` one is shown, or else the first document. `marked`: see `Look.own`; where that is none of the
    places, a document that the finding names goes before them."""
    large, part = "large" in query, _number(query, "part")
    asked, position = query.get("finding"), _number(query, "document")
    if position is not None and 0 <= position < len(check.record.documents):
        finding = asked if asked in places else preferred if len(places) == 1 else None
        own = tuple(places[finding]) if finding is not None else ()
        return Look(check.record.documents[position], finding, own, None, part or 1, large, marked)
    finding = asked if asked in places else preferred
    own = tuple(places.get(finding, ())) if finding is not None else ()
    named = () if mentioned is None or finding is None else mentioned.get(finding, ())
    if not own or (marked == 0 and named and _number(query, "place") is None):
        first = next((check.record.documents[number] for number in (*named, 0)[:1] if check.record.documents), None)
        return Look(first, finding, (), None, part or 1, large)
    place = min(max(_number(query, "place") or 0, 0), len(own) - 1)
    document = check.record.document(own[place].document)
    return Look(document, finding, own, place if part is None else None, part, large, marked)


def _number(query: Mapping[str, str], name: str) -> int | None:
    text = query.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 8 else None


@dataclass(frozen=True, slots=True)
class Chip:
    """A place as a link that shows it. `text` is short; `title` says all where that is more. `shown`: it is what the
    viewer shows now."""

    text: str
    href: str
    shown: bool
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Links:
    """How a page shows other places: `to` makes the address that shows something on the same page."""

    check: OpenCheck
    look: Look
    to: Callable[..., str]

    def chips(self, key: str, places: Sequence[Evidence], most: int | None = None) -> tuple[tuple[Chip, ...], int]:
        """A chip for each place, those with the same words in one; and how many are left out beyond `most`."""
        first: dict[str, int] = {}
        for number, evidence in enumerate(places):
            first.setdefault(self.told(evidence), number)
        shown = None
        if self.look.finding == key and self.look.cited is not None:
            shown = self.told(self.look.cited)
        kept = list(first.items())[:most]
        found = tuple(self.chip(places[number], self.to(finding=key, place=number, fragment=FRAGMENT), text == shown)
                      for text, number in kept)
        return found, len(first) - len(kept)

    def chip(self, place: Evidence, href: str, is_shown: bool) -> Chip:
        """The chip of one place."""
        name, where = self.check.name_of(place.document), _where(place)
        short = shortened(name)
        text = f"{short}, {where}" if where else short
        return Chip(text, href, is_shown, self.told(place) if short != name else None)

    def mentions(self, key: str, documents: Sequence[int]) -> tuple[Chip, ...]:
        """A chip for each document that a finding names without citing a place in it."""
        here = None if self.look.finding != key or self.look.cited is not None else self.look.document
        found = ((number, self.check.record.documents[number]) for number in documents)
        return tuple(self.chip(Evidence(document.path, ""), self.to(finding=key, document=number, fragment=FRAGMENT),
                               document is here) for number, document in found)

    def told(self, evidence: Evidence) -> str:
        """Insurance.pdf, page 2; SQ.xlsx, sheet Part E, C7; Policy.docx, under 3 Review."""
        where = _where(evidence)
        name = self.check.name_of(evidence.document)
        return f"{name}, {where}" if where else name


def shortened(name: str) -> str:
    """A long name of a file by its beginning and its end."""
    if len(name) <= _NAME_LENGTH:
        return name
    return f"{name[: _NAME_LENGTH - _NAME_END].rstrip()}…{name[-_NAME_END:].lstrip()}"


def _where(evidence: Evidence) -> str:
    if evidence.sheet is not None:
        return plain(f"sheet {evidence.sheet}" + (f", {evidence.cell}" if evidence.cell else ""))
    if evidence.page is not None or not evidence.anchor:
        return f"page {evidence.page}" if evidence.page is not None else ""
    if (tagged := tagged_words(evidence.anchor)) is not None:
        return plain(f"{tagged}, {evidence.quote}" if len(evidence.quote) <= _TAGGED_LENGTH else tagged)
    *headings, last = evidence.anchor.split(" > ")
    if not headings:
        return plain(last if _LAST_OF_ANCHOR.match(last) else f"under {last}")
    return plain(_REGIONS.get(headings[-1]) or f"under {headings[-1]}")
