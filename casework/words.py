"""The words an officer reads for the codes of a result: on the command line, on screens and in reports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from intake.media import is_for_viewing
from rules.explain import CONSEQUENCES
from schemas.types import Document, Evidence, Finding, Outcome, Provider, Verdict

AREAS: dict[str, str] = {
    "completeness": "Completeness",
    "identity": "Identity",
    "declaration": "Declaration",
    "exclusion": "Exclusion grounds",
    "financial": "Financial standing",
    "insurance": "Insurance",
    "safeguarding": "Safeguarding",
    "registration": "Registration",
    "health": "Health",
    "safety": "Health and safety",
    "environmental": "Environmental",
    "quality": "Quality",
    "technical": "Technical ability",
    "information": "Information and data protection",
    "equality": "Equality",
    "pricing": "Pricing",
}
"""Areas in report order, with their headings."""

VERDICTS: dict[Verdict, str] = {
    "suitable": "Suitable",
    "conditional": "Conditional",
    "needs_decision": "Needs a decision",
    "incomplete": "Incomplete",
    "not_suitable": "Not suitable",
}

OUTCOMES: dict[Outcome, str] = {
    "met": "Met",
    "not_met": "Not met",
    "missing": "Missing",
    "unclear": "Unclear",
    "not_applicable": "Not applicable",
    "error": "Not checked",
}

REGIMES: dict[str, str] = {
    "PCR2015": "Public Contracts Regulations 2015",
    "PA2023": "Procurement Act 2023",
}

STATUSES: dict[str, str] = {
    "demonstration": 'demonstration: thresholds marked "assumed" are not council policy',
    "live": "live: adopted by the council",
}

LAYOUTS: dict[str, str] = {
    "per-supplier": "one supplier's pack",
    "many-suppliers": "one of several suppliers in the same export",
    "flat": "loose files of one supplier",
}

UNREAD_ACTIONS: dict[str, str] = {
    "needs_password": "Ask the provider for a copy without a password.",
    "unreadable": "Open it yourself; if it does not open, ask the provider for a fresh copy (PDF, Word or Excel).",
    "refused": "Ask the provider for a plain copy of it (PDF, Word or Excel); do not open this one.",
    "partial": "What was read counts. Look at the rest of it yourself.",
}
"""What to do about a document that was not read in full, where its reason does not say it already."""

_INSTRUCTION = re.compile(r"\b(?:please|ask (?:for|the)|send it again|look at it|do not open)\b", re.IGNORECASE)
_DOUBTFUL_FLAGS = frozenset({"macros", "suspicious_name", "extension_mismatch"})

MEDIA_TYPES: dict[str, str] = {
    "application/pdf": "PDF",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word (.docx)",
    "application/vnd.ms-word.document.macroenabled.12": "Word with macros (.docm)",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel (.xlsx)",
    "application/vnd.ms-excel.sheet.macroenabled.12": "Excel with macros (.xlsm)",
    "application/msword": "old Word (.doc)",
    "application/vnd.ms-excel": "old Excel (.xls)",
    "application/rtf": "rich text (.rtf)",
    "application/vnd.oasis.opendocument.text": "OpenDocument text (.odt)",
    "application/vnd.oasis.opendocument.spreadsheet": "OpenDocument spreadsheet (.ods)",
    "message/rfc822": "e-mail (.eml)",
    "application/vnd.ms-outlook": "Outlook message (.msg)",
    "text/plain": "plain text",
    "text/csv": "comma-separated text (.csv)",
}

READ_STATES: dict[str, str] = {
    "full": "read",
    "partial": "partly read",
    "ocr": "read from pictures",
    "needs_password": "needs a password",
    "unreadable": "could not be read",
    "refused": "refused",
    "ignored": "ignored",
}

FLAGS: dict[str, str] = {
    "comments": "has comments",
    "duplicate": "the same as another file",
    "duplicate_name": "another file has its name",
    "embedded_files": "holds other files",
    "encrypted": "encrypted",
    "extension_mismatch": "its ending does not fit what it is",
    "external_links": "refers to places outside",
    "formula_without_value": "has formulas without a value",
    "hidden_columns": "has hidden columns",
    "hidden_rows": "has hidden rows",
    "hidden_sheets": "has hidden sheets",
    "hidden_text": "has hidden text",
    "incremental_update": "was changed after it was made",
    "javascript": "holds a program",
    "macros": "holds macros",
    "other_provider": "names another provider",
    "polyglot": "is two kinds of file at once",
    "questions_added": "has questions that were not in the form issued",
    "questions_deleted": "lacks questions of the form issued",
    "questions_reworded": "words questions otherwise than the form issued",
    "reference_unresolved": "points to a document that was not sent",
    "struck_text": "has text struck out",
    "superseded": "replaced by a later version",
    "suspicious_name": "its name hides something",
    "template_residue": "has text of the blank form left in it",
    "tracked_deletions": "has tracked deletions",
    "tracked_insertions": "has tracked insertions",
    "truncated": "too long to be read whole",
}
"""Flags of documents in words."""

_CAPITALS = {"cqc": "CQC", "dbs": "DBS", "dfe": "DfE", "hse": "HSE", "ico": "ICO", "iso": "ISO", "kpi": "KPI",
             "ofsted": "Ofsted"}

_TAG = re.compile(r"(?:[\w.-]+:)?(?P<name>[A-Za-z]\w*), context \S+(?:, place \d+)?")
_WORDS_OF_TAG = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_COMPARISONS = {">=": "at least", "<=": "at most", ">": "more than", "<": "less than"}
_COMPARED = re.compile(r"(>=|<=|>|<) (?=-?£?\d)")
_RATED = re.compile(r"> (-?£?\d\S*(?: %)?) green, < (-?£?\d\S*(?: %)?) red")


def count(number: int, one: str, many: str | None = None) -> str:
    """"1 document", "3 documents"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def long_date(day: date) -> str:
    """23 November 2026."""
    return f"{day.day} {day:%B %Y}"


def sentence_name(code: str) -> str:
    """`bank_letter` as "bank letter", `dbs_record` as "DBS record"."""
    return " ".join(_CAPITALS.get(word, word) for word in code.split("_"))


def flag_words(flag: str) -> str:
    """What is odd about a document, in words."""
    return FLAGS.get(flag, sentence_name(flag))


def upper_first(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def unread_reason(document: Document) -> str:
    """Why a document was not read in full, as a sentence."""
    return sentence(upper_first(document.reason or "No reason is known."))


def next_step(document: Document) -> str | None:
    """What to do about a document that was not read in full: one thing, so none where its reason already says it, and
    never to open what may not be a document. None when there is nothing to add."""
    if document.read not in UNREAD_ACTIONS or _INSTRUCTION.search(document.reason or ""):
        return None
    doubtful = not is_for_viewing(document.media_type) or bool(_DOUBTFUL_FLAGS & {*document.flags})
    return UNREAD_ACTIONS["refused" if document.read == "unreadable" and doubtful else document.read]


def provider_line(provider: Provider) -> str:
    """The provider's name with its numbers."""
    numbers = []
    if provider.company_number:
        numbers.append(f"company {provider.company_number}")
    if provider.charity_number:
        numbers.append(f"charity {provider.charity_number}")
    return provider.name + (f" ({', '.join(numbers)})" if numbers else "")


def place(evidence: Evidence) -> str:
    """Where in its document, in words: "page 2", "sheet Part E, cell C7", "Insurance > table 1, row 2",
    "tagged “Current assets”". Empty for the document as a whole."""
    if evidence.sheet is not None:
        return f"sheet {evidence.sheet}" + (f", cell {evidence.cell}" if evidence.cell else "")
    parts = []
    if evidence.page is not None:
        parts.append(f"page {evidence.page}")
    if evidence.anchor:
        parts.append(tagged_words(evidence.anchor) or evidence.anchor)
    return ", ".join(parts)


def tagged_words(anchor: str) -> str | None:
    """`core:CurrentAssets, context c2`, the place of a tag in accounts filed for machines, as people read it: tagged
    “Current assets”. None for any other place."""
    tag = _TAG.fullmatch(anchor)
    if tag is None:
        return None
    words = [word if word.isupper() else word.lower() for word in _WORDS_OF_TAG.findall(tag["name"])]
    return f"tagged “{upper_first(' '.join(words))}”"


def expected_words(expected: str) -> str:
    """What a rule expects as people say it: `>= £5,000,000` as "at least £5,000,000"."""
    rated = _RATED.sub(r"more than \1 is green, less than \2 is red", expected)
    return _COMPARED.sub(lambda found: f"{_COMPARISONS[found[1]]} ", rated)


def categories_line(label: str, categories: Sequence[str]) -> str:
    """"Category 1", "Categories 1 and 4", "Lots 1, 2 and 3"."""
    if len(categories) == 1:
        return f"{label} {categories[0]}"
    plural = label[:-1] + "ies" if label.endswith("y") else label + "s"
    return f"{plural} {', '.join(categories[:-1])} and {categories[-1]}"


def folder_of(documents: Sequence[Document]) -> str:
    """The folder that all documents of a submission share, with its last slash; empty when there is none."""
    folders = [document.path.split("/")[:-1] for document in documents if document.read != "ignored"]
    if not folders:
        return ""
    shared: list[str] = []
    for parts in zip(*folders, strict=False):
        if len(set(parts)) > 1:
            break
        shared.append(parts[0])
    return "".join(part + "/" for part in shared)


def area_key(area: str) -> tuple[int, str]:
    """Sorts areas in report order, unknown ones after them by name."""
    order = list(AREAS)
    return (order.index(area) if area in order else len(order), area)


def sentence(text: str) -> str:
    """The text with a full stop, so that another sentence may follow."""
    return text if not text or text.endswith((".", "!", "?")) else text + "."


def within(folder: str, text: str) -> str:
    """A sentence with its paths given inside the folder that the page or report names at its top."""
    return text.replace(folder, "") if folder else text


def consequence_words(finding: Finding) -> str:
    """What a gap means for the category; a missing or unclear thing is never by itself a fail."""
    if finding.consequence == "fail" and finding.outcome != "not_met":
        return "would fail if it turned out not to be met"
    return CONSEQUENCES[finding.consequence]
