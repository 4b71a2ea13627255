"""The verbs of the rule language: one plain function each, in one dict. `rule.schema.json` has a clause for each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from rules.checks import (
    cover,
    dates,
    documents,
    exclusions,
    finance,
    groups,
    identity,
    insurance,
    questions,
    records,
    values,
)
from rules.context import Context
from rules.results import Result

Check = Callable[[Context, Any], Result]
"""A verb: what it finds for its arguments. It answers, and does not raise for bad data."""

CHECKS: Mapping[str, Check] = {
    "all": groups.all_,
    "any": groups.any_,
    "none": groups.none,
    "at_least": groups.at_least_,
    "each": groups.each,
    "one": groups.one,
    "latest": groups.latest,
    "there_is": groups.there_is,
    "is": values.is_,
    "number": values.number,
    "present": values.present,
    "stated": values.stated,
    "mentions": values.mentions,
    "matches": values.matches,
    "equal": values.equal,
    "within": dates.within,
    "in_date": dates.in_date,
    "agree": identity.agree,
    "overlaps": identity.overlaps,
    "document": documents.document,
    "documents_complete": documents.documents_complete,
    "unflagged": documents.unflagged,
    "questions_answered": questions.questions_answered,
    "statements_answered": questions.statements_answered,
    "none_declared": exclusions.none_declared,
    "excused": exclusions.excused,
    "has_or_undertakes": cover.has_or_undertakes,
    "certificate": insurance.certificate,
    "certificate_says": insurance.certificate_says,
    "in_force": insurance.in_force,
    "insured_name": insurance.insured_name,
    "new_provider": records.new_provider,
    "count": records.count,
    "periods": records.periods,
    "accredited": records.accredited,
    "lot_clauses": records.lot_clauses,
    "accounts_not_older": finance.accounts_not_older,
    "ratio": finance.ratio,
    "standing": finance.standing,
}
