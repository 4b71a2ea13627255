"""A family of made documents: papers of councils, inspectorates, insurers and agencies, and of providers."""

from __future__ import annotations

import random
from collections.abc import Iterator

from tests.accuracy.families.authorities_credit import credit
from tests.accuracy.families.authorities_form import questionnaire
from tests.accuracy.families.authorities_insurance import schedule
from tests.accuracy.families.authorities_kit import cast
from tests.accuracy.families.authorities_letters import references
from tests.accuracy.families.authorities_ofsted import ofsted
from tests.accuracy.families.authorities_papers import policy, risk
from tests.accuracy.families.authorities_prices import prices
from tests.accuracy.families.authorities_registers import cqc, ico
from tests.accuracy.families.authorities_signed import declaration
from tests.accuracy.families.authorities_staff import staff
from tests.accuracy.made import Made


def documents(seed: int) -> Iterator[Made]:
    """One provider's papers; every document has its own random numbers, so that a change to one leaves the others."""
    who = cast(random.Random(f"authorities {seed}"))
    for make in (questionnaire, ofsted, cqc, ico, schedule, declaration, risk, policy, staff, credit, prices):
        yield make(random.Random(f"{make.__name__} {seed}"), who, seed)
    yield from references(random.Random(f"references {seed}"), who, seed)
