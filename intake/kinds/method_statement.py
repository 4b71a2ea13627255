"""A method statement sent as a document of its own: each question answered, its words and its limit."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from intake.facts import FactSheet
from intake.kinds.questionnaire import Answered, numbers, read_form
from intake.kinds.questionnaire.statements import give_statement, with_prose_below
from intake.kinds.questionnaire.word_limits import word_limit
from intake.located import Paragraph, Reading, Text
from intake.matching import Asking, matcher

_COUNT = re.compile(r"\bword count\b\W*\d+|\(\d+ words\)", re.IGNORECASE)
_LIMIT_LINE = re.compile(r"^\W*(?:word (?:limit|count)|limit|maximum|max)\b.{0,30}$", re.IGNORECASE)
_LEAST_WORDS = 15
"""Words from which text under a heading is an answer."""
_SURE = 0.85


def extract(reading: Reading, sheet: FactSheet) -> None:
    """Write down the statements: as a form when questions are printed, else one for each heading that a statement's
    question matches, else the whole document as one."""
    answers = read_form(reading)
    asked = [item for item in answers if _is_statement(item)]
    done = [item for item in asked if item.reply.state == "answered"]
    if done:
        doubtful = with_prose_below(reading, answers)
        for item in asked:
            subject = item.asked.number or (item.question.code if item.question else item.asked.text)
            give_statement(sheet, item, subject, doubtful)
        return
    sections = _sections(reading)
    for section in sections:
        _give(sheet, section)
    if not sections:
        body = [text for text in reading.texts() if not text.hidden]
        if sum(len(text.text.split()) for text in body) >= _LEAST_WORDS:
            _give(sheet, _Section("method_statement.other", body[0], body))


@dataclass(slots=True)
class _Section:
    """One statement: its subject (the printed number, else the bank's code), the line that asks, the text below it."""

    subject: str
    heading: Text
    body: list[Text] = field(default_factory=list)


def _is_statement(item: Answered) -> bool:
    return (item.question is not None and item.question.answer == "statement") or item.asked.limit is not None


def _sections(reading: Reading) -> list[_Section]:
    """Headings whose words are a method statement's question, or numbered as such, each with the text below it."""
    bank = matcher()
    found: list[_Section] = []
    current: _Section | None = None
    for block in reading.blocks:
        if not isinstance(block, Paragraph) or block.region != "body":
            continue
        number, start = numbers.split(block.text.text)
        if block.level or (number and _is_short(block.text)):
            match = bank.match(Asking(number, block.text.text[start:]))
            asks = match is not None and match.question.answer == "statement"
            current = _Section(number or (match.question.code if match else ""), block.text) if asks else None
            if current is not None:
                found.append(current)
        elif current is not None:
            current.body.append(block.text)
    return [section for section in found if sum(len(text.text.split()) for text in section.body) >= _LEAST_WORDS]


def _is_short(text: Text) -> bool:
    return len(text.text.split()) <= 25


def _give(sheet: FactSheet, section: _Section) -> None:
    limit = word_limit(section.heading.text)
    place = section.heading
    body = []
    for text in section.body:
        if _LIMIT_LINE.match(text.text):
            limit, place = (word_limit(text.text), text) if limit is None else (limit, place)
        elif not _COUNT.fullmatch(text.text.strip()):
            body.append(text)
    if not body:
        return
    words = sum(len(_COUNT.sub(" ", text.text).split()) for text in body)
    sheet.add("method_statement.answered", True, body[0], subject=section.subject, confidence=_SURE)
    sheet.add("method_statement.words", words, body[0], subject=section.subject, confidence=_SURE)
    if limit is not None:
        sheet.add("method_statement.word_limit", limit, place, subject=section.subject, confidence=_SURE)
