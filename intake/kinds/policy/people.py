"""Who answers for a policy: its owner and its signature; names of people in its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from intake.kinds.policy.boxes import speaks_of_document
from intake.kinds.policy.part import Part
from intake.kinds.policy.wording import is_author_label, is_owner_label
from intake.labels import Labelled
from intake.located import Paragraph, Reading, Text
from intake.values import Found, find_dates

_THIS = r"(?:this|the|our) (?:policy|document|procedure|plan|statement)"
_WHO = r"(?P<who{0}>(?-i:[A-Z])[\w'’.\- ]{{1,60}}?(?:, (?:the |our )?(?-i:[A-Z])[\w'’\- ]{{2,40}}?)?)"
_OWNER_SENTENCE = re.compile(
    rf"{_THIS} (?:is|was) (?:owned|maintained|written|prepared|kept|looked after|managed|held) by:? (?:the "
    rf"|our )?{_WHO.format(1)}(?=[.,;(]|\s+(?:who|and|on|in)\b|$)"
    rf"|(?:^|(?<=[.;] ))(?:owned|maintained|written|kept|looked after|managed) by (?:the |our )?{_WHO.format(7)}"
    rf"(?=[.;(]|$)"
    rf"|\b(?:it|which) (?:is|was) (?:owned|maintained|written|prepared|kept|looked after|managed|held) by:? "
    rf"(?:the |our )?{_WHO.format(8)}(?=[.;(]|\s+(?:who|and|on|in)\b|$)"
    rf"|(?:the |our |^|(?<=[.] )){_WHO.format(9)},? (?:is responsible for|has responsibility for|is in charge of) "
    rf"(?:keeping (?:it|{_THIS}) (?:up to date|under review|current)|(?:maintaining|updating|reviewing) (?:it|{_THIS}))"
    rf"|{_THIS} belongs to (?:the |our )?{_WHO.format(6)}"
    rf"(?=[.;(]|\s+(?:who|and|on|in)\b|$)"
    rf"|(?:person|director|manager|officer|trustee|member of staff) (?:who is )?responsible for {_THIS} is "
    rf"(?:the |our )?{_WHO.format(2)}(?=[.;(]|\s+(?:who|and|on|in)\b|$)"
    rf"|(?:the |our |^|(?<=[.] )){_WHO.format(3)},? (?:is|has overall) (?:the (?:owner"
    rf"|author|keeper) of|(?:\w+ )?responsib\w+ for|in charge of) {_THIS}"
    rf"|responsibility for {_THIS} (?:is|rests|lies|sits|has been)(?: \w+)? (?:to|with) (?:the |our )?"
    rf"{_WHO.format(5)}(?=[.;(]|\s+(?:who|and|on|in)\b|$)"
    rf"|(?:the |our |^|(?<=[.] )){_WHO.format(4)},? (?:owns|keeps|maintains|looks after) {_THIS}",
    re.IGNORECASE,
)

_MAY_NAME_OWNER = re.compile(
    r"owned|maintain|written|prepared|kept|looked after|looks after|managed|held|belongs|responsib|owner|author"
    r"|keeper|charge|owns|keeps", re.IGNORECASE,
)
"""A word of every such sentence; to look for one of these first is ten times as quick."""

_SIGNED = re.compile(
    r"^\W*(?:signed|signature)\b(?:\s+(?:by|for|on behalf|and dated)[^:]{0,50})?\s*:?\s*(?P<rest>.*)$",
    re.IGNORECASE,
)

_SIGNED_ALONE = re.compile(
    r"^\W*(?:signed|signature)(?:\s+(?:by|for|on behalf)[^:_.…]{0,50})?\s*:?$", re.IGNORECASE
)
_MARK = "✍"
"""Stands for a signature that is drawn; the name in print below it tells whose."""
_SURE = 0.9
_PRINTED = 0.78
"""Of a signature told by the name printed under its place alone."""

_SIGNED_LABEL = re.compile(r"^(?:signed|signature)\b", re.IGNORECASE)

_LINE_TO_SIGN = re.compile(r"\s*(?:_{3,}|\.{4,}|…{2,})")
_BRACKETS = re.compile(r"\([^()]*\)")
_BLANK = re.compile(r"^[\s_.…\-–—:]*(?:(?:date|name|position|role|print name)\b[\s_.…\-–—:]*)*$", re.IGNORECASE)

PLACEHOLDER = re.compile(
    r"^\W*(?:\[.*\]|<.*>|tbc|to be confirmed|insert .*|name|vacant|click or tap.*|enter .*|x{3,}"
    r"|[_.…\s]{3,})\W*$",
    re.IGNORECASE,
)
"""Words that hold a name's place: none has been put in."""

_PERSON = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Rev|Prof|Sir)\.?\s+)?(?<![\w-])[A-Z][a-zà-ÿ'’]+(?:-[A-Z][a-zà-ÿ]+)"
    r"?(?:\s+[A-Z]\.?)?(?:\s+(?:[A-Z][a-zà-ÿ'’]+|Mc[A-Z]\w+|O['’][A-Z]\w+)"
    r"(?:-[A-Z][a-zà-ÿ]+)?){1,2}(?![\w-])"
)


_INITIALS = re.compile(r"(?:[A-Z]\.? ?){1,3}[A-Z][\w'’-]+\b")


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ROLE_WORDS = _listed(
    "designated safeguarding lead deputy head of officer manager director chief executive children "
    "child protection senior team policy the our person"
    " services service local authority council social care education teacher headteacher principal "
    "chair board trustees coordinator responsible"
    " school named welfare operations quality practice registered centre telephone email contact da"
    "te signed area staff and for with all any"
    " working together keeping safe training level board education county west sussex"
)


def owner_of(part: Part) -> tuple[Found[str], Text] | None:
    """The owner or responsible person as printed; the author only where nobody answers for it."""
    named: list[tuple[bool, Found[str], Text]] = []
    for pair in part.labelled:
        if is_owner_label(pair.label) and speaks_of_document(pair):
            found = name_in(pair)
            if found:
                named.append((is_author_label(pair.label), found, pair.value))
    owners = [item for item in named if not item[0]]
    if owners:
        return owners[0][1:]
    for paragraph in part.reading.paragraphs():
        words = paragraph.text.text
        match = _OWNER_SENTENCE.search(words) if _MAY_NAME_OWNER.search(words) else None
        if match:
            group = next(name for name, found in match.groupdict().items() if found)
            return Found(" ".join(match[group].split()), match.start(group), match.end(group)), paragraph.text
    return named[0][1:] if named else None


def name_in(pair: Labelled) -> Found[str] | None:
    """The value as a name: up to a date, a line's end or a second statement."""
    words = pair.value.text[pair.start : pair.end]
    dates = find_dates(words)
    stop = min(
        [
            len(words),
            *(item.start for item in dates),
            *(match.start() for match in re.finditer(r"\n|\s{3,}|;|\|", words.rstrip())),
        ]
    )
    offset = len(words[:stop]) - len(words[:stop].lstrip(" :–-"))
    name = words[offset:stop].rstrip(" ,(:–-")
    if not name or len(name) > 90 or PLACEHOLDER.match(name) or not any(map(str.isalpha, name)):
        return None
    return Found(" ".join(name.split()), pair.start + offset, pair.start + offset + len(name))


def signature_of(reading: Reading) -> tuple[bool, Text, float] | None:
    """Whether it is signed, where it has a place for a signature or says so, and how surely; None where it has none, or
    where the place is on a picture: ink is not read there."""
    outcome: tuple[bool, Text, float] | None = None
    for line, following, beside in _lines_with_next(reading):
        match = _SIGNED.match(line.text.strip())
        if not match or len(line.text) > 160:
            continue
        rest = match["rest"]
        if find_dates(rest):
            rest = rest[: find_dates(rest)[0].start]
        if not _BLANK.match(rest) and not PLACEHOLDER.match(rest) and not _is_left_open(rest):
            return True, line, _SURE
        if following is not None and (_is_written(following.text) if beside else _looks_signed(following.text)):
            return True, following, _SURE
        outcome = outcome or (False, line, _SURE)
    if outcome is not None:
        printed = _printed_below(reading)
        if printed is not None:
            return True, printed, _PRINTED
        return None if outcome[1].page in reading.recognised else outcome
    above = _signed_above_name(reading)
    return None if above is None else (*above, _SURE)


def _is_left_open(rest: str) -> bool:
    """Whether a line to sign on has nobody's name on it: the office that should sign, in brackets or not, and further
    empty places are none."""
    line = _LINE_TO_SIGN.match(rest)
    if line is None:
        return False
    behind = _BRACKETS.sub("", rest[line.end() :]).strip(" _.…:")
    return not (_PERSON.match(behind) or _INITIALS.match(behind))


def _printed_below(reading: Reading) -> Text | None:
    """The name in print, with or without a role, in the paragraph below a line that says just "Signed": between them is
    what the text does not show. A line drawn with dots or underscores is a place that was left empty."""
    place = False
    for block in reading.blocks:
        if not isinstance(block, Paragraph):
            place = False
            continue
        lines = [line for line in _split(block) if line]
        if place and lines and lines[0].text.strip() == _MARK:
            continue
        if place and lines and _looks_signed(lines[0].text):
            return lines[0]
        if lines and block.region not in ("header", "footer"):
            place = bool(_SIGNED_ALONE.match(lines[-1].text.strip()))
    return None


def _looks_signed(words: str) -> bool:
    plain = words.strip()
    return bool(_PERSON.match(plain) or _INITIALS.match(plain)) and len(plain) <= 80 and not _SIGNED_LABEL.match(plain)


def _is_written(words: str) -> bool:
    """Whether the cell beside "Signed" is filled in."""
    dates = find_dates(words)
    plain = words[: dates[0].start] if dates else words
    return any(map(str.isalpha, plain)) and not (_BLANK.match(plain) or PLACEHOLDER.match(plain)
                                                 or _SIGNED_LABEL.match(plain.strip()))


def _signed_above_name(reading: Reading) -> tuple[bool, Text] | None:
    """A name by itself over the same name with a role: a signature over its name in print."""
    lines = [line for line, _, beside in _lines_with_next(reading) if not beside and line]
    for line, following in pairwise(lines):
        name, printed = " ".join(line.text.split()), " ".join(following.text.split())
        if _PERSON.fullmatch(name) and re.match(rf"{re.escape(name)}\s*[,–-]\s*\w", printed) and len(printed) <= 80:
            return True, following
    return None


def _lines_with_next(reading: Reading) -> Iterator[tuple[Text, Text | None, bool]]:
    """Lines of text and cells, each with what follows it and whether that is the next cell of its row."""
    for block in reading.blocks:
        if isinstance(block, Paragraph):
            lines = list(_split(block))
            yield from ((line, after, False) for line, after in zip(lines, [*lines[1:], None], strict=True))
    for table in reading.tables():
        for row in table.rows:
            cells = [cell.text for cell in row]
            yield from ((cell, after, True) for cell, after in zip(cells, [*cells[1:], None], strict=True))


def _split(block: Paragraph) -> Sequence[Text]:
    if len(block.lines) > 1 and "\n" not in block.text.text:
        return block.lines
    parts, start = [], 0
    for words in block.text.text.split("\n"):
        parts.append(block.text.part(start, start + len(words)))
        start += len(words) + 1
    return parts


def person_in(text: str, start: int, end: int) -> Found[str] | None:
    """The first name of a person in `start:end`: two or three capitalised words that are no role."""
    for match in _PERSON.finditer(text, start, end):
        words = re.findall(r"[\w'’-]+", match[0].lower())
        if not any(word in _ROLE_WORDS for word in words):
            return Found(" ".join(match[0].split()), match.start(), match.end())
    return None
