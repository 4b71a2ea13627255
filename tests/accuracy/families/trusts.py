"""Documents of invented charitable trusts: forms, certificates, policies, staff records and references."""

from __future__ import annotations

from collections.abc import Iterator

from tests.accuracy.families.trusts_base import provider
from tests.accuracy.families.trusts_cover import certificate
from tests.accuracy.families.trusts_forms import paper_form, word_form
from tests.accuracy.families.trusts_papers import reference
from tests.accuracy.families.trusts_policies import safeguarding, second_policy
from tests.accuracy.families.trusts_registers import ico, ofsted
from tests.accuracy.families.trusts_sheets import prices, risks
from tests.accuracy.families.trusts_staff import record, training
from tests.accuracy.made import Made

_MAKERS = (
    word_form,
    paper_form,
    certificate,
    safeguarding,
    second_policy,
    record,
    training,
    prices,
    reference,
    ofsted,
    ico,
    risks,
)


def documents(seed: int) -> Iterator[Made]:
    """Twelve documents of one provider; the same seed gives the same bytes."""
    who = provider(seed)
    for make in _MAKERS:
        yield make(seed, who)
