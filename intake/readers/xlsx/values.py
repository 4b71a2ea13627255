"""Values of workbook cells in the form in which they are quoted."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import Decimal

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ENTITY = re.compile(r"&(?:#x([0-9A-Fa-f]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot|apos));")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
SECONDS_A_DAY = 86_400
_LAST_SERIAL = 2_958_465
"""31 December 9999, the last day that a workbook knows."""

_PHANTOM_DAY = 60
"""29 February 1900, which never was but is counted: serials before it are a day off."""


def plain_number(value: int | float) -> str:
    """A number in its shortest decimal form: "61250", "0.947"."""
    if isinstance(value, int):
        return str(value)
    written = repr(value)
    if "e" in written or "n" in written:
        return format(Decimal(written), "f") if "e" in written else written
    return written[:-2] if written.endswith(".0") else written


def moment_of(serial: float, since_1904: bool) -> datetime | None:
    """The date and time of a serial number to the nearest second, None outside what a workbook knows."""
    if not 0 <= serial <= _LAST_SERIAL:
        return None
    if since_1904:
        return datetime(1904, 1, 1) + timedelta(seconds=round(serial * SECONDS_A_DAY))
    if serial < _PHANTOM_DAY:
        serial += 1
    return datetime(1899, 12, 30) + timedelta(seconds=round(serial * SECONDS_A_DAY))


def date_of(text: str) -> date | None:
    """The day of an ISO date or time as stored in cells of type d."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def unescaped(text: str) -> str:
    """XML text without entities, and without a workbook's own escapes (_x000D_)."""
    if "&" in text:
        text = _ENTITY.sub(_entity, text)
    if "_x" in text:
        text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _entity(match: re.Match[str]) -> str:
    if match[3]:
        return _NAMED[match[3]]
    code = int(match[1], 16) if match[1] else int(match[2])
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
