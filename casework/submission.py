"""One supplier's submission as read: whose it is, what it applies for, and the facts the rules may see."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from schemas.types import Answer, AnswerState, DocumentReading, Fact, PackSummary, Provider

_STATE_ORDER: tuple[AnswerState, ...] = ("answered", "refers_elsewhere", "residue", "blank")
"""Where a question stands twice in a pack, the best of its answers counts."""


_NAMES = ("organisation.legal_name", "accounts.entity_name", "insurance.public_liability.insured_name",
          "insurance.employers_liability.insured_name", "policy.organisation")
"""Facts that name the provider, the surest first."""


@dataclass(frozen=True, slots=True)
class Submission:
    """What one supplier sent. Readings are in the order of their paths; `name` is the supplier's folder or the pack."""

    name: str
    pack: PackSummary
    readings: tuple[DocumentReading, ...]

    def live(self) -> tuple[DocumentReading, ...]:
        """The readings that count: without those replaced by a later version."""
        replaced = set(self.pack.superseded)
        return tuple(reading for reading in self.readings if reading.document.path not in replaced)

    def facts(self) -> tuple[Fact, ...]:
        """The facts of the documents that count, in the order of their paths."""
        return tuple(fact for reading in self.live() for fact in reading.facts)

    def provider(self) -> Provider:
        """Who applies: the questionnaire's word first, then accounts, certificates and policies, last the folder."""
        return Provider(
            name=self._first(_NAMES) or self.name,
            company_number=self._first(("organisation.company_number", "accounts.company_number")),
            charity_number=self._first(("organisation.charity_number",)),
        )

    def applied_for(self) -> tuple[str, ...]:
        """The codes of the categories that the form applies for, sorted as numbers; empty when none was read."""
        codes = {code for fact in self.facts() if fact.name == "application.categories" and fact.subject is None
                 and isinstance(fact.value, list) for code in fact.value}
        return tuple(sorted(codes, key=lambda code: (len(code), code)))

    def _first(self, names: Sequence[str]) -> str | None:
        for name in names:
            ranked = [fact for fact in self.facts()
                      if fact.name == name and (fact.subject is None or name.startswith("policy."))]
            if ranked:
                return str(max(ranked, key=lambda fact: fact.confidence).value)
        return None

    def seen_by_rules(self) -> tuple[Fact, ...]:
        """The facts with the states of documents and questions among them, so that a rule needs nothing but facts."""
        return self.facts() + tuple(_document_facts(self.live())) + tuple(_question_facts(self.live()))


def _document_facts(readings: Iterable[DocumentReading]) -> Iterable[Fact]:
    for reading in readings:
        document = reading.document
        if document.read == "ignored":
            continue
        lead = () if reading.lead is None else (reading.lead,)
        yield Fact("document.kind", document.kind, lead, subject=document.path, confidence=document.kind_confidence)
        yield Fact("document.read", document.read, (), subject=document.path)
        yield Fact("document.flags", sorted(document.flags), (), subject=document.path)


def _question_facts(readings: Iterable[DocumentReading]) -> Iterable[Fact]:
    best: dict[str, Answer] = {}
    for reading in readings:
        for answer in reading.questions:
            if answer.code is None:
                continue
            known = best.get(answer.code)
            if known is None or _STATE_ORDER.index(answer.state) < _STATE_ORDER.index(known.state):
                best[answer.code] = answer
    for code in sorted(best):
        answer = best[code]
        evidence = () if answer.evidence is None else (answer.evidence,)
        yield Fact("question.state", answer.state, evidence, subject=code)
