"""The proposed verdict of a category; a person confirms it. Advice never counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from rules.results import unique
from schemas.types import Finding, Verdict, VerdictDetail

_TESTS: tuple[tuple[Verdict, Callable[[Finding], bool]], ...] = (
    ("not_suitable", lambda one: one.outcome == "not_met" and one.consequence == "fail"),
    ("incomplete", lambda one: one.outcome in ("missing", "error")),
    ("needs_decision", lambda one: one.outcome in ("not_met", "unclear")),
    ("conditional", lambda one: one.outcome == "met" and one.undertaking),
)
"""In this order, the first that holds for any finding; suitable when none does."""


def verdict(findings: Sequence[Finding], extended: Sequence[Finding] = ()) -> VerdictDetail:
    """The verdict over a category's findings, and the counts. With the findings of the lot that it `extended`, the
    verdict is the worse of both, and the counts stay the category's own."""
    deciding = [one for one in (*findings, *extended) if one.consequence != "advice"]
    own = [one for one in findings if one.consequence != "advice"]
    chosen, because = _first(deciding)
    return VerdictDetail(
        verdict=chosen,
        because=because,
        missing=_count(one.outcome in ("missing", "error") for one in own),
        to_decide=_count(one.outcome in ("not_met", "unclear") for one in own),
        undertakings=_count(one.outcome == "met" and one.undertaking for one in own),
        advice=_count(one.consequence == "advice" and one.is_gap for one in findings),
    )


def _first(findings: Sequence[Finding]) -> tuple[Verdict, tuple[str, ...]]:
    for chosen, test in _TESTS:
        because = unique(one.rule for one in findings if test(one))
        if because:
            return chosen, because
    return "suitable", ()


def _count(answers: Iterable[bool]) -> int:
    return sum(answers)
