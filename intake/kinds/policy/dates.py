"""When a policy was approved and reviewed and when it is due: from labels, version tables, sentences and footers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from intake.kinds.policy.part import Part
from intake.labels import pairs_of_table
from intake.located import Paragraph, Reading, Table, Text
from intake.values import Found, find_dates

Leaf = Literal["approved_on", "reviewed_on", "next_review", "issued", "review"]

_LABELS: tuple[tuple[Leaf, str], ...] = (
    (
        "next_review",
        r"next[\w\s]{0,14}(?:review|revision|update|due)"
        r"|will (?:next )?(?:be )?(?:formally )?(?:review|look)|(?:must|shall|should|to) be review"
        r"|review(?:ed)? (?:is )?(?:due|by|before|again)|due (?:for |date for )?review"
        r"|date (?:for|due for)(?: next)? review|to be reviewed|for review|future review"
        r"|planned review|scheduled review|expir|valid until"
        r"|renewal|review no later|looked at again|reviewed again|review cycle ends",
    ),
    ("approved_on", r"approv|ratif|adopt|agreed|sign(?:ed)?[ -]?off|endorsed|authoris"),
    (
        "reviewed_on",
        r"(?:last|latest|most recent(?:ly)?|previous|this|current|annual)[\w\s]{0,14}(?:review"
        r"|updat|revis|amend)|review(?:ed)?(?: was)?"
        r" (?:on|in|completed|date:? completed|carried out)|date (?:of )?(?:last "
        r"|this )?(?:reviewed|revised|updated|revision)|\breviewed\b"
        r"|\brevised\b|\bupdated\b|last (?:read|checked|amended)|date of (?:the )?(?:last )?review",
    ),
    (
        "issued",
        r"issue|effective|publish|implement|in force|commence|created|written"
        r"|date of (?:the )?(?:policy|document|this)|version date"
        r"|policy date|document date|^date$|start date|introduced|launched|produced|dated|came into",
    ),
    ("review", r"review"),
)
_PATTERNS = tuple((leaf, re.compile(pattern, re.IGNORECASE)) for leaf, pattern in _LABELS)
_NOT_OURS = re.compile(
    r"birth|training|inspection|incident|birthday|act \d{4}|legislation|guidance"
    r"|keeping children safe|came into force|deadline"
    r"|year end",
    re.IGNORECASE,
)
_VERSION = re.compile(
    r"^(?:version|ver\.?|v|rev(?:ision)?|issue|edition|no\.?)(?:\s*(?:no\.?|number|#))?$", re.IGNORECASE
)
_CHANGE = re.compile(
    r"chang|amend|summary|description|comment|detail|reason|nature|author|editor|by\b|status|note",
    re.IGNORECASE,
)
_REVIEWED_TOO = re.compile(r"review\w*,? (?:and|&) (?:re-?)?(?:approv|adopt|ratif|agree)", re.IGNORECASE)
_NEAR = 60
_OVERLAP = 12


@dataclass(frozen=True, slots=True)
class Dated:
    """A date with what it is, where it stands and how surely (labels 3, sentences 2)."""

    leaf: Leaf
    found: Found[str]
    text: Text
    rank: float


def dates_of(part: Part, as_at: date) -> dict[Leaf, Dated]:
    """The policy's dates: of each kind the best; `review` is settled as last or next by where it lies in time."""
    seen = [*_beside_labels(part), *_latest_version(part.reading), *_written(part.reading)]
    settled = [_settle(item, seen, as_at) for item in seen]
    best: dict[Leaf, Dated] = {}
    for item in sorted(settled, key=lambda each: -each.rank):
        if item.leaf not in best or _is_later_review(item, best[item.leaf]):
            best[item.leaf] = item
    if "reviewed_on" not in best and "issued" in best:
        issued = best["issued"]
        best["reviewed_on"] = Dated("reviewed_on", issued.found, issued.text, issued.rank)
    return best


def _is_later_review(item: Dated, known: Dated) -> bool:
    """Of several reviews stated with the same right the latest is the last."""
    both = item.found.possible and known.found.possible and item.rank == known.rank
    return both and item.leaf == "reviewed_on" and item.found.value > known.found.value


def _settle(item: Dated, seen: Sequence[Dated], as_at: date) -> Dated:
    """A bare "Review date" is the next one when it lies after all other dates or after the decision, else the last."""
    if item.leaf != "review":
        return item
    others = [
        each.found.value
        for each in seen
        if each.leaf in ("approved_on", "reviewed_on", "issued") and each.found.possible
    ]
    stated = {each.leaf for each in seen}
    if not item.found.possible:
        return Dated("reviewed_on", item.found, item.text, item.rank - 0.5)
    later = item.found.value > as_at.isoformat() or (bool(others) and item.found.value > max(others))
    leaf: Leaf = "next_review" if later and "next_review" not in stated else "reviewed_on"
    return Dated(leaf, item.found, item.text, item.rank - 0.5)


def _beside_labels(part: Part) -> Iterator[Dated]:
    for pair in part.labelled:
        if pair.table is not None and _lists_versions(pair.table):
            continue
        leaf = _leaf(pair.label) or (_leaf(pair.other) if pair.other else None)
        if leaf is None or len(pair.words) > 120:
            continue
        dates = find_dates(pair.value.text[pair.start : pair.end])
        if not dates:
            continue
        item = dates[0]
        found = Found(item.value, item.start + pair.start, item.end + pair.start, item.possible)
        yield Dated(leaf, found, pair.value, 3.0)


def _leaf(label: str) -> Leaf | None:
    if not label or _NOT_OURS.search(label):
        return None
    return next((leaf for leaf, pattern in _PATTERNS if pattern.search(label)), None)


def _lists_versions(table: Table) -> bool:
    """Whether a table lists the versions of a document."""
    if len(table.rows) < 2:
        return False
    head = [" ".join(cell.text.text.split()) for cell in table.rows[0]]
    return len(head) >= 3 and any(_VERSION.match(text) for text in head)


def _latest_version(reading: Reading) -> Iterator[Dated]:
    """The dates of a version table's latest row; the bare date column is the version's review."""
    for table in reading.tables():
        if not _lists_versions(table):
            continue
        dated: list[tuple[str, int, Leaf, Found[str], Text]] = []
        for pair in pairs_of_table(table, ""):
            leaf = _column_leaf(pair.label)
            for item in find_dates(pair.value.text)[:1]:
                if leaf and item.possible and pair.row is not None:
                    dated.append((item.value, pair.row, leaf, item, pair.value))
        if not dated:
            continue
        own = [each for each in dated if each[2] != "next_review"] or dated
        row = max(own)[1]
        for _, _, leaf, item, text in (each for each in dated if each[1] == row):
            yield Dated(leaf, item, text, 2.8)


def _column_leaf(label: str) -> Leaf | None:
    if _VERSION.match(label):
        return None
    leaf = _leaf(label)
    if leaf in ("issued", "review"):
        return "reviewed_on"
    return leaf


def _written(reading: Reading) -> Iterator[Dated]:
    for text in _running(reading):
        for number, item in enumerate(dates := find_dates(text.text)):
            start = dates[number - 1].end if number else 0
            before = text.text[max(start, item.start - 110) : item.start]
            leaf = _written_leaf(before) or _written_leaf(_after(text.text, item, dates, number))
            if leaf:
                yield Dated(leaf, item, text, 2.0)
            if leaf == "approved_on" and _REVIEWED_TOO.search(before):
                yield Dated("reviewed_on", item, text, 2.0)


_SENTENCE_START = re.compile(r"[.;|\n]\s+(?=\S)|\s[|•·]\s")


def _written_leaf(words: str) -> Leaf | None:
    """What the words right before a date say of it: the last of the telling words counts."""
    clause = _SENTENCE_START.split(words)[-1]
    if _NOT_OURS.search(clause):
        return None
    best: tuple[int, Leaf] | None = None
    for leaf, pattern in _PATTERNS:
        for match in pattern.finditer(clause):
            if len(clause) - match.end() > _NEAR:
                continue
            # "will next be reviewed on": the longer phrase ends before the word it shares with the shorter one.
            end = match.end() + (_OVERLAP if leaf == "next_review" else 0)
            if best is None or end > best[0]:
                best = (end, leaf)
    return best[1] if best else None


def _after(text: str, item: Found[str], dates: Sequence[Found[str]], number: int) -> str:
    """The words after a date up to the next one, where they are a remark in brackets ("1 May 2026 (last review)")."""
    end = dates[number + 1].start if number + 1 < len(dates) else len(text)
    remark = re.match(r"\s*\(([^)]{3,40})\)", text[item.end : end])
    return remark[1] if remark else ""


def _running(reading: Reading) -> Iterator[Text]:
    for block in reading.blocks:
        if isinstance(block, Paragraph) and not block.text.hidden:
            yield block.text
    for table in reading.tables():
        for row in table.rows:
            yield from (cell.text for cell in row if len(cell.text.text) > 30)
