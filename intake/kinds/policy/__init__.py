"""Policies, procedures, plans and handbooks -> `policy.` facts, each with its kind as subject."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from intake.facts import FactSheet
from intake.kinds.policy.boxes import with_tables_joined
from intake.kinds.policy.dates import DOUBTFUL, Dated, dates_of
from intake.kinds.policy.handbook import policies_of
from intake.kinds.policy.identity import write_identity
from intake.kinds.policy.leads import lead_of, write_leads
from intake.kinds.policy.organisation import organisation_of
from intake.kinds.policy.part import Part, part_of
from intake.kinds.policy.people import owner_of, signature_of
from intake.kinds.policy.register import Listing, listing_of
from intake.kinds.policy.spans import Span, Title, sections_of
from intake.kinds.policy.wording import Leaf
from intake.kinds.risk_assessment import extract_contained
from intake.located import Paragraph, Reading
from schemas.types import Evidence

_DATES: tuple[Leaf, ...] = ("approved_on", "reviewed_on", "next_review")
_TITLE_CONFIDENCE = 0.97
_LEAST_WORDS = 25
_BARE_CONFIDENCE = 0.6
"""Of a title with hardly a word below it: a person must look whether that is a policy."""
_OTHER_CONFIDENCE = 0.8
"""A policy on a subject of no list is surely a policy; which one it should count as is not."""


def extract(reading: Reading, sheet: FactSheet) -> None:
    """Write down each policy of the document; a handbook holds several, each with its own dates."""
    reading = with_tables_joined(reading)
    spans = _without_cover(policies_of(reading))
    if not spans:
        return
    whole = part_of(reading)
    organisation = organisation_of(whole)
    shared = None if spans[0].whole else part_of(_shared(reading, spans))
    for span in spans:
        own = whole if span.whole else part_of(replace(reading, blocks=span.blocks))
        _policy(own, shared, span, sheet)
        for kind in span.title.kinds:
            if organisation:
                found, text, confidence = organisation
                sheet.add("policy.organisation", found.value, text, found.start, found.end, subject=kind,
                          confidence=confidence)
        for title in sections_of(span):
            _present(title, sheet, section=True)
    extract_contained(reading, sheet)
    write_leads(whole, sheet)
    write_identity(reading, sheet)


def _without_cover(spans: list[Span]) -> list[Span]:
    """Without the booklet's own title where it names the policies inside ("Infection control and allergies"): each of
    them has a title of its own, and what stands under the cover is said of all."""
    inside = {kind for span in spans[1:] for kind in span.title.kinds}
    return spans[1:] if len(spans) > 2 and set(spans[0].title.kinds) <= inside else spans


def _shared(reading: Reading, spans: list[Span]) -> Reading:
    """What stands outside every policy of a handbook (front page, margins): said of all of them. Not its register,
    which says something else of each."""
    inside = {id(block) for span in spans for block in span.blocks}
    listing = listing_of(reading)
    inside |= {id(table) for table in listing.tables} if listing else set()
    return replace(
        reading,
        blocks=tuple(
            block
            for block in reading.blocks
            if (id(block) not in inside or (isinstance(block, Paragraph) and block.region in ("header", "footer")))
            and not (isinstance(block, Paragraph) and _lists_one(block, listing))
        ),
    )


def _lists_one(block: Paragraph, listing: Listing | None) -> bool:
    """Whether a line of a dated table of contents speaks of one policy."""
    if listing is None or not listing.dated:
        return False
    own = {id(part.text) for entry in listing.entries if entry.part
           for part in entry.part.reading.paragraphs()}
    return any(id(text) in own for text in (block.text, *block.lines))


def _policy(own: Part, shared: Part | None, span: Span, sheet: FactSheet) -> None:
    _present(span.title, sheet, bare=span.whole and len(own.reading.plain().split()) < _LEAST_WORDS)
    dates = _dates((own, span.listed, shared), sheet)
    for kind in span.title.kinds:
        for leaf, item in dates.items():
            sheet.add(
                f"policy.{leaf}",
                item.found.value,
                item.text,
                item.found.start,
                item.found.end,
                subject=kind,
                confidence=0.95 if item.rank >= 2.5 else 0.9 if item.rank > DOUBTFUL else 0.6,
            )
        _people((own, span.listed, shared), kind, sheet)


def _dates(parts: Sequence[Part | None], sheet: FactSheet) -> dict[Leaf, Dated]:
    """The dates of the policy's own section, then of its line in the register, then those said of all policies; once
    approval or review is known, what is said of all is not asked."""
    own, listed, shared = (dates_of(part, sheet.as_at) if part is not None else {} for part in parts)
    dates = {**listed, **own}
    if "reviewed_on" not in dates and "approved_on" not in dates:
        dates = {**shared, **dates}
    return {leaf: dates[leaf] for leaf in _DATES if leaf in dates}


def _present(title: Title, sheet: FactSheet, section: bool = False, bare: bool = False) -> None:
    evidence = _cited(title, sheet.document)
    for kind in title.kinds:
        if section and sheet.has("policy.present", kind):
            continue
        confidence = _OTHER_CONFIDENCE if kind == "other" else 0.85 if section else _TITLE_CONFIDENCE
        confidence = min(confidence, _BARE_CONFIDENCE) if bare else confidence
        sheet.add("policy.present", True, evidence, subject=kind, confidence=confidence)
        if not section:
            sheet.add("policy.title", title.words, evidence, subject=kind, confidence=confidence)


def _cited(title: Title, document: str) -> tuple[Evidence, ...]:
    first, *more = title.texts
    offset = len(first.text) - len(first.text.lstrip())
    places = first.cite(document, offset + title.start if not more else 0)
    for text in more:
        places += text.cite(document)
    return places


def _people(parts: Sequence[Part | None], kind: str, sheet: FactSheet) -> None:
    present = [part for part in parts if part is not None]
    for owner, place in [known for part in present if (known := owner_of(part))][:1]:
        sheet.add("policy.owner", owner.value, place, owner.start, owner.end, subject=kind, confidence=0.93)
    signature = signature_of(present[0].reading)
    if signature:
        signed, place, sure = signature
        sheet.add("policy.signed", signed, place, subject=kind, confidence=sure)
    if kind == "safeguarding":
        for named, text, start, end in [lead for part in present if (lead := lead_of(part))][:1]:
            sheet.add("policy.lead_named", named, text, start, end, subject=kind, confidence=0.93)
