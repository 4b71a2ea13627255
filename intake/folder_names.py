"""What a folder's name says: a supplier, or a section of one supplier's pack."""

from __future__ import annotations

import re

_LEGAL_TEXT = """
    charity cic cio company cooperative foundation inc incorporated limited llp lp ltd plc trust
"""
_SECTION_TEXT = """
    account accounts accreditation accreditations additional admin administration agreement answers
    appendices appendix application assessment assessments assurance attachment attachments audit audits
    award bank behaviour bid business cash categories category cert certificate certificates certs
    checklist clarification clarifications commercial company compliance constitution continuity
    contract contracts correspondence cpd cqc curriculum cv cvs data dbs declaration declarations
    details dfe docs document documentation documents dpa economic emails employee employees enhanced
    environmental equality evidence export exports feedback file files finance finances financial fire
    folder form forms gdpr general governance guidance handbook handbooks health hr hs ico incorporation
    indemnity induction info information inspection inspections insurance insurances invoices itt kpi
    kpis legal letters liability licence licences lot lots management memorandum menu messages method
    minutes misc miscellaneous modern monitoring ofsted online operational organisation other pack part
    parts people personnel photos plan plans policies policy pqq premises prices pricing procedure
    procedures professional profile proposal protection psq public qualification qualifications
    qualitative quality question questionnaire questionnaires questions rates receipt receipts record
    records recruitment referees reference references registration registrations regulatory report
    reports response responses return returned returns risk risks safeguarding safety sample samples
    schedule schedules section sections selection service site sites slavery spd specification sq staff
    staffing stage statement statements submission submissions supplementary supplier support supporting
    technical tender terms tier tiers training upload uploads vetting whistleblowing work workbook
"""
_FILLER_TEXT = """
    a all an and completed copy current final for in my new of old on our signed the to v with
"""
_LEGAL_FORMS = frozenset(_LEGAL_TEXT.split())
_SECTIONS = frozenset(_SECTION_TEXT.split())
_FILLERS = frozenset(_FILLER_TEXT.split())
_NUMBERING = re.compile(r"^(?:\d+|[a-z]|[ivx]+|v\d+)$")
_WORD = re.compile(r"[^\W_]+")
_ABBREVIATIONS = ((re.compile(r"\bh\s*&\s*s\b"), "hs"), (re.compile(r"\bpolic(?:y|ies)\b"), "policy"))


def words(name: str) -> list[str]:
    """The words of a name in lower case: `01_Health & Safety` gives 01, health, safety; `StaffTraining`
    two."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).casefold()
    for pattern, word in _ABBREVIATIONS:
        spaced = pattern.sub(word, spaced)
    return _WORD.findall(spaced)


def is_organisation(name: str) -> bool:
    """Whether a name carries a legal form, as names of suppliers do."""
    found = words(name)
    return bool(found) and (
        found[-1] in _LEGAL_FORMS - {"company"} or bool({"ltd", "limited", "llp", "cic"} & {*found})
    )


def is_section(name: str) -> bool:
    """Whether a name is that of a part of a pack: `Insurance`, `02 Policies and procedures`, `Lot 3`,
    `2024-25`."""
    found = [word for word in words(name) if word not in _FILLERS]
    numbered = [word for word in found if _NUMBERING.match(word)]
    known = [word for word in found if word in _SECTIONS]
    unknown = len(found) - len(numbered) - len(known)
    if is_organisation(name):
        return False
    return len(known) > unknown or (unknown == 0 and len(numbered) == len(found))


_COMPANY_DOCUMENTS: tuple[frozenset[str], ...] = (
    frozenset({"questionnaire", "sq", "pqq", "psq", "spd", "itt"}),
    frozenset({"accounts", "account", "financial", "finance"}),
    frozenset({"insurance", "insurances", "liability", "indemnity"}),
    frozenset({"declaration", "declarations"}),
    frozenset({"pricing", "prices", "price", "rates"}),
    frozenset({"references", "reference", "referees"}),
    frozenset({"policy", "safeguarding"}),
)


def company_documents(path: str) -> set[int]:
    """Which of the documents that every supplier sends once a path's names speak of, as numbers."""
    found = {*words(path)}
    return {number for number, alike in enumerate(_COMPANY_DOCUMENTS) if found & alike}


def organisation_key(name: str) -> str:
    """An organisation's name for comparison: no legal form, no punctuation, no `the`."""
    kept = [word for word in words(name.replace("&", " and ")) if word not in _LEGAL_FORMS | {"the"}]
    return " ".join(kept) or name.casefold().strip()


def number_key(number: str) -> str:
    """A registration number for comparison: letters and digits, without leading zeros."""
    return re.sub(r"[^0-9A-Z]", "", number.upper()).lstrip("0")
