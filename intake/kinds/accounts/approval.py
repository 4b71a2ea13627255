"""When accounts were approved."""

from __future__ import annotations

import re

from intake.kinds.accounts.said import Said
from intake.located import Reading, Text
from intake.values import find_dates

_APPROVED_SHORT = re.compile(
    r"^\s*(?:date(?: of approval| approved)?|approved(?: on| by .{1,40} on)?|approval date"
    r"|signed on)\s*[:\t]?\s*",
    re.IGNORECASE,
)


def approved_on(reading: Reading, texts: list[Text]) -> Said | None:
    """The date on which the accounts were approved or signed."""
    for text in texts:
        for match in re.finditer(r"\b(?:approved|authori[sz]ed for issue|adopted)\b", text.text, re.IGNORECASE):
            rest = text.text[match.end() : match.end() + 220]
            stop = re.search(r"[.;]\s+[A-Z]", rest)
            rest = rest[: stop.start()] if stop else rest
            dates = [item for item in find_dates(rest) if item.possible]
            if dates and (dates[0].start < 130):
                start = match.end() + dates[0].start
                return Said(dates[0].value, text, start, match.end() + dates[0].end)
    return _signed(reading, texts)


def _signed(reading: Reading, texts: list[Text]) -> Said | None:
    for table in reading.tables():
        for row in table.rows:
            if len(row) >= 2 and re.match(
                r"^\s*(?:approved(?: on| by.*)?|date (?:of approval|approved)|approval date)\s*:?\s*$",
                row[0].text.text,
                re.IGNORECASE,
            ):
                for cell in row[1:]:
                    dates = [item for item in find_dates(cell.text.text) if item.possible]
                    if dates:
                        return Said(dates[0].value, cell.text, dates[0].start, dates[0].end)
    after = False
    for text in texts:
        if re.search(
            r"on (?:its|their|the) behalf|on behalf of the (?:board|trustees|members)|approved by"
            r"|signed (?:by|on)",
            text.text,
            re.IGNORECASE,
        ):
            after = True
        match = _APPROVED_SHORT.match(text.text)
        dates = [item for item in find_dates(text.text) if item.possible] if match else []
        if match and dates and (after or "approv" in match[0].lower()):
            return Said(dates[0].value, text, dates[0].start, dates[0].end, 0.85)
    return None
