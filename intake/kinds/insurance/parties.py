"""Who is insured and who insures, as letters say it in sentences and letterheads show it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from intake.kinds.insurance.attributes import insurer_behind_agent, is_intermediary, read_name
from intake.kinds.insurance.covers import Mention, is_cover_name, mentions, nearest
from intake.kinds.insurance.seen import FAINT, WEAK, WRITTEN, Seen
from intake.located import Reading, Text
from intake.values import Found, is_organisation

_NAME = (
    r"(?P<name>(?-i:[A-Z0-9][\w'’&.\-]*(?:\s+(?:[A-Z0-9(&][\w'’&.\-()]*|of|and|the|for|in|t/a"
    r"|trading\s+as|&|plc|llp|cic|ltd|limited)(?=[\s,.;:)]|$)){0,15}))"
)

_HOLDING = (
    r"(?:hold|holds|has|have|is|are|maintain|maintains|currently|carry|carries|effect"
    r"|effects|benefit|benefits|continue|continues|was|were)\b"
)

_INSURED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:confirm|certify|advise|verify|certifies"
        rf"|confirms)(?: to you)?,?(?: that)?,?(?: our (?:above[- ]named |mutual )?clients?,?"
        rf"| the insured,?)?\s+{_NAME}"
        rf"(?:\s*\([^)]*\))?(?:,? (?:of|whose|at|t/a|trading as) [^.]{{0,140}}?)?,?\s+{_HOLDING}",
        rf"(?:act|acting)\s+(?:as\s+[\w\s]{{0,40}}?(?:brokers?|advis[eo]rs?"
        rf"|intermediar\w+)\s+(?:for|to|of|on behalf of)|on behalf of|for)"
        rf"(?: our (?:mutual |above[- ]named )?clients?,?)?\s+{_NAME}",
        rf"our\s+(?:above[- ]named\s+|mutual\s+)?(?:clients?|customers?|policyholders?),?\s+{_NAME}",
        rf"(?:insurances?|covers?|policy|policies)\s+(?:\w+\s+){{0,3}}?"
        rf"(?:for|(?:held|effected|taken out|maintained|purchased) by|on behalf of|in the name of"
        rf"|in respect of)\s+(?:our clients?,?\s+)?{_NAME}",
        rf"^(?:re|subject|client|insured)\s*[:–-]\s*(?:our clients?\s*[:–-]?\s*)?{_NAME}",
        rf"^{_NAME}\s+(?:hold|holds|is insured|are insured|maintain|maintains)\b",
        rf"\b(?:insured|policy ?holder|assured)\s+(?:is|are)\s*:?\s+{_NAME}",
        rf"brokers?\s+(?:to|for|of)\s+{_NAME}",
        rf"^(?:prepared|produced|issued|compiled)\s+for\s*:?\s+{_NAME}",
        rf"^{_NAME}\s*[:–—-]\s*(?:(?:summary|schedule|evidence|confirmation) of )?(?:our )?(?:[\w'’&]+ ){{0,3}}?"
        r"(?:insurances?|cover|policy|policies)\b",
    )
)

_WEAKLY_INSURED = (*_INSURED[3:5], *_INSURED[6:])

_AGAIN = r"(?:\s+(?:and|is|are|currently|has been|have been|again|\w{3,12}ly))*"
_INSURER = re.compile(
    rf"(?:(?:insured|underwritten|written|provided|issued|covered|cover|liability|indemnity|is|are){_AGAIN}\s+by"
    r"|(?:insured|underwritten|placed|provided|issued|covered|insurances?|cover|policy|policies|held|renewed|in force"
    rf"|effected|liability|indemnity|arranged|is|are){_AGAIN}\s+with)\s+(?:the\s+)?(?:insurers?,?\s+)?"
    rf"(?:certain\s+underwriters\s+at\s+)?{_NAME}",
    re.IGNORECASE,
)
"""Insurance "held by" somebody is theirs, not their insurer's; "held with" names the insurer."""

_BROKER_AFTER = re.compile(
    r"\s*[,(–-]?\s*(?:(?:the|our|your|an?|independent|chartered|insurance|authorised|specialist)\s+)*"
    r"(?:brok(?:ers?|ing)|intermediar(?:y|ies)|advis[eo]rs?)\b",
    re.IGNORECASE,
)
"""What follows the name of a broker ("issued by Tern & Low, insurance brokers")."""

_INSURER_IS = re.compile(
    rf"\binsurers?\s+(?:is|are|being|for this policy is)\s*:?\s+{_NAME}"
    rf"|(?:signed|issued) (?:for and )?on behalf of (?:the )?(?:insurers?,? )?"
    rf"{_NAME.replace('name', 'signer')}"
    rf"|{_NAME.replace('name', 'named')}\s*,?\s*\(?(?:the )?authorised insurers?",
    re.IGNORECASE,
)

_AUTHORISED = re.compile(
    rf"(?:^|[.;\n]\s*|\bby\s+){_NAME}(?=[\s,(])(?:(?!\.\s+[A-Z][a-z])[^;\n]){{0,140}}?"
    r"\bauthorised by the Prudential Regulation",
    re.IGNORECASE,
)

_INSURANCE_COMPANY = re.compile(
    r"(?:[A-Z][\w'’&.-]*\s+){1,5}?(?:Insurance|Assurance|Mutual|Indemnity"
    r"|Underwriters)(?:\s+(?:Company|Group|Society|UK|\(UK\)|Europe|Corporation|of|the"
    r"|plc|PLC|Ltd|Limited|SE|AG))*\.?"
)

_HEAD_LINES = 3

_ARRANGED = re.compile(
    r"\b(?:polic(?:y|ies)|insurances?|cover|arranged|placed|effected|insured|purchased|taken out|renewed)\b",
    re.IGNORECASE,
)

_WITH = re.compile(rf"\bwith\s+(?:the\s+)?{_NAME}", re.IGNORECASE)

_COMPANY = re.compile(
    r"\b(?:insurance|assurance|mutual|plc|se|underwriters?|lloyd['’]s|ltd|limited|indemnity)\b", re.IGNORECASE
)

_CAPTION = re.compile(r"^\W*(?:the )?authorised insurers?\W*$", re.IGNORECASE)

_BROKERED = re.compile(r"arranged\s+(?:\w+\s+)?by\s+$", re.IGNORECASE)

_TRAILING = re.compile(r"(?:\s+(?:and|for|of|in|the|&))+$")
_NOT_A_PARTY = re.compile(
    r"^(?:we|this|they|it|i|you|your|the policy|the above|the following|the insured|the company|our"
    r"|their|public|employers?|professional|cover"
    r"|whom|insurance|the period|all|any|a|an|re|to|both|such|please"
    r"|section)\b(?!\s+[A-Z]\w+\s+(?:Ltd|Limited|CIC))",
    re.IGNORECASE,
)


def _signed_above(reading: Reading) -> Iterator[Seen]:
    """The insurer on a line of its own above the caption "Authorised insurers" of a certificate's signature."""
    body = [paragraph for paragraph in reading.paragraphs() if paragraph.region == "body"]
    for above, caption in pairwise(body):
        name = read_name(above.text.text, 0, len(above.text.text)) if _CAPTION.match(caption.text.text) else None
        if name is not None and is_organisation(name.value):
            yield Seen("insurer", name.value, above.text, name.start, name.end, None, WRITTEN)


def seen_in_letterhead(reading: Reading) -> Iterator[Seen]:
    """The insurer as a letterhead or the small print at the foot names it, where nothing better does.

    Insurers are authorised by the Prudential Regulation Authority, brokers by the Financial Conduct Authority alone.
    """
    yield from _signed_above(reading)
    for paragraph in reading.paragraphs():
        match = _AUTHORISED.search(paragraph.text.text)
        name = read_name(paragraph.text.text, match.start("name"), match.end("name")) if match else None
        if name and not is_intermediary(name.value):
            yield Seen("insurer", name.value, paragraph.text, name.start, name.end, None, WEAK)
    for paragraph in list(reading.paragraphs())[:_HEAD_LINES]:
        words = paragraph.text.text.strip()
        if _INSURANCE_COMPANY.fullmatch(words) and not is_intermediary(words):
            start = len(paragraph.text.text) - len(paragraph.text.text.lstrip())
            yield Seen("insurer", words, paragraph.text, start, start + len(words), None, FAINT)


def insured_in(text: Text, start: int, words: str) -> Iterator[Seen]:
    for pattern in _INSURED:
        for match in pattern.finditer(words):
            name = read_name(words, match.start("name"), match.end("name"))
            if (
                name is None
                or _NOT_A_PARTY.match(name.value)
                or is_cover_name(name.value)
                or len(name.value.split()) < 2
            ):
                continue
            joint = _TRAILING.search(name.value)
            if joint:
                name = Found(name.value[: joint.start()], name.start, name.end - len(joint[0]))
            rank = WEAK if pattern in _WEAKLY_INSURED else WRITTEN
            yield Seen("insured_name", name.value, text, start + name.start, start + name.end, None, rank)
            return


def insurers_in(
    text: Text, start: int, words: str, named: Sequence[Mention], covers: tuple[str, ...]
) -> Iterator[Seen]:
    hits = [match for pattern in (_INSURER, _INSURER_IS) for match in pattern.finditer(words)]
    if not hits and _ARRANGED.search(words):
        hits = [match for match in _WITH.finditer(words) if _COMPANY.search(match["name"])]
    for match in sorted(hits, key=lambda item: item.start()):
        group = next(name for name in ("name", "signer", "named") if match.groupdict().get(name))
        if _BROKERED.search(words[: match.start(group)]):
            continue
        first = _cut_at_cover(words, match.start(group), match.end(group))
        tail = words[first[1] : first[1] + 60]
        if _BROKER_AFTER.match(tail):
            continue
        behind = (
            insurer_behind_agent(words, first[1], min(len(words), first[1] + 60))
            if re.match(r",?\s*(?:\(?acting |as agents?|for and on|on behalf)", tail, re.IGNORECASE)
            else first[1]
        )
        name = read_name(words, *first) if behind == first[1] else _name_at(words, behind)
        if name is None or _NOT_A_PARTY.match(name.value):
            continue
        name = _without_full_stop(name, words)
        rank = WEAK if is_intermediary(name.value) else WRITTEN
        whose = (
            nearest(match.start(), named, covers)
            if len(hits) > 1
            else tuple(dict.fromkeys(m.cover for m in named)) or covers or (None,)
        )
        for cover in whose:
            yield Seen("insurer", name.value, text, start + name.start, start + name.end, cover, rank)


def _without_full_stop(name: Found[str], words: str) -> Found[str]:
    """The name without the full stop that ends the sentence ("… with Aldwych Insurance Ltd.")."""
    if name.value.endswith(".") and not words[name.end :].strip():
        return Found(name.value[:-1], name.start, name.end - 1)
    return name


_NAME_ALONE = re.compile(_NAME, re.IGNORECASE)


def _name_at(words: str, position: int) -> Found[str] | None:
    match = _NAME_ALONE.match(words, position)
    return read_name(words, *_cut_at_cover(words, match.start("name"), match.end("name"))) if match else None


def _cut_at_cover(words: str, start: int, end: int) -> tuple[int, int]:
    """The stretch of a name up to where the name of a cover begins ("Aviva and Employers' Liability")."""
    for item in mentions(words[start:end]):
        cut = words[start : start + item.start]
        return start, start + len(re.sub(r"(?:\s+(?:and|for|&|,))*\s*$", "", cut))
    trimmed = re.sub(r"(?:\s+(?:and|for|of|in|the|&))+\s*$", "", words[start:end])
    return start, start + len(trimmed)
