"""A returned form held against the blank form that was issued: questions taken out, put in other words, or added.

What a provider changes in the council's own form it may have answered to something nobody asked. The changes are shown
as flags of the document and in a notice; they judge nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path, PurePosixPath
from textwrap import shorten

from casework.documents import read_entries
from casework.submission import Submission
from intake.pack import PackSource, open_pack
from intake.sandbox import Sandbox
from intake.spool import Spool
from schemas.errors import UsageError
from schemas.types import Answer, DocumentReading

DELETED, REWORDED, ADDED = "questions_deleted", "questions_reworded", "questions_added"
_SAME_NUMBER, _ANY_NUMBER, _RECOGNISED = 0.5, 0.75, 0.9
"""Part of the words in common from which a question is another wording of one with the same number, of one anywhere,
and from which two are the same where one was recognised in a scan."""
_OF_THIS_FORM = 0.3
"""Part of the issued questions that a form must still hold to be a return of it."""
_LEAST_WORDS = 3
"""Fewer words in a row that nobody issued are a label rather than a question."""
_LISTED = 5
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class IssuedForm:
    """A blank form as it was sent out: its file's name and its questions."""

    name: str
    questions: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs: issued questions that are gone, pairs of an issued one and what it became, and new ones."""

    deleted: tuple[Answer, ...] = ()
    reworded: tuple[tuple[Answer, Answer], ...] = ()
    added: tuple[Answer, ...] = ()

    def flags(self) -> tuple[str, ...]:
        """The flags of a document with these changes."""
        found = ((DELETED, self.deleted), (REWORDED, self.reworded), (ADDED, self.added))
        return tuple(flag for flag, changes in found if changes)


def issued_form(file: Path, as_at: date, sandbox: Sandbox, spool: Spool) -> IssuedForm:
    """The blank form in a file of any format that is read. UsageError when no question is found in it."""
    pack = open_pack(PackSource("files", (file,)), sandbox, spool)
    readings = read_entries(pack.entries, sandbox, as_at, kind="questionnaire")
    questions = tuple(question for reading in readings for question in reading.questions)
    if not questions:
        reason = next((reading.document.reason for reading in readings if reading.document.reason), None)
        raise UsageError(
            f"No question was found in {file.name}, which was given as the form that was issued"
            + (f": {reason}" if reason else ". Give the blank questionnaire itself.")
        )
    return IssuedForm(file.name, questions)


def compared(submission: Submission, forms: Sequence[IssuedForm]) -> tuple[Submission, tuple[str, ...]]:
    """The submission with the flags of its questionnaires, and a notice for each that differs from the issued form it
    returns, or returns none of them."""
    readings: list[DocumentReading] = []
    notices: list[str] = []
    for reading in submission.readings:
        if reading.document.kind != "questionnaire" or not reading.questions or not forms:
            readings.append(reading)
            continue
        flags, notice = _held_against(reading, forms)
        document = replace(reading.document, flags=tuple(sorted({*reading.document.flags, *flags})))
        readings.append(replace(reading, document=document))
        if notice:
            notices.append(f"{submission.provider().name}: {notice}")
    return replace(submission, readings=tuple(readings)), tuple(notices)


def changes(issued: Sequence[Answer], returned: Sequence[Answer], *, recognised: bool = False) -> Changes:
    """What became of the issued questions. `recognised`: the returned ones were read in a scan, where letters may be
    mistaken without a word having been changed."""
    left = list(returned)
    waiting = [question for question in issued if not _take_same(question, left)]
    deleted: list[Answer] = []
    reworded: list[tuple[Answer, Answer]] = []
    for question in waiting:
        found = _other_wording(question, left)
        if found is None:
            deleted.append(question)
            continue
        left.remove(found)
        if not (recognised and _share(question, found) >= _RECOGNISED):
            reworded.append((question, found))
    added = [question for question in left if len(_words(question.text)) >= _LEAST_WORDS]
    return Changes(tuple(deleted), tuple(reworded), tuple(added))


def _held_against(reading: DocumentReading, forms: Sequence[IssuedForm]) -> tuple[tuple[str, ...], str]:
    recognised = reading.document.read == "ocr"
    found = [(form, changes(form.questions, reading.questions, recognised=recognised)) for form in forms]
    form, best = max(found, key=lambda pair: _kept(pair[0], pair[1]))
    name = PurePosixPath(reading.document.path).name
    if _kept(form, best) < _OF_THIS_FORM:
        return (), f"{name} is not a return of {_names(forms)}: hardly any question of it is in the document."
    if not best.flags():
        return (), ""
    return best.flags(), f"{name} differs from the form that was issued ({form.name}): {_told(best)}."


def _kept(form: IssuedForm, found: Changes) -> float:
    return 1 - len(found.deleted) / len(form.questions)


def _names(forms: Sequence[IssuedForm]) -> str:
    return " or ".join(form.name for form in forms)


def _told(found: Changes) -> str:
    parts = []
    if found.deleted:
        parts.append(f"{_count(found.deleted)} not in it ({_listed(found.deleted)})")
    if found.reworded:
        became = [other for _, other in found.reworded]
        parts.append(f"{_count(became)} worded otherwise ({_listed(became)})")
    if found.added:
        parts.append(f"{_count(found.added)} not in the form issued ({_listed(found.added)})")
    return "; ".join(parts)


def _count(questions: Sequence[Answer]) -> str:
    return "1 question is" if len(questions) == 1 else f"{len(questions)} questions are"


def _listed(questions: Sequence[Answer]) -> str:
    named = [
        f"{question.number} {shorten(question.text, _LONGEST, placeholder='…')}".strip()
        for question in questions[:_LISTED]
    ]
    more = len(questions) - len(named)
    return "; ".join(named) + (f"; and {more} more" if more else "")


def _take_same(question: Answer, left: list[Answer]) -> bool:
    """Take out of `left` the question in the same words, the one with the same number before others."""
    same = [other for other in left if _words(other.text) == _words(question.text)]
    if not same:
        return False
    left.remove(min(same, key=lambda other: other.number != question.number))
    return True


def _other_wording(question: Answer, left: Iterable[Answer]) -> Answer | None:
    """The question that this one most likely became."""
    best, most = None, 0.0
    for other in left:
        numbered = bool(question.number) and other.number == question.number
        share = _share(question, other)
        if share >= (_SAME_NUMBER if numbered else _ANY_NUMBER) and share + 0.2 * numbered > most:
            best, most = other, share + 0.2 * numbered
    return best


def _share(one: Answer, other: Answer) -> float:
    return SequenceMatcher(None, _words(one.text), _words(other.text), autojunk=False).ratio()


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())
