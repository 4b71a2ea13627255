"""Limits of indemnity in text: the amount of cover, apart from excess, premium, turnover and costs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from intake.values import find_money

Basis = Literal["per_claim", "aggregate"]
Role = Literal["limit", "least", "inner", "excess", "other"]

PER_CLAIM = re.compile(
    r"any (?:one|1|single)(?: (?:insured )?(?:claim|occurrence|event|accident|loss|incident|cause"
    r"|person|act|series|or series\w*))?"
    r"|each (?:and every|&(?: every)?)? ?(?:claim|occurrence|loss|event|incident)?\b|\bper (?:claim"
    r"|occurrence|event|incident|accident)\b"
    r"|(?:for |in respect of )?(?:every|each|a single|one) (?:claim|occurrence|event|incident"
    r"|accident)|\b(?:AOO|AOC|EEC|EOO)\b",
    re.IGNORECASE,
)
AGGREGATE = re.compile(
    r"(?:in (?:the|an|total) )?(?:annual )?aggregate(?:d)?|in all\b|in the period\b|any one (?:period|year)"
    r"|(?:for )?the whole (?:period|year)"
    r"|(?:total|all claims)(?: \w+)? (?:in|for|during) (?:the|any)(?: one)?(?: \w+)? (?:period|year)",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(
    r"aggregate[\w\s,]{0,25}(?:for|in respect of|as (?:regards|respects)"
    r"|on)?[\w\s,]{0,12}(?:products?|pollution|abuse|terrorism)"
    r"|(?:products?|pollution|abuse)[^£]{0,40}aggregate",
    re.IGNORECASE,
)

_EXCESS = re.compile(r"\b(?:excess|deductible|first|self[- ]insured|retention)\b", re.IGNORECASE)
_OTHER = re.compile(
    r"premium|turnover|wage ?roll|wages|payroll|salar|income|revenue|\bfees?\b|\bcosts?\b|contents"
    r"|buildings?|stock|tax|IPT|sum due|balance"
    r"|windscreen|personal accident|business interruption|legal expenses|property damage to"
    r"|instalment|deposit|rebuilding",
    re.IGNORECASE,
)
_INNER = re.compile(
    r"inner limit|sub-?limit|limited to|restricted to|increased to|retroactive|abuse|molestation"
    r"|terrorism|pollution|"
    r"asbestos|manslaughter|data protection|defamation|libel",
    re.IGNORECASE,
)
_FORMER = re.compile(
    r"\b(?:last year|previous(?:ly)?|formerly|was|were|used to be|expiring|up from|(?:in|de)creased? from"
    r"|raised from|reduced from|instead of|rather than)\W*(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)
_LEAST = re.compile(r"(?:not|no) less than|minimum|at least|as required by", re.IGNORECASE)
_CLAUSE = re.compile(r"[.;,\n]|\band\b|\bwith\b|\bsubject\b|\bplus\b", re.IGNORECASE)
_NOT_HELD = re.compile(
    r"^\W*(?:not (?:insured|covered|included|operative|applicable|held|taken|required|in force)"
    r"|no cover|nil|none|n/?a|excluded|no"
    r"|not\s+insured.*|declined|optional)\W*$",
    re.IGNORECASE,
)
LEAST_LIMIT = 10_000
"""No liability cover is sold below ten thousand pounds: a smaller figure is an excess, a premium or a row number."""
_REACH = 90
"""Characters before and after an amount whose words tell what it is."""


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of money at `start:end` with the part it plays; the words that say its basis stand at `basis_at`."""

    value: float
    start: int
    end: int
    role: Role
    basis: Basis | None = None
    basis_at: tuple[int, int] | None = None


def amounts(text: str, start: int = 0, end: int | None = None, *, bare: bool = False) -> list[Amount]:
    """The amounts in `start:end` with their parts: limit, least (a minimum stated), inner (a limit within the limit),
    excess, or other."""
    stop = len(text) if end is None else end
    # A dash or a bracket before an amount joins it to the line: no limit is negative.
    found = [replace(item, value=abs(item.value)) for item in find_money(text[start:stop], bare=bare) if item.value]
    edges = [start, *(edge + start for item in found for edge in (item.start, item.end)), stop]
    basis_first = bool(found) and _basis(text, start, edges[1])[0] is not None
    result = []
    for number, item in enumerate(found):
        before, after = (
            text[edges[2 * number] : edges[2 * number + 1]],
            text[edges[2 * number + 2] : edges[2 * number + 3]],
        )
        # "Any one claim: £2m; aggregate: £4m" leads with the basis, "£2m any one claim, £4m aggregate" ends with it.
        span = edges[2 * number : 2 * number + 2] if basis_first else edges[2 * number + 2 : 2 * number + 4]
        basis, at = _basis(text, span[0], span[1])
        role = _role(before[-_REACH:], after[:_REACH])
        result.append(Amount(item.value, item.start + start, item.end + start, role, basis, at))
    return result


def _role(before: str, after: str) -> Role:
    near_before = _CLAUSE.split(before)[-1]
    near_after = _CLAUSE.split(after)[0]
    if _FORMER.search(near_before) or re.match(r"\s*(?:up )?to\s*(?:now )?£", after):
        return "other"
    if _EXCESS.search(near_before) or re.match(r"\s*\(?(?:policy )?(?:excess|deductible)", after, re.IGNORECASE):
        return "excess"
    if re.search(
        r"limit of indemnity|cover (?:of|is)|indemnity (?:of|limit|is)|limit[:\s]*$",
        near_before,
        re.IGNORECASE,
    ):
        return "least" if _LEAST.search(near_before) else "limit"
    if _OTHER.search(near_before) or re.match(r"\W*(?:annual )?(?:premium|turnover)", near_after, re.IGNORECASE):
        return "other"
    if _INNER.search(near_before):
        return "inner"
    return "least" if _LEAST.search(before[-60:]) else "limit"


def _basis(text: str, start: int, end: int) -> tuple[Basis | None, tuple[int, int] | None]:
    """The basis that the words in `start:end` state, and where."""
    words = text[start:end]
    each, whole = PER_CLAIM.search(words), AGGREGATE.search(words)
    if each and each[0].lower().startswith("any one") and whole and whole.start() == each.start():
        each = None
    if (
        each
        and whole
        and not _OF_ANOTHER.search(words)
        and re.search(r"\b(?:and|&) (?:in )?(?:the )?(?:annual )?aggregate", words, re.IGNORECASE)
    ):
        return "aggregate", (start + each.start(), start + whole.end())
    if each and (not whole or each.start() < whole.start() or _OF_ANOTHER.search(words)):
        return "per_claim", (start + each.start(), start + each.end())
    if whole and not _OF_ANOTHER.search(words):
        return "aggregate", (start + whole.start(), start + whole.end())
    return None, None


def basis_of(words: str) -> Basis | None:
    """The basis that a label or a cell of its own states."""
    return _basis(words, 0, len(words))[0]


def says_not_held(words: str) -> bool:
    """Whether a cell says that the cover is not held."""
    return bool(_NOT_HELD.match(words))


def best_limit(found: list[Amount]) -> Amount | None:
    """The limit among a place's amounts: for one claim before the aggregate, a stated one before a minimum."""
    limits = [item for item in found if item.role == "limit"] or [item for item in found if item.role == "least"]
    for basis in ("per_claim", None, "aggregate"):
        for item in limits:
            if item.basis == basis:
                return item
    return None
