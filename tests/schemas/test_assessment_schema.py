"""The assessment schema accepts a full result and refuses each of many damaged ones."""

from __future__ import annotations

import copy
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from schemas.types import (
    Answer,
    Assessment,
    Document,
    Evidence,
    Fact,
    Finding,
    FrameworkSummary,
    PackSummary,
    Provider,
    VerdictDetail,
)
from schemas.validation import describe, errors

CELL = Evidence("SQ.xlsx", "£5m", sheet="Part E", cell="C7")
PLACE = Evidence("Insurance/PL 2026.pdf", "£5,000,000", page=1, box=(212.4, 310.1, 268.9, 322.0))


def result() -> dict[str, Any]:
    """A small whole result, as the command prints it."""
    met = Finding("iap.insurance.public_liability.cover", 1, "insurance", "1", "met", "discretion",
                  "Public liability cover of at least £5,000,000", ">= £5,000,000", "The certificate shows it.",
                  found="£5,000,000", evidence=(PLACE,))
    missing = Finding("iap.technical.online", 1, "technical", "4", "missing", "discretion", "A policy on recording",
                      "a policy of kind recording_and_retention", "9 policies were searched.", ask="Please send it.")
    debarment = Finding("iap.exclusion.debarment", 1, "exclusion", "1", "missing", "fail", "A check", "a dated check",
                        "No check is recorded.", action_by="council")
    return Assessment(
        framework=FrameworkSummary("iap", "2021.1", "Alternative Provision DPS", "PCR2015", "demonstration"),
        as_at=date(2026, 11, 23),
        pack=PackSummary("example.zip", "9f" * 32, "per-supplier"),
        provider=Provider("Example Tutors Ltd", "01234567"),
        categories=("1", "4"),
        documents=(
            Document("Insurance/PL 2026.pdf", "1c" * 32, 48211, "application/pdf", "insurance_certificate", 0.98,
                     "full", pages=2),
            Document("old.doc", "2c" * 32, 10, "application/msword", "policy", 0.4, "unreadable", reason="Old."),
        ),
        questions=(
            Answer("SQ.xlsx", "E.3", "Public liability: level held", "answered", CELL, "insurance.pl", "£5m"),
            Answer("SQ.xlsx", "E.4", "Employers' liability", "blank", None),
        ),
        facts=(
            Fact("insurance.public_liability.cover", 5000000, (CELL,), "GBP", method="cell", confidence=0.99),
            Fact("accounts.cash", 61250, (PLACE,), "GBP", period_end="2025-03-31", method="table"),
        ),
        findings=(met, missing, debarment),
        verdicts={"1": VerdictDetail("suitable"), "4": VerdictDetail("incomplete", ("iap.technical.online",), 1)},
    ).as_json("0.1.0")


Damage = Callable[[dict[str, Any]], None]


def put(*path: str | int, value: object) -> Damage:
    """Damage that sets the value at a path."""

    def damage(whole: dict[str, Any]) -> None:
        target: Any = whole
        for step in path[:-1]:
            target = target[step]
        target[path[-1]] = value

    damage.__name__ = f"{'/'.join(map(str, path))} = {value!r}"
    return damage


def drop(*path: str | int) -> Damage:
    """Damage that removes the key at a path."""

    def damage(whole: dict[str, Any]) -> None:
        target: Any = whole
        for step in path[:-1]:
            target = target[step]
        del target[path[-1]]

    damage.__name__ = f"without {'/'.join(map(str, path))}"
    return damage


DAMAGES: list[Damage] = [
    put("schema_version", value="2"),
    put("schema_version", value=1),
    drop("schema_version"),
    drop("tool"),
    put("tool", "name", value="other"),
    put("tool", "version", value=""),
    put("extra", value=1),
    drop("framework", "status"),
    put("framework", "regime", value="PCR2006"),
    put("framework", "status", value="draft"),
    put("framework", "id", value="Not An Id"),
    put("as_at", value="23/11/2026"),
    put("as_at", value="2026-02-30"),
    put("as_at", value=None),
    put("pack", "sha256", value="9f"),
    put("pack", "layout", value="auto"),
    put("pack", "superseded", value=None),
    put("pack", "superseded", value=["a", "a"]),
    drop("pack", "unassigned"),
    put("provider", "company_number", value=1234567),
    drop("provider", "charity_number"),
    put("categories", value=[]),
    put("categories", value=["Category 1"]),
    put("categories", value=["1", "1"]),
    put("documents", 0, "kind", value="certificate"),
    put("documents", 0, "kind_confidence", value=1.2),
    put("documents", 0, "read", value="ok"),
    put("documents", 0, "sha256", value="1C" * 32),
    put("documents", 0, "size", value=-1),
    put("documents", 0, "flags", value=["interesting"]),
    put("documents", 0, "flags", value=["macros", "macros"]),
    put("documents", 1, "reason", value=None),
    drop("documents", 0, "pages"),
    put("questions", 0, "state", value="unanswered"),
    put("questions", 0, "answer", value=None),
    put("questions", 0, "evidence", value=None),
    put("questions", 1, "answer", value="£5m"),
    put("questions", 0, "code", value=""),
    put("facts", 0, "value", value=None),
    put("facts", 0, "value", value=""),
    put("facts", 0, "value", value=[]),
    put("facts", 0, "unit", value="pounds"),
    put("facts", 0, "evidence", value=[]),
    put("facts", 0, "evidence", value=[CELL.as_json()] * 4),
    put("facts", 0, "method", value="guess"),
    put("facts", 0, "confidence", value=-0.1),
    put("facts", 0, "name", value="cover"),
    put("facts", 1, "period_end", value=None),
    put("facts", 1, "period_start", value="2025"),
    put("facts", 0, "evidence", 0, "sheet", value=None),
    put("facts", 0, "evidence", 0, "cell", value="7C"),
    put("facts", 1, "evidence", 0, "page", value=0),
    put("facts", 1, "evidence", 0, "page", value=None),
    put("facts", 1, "evidence", 0, "box", value=[1, 2, 3]),
    put("facts", 1, "evidence", 0, "quote", value=""),
    put("facts", 1, "evidence", 0, "colour", value="red"),
    put("findings", 0, "outcome", value="passed"),
    put("findings", 0, "evidence", value=[]),
    put("findings", 0, "consequence", value="blocking"),
    put("findings", 0, "rag", value="yellow"),
    put("findings", 0, "area", value="misc"),
    put("findings", 0, "version", value=0),
    put("findings", 0, "undertaking", value="no"),
    put("findings", 0, "rule", value="cover"),
    put("findings", 1, "reason", value=""),
    put("findings", 1, "action_by", value="panel"),
    put("findings", 2, "ask", value="Please check."),
    drop("findings", 1, "ask"),
    put("verdicts", value={}),
    put("verdicts", "1", value="pass"),
    put("verdicts", "one", value="suitable"),
    put("verdict_detail", "1", "because", value="none"),
    drop("verdict_detail", "1", "advice"),
    put("counts", "met", value=1.5),
    put("counts", "met", value=-1),
    drop("counts", "error"),
    put("counts", "waived", value=0),
]


def test_a_whole_result_is_accepted() -> None:
    assert [describe(error) for error in errors("assessment", result())] == []


def test_there_are_at_least_fifty_damages() -> None:
    assert len(DAMAGES) >= 50


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_a_damaged_result_is_refused(damage: Damage) -> None:
    damaged = copy.deepcopy(result())
    damage(damaged)

    assert damaged != result()
    assert list(errors("assessment", damaged)) != []
