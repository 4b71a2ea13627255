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
from intake.conversion import CONVERTED
from intake.facts import FactSheet
from intake.located import Reading
from intake.readers import converted
from intake.recognised import OnlyPictures, Recognition
from intake.recognition import absence
from intake.registry import EXTRACTORS, PICTURE_READERS, READERS, Reader
from intake.sniff import Sniffed, sniff
from intake.sureness import Sureness
from schemas.errors import BadInput, LimitExceeded, NeedsPassword, Refused, Unreadable
from schemas.types import Answer, Document, DocumentKind, DocumentReading, Evidence, Fact, ReadState

_STATE_OF_ERROR: tuple[tuple[type[BadInput], ReadState], ...] = (
    (NeedsPassword, "needs_password"),
    (Refused, "refused"),
    (LimitExceeded, "refused"),
    (Unreadable, "unreadable"),
)


@dataclass(frozen=True, slots=True)
class Original:
    """The file as submitted, where the bytes that are read were converted from it."""

    media_type: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Source:
    """A document's bytes with its path inside the pack and what the pack's opening noted of it. Converted bytes come
    with the `original` that the document is called after, whose flags are noted already."""

    path: str
    data: bytes
    flags: tuple[str, ...] = ()
    original: Original | None = None

    def identity(self, sniffed: Sniffed) -> Original:
        """Type, hash and size of the document as submitted."""
        return self.original or Original(sniffed.media_type, hashlib.sha256(self.data).hexdigest(), len(self.data))


def read_document(descriptor: int, args: Mapping[str, Any]) -> dict[str, Any]:
    """The sandbox's task. `args`: path, as_at (ISO), flags, kind or null; `original` (the fields of Original) for what
    was converted; `ignore_tags` to read the page of tagged accounts without its tags; `recognition`, what is known of
    pages that are pictures (as `Recognition.from_json` takes it). The answer is of `reading.schema.json`."""
    original = Original(**args["original"]) if args.get("original") else None
    source = Source(args["path"], _bytes(descriptor), tuple(args["flags"]), original)
    as_at, ignored = date.fromisoformat(args["as_at"]), bool(args.get("ignore_tags"))
    recognition = Recognition.from_json(args.get("recognition"))
    return read_source(source, as_at, args["kind"], ignore_tags=ignored, recognition=recognition).as_json()


def _bytes(descriptor: int) -> bytes:
    with os.fdopen(descriptor, "rb", closefd=False) as file:
        return file.read()


def read_source(
    source: Source, as_at: date, kind: DocumentKind | None = None, *, ignore_tags: bool = False,
    recognition: Recognition | None = None,
) -> DocumentReading:
    """Read one document. `kind` overrides the classification (an officer knows better); `ignore_tags` leaves the page
    alone to speak; `recognition` is what is known of its pages that are pictures. `to_recognise` of the answer names
    those that may still be recognised."""
    sniffed = sniff(source.data, source.path if source.original is None else "")
    known = recognition or Recognition()
    try:
        reader = converted if source.original is not None else _reader(sniffed, known)
        reading = reader.read(source.data)
        if reading.pictured and (why_not := _why_not(known)) is not None:
            reader = _reader(sniffed, known.without(reading.pictured, why_not))
            reading = reader.read(source.data)
        if ignore_tags:
            reading = replace(reading, tags=())
        return _understood(source, sniffed, reader, reading, as_at, kind)
    except OnlyPictures as error:
        if (why_not := _why_not(known)) is not None:
            return read_source(source, as_at, kind, recognition=known.without(error.pages, why_not))
        document = _unread(source, sniffed, "unreadable", str(error), kind)
        return DocumentReading(replace(document, pages=error.count), to_recognise=error.pages)
    except BadInput as error:
        return DocumentReading(_unread(source, sniffed, _state(error), str(error), kind))


def _why_not(recognition: Recognition) -> str | None:
    """Why no page that is a picture can be recognised, as the rest of a sentence; None when they can."""
    if recognition.mode == "off":
        return "which was not to be recognised (--ocr off)"
    missing = absence()
    return None if missing is None else f"which cannot be recognised here: {missing}"


def _reader(sniffed: Sniffed, recognition: Recognition) -> Reader:
    if sniffed.needs_password:
        raise NeedsPassword("The file is protected with a password. Please ask for a copy that opens without one.")
    if sniffed.media_type in PICTURE_READERS:
        return PICTURE_READERS[sniffed.media_type](recognition)
    reader = READERS.get(sniffed.media_type)
    if reader is None and sniffed.media_type in CONVERTED:
        raise Unreadable(f"The file is {media.described(sniffed.media_type)}, which is read once it is converted. "
                         "Please ask for a Word (.docx) or PDF copy.")
    if reader is None:
        raise Unreadable(f"The file is {media.described(sniffed.media_type)}, which is not read. {_what_next(sniffed)}")
    return reader


def _what_next(sniffed: Sniffed) -> str:
    """What to do about a format that is not read. Nobody is told to open what could run, or what hides its content."""
    ask = "Please ask for a PDF, Word (.docx) or Excel (.xlsx) copy"
    if media.is_for_viewing(sniffed.media_type) and "macros" not in sniffed.flags:
        return f"{ask}, or look at it by hand."
    return f"{ask}; do not open this one."


def _understood(
    source: Source, sniffed: Sniffed, reader: Reader, reading: Reading, as_at: date, kind: DocumentKind | None
) -> DocumentReading:
    guess, confidence = (kind, 1.0) if kind is not None else classify(reading, source.path)
    sheet = FactSheet(source.path, as_at, pictured=Sureness(reading.recognised))
    for extract in EXTRACTORS.get(guess, ()):
        extract(reading, sheet)
    identity = source.identity(sniffed)
    document = Document(
        path=source.path,
        sha256=identity.sha256,
        size=identity.size,
        media_type=identity.media_type,
        kind=guess,
        kind_confidence=round(confidence, 2),
        read=_read_state(reading),
        pages=reading.pages,
        reason=reading.partial_reason,
        flags=_flags(source, sniffed, reading),
    )
    lead = _lead(reading, source.path)
    facts, questions, right = _rechecked(reader, source.data, sheet, lead)
    proven = lead if lead in right else None
    return DocumentReading(document, facts, questions, lead=proven, to_recognise=reading.pictured)


def _read_state(reading: Reading) -> ReadState:
    if reading.partial_reason is not None:
        return "partial"
    return "ocr" if reading.recognised else "full"


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
    identity = source.identity(sniffed)
    return Document(
        path=source.path,
        sha256=identity.sha256,
        size=identity.size,
        media_type=identity.media_type,
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
