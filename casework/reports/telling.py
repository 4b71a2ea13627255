"""How a report names things: categories, areas, places, people's decisions and the moments they were made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from casework.moments import moment
from casework.record import RESOLUTION_NAMES, Correction, OpenableGap, Record, Resolution
from casework.words import (
    AREAS,
    categories_line,
    expected_words,
    folder_of,
    place,
    sentence,
    upper_first,
    within,
)
from rules import words
from schemas.facts import FACTS
from schemas.types import Evidence, Fact, Finding, Outcome

CITED = 8
"""Places told with a finding; how many more there are is said."""
QUOTE_LENGTH = 400
SHORT_QUOTE = 100
"""Longer quotes are cut (in tables, the short ones), with dots to say so; the whole stands in the document."""

OUTCOMES: dict[Outcome, str] = {
    "met": "met", "not_met": "not met", "missing": "missing", "unclear": "unclear",
    "not_applicable": "does not apply", "error": "not checked",
}
"""Outcomes inside a sentence."""

DECIDED = RESOLUTION_NAMES
"""What somebody did, to be followed by who did it."""


@dataclass(frozen=True)
class Telling:
    """The words for one record. Paths are told inside the folder that all its documents share."""

    record: Record

    @cached_property
    def folder(self) -> str:
        """The folder that the documents share, with its last slash; empty when there is none."""
        return folder_of(self.record.documents)

    @property
    def label(self) -> str:
        """What the framework calls a category."""
        return self.record.framework.label

    @property
    def labels(self) -> str:
        """The same of several, as inside a sentence: categories, lots, tiers."""
        return categories_line(self.label.lower(), ("", "")).split(" ")[0]

    def inside(self, text: str) -> str:
        """A text with its paths told inside the shared folder."""
        return within(self.folder, text)

    def categories(self, codes: Sequence[str]) -> str:
        """Category 1; Categories 1 and 4."""
        return categories_line(self.label, codes)

    def category(self, code: str) -> str:
        """Category 4: Children's residential."""
        name = self.record.framework.names.get(code)
        return f"{self.label} {code}: {name}" if name else f"{self.label} {code}"

    def area_key(self, area: str) -> tuple[int, str]:
        """Sorts areas in the framework's order, unknown ones after them."""
        known = self.record.framework.areas
        return (known.index(area) if area in known else len(known), area)

    def citations(
        self, evidence: Sequence[Evidence], most: int = CITED, length: int = QUOTE_LENGTH
    ) -> tuple[str, ...]:
        """One text a place: `PL 2026.pdf, page 1: “£5,000,000”`; quotes of the same place together."""
        by_place: dict[str, list[str]] = {}
        for item in evidence[:most]:
            quotes = by_place.setdefault(self._place(item), [])
            if item.quote:
                quotes.append(f"“{cut(item.quote, length)}”")
        told = [f"{where}: {', '.join(quotes)}" if quotes else where for where, quotes in by_place.items()]
        left = len(evidence) - most
        return tuple(told) if left <= 0 else (*told, f"{left} more {'place' if left == 1 else 'places'}")

    def citation(self, evidence: Evidence) -> str:
        """The place and its quote."""
        return self.citations((evidence,))[0]

    def _place(self, evidence: Evidence) -> str:
        return ", ".join(part for part in (self.inside(evidence.document), place(evidence)) if part)

    def decision(self, resolution: Resolution, categories: Sequence[str] = ()) -> str:
        """Who decided what and when, what was corrected, the evidence pointed at, and why. The categories it was made
        for are told where they are not just those given."""
        made_for = "" if tuple(categories) in ((), resolution.categories) else (
            f" for {self.categories(resolution.categories)}")
        parts = [
            sentence(f"{DECIDED[resolution.kind]} by {resolution.author} on {moment(resolution.at)}"
                     + made_for),
            *(sentence(upper_first(self.correction(one))) for one in resolution.corrections),
            sentence(resolution.said),
        ]
        if resolution.evidence is not None:
            parts.append(sentence(f"Seen in {self.citation(resolution.evidence)}"))
        if resolution.undone is not None:
            parts.append(sentence(f"Undone by {resolution.undone.author} on {moment(resolution.undone.at)}"))
        return " ".join(part for part in parts if part)

    def expected(self, finding: Finding) -> str:
        """What a finding's rule expects, in words."""
        return expected_words(self.inside(finding.expected))

    def value(self, fact: Fact) -> str:
        """A fact's value in words; this framework's id by its name."""
        summary = self.record.framework.summary
        return summary.name if fact.name == "application.framework" and fact.value == summary.id else fact_value(fact)

    def corrections_under(self, finding: Finding, told: Iterable[Resolution] = ()) -> tuple[str, ...]:
        """The corrections in force on which a finding rests, each as a sentence: what it says of a document is then
        what a person stated, not what stands there. Without those of decisions that are `told` beside it."""
        cited, known = set(finding.evidence), tuple(told)
        stated = (fact for fact in self.record.facts if fact.method == "person" and cited & set(fact.evidence))
        return tuple(dict.fromkeys(
            sentence(f"{upper_first(self.correction(correction))}, by {made.author} on {moment(made.at)}")
            for fact in stated for made, correction in corrections_of(self.record, fact) if made not in known
        ))

    def correction(self, correction: Correction) -> str:
        """What was read and what a person stated instead, with the place."""
        name = fact_name(correction.name, correction.subject)
        stated = words.of_value(correction.value, correction.name)
        read = "nothing was read" if correction.was is None else (
            f"{words.of_value(correction.was, correction.name)} was read")
        return f"{name}: {read}, {stated} is stated ({self.citation(correction.evidence)})"


def corrections_of(record: Record, fact: Fact) -> tuple[tuple[Resolution, Correction], ...]:
    """The latest correction in force that states the fact, with the decision it belongs to; empty for none."""
    for made in sorted(record.resolutions, key=lambda one: -one.sequence):
        if made.undone is None:
            for correction in made.corrections:
                if correction.fact() == fact:
                    return ((made, correction),)
    return ()


def area_name(area: str) -> str:
    """The heading of an area."""
    return AREAS.get(area, upper_first(area))


def fact_name(name: str, subject: str | None) -> str:
    """What a fact says, in words, with whose or which."""
    spec = FACTS.get(name)
    meaning = upper_first(spec.meaning) if spec else name
    return f"{meaning} ({subject.replace('_', ' ')})" if subject else meaning


def fact_value(fact: Fact) -> str:
    """The value in words with its unit: £5,000,000, 3.1 %, 1.63 times, 4.2 months."""
    told = words.of_fact(fact)
    unit = {"%": " %", "x": " times", "months": " months"}.get(fact.unit or "", "")
    return told + (unit if isinstance(fact.value, int | float) and not isinstance(fact.value, bool) else "")


def standing_words(gap: OpenableGap) -> str:
    """What stands after people's decisions."""
    outcome = OUTCOMES[gap.finding.outcome]
    resolution = gap.resolution
    if resolution is None:
        return "Advice: it decides nothing." if gap.advice else "Open: nobody has decided it yet."
    match resolution.kind:
        case "accept":
            return "Accepted: counts as met."
        case "waive":
            return "Waived: counts as met, and is listed as waived."
        case "not_applicable":
            return "Does not apply: is not counted."
        case "uphold":
            return f"Upheld: {outcome} stands."
        case "ask":
            return f"Awaiting the provider: {outcome} stands until then."
        case "correct":
            return f"Open: {outcome} also after the correction."


def in_report_order(findings: Iterable[Finding], telling: Telling) -> list[Finding]:
    """By area in the framework's order; the order of the findings is kept inside an area."""
    return sorted(findings, key=lambda finding: telling.area_key(finding.area))


def cut(quote: str, length: int) -> str:
    """The quote, cut at so many characters with dots to say so."""
    return quote if len(quote) <= length else quote[:length].rstrip() + "…"
