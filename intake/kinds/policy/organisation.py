"""Whose policy it is: from a label, the letterhead and margins, or the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from intake.kinds.policy.part import Part
from intake.kinds.policy.people import name_in
from intake.kinds.policy.subjects import is_policy_title, subjects_of
from intake.located import Paragraph, Reading, Text
from intake.values import Found, find_dates

_ORGANISATION_LABEL = re.compile(
    r"^(?:name of )?(?:the )?(?:organisation|company|provider|school|charity|agency|setting|service"
    r"|business)(?:['’]s)?(?: name)?$",
    re.IGNORECASE,
)

_SUFFIX = (
    r"(?:Ltd|Limited|CIC|C\.I\.C\.|CIO|PLC|plc|LLP|Community Interest Company|Trust|Charity|Academy"
    r"|College|School|Foundation|Services|Association"
    r"|Society|Partnership|Centre|Farm|Tutors|Tuition|Education|Learning|Care|Fostering)"
)

_NAME = re.compile(
    rf"(?:The\s+)?(?:[A-Z0-9][\w'’&.-]*\s+(?:(?:of|and|the|for|in"
    rf"|&)\s+)?){{1,6}}{_SUFFIX}\b(?:\s+(?:Ltd|Limited|CIC|Trust|plc|LLP))?\.?(?!\s+[A-Z])"
)

_LEGAL = re.compile(r"\b(?:Ltd|Limited|CIC|C\.I\.C\.|CIO|PLC|plc|LLP|Community Interest Company|Trust)\b")

_NOT_US = re.compile(
    r"council|ofsted|nspcc|department|commission|executive|police|partnership|commissioner|ministry"
    r"|government|keeping children|policy|procedure|act\b|code of"
    r"|national|standards|university|nhs|insurance|working together|safe in education|handbook"
    r"|statement|local authority|county|health and|child care"
    r"|social care|early years|special educational|health care|intimate|personal care|first aid|quality",
    re.IGNORECASE,
)

_TITLE_WORDS = re.compile(
    r"plan|strategy|guidance|protection|safety|version|contents|introduction|safeguarding|complaints", re.IGNORECASE
)

_MARGIN_WORDS = re.compile(
    r"\b(?:page|confidential|uncontrolled|version|document|copyright|printed|draft|issue|review"
    r"|control|official|internal|final|appendix)\b",
    re.IGNORECASE,
)


def organisation_of(part: Part) -> tuple[Found[str], Text, float] | None:
    """The organisation whose policy it is, with a confidence: from a label, the letterhead and margins, or the text."""
    reading = part.reading
    for pair in part.labelled:
        if _ORGANISATION_LABEL.match(pair.label) and not pair.other:
            found = name_in(pair)
            if found and not _NOT_US.search(found.value):
                return found, pair.value, 0.95
    repeated = _repeated_line(reading)
    if repeated:
        return repeated
    counts: Counter[str] = Counter()
    first: dict[str, tuple[Found[str], Text, float]] = {}
    for number, (text, weight) in enumerate(_where_names_stand(reading)):
        for match in _NAME.finditer(text.text):
            name = _own_part(match)
            if name is None:
                continue
            counts[name.value] += weight if number else weight + 1
            first.setdefault(name.value, (name, text, 0.9 if weight >= 3 else 0.8))
    if not counts:
        return _letterhead(reading)
    ranked = sorted(counts.items(), key=lambda item: (-item[1] - (4 if _LEGAL.search(item[0]) else 0), item[0]))
    best, score = ranked[0]
    return first[best] if score >= 2 else None


def _repeated_line(reading: Reading) -> tuple[Found[str], Text, float] | None:
    """A short line of a letterhead or a margin in capitals of words that the text says again and again."""
    plain = reading.plain()
    top = [block for block in reading.paragraphs() if block.region == "body"][:5]
    margins = [block for block in reading.paragraphs() if block.region in ("header", "footer")]
    for block in (*top, *margins):
        words = " ".join(block.text.text.split())
        needed = 1 if block.region == "header" and not _MARGIN_WORDS.search(words) else 3
        if not _is_name_line(words) or plain.count(words) < needed:
            continue
        start = len(block.text.text) - len(block.text.text.lstrip())
        return Found(words, start, start + len(block.text.text.strip())), block.text, 0.88
    return None


def _is_name_line(words: str) -> bool:
    small = ("of", "and", "the", "&", "for", "in")
    capital = all(word[0].isupper() or word in small for word in words.split())
    return (
        2 <= len(words.split()) <= 7
        and len(words) <= 60
        and capital
        and not _NOT_US.search(words)
        and not is_policy_title(words)
        and (not subjects_of(words) and ":" not in words and not find_dates(words))
    )


def _own_part(match: re.Match[str]) -> Found[str] | None:
    """The name of a match without the words of a sentence before it ("At Harbour Learning Ltd")."""
    words = match[0]
    start = match.start()
    lead = re.match(r"(?:At|In|For|By|From|All|This|Our|As|When|While|Every|With|Staff|To|If)\s+", words)
    if lead:
        words, start = words[lead.end() :], start + lead.end()
    if _NOT_US.search(words) or len(words.split()) < 2:
        return None
    return Found(" ".join(words.split()), start, start + len(words))


def _where_names_stand(reading: Reading) -> Iterator[tuple[Text, int]]:
    lines = 0
    for block in reading.blocks:
        if not isinstance(block, Paragraph):
            continue
        if block.region in ("header", "footer"):
            yield block.text, 3
        elif lines < 8:
            lines += 1
            yield block.text, 3
        else:
            yield block.text, 1
    for table in reading.tables():
        for row in table.rows[:12]:
            yield from ((cell.text, 1) for cell in row)


def _letterhead(reading: Reading) -> tuple[Found[str], Text, float] | None:
    """A short first line in capitals of words that is no title: a letterhead without a suffix."""
    for paragraph in list(reading.paragraphs())[:2]:
        words = paragraph.text.text.strip()
        capital = all(word[0].isupper() or word in ("of", "and", "the", "&", "for", "in") for word in words.split())
        if (
            2 <= len(words.split()) <= 6
            and capital
            and paragraph.level
            and not _NOT_US.search(words)
            and not find_dates(words)
            and not _TITLE_WORDS.search(words)
        ):
            offset = paragraph.text.text.index(words)
            return Found(" ".join(words.split()), offset, offset + len(words)), paragraph.text, 0.75
    return None
