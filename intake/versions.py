"""Which of two documents is the later version of the other, and which are two documents.

A wrong guess here hides a document from the rules, so only clear signs count: a version mark on the same
name, or the same kind and subject with later dates inside. `Reference 1` and `Reference 2`, `Site 2`,
`Policy_1` carry no mark.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import PurePosixPath

from intake.folder_names import is_section
from schemas.types import DocumentKind

Mark = tuple[str, tuple[int, ...], int]
"""Sorts from early to late: time in the name (digits; empty when none), version numbers, draft (-1) or final
(1)."""

NO_MARK: Mark = ("", (1,), 0)
"""A name without a mark is the first version."""

_TIME = re.compile(
    r"[\s_.(\[-]*(?:(?P<year>20\d\d)[-_. ]?(?P<month>[01]\d)[-_. ]?(?P<day>[0-3]\d)"
    r"|(?P<day_first>[0-3]\d)[-_. ]?(?P<month_second>[01]\d)[-_. ]?(?P<year_last>20\d\d))"
    r"[-_. T]*(?P<time>[0-2]\d[-_.:h]?[0-5]\d(?:[-_.:]?[0-5]\d)?)[\s)\]]*$"
)
_VERSION = re.compile(
    r"[\s_.(\[-]+(?:version|ver|v|revision|rev)[\s_.]*(?P<number>\d{1,2}(?:[._]\d{1,2})*)[\s)\]]*$", re.IGNORECASE
)
_FINISH = re.compile(r"[\s_.(\[-]+(?P<word>final|draft)(?:[\s_]+(?:version|copy))?[\s)\]]*$", re.IGNORECASE)
_COPY = re.compile(r"\s*\(copy \d{1,3}\)$", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:_(?P<plain>[2-9]|1\d)|\s*\((?P<bracketed>[1-9]|1\d)\))$")
_MOST_MARKS = 4
_DATES_IN_NAMES = re.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)?|(?:19|20)\d\d|jan\w*|feb\w*|mar|march|apr|april|may|june?|july?|aug\w*|sept?\w*|oct\w*"
    r"|nov\w*|dec\w*)\b",
    re.IGNORECASE,
)

_OWN_BY_DATE: frozenset[DocumentKind] = frozenset(
    {
        "accounts",
        "reference",
        "inspection_report",
        "risk_assessment",
        "method_statement",
        "bank_letter",
        "cash_flow_forecast",
        "kpi_return",
        "correspondence",
        "receipt",
        "other",
    }
)
"""Kinds of which a later one is another document: last year's accounts are not a draft of this year's."""
_RENEWED: frozenset[DocumentKind] = frozenset({"insurance_certificate", "registration"})
"""Kinds whose subject says all: two of them for one subject are the old and the new, whatever they are
called."""
_ONE_A_PACK: frozenset[DocumentKind] = frozenset({"questionnaire", "pricing_schedule"})
"""Kinds of which a pack holds one."""
_OVERLAP = timedelta(days=31)
"""Covers that run side by side for longer are two layers, not a renewal."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document that was read, for comparison with others of its supplier.

    `subject` says which of its kind it is: the covers of a certificate, a policy's subject, a form's id; None
    when not known. `dates` are those that the document gives itself (ISO). `period` is that for which it
    holds. `modified` is the archive's time. Copies with the same bytes should be left out.
    """

    path: str
    kind: DocumentKind
    subject: str | None = None
    dates: tuple[str, ...] = ()
    period: tuple[str, str] | None = None
    title: str | None = None
    modified: str | None = None

    @property
    def latest(self) -> str:
        """The latest date inside; empty when there is none."""
        return max(self.dates, default="")


@dataclass(frozen=True, slots=True)
class _Marked:
    """A name without its marks. `weak`: the mark is a bare number, which may as well count documents. `copy`: one of
    several files that had the very same name."""

    stem: str
    mark: Mark = NO_MARK
    weak: bool = False
    copy: bool = False


@dataclass(frozen=True, slots=True)
class _Placed:
    """A document with the marks of its own name and of the folder that is marked latest."""

    document: Candidate
    folders: tuple[_Marked, ...]
    own: _Marked

    @property
    def folder(self) -> _Marked:
        return max(self.folders, key=lambda folder: folder.mark, default=_Marked(""))

    @property
    def marks(self) -> tuple[Mark, Mark]:
        """That of a whole return comes before that of a file in it."""
        return self.folder.mark, self.own.mark


def name_mark(name: str) -> tuple[str, Mark]:
    """A folder's name, or a file's without its ending, as its stem and its mark."""
    found = _marked(name)
    return found.stem, found.mark


def version_mark(path: str) -> tuple[str, tuple[Mark, Mark]]:
    """A file's path without marks and ending, and its marks, to be compared where the stems are the same: the latest
    of its folders', then its own. `Return/SQ (v2).docx` and `Return (v2)/SQ.docx` both have the stem `Return/SQ`.
    """
    placed = _placed(Candidate(path, "other"))
    return "/".join(part.stem for part in (*placed.folders, placed.own)), placed.marks


def superseded(documents: Iterable[Candidate]) -> frozenset[str]:
    """The paths of the documents of which a later version is there too.

    Of two versions of one document the later counts: by mark, then by dates inside, then by the archive's
    time. Where nothing tells them apart, both stay.
    """
    alike: defaultdict[tuple[DocumentKind, str | None], list[Candidate]] = defaultdict(list)
    for document in sorted(documents, key=lambda document: document.path):
        alike[document.kind, document.subject].append(document)
    old: set[str] = set()
    for group in alike.values():
        old |= _older_by_mark(group)
        old |= _older_by_date([document for document in group if document.path not in old])
    return frozenset(old)


# By mark


def _older_by_mark(documents: Sequence[Candidate]) -> set[str]:
    by_name: defaultdict[tuple[str, ...], list[_Placed]] = defaultdict(list)
    for placed in map(_placed, documents):
        by_name[_name(placed)].append(placed)
    old: set[str] = set()
    for versions in by_name.values():
        certain = _certain(versions)
        if len({placed.marks for placed in certain}) > 1 or any(placed.own.copy for placed in certain):
            keys = {
                placed.document.path: (placed.marks, placed.document.latest, placed.document.modified or "")
                for placed in certain
            }
            last = max(keys.values())
            old |= {path for path, key in keys.items() if key < last}
    return old


def _name(placed: _Placed) -> tuple[str, ...]:
    """What versions of one document share: the name, and the folders as far as they say which document it is. Where
    the subject is known they do not; of a form, the sections of a pack do not."""
    folders = [folder.stem for folder in placed.folders]
    if placed.document.subject is not None:
        folders = []
    elif placed.document.kind in _ONE_A_PACK:
        folders = [folder for folder in folders if not is_section(folder) or re.search(r"\d", folder)]
    return (*map(_comparable, folders), _comparable(placed.own.stem))


def _certain(versions: Sequence[_Placed]) -> list[_Placed]:
    """Without bare numbers, unless they number a name that is there without one too, of a document known to be the
    same: its subject is known, or its kind is one of which a pack holds one."""
    told_by_folder = len({placed.folder.mark for placed in versions}) > 1
    weak = {placed.document.path: placed.own.weak or (told_by_folder and placed.folder.weak) for placed in versions}
    base_is_there = not all(weak.values())
    return [
        placed
        for placed in versions
        if not weak[placed.document.path]
        or (base_is_there and (placed.document.subject is not None or placed.document.kind in _ONE_A_PACK))
    ]


def _placed(document: Candidate) -> _Placed:
    pure = PurePosixPath(document.path)
    return _Placed(document, tuple(_marked(part) for part in pure.parts[:-1]), _marked(pure.stem))


def _marked(name: str) -> _Marked:
    stem, (time, numbers, finish), weak, copy = name, NO_MARK, False, False
    for _ in range(_MOST_MARKS):
        if match := _COPY.search(stem):
            copy = True
        elif match := _TIME.search(stem):
            time = time or _digits(match)
        elif match := _FINISH.search(stem):
            finish = finish or {"final": 1, "draft": -1}[match["word"].lower()]
        elif match := _VERSION.search(stem):
            numbers = tuple(int(number) for number in re.split(r"[._]", match["number"]))
        elif numbers == NO_MARK[1] and (match := _NUMBERED.search(stem)):
            # A browser's `(1)` is the second file of that name.
            numbers = (int(match["plain"]),) if match["plain"] else (int(match["bracketed"]) + 1,)
            weak = time == "" and finish == 0
        if match is None or match.start() == 0:
            break
        stem = stem[: match.start()]
    return _Marked(stem, (time, numbers, finish), weak, copy)


def _digits(match: re.Match[str]) -> str:
    year, month, day = (
        (match["year"], match["month"], match["day"])
        if match["year"]
        else (match["year_last"], match["month_second"], match["day_first"])
    )
    return f"{year}{month}{day}{re.sub(r'[^0-9]', '', match['time'])}".ljust(14, "0")


def _comparable(stem: str) -> str:
    return re.sub(r"[\s_\-–]+", " ", stem).strip().casefold()


# By dates


def _older_by_date(documents: Sequence[Candidate]) -> set[str]:
    return {
        document.path
        for document in documents
        if any(_is_renewal(document, other) for other in documents if other is not document)
    }


def _is_renewal(old: Candidate, new: Candidate) -> bool:
    """Whether `new`, of the same kind and subject, is `old` again with later dates."""
    if old.kind in _OWN_BY_DATE or not old.latest or not new.latest > old.latest:
        return False
    if old.subject is not None and old.kind in _RENEWED:
        return not _side_by_side(old, new)
    return _undated(old) == _undated(new) and not _side_by_side(old, new)


def _undated(document: Candidate) -> str:
    """The title, else the name, without dates and marks."""
    own = document.title or _marked(PurePosixPath(document.path).stem).stem
    return " ".join(_DATES_IN_NAMES.sub(" ", _comparable(own)).split())


def _side_by_side(old: Candidate, new: Candidate) -> bool:
    if old.period is None or new.period is None:
        return False
    try:
        ends, starts = date.fromisoformat(old.period[1]), date.fromisoformat(new.period[0])
    except ValueError:
        return True
    return ends - starts > _OVERLAP
