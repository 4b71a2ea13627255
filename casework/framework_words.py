"""What screens and reports say of a framework."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from casework.record import FrameworkWords
from rules.explain import basis_of
from rules.model import Framework
from schemas.types import Finding


def words_of(framework: Framework, findings: Iterable[Finding], as_at: date) -> FrameworkWords:
    """The framework's words, with the basis of each finding's rule as it stands on a day."""
    pairs = dict.fromkeys((finding.rule, finding.category) for finding in findings)
    return FrameworkWords(
        summary=framework.summary,
        label=framework.label,
        names={code: category.name for code, category in framework.categories.items()},
        areas=framework.areas,
        bases={pair: basis_of(framework, *pair, as_at) for pair in pairs},
    )
