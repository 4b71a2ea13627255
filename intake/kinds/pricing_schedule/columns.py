"""What the columns of a price schedule mean, and what a price is per."""

from __future__ import annotations

import re
from functools import lru_cache

_PERIOD = (
    r"(?:half|full)[ -]?(?:hour|day)|hour|day|week|fortnight|month|term|year|annum|night|session|lesson|visit|call|mile"
    r"|journey|trip|pupil|learner|child|young person|person|place|placement|head|family|group|unit|course"
    r"|programme|module|assessment|report|delegate|participant|attendee|client|parent|carer|worker|staff member|member"
    r"|km|kilometre|room|vehicle|item|plan|certificate|meeting|meal|event|award|overnight|evening|weekend|block|workshop|user|bed"
)
_PER = re.compile(
    rf"(?:\bper\b|/|\ban?\b|\beach\b|\bp\.?)\s*(?P<unit>(?:{_PERIOD})(?:\s*(?:per|/|and|,)\s*(?:{_PERIOD}))*)\b",
    re.IGNORECASE,
)
_PER_ANY = re.compile(r"\bper\s+(?P<unit>(?!cent\b|annum\b|the\b|our\b|your\b)[a-z]{3,})\b", re.IGNORECASE)
_SHORT = re.compile(r"(?P<unit>\bp[/.]?h(?:r)?\b|\bp[/.]?d\b|\bp[/.]?w\b|\bp[/.]?a\b)", re.IGNORECASE)
_BARE = re.compile(
    rf"^\W*(?:(?:per|for each|for every|each|every|by the|an?|1)\s+)?(?:{_PERIOD})s?"
    rf"(?:\s*(?:per|/|and|,|a|an|each|every|with|\()\s*(?:{_PERIOD})s?)*\W*$"
    r"|^\W*(?:half[ -]?daily|hourly|daily|weekly|fortnightly|monthly|termly|annual(?:ly)?|nightly|yearly"
    r"|sessional)\W*$",
    re.IGNORECASE,
)
_ADVERBS = re.compile(
    r"\b(?P<unit>half[ -]?daily|hourly|daily|weekly|fortnightly|monthly|termly|annual(?:ly)?"
    r"|nightly|yearly|sessional)\b",
    re.IGNORECASE,
)

_PER_BEFORE = re.compile(r"\bper\s+$", re.IGNORECASE)

_RULES: tuple[tuple[str, str], ...] = (
    (
        "other",
        r"\bnotes?\b|comment|assumption|^vat\b|vat (?:rate|amount)|discount|justification|weight|score"
        r"|evaluat(?:ion|ed) (?:score|%)|\b(?:change|increase|uplift|difference|variance)\b",
    ),
    (
        "total",
        r"\btotal|\bamount\b|\bsum\b|extended|line (?:value|cost|price)|(?:annual|yearly) (?:cost|value|price)"
        r"|\bsub-?total|quantity x|x quantity",
    ),
    (
        "quantity",
        r"quantit|\bqty\b|\bnumber of\b|\bno\.? of\b|\bnos?\b (?:of|per)|\bvolumes?\b|\bestimated\b"
        r"|\billustrative\b|\bhours\b(?! rate)|^(?:weeks|days|sessions|units|pupils|places|nights|miles)\b"
        r"|indicative",
    ),
    ("rate", r"\brate|\bprice|\bcost|\bfee\b|\bfees\b|charge|\btariff|£|\bgbp\b"),
    (
        "unit",
        r"\bunits?\b|\bper\b|\bbasis\b|\bu\.?o\.?m\b|\bmeasure|\bcharged\b|^frequency$|^duration$|session length"
        r"|^for (?:each|every)$|^each$",
    ),
    ("ref", r"^(?:item |line |lot |ref(?:erence)? )?(?:no|nos|number|ref|reference|#|id|code|item no)\.?$"),
    (
        "line",
        r"description|service|\bitem|\blines?\b|categor|\bactivit|\brole\b|\bgrade\b|product|provision|element"
        r"|package|support|staff|\btype\b|placement|component|programme|intervention|\boffer|^name$|\blevel\b"
        r"|\bneed\b|\bsubject\b|setting|\blot\b|\btier\b",
    ),
)
_COMPILED = tuple((role, re.compile(pattern, re.IGNORECASE)) for role, pattern in _RULES)


@lru_cache(maxsize=4_096)
def role_of(words: str) -> str | None:
    """The meaning of a column header, None when it is not known."""
    text = words.strip()
    return next((role for role, pattern in _COMPILED if pattern.search(text)), None)


def is_unit(words: str) -> bool:
    """Whether words are nothing but a unit ("hour", "per learner per day")."""
    return bool(_BARE.match(words))


def unit_in(text: str) -> tuple[str, int, int] | None:
    """What a price is per, as printed ("per hour" of "£45 per hour", "day" of "£90 a day", "Hourly" of "Hourly rate"),
    with its place."""
    match = _PER.search(text) or _PER_ANY.search(text) or _ADVERBS.search(text) or _SHORT.search(text)
    if match is None:
        return None
    before = _PER_BEFORE.search(text, 0, match.start("unit"))
    start = match.start("unit") if before is None else before.start()
    return (text[start : match.end("unit")], start, match.end("unit"))
