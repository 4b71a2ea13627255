"""A returned questionnaire of any layout, numbering and wording: its questions with their answers, and their facts."""

from __future__ import annotations

from collections.abc import Collection

from intake.facts import FactSheet
from intake.kinds.questionnaire import (
    categories,
    choices,
    declarations,
    entries,
    grounds,
    insurances,
    references,
    self_cleaning,
    settings,
    statements,
    titles,
)
from intake.kinds.questionnaire.answered import Answered, entry
from intake.kinds.questionnaire.form import read_form
from intake.located import Reading
from intake.matching import matcher

__all__ = ["Answered", "extract", "facts_of", "read_form"]


def extract(reading: Reading, sheet: FactSheet) -> None:
    """Write down every question printed in the form with its answer, and the facts that the answers give."""
    answers = read_form(reading)
    sheet.questions.extend(entry(answered, sheet.document) for answered in answers)
    facts_of(answers, sheet, statements.with_prose_below(reading, answers))
    settings.give(sheet, reading)
    titles.give(sheet, reading, matcher().questions["application.framework"])


def facts_of(answers: list[Answered], sheet: FactSheet, doubtful: Collection[str] = ()) -> None:
    """The facts that the answers give; of `doubtful` statements none is said to be unanswered."""
    bank = matcher()
    for answered in answers:
        if answered.question is not None and answered.question.answer == "choice" and answered.gives:
            if answered.question.code != "application.bidding_model":
                choices.give(sheet, answered)
        elif answered.code != self_cleaning.FACT:
            entries.give(sheet, answered)
    grounds.give(sheet, answers, bank)
    self_cleaning.give(sheet, answers)
    choices.give_vcse(sheet, answers)
    choices.give_bidding_model(sheet, answers)
    categories.give(sheet, answers, bank)
    insurances.give(sheet, answers)
    declarations.give(sheet, answers)
    statements.give(sheet, answers, doubtful)
    references.give(sheet, answers)
