"""Question numbers as forms print them: "1.1(a)", "Q4.", "E.3", "2.1(a) - (i)", "b)"."""

from __future__ import annotations

import re

_SUB = r"\(\s?(?:[a-z]|[ivx]{1,5}|\d{1,2})\s?\)"
_FULL = (
    r"(?:(?:question|ques|q|item|ref)\s?[.:]?\s?(?:no\.?\s?)?)?"
    r"(?:(?-i:[A-Z]{1,4})\s?[-./]?\s?)?\d{1,3}(?:(?:\s?\.\s?|[/-])\d{1,3}){0,4}(?:[a-z](?![a-z]))?"
    rf"(?:\s?[-–]?\s?{_SUB}){{0,3}}"
)
_LETTER = rf"(?:{_SUB}|[a-zA-Z][.)]|[ivx]{{1,5}}[.)])(?:\s?[-–]?\s?{_SUB})?"
_WHOLE = re.compile(rf"^\s*(?:{_FULL}|{_LETTER}|[A-Z])\s*[.):]?\s*$", re.IGNORECASE)
_LEADING = re.compile(
    rf"^\s*(?P<number>{_FULL})(?P<end>\s*[.):]\s+|\s*[-–:]\s+|\t+|\s+(?=(?-i:[A-Z(\"'“‘£*.…])))", re.IGNORECASE
)
_LEADING_COMPOSITE = re.compile(
    rf"^\s*(?P<number>(?=\S*(?:[./-]|"
    rf"(?-i:[A-Z])\S*\d))(?-i:[A-Z]{{0,4}})[-./]?\d{{1,3}}(?:[./-]\d{{1,3}}){{0,4}}(?:{_SUB}){{0,3}})\s+(?=[a-z])",
    re.IGNORECASE,
)
"""Numbers of several parts are numbers before small letters too: "2/09 in breach of"."""
_LEADING_LETTER = re.compile(rf"^\s*(?P<number>{_LETTER})\s*[-–:]?\s+", re.IGNORECASE)
_GLUED = re.compile(
    rf"^\s*(?P<number>(?:(?-i:[A-Z]{{0,3}}))\d{{1,2}}(?:\.\d{{1,2}})*(?:{_SUB})+)(?=[A-Za-z])", re.IGNORECASE
)
_OF_PART = re.compile(
    rf"^\s*(?P<number>(?:part|section|schedule|annex|module)\s+[A-Z0-9]{{1,4}}\s*(?:[.:,/-]\s*\d{{1,3}}|{_SUB})(?:\s?{_SUB})?)"
    r"[.):]?(?=\s|$)",
    re.IGNORECASE,
)
"""A number that begins with its part: "Part 1 (a)", "Section C.4"."""
_DATE = re.compile(r"^\s*\d{1,2}(?:st|nd|rd|th)?[\s./-]+(?:\d{1,2}|[A-Za-z]{3,9})[\s./,-]+\d{2,4}")
_NO_QUESTION = re.compile(r"^\s*(?:£|\d+\s*%|\d{4,}|24/7\b)")
_PROSE = re.compile(
    r"^\s*\d{1,4}[a-z]?\s+(?:years?|months?|days?|hours?|weeks?|pupils?|children|staff|people|words|pages?|"
    r"(?:[A-Z][a-z]+ ){1,3}(?:Street|Road|Lane|Avenue|Close|Drive|Way|Place|House|Court|Park|"
    r"Row|Hill|Gardens?|Square|Terrace|Crescent|Mews|"
    r"Parade|Yard|Walk|Green|Rise|View|Grove|Wharf|Quay))\b",
    re.IGNORECASE,
)
_ONLY_SUB = re.compile(rf"^(?:{_LETTER})$", re.IGNORECASE)


def is_number(text: str) -> bool:
    """Whether a cell holds a question number and nothing else."""
    words = text.strip()
    if not words or len(words) > 24 or _DATE.match(words):
        return False
    part = _OF_PART.match(words)
    return bool(_WHOLE.match(words)) or (part is not None and not words[part.end() :].strip(" .:)"))


def split(text: str) -> tuple[str, int]:
    """The leading question number (tidied, "" when there is none) and where the wording begins."""
    if _DATE.match(text) or _NO_QUESTION.match(text) or _PROSE.match(text):
        return "", 0
    part = _OF_PART.match(text)
    if part:
        return tidy(part["number"]), part.end() + len(text[part.end() :]) - len(text[part.end() :].lstrip(" \t.:–-"))
    for pattern in (_GLUED, _LEADING, _LEADING_COMPOSITE, _LEADING_LETTER):
        match = pattern.match(text)
        if match and not _is_word(match["number"]) and _has_wording(match["number"], text[match.end() :]):
            return tidy(match["number"]), match.end()
    return "", 0


def _has_wording(number: str, rest: str) -> bool:
    """Whether words follow: "8 - 16" and "4 – 16 years" are ranges and no questions."""
    return (
        bool(re.search(r"[A-Za-z]", rest)) and not (number.strip().isdigit() and rest.lstrip()[:1].isdigit())
    ) or not rest.strip()


def _is_word(number: str) -> bool:
    """ "A1 Training Ltd" and "Category 1" begin with names; a form's own prefix is at most four letters."""
    return bool(
        re.match(
            r"^(?:tel|vat|co|ltd|age|lot|tier|ofsted|iso|llp|no|key|ks|year|unit|flat|suite|box|room)\b",
            number,
            re.IGNORECASE,
        )
        or re.match(r"^iso\s?\d", number, re.IGNORECASE)
    )


def tidy(number: str) -> str:
    """As printed, with single spaces and without the full stop or colon that ends it."""
    words = " ".join(number.split()).rstrip(".:").strip()
    if words.endswith(")") and words.count("(") < words.count(")") and len(words) > 2:
        words = words[:-1]
    if _OF_PART.match(words):
        return words
    return re.sub(r"\s*(?<=[\w)])\s*[-–]?\s*(?=\()", "", words) if "(" in words else words


def is_part(number: str) -> bool:
    """Whether the number is only a part of another: "(a)", "ii)", "b."."""
    return bool(_ONLY_SUB.match(number)) or bool(re.fullmatch(r"\(?[a-z]\)?|\(?[ivx]{1,5}\)?", number))


def joined(whole: str, part: str) -> str:
    """The part's number under its whole: "2.1" and "a)" give "2.1(a)"."""
    letter = part.strip("().: ")
    return f"{whole}({letter})" if whole else part
