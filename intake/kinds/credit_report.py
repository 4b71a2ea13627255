"""Credit reports: the agency, its score without the maximum, its limit and the day of the report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from intake.facts import FactSheet
from intake.labels import pairs
from intake.located import Reading, Text
from intake.values import find_dates, find_money
from schemas.types import Method, Value

_AGENCIES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("Dun & Bradstreet", re.compile(r"\bdun\s*(?:&|and)\s*bradstreet\b|\bD\s?&\s?B\b", re.IGNORECASE)),
    ("Experian", re.compile(r"\bexperian\b", re.IGNORECASE)),
    ("Equifax", re.compile(r"\bequifax\b", re.IGNORECASE)),
    ("Creditsafe", re.compile(r"\bcredit\s?safe\b", re.IGNORECASE)),
    ("Company Watch", re.compile(r"\bcompany ?watch\b|\bH-?score\b", re.IGNORECASE)),
    ("Graydon", re.compile(r"\bgraydon\b", re.IGNORECASE)),
    ("CRIF", re.compile(r"\bCRIF\b")),
    ("Red Flag Alert", re.compile(r"\bred flag alert\b", re.IGNORECASE)),
)
_SCORE = re.compile(
    r"^(?:today's |current |overall |commercial |delphi |credit |risk |failure |h-?|business )*(?:score|rating)"
    r"(?: (?:today|now|out of \d+))?$|^(?:credit|risk|delphi) (?:score|rating)\b.*",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"^(?:recommended |suggested |maximum |current |trade )*credit (?:limit|opinion)\b.*"
    r"|^(?:recommended|maximum) credit$",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"^(?:date of (?:the )?(?:report|search)|report(?:ed)? (?:date|on|run|created)(?: on)?|date|generated(?: on)?"
    r"|(?:report )?(?:produced|created|printed|run)(?: on)?|search date)$",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\breport(?:ed)?\b[^.\n]{0,40}\b(?:dated|on|of|created|produced|generated)\b|\b(?:generated|produced) on\b"
    r"|\bdata (?:is |are )?(?:correct |current )?(?:as )?at\b",
    re.IGNORECASE,
)
_IN_SENTENCE = re.compile(
    r"(?<!previous )(?<!former )\b(?:credit|risk|delphi|failure|business|commercial|overall) (?:score|rating)"
    r"(?: (?:of|is|was|stands at|is now)|:)?\s+(?P<score>\d{1,4})\b",
    re.IGNORECASE,
)
_LIMIT_IN_SENTENCE = re.compile(r"\bcredit limit\b[^.\n£]{0,40}?(?=£|GBP)", re.IGNORECASE)
_FIRST_NUMBER = re.compile(r"^[^\w£]*(?P<score>\d{1,4}(?:\.\d+)?)(?![\d,])")
_MADE_BY = re.compile(
    r"^(?:(?:credit )?(?:reference )?agency|(?:report |data )?(?:source|provider|supplier)"
    r"|(?:report |data )?(?:prepared|supplied|produced|provided|issued) by)$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\b(?:company|business|organisation|subject|registered|trading|name|customer)\b", re.IGNORECASE
)
_NAME = re.compile(r"[A-Z][\w'’.&-]*(?: (?:[A-Z&][\w'’.&-]*|of|and|the|for)){0,5}")
_TITLE = re.compile(
    r"credit|report|check|summary|company|business|risk|full|search|confidential|the|uk|page|score", re.I
)
_REPORT = re.compile(r"\b(?:credit|risk|company|business|financial) (?:report|check|search|summary|profile)\b", re.I)
_TOP = 6
_LABELLED, _SAID, _HEADED = 0.95, 0.85, 0.75


def extract(reading: Reading, sheet: FactSheet) -> None:
    """Writes `credit.` facts: a labelled value before one in a sentence, the first of each."""
    for pair in pairs(reading):
        label = " ".join(pair.label.split()).strip(" :")
        for name, value, start, end in _of_label(label, pair.words):
            if not sheet.has(name):
                offset = pair.value.text.index(pair.words, pair.start)
                _add(sheet, name, value, pair.value, offset + start, offset + end, _LABELLED)
    _of_maker(reading, sheet)
    for text in reading.texts():
        if text.hidden:
            continue
        for name, value, start, end in _of_sentence(text.text):
            if not sheet.has(name):
                _add(sheet, name, value, text, start, end, _SAID)


def _of_maker(reading: Reading, sheet: FactSheet) -> None:
    """The agency where a label names it, or as the head of the report that its margins repeat; a known one is found
    wherever it is named."""
    texts = [text for text in reading.texts() if not text.hidden]
    if any(pattern.search(text.text) for text in texts for _, pattern in _AGENCIES):
        return
    for pair in pairs(reading):
        if _MADE_BY.match(pair.label) and _NAME.fullmatch(pair.words) and not sheet.has("credit.agency"):
            start = pair.value.text.index(pair.words, pair.start)
            _add(sheet, "credit.agency", pair.words, pair.value, start, start + len(pair.words), _SAID)
    subjects = {pair.words.casefold() for pair in pairs(reading, guesses=True) if _SUBJECT.match(pair.label)}
    heads = [text for text in texts[:_TOP] if _is_maker(" ".join(text.text.split()), subjects)]
    repeated = [text for text in heads if sum(_names(other.text, text.text.strip()) for other in texts) > 1]
    for text in (repeated or heads)[:1]:
        if not sheet.has("credit.agency"):
            words = text.text.strip()
            start = text.text.index(words)
            sure = _SAID if repeated else _HEADED
            _add(sheet, "credit.agency", " ".join(words.split()), text, start, start + len(words), sure)


def _names(words: str, name: str) -> bool:
    return name.casefold() in words.casefold()


def _is_maker(words: str, subjects: set[str]) -> bool:
    """Whether a line at the head of a report is a name other than its title's and its subject's."""
    if not _NAME.fullmatch(words) or words.casefold() in subjects:
        return False
    own = [word for word in re.findall(r"[A-Za-z]+", words) if not _TITLE.fullmatch(word)]
    return bool(own) and not _REPORT.search(words)


def _of_label(label: str, words: str) -> Iterator[tuple[str, Value, int, int]]:
    if _SCORE.match(label):
        number = _FIRST_NUMBER.match(words)
        if number:
            # "72/100": the first number is the score, the second its maximum.
            yield "credit.score", _whole(float(number["score"])), number.start("score"), number.end("score")
    elif _LIMIT.match(label):
        amounts = find_money(words, bare=True)
        if amounts:
            yield "credit.limit", _whole(amounts[0].value), amounts[0].start, amounts[0].end
    elif _DATE.match(label):
        dates = [item for item in find_dates(words) if item.possible]
        if dates:
            yield "credit.reported_on", dates[0].value, dates[0].start, dates[0].end


def _of_sentence(words: str) -> Iterator[tuple[str, Value, int, int]]:
    for agency, pattern in _AGENCIES:
        match = pattern.search(words)
        if match:
            yield "credit.agency", agency, match.start(), match.end()
            break
    score = _IN_SENTENCE.search(words)
    if score:
        yield "credit.score", int(score["score"]), score.start("score"), score.end("score")
    limit = _LIMIT_IN_SENTENCE.search(words)
    if limit:
        amounts = [item for item in find_money(words) if item.start >= limit.end() - 1]
        if amounts:
            yield "credit.limit", _whole(amounts[0].value), amounts[0].start, amounts[0].end
    reported = _REPORTED.search(words)
    if reported:
        dates = [item for item in find_dates(words) if item.possible and item.start >= reported.start()]
        if dates:
            yield "credit.reported_on", dates[0].value, dates[0].start, dates[0].end


def _add(sheet: FactSheet, name: str, value: Value, text: Text, start: int, end: int, confidence: float) -> None:
    method: Method = "cell" if text.cell is not None else "text"
    sheet.add(name, value, text, start, end, method=method, confidence=confidence)


def _whole(value: float) -> int | float:
    return int(value) if float(value).is_integer() else value
