"""Tags to what the cover and the notes say of the accounts: whose, when, by which standard, how looked at.

Such facts are mostly tagged in the hidden section, since they are no words of the page but choices of the filer for the
register. They count with nearly full confidence: name, number, dates, standard, report and dormancy are what the
register itself holds. Figures that are only hidden do not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from intake.tagged_formats import date_of, truth_of
from intake.tagged_values import TaggedValue
from intake.values import find_charity_numbers, find_company_numbers
from schemas.types import Evidence, Value

_SEEN, _HIDDEN = 0.99, 0.95

_NAMES = ("EntityCurrentLegalOrRegisteredName", "EntityCurrentLegalName")
_NUMBERS = ("UKCompaniesHouseRegisteredNumber", "CompaniesHouseRegisteredNumber")
_CHARITY = ("CharityRegistrationNumberEnglandWales", "CharityRegistrationNumber")
_ENDS = ("EndDateForPeriodCoveredByReport", "BalanceSheetDate")
_STARTS = ("StartDateForPeriodCoveredByReport",)
_APPROVED = ("DateAuthorisationFinancialStatementsForIssue", "DateApprovalAccounts", "DateApprovalFinancialStatements")
_DORMANT = ("EntityDormantTruefalse", "EntityDormant", "CompanyDormant")

_STANDARDS: Mapping[str, str] = {
    "FRS102": "frs102", "SmallEntities": "frs102_1a", "SmallEntitiesRegime": "frs102_1a", "Micro-entities": "frs105",
    "FRS105": "frs105", "FullIFRS": "ifrs", "IFRS": "ifrs", "FRS101": "other", "FRSSE": "other",
    "OtherStandards": "other",
}  # fmt: skip
_AUDITS: Mapping[str, str] = {
    "Audited": "audited", "AuditExempt-NoAccountantsReport": "unaudited",
    "AuditExemptWithAccountantsReport": "unaudited", "AuditExempt": "unaudited", "Unaudited": "unaudited",
    "IndependentExaminationCharity": "independent_examination", "IndependentExamination": "independent_examination",
}  # fmt: skip
_SCOPES: Mapping[str, bool] = {
    "ConsolidatedGroupCompanyAccounts": True, "ConsolidatedGroupAccounts": True, "GroupAccountsOnly": True,
    "IndividualAccounts": False, "CompanyOnlyAccounts": False,
}  # fmt: skip
_CHOICES: tuple[tuple[str, tuple[str, ...], Mapping[str, Value]], ...] = (
    ("standard", ("AccountingStandardsDimension",), _STANDARDS),
    ("audit", ("AccountsStatusDimension",), _AUDITS),
    ("consolidated", ("ScopeAccountsDimension",), _SCOPES),
)
"""Facts that a member of a dimension chooses."""
_CURRENCIES = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Said:
    """A fact of the cover with the places that say it."""

    name: str
    value: Value
    evidence: tuple[Evidence, ...]
    confidence: float
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class TaggedPeriod:
    """The period the accounts cover, as tagged."""

    end: str
    start: str | None = None

    @property
    def months(self) -> int | None:
        """Whole months from the first day to the last, to the nearest."""
        if self.start is None:
            return None
        days = (date.fromisoformat(self.end) + timedelta(days=1) - date.fromisoformat(self.start)).days
        return round(days / 30.4375)

    @property
    def day_before(self) -> str:
        """The last day of the period before; the last day itself where the first is not known."""
        return self.end if self.start is None else (date.fromisoformat(self.start) - timedelta(days=1)).isoformat()


def cover_of(tags: tuple[TaggedValue, ...], document: str) -> list[Said]:
    """The facts of the cover by name; dates that cannot be read and numbers of no known form give none."""
    cover = _Cover(tags, document)
    found = [
        *cover.first("entity_name", _NAMES, _plain),
        *cover.first("company_number", _NUMBERS, company_number),
        *cover.first("charity_number", _CHARITY, _charity_number),
        *cover.first("period_end", _ENDS, _day),
        *cover.first("period_start", _STARTS, _day),
        *cover.first("approved_on", _APPROVED, _day),
        *cover.first("dormant", _DORMANT, _truth),
        *(said for name, axes, values in _CHOICES for said in cover.choice(name, axes, values)),
        *cover.currency(),
    ]
    return _as_charity(found, cover)


def period_of(said: Iterable[Said], tags: tuple[TaggedValue, ...]) -> TaggedPeriod | None:
    """The period by its tagged days, else the longest of the contexts that end last."""
    days = {item.name: str(item.value) for item in said if item.name in ("period_end", "period_start")}
    contexts = {tag.context for tag in tags if tag.context is not None}
    spans = sorted((context.end, context.start) for context in contexts if context.start)
    end = days.get("period_end") or (spans[-1][0] if spans else None)
    if end is None:
        return None
    starts = [start for last, start in spans if last == end and start is not None]
    start = days.get("period_start") or (min(starts) if starts else None)
    return TaggedPeriod(end, start if start is None or start < end else None)


class _Cover:
    """Looks up the tags by concept, those that the page shows first."""

    def __init__(self, tags: tuple[TaggedValue, ...], document: str) -> None:
        self._tags = sorted(tags, key=lambda tag: tag.hidden)
        self._document = document

    def first(
        self, name: str, concepts: tuple[str, ...], read: Callable[[TaggedValue], Value | None]
    ) -> Iterator[Said]:
        """The fact of the first concept that says it, with every place that says the same."""
        for concept in concepts:
            read_tags = [(value, tag) for tag in self._tags if tag.concept == concept and not _is_other(tag)
                         and (value := read(tag)) is not None]
            if read_tags:
                value = read_tags[0][0]
                yield self._said(name, value, [tag for said, tag in read_tags if said == value])
                return

    def choice(self, name: str, axes: tuple[str, ...], values: Mapping[str, Value]) -> Iterator[Said]:
        """The fact that the member of a dimension chooses."""
        for tag in self._tags:
            member = next((found for axis in axes if tag.context and (found := tag.context.member(axis))), None)
            if member is not None and member in values and tag.number is None:
                yield self._said(name, values[member], [tag], words=_as_written(tag, member))
                return

    def currency(self) -> Iterator[Said]:
        """The currency that the figures are in: the unit of most of them."""
        units = [tag.unit for tag in self._tags if tag.unit is not None and _CURRENCIES.fullmatch(tag.unit)]
        if units:
            unit = max(sorted(set(units)), key=units.count)
            first = next(tag for tag in self._tags if tag.unit == unit)
            yield Said("currency", unit, (Evidence(self._document, unit, anchor=f"unit {first.unit_id}"),), _SEEN)

    def has_member(self, member: str) -> TaggedValue | None:
        """The first tag whose context names that member."""
        return next((tag for tag in self._tags if tag.context and any(member == found for _, found in
                                                                      tag.context.dimensions)), None)

    def said_by(self, tag: TaggedValue, name: str, value: Value, member: str) -> Said:
        return self._said(name, value, [tag], words=_as_written(tag, member))

    def _said(self, name: str, value: Value, tags: list[TaggedValue], words: str = "") -> Said:
        evidence = tuple(Evidence(self._document, words or tag.quote, anchor=tag.anchor) for tag in tags
                         if words or tag.quote)
        hidden = all(tag.hidden for tag in tags)
        return Said(name, value, evidence, _HIDDEN if hidden else _SEEN, hidden)


def _as_written(tag: TaggedValue, member: str) -> str:
    """The member as the context writes it, with its prefix."""
    members = tag.context.members if tag.context is not None else ()
    return next((found for found in members if found.rpartition(":")[2] == member), member)


def _is_other(tag: TaggedValue) -> bool:
    """Whether a tag is of somebody else: a subsidiary, a parent, an agent."""
    axes = [axis for axis, _ in tag.context.dimensions] if tag.context is not None else []
    return any(axis not in ("GroupCompanyDataDimension", "OriginalRevisedDataDimension") for axis in axes)


def _as_charity(found: list[Said], cover: _Cover) -> list[Said]:
    """The charities' recommended practice applied is the standard, before the one it rests on."""
    tag = cover.has_member("CharitiesSORP")
    if tag is None:
        return found
    others = [item for item in found if item.name != "standard"]
    return [*others, cover.said_by(tag, "standard", "sorp", "CharitiesSORP")]


def _plain(tag: TaggedValue) -> str | None:
    return tag.text or None


def company_number(tag: TaggedValue) -> str | None:
    """A company number of eight signs: filers leave the noughts before it away."""
    words = "".join(tag.text.split()).upper()
    if words.isdigit() and len(words) <= 8:
        return words.zfill(8) if int(words) else None
    match = re.fullmatch(r"([A-Z]{2}|R)(\d{1,7})", words)
    if match:
        return match[1] + match[2].zfill(8 - len(match[1]))
    found = find_company_numbers(tag.text, labelled=True)
    return found[0].value if found else None


def _charity_number(tag: TaggedValue) -> str | None:
    found = find_charity_numbers(tag.text, labelled=True)
    return found[0].value if found else None


def _day(tag: TaggedValue) -> str | None:
    return date_of(tag.text, tag.format)


def _truth(tag: TaggedValue) -> bool | None:
    return truth_of(tag.text, tag.format)

