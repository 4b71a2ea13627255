"""Whose accounts they are: the entity's name and company number, and whether it is a charity."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from intake.kinds.accounts.said import Said
from intake.located import Reading, Text
from intake.values import find_company_numbers, find_dates

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
    r"accountants?|auditors?|\bbank\b|financial statements|annual report|report of"
    r"|\baccounts\b|registered (?:number|office|in)|"
    r"company (?:registration )?(?:number|no)|balance sheet|profit (?:and|&) loss"
    r"|\bcontents\b|for the (?:year|period)|directors'? report|"
    r"members of|private company|prepared (?:by|for)|incorporated|unaudited|page \d"
    r"|trustees|statement of|notes to|^notes?$|^see\b|year ended|period ended|note\b",
    re.IGNORECASE,
)
_BEHIND_NAME = re.compile(
    r"\s*(?:\([^()]*\)|[|,:;–—-]?\s*(?:registered|company|registration)\s+(?:no|number)\b.*)\s*$", re.IGNORECASE
)
_TRADING = re.compile(r"^(?P<name>[A-Z][\w'’.-]*(?: [\w&'’.-]+){1,5}?),? (?:trading as|t/a)\b")
_FIRST_TABLES = 3
_CHARITY = re.compile(r"\bcharit(?:y|able|ies)\b|\btrustees?\b", re.IGNORECASE)


def is_charity(reading: Reading) -> bool:
    """Whether the accounts are a charity's: they speak of charity and trustees again and again, or of
    funds."""
    plain = reading.plain()
    if re.search(
        r"statement of financial activities|registered charity|charity (?:number|registration"
        r"|commission)|receipts and payments account",
        plain,
        re.IGNORECASE,
    ):
        return True
    return len(_CHARITY.findall(plain)) >= 5


def entity_name(reading: Reading, texts: list[Text]) -> Said | None:
    """The reporting entity: by its label, by its legal suffix near the top, or the first title that is no
    title of a report."""
    for text in texts[:80]:
        match = _NAME_LABEL.match(text.text)
        if match and not _NOT_A_NAME.search(match["name"]):
            return _trimmed(text, match.start("name"), match.end("name"))
    for text in texts[:120]:
        for start, end in _line_stretches(text.text):
            line = text.text[start:end]
            plain = _BEHIND_NAME.sub("", line.strip())
            match = _NAME.match(plain)
            if match and len(plain) <= len(match[0]) + 12 and not _NOT_A_NAME.search(plain):
                offset = start + len(line) - len(line.lstrip())
                return _trimmed(text, offset, offset + match.end())
    pair = _name_cell(reading)
    if pair is not None:
        return pair
    for text in texts[:12]:
        trading = _TRADING.match(text.text)
        if trading:
            return _trimmed(text, trading.start("name"), trading.end("name"))
    for text in texts[:12]:
        words = text.text.strip()
        if (
            2 < len(words) <= 70
            and not _NOT_A_NAME.search(words)
            and re.match(r"^[A-Z]", words)
            and not find_dates(words)
            and not re.search(r"\d{3}|[:;?!.]$", words)
        ):
            return Said(words, text, 0, len(text.text), 0.7)
    return None


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


def company_number(reading: Reading, texts: list[Text]) -> Said | None:
    """The company number under its label."""
    for text in texts:
        found = find_company_numbers(text.text)
        labelled = re.search(r"(?:compan|regist|number|no\b|\bCRN\b)", text.text, re.IGNORECASE)
        if found and labelled and len(text.text) < 1_500:
            return Said(found[0].value, text, found[0].start, found[0].end)
    for table in reading.tables():
        for row in table.rows[:15]:
            if len(row) >= 2 and re.match(
                r"^\s*(?:company|registered|registration)[\w\s]{0,24}(?:number|no\.?)\s*:?\s*$",
                row[0].text.text,
                re.IGNORECASE,
            ):
                for cell in row[1:]:
                    found = find_company_numbers(cell.text.text, labelled=True)
                    if found:
                        return Said(found[0].value, cell.text, found[0].start, found[0].end)
    return None
