"""Who answers for a policy: its owner, its signature, and the safeguarding lead it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from intake.kinds.policy.part import Part
from intake.labels import Labelled
from intake.located import Paragraph, Reading, Text
from intake.values import Found, find_dates

"""Whose policy it is: owner, organisation, signature, and the safeguarding lead it names."""

_OWNER = re.compile(
    r"\b(?:policy|document|procedure|plan|statement)[ -]?(?:owner|lead|author|holder|sponsor)\b|^owner(?:ship)?\b"
    r"|^author(?:\(s\)|s)?$|responsible (?:person|officer|manager"
    r"|director|lead|for (?:this |the )?policy)|(?:person|lead|staff member|officer|manager"
    r"|director)(?:\(s\))? responsible|prepared by|written by"
    r"|drafted by|maintained by|owned by|accountable (?:person|officer|manager)|^lead(?: (?:officer"
    r"|person|manager))?$|policy responsibility"
    r"|reviewed by$|^responsibility$|^originator$",
    re.IGNORECASE,
)

_NOT_OWNER = re.compile(r"safeguarding lead|first aid|fire|incident", re.IGNORECASE)

_OWNER_SENTENCE = re.compile(
    r"(?:policy|document|procedure) (?:is|was) (?:owned|maintained|written|prepared) by (?:the "
    r"|our )?(?P<who>[A-Z][\w'’\- ]{2,60}?)(?=[.,;(]|\s+(?:who|and|on|in)\b|$)"
    r"|(?:the |our )(?P<role>(?-i:[A-Z])[\w'’\- ]{2,50}?) (?:is|has overall) (?:the (?:owner"
    r"|author) of|responsib\w+ for) this policy",
    re.IGNORECASE,
)

_SIGNED = re.compile(
    r"^\W*(?:signed|signature)\b(?:\s+(?:by|for|on behalf|and dated)[^:]{0,50})?\s*:?\s*(?P<rest>.*)$",
    re.IGNORECASE,
)

_SIGNED_LABEL = re.compile(r"^(?:signed|signature)\b", re.IGNORECASE)

_BLANK = re.compile(r"^[\s_.…\-–—:]*(?:(?:date|name|position|role|print name)\b[\s_.…\-–—:]*)*$", re.IGNORECASE)

_PLACEHOLDER = re.compile(
    r"^\W*(?:\[.*\]|<.*>|tbc|to be confirmed|insert .*|name|vacant|click or tap.*|enter .*|x{3,}"
    r"|[_.…\s]{3,})\W*$",
    re.IGNORECASE,
)

_LEAD = re.compile(
    r"designated (?:safeguarding|child protection|senior) (?:lead|officer|person)s?"
    r"|safeguarding (?:lead|officer|manager)s?|\bDSL\b|\bDSO\b|\bDSP\b"
    r"|child protection (?:lead|officer|coordinator)|named (?:person|lead) (?:for"
    r"|responsible for) (?:safeguarding|child protection)"
    r"|lead (?:person )?for (?:safeguarding|child protection)|safeguarding and child protection lead",
    re.IGNORECASE,
)

_DEPUTY = re.compile(r"deput(?:y|ies)|\bDDSL\b|local authority|\bLADO\b|trustee|governor", re.IGNORECASE)

_PERSON = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Rev|Prof|Sir)\.?\s+)?(?<![\w-])[A-Z][a-zà-ÿ'’]+(?:-[A-Z][a-zà-ÿ]+)"
    r"?(?:\s+[A-Z]\.?)?(?:\s+(?:[A-Z][a-zà-ÿ'’]+|Mc[A-Z]\w+|O['’][A-Z]\w+)"
    r"(?:-[A-Z][a-zà-ÿ]+)?){1,2}(?![\w-])"
)


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
    """The owner, author or responsible person as printed."""
    for pair in part.labelled:
        if (
            _OWNER.search(pair.label)
            and not _NOT_OWNER.search(pair.label)
            and not (pair.other and pair.table and _row_is_version(pair))
        ):
            found = name_in(pair)
            if found:
                return found, pair.value
    for paragraph in part.reading.paragraphs():
        match = _OWNER_SENTENCE.search(paragraph.text.text)
        if match:
            group = "who" if match["who"] else "role"
            return Found(" ".join(match[group].split()), match.start(group), match.end(group)), paragraph.text
    return None


def _row_is_version(pair: Labelled) -> bool:
    return bool(
        pair.table
        and pair.table.rows
        and any(cell.text.text.strip().lower().startswith("version") for cell in pair.table.rows[0])
    )


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
    if not name or len(name) > 90 or _PLACEHOLDER.match(name) or not any(map(str.isalpha, name)):
        return None
    return Found(" ".join(name.split()), pair.start + offset, pair.start + offset + len(name))


def signature_of(reading: Reading) -> tuple[bool, Text] | None:
    """Whether it is signed, where it has a place for a signature or says so; None where it has none."""
    outcome: tuple[bool, Text] | None = None
    for line, following in _lines_with_next(reading):
        match = _SIGNED.match(line.text.strip())
        if not match or len(line.text) > 160:
            continue
        rest = match["rest"]
        if find_dates(rest):
            rest = rest[: find_dates(rest)[0].start]
        if not _BLANK.match(rest) and not _PLACEHOLDER.match(rest):
            return True, line
        if following is not None and _looks_signed(following.text):
            return True, following
        outcome = outcome or (False, line)
    return outcome


def _looks_signed(words: str) -> bool:
    plain = words.strip()
    return bool(_PERSON.match(plain)) and len(plain) <= 80 and not _SIGNED_LABEL.match(plain)


def _lines_with_next(reading: Reading) -> Iterator[tuple[Text, Text | None]]:
    """Lines of text and cells, each with what follows it (in a table the next cell of its row)."""
    for block in reading.blocks:
        if isinstance(block, Paragraph):
            lines = list(_split(block))
            yield from zip(lines, [*lines[1:], None], strict=True)
    for table in reading.tables():
        for row in table.rows:
            cells = [cell.text for cell in row]
            yield from zip(cells, [*cells[1:], None], strict=True)


def _split(block: Paragraph) -> Sequence[Text]:
    if len(block.lines) > 1 and "\n" not in block.text.text:
        return block.lines
    parts, start = [], 0
    for words in block.text.text.split("\n"):
        parts.append(block.text.part(start, start + len(words)))
        start += len(words) + 1
    return parts


def lead_of(part: Part) -> tuple[bool, Text, int, int] | None:
    """Whether a safeguarding lead is named, and where; False only where the place for the name is left open."""
    open_place: tuple[bool, Text, int, int] | None = None
    for pair in part.labelled:
        label = f"{pair.label} {pair.other}"
        if (
            not _LEAD.search(label)
            or _DEPUTY.search(label)
            or not (_LEAD.search(pair.label) or _is_name_column(pair.label))
        ):
            continue
        person = person_in(pair.value.text, pair.start, pair.end)
        if person:
            return True, pair.value, person.start, person.end
        if _PLACEHOLDER.match(pair.words):
            open_place = open_place or (False, pair.value, pair.start, pair.end)
    return _lead_in_text(part.reading) or open_place


def _is_name_column(label: str) -> bool:
    return bool(re.search(r"\bname\b|contact|who", label, re.IGNORECASE))


def _lead_in_text(reading: Reading) -> tuple[bool, Text, int, int] | None:
    for text in reading.texts():
        for match in _LEAD.finditer(text.text):
            if _DEPUTY.search(text.text[max(0, match.start() - 20) : match.start()]):
                continue
            after = text.text[match.end() : match.end() + 60]
            joint = re.match(
                r"s?\s*(?:\([^)]{1,20}\)\s*)?(?:for [\w\s]{2,40} )?(?:is|are|,|:|–|-"
                r"|\()\s*(?:currently |our |the )?",
                after,
            )
            if joint:
                start = match.end() + joint.end()
                person = person_in(text.text, start, min(len(text.text), start + 50))
                if person and person.start - start <= 6:
                    return True, text, person.start, person.end
            before = text.text[max(0, match.start() - 60) : match.start()]
            named = re.search(r"(?:\s(?:is|as|acts as|–|-)|[,(])\s*(?:our |the )?$", before)
            person = person_in(text.text, max(0, match.start() - 60), match.start()) if named else None
            if person:
                return True, text, person.start, person.end
    return None


def person_in(text: str, start: int, end: int) -> Found[str] | None:
    """The first name of a person in `start:end`: two or three capitalised words that are no role."""
    for match in _PERSON.finditer(text, start, end):
        words = re.findall(r"[\w'’-]+", match[0].lower())
        if not any(word in _ROLE_WORDS for word in words):
            return Found(" ".join(match[0].split()), match.start(), match.end())
    return None
