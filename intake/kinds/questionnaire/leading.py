"""Questions that only lead to their parts: "4.1 Have any of the situations below applied to you?"."""

from __future__ import annotations

from collections.abc import Sequence

from intake.kinds.questionnaire.answered import Answered
from intake.kinds.questionnaire.asked import Asked
from intake.kinds.questionnaire.replies import Reply


def with_leading(answers: Sequence[Answered]) -> list[Answered]:
    """The answers of a blank form, each question that only leads to parts before the first of them.

    A list of what a form asks is to be whole; in a form that was filled in they would look unanswered.
    """
    printed = {(answered.asked.number, answered.asked.text) for answered in answers}
    result: list[Answered] = []
    for answered in answers:
        asked = answered.asked
        if asked.led_by is not None and (asked.led_by.number, asked.stem) not in printed:
            number, place = asked.led_by.number, asked.led_by.place
            printed.add((number, asked.stem))
            leading = Asked(number, asked.stem, place, headings=asked.headings, method=asked.method, boxed=asked.boxed)
            result.append(Answered(leading, Reply("blank")))
        result.append(answered)
    return result
