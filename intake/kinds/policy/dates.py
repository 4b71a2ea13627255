"""When a policy was approved and reviewed and when it is due: from labels, histories, sentences and footers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from intake.kinds.policy.boxes import lists_versions, speaks_of_document
from intake.kinds.policy.part import Part
from intake.kinds.policy.wording import Leaf, column_leaf_of, is_place_for_date, leaf_before, leaf_of
from intake.labels import pairs_of_table
from intake.located import Paragraph, Reading, Table, Text
from intake.values import Found, find_dates

_REVIEWED_TOO = re.compile(r"review\w*,? (?:and|&) (?:re-?)?(?:approv|adopt|ratif|agree)", re.IGNORECASE)
_APPROVED = re.compile(
    r"^(?!.*\b(?:for|awaiting|pending|not|before|draft|to be)\b).*\b(?:approved|adopted|ratified|agreed)\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(r"\b(?:next|planned|scheduled|due|to be)\b", re.IGNORECASE)
_OPENING = re.compile(r"^\W*(?:on|at (?:the|its|their|a) [\w\s]{0,30}?meeting (?:of|on)|in|since"
                      r"|from)?\s*$", re.IGNORECASE)
_OPENS = 3
_TAIL = 60
DOUBTFUL = 1.0
"""Rank of a next review that does not lie after the last one: one of the two is misread or misprinted."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date with what it is, where it stands and how surely (labels 3, histories 2.8, sentences 2)."""

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
        best["reviewed_on"] = replace(best["issued"], leaf="reviewed_on")
    return _in_order(best)


def _in_order(best: dict[Leaf, Dated]) -> dict[Leaf, Dated]:
    last, following = best.get("reviewed_on"), best.get("next_review")
    possible = last and following and last.found.possible and following.found.possible
    if possible and last and following and following.found.value <= last.found.value:
        best["next_review"] = replace(following, rank=DOUBTFUL)
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
        bare = is_place_for_date(pair.label) and pair.other
        leaf = leaf_of(pair.other if bare else pair.label)
        if leaf is None or len(pair.words) > 120 or not speaks_of_document(pair):
            continue
        dates = find_dates(pair.value.text[pair.start : pair.end])
        if not dates or find_dates(pair.label):
            continue
        item = dates[0]
        # What stands before the date in the value itself says more than the label ("Next review due 1 May 2027").
        leaf = leaf_before(pair.value.text[pair.start : pair.start + item.start]) or leaf
        found = Found(item.value, item.start + pair.start, item.end + pair.start, item.possible)
        yield Dated(leaf, found, pair.value, 3.0)


def _latest_version(reading: Reading) -> Iterator[Dated]:
    """The dates of a history's latest row; the bare date column is the version's review."""
    for table in reading.tables():
        if lists_versions(table):
            yield from _of_history(table)


def _of_history(table: Table) -> Iterator[Dated]:
    dated: list[tuple[str, int, Leaf, Found[str], Text]] = []
    planned = _planned_rows(table)
    for pair in pairs_of_table(table, ""):
        leaf = column_leaf_of(pair.label)
        for item in find_dates(pair.value.text)[:1]:
            if leaf and item.possible and pair.row is not None:
                settled: Leaf = "next_review" if pair.row in planned else leaf
                dated.append((item.value, pair.row, settled, item, pair.value))
    if not dated:
        return
    own = [each for each in dated if each[2] != "next_review"] or dated
    row = max(own)[1]
    for _, _, leaf, item, text in (each for each in dated if each[1] == row or each[1] in planned):
        yield Dated(leaf, item, text, 2.8)
    approved = [each for each in own if each[1] in _approved_rows(table)]
    for _, _, _, item, text in [max(approved)] if approved else []:
        yield Dated("approved_on", item, text, 2.8)


def _approved_rows(table: Table) -> frozenset[int]:
    """The rows whose words report an approval."""
    return frozenset(
        row[0].row for row in table.rows[1:]
        if row and any(_APPROVED.search(cell.text.text) and not find_dates(cell.text.text) for cell in row)
    )


def _planned_rows(table: Table) -> frozenset[int]:
    """The rows that do not report a version but foretell the next review."""
    rows: set[int] = set()
    for row in table.rows[1:]:
        words = " ".join(cell.text.text for cell in row if not find_dates(cell.text.text))
        if _PLANNED.search(words) and leaf_of(" ".join(words.split())) == "next_review":
            rows.update(cell.row for cell in row)
    return frozenset(rows)


def _written(reading: Reading) -> Iterator[Dated]:
    broken_off = ""
    for text in _running(reading):
        for number, item in enumerate(dates := find_dates(text.text)):
            start = dates[number - 1].end if number else 0
            before = text.text[max(start, item.start - 110) : item.start]
            if not number and item.start < _OPENS:
                before = broken_off + before
            after = _after(text.text, item, dates, number, before)
            leaf = leaf_before(before) or leaf_before(after)
            if leaf:
                yield Dated(leaf, item, text, 2.0)
            if leaf == "approved_on" and (_REVIEWED_TOO.search(before) or _REVIEWED_TOO.search(after)):
                yield Dated("reviewed_on", item, text, 2.0)
        broken_off = _broken_off(text.text)


def _broken_off(text: str) -> str:
    """The end of a text that stops within a sentence: a page reader may part it at the turn of a line."""
    words = text.rstrip()
    return words[-_TAIL:] + " " if words[-1:].isalpha() and len(words) > _TAIL else ""


def _after(text: str, item: Found[str], dates: Sequence[Found[str]], number: int, before: str) -> str:
    """The words after a date that tell what it is: a remark in brackets ("1 May 2026 (last review)"), or the sentence
    that the date opens ("On 1 May 2026 the board approved this policy")."""
    end = dates[number + 1].start if number + 1 < len(dates) else len(text)
    remark = re.match(r"\s*\(([^)]{3,40})\)", text[item.end : end])
    if remark:
        return remark[1]
    if not _OPENING.match(re.split(r"[.;\n]\s+", before)[-1]):
        return ""
    sentence = re.split(r"[.;\n](?:\s|$)", text[item.end : end])[0]
    told = re.match(r"[\w\s,’'-]{0,50}\b(?:policy|document|procedure|plan|handbook|statement|it)\b", sentence)
    return told[0] if told else ""


def _running(reading: Reading) -> Iterator[Text]:
    for block in reading.blocks:
        if isinstance(block, Paragraph) and not block.text.hidden:
            yield block.text
    for table in reading.tables():
        if lists_versions(table):
            continue
        for row in table.rows:
            yield from (cell.text for cell in row if len(cell.text.text) > 30)
