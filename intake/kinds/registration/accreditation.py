"""Certificates of management systems and schemes -> `accreditation.` facts (subject = scheme)."""

from __future__ import annotations

import re
from dataclasses import replace

from intake.facts import FactSheet
from intake.labels import Labelled, pairs
from intake.located import Block, Paragraph, Reading, Text
from intake.values import Found, find_dates

_SCHEMES: tuple[tuple[str, str], ...] = (
    ("iso_9001", r"\b(?:BS )?(?:EN )?ISO[ /-]?(?:IEC )?9001"),
    ("iso_14001", r"\b(?:BS )?(?:EN )?ISO[ /-]?(?:IEC )?14001"),
    ("iso_45001", r"\b(?:BS )?(?:EN )?ISO[ /-]?(?:IEC )?45001"),
    ("iso_27001", r"\b(?:BS )?(?:EN )?ISO[ /-]?(?:IEC )?27001"),
    ("cyber_essentials_plus", r"cyber essentials plus"),
    ("cyber_essentials", r"cyber essentials(?! plus)"),
    ("investors_in_people", r"investors in people"),
    ("safecontractor", r"safe ?contractor"),
    ("chas", r"\bCHAS\b"),
)
_BODY = re.compile(
    r"certif(?:ication|ying) body|(?:issued|certified|awarded|assessed|audited|accredited) by"
    r"|awarding body|certifier|assessor|registrar|^body$",
    re.IGNORECASE,
)
_CERTIFIER = re.compile(r"\bbody\b|registrar|certifi", re.IGNORECASE)
_REFERENCE = re.compile(
    r"certificate (?:number|no|ref|id)|certification (?:number|no|ref)|registration (?:number|no)"
    r"|^(?:certificate|reference|number)(?: (?:no|number|ref))?$"
    r"|reference (?:number|no)",
    re.IGNORECASE,
)
_EXPIRES = re.compile(r"expir|valid (?:until|to|through)|re-?certif\w+ (?:due|date|by)|renewal|ends", re.IGNORECASE)
_NOT_EXPIRY = re.compile(r"issue|from|initial|original|start|granted|certified since", re.IGNORECASE)
_NUMBER = re.compile(r"[A-Z0-9][A-Z0-9/.\-–]*(?: ?[A-Z0-9/.\-–]*\d[A-Z0-9/.\-–]*)*", re.IGNORECASE)
_BODY_SENTENCE = re.compile(
    r"(?:certified|issued|audited|assessed|awarded"
    r"|signed (?:for and )?on behalf of)\s+(?:by\s+)?(?P<body>(?-i:[A-Z])[\w'’&.\- ]{3,60}?)(?"
    r"=[.,;(\n]|\s+(?:to|as|on|against|under|in|for|and that)\b|$)",
    re.IGNORECASE,
)


def schemes_in(reading: Reading) -> tuple[str, ...]:
    """The schemes that a document's first lines and cells name."""
    return tuple(_named("\n".join(text.text for text in list(reading.texts())[:25])))


def write_accreditations(reading: Reading, sheet: FactSheet) -> bool:
    """Write down body, reference and expiry of the schemes certified; False when the document certifies none."""
    parts = _certificates(reading)
    for scheme, part in parts:
        labelled = _own_pairs(list(pairs(part)), scheme, [name for name, other in parts if other is part])
        _body(part, labelled, scheme, sheet)
        _labelled(labelled, scheme, sheet)
        _expiry_in_text(part, scheme, sheet)
    return bool(parts)


def _own_pairs(labelled: list[Labelled], scheme: str, schemes: list[str]) -> list[Labelled]:
    """The pairs that speak of the scheme: of rows and headings that name it; where none does, those that name no
    scheme, unless they give several references (then it cannot be told whose they are)."""
    if len(schemes) < 2:
        return labelled
    whose = [_named(_row_words(pair)) or _named(pair.heading) for pair in labelled]
    own = [pair for pair, named in zip(labelled, whose, strict=True) if named == [scheme]]
    if own:
        return own
    rest = [pair for pair, named in zip(labelled, whose, strict=True) if not named]
    references = {pair.words for pair in rest if _REFERENCE.search(pair.label)}
    return rest if len(references) < 2 else []


def _row_words(pair: Labelled) -> str:
    if pair.table is None:
        return ""
    return " ".join(cell.text.text for row in pair.table.rows for cell in row if cell.row == pair.row)


def _named(words: str) -> list[str]:
    return [scheme for scheme, pattern in _SCHEMES if re.search(pattern, words, re.IGNORECASE)]


def _certificates(reading: Reading) -> list[tuple[str, Reading]]:
    """Each scheme with its certificate: the pages of its own where a file holds several, else the whole file."""
    pages: dict[int, list[Block]] = {}
    for block in reading.blocks:
        page = block.text.page if isinstance(block, Paragraph) else block.page
        pages.setdefault(page or 0, []).append(block)
    found: list[tuple[str, list[Block]]] = []
    for page in sorted(pages):
        named = schemes_in(replace(reading, blocks=tuple(pages[page])))
        if len(named) == 1 and named[0] not in [scheme for scheme, _ in found]:
            found.append((named[0], list(pages[page])))
        elif found and (not named or named == (found[-1][0],)):
            found[-1][1].extend(pages[page])
        else:
            return [(scheme, reading) for scheme in schemes_in(reading)]
    if len(found) < 2:
        return [(scheme, reading) for scheme in schemes_in(reading)]
    return [(scheme, replace(reading, blocks=tuple(blocks))) for scheme, blocks in found]


def _labelled(labelled: list[Labelled], scheme: str, sheet: FactSheet) -> None:
    for pair in labelled:
        if _REFERENCE.search(pair.label) and not sheet.has("accreditation.reference", scheme):
            match = _NUMBER.search(pair.value.text, pair.start, pair.end)
            if match and any(map(str.isdigit, match[0])):
                number = match[0].rstrip(".-")
                sheet.add(
                    "accreditation.reference",
                    number,
                    pair.value,
                    match.start(),
                    match.start() + len(number),
                    subject=scheme,
                )
        elif _EXPIRES.search(pair.label) and not _NOT_EXPIRY.search(pair.label):
            dates = find_dates(pair.value.text[pair.start : pair.end])
            if dates and not sheet.has("accreditation.expires", scheme):
                last = dates[-1]
                sheet.add(
                    "accreditation.expires",
                    last.value,
                    pair.value,
                    pair.start + last.start,
                    pair.start + last.end,
                    subject=scheme,
                )


def _expiry_in_text(reading: Reading, scheme: str, sheet: FactSheet) -> None:
    if sheet.has("accreditation.expires", scheme):
        return
    for text in reading.texts():
        for item in find_dates(text.text):
            before = text.text[max(0, item.start - 50) : item.start]
            if re.search(r"(?:expir\w+|valid (?:until|to)|until|ends)[\w\s:,]{0,18}$", before, re.IGNORECASE):
                sheet.add(
                    "accreditation.expires",
                    item.value,
                    text,
                    item.start,
                    item.end,
                    subject=scheme,
                    confidence=0.9,
                )
                return


def _body(reading: Reading, labelled: list[Labelled], scheme: str, sheet: FactSheet) -> None:
    for pair in sorted(labelled, key=lambda each: not _CERTIFIER.search(each.label)):
        if _BODY.search(pair.label):
            name = pair.words.split("\n")[0].rstrip(" .,")
            if name and len(name) < 90 and any(map(str.isalpha, name)):
                start = pair.value.text.index(name, pair.start)
                sheet.add("accreditation.body", name, pair.value, start, start + len(name), subject=scheme)
                return
    for text in reading.texts():
        match = _BODY_SENTENCE.search(text.text)
        if match:
            sheet.add(
                "accreditation.body",
                " ".join(match["body"].split()),
                text,
                match.start("body"),
                match.end("body"),
                subject=scheme,
                confidence=0.88,
            )
            return
    head = _letterhead(reading)
    if head:
        found, text = head
        sheet.add("accreditation.body", found.value, text, found.start, found.end, subject=scheme, confidence=0.75)


def _letterhead(reading: Reading) -> tuple[Found[str], Text] | None:
    """The first short line, when it is no title of a certificate."""
    for block in reading.blocks[:2]:
        if isinstance(block, Paragraph) and block.region == "body":
            words = " ".join(block.text.text.split())
            if 0 < len(words) <= 60 and not re.search(
                r"certificate|ISO|registration|cyber essentials|this is|management", words, re.IGNORECASE
            ):
                return Found(words, 0, len(block.text.text)), block.text
    return None
