"""What was read in documents: as JSON, and as the page an officer reads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from casework.words import MEDIA_TYPES, READ_STATES, count, next_step, place, sentence_name, upper_first
from cli.formats.gap_pages import seen
from cli.formats.machine import dumps
from cli.page import Page, shortened
from schemas.facts import FACTS
from schemas.types import Answer, Document, DocumentReading, Fact

_ANSWER_STATES = {
    "answered": "answered",
    "blank": "blank",
    "residue": "only the form's own text",
    "refers_elsewhere": "refers to another place",
}
_ANSWER_LIMIT = 200
_CODE = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)*")


def write_json(readings: Sequence[DocumentReading]) -> str:
    """One object; an array when there are several documents."""
    results = [_as_json(reading) for reading in readings]
    return dumps(results[0] if len(results) == 1 else results)


def _as_json(reading: DocumentReading) -> dict[str, Any]:
    """`documents` holds the document's one entry, so that whatever reads a check's result reads this too."""
    result: dict[str, Any] = {
        "documents": [reading.document.as_json()],
        "facts": [fact.as_json() for fact in reading.facts],
    }
    if reading.document.kind == "questionnaire" or reading.questions:
        result["questions"] = [answer.as_json() for answer in reading.questions]
    return result


def write_human(readings: Sequence[DocumentReading], width: int, colour: bool) -> str:
    """One page a document."""
    page = Page(width, colour)
    for reading in readings:
        _document(page, reading.document)
        _problems(page, reading)
        _facts(page, reading.facts)
        _questions(page, reading.questions)
    return str(page)


def _document(page: Page, document: Document) -> None:
    page.heading(document.path)
    confidence = f"{sentence_name(document.kind)} (confidence {document.kind_confidence:.2f})"
    page.labelled("Kind", confidence)
    page.labelled("Type", MEDIA_TYPES.get(document.media_type, document.media_type))
    if document.pages is not None:
        page.labelled("Pages", str(document.pages))
    page.labelled("Read", READ_STATES[document.read])
    if document.reason:
        page.labelled("Reason", document.reason)
    if step := next_step(document):
        page.labelled("Next", step)
    if document.flags:
        page.labelled("Flags", ", ".join(sentence_name(flag) for flag in sorted(document.flags)))


def _problems(page: Page, reading: DocumentReading) -> None:
    if not reading.problems:
        return
    page.heading(f"Values that cannot be right ({len(reading.problems)})", rule="-")
    for problem in reading.problems:
        page.text(f"- {problem.message}", hanging=2)
        for evidence in problem.evidence[:1]:
            page.labelled("Seen in:", seen(evidence, ""), indent=2)


def _facts(page: Page, facts: Sequence[Fact]) -> None:
    page.heading(count(len(facts), "fact"), rule="-")
    if not facts:
        page.text("Nothing that a rule could use was found.")
    for prefix, group in groupby(sorted(facts, key=_fact_order), key=lambda fact: fact.name.split(".")[0]):
        page.blank()
        page.text(upper_first(sentence_name(prefix)), style="heading")
        for fact in group:
            page.text(f"{_meaning(fact)}: {shown_value(fact)} [{fact.name}]", indent=2, hanging=4)
            for evidence in fact.evidence:
                words = f'"{shortened(evidence.quote, _ANSWER_LIMIT)}"'
                page.text(": ".join(part for part in (place(evidence), words) if part), 6, "quiet", 2)


def _fact_order(fact: Fact) -> tuple[str, str, str, str]:
    return (fact.name.split(".")[0], fact.subject or "", fact.period_end or "", fact.name)


def _meaning(fact: Fact) -> str:
    """What the fact's name stands for, with whose or which and of what period."""
    spec = FACTS.get(fact.name)
    words = sentence_name(fact.name.partition(".")[2]) if spec is None else spec.meaning
    details = [part for part in (_subject(fact), _period(fact)) if part]
    return upper_first(words) + (f" ({', '.join(details)})" if details else "")


def _subject(fact: Fact) -> str | None:
    """The subject in words where it is a code (`health_and_safety`), as printed where it is a name."""
    return sentence_name(fact.subject) if fact.subject and _CODE.fullmatch(fact.subject) else fact.subject


def _period(fact: Fact) -> str:
    if fact.period_start and fact.period_end:
        return f"{fact.period_start} to {fact.period_end}"
    return fact.period_end or ""


def shown_value(fact: Fact) -> str:
    """The value as a person writes it: pounds with commas, yes or no, lists with commas, the words of a code."""
    value, spec = fact.value, FACTS.get(fact.name)
    if isinstance(value, bool):
        text = "yes" if value else "no"
    elif isinstance(value, list):
        text = ", ".join(value)
    elif isinstance(value, (int, float)):
        text = _number(value, fact.unit)
    elif spec is not None and spec.type == "choice":
        text = sentence_name(value)
    else:
        text = value
    return text if fact.confidence >= 0.7 else f"{text} (doubtful, confidence {fact.confidence:.2f})"


def _number(value: int | float, unit: str | None) -> str:
    shortest = int(value) if float(value).is_integer() else value
    if unit is None:
        return str(shortest)
    return f"GBP {shortest:,}" if unit == "GBP" else f"{shortest:,} {unit}"


def _questions(page: Page, answers: Sequence[Answer]) -> None:
    if not answers:
        return
    answered = sum(answer.state == "answered" for answer in answers)
    page.heading(f"{count(len(answers), 'question')}, {answered} answered", rule="-")
    for answer in answers:
        page.blank()
        page.text(f"{answer.number} {answer.text}".strip(), hanging=2)
        state = _ANSWER_STATES[answer.state]
        given = shortened(answer.answer, _ANSWER_LIMIT) if answer.answer else f"({state})"
        page.text(f"-> {given}", 2, "heading", 3)
        notes = [] if answer.state == "answered" or not answer.answer else [state]
        if answer.evidence is not None and place(answer.evidence):
            notes.append(place(answer.evidence))
        notes.append(answer.code or "not in the question bank")
        page.text("; ".join(notes), 5, "quiet", 2)
