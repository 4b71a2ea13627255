"""The average number of employees, as said in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from intake.kinds.accounts.said import Said, sentences
from intake.located import Text

_ONWARDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_IN_WORDS = dict.fromkeys(("no", "none", "nil", "nobody"), 0.0) | {
    word: float(number) for number, word in enumerate(_ONWARDS, 1)
}
_NUMBER = rf"(?!(?:19|20)\d\d\b)(?:\d+(?:,\d{{3}})*(?:\.\d+)?|{'|'.join(_IN_WORDS)})"
_ON_AVERAGE = re.compile(r"\b(?:average|mean)\b", re.IGNORECASE)
_EMPLOYED = re.compile(r"\b(?:employ\w*|staff|head ?count|people|persons|workers|team)\b", re.IGNORECASE)
_OTHER_MEASURE = re.compile(
    r"[£%]|\b(?:wages|salar\w+|costs?|pay|rates?|hours|pupils|learners|age|attendance)\b", re.IGNORECASE
)
_COUNT = re.compile(
    rf"(?<![\w£.,/-])(?P<now>{_NUMBER})(?![\w%]|[.,]\d|/\d|-\w)"
    r"(?!\s*(?:months?|years?|weeks?|hours?|(?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december)\b))",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"^(?:\s*in 20\d\d\b)?[^\d.;]{{0,50}}?[(,;]?\s*"
    rf"(?:(?:in )?(?:the )?(?:year (?:to |ended )?)?(?:(?P<year>20\d\d)|last year|prior year"
    rf"|(?:previous|preceding|prior) (?:year|period))\s*[:\-–—]?\s*(?:was |were |it was )?(?P<prior>{_NUMBER})\b"
    rf"|(?P<first>{_NUMBER})\b\s*(?:\w+\s+){{0,2}}(?:in |for )?(?:the )?(?:20\d\d\b|last year|prior year"
    r"|(?:previous|preceding|prior) (?:year|period)|(?:year|period) before))",
    re.IGNORECASE,
)
_NO_EMPLOYEES = re.compile(r"(?:had|there were|has) no employees", re.IGNORECASE)
_MOST_PEOPLE = 10_000


def employees(texts: list[Text]) -> list[tuple[Said, int]]:
    """The average number of employees: (what is said, 0 for this period or 1 for the one before)."""
    for text in texts:
        for start, end in sentences(text.text):
            found = list(_counted(text, start, end))
            if found:
                return found
    for text in texts:
        match = _NO_EMPLOYEES.search(text.text)
        if match:
            return [(Said(0.0, text, match.start(), match.end(), 0.85), 0)]
    return []


def _counted(text: Text, start: int, end: int) -> Iterator[tuple[Said, int]]:
    """The counts of a sentence on how many were employed on average: the first number after both words, else the
    first after one of them; then the one before it in time."""
    words = text.text[start:end]
    average, employed = _ON_AVERAGE.search(words), _EMPLOYED.search(words)
    if average is None or employed is None or _OTHER_MEASURE.search(words):
        return
    for offset in sorted({max(average.end(), employed.end()), min(average.end(), employed.end())}, reverse=True):
        match = next((match for match in _COUNT.finditer(words, offset) if _is_count(match["now"])), None)
        if match is not None:
            break
    else:
        return
    yield _said(match["now"], text, start + match.start("now"), start + match.end("now")), 0
    prior = _BEFORE.match(words[match.end() :])
    if prior:
        group = "prior" if prior["prior"] else "first"
        at = start + match.end()
        yield _said(prior[group], text, at + prior.start(group), at + prior.end(group)), 1


def _said(number: str, text: Text, start: int, end: int) -> Said:
    return Said(_count(number), text, start, end)


def _is_count(words: str) -> bool:
    return _count(words) < _MOST_PEOPLE


def _count(words: str) -> float:
    plain = words.lower()
    return _IN_WORDS[plain] if plain in _IN_WORDS else float(plain.replace(",", ""))
