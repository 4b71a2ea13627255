"""One person's check as the cells of a record say it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from intake.kinds.headers import Column
from intake.kinds.legend import Legend
from intake.kinds.listing import Listing, Record
from intake.located import Cell, Text
from intake.values import find_dates, is_ticked, yes_no

_ENHANCED = re.compile(r"\benh(?:anced)?\b\.?|\bebl\b|\becbl\b|^\W*e(?:\s*[+&/].*)?\W*$", re.IGNORECASE)
_NOT_ENHANCED = re.compile(
    r"\bnot enh|^\W*[sb]\W*$|\bstandard\b|\bstd\b|\bbas(?:ic)?\b|\bnone\b|\bno (?:dbs|check)", re.IGNORECASE
)
_PENDING = re.compile(
    r"\bpending\b|\bawait|\bapplied\b|\bin progress\b|\bprocessing\b|\bsubmitted\b|\bto be\b|\btbc\b|\btba\b"
    r"|\brequested\b|\boutstanding\b"
    r"|\bnot (?:yet|received|held|done|checked|known|seen|registered|subscribed|joined|applicable"
    r"|required|enrolled)\b",
    re.IGNORECASE,
)
_CHILDREN = re.compile(
    r"\bchild|\bcbl\b|\bboth\b|\bc\s*[&/+]\s*a\b|\ball lists\b|\bbarred lists\b|\bebl\b|\becbl\b",
    re.IGNORECASE,
)
_BARRED = re.compile(r"\bbarred|\bcbl\b|\bebl\b|\becbl\b|\blist ?99\b|\bbl\b", re.IGNORECASE)
_WITHOUT_BARRED = re.compile(
    r"\b(?:no|not|without|excl\w*|w/o|ex\.?)\b[^,;.]{0,20}\bbarred|\bbarred[^,;.]{0,20}\b(?:no|not|none|n/a)\b",
    re.IGNORECASE,
)
_BARRED_CLAUSE = re.compile(r"[,;(]\s*(?:(?!enh)[^,;()])*\bbarred(?:(?!enh)[^,;()])*\)?", re.IGNORECASE)
_ADULTS_ONLY = re.compile(r"\badults?\b", re.IGNORECASE)
_CLEAR = re.compile(
    r"\bclear|\bnone recorded\b|\bchecked\b|\bno (?:match|trace|record|info)|\bcompleted?\b|\bsatisfactory\b"
    r"|\bpass",
    re.IGNORECASE,
)
_UPDATE = re.compile(r"update serv", re.IGNORECASE)
_NOT_ON_UPDATE = re.compile(
    r"\b(?:not|no|isn['’]t)\b[^,;.]{0,40}update serv|update serv\w*[^,;.]{0,12}\b(?:no|not|pending)\b", re.IGNORECASE
)
_ON_UPDATE = re.compile(
    r"\bsubscri(?:bed|ption|ber)|\bregistered\b|\bon (?:the )?(?:service|us)\b|\bcurrent\b|\bactive\b|\bchecked\b"
    r"|\bvalid\b|\bno change|\bC\d{8,}",
    re.IGNORECASE,
)
_ISSUE = re.compile(r"\bissue", re.IGNORECASE)
_RENEWAL = re.compile(r"\brenew", re.IGNORECASE)
_NOTHING = re.compile(r"^\W*(?:n/?a|none|nil|no|n|tbc|x\s*no|not applicable)?\W*$", re.IGNORECASE)

NO_LEGEND = Legend()


@dataclass(frozen=True, slots=True)
class Check:
    """What the record shows of one person; None is what it does not say. `places` are the cells of each
    answer."""

    enhanced: bool | None = None
    barred: bool | None = None
    update: bool | None = None
    regulated: bool | None = None
    issued: str | None = None
    issued_at: Text | None = None
    enhanced_at: Text | None = None
    barred_at: Text | None = None
    update_at: Text | None = None

    def joined(self, other: Check) -> Check:
        """This check, with what only the other says."""
        return replace(
            self,
            **{name: getattr(other, name) for name in self.__dataclass_fields__ if getattr(self, name) is None},
        )


def check_of(listing: Listing, record: Record, legend: Legend = NO_LEGEND) -> Check:
    """Read a record's check from its columns, and from the one column where everything stands together."""
    check = Check()
    for column in sorted(listing.columns, key=_right):
        cell = record.cells.get(column.index)
        if column.role is None or cell is None:
            continue
        reader = _READERS.get(column.role)
        if reader is not None:
            check = check.joined(reader(cell, legend.meaning(cell.text.text), legend.meaning(column.words)))
    return check


def check_in_words(text: Text) -> Check:
    """Read a check from running words."""
    cell = Cell(text, 0, 0)
    check = _together(cell, text.text, "")
    if _UPDATE.search(text.text):
        check = replace(check, update=not _NOT_ON_UPDATE.search(text.text), update_at=text)
    return check


def _right(column: Column) -> int:
    """The order in which columns are believed: an issue date before any other date of the check."""
    return 0 if column.role != "issued" else 1 if _ISSUE.search(column.words) else 2


def _level(cell: Cell, text: str, _words: str) -> Check:
    enhanced = level_of(text)
    check = Check(enhanced=enhanced, enhanced_at=cell.text)
    if _BARRED.search(text):
        check = replace(check, barred=enhanced is not False and _names_children(text), barred_at=cell.text)
    if _UPDATE.search(text):
        check = replace(check, update=not _PENDING.search(text), update_at=cell.text)
    return check


def _enhanced(cell: Cell, text: str, words: str) -> Check:
    """A column headed "Enhanced DBS": a tick, a date or a number says that it is there."""
    answer = True if _CLEAR.search(text) else _answer(text)
    check = replace(
        _level(cell, text, words),
        enhanced=level_of(text) if level_of(text) is not None else answer,
        enhanced_at=cell.text,
    )
    if _BARRED.search(words) and answer:
        check = replace(check, barred=_names_children(words), barred_at=cell.text)
    return check.joined(_issued(cell, text, words)) if find_dates(text) else check


def _together(cell: Cell, text: str, words: str) -> Check:
    """A column headed "DBS": level, number and date as they come; a bare tick says nothing of the level."""
    check = _level(cell, text, words) if level_of(text) is not None or _BARRED.search(text) else Check()
    if level_of(words) and check.enhanced is None and _answer(text):
        check = replace(check, enhanced=True, enhanced_at=cell.text)
    return check.joined(_issued(cell, text, words)) if find_dates(text) else check


def _barred(cell: Cell, text: str, words: str) -> Check:
    answer = _answer(text)
    if answer is None or (answer and not _is_plain(text)):
        answer = bool(_CHILDREN.search(text) or _CLEAR.search(text) or answer) and not _PENDING.search(text)
    adults = _ADULTS_ONLY.search(text) or (_ADULTS_ONLY.search(words) and not _CHILDREN.search(words))
    if adults and not _CHILDREN.search(text):
        answer = False
    return Check(barred=answer, barred_at=cell.text)


def _update(cell: Cell, text: str, _words: str) -> Check:
    answer = _answer(text)
    if answer is None:
        answer = bool(_ON_UPDATE.search(text)) and not _PENDING.search(text)
    return Check(update=answer, update_at=cell.text)


def _issued(cell: Cell, _text: str, words: str) -> Check:
    found = date_of(cell)
    if found is None:
        return Check()
    printed = next((item for item in find_dates(cell.text.text) if item.value == found), None)
    whole = printed is None or cell.text.cell is not None
    place = cell.text if whole or printed is None else cell.text.part(printed.start, printed.end)
    return replace(_headed(cell, words), issued=found, issued_at=place)


def _number(cell: Cell, text: str, words: str) -> Check:
    return _headed(cell, words) if _answer(text) else Check()


def _headed(cell: Cell, words: str) -> Check:
    """What a date or number below a header such as "Enhanced DBS with barred list: date" says of the level."""
    if not level_of(words):
        return Check()
    barred = _names_children(words) if _BARRED.search(words) else None
    return Check(enhanced=True, enhanced_at=cell.text, barred=barred, barred_at=cell.text)


def _regulated(_cell: Cell, text: str, _words: str) -> Check:
    return Check(regulated=_answer(text))


_READERS = {
    "level": _level,
    "enhanced": _enhanced,
    "dbs": _together,
    "barred": _barred,
    "update": _update,
    "issued": _issued,
    "number": _number,
    "regulated": _regulated,
}


def level_of(text: str) -> bool | None:
    """True for an enhanced check, False for a lower one, none or one that is only applied for, None when
    not said. What a clause of its own says of the barred list ("barred list not applicable") is not of the level."""
    text = _BARRED_CLAUSE.sub("", text)
    if _NOT_ENHANCED.search(text) or (_PENDING.search(text) and not _RENEWAL.search(text)):
        return False
    return True if _ENHANCED.search(text) else None


def date_of(cell: Cell) -> str | None:
    """The cell's date as an ISO string, the first possible one where there are several."""
    if isinstance(cell.value, date):
        return cell.value.isoformat()
    return next((found.value for found in find_dates(cell.text.text) if found.possible), None)


def _answer(text: str) -> bool | None:
    """Yes or no of a cell that answers the question in its header: words, ticks and crosses, a date, a
    number."""
    mark = text.strip()
    if mark in ("✗", "✘", "✕", "❌", "×"):
        return False
    ticked = is_ticked(mark)
    if ticked is not None:
        return ticked
    if _NOTHING.match(text) or _PENDING.search(text):
        return False
    said = yes_no(text)
    if said is not None:
        return said
    return True if find_dates(text) or re.fullmatch(r"\W*\d[\d\s]{5,}\W*", text) else None


def _is_plain(text: str) -> bool:
    """Whether the cell is a bare yes, tick, date or number, without words that qualify it."""
    return not re.search(r"[A-Za-z]{4,}", re.sub(r"\b(?:yes|true|checked|\w+ \d{4})\b", "", text, flags=re.IGNORECASE))


def _names_children(text: str) -> bool:
    """Whether a mention of the barred list means the children's: adults' alone, or "without", does not."""
    if _WITHOUT_BARRED.search(text):
        return False
    return bool(_CHILDREN.search(text)) or not _ADULTS_ONLY.search(text)
