"""From JSON back to the typed words: what a limited process answered, after it was validated."""

from __future__ import annotations

from typing import Any

from schemas.errors import SandboxError
from schemas.types import Answer, Document, DocumentReading, Evidence, Fact
from schemas.validation import describe, errors


def reading_from_json(answer: dict[str, Any]) -> DocumentReading:
    """The typed reading. SandboxError when the answer is not of the agreed shape: it comes from a process that has
    parsed hostile bytes."""
    _require(answer)
    lead = answer["lead"]
    return DocumentReading(
        document=_document(answer["document"]),
        lead=None if lead is None else evidence_from_json(lead),
        facts=tuple(_fact(item) for item in answer["facts"]),
        questions=tuple(_answer(item) for item in answer["questions"]),
    )


def _require(answer: dict[str, Any]) -> None:
    if not isinstance(answer, dict) or set(answer) != {"document", "lead", "facts", "questions"}:
        raise SandboxError("the reading process answered with something that is not a reading")
    lead = [] if answer["lead"] is None else [answer["lead"]]
    parts = [("document", [answer["document"]]), ("evidence", lead), ("raw_fact", answer["facts"]),
             ("question", answer["questions"])]
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


def _document(item: dict[str, Any]) -> Document:
    return Document(**{**item, "flags": tuple(item["flags"])})


def _fact(item: dict[str, Any]) -> Fact:
    return Fact(**{**item, "evidence": tuple(evidence_from_json(place) for place in item["evidence"])})


def _answer(item: dict[str, Any]) -> Answer:
    place = item["evidence"]
    return Answer(**{**item, "evidence": None if place is None else evidence_from_json(place)})
