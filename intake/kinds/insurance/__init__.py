"""Insurance certificates, schedules, brokers' letters and renewal notices -> `insurance.<type>.` facts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from intake.facts import FactSheet
from intake.kinds.insurance.bundles import certificates_in
from intake.kinds.insurance.covers import COVERS, covers_in
from intake.kinds.insurance.labelled import seen_beside_labels
from intake.kinds.insurance.parties import seen_in_letterhead
from intake.kinds.insurance.sections import sections_in
from intake.kinds.insurance.seen import FAINT, NEARLY, STATED, WEAK, WRITTEN, Leaf, Seen
from intake.kinds.insurance.sentences import seen_in_sentences
from intake.located import Reading
from intake.values import has_legal_form, same_name

_LEAVES: tuple[Leaf, ...] = (
    "cover",
    "basis",
    "insurer",
    "policy_number",
    "insured_name",
    "starts",
    "expires",
    "excess",
    "abuse_excluded",
    "business_use",
)
_OWN: frozenset[Leaf] = frozenset({"cover", "basis", "excess", "abuse_excluded", "business_use"})
"""What is said of one cover only: never taken over from the document as a whole, unless it has one cover."""
_OF_POLICY: frozenset[Leaf] = frozenset({"starts", "expires", "insurer", "policy_number"})
"""What covers share that are said to be of the same policy or for the same period."""
_CONFIDENCE = {STATED: 0.96, NEARLY: 0.93, WRITTEN: 0.92, WEAK: 0.85, FAINT: 0.72}
_DOUBTFUL = 0.65
"""Two different values stand in the same document with the same right: both are given, neither is sure."""
_TITLE_LINES = 12
_PART = re.compile(
    r"(?:an? |the )?(?:excess|limit|deductible|premium|endorsement|extension|exclusion|clause|page|section|schedule"
    r"|business|trade|occupation|territor\w+|sum|cover|period|policy|indemnity|any one|including|excluding)\b",
    re.IGNORECASE,
)
_PART_NUMBERED = re.compile(
    r"(?:page|endorsement|extension|section|schedule|clause|part|item)\s*(?:no\.?\s*)?\d{1,3}(?: of \d+)?$",
    re.IGNORECASE,
)
_INSURES = re.compile(r"insurance|assurance|mutual|underwrit|indemnity (?:co|soc|lim|ltd|plc|uk)|lloyd", re.IGNORECASE)


def extract(reading: Reading, sheet: FactSheet) -> None:
    """Write down each cover with its limit, insurer, number, insured, dates, excess and exclusions.

    What a document says once (insured, period, insurer) is said of all its covers; a file that holds several
    certificates is read one by one.
    """
    for certificate in certificates_in(reading):
        _certificate(certificate, sheet)


def _certificate(reading: Reading, sheet: FactSheet) -> None:
    seen = _insured_is_no_insurer([item for item in _everything(reading) if item.text and _may_be(item)])
    titled = _titled_covers(reading)
    covers = _established(seen, titled)
    for cover in covers:
        for leaf in _LEAVES:
            _write(sheet, cover, leaf, _candidates(seen, cover, leaf, only=len(covers) == 1))


def _may_be(item: Seen) -> bool:
    """Whether words may be what they stand in the place of: the parts of a policy are nobody's name, and no number."""
    words = str(item.value)
    if item.leaf == "policy_number":
        return not _PART_NUMBERED.match(words)
    if item.leaf in ("insurer", "insured_name"):
        return not _PART.match(words) or has_legal_form(words) or bool(_INSURES.search(words))
    return True


def _insured_is_no_insurer(seen: Sequence[Seen]) -> list[Seen]:
    """Without insurers that bear the name of the insured, and what is called so with no better right."""
    insured = [item for item in seen if item.leaf == "insured_name"]

    def is_insured(item: Seen) -> bool:
        return item.leaf == "insurer" and any(
            other.rank >= item.rank and same_name(str(item.value), str(other.value)) for other in insured
        )

    return [item for item in seen if not is_insured(item)]


def _everything(reading: Reading) -> Iterator[Seen]:
    sections = sections_in(reading)
    yield from seen_beside_labels(reading, sections)
    yield from seen_in_sentences(reading, sections)
    yield from seen_in_letterhead(reading)


def _titled_covers(reading: Reading) -> tuple[str, ...]:
    """The covers that the first lines and headings name."""
    named: list[str] = []
    lines = 0
    for paragraph in reading.paragraphs():
        if paragraph.region == "body" and (lines < _TITLE_LINES or paragraph.level) and len(paragraph.text.text) < 120:
            named += covers_in(paragraph.text.text)
            lines += 1
    if not named:
        named += dict.fromkeys(cover for text in reading.texts() for cover in covers_in(text.text))
        named = named if len(named) == 1 else []
    if not named and "compulsory insurance" in reading.plain().lower():
        named.append("employers_liability")
    return tuple(dict.fromkeys(named))


def _established(seen: Sequence[Seen], titled: tuple[str, ...]) -> tuple[str, ...]:
    """The covers that the document evidences: with a limit or a number of their own, else the one its title names."""
    limited = {item.cover for item in seen if item.cover and item.leaf == "cover"}
    refused = {item.cover for item in seen if item.leaf == "not_held"} - limited
    telling = ("cover", "policy_number", "expires", "insurer", "business_use")
    own = {item.cover for item in seen if item.cover and item.leaf in telling and item.cover not in refused}
    if not own and len(titled) == 1:
        own = set(titled)
    elif not limited and len(titled) == 1:
        own &= set(titled) or own
        own = own or set(titled)
    elif limited:
        own = limited | {cover for cover in own if cover == "motor" or cover in titled}
    return tuple(cover for cover in COVERS if cover in own and cover not in refused)


def _candidates(seen: Sequence[Seen], cover: str, leaf: Leaf, only: bool) -> list[Seen]:
    """What is said of the cover, the best right first; else what is said of the whole document."""
    own = [item for item in seen if item.leaf == leaf and item.cover == cover]
    shared = [item for item in seen if item.leaf == leaf and item.cover is None]
    if leaf in _OWN:
        pool = own or (shared if only else [])
    elif own and shared and max(i.rank for i in own) < max(i.rank for i in shared) and only:
        pool = own + shared
    else:
        pool = own or shared
    if leaf == "insured_name" and not pool:
        pool = _one_name([item for item in seen if item.leaf == leaf])
    if leaf in _OF_POLICY and not pool and any(item.leaf == "same_policy" for item in seen):
        pool = _one_value([item for item in seen if item.leaf == leaf])
    return sorted(pool, key=lambda item: -item.rank)


def _one_value(given: Sequence[Seen]) -> list[Seen]:
    """What is said of one cover, where it is the only thing of its kind that the document says."""
    return list(given) if len({str(item.value) for item in given}) == 1 else []


def _one_name(named: Sequence[Seen]) -> list[Seen]:
    """The insured that a document names beside another of its covers, where it names nobody else."""
    return list(named) if all(same_name(str(item.value), str(named[0].value)) for item in named) else []


def _write(sheet: FactSheet, cover: str, leaf: Leaf, pool: Sequence[Seen]) -> None:
    if not pool:
        return
    best = [item for item in pool if item.rank == pool[0].rank]
    chosen = _distinct(leaf, best)
    doubtful = len(chosen) > 1
    for value in chosen:
        for item in pool:
            if _same(leaf, item.value, value):
                confidence = _DOUBTFUL if doubtful else _CONFIDENCE.get(item.rank, 0.8)
                sheet.add(
                    f"insurance.{cover}.{leaf}",
                    value,
                    item.text,
                    item.start,
                    item.end,
                    method=item.method,
                    confidence=confidence,
                )


def _distinct(leaf: Leaf, best: Sequence[Seen]) -> list[str | float | bool]:
    """The different values among the best; for names, numbers and dates the first one counts."""
    values: list[str | float | bool] = []
    for item in best:
        if not any(_same(leaf, item.value, value) for value in values):
            values.append(item.value)
    return values if leaf in ("cover", "abuse_excluded", "expires") else values[:1]


def _same(leaf: Leaf, left: str | float | bool, right: str | float | bool) -> bool:
    if leaf in ("insured_name", "insurer") and isinstance(left, str) and isinstance(right, str):
        return same_name(left, right)
    return left == right
