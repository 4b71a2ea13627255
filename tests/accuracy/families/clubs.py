"""Short-break clubs: the pack that a small club sends, in the many ways in which its papers are laid out."""

from __future__ import annotations

import random
from collections.abc import Iterator

from tests.accuracy.families.clubs_base import club
from tests.accuracy.families.clubs_broker import letter
from tests.accuracy.families.clubs_forms import word_form, workbook
from tests.accuracy.families.clubs_insurance import cover, employers, schedule
from tests.accuracy.families.clubs_papers import declaration, prices, references
from tests.accuracy.families.clubs_policies import handbook, single
from tests.accuracy.families.clubs_records import credit, registration
from tests.accuracy.families.clubs_staff import dbs_list, training
from tests.accuracy.made import Made

_KINDS = (
    "safeguarding",
    "health_and_safety",
    "behaviour",
    "complaints",
    "medication",
    "equality",
    "data_protection",
    "quality",
)


def documents(seed: int) -> Iterator[Made]:
    """The club of this seed and its papers; each has dice of its own, so that a change to one leaves the others be."""
    provider = club(random.Random(f"clubs {seed}"))

    def dice(paper: str) -> random.Random:
        return random.Random(f"clubs {seed} {paper}")

    covers = {kind: cover(dice(kind)) for kind in ("employers_liability", "public_liability", "professional_indemnity")}
    yield word_form(dice("word"), provider)
    yield workbook(dice("workbook"), provider)
    yield employers(dice("certificate"), provider, covers["employers_liability"])
    yield schedule(dice("schedule"), provider, covers["public_liability"])
    yield letter(dice("letter"), provider, covers)
    if dice("policies").random() < 0.5:
        yield handbook(dice("handbook"), provider)
    else:
        for number, kind in enumerate(dice("policies").sample(_KINDS, 2)):
            yield single(dice(f"policy {number}"), provider, kind)
    yield dbs_list(dice("checks"), provider)
    yield training(dice("training"), provider)
    yield prices(dice("prices"), provider)
    yield from references(dice("references"), provider)
    yield registration(dice("registration"), provider)
    yield declaration(dice("declaration"), provider)
    yield credit(dice("credit"), provider)
