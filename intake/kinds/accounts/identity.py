"""Whose accounts they are: company and charity number, and whether it is a charity."""

from __future__ import annotations

import re

from intake.kinds.accounts.said import Said
from intake.located import Reading, Text
from intake.values import find_charity_numbers, find_company_numbers

_CHARITY = re.compile(r"\bcharit(?:y|able|ies)\b|\btrustees?\b", re.IGNORECASE)
_LONGEST_NUMBERED = 200
_NUMBER_TEXTS = 60
_OTHERS = re.compile(
    r"grant|donation|funder|donor|supported by|subsidiary|parent|in partnership|transferred", re.IGNORECASE
)
_CHARITY_LABEL = re.compile(
    r"^\s*(?:registered\s+)?charity\s*(?:registration\s+|commission\s+)?(?:registered\s+)?(?:number|no\.?|n[o°º])?\s*:?\s*$"
    r"|^\s*registered charity\s*:?\s*$",
    re.IGNORECASE,
)


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


def charity_number(reading: Reading, texts: list[Text]) -> Said | None:
    """The charity's own number, as its cover, its particulars or its running headings print it; not one in a sentence
    on a funder."""
    for table in reading.tables():
        for row in table.rows[:20]:
            if len(row) >= 2 and _CHARITY_LABEL.match(row[0].text.text):
                for cell in row[1:]:
                    found = find_charity_numbers(cell.text.text, labelled=True)
                    if found:
                        return Said(found[0].value, cell.text, found[0].start, found[0].end)
    for text in texts[:_NUMBER_TEXTS]:
        if len(text.text) <= _LONGEST_NUMBERED and not _OTHERS.search(text.text):
            found = find_charity_numbers(text.text)
            if found:
                return Said(found[0].value, text, found[0].start, found[0].end)
    return None
