"""Amounts of money, in pounds after scale and sign."""

from __future__ import annotations

import re

from intake.values.found import Found

_FIGURE = r"(?:\d{1,3}(?:,\s?\d{3})+|\d{1,3}(?:['’ \u00a0\u2009\u202f]\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_SCALE = r"(?:billion|million|thousand|bn|mil|mn|m|k)(?![A-Za-z²³])"
_SIGN = r"£|GBP|UK£|Sterling"
_AFTER = r"pounds?(?:\s+sterling)?|GBP|sterling|quid"
_FACTORS = {
    **dict.fromkeys(("k", "thousand"), 1e3),
    **dict.fromkeys(("m", "mn", "mil", "million"), 1e6),
    **dict.fromkeys(("bn", "billion"), 1e9),
}

_SIGNED = re.compile(
    rf"(?P<minus>[-−–](?=\s?(?:{_SIGN})))?(?P<open>\()?\s?(?<![A-Za-z])(?:{_SIGN})\s*(?P<inner>[-−(])?\s?"
    rf"(?P<figure>{_FIGURE})(?:\s?(?P<scale>{_SCALE}))?(?P<close>\s?\))?",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    rf"(?<![\w.,£])(?P<open>\()?(?P<figure>{_FIGURE})(?:\s?(?P<scale>{_SCALE}))?\s?(?:{_AFTER})\b(?"
    rf"P<close>\s?\))?",
    re.IGNORECASE,
)
_PENCE = re.compile(r"(?<![\w.,£])(?P<figure>\d{1,2}(?:\.\d)?)\s?(?:p|pence)\b(?!\.\d)", re.IGNORECASE)
_BARE = re.compile(
    rf"(?<![\w.,/£-])(?P<minus>[-−])?(?P<open>\()?(?P<figure>{_FIGURE})(?:\s?(?P<scale>{_SCALE}))?("
    rf"?P<close>\s?\))?"
    r"(?![\w%/]|[.,:-]\d)",
    re.IGNORECASE,
)

_LOSS = re.compile(r"\b(?:loss(?:es)?|deficit|decrease|outflow|liabilities|creditors)\W*$", re.IGNORECASE)

# fmt: off
_UNITS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)
# fmt: on
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORD_VALUES = {word: number for number, word in enumerate(_UNITS, 1)} | {
    word: 10 * number for number, word in enumerate(_TENS, 2)
}
_NUMBER_WORD = "|".join(sorted(_WORD_VALUES, key=len, reverse=True))
_IN_WORDS = re.compile(
    rf"\b(?P<words>(?:(?:{_NUMBER_WORD}|a|half|hundred|and)[\s-]+)+(?P<scale>million|thousand|hundred))"
    rf"\s+(?P<unit>pounds?(?:\s+sterling)?|GBP|sterling)\b",
    re.IGNORECASE,
)


def find_money(text: str, *, bare: bool = False) -> list[Found[float]]:
    """Amounts with a pound sign, GBP or "pounds", in pounds; brackets and minus signs are negative.

    With `bare` (the label or the column already says that it is money) figures without any sign count too. A
    scale may follow: k, thousand, m, million, bn. In a sentence "five million pounds (£5,000,000)" the
    brackets are no minus sign.
    """
    found = [_amount(match) for match in _SIGNED.finditer(text)]
    found += [_amount(match) for match in _TRAILING.finditer(text)]
    found += [Found(round(float(m["figure"]) / 100, 4), m.start(), m.end()) for m in _PENCE.finditer(text)]
    found += [item for match in _IN_WORDS.finditer(text) if (item := _in_words(match))]
    if bare:
        found += [_amount(match) for match in _BARE.finditer(text)]
    return _without_overlap(found)


def _amount(match: re.Match[str]) -> Found[float]:
    groups = match.groupdict()
    scale = _FACTORS[groups["scale"].lower()] if groups["scale"] else 1.0
    value = round(float(re.sub(r"[^\d.]", "", groups["figure"])) * scale, 4)
    inner = groups.get("inner")
    closed = bool(groups["close"])
    in_words = _in_a_sentence(match)
    bracketed = closed and (inner == "(" or (bool(groups["open"]) and not in_words))
    minus = bool(groups.get("minus"))
    negative = bracketed or (minus and not in_words) or inner in ("-", "−")
    start, end = match.start() + (1 if minus and in_words else 0), match.end()
    if not bracketed:
        start, end = _without_brackets(match, start)
    return Found(-value if negative and value else value, start, end)


def _in_a_sentence(match: re.Match[str]) -> bool:
    """Whether words lead up to a bracket or dash, other than those that announce a loss."""
    before = match.string[: match.start()].rsplit("\n", 1)[-1]
    return bool(re.search(r"[a-z]\W*$", before, re.IGNORECASE)) and not _LOSS.search(before)


def _without_brackets(match: re.Match[str], start: int) -> tuple[int, int]:
    """The stretch of the amount alone: a bracket or dash that is not a sign belongs to the sentence."""
    text = match[0]
    rest = match.string[start : match.end()]
    start += len(rest) - len(rest.lstrip("( "))
    return start, match.end() - (len(text) - len(text.rstrip(") ")))


def _in_words(match: re.Match[str]) -> Found[float] | None:
    total, current = 0.0, 0.0
    for word in re.split(r"[\s-]+", match["words"].lower()):
        if word in _WORD_VALUES:
            current += _WORD_VALUES[word]
        elif word == "hundred":
            current = max(current, 1) * 100
        elif word == "half":
            current += 0.5
        elif word in ("thousand", "million"):
            total, current = total + max(current, 0.5 if current else 1) * _FACTORS[word], 0.0
    value = total + current
    return Found(value, match.start(), match.end()) if value else None


def _without_overlap(found: list[Found[float]]) -> list[Found[float]]:
    """In order of the text; where two overlap, the one that starts first and reaches further."""
    kept: list[Found[float]] = []
    for item in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept
