"""A question with its answer and its place in the bank."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from intake.facts import FactSheet
from intake.kinds.questionnaire.asked import Asked
from intake.kinds.questionnaire.replies import Reply
from intake.located import Text
from intake.values import Found
from schemas.questions import BankQuestion
from schemas.types import Answer, Value

READ_WELL = 0.97
"""Confidence in the reading itself of digital text; the match's confidence multiplies it."""


@dataclass(frozen=True, slots=True)
class Answered:
    """`question` is the bank's question or None; `subject` the other organisation of which it asks, if any."""

    asked: Asked
    reply: Reply
    question: BankQuestion | None = None
    confidence: float = 0.0
    subject: str | None = None

    @property
    def code(self) -> str | None:
        """The bank's code, when the question is the applicant's own."""
        return None if self.question is None or self.subject is not None else self.question.code

    @property
    def gives(self) -> bool:
        """Whether the answer can give facts: it was answered in words or by a choice."""
        return self.reply.state == "answered" and self.question is not None

    @property
    def words(self) -> str:
        """The answer on one line."""
        return " ".join(self.reply.words.split())

    def place(self) -> tuple[Text, int, int | None]:
        """Where the answer stands; where nothing can be cited there, the printed question."""
        for piece in self.reply.pieces:
            if piece.text and piece.words:
                return piece.text, piece.start, piece.end
        return self.asked.place, 0, None

    def sureness(self, share: float = 1.0) -> float:
        """Confidence of a fact from this answer."""
        return round(min(1.0, max(0.0, self.confidence * READ_WELL * share)), 4)


def entry(answered: Answered, document: str) -> Answer:
    """The question as it is reported."""
    asked, reply = answered.asked, answered.reply
    places = reply.cite(document) or asked.place.cite(document)
    answer = reply.answer.strip() if reply.answer else None
    return Answer(
        document, asked.number, asked.text, reply.state, places[0] if places else None, answered.code, answer or None
    )


def note(
    sheet: FactSheet,
    answered: Answered,
    name: str,
    value: Value,
    *,
    found: Found[str] | Found[float] | None = None,
    share: float = 1.0,
    subject: str | None = None,
) -> None:
    """Write down a fact from an answer, citing the stretch `found` within it when given."""
    text, start, end = answered.place()
    if found is not None:
        text, start, end = _stretch(answered, found)
    sheet.add(
        name,
        value,
        text,
        start,
        end,
        subject=subject or answered.subject,
        method=answered.asked.method,
        confidence=answered.sureness(share),
    )


def _stretch(answered: Answered, found: Found[str] | Found[float]) -> tuple[Text, int, int | None]:
    """Offsets into the answer's words as a place: the words are the first piece's, when there is one only."""
    pieces = answered.reply.pieces
    if len(pieces) == 1 and not answered.reply.chosen:
        piece = pieces[0]
        lead = len(piece.text.text[piece.start : piece.end]) - len(piece.text.text[piece.start : piece.end].lstrip())
        return piece.text, piece.start + lead + found.start, piece.start + lead + found.end
    return answered.place()


def with_code(answers: Iterable[Answered], *codes: str) -> list[Answered]:
    """The applicant's own answers with one of the codes."""
    return [answered for answered in answers if answered.code in codes]
