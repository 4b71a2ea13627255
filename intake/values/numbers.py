"""Plain numbers and percentages."""

from __future__ import annotations

import re

from intake.values.found import Found

_FIGURE = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_NUMBER = re.compile(
    rf"(?<![\w.,/])(?P<minus>[-−](?=\d))?(?P<open>\()?(?P<figure>{_FIGURE})(?P<close>\))?(?![\w/]|[.,]\d)"
)
_PERCENT = re.compile(
    rf"(?<![\w.,])(?P<minus>[-−])?(?P<open>\()?(?P<figure>{_FIGURE})\s?(?:%|per\s?cent\b"
    rf"|percent\b)(?P<close>\))?",
    re.IGNORECASE,
)


def find_numbers(text: str) -> list[Found[float]]:
    """Numbers standing alone, no parts of words, dates or references; brackets are negative."""
    return [_number(match) for match in _NUMBER.finditer(text)]


def find_percent(text: str) -> list[Found[float]]:
    """Percentages as printed: 95 for "95 %" and "95 per cent"."""
    return [_number(match) for match in _PERCENT.finditer(text)]


def _number(match: re.Match[str]) -> Found[float]:
    value = float(match["figure"].replace(",", ""))
    bracketed = bool(match["open"] and match["close"])
    start, end = match.start(), match.end()
    if not bracketed:
        start += 1 if match["open"] else 0
        end -= 1 if match["close"] else 0
    return Found(-value if value and (match["minus"] or bracketed) else value, start, end)
