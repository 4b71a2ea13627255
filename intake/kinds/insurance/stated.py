"""What the value beside a label states, once it is known what the label asks for and of which covers it is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from intake.kinds.insurance.attributes import (
    Attribute,
    insurer_behind_agent,
    is_intermediary,
    read_dates,
    read_name,
    read_number,
)
from intake.kinds.insurance.covers import covers_in, is_cover_name
from intake.kinds.insurance.limits import LEAST_LIMIT, amounts, basis_of, best_limit, says_not_held
from intake.kinds.insurance.seen import NEARLY, STATED, WEAK, Leaf, Seen
from intake.kinds.insurance.statements import abuse_excluded, business_use
from intake.labels import Labelled
from intake.values import Found, find_dates, has_legal_form, is_organisation
from schemas.types import Method

_NO_EXCESS = re.compile(r"(?:[^\d£]*(?:first|excess):?)?\W*(?:nil|none|no excess|£?0(?:\.00)?)\W*", re.IGNORECASE)
_DASH = re.compile(r"\s*[–—-]\s*")
_CODE = r"(?=[^\s,;()]*\d)(?=[^\s,;()]*[A-Z\-/]|\d{6})[A-Z0-9][A-Z0-9/.\-–]{3,28}[A-Z0-9]"
_NUMBER_AFTER = re.compile(
    rf"[\s,;:(\[–-]*(?:(?:our |your |under )?(?:policy|pol|ref(?:erence)?|certificate)\b\.?)?\s*"
    rf"(?:no\b\.?|number|nr|ref|#)?[\s:]*(?P<number>{_CODE})[\s.)\],;]*",
    re.IGNORECASE,
)
_NUMBER_IN_NAME = re.compile(
    r"[\s,(]+(?:(?:policy|pol|ref|certificate|no|number)\b\.?[\s:]*)*(?=[^\s,;()]*\d)[A-Z0-9][A-Z0-9/.\-–]{4,29}\)?$"
)
"""A policy number that stands right behind a name, parted from it by no more than a space."""
_OF_OTHERS = re.compile(r"\bnot (?:insured|covered)|\bun-?insured|\binsured for\b|\bsum\b", re.IGNORECASE)
_TRADE = re.compile(r"^(?:the )?business$", re.IGNORECASE)
"""A label over a trade, unless a name stands beside it."""
_OFFICE = re.compile(
    r"\b(?:chief|director|officer|manager|executive|secretary|underwriter|handler|president)\b", re.IGNORECASE
)


def stated(pair: Labelled, attribute: Attribute | None, covers: tuple[str, ...]) -> Iterator[Seen]:
    """What a pair says of the covers (of all of the document where there are none)."""
    method: Method = "form" if pair.form else "table" if pair.table is not None else "text"
    if pair.value.cell is not None:
        method = "cell"
    if attribute != "abuse" and (excluded := abuse_excluded(f"{pair.label}: {pair.words}")) is not None:
        whose = _whose_abuse(pair, covers)
        yield Seen("abuse_excluded", excluded, pair.value, pair.start, pair.end, whose, NEARLY, method)
    if attribute is None or attribute == "ignore":
        return
    if attribute == "abuse":
        covers = covers_in(f"{pair.label} {pair.words}") or covers
    for cover in covers or (None,):
        for item in _read(pair, attribute, cover, covers):
            yield replace(item, rank=min(item.rank, NEARLY) if pair.guessed else item.rank, method=method)


def _whose_abuse(pair: Labelled, covers: tuple[str, ...]) -> str:
    """The cover that a remark on abuse is said of: employers' liability only where the pair itself names it."""
    named = covers_in(f"{pair.label} {pair.other} {pair.words}")
    if named:
        return next((cover for cover in named if cover != "employers_liability"), named[0])
    others = [cover for cover in covers if cover != "employers_liability" or cover in named]
    return others[0] if others else "public_liability"


def _read(pair: Labelled, attribute: Attribute, cover: str | None, covers: tuple[str, ...]) -> Iterator[Seen]:
    if attribute in ("cover", "aggregate"):
        yield from _limit(pair, attribute, cover, covers)
    elif attribute == "basis":
        stated = basis_of(pair.words)
        if stated:
            yield _seen("basis", stated, pair, pair.start, pair.end, cover, NEARLY)
    elif attribute == "excess":
        yield from _excess(pair, cover)
    elif attribute in ("starts", "expires", "period"):
        yield from _dates(pair, attribute, cover)
    elif attribute in ("insured_name", "insurer", "underwriter"):
        yield from _name(pair, attribute, cover)
    elif attribute == "policy_number":
        number = read_number(pair.value.text, pair.start, pair.end)
        if number:
            rank = NEARLY if re.search("certificate", pair.label, re.IGNORECASE) else STATED
            yield _seen("policy_number", number.value, pair, number.start, number.end, cover, rank)
    elif attribute == "abuse":
        yield from _abuse(pair, cover)
    elif attribute == "use":
        yield from _use(pair, cover)


def _limit(pair: Labelled, attribute: Attribute, cover: str | None, covers: tuple[str, ...]) -> Iterator[Seen]:
    if says_not_held(pair.words):
        if attribute == "cover" and cover:
            yield _seen("not_held", True, pair, pair.start, pair.end, cover, STATED)
        return
    found = amounts(pair.value.text, pair.start, pair.end, bare=True)
    limits = [item for item in found if item.role in ("limit", "least")]
    best = best_limit(found)
    if len(covers) == 2 and len(limits) == 2 and cover:
        best = limits[covers.index(cover)]
    if best is None or best.value < LEAST_LIMIT:
        return
    label_says = basis_of(f"{pair.label} {pair.other}")
    basis = best.basis or label_says or ("aggregate" if attribute == "aggregate" else None)
    rank = WEAK if best.role == "least" else NEARLY if attribute == "aggregate" else STATED
    yield _seen("cover", best.value, pair, best.start, best.end, cover, rank)
    if basis:
        start, end = best.basis_at or (best.start, best.end)
        yield _seen("basis", basis, pair, start, end, cover, rank)
    for item in found:
        if item.role == "excess":
            yield _seen("excess", item.value, pair, item.start, item.end, cover, STATED)


def _excess(pair: Labelled, cover: str | None) -> Iterator[Seen]:
    if _NO_EXCESS.fullmatch(pair.words) or _DASH.fullmatch(pair.words):
        yield _seen("excess", 0.0, pair, pair.start, pair.end, cover, STATED)
        return
    found = amounts(pair.value.text, pair.start, pair.end, bare=True)
    if found:
        yield _seen("excess", found[0].value, pair, found[0].start, found[0].end, cover, STATED)


def _dates(pair: Labelled, attribute: Attribute, cover: str | None) -> Iterator[Seen]:
    dates = read_dates(pair)
    if not dates:
        return
    if attribute == "period" or (len(dates) == 2 and attribute == "starts"):
        if len(dates) >= 2:
            yield _seen("starts", dates[0].value, pair, dates[0].start, dates[0].end, cover, STATED)
            yield _seen("expires", dates[1].value, pair, dates[1].start, dates[1].end, cover, STATED)
        elif re.search(r"\b(?:to|until|expir)", pair.words[: max(dates[0].start - pair.start, 0)], re.IGNORECASE):
            yield _seen("expires", dates[0].value, pair, dates[0].start, dates[0].end, cover, NEARLY)
        elif re.search(
            r"\b(?:from|commenc|incept|with effect)",
            pair.words[: max(dates[0].start - pair.start, 0)],
            re.IGNORECASE,
        ):
            yield _seen("starts", dates[0].value, pair, dates[0].start, dates[0].end, cover, NEARLY)
        return
    leaf: Leaf = "starts" if attribute == "starts" else "expires"
    rank = NEARLY if re.search("renew", pair.label, re.IGNORECASE) else STATED
    yield _seen(leaf, dates[-1].value, pair, dates[-1].start, dates[-1].end, cover, rank)


def _name(pair: Labelled, attribute: Attribute, cover: str | None) -> Iterator[Seen]:
    leaf: Leaf = "insured_name" if attribute == "insured_name" else "insurer"
    start = pair.start
    if leaf == "insurer":
        start = insurer_behind_agent(pair.value.text, pair.start, pair.end)
    name = read_name(pair.value.text, start, pair.end)
    if name is not None and leaf == "insured_name" and _OF_OTHERS.search(pair.label):
        return
    if name is not None and leaf == "insured_name" and _TRADE.match(pair.label) and not is_organisation(name.value):
        return
    if name is None or is_cover_name(name.value) or not _could_be_name(name.value):
        return
    if leaf == "insurer" and _OFFICE.search(pair.words) and not has_legal_form(name.value):
        # A signature below "Authorised insurers".
        return
    rank = STATED
    if leaf == "insurer" and is_intermediary(name.value):
        rank = WEAK
    elif attribute == "underwriter":
        rank = NEARLY
    if leaf == "insurer" and (number := _number_behind(pair, name.end)) is not None:
        shorter = _NUMBER_IN_NAME.search(name.value)
        if shorter:
            name = Found(name.value[: shorter.start()].rstrip(" ,"), name.start, name.start + shorter.start())
        yield _seen("policy_number", number.value, pair, number.start, number.end, cover, NEARLY)
    yield _seen(leaf, name.value, pair, name.start, name.end, cover, rank)


def _number_behind(pair: Labelled, end: int) -> Found[str] | None:
    """The policy number that the insurer's own cell goes on with: behind a comma, in brackets, on the next line."""
    name = _NUMBER_IN_NAME.search(pair.value.text, pair.start, end)
    rest = pair.value.text[name.start() if name else end : pair.end]
    match = _NUMBER_AFTER.fullmatch(rest)
    if match is None or find_dates(rest):
        return None
    start = (name.start() if name else end) + match.start("number")
    return Found(match["number"], start, start + len(match["number"]))


def _could_be_name(name: str) -> bool:
    letters, figures = sum(map(str.isalpha, name)), sum(map(str.isdigit, name))
    return (
        letters > 2
        and letters > figures
        and name[0].isalnum()
        and not re.match(
            r"(?:gbp|eur|usd|see|as|yes|no|n/?a|the insured|date|tbc|none|policy|period|limit|means|shall|is"
            r"|are|and|will)\b",
            name,
            re.IGNORECASE,
        )
    )


def _abuse(pair: Labelled, cover: str | None) -> Iterator[Seen]:
    stated = abuse_excluded(f"abuse {pair.words}")
    if stated is None and amounts(pair.words):
        stated = False
    if stated is not None:
        yield _seen("abuse_excluded", stated, pair, pair.start, pair.end, cover, STATED)


def _use(pair: Labelled, cover: str | None) -> Iterator[Seen]:
    stated = business_use(f"{pair.label}: {pair.words}")
    if stated is not None:
        yield _seen("business_use", stated, pair, pair.start, pair.end, cover or "motor", STATED)


def _seen(
    leaf: Leaf,
    value: str | float | bool,
    pair: Labelled,
    start: int,
    end: int,
    cover: str | None,
    rank: float,
) -> Seen:
    return Seen(leaf, value, pair.value, start, end, cover, rank)
