"""Answers that point to an enclosure by its number or letter: held against the names of the files that were sent.

"See attachment 4" is an answer when attachment 4 is there. When no file is called so, the form is flagged and the
person told which answers point to nothing; what the rules make of the answer does not change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from casework.submission import Submission
from schemas.types import Answer, DocumentReading

UNRESOLVED = "reference_unresolved"
_NOUNS = {
    "attachment": "attachment", "attach": "attachment", "att": "attachment", "appendix": "appendix",
    "app": "appendix", "appx": "appendix", "annex": "annex", "annexe": "annex", "enclosure": "enclosure",
    "encl": "enclosure", "enc": "enclosure", "exhibit": "exhibit", "document": "document", "doc": "document",
    "file": "file", "supporting document": "document",
}
_NUMBER = r"(?:\d{1,3}(?:\.\d{1,2})?|[A-Z]\d{0,2}|(?-i:[IVX]{1,4}))"
_POINTED = re.compile(
    rf"\b(?P<noun>{'|'.join(sorted(_NOUNS, key=len, reverse=True))})s?\.?[ _-]?(?:no\.?|number|ref\.?|#)?[ _-]?"
    rf"(?P<number>{_NUMBER})(?![\w'’])",
    re.IGNORECASE,
)
_LEADING = re.compile(r"^\W*(?P<number>\d{1,3}(?:\.\d{1,2})?|[A-Z](?=[.) _-]))(?!\d)", re.IGNORECASE)
_ARTICLE = re.compile(r"^[aA]$")
_LISTED = 5


@dataclass(frozen=True, slots=True)
class Pointer:
    """What an answer points to: "attachment" and "4"."""

    noun: str
    number: str

    def __str__(self) -> str:
        return f"{self.noun} {self.number.upper()}"


def pointers(words: str) -> tuple[Pointer, ...]:
    """The enclosures that words name by number or letter, in their order, each once."""
    found = [
        Pointer(_NOUNS[match["noun"].lower()], match["number"].lower().lstrip("0") or "0")
        for match in _POINTED.finditer(words)
        if not _ARTICLE.match(match["number"]) or match["number"].isupper()
    ]
    return tuple(dict.fromkeys(found))


def file_for(pointer: Pointer, paths: Iterable[str]) -> str | None:
    """The path of the file that is called so: by the same word and number anywhere in its name or folder, else by a
    number at the beginning of its name."""
    ordered = sorted(paths)
    for path in ordered:
        if any(pointer in pointers(_spaced(part)) for part in PurePosixPath(path).parts):
            return path
    for path in ordered:
        leading = _LEADING.match(PurePosixPath(path).name)
        if leading and leading["number"].lower().lstrip("0") == pointer.number:
            return path
    return None


def flagged(readings: Sequence[DocumentReading]) -> tuple[DocumentReading, ...]:
    """The readings of one supplier, with a flag on forms whose answers point to enclosures that are not there."""
    return tuple(
        replace(reading, document=replace(reading.document, flags=tuple(sorted({*reading.document.flags, UNRESOLVED}))))
        if _absent(reading, readings) else reading
        for reading in readings
    )


def notices(submission: Submission) -> Iterator[str]:
    """What to tell the person about each form that counts and points to what is not there."""
    for reading in submission.live():
        absent = _absent(reading, submission.readings)
        if absent:
            yield f"{submission.provider().name}: {_told(reading, absent)}"


def _spaced(name: str) -> str:
    """A file's name with its words apart, so that "Att4_PL-2026.pdf" names attachment 4."""
    return re.sub(r"[_]+|(?<=[a-z])(?=[A-Z])", " ", name)


def _absent(reading: DocumentReading, readings: Sequence[DocumentReading]) -> list[tuple[Answer, Pointer]]:
    pointing = [answer for answer in reading.questions if answer.state == "refers_elsewhere" and answer.answer]
    if not pointing:
        return []
    paths = [
        other.document.path for other in readings if other is not reading and other.document.read != "ignored"
    ]
    return [
        (answer, pointer)
        for answer in pointing
        for pointer in pointers(answer.answer or "")
        if file_for(pointer, paths) is None
    ]


def _told(reading: DocumentReading, absent: Sequence[tuple[Answer, Pointer]]) -> str:
    named = [
        f"{pointer} (question {question.number})" if question.number else str(pointer)
        for question, pointer in absent[:_LISTED]
    ]
    more = f" and {len(absent) - len(named)} more" if len(absent) > len(named) else ""
    name = PurePosixPath(reading.document.path).name
    return f"{name} points to {', '.join(named)}{more}, but no file that was sent is called so."
