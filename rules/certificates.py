"""Certificates of insurance: the facts of one cover in one document, and which of them is the latest.

What the form says is held is not a certificate. A document that undertakes to obtain a cover states the amount
undertaken beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rules.factbook import FactBook
from rules.words import as_date
from schemas.types import Evidence, Fact


@dataclass(frozen=True, slots=True)
class Certificate:
    """The facts of one cover in one document, for the applicant."""

    cover: str
    document: str
    facts: tuple[Fact, ...]

    def of(self, field: str) -> tuple[Fact, ...]:
        """Its facts of one field (cover, expires, insured_name …)."""
        return tuple(fact for fact in self.facts if fact.name == f"insurance.{self.cover}.{field}")

    def last_day(self, limit: float) -> date | None:
        """The latest last day read with confidence."""
        days = [as_date(fact.value) for fact in self.of("expires") if fact.confidence >= limit]
        return max((one for one in days if one), default=None)

    def first_day(self, limit: float) -> date | None:
        """The earliest first day read with confidence."""
        days = [as_date(fact.value) for fact in self.of("starts") if fact.confidence >= limit]
        return min((one for one in days if one), default=None)

    @property
    def seen(self) -> tuple[Evidence, ...]:
        """A place in it: the amount of cover, else the policy or its days, else its first fact's."""
        named = ("cover", "policy_number", "insurer", "expires", "starts", "insured_name")
        told = [fact for field in named for fact in self.of(field)]
        return (told or self.facts)[0].evidence[:1]


def certificates(book: FactBook, cover: str) -> tuple[Certificate, ...]:
    """The certificates of a cover, by path."""
    facts = [fact for fact in book.from_documents(book.beginning(f"insurance.{cover}.")) if fact.subject is None]
    undertaking = {fact.document for fact in facts if fact.name.endswith(".undertaken")}
    paths = sorted({fact.document or "" for fact in facts if fact.document not in undertaking})
    return tuple(
        Certificate(cover, path, tuple(fact for fact in facts if (fact.document or "") == path)) for path in paths
    )


def undertakings(book: FactBook, cover: str) -> tuple[Certificate, ...]:
    """The documents that undertake to obtain a cover, each with its facts of that cover."""
    name = f"insurance.{cover}.undertaken"
    paths = sorted({fact.document or "" for fact in book.named(name) if fact.value is True})
    facts = [fact for fact in book.beginning(f"insurance.{cover}.") if fact.subject is None]
    return tuple(
        Certificate(cover, path, tuple(fact for fact in facts if (fact.document or "") == path)) for path in paths
    )


def latest(found: Sequence[Certificate], limit: float) -> tuple[Certificate, ...]:
    """The certificate that ends last, with those that end on the same day; all of them while none shows its end. One
    without its end joins the latest when that gives no amount."""
    ends = {certificate.document: certificate.last_day(limit) for certificate in found}
    last = max((end for end in ends.values() if end), default=None)
    if last is None:
        return tuple(found)
    chosen = [certificate for certificate in found if ends[certificate.document] == last]
    if not any(certificate.of("cover") for certificate in chosen):
        chosen += [certificate for certificate in found if ends[certificate.document] is None]
    return tuple(chosen)


def replaced(found: Sequence[Certificate], limit: float) -> tuple[Certificate, ...]:
    """Those that a later one has replaced."""
    kept = {certificate.document for certificate in latest(found, limit)}
    return tuple(one for one in found if one.document not in kept and one.last_day(limit) is not None)
