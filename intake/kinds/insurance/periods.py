"""When cover begins and ends, as letters say it in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from intake.kinds.insurance.covers import Mention, nearest
from intake.kinds.insurance.seen import WRITTEN, Leaf, Seen
from intake.located import Text
from intake.values import Found, find_dates

_FROM = re.compile(
    r"(?:from|commenc\w+|incept\w*|effective|starting|starts?|begins?|with effect from"
    r"|between)[\w\s:,]{0,22}$",
    re.IGNORECASE,
)

_UNTIL = re.compile(
    r"(?:\bto|until|till|expir\w+|renew\w*|ends?|ending|lapse\w*|valid (?:to|through)|through"
    r"|(?:^|(?<=\s)|(?<=\d))[–—-](?=\s|$|\d))[\w\s:,]{0,30}$",
    re.IGNORECASE,
)

_RENEWED = re.compile(
    r"(?<!\bbe )\b(?:last |was |been |again )*renewed (?:on|from|with effect from)\W*$", re.IGNORECASE
)

_RENEWAL = re.compile(r"renew\w*[\w\s:,]{0,30}$", re.IGNORECASE)

_RETROACTIVE = re.compile(
    r"retroactive|claims (?:made|arising)|work (?:done|carried out)|acts? (?:since|after)"
    r"|issued|dated|date of (?:issue|birth)|previous|last year|prepared|printed"
    r"|first insured", re.IGNORECASE)


def dates_in(text: Text, start: int, words: str, named: Sequence[Mention], covers: tuple[str, ...]) -> Iterator[Seen]:
    dates = find_dates(words)
    for number, item in enumerate(dates):
        before = words[max(0, item.start - 60) : item.start]
        if number:
            before = words[max(dates[number - 1].end, item.start - 60) : item.start]
        leaf: Leaf | None = None
        if _RETROACTIVE.search(before):
            continue
        after_dash = number == 0 and _joined(words, dates) and re.search(r"[–—-]\s*$", before)
        if after_dash or _RENEWED.search(before):
            leaf = "starts"
        elif _UNTIL.search(before):
            leaf = "expires"
        elif _FROM.search(before) or (
            number == 0 and _joined(words, dates)
        ):
            leaf = "starts"
        elif (
            number
            and re.fullmatch(r"\s*(?:and|to)\s*(?:\d\d[:.]\d\d\s*)?", before)
            and re.search(r"between", words, re.IGNORECASE)
        ):
            leaf = "expires"
        if leaf is None:
            continue
        rank = WRITTEN - 0.5 if leaf == "expires" and _RENEWAL.search(before) else WRITTEN
        for cover in nearest(item.start, named, covers):
            yield Seen(leaf, item.value, text, start + item.start, start + item.end, cover, rank)


def _joined(words: str, dates: Sequence[Found[str]]) -> bool:
    """Whether the first two dates stand as first and last day ("1 April 2026 to 31 March 2027")."""
    between = words[dates[0].end : dates[1].start] if len(dates) > 1 else ""
    return bool(re.fullmatch(r"[\s,]*(?:\w+\s+)?(?:to|until|[–—-])[\s\w:,]{0,25}", between, re.IGNORECASE))
