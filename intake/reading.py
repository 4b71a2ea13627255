"""One document, from bytes to facts: sniff, read, classify, extract, re-check every quote.

Runs inside a limited process. Bad input is an answer too: a `DocumentReading` with the named state of its typed error.
Any other exception is a bug of ours and left to the sandbox, which names it `failed`.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from intake import media
from intake.classify import classify
from intake.facts import FactSheet
from intake.located import Reading
from intake.registry import EXTRACTORS, READERS, Reader
from intake.sniff import Sniffed, sniff
from schemas.errors import BadInput, LimitExceeded, NeedsPassword, Refused, Unreadable
from schemas.types import Answer, Document, DocumentKind, DocumentReading, Evidence, Fact, ReadState

_STATE_OF_ERROR: tuple[tuple[type[BadInput], ReadState], ...] = (
    (NeedsPassword, "needs_password"),
    (Refused, "refused"),
    (LimitExceeded, "refused"),
    (Unreadable, "unreadable"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """A document's bytes with its path inside the pack and what the pack's opening noted of it."""

    path: str
    data: bytes
    flags: tuple[str, ...] = ()


def read_document(descriptor: int, args: Mapping[str, Any]) -> dict[str, Any]:
    """The sandbox's task. `args`: path, as_at (ISO), flags, kind or null. The answer is of `reading.schema.json`."""
    source = Source(args["path"], _bytes(descriptor), tuple(args["flags"]))
    return read_source(source, date.fromisoformat(args["as_at"]), args["kind"]).as_json()


def _bytes(descriptor: int) -> bytes:
    with os.fdopen(descriptor, "rb", closefd=False) as file:
        return file.read()


def read_source(source: Source, as_at: date, kind: DocumentKind | None = None) -> DocumentReading:
    """Read one document. `kind` overrides the classification (an officer knows better)."""
    sniffed = sniff(source.data, source.path)
    try:
        reader = _reader(sniffed)
        reading = reader.read(source.data)
        return _understood(source, sniffed, reader, reading, as_at, kind)
    except BadInput as error:
        return DocumentReading(_unread(source, sniffed, _state(error), str(error), kind))


def _reader(sniffed: Sniffed) -> Reader:
    if sniffed.needs_password:
        raise NeedsPassword("The file is protected with a password. Please ask for a copy that opens without one.")
    reader = READERS.get(sniffed.media_type)
    if reader is None:
        raise Unreadable(f"The file is {media.described(sniffed.media_type)}, which is not read. {_what_next(sniffed)}")
    return reader


def _what_next(sniffed: Sniffed) -> str:
    """What to do about a format that is not read. Nobody is told to open what could run, or what hides its content."""
    ask = "Please ask for a PDF, Word (.docx) or Excel (.xlsx) copy"
    if media.is_for_viewing(sniffed.media_type) and "macros" not in sniffed.flags:
        return f"{ask}, or look at it by hand."
    return f"{ask}." if media.is_web_page(sniffed.media_type) else f"{ask}; do not open this one."


def _understood(
    source: Source, sniffed: Sniffed, reader: Reader, reading: Reading, as_at: date, kind: DocumentKind | None
) -> DocumentReading:
    guess, confidence = (kind, 1.0) if kind is not None else classify(reading, source.path)
    sheet = FactSheet(source.path, as_at)
    for extract in EXTRACTORS.get(guess, ()):
        extract(reading, sheet)
    document = Document(
        path=source.path,
        sha256=hashlib.sha256(source.data).hexdigest(),
        size=len(source.data),
        media_type=sniffed.media_type,
        kind=guess,
        kind_confidence=round(confidence, 2),
        read="full" if reading.partial_reason is None else "partial",
        pages=reading.pages,
        reason=reading.partial_reason,
        flags=_flags(source, sniffed, reading),
    )
    lead = _lead(reading, source.path)
    facts, questions, right = _rechecked(reader, source.data, sheet, lead)
    return DocumentReading(document, facts, questions, lead=lead if lead in right else None)


def _lead(reading: Reading, path: str) -> Evidence | None:
    """The first visible words of the document, at their place."""
    for text in reading.texts():
        if not text.hidden:
            for place in text.cite(path):
                return place
    return None


def _rechecked(
    reader: Reader, data: bytes, sheet: FactSheet, lead: Evidence | None
) -> tuple[tuple[Fact, ...], tuple[Answer, ...], set[Evidence]]:
    """Facts and answers with only the places whose words really stand there, and those places; a fact without any is
    dropped."""
    facts = sheet.facts()
    cited = list(dict.fromkeys(
        [place for fact in facts for place in fact.evidence]
        + [answer.evidence for answer in sheet.questions if answer.evidence is not None]
        + ([] if lead is None else [lead])
    ))
    right = {place for place, holds in zip(cited, reader.recheck(data, cited), strict=True) if holds}
    kept = [replace(fact, evidence=places) for fact in facts
            if (places := tuple(place for place in fact.evidence if place in right))]
    answers = [answer if answer.evidence is None or answer.evidence in right else _unproven(answer)
               for answer in sheet.questions]
    return tuple(kept), tuple(answers), right


def _unproven(answer: Answer) -> Answer:
    """An answer whose place did not hold on the second look is not an answer: it is shown as blank."""
    return replace(answer, answer=None, state="blank", evidence=None)


def _unread(source: Source, sniffed: Sniffed, state: ReadState, reason: str, kind: DocumentKind | None) -> Document:
    guess, confidence = (kind, 1.0) if kind is not None else classify(None, source.path)
    flags = set(source.flags) | set(sniffed.flags)
    if state == "needs_password":
        flags.add("encrypted")
    return Document(
        path=source.path,
        sha256=hashlib.sha256(source.data).hexdigest(),
        size=len(source.data),
        media_type=sniffed.media_type,
        kind=guess,
        kind_confidence=round(confidence, 2),
        read=state,
        reason=reason,
        flags=tuple(sorted(flags)),
    )


def _state(error: BadInput) -> ReadState:
    return next((state for kind, state in _STATE_OF_ERROR if isinstance(error, kind)), "unreadable")


def _flags(source: Source, sniffed: Sniffed, reading: Reading) -> tuple[str, ...]:
    return tuple(sorted(set(source.flags) | set(sniffed.flags) | set(reading.flags)))
