"""Forms of registration numbers: which printed numbers can be one."""

from __future__ import annotations

import re

from schemas.types import Value

PATTERNS = {
    "company_number": re.compile(r"\d{8}|(?:SC|NI|OC|SO|NC|CE|CS)\d{6}"),
    "charity_number": re.compile(r"\d{6,7}"),
    "ukprn": re.compile(r"\d{8}"),
    "urn": re.compile(r"(?:URN)?\d{6}"),
}
"""Over the number in capitals without spaces. A company number has 8 digits, or one of the prefixes of Scotland,
Northern Ireland, limited liability partnerships and charitable incorporated organisations and 6."""

FORM_WORDS = {
    "company_number": "a company number has 8 digits, or SC, NI, OC, SO, NC, CE or CS and 6 digits",
    "charity_number": "a charity number has 6 or 7 digits",
    "ukprn": "a UKPRN has 8 digits",
    "urn": "a URN has 6 digits",
}


def fits(value: Value, form: str) -> bool:
    """Whether a number is of a form, spaces and case aside."""
    return PATTERNS[form].fullmatch(re.sub(r"[\s.:-]", "", str(value)).upper()) is not None
