"""The categories, lots or tiers applied for, as their codes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from intake.facts import FactSheet
from intake.kinds.questionnaire.answered import Answered
from intake.kinds.questionnaire.choices import code_in
from intake.matching import Asking, Matcher
from intake.matching.wording import plain
from schemas.questions import BankQuestion
from schemas.types import Evidence

CODE = "application.categories"
_WORD = r"(?:categor(?:y|ies)|cat|lots?|tiers?|lot\(s\)|category\(ies\))"
_NUMBERS = r"\d{1,2}(?:\s*(?:,|;|&|and|/|\+|to|-|–|plus)\s*(?:and\s+)?(?:" + _WORD + r"\s*)?\d{1,2})*"
_NAMED = re.compile(
    rf"\b{_WORD}\.?\s*(?:no\.?\s*|number\s*)?:?\s*(?P<codes>{_NUMBERS})\b(?!\s*(?:years?|%|st|nd|rd|th))", re.IGNORECASE
)
_BARE = re.compile(rf"^\W*(?P<codes>{_NUMBERS})\W*$")
_LEADING = re.compile(r"(?:^|[\n;])\s*\(?(?P<codes>\d{1,2})\s*[).:\-–]?\s+(?=[A-Za-z])")
_RANGE = re.compile(r"(?P<low>\d{1,2})\s*(?:to|-|–)\s*(?P<high>\d{1,2})")
_ANYWHERE = re.compile(rf"(?<![\w£-])(?P<codes>{_NUMBERS})\b(?!\s*(?:years?|%|st|nd|rd|th|\d))")
_LONGEST_NAME = 20
"""Words beyond which a row is no category's name."""
_ALL = re.compile(r"^\W*(?:all|every|both)\b", re.IGNORECASE)
_ASIDE = re.compile(r"(?<=\d)\s*\([A-Za-z][^()]*\)")
"""A category's name in brackets behind its number."""
_ROW = re.compile(rf"^\W*{_WORD}\.?\s*(?P<code>\d{{1,2}})\b", re.IGNORECASE)


def codes_in(words: str) -> list[str]:
    """The codes that words name: "Lots 1 & 2", "Category 1 and 4", "1-3", "4 Online tutoring"."""
    found: list[str] = []
    words = _ASIDE.sub(" ", words).strip() or words
    bare = _BARE.match(words)
    named = [*_NAMED.finditer(words)] or [*_LEADING.finditer(words)]
    if bare is None and not named and len(words.split()) <= 12:
        named = [*_ANYWHERE.finditer(words)]
    stretches = [match["codes"] for match in ([bare] if bare else named)]
    for stretch in stretches:
        for match in _RANGE.finditer(stretch):
            found += [
                str(code) for code in range(int(match["low"]), min(int(match["high"]), int(match["low"]) + 20) + 1)
            ]
        found += re.findall(r"\d{1,2}", _RANGE.sub(" ", stretch))
    return found


def names_codes(words: str) -> bool:
    """Whether words name categories as such ("Lot 1", "3 - Interim tutoring") and hold no bare number only."""
    return bool(_NAMED.search(words) or (_LEADING.match(words) and re.search(r"[A-Za-z]{4}", words)))


def give(sheet: FactSheet, answers: Sequence[Answered], matcher: Matcher) -> None:
    """One list of every category applied for, citing each place."""
    question = matcher.questions[CODE]
    codes: dict[str, Answered] = {}
    for answered in answers:
        if answered.reply.state != "answered":
            continue
        for code in _applied_for(answered, question, matcher):
            codes.setdefault(code, answered)
    if not codes:
        return
    ordered = sorted(codes, key=lambda code: (len(code), code))
    places: list[Evidence] = []
    for code in ordered:
        answered = codes[code]
        text, start, end = answered.place()
        places += text.cite(sheet.document, start, end)
    best = min((answered.sureness() for answered in codes.values()), default=0.9)
    sheet.add(
        "application.categories",
        ordered,
        tuple(dict.fromkeys(places)),
        method=codes[ordered[0]].asked.method,
        confidence=best or 0.9,
    )


def _applied_for(answered: Answered, question: BankQuestion, matcher: Matcher) -> list[str]:
    asked, reply = answered.asked, answered.reply
    row = _ROW.match(asked.text)
    if (
        row
        and (reply.yes is True or _is_selected(answered))
        and "?" not in asked.text
        and len(asked.text.split()) <= 20
    ):
        return [row["code"]]
    if answered.code != CODE:
        return _row_of_list(answered, question, matcher)
    words = reply.words
    if _ALL.match(words) and not any(char.isdigit() for char in words):
        return [code for label in reply.offered or (asked.text,) for code in codes_in(label)]
    parts = list(reply.chosen) or [words]
    return [code for part in parts for code in (codes_in(part) or _by_name(part, question))]


def _is_selected(answered: Answered) -> bool:
    return bool(
        re.match(r"^\W*(?:applied|applying|selected|bid|tick(?:ed)?|included?|x|✓)\b", answered.words, re.IGNORECASE)
    )


def _row_of_list(answered: Answered, question: BankQuestion, matcher: Matcher) -> list[str]:
    """A row "Online tutoring | Yes" below a question or header that asks for the categories."""
    asked = answered.asked
    if answered.reply.yes is not True or asked.text.endswith("?") or len(asked.text.split()) > _LONGEST_NAME:
        return []
    headed = any(_asks_categories(slot.label, matcher) for slot in asked.slots)
    own = answered.question is not None and (answered.question.answer != "yes_no" or answered.confidence > 0.9)
    above = (asked.stem, *(asked.headings[-1:]))
    if not headed and (own or not any(_asks_categories(words, matcher) for words in above)):
        return []
    if asked.number.isdigit():
        return [asked.number]
    return codes_in(asked.text) or _by_name(asked.text, question)


def _asks_categories(words: str, matcher: Matcher) -> bool:
    match = matcher.match(Asking("", words)) if words else None
    return match is not None and match.question.code == CODE


def _by_name(words: str, question: BankQuestion) -> list[str]:
    if not plain(words):
        return []
    code = code_in(words, question)
    return [code] if code else []
