"""What letters and notices say in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from intake.kinds.insurance.attributes import read_number
from intake.kinds.insurance.covers import Mention, covers_in, covers_named, is_cover_name, nearest
from intake.kinds.insurance.limits import LEAST_LIMIT, Amount, amounts
from intake.kinds.insurance.parties import insured_in, insurers_in
from intake.kinds.insurance.periods import dates_in
from intake.kinds.insurance.sections import Sections
from intake.kinds.insurance.seen import NEARLY, WEAK, WRITTEN, Seen
from intake.kinds.insurance.statements import abuse_excluded, business_use, not_in_force
from intake.located import Cell, Paragraph, Reading, Text

_BREAK = re.compile(
    r"(?<!\bLtd)(?<!\bNo)(?<!\bno)(?<!\bCo)(?<!\bNos)(?<!\bRef)[.;!?]\s+(?=[A-Z“\"(•£0-9])"
    r"|\n\s*(?=[•▪*])|\n{2,}"
)

_POLICY = re.compile(
    r"(?:polic(?:y|ies)(?:\s+(?:number|no|ref(?:erence)?|nos)\b)?s?(?:\s+(?:is|are))?|(?:policy"
    r"|certificate)\s*#|[,;(]\s*(?:number|no\b|ref(?:erence)?\b))[.:\s(]*(?=\S)",
    re.IGNORECASE,
)

_REGISTERED = re.compile(
    r"\b(?:registered|incorporated|company|charity|england|wales|FCA|FRN|firm)\b[^,;]*$", re.IGNORECASE
)
_NEAR = 40
_MAX_NAME = 40
_JOINT = re.compile(
    r"^[\s,&/()]*(?:(?:and|or|both|insurance|cover|liability|plus|combined)[\s,&/()]*)*$", re.IGNORECASE
)

_NUMBERED = re.compile(r"^\W*(?:\d{1,2}|[a-z])[.)]\s*|\W+$", re.IGNORECASE)
_STATUTORY = re.compile(
    r"minimum amount of cover provided by this policy|satisfies the requirements of the relevant law", re.IGNORECASE
)
"""The words of the certificate that every employer must show (SI 1998/2573, schedule 1)."""
_SAME_POLICY = re.compile(
    r"\b(?:for|of|over|during|under|with|in) the same (?:policy|period|term|dates?|year|insurers?)\b", re.IGNORECASE
)
_GOES_ON = re.compile(
    r"(?:it|its|(?:the|its) (?:limit|excess|indemnity|policy (?:no\b|number|ref))"
    r"|(?:this|that) (?:policy|cover|insurance|section))\b",
    re.IGNORECASE,
)
"""Beginnings of a paragraph that goes on about the policy of the one before."""


def seen_in_sentences(reading: Reading, sections: Sections) -> Iterator[Seen]:
    """Everything that running text says of covers, named by themselves or by their sections, in its order."""
    for text, above in _running_text(reading, sections):
        carried = above
        for start, end in _sentences(text.text):
            named = sections.named(text.text[start:end])
            yield from _of_sentence(text, start, end, named or carried, sections)
            carried = named or carried


def _running_text(reading: Reading, sections: Sections) -> Iterator[tuple[Text, tuple[str, ...]]]:
    """Each text with the covers in force above it: its heading's, or, where it goes on about the same policy ("The
    limit is ..."), those last named in the paragraph before."""
    heading: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    for block in reading.blocks:
        if not isinstance(block, Paragraph):
            heading = last = ()
            continue
        words = block.text.text
        if block.region != "body":
            yield block.text, ()
            continue
        if _heads(block):
            heading = last = covers_in(words) if is_cover_name(_NUMBERED.sub("", words)) else ()
            yield block.text, ()
            continue
        goes_on = _GOES_ON.match(words)
        yield block.text, heading or (last if goes_on else ())
        # A line of a list ends without a full stop; what follows a list is said of all its covers.
        last = (_last_named(words, sections) or (last if goes_on else ())) if words.rstrip().endswith(".") else ()
        if heading and last and last != heading:
            heading = ()
    for table in reading.tables():
        for row in table.rows:
            named = _of_row(row)
            yield from ((cell.text, named) for cell in row if len(cell.text.text.split()) > 3)


def _of_row(row: Sequence[Cell]) -> tuple[str, ...]:
    """The cover of a row that begins with the name of one and nothing else."""
    first = next((cell.text.text for cell in row if cell.text), "")
    named = covers_named(first) if len(first) <= _MAX_NAME else ()
    return named if len(named) == 1 else ()


def _heads(block: Paragraph) -> bool:
    """Whether a paragraph stands above others: set as a heading, or a line that is but a cover's name."""
    return bool(block.level) or is_cover_name(_NUMBERED.sub("", block.text.text))


def _last_named(words: str, sections: Sections) -> tuple[str, ...]:
    """The covers of the last sentence that names any."""
    named = [sections.named(words[start:end]) for start, end in _sentences(words)]
    return next((covers for covers in reversed(named) if covers), ())


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for stop in _BREAK.finditer(text):
        yield start, stop.end()
        start = stop.end()
    if text[start:].strip():
        yield start, len(text)


def _of_sentence(
    text: Text, start: int, end: int, covers: tuple[str, ...], sections: Sections
) -> Iterator[Seen]:
    words = text.text[start:end]
    if not_in_force(words):
        return
    named = sections.mentions(words)
    if not named and _STATUTORY.search(words):
        covers = ("employers_liability",)
    if _SAME_POLICY.search(words):
        yield Seen("same_policy", True, text, start, end, None, WRITTEN)
    yield from _limits(text, start, end, named, covers)
    yield from insured_in(text, start, words)
    yield from insurers_in(text, start, words, named, covers)
    yield from _policy_numbers(text, start, words, named, covers)
    yield from dates_in(text, start, words, named, covers)
    stated = abuse_excluded(words)
    if stated is not None:
        for cover in dict.fromkeys(item.cover for item in named) or ("public_liability",):
            yield Seen("abuse_excluded", stated, text, start, end, cover, WRITTEN)
    use = business_use(words)
    if use is not None and (not covers or "motor" in covers):
        yield Seen("business_use", use, text, start, end, "motor", WRITTEN)


def _limits(text: Text, start: int, end: int, named: Sequence[Mention], covers: tuple[str, ...]) -> Iterator[Seen]:
    found = amounts(text.text, start, end)
    taken: set[str | None] = set()
    for number, amount in enumerate(found):
        if amount.role not in ("limit", "least", "excess") or (
            amount.role != "excess" and amount.value < LEAST_LIMIT
        ):
            continue
        whose = (
            _whose(amount, number, found, named, start, text.text) if named else (covers if len(covers) == 1 else ())
        )
        for cover in whose or ((None,) if not covers else ()):
            yield from _amount(text, amount, cover, taken)


def _amount(text: Text, amount: Amount, cover: str | None, taken: set[str | None]) -> Iterator[Seen]:
    if amount.role == "excess":
        yield Seen("excess", amount.value, text, amount.start, amount.end, cover, WRITTEN)
        return
    rank = WEAK if amount.role == "least" else NEARLY - 1.0 if cover in taken else WRITTEN
    taken.add(cover)
    yield Seen("cover", amount.value, text, amount.start, amount.end, cover, rank)
    if amount.basis and amount.basis_at:
        yield Seen("basis", amount.basis, text, *amount.basis_at, cover, rank)


def _whose(
    amount: Amount, number: int, found: Sequence[Amount], named: Sequence[Mention], offset: int, text: str
) -> tuple[str, ...]:
    """The covers that an amount of a sentence belongs to.

    "Public liability £5m and employers' liability £10m" and "£5m of public liability cover" both occur: the order
    of the first of each decides for the sentence. Covers joined before one amount share it.
    """
    limits = [item for item in found if item.role in ("limit", "least")]
    amount_first = bool(limits) and limits[0].start - offset < named[0].start
    if amount_first:
        later = [item for item in named if item.start + offset >= amount.end]
        return (later[0].cover,) if later else (named[-1].cover,)
    before = [item for item in named if item.end + offset <= amount.start]
    previous = found[number - 1].end - offset if number else 0
    fresh = [item for item in before if item.start >= previous] or before[-1:]
    if not fresh:
        return (named[0].cover,)
    joined = [fresh[-1]]
    for item in reversed(fresh[:-1]):
        if not _JOINT.match(text[item.end + offset : joined[0].start + offset]):
            break
        joined.insert(0, item)
    return tuple(dict.fromkeys(item.cover for item in joined))


def _policy_numbers(
    text: Text, start: int, words: str, named: Sequence[Mention], covers: tuple[str, ...]
) -> Iterator[Seen]:
    for match in _POLICY.finditer(words):
        window = re.split(
            r"[,;)]|\s(?:and|with|for|from|which|under|is|are|has|expir\w*|until|to|in)\b",
            words[match.end() : match.end() + 40],
        )[0]
        if match[0][0] in ",;(" and _REGISTERED.search(words[max(0, match.start() - _NEAR) : match.start()]):
            continue
        number = read_number(words, match.end(), match.end() + len(window))
        if number is None or number.start - match.end() > 3:
            continue
        for cover in nearest(match.start(), named, covers):
            yield Seen("policy_number", number.value, text, start + number.start, start + number.end, cover, WRITTEN)
