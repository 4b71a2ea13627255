"""Contract examples and referees given inside the form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from intake.facts import FactSheet
from intake.kinds.questionnaire import shapes
from intake.kinds.questionnaire.answered import Answered
from intake.kinds.questionnaire.replies import Piece
from intake.matching import party_of
from intake.matching.wording import plain
from intake.values import find_dates, find_money

_FIELDS = (
    (
        "end",
        re.compile(
            r"\b(?:end(?:ed)?|completion|finish\w*|expir\w*|to)\b.{0,12}\b(?:date)?|\bdate "
            r"(?:ended|completed|of completion)\b"
        ),
    ),
    ("start", re.compile(r"\b(?:start\w*|commenc\w*|began|from)\b|\bdate of (?:award|contract)\b")),
    ("value", re.compile(r"\b(?:value|worth|annual spend|price)\b")),
    ("position", re.compile(r"\b(?:position|role|job title|title)\b")),
    (
        "contact",
        re.compile(
            r"\b(?:point of contact|contact(?: name| person)?|referee(?:s)? name|name of "
            r"(?:the )?(?:referee|contact)|referee)\b"
        ),
    ),
    (
        "organisation",
        re.compile(
            r"\b(?:customer|client|organisation|school|council|authority|commissioner|company|"
            r"employer|customers? name)\b"
        ),
    ),
    (
        "skip",
        re.compile(
            r"\b(?:email|e mail|phone|telephone|address|description|supplier who|services? provided|name of supplier)\b"
        ),
    ),
    ("contact", re.compile(r"^(?:full )?name$")),
)
_COUNCIL = re.compile(
    r"\b(?:council|borough|county|local authority|unitary|children s services|district)\b", re.IGNORECASE
)
_SCHOOL = re.compile(
    r"\b(?:school|academy|college|primary|secondary|junior|infant|nursery|sixth form|pru|pupil referral)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Record:
    """One referee: the answers about it by field."""

    parts: dict[str, tuple[Answered, Piece]] = field(default_factory=dict)


def give(sheet: FactSheet, answers: Sequence[Answered]) -> None:
    """Facts of each contract example or referee that names an organisation."""
    for record in _records(answers):
        if "organisation" in record.parts:
            _give(sheet, record)


def field_of(label: str) -> str | None:
    """What a label of a reference asks for."""
    words = plain(label)
    if re.search(r"\b(?:email|e mail|telephone|phone|address|supplier who|name of supplier|description)\b", words):
        return "skip"
    if (
        re.search(r"\b(?:name of|organisation|customer|client)\b", words)
        and re.search(r"\b(?:customer|organisation|client|school|council)\b", words)
        and not re.search(r"\b(?:contact|position)\b", words)
    ):
        return "organisation"
    return next((name for name, pattern in _FIELDS if pattern.search(words)), None)


def _records(answers: Sequence[Answered]) -> list[_Record]:
    records: list[_Record] = []
    columns: dict[str, _Record] = {}
    current = _Record()
    for answered in answers:
        asked = answered.asked
        about = party_of((*asked.headings, asked.stem)) == "referee" or answered.code == "reference.contracts"
        if not about or not answered.reply.pieces or answered.reply.state in ("blank", "residue"):
            continue
        numbered = [
            piece
            for piece in answered.reply.pieces
            if re.search(r"\b(?:contract|reference|referee|example|customer) ?\d\b", plain(piece.label))
        ]
        if numbered:
            kind = field_of(asked.text)
            for piece in numbered:
                _put(columns.setdefault(plain(piece.label), _Record()), kind, answered, piece)
            continue
        fields = [(field_of(piece.label), piece) for piece in answered.reply.pieces if piece.label]
        if len([kind for kind, _ in fields if kind]) >= 2:
            records.append(_row(answered, fields))
            continue
        kind = field_of(asked.text)
        if (kind == "organisation" and "organisation" in current.parts) or (kind in current.parts and kind != "skip"):
            records.append(current)
            current = _Record()
        _put(current, kind, answered, answered.reply.pieces[0])
    return [*records, current, *columns.values()]


def _row(answered: Answered, fields: Sequence[tuple[str | None, Piece]]) -> _Record:
    """A record in one row: the first column's words stand as the question."""
    record = _Record()
    for kind, piece in fields:
        _put(record, kind, answered, piece)
    text = answered.asked.place
    if "organisation" not in record.parts and not re.fullmatch(
        r"\W*(?:reference|referee|contract|example)? ?\d\W*", text.text, re.IGNORECASE
    ):
        record.parts["organisation"] = (answered, Piece(text, 0, len(text.text)))
    return record


def _put(record: _Record, kind: str | None, answered: Answered, piece: Piece) -> None:
    if (
        kind
        and kind != "skip"
        and kind not in record.parts
        and piece.words
        and not shapes.is_none(piece.words)
        and not shapes.is_prompt(piece.words)
    ):
        record.parts[kind] = (answered, piece)


def _give(sheet: FactSheet, record: _Record) -> None:
    answered, piece = record.parts["organisation"]
    name = " ".join(piece.words.split("\n")[0].split())
    sector = "council" if _COUNCIL.search(name) else "school" if _SCHOOL.search(name) else "other"
    method, sure = answered.asked.method, max(answered.sureness(), 0.85)
    sheet.add(
        "reference.organisation", name, piece.text, piece.start, piece.end, subject=name, method=method, confidence=sure
    )
    sheet.add(
        "reference.sector",
        sector,
        piece.text,
        piece.start,
        piece.end,
        subject=name,
        method=method,
        confidence=round(sure * 0.95, 4),
    )
    if "contact" in record.parts:
        contact = record.parts["contact"][1]
        words = " ".join(contact.words.split())
        if "position" in record.parts and "," not in words:
            words = f"{words}, {' '.join(record.parts['position'][1].words.split())}"
        sheet.add(
            "reference.contact",
            words,
            contact.text,
            contact.start,
            contact.end,
            subject=name,
            method=method,
            confidence=sure,
        )
    for kind, fact in (("start", "reference.started_on"), ("end", "reference.ended_on")):
        if kind in record.parts:
            _date(sheet, record.parts[kind][1], fact, name, answered, sure)
    if "value" in record.parts:
        amount = record.parts["value"][1]
        for item in find_money(amount.words, bare=True)[:1]:
            sheet.add(
                "reference.contract_value",
                item.value,
                amount.text,
                amount.start,
                amount.end,
                subject=name,
                method=method,
                confidence=sure,
            )


def _date(sheet: FactSheet, piece: Piece, fact: str, subject: str, answered: Answered, sure: float) -> None:
    found = find_dates(piece.words)
    if found:
        item = found[-1] if fact.endswith("ended_on") else found[0]
        sheet.add(
            fact,
            item.value,
            piece.text,
            piece.start,
            piece.end,
            subject=subject,
            method=answered.asked.method,
            confidence=sure,
        )
