"""The declaration under the form: whether it is signed, by whom, in what role, when."""

from __future__ import annotations

import re
from collections.abc import Sequence

from intake.facts import FactSheet
from intake.kinds.questionnaire import shapes
from intake.kinds.questionnaire.answered import Answered, note, with_code
from intake.kinds.questionnaire.entries import person_in
from intake.matching import party_of
from intake.values import find_dates

_LONGEST_SIGNATURE = 8
"""Words beyond which what stands by "Sign here" is the form's text and no signature."""
_NO_SIGNATURE = re.compile(r"^\W*(?:no|not signed|unsigned|signature|sign here|blank|date|name)\W*$", re.IGNORECASE)


def give(sheet: FactSheet, answers: Sequence[Answered]) -> None:
    """`declaration.signed`, and what stands beside the signature when it was not asked apart."""
    boxes = with_code(answers, "declaration.signed")
    signed = [answered for answered in boxes if _is_signed(answered)]
    for answered in signed:
        note(sheet, answered, "declaration.signed", True)
    if not signed:
        for answered in boxes:
            if answered.reply.state in ("blank", "residue"):
                text = answered.asked.place
                sheet.add(
                    "declaration.signed", False, text, method=answered.asked.method, confidence=answered.sureness()
                )
                break
    _beside_signature(sheet, signed)
    _contact_signs(sheet, answers)
    if not boxes:
        _without_box(sheet, answers)


def _is_signed(answered: Answered) -> bool:
    if answered.reply.state != "answered" or answered.reply.yes is False:
        return False
    if len(answered.words.split()) > _LONGEST_SIGNATURE:
        return False
    return not _NO_SIGNATURE.match(answered.words) and not shapes.is_none(answered.words)


def _beside_signature(sheet: FactSheet, signed: Sequence[Answered]) -> None:
    """A date, and a typed name, in the signature's own place."""
    for answered in signed:
        dates = find_dates(answered.reply.words)
        if dates and not sheet.has("declaration.signed_on"):
            note(sheet, answered, "declaration.signed_on", dates[0].value, found=dates[0], share=0.95)
        name = person_in(answered.words)
        if not sheet.has("declaration.signed_by") and _is_name(name):
            note(sheet, answered, "declaration.signed_by", name, share=0.85)


def _is_name(words: str) -> bool:
    parts = words.replace(".", " ").split()
    return (
        2 <= len(parts) <= 5 and all(part[0].isupper() for part in parts) and not any(char.isdigit() for char in words)
    )


def _contact_signs(sheet: FactSheet, answers: Sequence[Answered]) -> None:
    """Under "Contact details and declaration" the contact is the one who signs."""
    asked = {answered.code for answered in answers}
    for code, fact in (("contact.name", "declaration.signed_by"), ("contact.role", "declaration.role")):
        if fact in asked or sheet.has(fact) or not sheet.get("declaration.signed"):
            continue
        for answered in with_code(answers, code):
            if answered.gives and (
                party_of(answered.asked.headings) == "declaration" or _declares(answered.asked.headings)
            ):
                words = answered.words if code == "contact.role" else person_in(answered.reply.words.strip())
                note(sheet, answered, fact, words, share=0.9)


def _declares(headings: Sequence[str]) -> bool:
    """Whether the heading that names the contact is the declaration's too."""
    return party_of(headings[-1:]) == "contact" and bool(re.search(r"\bdeclaration\b", headings[-1], re.IGNORECASE))


def _without_box(sheet: FactSheet, answers: Sequence[Answered]) -> None:
    """A form without a signature box is signed where name and date are filled in under its declaration."""
    names = [answered for answered in with_code(answers, "declaration.signed_by") if answered.gives]
    if names and sheet.has("declaration.signed_on"):
        share = 0.95 if re.search(r"\bsign", names[0].asked.text, re.IGNORECASE) else 0.85
        note(sheet, names[0], "declaration.signed", True, share=share)
