"""From JSON back to the typed words: what a limited process answered, after it was validated."""

from __future__ import annotations

from typing import Any

from schemas.errors import SandboxError
from schemas.types import (
    Answer,
    Document,
    DocumentReading,
    Evidence,
    Fact,
    Finding,
    PackSummary,
    SchemaProblem,
)
from schemas.validation import describe, errors


def reading_from_json(answer: dict[str, Any]) -> DocumentReading:
    """The typed reading. SandboxError when the answer is not of the agreed shape: it comes from a process that has
    parsed hostile bytes."""
    _require(answer)
    lead = answer["lead"]
    return DocumentReading(
        document=document_from_json(answer["document"]),
        lead=None if lead is None else evidence_from_json(lead),
        facts=tuple(fact_from_json(item) for item in answer["facts"]),
        questions=tuple(answer_from_json(item) for item in answer["questions"]),
        to_recognise=tuple(answer["to_recognise"]),
    )


def _require(answer: dict[str, Any]) -> None:
    if not isinstance(answer, dict) or set(answer) != {"document", "lead", "facts", "questions", "to_recognise"}:
        raise SandboxError("the reading process answered with something that is not a reading")
    lead = [] if answer["lead"] is None else [answer["lead"]]
    parts = [("document", [answer["document"]]), ("evidence", lead), ("raw_fact", answer["facts"]),
             ("question", answer["questions"]), ("pages", [answer["to_recognise"]])]
    for definition, items in parts:
        for item in items:
            for error in errors("reading", item, definition):
                raise SandboxError(f"the reading process answered with an ill-formed {definition}: {describe(error)}")


def evidence_from_json(item: dict[str, Any]) -> Evidence:
    """One Evidence."""
    box = item["box"]
    return Evidence(
        document=item["document"],
        quote=item["quote"],
        page=item["page"],
        box=None if box is None else (box[0], box[1], box[2], box[3]),
        sheet=item["sheet"],
        cell=item["cell"],
        anchor=item["anchor"],
    )


def document_from_json(item: dict[str, Any]) -> Document:
    """One Document."""
    return Document(**{**item, "flags": tuple(item["flags"])})


def fact_from_json(item: dict[str, Any]) -> Fact:
    """One Fact."""
    return Fact(**{**item, "evidence": tuple(evidence_from_json(place) for place in item["evidence"])})


def answer_from_json(item: dict[str, Any]) -> Answer:
    """One Answer."""
    place = item["evidence"]
    return Answer(**{**item, "evidence": None if place is None else evidence_from_json(place)})


def finding_from_json(item: dict[str, Any]) -> Finding:
    """One Finding."""
    return Finding(**{**item, "evidence": tuple(evidence_from_json(place) for place in item["evidence"])})


def problem_from_json(item: dict[str, Any]) -> SchemaProblem:
    """One SchemaProblem."""
    return SchemaProblem(**{**item, "evidence": tuple(evidence_from_json(place) for place in item["evidence"])})


def pack_summary_from_json(item: dict[str, Any]) -> PackSummary:
    """One PackSummary."""
    return PackSummary(**{**item, "superseded": tuple(item["superseded"]), "unassigned": tuple(item["unassigned"])})
