"""Invented providers: what each would answer, as typed values."""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tests.make.questionnaires.wordings import WORDINGS

_FIRST = (
    "Harbour",
    "Meadow",
    "Oakfield",
    "Beacon",
    "Larkspur",
    "Fernhill",
    "Willowbrook",
    "Northgate",
    "Juniper",
    "Seaview",
    "Tidewater",
    "Chalkdown",
)
_SECOND = (
    "Learning",
    "Tutoring",
    "Outdoors",
    "Care",
    "Pathways",
    "Education",
    "Horizons",
    "Support",
    "Futures",
    "Placements",
)
_PEOPLE = (
    "Priya Anand",
    "Tom Fairweather",
    "Marcus O'Neill",
    "Dr Helen Birch",
    "Amara Okafor",
    "Jo Whitcombe",
    "Sian Rees-Hughes",
    "Mrs Karen Lyle",
    "Ibrahim Saleh",
    "Lucy van Dam",
)
_ROLES = (
    "Director",
    "Chief Executive",
    "Operations Manager",
    "Head of Service",
    "Trustee",
    "Managing Director",
    "Bid Manager",
)
_STREETS = ("Mill Lane", "Station Road", "Priory Court", "High Street", "Quay Way", "Foundry Close")
_TOWNS = (
    ("Horsham", "RH12 1AB"),
    ("Worthing", "BN11 3QT"),
    ("Chichester", "PO19 1EX"),
    ("Crawley", "RH10 8GR"),
    ("Littlehampton", "BN17 5AR"),
)
_ACTIVITIES = (
    "horse riding",
    "forest school",
    "cookery",
    "rock climbing",
    "music production",
    "bushcraft",
    "art therapy",
    "fishing",
    "bicycle repair",
)
_FORMS = {"company": "Ltd", "cic": "CIC", "charity": "", "cio": "CIO", "llp": "LLP", "sole_trader": ""}
_PROSE = (
    "We acknowledge every enquiry within one working day and name a coordinator who stays with "
    "the family. Our coordinator reads the plan, speaks to the "
    "school and visits the child at home. We agree a start date, a risk assessment and three "
    "first targets, and we review them after two weeks. ",
    "Our tutors record each session the same day against the targets that we agreed at the "
    "start. We report to the school every half term and meet the "
    "family each term. We use a baseline in the first fortnight so that we can show the distance travelled. ",
)


@dataclass(frozen=True)
class World:
    """One provider's answers by question key; None is an answer left blank."""

    answers: dict[str, Any]

    def of(self, key: str) -> Any:
        """The answer to a question, None when it is blank or does not arise."""
        return self.answers.get(key)


def make(seed: int) -> World:
    """The provider of a seed: mostly complete, sometimes with a ground, a missing cover or a blank."""
    dice = random.Random(seed)
    form = dice.choice(list(_FORMS))
    stem = f"{dice.choice(_FIRST)} {dice.choice(_SECOND)}"
    name = f"{stem} {_FORMS[form]}".strip() if form != "charity" else f"{stem} Trust"
    if form == "sole_trader":
        name = dice.choice(_PEOPLE).removeprefix("Dr ").removeprefix("Mrs ")
    town, postcode = dice.choice(_TOWNS)
    contact, signer, lead, deputy = dice.sample(_PEOPLE, 4)
    answers: dict[str, Any] = {
        "organisation.legal_name": name,
        "organisation.trading_name": stem if dice.random() < 0.4 else None,
        "organisation.address": f"{dice.randint(1, 180)} {dice.choice(_STREETS)}, {town}, {postcode}",
        "organisation.website": f"www.{stem.lower().replace(' ', '-')}.org.uk" if dice.random() < 0.7 else None,
        "organisation.legal_form": form,
        "organisation.registered_on": _day(dice, 2001, 2023),
        "organisation.company_number": f"{dice.randint(1, 15999999):08d}"
        if form in ("company", "cic")
        else f"OC{dice.randint(300000, 399999)}"
        if form == "llp"
        else None,
        "organisation.charity_number": str(dice.randint(1010000, 1199999)) if form in ("charity", "cio") else None,
        "organisation.vat_number": f"GB {dice.randint(100, 999)} {dice.randint(1000, 9999)} {dice.randint(10, 99)}"
        if dice.random() < 0.5
        else None,
        "organisation.sme": dice.random() < 0.9,
        "organisation.vcse": form in ("cic", "charity", "cio"),
        "organisation.parent_name": f"{dice.choice(_FIRST)} Group Holdings Limited" if dice.random() < 0.25 else None,
        "organisation.employees": dice.randint(1, 140),
        "organisation.section_54": dice.random() < 0.05,
        "contact.name": contact,
        "contact.role": dice.choice(_ROLES),
        "contact.email": f"{contact.split()[-1].lower().replace(chr(39), '')}@{stem.lower().replace(' ', '')}.org.uk",
        "contact.phone": dice.choice(
            (
                f"01{dice.randint(200, 999)} {dice.randint(100000, 999999)}",
                f"07{dice.randint(100, 999)} {dice.randint(100000, 999999)}",
            )
        ),
        "application.bidding_model": dice.choices(("single", "consortium", "subcontracting"), (7, 2, 2))[0],
        "application.categories": sorted(dice.sample("12345", dice.randint(1, 3))),
        "application.accounts_enclosed": dice.random() < 0.85,
        "insurance.el": dice.choice((5_000_000, 10_000_000, None)),
        "insurance.pl": dice.choice((5_000_000, 10_000_000, 2_000_000)),
        "insurance.pi": dice.choice((1_000_000, 2_000_000, None)),
        "enforcement.hse": dice.random() < 0.1,
        "provision.works_in_person": dice.random() < 0.8,
        "provision.online": dice.random() < 0.5,
        "provision.records_lessons": dice.random() < 0.5,
        "provision.transports_children": dice.random() < 0.4,
        "provision.personal_care": dice.random() < 0.3,
        "provision.age_range": (dice.choice((0, 4, 5, 8, 11)), dice.choice((11, 16, 18, 19, 25))),
        "provision.activities": dice.sample(_ACTIVITIES, dice.randint(2, 4)),
        "provision.full_time_pupils": dice.randint(0, 12),
        "provision.pupils_with_ehcp_full_time": dice.randint(0, 4),
        "staff.safeguarding_lead": lead,
        "staff.safeguarding_lead_trained_on": _day(dice, 2024, 2026),
        "staff.deputy_lead": deputy if dice.random() < 0.9 else None,
        "staff.two_to_one": dice.random() < 0.7,
        "staff.moving_and_handling": dice.random() < 0.7,
        "staff.positive_behaviour_support": dice.random() < 0.7,
        "staff.complex_health_training": dice.random() < 0.5,
        "method_statement.referral": _prose(dice),
        "method_statement.progress": _prose(dice) if dice.random() < 0.9 else None,
        "declaration.signed_by": signer,
        "declaration.role": dice.choice(_ROLES),
        "declaration.signed": dice.random() < 0.85,
        "declaration.signed_on": _day(dice, 2026, 2026),
    }
    grounds = [key for key in WORDINGS if key.startswith("exclusion.") and key != "exclusion.self_cleaning"]
    declared = dice.sample(grounds, 1) if dice.random() < 0.4 else []
    answers |= {key: key in declared for key in grounds}
    answers["exclusion.self_cleaning"] = (
        "The manager concerned left in 2022 and we have trained all staff since." if declared else None
    )
    if answers["insurance.el"] is None or answers["insurance.pi"] is None:
        answers["insurance.undertaking"] = True
    else:
        answers["insurance.undertaking"] = None
    return World(answers)


def _day(dice: random.Random, first: int, last: int) -> date:
    return date(first, 1, 1) + timedelta(days=dice.randint(0, 365 * (last - first + 1) - 60))


def _prose(dice: random.Random) -> str:
    return "".join(dice.choice(_PROSE) for _ in range(dice.randint(1, 3))).strip()
