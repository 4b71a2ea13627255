"""The offices family: what a provider's own office sends, with its broker's, insurer's and referees' papers.

Made from pens, people and wordings of its own, so that no reader is measured only on forms it was written beside.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from tests.accuracy.families.offices_book_form import book_questionnaire
from tests.accuracy.families.offices_cover import certificate
from tests.accuracy.families.offices_forms import word_questionnaire
from tests.accuracy.families.offices_letter import broker_letter
from tests.accuracy.families.offices_paper_form import paper_form
from tests.accuracy.families.offices_people import Provider, make_provider
from tests.accuracy.families.offices_policies import other_policy, safeguarding
from tests.accuracy.families.offices_reference import reference
from tests.accuracy.families.offices_staff import central_record
from tests.accuracy.families.offices_trade import price_schedule
from tests.accuracy.families.offices_training import training_record
from tests.accuracy.made import Made

MAKERS: tuple[Callable[[random.Random, Provider], Made], ...] = (
    word_questionnaire,
    book_questionnaire,
    paper_form,
    certificate,
    broker_letter,
    safeguarding,
    other_policy,
    central_record,
    training_record,
    price_schedule,
    reference,
)


def documents(seed: int) -> Iterator[Made]:
    """Give eleven documents of one seed, all of one provider, each in a layout of its own."""
    provider = make_provider(random.Random(seed))
    for index, make in enumerate(MAKERS):
        yield make(random.Random(seed * 1009 + index + 1), provider)
