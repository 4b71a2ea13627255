"""Formats of inline XBRL: printed words to numbers, dates and yes or no.

Every registry from 2008 to 2022 is read by the name of its formats alone, case and hyphens ignored, since filings
declare the wrong registry as often as the right one. An unknown format is read by what the words look like.
"""

from __future__ import annotations

import re
from datetime import date

from intake.values import find_dates

_NOUGHTS = frozenset({"", "-", "--", "–", "—", "−", "nil", "none", "no", "zero"})
_ZERO_FORMATS = frozenset({"zerodash", "numdash", "fixedzero", "nocontent", "fixedempty"})
_COMMA_DECIMAL = re.compile(r"^num(?:commadecimal|dotcomma|spacecomma|comma)(?:apos|in)?$")
_UNIT_DECIMAL = re.compile(r"^num(?:unitdecimal\w*)$")
_MONTH_FIRST = re.compile(r"^date(?:slash|dot|long|short)us$|^datemonthdayyear$")
_YEAR_FIRST = re.compile(r"^dateyearmonthday$")
_SPACES = re.compile(r"[\s'’`\u00a0\u2009\u202f]+")
_NEGATIVE = re.compile(r"^[(\[].*[)\]]$|^[-−–]")
_NOT_DIGITS = re.compile(r"[^\d.,]+")
_PLAIN = re.compile(r"^\d+(?:\.\d+)?$|^\.\d+$")
_ISO = re.compile(r"^\s*(\d{4})-(\d{2})-(\d{2})")
_NUMBERS = re.compile(r"\d+")


def kind_of(name: str) -> str:
    """The local name of a format in lower case without hyphens: "ixt:num-dot-decimal" is "numdotdecimal"."""
    return name.rpartition(":")[2].replace("-", "").lower()


def is_comma_decimal(form: str) -> bool:
    """Whether the format takes a comma for what parts pounds from pence, as on the continent."""
    return bool(_COMMA_DECIMAL.match(form))


def is_unit_decimal(form: str) -> bool:
    """Whether the format is words between the pounds and the pence: "5 pounds 20 pence"."""
    return bool(_UNIT_DECIMAL.match(form))


def number_of(words: str, form: str, scale: int = 0, negative: bool = False) -> float | None:
    """The value of a number's words by its format, scale (a power of ten) and sign; None where they are no number.

    A dash, nil or none is nought whatever the format. A minus or brackets inside the tag, which the standard does not
    allow but filings hold, are taken as a minus, once.
    """
    plain = words.strip()
    if form in _ZERO_FORMATS or plain.lower() in _NOUGHTS:
        return 0.0
    negative = negative or bool(_NEGATIVE.match(plain))
    digits = _digits(plain, form)
    if not _PLAIN.match(digits):
        return None
    value = float(f"{digits}e{max(-12, min(15, scale))}")
    return -value if negative and value else value


def _digits(plain: str, form: str) -> str:
    """The digits with a full stop before the decimals."""
    if is_unit_decimal(form):
        found = _NUMBERS.findall(_SPACES.sub("", plain).replace(",", ""))
        return ".".join(found) if len(found) == 2 else "".join(found[:1])
    digits = _NOT_DIGITS.sub("", _SPACES.sub("", plain)).strip(".,") if not _PLAIN.match(plain) else plain
    if is_comma_decimal(form):
        return digits.replace(".", "").replace(",", ".", 1)
    return digits.replace(",", "")


def truth_of(words: str, form: str) -> bool | None:
    """Yes or no by format, else by the words; None where neither tells."""
    if form in ("booleantrue", "fixedtrue"):
        return True
    if form in ("booleanfalse", "fixedfalse"):
        return False
    plain = words.strip().lower()
    return True if plain in ("true", "yes", "1") else False if plain in ("false", "no", "0") else None


def date_of(words: str, form: str = "") -> str | None:
    """The ISO date that the words give, None where they give none. Figures alone are day first unless the format says
    month first; two digits of a year are of this century."""
    iso = _ISO.match(words)
    if iso:
        return _valid(int(iso[1]), int(iso[2]), int(iso[3]))
    numbers = [int(number) for number in _NUMBERS.findall(words)]
    if len(numbers) == 3 and not re.search(r"[A-Za-z]{3}", words):
        if _YEAR_FIRST.match(form) or numbers[0] > 31:
            return _valid(*numbers)
        day, month, year = (numbers[1], numbers[0], numbers[2]) if _MONTH_FIRST.match(form) else tuple(numbers)
        return _valid(year if year > 99 else 2000 + year, month, day)
    found = [item for item in find_dates(words) if item.possible]
    return found[0].value if found else None


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
