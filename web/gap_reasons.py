"""The six decisions on a gap as a person chooses among them, each with its effect and ready-made reasons."""

from __future__ import annotations

from dataclasses import dataclass

from casework.record import REASON_REQUIRED, ResolutionKind


@dataclass(frozen=True, slots=True)
class Choice:
    """A decision: what it is called, what it does, and reasons that are often given for it."""

    kind: ResolutionKind
    title: str
    effect: str
    reasons: tuple[str, ...]

    @property
    def needs_reason(self) -> bool:
        """Whether it has to be explained in the person's own words."""
        return self.kind in REASON_REQUIRED


CHOICES: tuple[Choice, ...] = (
    Choice("accept", "Accept the evidence", "The requirement counts as met.", (
        "Another document of the pack shows it",
        "The words differ but mean the same",
        "Equivalent evidence",
        "Seen on the original",
        "Confirmed by whoever issued it",
    )),
    Choice("correct", "Correct a value", "The rules run again with your value, everywhere it is used.", (
        "Misread from a scan or picture",
        "Taken from the wrong place in the document",
        "A later document replaces this one",
        "The provider's slip, clear from the rest",
        "Confirmed by the provider",
    )),
    Choice("ask", "Ask the provider", "The outcome stands, and the gap waits for the provider's answer.", (
        "Send the missing document",
        "Send newer evidence",
        "Send a copy that can be read",
        "Explain why documents differ",
        "Answer the question left open",
    )),
    Choice("not_applicable", "Does not apply", "The requirement is not counted.", (
        "The provider does not offer this",
        "It has no staff or premises of this kind",
        "Another category covers it",
        "It is asked for at a later stage",
    )),
    Choice("waive", "Waive", "Counts as met, and the panel report lists it as waived.", (
        "To be shown before a contract starts",
        "The risk is low for what is bought",
        "Other safeguards cover it",
        "Agreed by the category lead",
    )),
    Choice("uphold", "Uphold", "The outcome stands, and the gap is closed.", (
        "The provider confirms that it is not met",
        "No answer by the date given",
        "The evidence is out of date",
        "It cannot be put right before the decision",
    )),
)

BY_KIND: dict[str, Choice] = {choice.kind: choice for choice in CHOICES}
