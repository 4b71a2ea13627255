"""The proposed verdict of a category; a person confirms it. Advice never counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from rules.results import unique
from schemas.types import Consequence, Outcome, Verdict, VerdictDetail


class Judged(Protocol):
    """What a verdict is made of: a finding, or where one stands after people's resolutions."""

    @property
    def rule(self) -> str:
        """The rule's id."""

    @property
    def outcome(self) -> Outcome:
        """The outcome that counts."""

    @property
    def consequence(self) -> Consequence:
        """What follows when it is not met."""

    @property
    def undertaking(self) -> bool:
        """Met by an undertaking."""

    @property
    def is_gap(self) -> bool:
        """Neither met nor not applicable."""


_TESTS: tuple[tuple[Verdict, Callable[[Judged], bool]], ...] = (
    ("not_suitable", lambda one: one.outcome == "not_met" and one.consequence == "fail"),
    ("incomplete", lambda one: one.outcome in ("missing", "error")),
    ("needs_decision", lambda one: one.outcome in ("not_met", "unclear")),
    ("conditional", lambda one: one.outcome == "met" and one.undertaking),
)
"""In this order, the first that holds for any finding; suitable when none does."""


def verdict(findings: Sequence[Judged], extended: Sequence[Judged] = ()) -> VerdictDetail:
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


def _first(findings: Sequence[Judged]) -> tuple[Verdict, tuple[str, ...]]:
    for chosen, test in _TESTS:
        because = unique(one.rule for one in findings if test(one))
        if because:
            return chosen, because
    return "suitable", ()


def _count(answers: Iterable[bool]) -> int:
    return sum(answers)
