"""Policies, procedures, plans and handbooks -> `policy.` facts, each with its kind as subject."""

from __future__ import annotations

from dataclasses import replace

from intake.facts import FactSheet
from intake.kinds.policy.dates import Dated, Leaf, dates_of
from intake.kinds.policy.organisation import organisation_of
from intake.kinds.policy.part import Part, part_of
from intake.kinds.policy.people import lead_of, owner_of, signature_of
from intake.kinds.policy.spans import Span, Title, policies_of, sections_of
from intake.located import Paragraph, Reading
from schemas.types import Evidence

_DATES: tuple[Leaf, ...] = ("approved_on", "reviewed_on", "next_review")
_TITLE_CONFIDENCE = 0.97
_OTHER_CONFIDENCE = 0.8
"""A policy on a subject of no list is surely a policy; which one it should count as is not."""


def extract(reading: Reading, sheet: FactSheet) -> None:
    """Write down each policy of the document; a handbook holds several, each with its own dates."""
    spans = policies_of(reading)
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
                sheet.add(
                    "policy.organisation",
                    found.value,
                    text,
                    found.start,
                    found.end,
                    subject=kind,
                    confidence=confidence,
                )
        for title in sections_of(span):
            _present(title, sheet, section=True)


def _shared(reading: Reading, spans: list[Span]) -> Reading:
    """What stands outside every policy of a handbook (front page, margins): said of all of them."""
    inside = {id(block) for span in spans for block in span.blocks}
    return replace(
        reading,
        blocks=tuple(
            block
            for block in reading.blocks
            if id(block) not in inside or (isinstance(block, Paragraph) and block.region in ("header", "footer"))
        ),
    )


def _policy(own: Part, shared: Part | None, span: Span, sheet: FactSheet) -> None:
    _present(span.title, sheet)
    dates = _dates(own, shared, sheet)
    for kind in span.title.kinds:
        for leaf, item in dates.items():
            sheet.add(
                f"policy.{leaf}",
                item.found.value,
                item.text,
                item.found.start,
                item.found.end,
                subject=kind,
                confidence=0.95 if item.rank >= 2.5 else 0.9,
            )
        _people(own, shared, kind, sheet)


def _dates(own: Part, shared: Part | None, sheet: FactSheet) -> dict[Leaf, Dated]:
    dates = dates_of(own, sheet.as_at)
    if shared is not None:
        outside = dates_of(shared, sheet.as_at)
        if "reviewed_on" not in dates and "approved_on" not in dates:
            dates = {**outside, **dates}
    return {leaf: dates[leaf] for leaf in _DATES if leaf in dates}


def _present(title: Title, sheet: FactSheet, section: bool = False) -> None:
    evidence = _cited(title, sheet.document)
    for kind in title.kinds:
        if section and sheet.has("policy.present", kind):
            continue
        confidence = _OTHER_CONFIDENCE if kind == "other" else 0.85 if section else _TITLE_CONFIDENCE
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


def _people(own: Part, shared: Part | None, kind: str, sheet: FactSheet) -> None:
    owner = owner_of(own) or (owner_of(shared) if shared else None)
    if owner:
        found, text = owner
        sheet.add("policy.owner", found.value, text, found.start, found.end, subject=kind, confidence=0.93)
    signature = signature_of(own.reading)
    if signature:
        sheet.add("policy.signed", signature[0], signature[1], subject=kind, confidence=0.9)
    if kind == "safeguarding":
        lead = lead_of(own) or (lead_of(shared) if shared else None)
        if lead:
            named, text, start, end = lead
            sheet.add("policy.lead_named", named, text, start, end, subject=kind, confidence=0.93)
