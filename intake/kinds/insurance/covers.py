"""The kinds of cover and the ways in which documents name them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

COVERS = ("employers_liability", "public_liability", "professional_indemnity", "motor", "products", "cyber")

_ALONE = r"(?=\s*(?:cover|limit|insurance|polic|[:(£]|[–-]\s|\d+\s?m|$|and\b|&|/\s?[A-Z]{2}\b))"
"""What may follow an abbreviation (EL, PL, PI) for it to name a cover: the number PL/1234 does not."""

_NAMES: tuple[tuple[str, str], ...] = (
    (
        "employers_liability",
        rf"employer['’]?s?['’]?(?:\s+legal)?\s+liab(?:ility|\.)|employer['’]?s?['’]?(?=\s*(?:,|&"
        rf"|and|/)\s*(?:public|products))|(?<![\w/-])E\.?L\.?I?\b{_ALONE}",
    ),
    ("employers_liability", r"\bemployer['’]?s['’]?(?=\s*(?:[:£(,.;–-]|cover\b|limit|$))"),
    ("employers_liability", r"\bliability to (?:your |the |our )?employees\b"),
    ("public_liability", r"\bliability to (?:the |members of the )?(?:public|third parties)\b"),
    ("public_liability", r"\bpublic(?=\s*(?:[:£]|&\s*products|[–-]\s*£))"),
    (
        "public_liability",
        r"(?:public|general|third[ -]party)\s*(?:(?:,|/|&|\+|and"
        r"|or)\s*products?\s*)?(?:\(?(?:third[ -]party)?\)?\s*)liab(?:ility|ilities|\.)"
        r"|public\s*(?:/|&|and|,)\s*products?\b|public(?=\s*(?:,|&|and|/)\s*employer)"
        r"|third[ -]party (?:injury|property)(?!.{0,40}vehicle)"
        r"|products?\s*(?:/|&|and)\s*public(?:\s+liab\w*)?"
        rf"|(?<![\w/-])P\.?L\.?I?\b{_ALONE}",
    ),
    (
        "professional_indemnity",
        r"professional\s+(?:indemnity|liab\w*|negligence)|errors (?:and|&) omissions"
        rf"|(?<![\w/-])P\.?I\.?I?\b{_ALONE}",
    ),
    (
        "motor",
        r"\b(?:(?:commercial|business|company|private) )?motor\b(?: (?:fleet|vehicles?))?|\bfleet\b"
        r"|\b(?:commercial )?vehicles?(?: insurance| policy)"
        r"|minibus(?: insurance)?|car insurance",
    ),
    ("products", r"product[s'’]*\s+liab\w*|\bproducts\b(?=\s*(?:cover|limit|:|$))|(?<=in respect of )products?\b"),
    ("cyber", r"\bcyber\b(?:[\s,&and]+data(?: breach)?)?(?:\s+(?:liability|insurance|risks?|cover))?"),
)
_PATTERNS = tuple((cover, re.compile(words, re.IGNORECASE)) for cover, words in _NAMES)

_NO_COVER = re.compile(
    r"employer['’]?s?['’]?\s+liability\s*\(compulsory\s+insurance\)\s*(?:act|regulations?"
    r"|\(amendment\)|\d{4})?"
    r"|liability insurance act|hired[- ]in|motor (?:trade|industry) code"
    r"|motor insurers['’]? (?:bureau|database)"
    r"|accidents? involving|arising (?:out of|from) (?:the use of )?(?:any )?(?:motor|vehicles?)",
    re.IGNORECASE,
)


_CLASS = re.compile(
    r"(?:\(?\w{1,2}[.)]\s*)?(?P<word>employers?|public|professional|products|cyber)['’]?s?['’]?(?: risks?| class)?\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A cover named at `start:end`."""

    cover: str
    start: int
    end: int


def mentions(text: str) -> list[Mention]:
    """The covers that a text names, in its order (a cover may come again). The titles of acts name none."""
    blocked = [match.span() for match in _NO_COVER.finditer(text)]
    found = [
        Mention(cover, match.start(), match.end())
        for cover, pattern in _PATTERNS
        for match in pattern.finditer(text)
        if not any(start <= match.start() < end for start, end in blocked)
    ]
    kept: list[Mention] = []
    for item in sorted(found, key=lambda each: (each.start, -each.end)):
        if kept and item.start < kept[-1].end:
            continue
        if kept and _is_combined(kept[-1], item, text):
            kept[-1] = Mention("public_liability", kept[-1].start, item.end)
        else:
            kept.append(item)
    return kept


def _is_combined(left: Mention, right: Mention, text: str) -> bool:
    """Whether public and products liability stand as one cover ("Public liability and products liability")."""
    both = {left.cover, right.cover} == {"public_liability", "products"}
    return both and bool(
        re.fullmatch(r"\s*(?:and|&|/|,|\+|\(?incl(?:uding|\.)?)\s*", text[left.end : right.start], re.IGNORECASE)
    )


def is_cover_name(text: str) -> bool:
    """Whether a text is the name of a cover rather than of a company with such a word in it ("Milestone Motor Ltd")."""
    named = sum(item.end - item.start for item in mentions(text))
    return named > 0.55 * len(text.strip())


def covers_named(text: str) -> tuple[str, ...]:
    """The covers that a label or a cell names; none for a company with such a word in its name."""
    if (bare := _class_alone(text)) is not None:
        return (bare,)
    named = sum(item.end - item.start for item in mentions(text))
    telling = re.search(
        r"insurance\b(?! (?:company|group|ltd|plc|limited))|liability|cover|section|limit|indemnity|policy",
        text,
        re.IGNORECASE,
    )
    return covers_in(text) if telling or named >= 0.4 * len(text.strip()) else ()


def _class_alone(text: str) -> str | None:
    """The cover of a label or cell that holds nothing but the word for its class: "Employers", "2. Public"."""
    match = _CLASS.fullmatch(text.strip())
    return None if match is None else next(cover for cover in COVERS if cover.startswith(match["word"].lower()))


def covers_in(text: str) -> tuple[str, ...]:
    """The covers that a text names, each once, in its order."""
    return tuple(dict.fromkeys(item.cover for item in mentions(text)))


def nearest(position: int, named: Sequence[Mention], covers: tuple[str, ...]) -> tuple[str | None, ...]:
    """The covers that something at `position` of a sentence is said of."""
    distinct = tuple(dict.fromkeys(item.cover for item in named))
    if len(distinct) <= 1:
        return distinct or (covers if covers else (None,))
    before = [item for item in named if item.start <= position]
    return (before[-1].cover,) if before else distinct
