"""What one question of a form is, and the questions on grounds for exclusion."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date

from tests.accuracy.families.clubs_base import Fact, pick


@dataclass(frozen=True)
class Question:
    """One question as printed, its answer (empty where left blank) and what that states."""

    text: str
    answer: str
    facts: tuple[Fact, ...] = ()
    yes_no: bool = False
    typed: date | int | None = None
    guidance: str = ""


Section = tuple[str, list[Question]]


def yes_no(text: str, name: str, value: bool, says: bool | None = None, more: str = "") -> Question:
    """A yes/no question whose Yes states `value` or, when asked the other way round, its opposite."""
    said = value if says is None else says
    return Question(text, ("Yes" if said else "No") + more, (Fact(name, value),), yes_no=not more)


def plain(text: str, answer: str, name: str, value: object = None, guidance: str = "") -> Question:
    return Question(text, answer, (Fact(name, answer if value is None else value),), guidance=guidance)


_CONVICTIONS = {
    "participation_in_organised_crime": ("participation in a criminal organisation", "taking part in organised crime"),
    "corruption": ("corruption or bribery", "corruption"),
    "terrorism": ("terrorist offences or offences linked to terrorist activities", "terrorism"),
    "money_laundering": ("money laundering or terrorist financing", "money laundering"),
    "fraud": ("fraud", "fraud against the financial interests of the public or the Crown"),
    "child_labour_trafficking": ("child labour and other forms of trafficking in human beings",),
    "other_offence": (
        (
            "any other offence within the meaning of Article 57(1) of the Directive as defined by the law of England,"
            " Wales or Northern Ireland"
        ),
    ),
}
_BREACHES = {
    "environmental_law": "breached its environmental obligations",
    "social_law": "breached its social law obligations",
    "labour_law": "breached its labour law obligations",
    "insolvency": "become bankrupt or been the subject of insolvency or winding-up proceedings",
    "grave_misconduct": "been guilty of grave professional misconduct",
    "distortion_of_competition": "entered into agreements with others aimed at distorting competition",
    "conflict_of_interest": "been aware of any conflict of interest due to its participation in this procedure",
    "prior_involvement": "been involved in the preparation of this procurement procedure",
    "poor_performance": (
        "shown significant or persistent deficiencies in an earlier public contract, which led to its early termination"
        " or to damages"
    ),
    "misrepresentation": (
        "been guilty of serious misrepresentation in supplying the information required for a selection process"
    ),
}


def mandatory(rng: random.Random) -> list[Question]:
    turned = rng.random() < 0.25
    asked = []
    for ground, ways in _CONVICTIONS.items():
        noun = rng.choice(ways)
        text = (
            f"Please confirm that neither your organisation nor its directors have been convicted of {noun} in the past"
            " five years"
            if turned
            else pick(
                rng,
                "Has your organisation, or anyone with powers of control in it, been convicted in the past five years"
                f" of {noun}?",
                f"Any conviction in the past five years for {noun}?",
            )
        )
        asked.append(yes_no(text, f"exclusion.mandatory.{ground}", False, says=turned))
    text = (
        "Please confirm that you have met all obligations to pay tax and social security contributions"
        if turned
        else "Has your organisation breached its obligations to pay tax or social security contributions?"
    )
    return [*asked, yes_no(text, "exclusion.mandatory.tax_breach", False, says=turned)]


def discretionary(rng: random.Random) -> list[Question]:
    turned = rng.random() < 0.25
    bad = rng.choice(("environmental_law", "labour_law", "poor_performance", None, None, None, None, None))
    asked = []
    for ground, clause in _BREACHES.items():
        text = (
            f"Please confirm that, in the past three years, your organisation has not {clause}"
            if turned
            else pick(
                rng,
                f"Has your organisation, in the past three years, {clause}?",
                f"Within the past three years, has your organisation {clause}?",
            )
        )
        asked.append(yes_no(text, f"exclusion.discretionary.{ground}", ground == bad, says=(ground == bad) != turned))
    text = pick(
        rng,
        "If any of the above applies, explain what has been done to put things right (self-cleaning)",
        "If a ground applies, please describe your self-cleaning measures",
    )
    if bad is None:
        return [*asked, Question(text, pick(rng, "N/A", "Not applicable", "None apply"))]
    answer = (
        "In 2024 we agreed a settlement, replaced the manager concerned and brought in quarterly checks by an outside"
        " adviser."
    )
    return [*asked, plain(text, answer, "exclusion.self_cleaning")]
