"""The name of the entity that accounts are of: from its label, its cover, its running headings or its reports' titles;
never from the signature or the address of an accountant, auditor or examiner."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from intake.kinds.accounts.said import Said
from intake.located import Reading, Text
from intake.values import find_dates

_NAME = re.compile(
    r"^(?:the\s+)?[A-Z0-9(“\"'][\w&'’.,()/\- ]{1,90}?\b(?:limited|ltd\.?|llp|l\.l\.p\.|plc"
    r"|p\.l\.c\.|cic|c\.i\.c\.|"
    r"community interest company|cio|community benefit society|limited liability partnership)\b\.?",
    re.IGNORECASE,
)
_NAME_LABEL = re.compile(
    r"^\s*(?:name of (?:the )?(?:company|entity|charity|organisation|business)|(?:company"
    r"|entity|charity|organisation|business|registered|charity's|legal) name"
    r"|name)\s*[:\t]\s*(?P<name>[^\t\n]{2,100})",
    re.IGNORECASE,
)
_NOT_A_NAME = re.compile(
    r"accountants?|auditors?|examiners?|on behalf of|signed|\bbank\b|financial statements|annual report|report of"
    r"|\baccounts\b|registered (?:number|office|in)|"
    r"company (?:registration )?(?:number|no)|balance sheet|profit (?:and|&) loss"
    r"|\bcontents\b|for the (?:year|period)|directors'? report|"
    r"members of|private company|prepared (?:by|for)|incorporated|unaudited|page \d"
    r"|trustees|statement of|notes to|^notes?$|^see\b|year ended|period ended|note\b"
    r"|limited by guarantee|not having (?:a )?share capital|registered charity|charity (?:number|no\b|registration)"
    r"|\b(?:FCCA|ACCA|ACA|FCA|CTA|FCMA|ACMA|CGMA|CIPFA|CPFA|FMAAT|MAAT|FAIA|DChA|FFA|FIPA)\b",
    re.IGNORECASE,
)
_BEHIND_NAME = re.compile(
    r"\s*(?:\([^()]*\)|[|,:;–—-]?\s*(?:registered|company|registration)\s+(?:no|number)\b.*)\s*$", re.IGNORECASE
)
_TRADING = re.compile(r"^(?P<name>[A-Z][\w'’.-]*(?: [\w&'’.-]+){1,5}?),? (?:trading as|t/a)\b")
_FIRST_TABLES = 3
_COVER = 12
"""Texts at the top among which a title may stand that is a name without a legal suffix."""
_FIRST_TEXTS = 120
_OFTEN = 2
"""Other places where a title must come again to be the running name."""
_LONGEST_TITLE = 160
_REPORT = re.compile(r"\b(?:examiner|auditor|accountant)s?['’]?s?['’]? (?:\w+ )?report\b(?!.*\s\d+\s*$)", re.IGNORECASE)
_NEXT_PART = re.compile(
    r"^(?:(?:company |consolidated |abridged )?balance sheet|statement of|income statement|profit (?:and|&|or) loss"
    r"|income (?:and|&) expenditure|receipts (?:and|&) payments|notes to|trustees"
    r"|(?:strategic |report of the )?directors|detailed )",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"^\W*(?:(?:independent|chartered|certified|registered|statutory|reporting|senior|external|the|our|company|their"
    r"|and|public)\W+)*(?:accountants?|auditors?|examiners?|accountancy services|tax advisers?|bankers?|solicitors?"
    r"|legal advisers?)(?:(?: and|,| &) [\w ]{0,40}(?:auditors?|accountants?|advisers?))?(?: name| and address)?\W*$",
    re.IGNORECASE,
)
_OF_NAME = re.compile(
    r"\b(?:trustees|directors|members|shareholders|governors|board|committee|accounts|statements|report) of "
    r"(?P<name>(?:the )?[A-Z][\w&'’.,() -]{2,80}?)\s*(?:$|[,(\t\n]|for the )"
)


def entity_name(reading: Reading, texts: list[Text]) -> Said | None:
    """The reporting entity: by its label, by a title of the cover that has a legal suffix or comes again, by a suffix
    further down, in the titles of reports, or the first title that is no title of a report."""
    labelled = _labelled(texts)
    if labelled is not None:
        return labelled
    of_others = _of_others(texts)
    own = [text for number, text in enumerate(texts[:_FIRST_TEXTS]) if number not in of_others]
    cover = [text for number, text in enumerate(texts[:_COVER]) if number not in of_others]
    return (
        _with_suffix(cover)
        or _running(cover, texts)
        or _with_suffix(own)
        or _name_cell(reading)
        or _trading(cover)
        or _of_reports(texts)
        or _first_title(cover)
    )


def _labelled(texts: list[Text]) -> Said | None:
    for text in texts[:80]:
        match = _NAME_LABEL.match(text.text)
        if match and not _NOT_A_NAME.search(match["name"]):
            return _trimmed(text, match.start("name"), match.end("name"))
    return None


def _of_others(texts: list[Text]) -> set[int]:
    """The texts that speak for an accountant, auditor, examiner, banker: their reports, what stands under their role,
    and a firm's line over its profession."""
    found: set[int] = set()
    reporting = False
    for number, text in enumerate(texts):
        words = text.text.strip()
        if len(words) <= _LONGEST_TITLE:
            if _REPORT.search(words):
                reporting = True
            elif _NEXT_PART.match(words):
                reporting = False
        above = texts[number - 1].text if number else ""
        below = texts[number + 1].text if number + 1 < len(texts) else ""
        if reporting or _ROLE.match(above) or _ROLE.match(below) or _ROLE.match(words.split("\t")[0]):
            found.add(number)
    return found


def _with_suffix(texts: list[Text]) -> Said | None:
    for text in texts:
        for start, end in _line_stretches(text.text):
            line = text.text[start:end]
            plain = _BEHIND_NAME.sub("", line.strip())
            match = _NAME.match(plain)
            if match and len(plain) <= len(match[0]) + 12 and not _NOT_A_NAME.search(plain):
                offset = start + len(line) - len(line.lstrip())
                return _trimmed(text, offset, offset + match.end())
    return None


def _running(cover: list[Text], texts: list[Text]) -> Said | None:
    """A title of the cover that comes again: as a line of its own, at the start of a footer, or in "of X"."""
    for text in cover:
        name = " ".join(text.text.split())
        if not _is_title(name):
            continue
        again = re.compile(rf"^\W*{re.escape(name)}(?:\W*\d*|\t.*)$|\bof {re.escape(name)}\b", re.IGNORECASE)
        if sum(other is not text and bool(again.search(other.text)) for other in texts) >= _OFTEN:
            return _trimmed(text, 0, len(text.text))
    return None


def _trading(texts: list[Text]) -> Said | None:
    for text in texts:
        trading = _TRADING.match(text.text)
        if trading:
            return _trimmed(text, trading.start("name"), trading.end("name"))
    return None


def _of_reports(texts: list[Text]) -> Said | None:
    for text in texts:
        match = _OF_NAME.search(text.text) if len(text.text) <= _LONGEST_TITLE else None
        if match and _is_title(match["name"]):
            said = _trimmed(text, match.start("name"), match.end("name"))
            return Said(said.value, said.text, said.start, said.end, 0.8)
    return None


def _first_title(texts: list[Text]) -> Said | None:
    for text in texts:
        words = text.text.strip()
        if _is_title(words):
            return Said(words, text, 0, len(text.text), 0.7)
    return None


def _is_title(words: str) -> bool:
    return (
        2 < len(words) <= 70
        and not _NOT_A_NAME.search(words)
        and bool(re.match(r"^[A-Z]", words))
        and not find_dates(words)
        and not re.search(r"\d{3}|[:;?!.]$", words)
    )


def _name_cell(reading: Reading) -> Said | None:
    for table in islice(reading.tables(), _FIRST_TABLES):
        for row in table.rows[:12]:
            if len(row) >= 2 and re.match(
                r"^\s*(?:(?:company|entity|charity|organisation|business) name|name of (?:company"
                r"|charity|entity|organisation))\s*:?\s*$",
                row[0].text.text,
                re.IGNORECASE,
            ):
                value = next((cell.text for cell in row[1:] if cell.text), None)
                if value is not None:
                    return _trimmed(value, 0, len(value.text))
    return None


def _line_stretches(words: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^\n\t]+", words):
        yield match.start(), match.end()


def _trimmed(text: Text, start: int, end: int) -> Said:
    words = text.text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip(" .,;:"))
    if words.rstrip().lower().endswith(("ltd.", "p.l.c.", "c.i.c.")):
        end = start + len(words.strip())
    return Said(" ".join(text.text[start:end].split()), text, start, end)
