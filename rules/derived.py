"""Facts that follow from other facts; each cites what it was computed from."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from rules.dates import add_months
from rules.factbook import FactBook, build
from rules.ratios import Accounts, compute
from rules.words import as_date
from schemas.facts import FACTS
from schemas.types import Evidence, Fact

NEW_PROVIDER_MONTHS = 21
"""First accounts are due 21 months after incorporation (Companies Act 2006, section 442)."""

_RATIOS = {
    "ratio.current": "current",
    "ratio.acid": "acid",
    "ratio.net_asset_value": "net_assets",
    "ratio.operating_margin": "operating_margin",
}


def computed_facts(facts: Iterable[Fact], as_at: date, limit: float = 0.7) -> tuple[Fact, ...]:
    """`organisation.new_provider` and the ratios of the latest period, where their inputs are there: what a result may
    list among its facts."""
    book = build(facts, limit)
    found = [new_provider(book, as_at), *_ratios(book)]
    return tuple(fact for fact in found if fact is not None)


def is_new_provider(book: FactBook, as_at: date) -> bool:
    """Registered less than 21 months before the decision, no accounts in the pack; false while the date is unknown."""
    if has_accounts(book):
        return False
    registered = [as_date(fact.value) for fact in _registered(book)]
    days = [one for one in registered if one is not None]
    return bool(days) and all(add_months(one, NEW_PROVIDER_MONTHS) > as_at for one in days)


def has_accounts(book: FactBook) -> bool:
    """Accounts are in the pack, read or not."""
    return bool(book.documents_of(("accounts",))) or bool(book.from_documents(book.beginning("accounts.")))


def new_provider(book: FactBook, as_at: date) -> Fact | None:
    """`organisation.new_provider` for the pack; None without a registration date to cite."""
    if book.named("organisation.new_provider"):
        return None
    evidence = tuple(item for fact in _registered(book) for item in fact.evidence)
    if not evidence:
        return None
    return Fact("organisation.new_provider", is_new_provider(book, as_at), evidence, method="computed")


def _registered(book: FactBook) -> tuple[Fact, ...]:
    facts = book.confident(book.named("organisation.registered_on"))
    return book.from_form(facts) or facts


def _ratios(book: FactBook) -> list[Fact]:
    accounts = Accounts(book)
    ends = accounts.ends()
    found: list[Fact] = []
    for name, ratio in _RATIOS.items():
        computed = compute(accounts, ratio) if ends else None
        if computed is None or computed.doubtful or len(computed.values) != 1:
            continue
        evidence: tuple[Evidence, ...] = computed.evidence
        found.append(
            Fact(
                name,
                round(computed.values[0], 4),
                evidence,
                FACTS[name].unit,
                period_end=ends[0],
                method="computed",
            )
        )
    return found
