"""What a check answers, and how answers are joined: the truth table of the rules.

All-of takes the first found of not_met, error, missing, unclear, met. Any-of takes the first found of met, error,
missing, unclear, and is not_met only when every branch is. What does not apply drops out; nothing left does not apply.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from rules.model import STRENGTH
from rules.words import sentence
from schemas.types import Consequence, Evidence, Outcome, Rag

_T = TypeVar("_T")

_ALL_OF: tuple[Outcome, ...] = ("not_met", "error", "missing", "unclear", "met")
_ANY_OF: tuple[Outcome, ...] = ("met", "error", "missing", "unclear", "not_met")
GAPS: frozenset[Outcome] = frozenset({"not_met", "error", "missing", "unclear"})


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome of one check, in words and with its evidence. `consequence` replaces the clause's own when set."""

    outcome: Outcome
    reasons: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    found: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    notices: tuple[str, ...] = ()
    consequence: Consequence | None = None
    rag: Rag | None = None
    undertaking: bool = False

    @property
    def is_gap(self) -> bool:
        """Waits for a person."""
        return self.outcome in GAPS


def result(
    outcome: Outcome,
    reason: str,
    *,
    ask: str = "",
    found: str | None = None,
    evidence: Iterable[Evidence] = (),
    notice: str | None = None,
    consequence: Consequence | None = None,
    rag: Rag | None = None,
    undertaking: bool = False,
) -> Result:
    """A Result of one reason; its sentences are given capital letter and full stop."""
    return Result(
        outcome=outcome,
        reasons=(sentence(reason),) if reason else (),
        asks=(sentence(ask),) if ask and outcome in GAPS else (),
        found=() if found is None else (found,),
        evidence=unique(evidence),
        notices=() if notice is None else (sentence(notice),),
        consequence=consequence,
        rag=rag,
        undertaking=undertaking,
    )


def unique(items: Iterable[_T]) -> tuple[_T, ...]:
    """The items without repetition, in their order."""
    return tuple(dict.fromkeys(items))


def all_of(results: Sequence[Result]) -> Result:
    """Joined as all-of. Reasons and asks are those of every part that is not met, or of all when all are met."""
    return _joined(results, _ALL_OF)


def any_of(results: Sequence[Result]) -> Result:
    """Joined as any-of. When one is met, it alone speaks."""
    return _joined(results, _ANY_OF)


def at_least(count: int, results: Sequence[Result]) -> Result:
    """Met when so many parts are; not_met when so many no longer can be; else the first found of error, missing,
    unclear."""
    live = [part for part in results if part.outcome != "not_applicable"]
    met = [part for part in live if part.outcome == "met"]
    if not live:
        return all_of(results)
    if len(met) >= count:
        return merged("met", met)
    gaps = [part for part in live if part.outcome != "met"]
    if len(live) - sum(part.outcome == "not_met" for part in live) < count:
        return merged("not_met", [part for part in gaps if part.outcome == "not_met"] or gaps)
    return replace(any_of(gaps))


def none_of(results: Sequence[Result]) -> Result:
    """Met when every part is not_met; the reasons stay those of the parts."""
    swap: dict[Outcome, Outcome] = {"met": "not_met", "not_met": "met"}
    return all_of([replace(part, outcome=swap.get(part.outcome, part.outcome)) for part in results])


def _joined(results: Sequence[Result], order: Sequence[Outcome]) -> Result:
    live = [part for part in results if part.outcome != "not_applicable"]
    if not live:
        return merged("not_applicable", results)
    outcome = next(candidate for candidate in order if any(part.outcome == candidate for part in live))
    deciding = [part for part in live if part.outcome == outcome]
    if outcome == "met":
        return merged("met", deciding)
    others = [part for part in live if part.is_gap and part.outcome != outcome]
    return merged(outcome, [*deciding, *others])


def merged(outcome: Outcome, parts: Sequence[Result]) -> Result:
    """One Result with the words and evidence of all parts; consequence, colour and undertaking from those of the same
    outcome, the strongest or worst first. Evidence begins with that of the parts that have a notice."""
    same = [part for part in parts if part.outcome == outcome]
    consequences = [part.consequence for part in same if part.consequence is not None]
    colours = {part.rag for part in same}
    worst: Rag | None = next((colour for colour in ("red", "amber", "green") if colour in colours), None)
    return Result(
        outcome=outcome,
        reasons=unique(reason for part in parts for reason in part.reasons),
        asks=unique(ask for part in parts for ask in part.asks),
        found=unique(found for part in parts for found in part.found),
        evidence=unique(item for part in sorted(parts, key=lambda part: not part.notices) for item in part.evidence),
        notices=unique(notice for part in parts for notice in part.notices),
        consequence=_strongest(consequences),
        rag=worst,
        undertaking=outcome == "met" and any(part.undertaking for part in same),
    )


def _strongest(consequences: Sequence[Consequence]) -> Consequence | None:
    return sorted(consequences, key=STRENGTH.__getitem__)[-1] if consequences else None
