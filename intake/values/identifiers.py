"""Numbers that registers give: companies, charities, VAT, UKPRN, URN, Ofsted, CQC, ICO.

Many have the same shape (eight digits may be a company, a UKPRN or a policy number), so the words before a
number decide whose it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from intake.values.found import Found

_LABELS: tuple[tuple[str, str], ...] = (
    (
        "charity",
        r"charit(?:y|ies|able)\b[^.;:\n]{0,25}(?:number|no\b|numbers|reg|n[o°º]\b)?|charity commission",
    ),
    (
        "company",
        r"compan(?:y|ies)\b[^;:\n]{0,40}?(?:number|no\b|reg\w*|n[o°º]\b|crn)|companies house|\bcrn\b"
        r"|registered in (?:england|scotland|wales|northern ireland)[^;:\n\d]{0,30}"
        r"|registration (?:number|no\b)|(?:company|incorporated|incorporation)\b",
    ),
    ("vat", r"\bv\.?a\.?t\b"),
    ("ukprn", r"\bukprn\b|provider reference number"),
    ("urn", r"\burn\b|unique reference number"),
    (
        "other",
        r"policy|certificate|telephone|\btel\b|phone|fax|mobile|invoice|account|sort code|duns|d-u-n-s|quote"
        r"|receipt",
    ),
)
_LABEL_PATTERNS = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _LABELS)
_REACH = 70
"""How far before a number its label may stand, in characters."""

_COMPANY_PREFIXES = "SC|NI|OC|SO|NC|CE|CS|FC|LP|SL|NL|IP|IC|RC|SP|RS|NP"
_COMPANY = re.compile(
    rf"(?<![\w£-])(?:(?P<prefix>{_COMPANY_PREFIXES})\s?(?P<rest>\d{{6}})"
    rf"|(?P<digits>\d{{6,8}}))(?![\w]|[-,./]\d)"
)
_CHARITY = re.compile(r"(?<![\w£-])(?:SC\s?0\d{5}|NIC?\s?1\d{5}|\d{6,7}(?:-\d{1,2})?)(?![\w]|[,./]\d)")
_VAT = re.compile(r"(?<![\w£-])(?:(?P<gb>GB)\s?)?(?P<digits>\d{3}\s?\d{4}\s?\d{2}(?:\s?\d{3})?)(?!\w|[-,./]\d)")
_EIGHT = re.compile(r"(?<![\w£-])1\d{7}(?![\w]|[-,./]\d)")
_SIX = re.compile(r"(?<![\w£-])\d{6}(?![\w]|[-,./]\d)")
_OFSTED = re.compile(r"(?<![\w£-])(?:(?:SC|EY|RP|CA|VC)\s?\d{6}|2\d{6}|1\d{6}|\d{6})(?![\w]|[-,./]\d)")
_CQC = re.compile(r"(?<![\w-])1\s?[-–]\s?\d{7,11}(?![\w-])")
_ICO = re.compile(r"(?<![\w-])(?:Z[A-Z]\d{6}|Z\d{6}[A-Z0-9]|Z\d{7})(?!\w)")


def find_company_numbers(text: str, *, labelled: bool = False) -> list[Found[str]]:
    """Company numbers, eight characters, upper case: eight digits, or a prefix such as SC, NI, OC and six.

    Six or seven digits are padded with noughts only where the words say that it is a company number: before
    it in the text, or with `labelled` (the label stands elsewhere). Numbers that the text labels as
    something else are left out.
    """
    found = []
    for match in _COMPANY.finditer(text):
        whose = _label_before(text, match.start()) or ("company" if labelled else "")
        if whose not in ("", "company"):
            continue
        if match["prefix"]:
            found.append(Found(match["prefix"] + match["rest"], match.start(), match.end()))
        elif len(match["digits"]) == 8 or whose == "company":
            found.append(Found(match["digits"].zfill(8), match.start(), match.end()))
    return found


def find_charity_numbers(text: str, *, labelled: bool = False) -> list[Found[str]]:
    """Charity numbers: six or seven digits, SC and six, NIC and six; only where the words say charity."""
    return [
        Found(match[0].replace(" ", ""), match.start(), match.end())
        for match in _CHARITY.finditer(text)
        if (_label_before(text, match.start()) or ("charity" if labelled else "")) == "charity"
    ]


def find_vat_numbers(text: str, *, labelled: bool = False) -> list[Found[str]]:
    """VAT numbers without spaces, with GB when printed; only with GB or where the words say VAT."""
    return [
        Found((match["gb"] or "") + re.sub(r"\s", "", match["digits"]), match.start(), match.end())
        for match in _VAT.finditer(text)
        if match["gb"] or (_label_before(text, match.start()) or ("vat" if labelled else "")) == "vat"
    ]


def find_ukprns(text: str, *, labelled: bool = False) -> list[Found[str]]:
    """UK provider reference numbers: eight digits beginning with 1, only where the words say UKPRN."""
    return _labelled(_EIGHT.finditer(text), text, "ukprn", labelled)


def find_urns(text: str, *, labelled: bool = False) -> list[Found[str]]:
    """Unique reference numbers of schools: six digits, only where the words say URN."""
    return _labelled(_SIX.finditer(text), text, "urn", labelled)


def find_ofsted_numbers(text: str, *, labelled: bool = False) -> list[Found[str]]:
    """Ofsted's references as printed: SC, EY, RP and six digits anywhere; bare digits need a URN label."""
    found = []
    for match in _OFSTED.finditer(text):
        whose = _label_before(text, match.start()) or ("urn" if labelled else "")
        if whose == "urn" or (not match[0].isdigit() and whose == ""):
            found.append(Found(match[0], match.start(), match.end()))
    return found


def find_cqc_ids(text: str) -> list[Found[str]]:
    """Identifiers of the Care Quality Commission (1-101234567), without spaces."""
    return [Found(re.sub(r"\s", "", m[0]).replace("–", "-"), m.start(), m.end()) for m in _CQC.finditer(text)]


def find_ico_numbers(text: str) -> list[Found[str]]:
    """Registration numbers of the Information Commissioner: Z, ZA, ZB … eight characters."""
    return [Found(match[0], match.start(), match.end()) for match in _ICO.finditer(text)]


def _labelled(matches: Iterable[re.Match[str]], text: str, wanted: str, labelled: bool) -> list[Found[str]]:
    return [
        Found(match[0], match.start(), match.end())
        for match in matches
        if (_label_before(text, match.start()) or (wanted if labelled else "")) == wanted
    ]


def _label_before(text: str, position: int) -> str:
    """Whose number stands at `position`: the label that ends nearest before it, "" when none does."""
    window = text[max(0, position - _REACH) : position]
    nearest, whose = -1, ""
    for name, pattern in _LABEL_PATTERNS:
        for match in pattern.finditer(window):
            if match.end() > nearest:
                nearest, whose = match.end(), name
    return whose
