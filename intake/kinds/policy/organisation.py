"""Whose policy it is: from a label, the title page, letterhead and margins, or the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from intake.kinds.policy.boxes import control_pairs, speaks_of_document
from intake.kinds.policy.part import Part
from intake.kinds.policy.people import name_in
from intake.kinds.policy.subjects import is_policy_title, subjects_of
from intake.labels import Labelled
from intake.located import Paragraph, Reading, Text
from intake.values import Found, find_dates

_ORGANISATION_LABEL = re.compile(
    r"^(?:name of )?(?:the )?(?:organisation|company|provider|school|charity|agency|setting|service"
    r"|business)(?:['’]s)?(?: name)?$",
    re.IGNORECASE,
)
_SUFFIX = (
    r"(?:Ltd|LTD|Limited|LIMITED|CIC|C\.I\.C\.|CIO|PLC|plc|LLP|Community Interest Company|Trust|TRUST|Charity|Academy"
    r"|College|School|Foundation|Services|Association"
    r"|Society|Partnership|Centre|Farm|Tutors|Tuition|Education|Learning|Care|Fostering|Project|Mentoring)"
)
_NAME = re.compile(
    rf"(?:The\s+)?(?:[A-Z0-9][\w'’&.-]*\s+(?:(?:of|and|the|for|in"
    rf"|&)\s+)?){{1,6}}{_SUFFIX}\b(?:\s+(?:Ltd|LTD|Limited|LIMITED|CIC|Trust|plc|LLP|CIO))?\.?(?!\s+[A-Z])"
)
_LEGAL = re.compile(
    r"\b(?:Ltd|Limited|CIC|C\.I\.C\.|CIO|PLC|LLP|Community Interest Company|Trust)\b", re.IGNORECASE
)
_NOT_US = re.compile(
    r"council|ofsted|nspcc|department|commission|executive|police|partnership|commissioner|ministry"
    r"|government|keeping children|policy|procedure|act\b|code of"
    r"|national|standards|university|nhs|insurance|working together|safe in education|handbook"
    r"|statement|local authority|county|health and|child care"
    r"|social care|early years|special educational|health care|intimate|personal care|first aid|quality",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(
    r"\b(?:landlords?|contractors?|consultants?|supplier|auditors?|(?:supplied|published|provided|written|drafted) by"
    r"|adapted from)\b,?\s*(?:is |are )?(?:the )?$",
    re.IGNORECASE,
)
"""Stands before the name of somebody else whom the policy speaks of."""
_TITLE_WORDS = re.compile(
    r"\b(?:plan|strategy|guidance|protection|safety|version|contents|introduction|safeguarding|complaints|edition"
    r"|register|approved|reviewed|manual|page|confidential|uncontrolled|document|copyright|printed|draft|issue|review"
    r"|control|official|internal|final|appendix|scope|purpose|aims?|people|our|how|why|what|who|staff|all|this)\b",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\t+|\n|\s[|•·–—]\s|\s{3,}|\s*\|\s*")
_LEAD_IN = re.compile(
    r"^(?:(?:At|In|For|By|From|All|This|Our|As|When|While|Every|With|Staff|To|If|On behalf of|©|Copyright)\s+"
    r"|(?:[\w'’&]+\s+){0,4}?(?i:polic(?:y|ies)|handbook|manual|procedures?|trustees|directors|board|staff|members"
    r"|managers|children|pupils|learners|young people|name)\s+(?:of|for|at|from)\s+)+"
)
_SIGNS = re.compile(r"^\W*(?:signed|signature|approved|agreed|name|author|owner|prepared|written|reviewed"
                    r"|adopted|ratified|by"
                    r"|on behalf|responsib\w+|contact|chair|director|manager|trustee)\b", re.IGNORECASE)
"""Beginnings of lines about people."""
_FRONT = 8
_STRONG = 5.0


@dataclass(slots=True)
class _Candidate:
    """A name with its first place and the points for where it stands."""

    name: Found[str]
    text: Text
    score: float
    prominent: bool


def organisation_of(part: Part) -> tuple[Found[str], Text, float] | None:
    """The organisation whose policy it is, with a confidence: from a label, the letterhead and margins, or the text."""
    for pair in part.labelled:
        if _ORGANISATION_LABEL.match(pair.label) and not pair.other and _is_meant(pair):
            found = name_in(pair)
            if found and not _NOT_US.search(found.value):
                return found, pair.value, 0.95
    candidates = _in_full(_candidates(part.reading))
    ranked = sorted(candidates.values(), key=lambda item: (-item.score, item.name.value))
    if not ranked:
        return None
    best = ranked[0]
    if best.score < 2.5:
        return None
    close = len(ranked) > 1 and best.score - ranked[1].score < 0.5
    sure = 0.65 if close else 0.9 if best.score >= _STRONG and best.prominent else 0.8
    return best.name, best.text, sure


def _is_meant(pair: Labelled) -> bool:
    """Whether a label means the organisation: in a table that is no control box, a service or a school may be any."""
    if pair.table is None or pair.form or control_pairs(pair.table) is not None:
        return True
    return speaks_of_document(pair) and bool(re.search(r"organisation|company|charity|name", pair.label, re.IGNORECASE))


def _candidates(reading: Reading) -> dict[str, _Candidate]:
    """The names that may be the organisation's, by their words in lower case."""
    found: dict[str, _Candidate] = {}
    plain = " ".join(reading.plain().split()).lower()
    for name, text, place in _line_names(reading):
        repeated = min(len(re.findall(rf"(?<!\w){re.escape(name.value.lower())}(?!\w)", plain)) - 1, 4)
        if not (_LEGAL.search(name.value) or _NAME.fullmatch(name.value)) and not (repeated or place == "header"):
            continue
        _credit(found, name, text, 4.0, True)
        found[name.value.lower()].score += 0.5 * repeated if place else 0.0
    for text, weight in _where_names_stand(reading):
        for match in _NAME.finditer(text.text):
            own = _own_part(match)
            if own is not None and not _OF_ANOTHER.search(text.text, 0, match.start()):
                _credit(found, own, text, weight, weight > 1.0)
    return found


def _in_full(found: dict[str, _Candidate]) -> dict[str, _Candidate]:
    """The candidates without those that another, in a prominent place and with its legal form, begins with: a name cut
    short ("Oak Play" for "Oak Playgroup CIC"). The points of the short form count for the full one."""
    kept = dict(found)
    for key, short in found.items():
        longer = [other for name, other in kept.items()
                  if name != key and name.startswith(key) and other.prominent and _LEGAL.search(other.name.value)]
        if longer:
            full = max(longer, key=lambda other: (len(other.name.value), other.name.value))
            full.score = max(full.score, short.score)
            del kept[key]
    return kept


def _credit(found: dict[str, _Candidate], name: Found[str], text: Text, points: float, prominent: bool) -> None:
    """Count a sighting: the most prominent one in full, each further one a little."""
    key = name.value.lower()
    known = found.get(key)
    if known is None:
        suffix = 2.0 if _LEGAL.search(name.value) else 0.5 if _NAME.fullmatch(name.value) else 0.0
        found[key] = _Candidate(name, text, points + suffix, prominent)
    else:
        known.score += min(points, 1.0)
        known.prominent = known.prominent or prominent


def _line_names(reading: Reading) -> Iterator[tuple[Found[str], Text, str]]:
    """The lines, or parts of lines, of the front and the margins that are a name by themselves."""
    front = 0
    for block in reading.paragraphs():
        if block.text.hidden or _SIGNS.match(block.text.text):
            continue
        if block.region in ("header", "footer"):
            place = str(block.region)
        elif front < _FRONT and block.region in ("body", "textbox"):
            front, place = front + 1, "front"
        else:
            continue
        for segment in _segments(block):
            yield segment, block.text, place


def _segments(block: Paragraph) -> Iterator[Found[str]]:
    """The parts of a line between its separators that read like an organisation's name."""
    words, start = block.text.text, 0
    for gap in (*_SEPARATOR.finditer(words), None):
        stop = gap.start() if gap else len(words)
        piece = words[start:stop]
        lead = len(piece) - len(piece.lstrip(" ©"))
        name = re.split(r",\s|\s\(|:\s", piece.strip(" ©"))[0].strip()
        if _is_name_line(name):
            yield Found(" ".join(name.split()), start + lead, start + lead + len(name))
        start = gap.end() if gap else stop


def _is_name_line(words: str) -> bool:
    small = ("of", "and", "the", "&", "for", "in")
    parts = words.split()
    capital = all(word[0].isupper() or word in small or (word[0].isdigit() and number == 0)
                  for number, word in enumerate(parts))
    telling = [word for word in parts if word.lower() not in small]
    legal = bool(_LEGAL.search(words))
    return (
        len(telling) >= 2
        and len(parts) <= 9
        and len(words) <= 70
        and capital
        and not (_NOT_US.search(words) or (_TITLE_WORDS.search(words) and not legal))
        and not is_policy_title(words)
        and (legal or not subjects_of(words))
        and not find_dates(words)
        and not any(mark in words for mark in ":@?!")
        and not words.endswith(".")
    )


def _own_part(match: re.Match[str]) -> Found[str] | None:
    """The name of a match without the words of a sentence before it ("At Harbour Learning Ltd")."""
    words = match[0]
    start = match.start()
    lead = _LEAD_IN.match(words)
    if lead:
        words, start = words[lead.end() :], start + lead.end()
    if _NOT_US.search(words) or len(words.split()) < 2:
        return None
    return Found(" ".join(words.split()), start, start + len(words))


def _where_names_stand(reading: Reading) -> Iterator[tuple[Text, float]]:
    lines = 0
    for block in reading.blocks:
        if not isinstance(block, Paragraph) or block.text.hidden:
            continue
        if block.region in ("header", "footer"):
            yield block.text, 3.0
        elif lines < _FRONT:
            lines += 1
            yield block.text, 3.0
        else:
            yield block.text, 0.8
    for table in reading.tables():
        for row in table.rows[:12]:
            yield from ((cell.text, 0.8) for cell in row)
