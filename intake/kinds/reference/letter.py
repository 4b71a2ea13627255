"""Letters of reference: the letterhead, the signature, and what the sentences say of the contract."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from intake.kinds.reference.entry import Entry, Item, as_item
from intake.kinds.reference.referees import is_person, is_position, organisation_in, with_place
from intake.located import Block, Paragraph, Reading, Table, Text
from intake.values import Found, find_dates, find_money, find_phones, is_organisation

_CLOSING = re.compile(
    r"^\W*(?:yours (?:sincerely|faithfully|truly)|kind(?:est)? regards|best (?:wishes|regards)"
    r"|with (?:best|kind) (?:wishes|regards)|regards|sincerely"
    r"|many thanks|signed)\b",
    re.IGNORECASE,
)
_SENDER = re.compile(
    r"^[\s>]*(?:from:\s*\S|on\b.{6,60}\bwrote:)|^[\s>*-]*(?:original|forwarded) message", re.IGNORECASE | re.MULTILINE
)
_COMMAS = re.compile(r"\s*(?:,|\||–)\s*")
_BRACKETS = re.compile(r"\s\((?=[^()]*\)\W*$)")
"""What stands between a name and its position; brackets behind a position belong to it."""
_AT_AN_END = re.compile(
    r"^(?:head|manager|director|lead|chair|principal|deputy|assistant|senior|chief)\b"
    r"|\b(?:manager|director|officer|lead|leader|head|co-?ordinator|adviser|advisor|commissioner|executive|worker)$",
    re.IGNORECASE,
)
"""A job title that holds a word of institutions ("Service Lead", "Head of the Virtual School")."""
_TOP_LINES = 6
_LAST_LINES = 4
_OPENS = 3
_BEFORE_VALUE = re.compile(r"value|worth|spen[dt]|paid|contract|commission|cost|fees|total", re.IGNORECASE)
_NOT_VALUE = re.compile(
    r"per (?:hour|day|session|week|pupil|place)|hourly|daily|an hour|a day|insurance|liability", re.IGNORECASE
)
_START = re.compile(
    r"(?:from|since|began|started|start(?:s|ed)?(?: date)?(?: of| on)?|commenc\w+|between"
    r"|with effect from|ran from|runs from)[\w\s:,]{0,30}$",
    re.IGNORECASE,
)
_END = re.compile(
    r"(?:\bto|until|till|end(?:s|ed|ing)?|complet\w+|finish\w*|conclu\w+|expire[sd]?|and ran (?:to"
    r"|until)|and|[–—-])[\w\s:,]{0,16}$",
    re.IGNORECASE,
)
_ON_BEHALF = re.compile(r"\b(?:on behalf of|here at|we at|(?:signed|writing|write|completed) for)\s+", re.IGNORECASE)
_AT_OR_OF = re.compile(r"\b(?:at|of)\s+")
_FORM_DATED = re.compile(
    r"^\W*(?:(?:form|reference|questionnaire) )?(?:completed|dated?|signed)\b.{0,60}$", re.IGNORECASE
)
_OTHER_DATE = re.compile(r"(?:dated?|born|inspection|published)\s*(?:on\s*)?$", re.IGNORECASE)


def letters_in(reading: Reading) -> list[Reading]:
    """The letters of a file that holds several: after a closing formula the next heading begins a new one."""
    parts: list[list[Block]] = [[]]
    closed = False
    for block in reading.blocks:
        if isinstance(block, Paragraph) and block.region == "body":
            if closed and block.level and organisation_in(block.text.text):
                parts.append([])
                closed = False
            closed = closed or bool(_CLOSING.match(block.text.text))
        parts[-1].append(block)
    return [replace(reading, blocks=tuple(blocks)) for blocks in parts]


def messages_in(reading: Reading) -> list[Reading]:
    """The mails of a file that holds a mail forwarded or answered: each begins with its sender; empty for others."""
    parts: list[list[Block]] = [[]]
    senders = 0
    for block in reading.blocks:
        if isinstance(block, Paragraph) and _SENDER.search(block.text.text):
            senders += 1
            parts.append([])
        parts[-1].append(block)
    return [replace(reading, blocks=tuple(blocks)) for blocks in parts if blocks] if senders > 1 else []


def read_letter(reading: Reading) -> Entry:
    """What a letter states: organisation, contact, value, dates."""
    entry = Entry()
    lines = list(_all_lines(reading))
    closing = next((number for number, line in enumerate(lines) if _CLOSING.match(line.text)), None)
    if closing is not None:
        _signature(entry, lines[closing : closing + 9])
    elif (last := _last_person(lines)) is not None:
        _signature(entry, lines[last:])
    _letterhead(entry, lines)
    _sentences(entry, reading)
    return entry


def _all_lines(reading: Reading) -> Iterator[Text]:
    """The lines of paragraphs, and of the cells of tables (a letterhead or a signature is often set in one)."""
    for block in reading.blocks:
        if isinstance(block, Paragraph) and block.region in ("body", "textbox", "header"):
            yield from _lines(block)
        elif isinstance(block, Table):
            yield from (line for row in block.rows for cell in row for line in _split(cell.text))


def _last_person(lines: Sequence[Text]) -> int | None:
    """Where a name with a position stands among the last lines of a letter that closes without a formula."""
    for number in range(max(0, len(lines) - _LAST_LINES), len(lines)):
        first, *rest = re.split(r"\s*(?:,|\||–)\s*", lines[number].text.strip())
        follows = rest or [line.text.strip() for line in lines[number + 1 : number + 2]]
        if is_person(first) and any(is_position(part) for part in follows):
            return number
    return None


def _lines(paragraph: Paragraph) -> Sequence[Text]:
    if len(paragraph.lines) > 1 and "\n" not in paragraph.text.text:
        return paragraph.lines
    return list(_split(paragraph.text))


def _split(text: Text) -> Iterator[Text]:
    start = 0
    for words in text.text.split("\n"):
        if words.strip():
            yield text.part(start, start + len(words))
        start += len(words) + 1


def _signature(entry: Entry, lines: Sequence[Text]) -> None:
    """Name, position and organisation in the lines after the closing."""
    for number, line in enumerate(lines):
        words = line.text.strip()
        if number == 0:
            words = _CLOSING.sub("", words).strip(" :,")
        if not words:
            continue
        at = line.text.index(words)
        pattern = _COMMAS if _COMMAS.search(words) else _BRACKETS
        parts = [part for part in map(_bare, pattern.split(words)) if part]
        if not parts:
            continue
        known = entry.items.get("contact")
        if known is not None and parts[0] == known.value and len(parts) > 1:
            # The name typed below a signature, and again with the position.
            entry.items.pop("contact")
        if "contact" not in entry.items and is_person(parts[0]):
            signer = _with_positions(words, parts)
            entry.put("contact", Item(signer, line, at, at + len(signer), 0.93))
            in_brackets = next((part for part in parts[1:] if is_position(part) and f"({part})" in words), None)
            if in_brackets is not None:
                start = at + words.index(f"({in_brackets})") + 1
                entry.put("position", Item(in_brackets, line, start, start + len(in_brackets), 0.93))
        elif "contact" in entry.items and "position" not in entry.items and is_position(parts[0]):
            position = words if not organisation_in(words) and not find_phones(words) and "@" not in words else parts[0]
            entry.put("position", Item(position, line, at, at + len(position), 0.93))
        found = organisation_in(words)
        if found and not is_person(words) and "contact" in entry.items:
            entry.put("organisation", Item(found.value, line, at + found.start, at + found.end, 0.9))


def _with_positions(words: str, parts: Sequence[str]) -> str:
    """The name at the beginning of a line with the positions that follow it, as printed, without an organisation."""
    end = len(parts[0])
    for part in parts[1:]:
        if not is_position(part) or (is_organisation(part) and not _AT_AN_END.search(part)):
            break
        at = words.index(part, end)
        if words[at - 1] == "(":
            break
        end = at + len(part)
    return words[:end]


def _bare(part: str) -> str:
    """A part without what surrounds it; a bracket that was opened within it stays closed."""
    words = part.strip()
    return words.strip(" ()") if "(" not in words else words


def _letterhead(entry: Entry, lines: Sequence[Text]) -> None:
    """The organisation at the head of the letter, before any salutation; it comes before the signature's."""
    for line in lines[:_TOP_LINES]:
        words = line.text.strip()
        if re.match(r"dear\b|to whom|re:|ref", words, re.IGNORECASE):
            return
        found = organisation_in(line.text) or _whole_line(line)
        found = with_place(line.text, found) if found else None
        if (
            found
            and len(words) <= 90
            and not re.match(r"reference|testimonial|letter|to\b|for\b", words, re.IGNORECASE)
        ):
            known = entry.items.pop("organisation", None)
            entry.put("organisation", as_item(found, line, 0.93))
            if known is not None and str(found.value).lower() in str(known.value).lower():
                entry.items["organisation"] = known
            return


def _whole_line(line: Text) -> Found[str] | None:
    """A line that is nothing but the name of an organisation."""
    words = line.text.strip()
    start = line.text.index(words)
    return Found(" ".join(words.split()), start, start + len(words)) if is_organisation(words) else None


def _sentences(entry: Entry, reading: Reading) -> None:
    before = ""
    for paragraph in reading.paragraphs():
        text = paragraph.text
        if len(text.text) < 40 or _FORM_DATED.match(text.text):
            continue
        _value(entry, text)
        _dates(entry, text, before)
        # A sentence may be broken between two paragraphs at the turn of a line.
        before = "" if text.text.rstrip().endswith((".", ":", "!", "?")) else text.text[-50:] + " "
        if "organisation" not in entry.items:
            _spoken_for(entry, text)


def _spoken_for(entry: Entry, text: Text) -> None:
    """The organisation that the writer speaks for ("on behalf of", "I am head of", "here at")."""
    for pattern, confidence in ((_ON_BEHALF, 0.85), (_AT_OR_OF, 0.75)):
        for match in pattern.finditer(text.text):
            found = organisation_in(text.text, match.end())
            if found and found.start - match.end() < 3:
                entry.put("organisation", as_item(found, text, confidence))
                return


def _value(entry: Entry, text: Text) -> None:
    for item in find_money(text.text):
        around = text.text[max(0, item.start - 80) : item.start]
        after = text.text[item.end : item.end + 30]
        near = re.split(r"[.;£]|\bat\b", after)[0]
        if item.value >= 500 and _BEFORE_VALUE.search(around + after) and not _NOT_VALUE.search(around[-30:] + near):
            entry.put("contract_value", Item(item.value, text, item.start, item.end, 0.9))


def _dates(entry: Entry, text: Text, broken_off: str) -> None:
    dates = [item for item in find_dates(text.text) if item.possible]
    for number, item in enumerate(dates):
        before = text.text[max(dates[number - 1].end if number else 0, item.start - 50) : item.start]
        if not number and item.start < 50:
            before = broken_off + before
        goes_on = bool(number) or (bool(broken_off) and item.start < _OPENS)
        if goes_on and _END.search(before) and "started_on" in entry.items:
            entry.put("ended_on", as_item(item, text, 0.92))
        elif _START.search(before):
            entry.put("started_on", as_item(item, text, 0.92))
        elif (
            _END.search(before)
            and not _OTHER_DATE.search(before)
            and re.search(r"end|until|till|complet|finish|conclu|expire", before, re.IGNORECASE)
        ):
            entry.put("ended_on", as_item(item, text, 0.9))
