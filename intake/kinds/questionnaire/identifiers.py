"""Registration numbers and references as facts: of companies, charities, tax, providers and regulators."""

from __future__ import annotations

import re

from intake.facts import FactSheet
from intake.kinds.questionnaire.answered import Answered, note
from intake.matching.wording import plain
from intake.values import (
    Found,
    find_charity_numbers,
    find_company_numbers,
    find_cqc_ids,
    find_dates,
    find_ico_numbers,
    find_ofsted_numbers,
    find_ukprns,
    find_urns,
    find_vat_numbers,
)

_ENDS = re.compile(r"\bexpir\w*|\bruns? out\b|\brenewal\b|\bvalid (?:to|until)\b|\blapses?\b|\bends?\b")
"""Heads the day on which a registration ends."""

_TOKEN = re.compile(r"\b(?=[A-Z0-9/-]*\d{3})[A-Z0-9][A-Z0-9/-]{2,}\b", re.IGNORECASE)


def _printed_number(sheet: FactSheet, answered: Answered, name: str) -> None:
    """A number of no known form is written down as printed, so that a rule can say so."""
    words = answered.reply.words.strip()
    match = _TOKEN.search(words)
    if match and len(words.split()) <= 4:
        note(sheet, answered, name, match[0], found=Found(match[0], match.start(), match.end()), share=0.9)


def company_number(sheet: FactSheet, answered: Answered) -> None:
    found = find_company_numbers(answered.reply.words, labelled=True)
    if found:
        note(sheet, answered, "organisation.company_number", found[0].value, found=found[0])
    else:
        _printed_number(sheet, answered, "organisation.company_number")


def charity_number(sheet: FactSheet, answered: Answered) -> None:
    found = find_charity_numbers(answered.reply.words, labelled=True)
    if found:
        note(sheet, answered, "organisation.charity_number", found[0].value, found=found[0])
    else:
        _printed_number(sheet, answered, "organisation.charity_number")


def any_number(sheet: FactSheet, answered: Answered) -> None:
    """One place for both numbers: eight characters are a company's, labels and the question decide else."""
    words = answered.reply.words
    companies = [item for item in find_company_numbers(words) if item.possible]
    charities = [item for item in find_charity_numbers(words) if all(item.start != other.start for other in companies)]
    bare = re.fullmatch(r"\s*(?P<digits>\d{6,7})\s*", words)
    if bare and not companies and not charities:
        asked = answered.asked.text.lower()
        if "charit" in asked and "compan" not in asked:
            note(sheet, answered, "organisation.charity_number", bare["digits"])
            return
        if "compan" not in asked or "charit" in asked:
            note(sheet, answered, "organisation.charity_number", bare["digits"], share=0.72)
            return
    if not companies and not charities:
        companies = find_company_numbers(words, labelled=True)[:1]
    if companies:
        note(sheet, answered, "organisation.company_number", companies[0].value, found=companies[0])
    if charities:
        note(sheet, answered, "organisation.charity_number", charities[0].value, found=charities[0])


def vat_number(sheet: FactSheet, answered: Answered) -> None:
    found = find_vat_numbers(answered.reply.words, labelled=True)
    if found:
        printed = answered.reply.words[found[0].start : found[0].end].strip()
        note(sheet, answered, "organisation.vat_number", printed, found=found[0])


def ukprn(sheet: FactSheet, answered: Answered) -> None:
    found = find_ukprns(answered.reply.words, labelled=True)
    if found:
        note(sheet, answered, "organisation.ukprn", found[0].value, found=found[0])
    else:
        _printed_number(sheet, answered, "organisation.ukprn")


def reference(sheet: FactSheet, answered: Answered) -> None:
    assert answered.question is not None
    name, words = answered.question.gives[0], answered.reply.words
    regulator = name.split(".")[1]
    found = {
        "ofsted": lambda: find_ofsted_numbers(words, labelled=True),
        "cqc": lambda: find_cqc_ids(words),
        "dfe": lambda: find_urns(words, labelled=True) or find_ukprns(words, labelled=True),
        "ico": lambda: find_ico_numbers(words),
    }[regulator]()
    if found:
        note(sheet, answered, name, found[0].value, found=found[0])
        _expiry(sheet, answered, f"registration.{regulator}.expires")
    elif re.search(r"\bexempt", words, re.IGNORECASE):
        note(sheet, answered, f"registration.{regulator}.exempt", True, share=0.95)
    else:
        _printed_number(sheet, answered, name)


def _expiry(sheet: FactSheet, answered: Answered, name: str) -> None:
    """The date in a column beside the reference that is headed as the end of the registration."""
    for piece in answered.reply.pieces:
        dates = find_dates(piece.words)
        if len(dates) == 1 and dates[0].possible and _ENDS.search(plain(piece.label)):
            sheet.add(
                name,
                dates[0].value,
                piece.text,
                piece.start,
                piece.end,
                subject=answered.subject,
                method=answered.asked.method,
                confidence=answered.sureness(),
            )
