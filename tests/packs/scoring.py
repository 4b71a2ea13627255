"""Compares a result with what a pack's author wrote down before the first check.

Expected files hold, for one supplier: `documents` (path, kind, read), `facts` (complete), `gaps` (complete: findings
that are not met, missing, unclear or error and not advice), `verdicts`; optionally `optional_facts` (right, but not
demanded) and `advice`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]
_TOLERANCE = 0.005


@dataclass(slots=True)
class FactScore:
    """Facts found and right, expected but not found, and found but not stated so in the document (wrong)."""

    right: list[tuple[Json, Json]] = field(default_factory=list)
    missed: list[Json] = field(default_factory=list)
    wrong: list[Json] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Right ones among those found."""
        found = len(self.right) + len(self.wrong)
        return len(self.right) / found if found else 1.0

    @property
    def recall(self) -> float:
        """Right ones among those expected."""
        expected = len(self.right) + len(self.missed)
        return len(self.right) / expected if expected else 1.0

    def misplaced(self) -> Iterator[tuple[Json, Json]]:
        """Right facts none of whose evidence is at the page or cell, or touches the box, that the author gave."""
        for wanted, found in self.right:
            if not any(_same_place(wanted, place) for place in found["evidence"]):
                yield wanted, found


def score_facts(expected: Json, result: Json) -> FactScore:
    """Match each stated fact with one found fact of the same name, document, subject, period and value."""
    score = FactScore()
    found = list(result["facts"])
    for wanted in expected["facts"]:
        match = next((fact for fact in found if _same_fact(wanted, fact)), None)
        if match is None:
            score.missed.append(wanted)
        else:
            found.remove(match)
            score.right.append((wanted, match))
    optional = expected.get("optional_facts", [])
    score.wrong = [fact for fact in found if not any(_same_fact(wanted, fact) for wanted in optional)]
    return score


def gap_keys(gaps: Iterable[Json]) -> set[tuple[str, str, str]]:
    """Rule, category and outcome of each gap."""
    return {(gap["rule"], gap["category"], gap["outcome"]) for gap in gaps}


def found_gaps(result: Json) -> list[Json]:
    """The findings of a result that wait for a person and are not advice."""
    return [finding for finding in result["findings"]
            if finding["outcome"] not in ("met", "not_applicable") and finding["consequence"] != "advice"]


def _same_fact(wanted: Json, fact: Json) -> bool:
    documents = {place["document"] for place in fact["evidence"]}
    return (
        wanted["name"] == fact["name"]
        and (wanted.get("document") is None or wanted["document"] in documents)
        and _same_period(wanted, fact)
        and _same_subject(wanted, fact)
        and same_value(wanted["value"], fact["value"])
    )


def _same_period(wanted: Json, fact: Json) -> bool:
    if wanted.get("period_end_free"):
        return True
    return wanted.get("period_end") in (None, fact["period_end"])


def _same_subject(wanted: Json, fact: Json) -> bool:
    if wanted["name"].startswith("method_statement."):
        return True
    return _plain(wanted.get("subject")) == _plain(fact["subject"])


def same_value(wanted: Any, found: Any) -> bool:
    """Numbers within half a penny, texts without regard to case, spacing and final punctuation, lists in any order."""
    if isinstance(wanted, bool) or isinstance(found, bool):
        return wanted is found
    if isinstance(wanted, int | float) and isinstance(found, int | float):
        return abs(wanted - found) <= _TOLERANCE
    if isinstance(wanted, list) and isinstance(found, list):
        return sorted(map(_plain, wanted)) == sorted(map(_plain, found))
    return _plain(wanted) == _plain(found)


def _plain(value: object) -> str:
    text = "" if value is None else str(value)
    return re.sub(r"[\s.,;:]+", " ", text.casefold().replace("’", "'").replace("–", "-")).strip()


def _same_place(wanted: Json, place: Json) -> bool:
    if wanted.get("cell") is not None and place["cell"] is not None:
        return bool(wanted["sheet"] == place["sheet"] and wanted["cell"] == place["cell"])
    if wanted.get("page") not in (None, place["page"]):
        return False
    return wanted.get("box") is None or place["box"] is None or overlap(wanted["box"], place["box"])


def overlap(one: list[float], other: list[float]) -> bool:
    """Whether two boxes of a page have some area in common."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
