"""Ratios of the accounts, as the government's financial viability tools compute them.

Formulas: RM6264 financial viability risk assessment tool v1.0 (an adaptation of the Cabinet Office tool 4.3.1), metrics
2 (operating margin: negative exceptional items are deducted, positive ones ignored; nought on no turnover), 6 (acid
ratio) and 7 (net asset value); the current ratio is the usual current assets over creditors within one year.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import inf

from rules.factbook import FactBook
from schemas.types import Evidence, Fact

CHARITABLE = ("charity", "cio")
_FIGURES = (
    "current_assets",
    "creditors_within_one_year",
    "net_assets",
    "total_funds",
    "turnover",
    "total_income",
)
_MOST_COMBINATIONS = 64

Figures = Mapping[str, float]
Formula = Callable[[Figures], float]


@dataclass(frozen=True, slots=True)
class Ratio:
    """What a ratio came to: its `values` (several when documents differ), or which figures are `lacking`, or why it is
    `dropped`. `note` is a sentence to say beside it; `doubtful` when a figure was read without confidence; `differing`
    are the facts of a figure on which documents differ."""

    values: tuple[float, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    lacking: tuple[str, ...] = ()
    dropped: str = ""
    note: str = ""
    doubtful: bool = False
    red: bool | None = None
    differing: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Accounts:
    """The applicant's own figures (not a group's), those of documents that are accounts before any other's."""

    book: FactBook

    def ends(self) -> tuple[str, ...]:
        """The period ends for which a main figure or the period itself is stated, latest first."""
        names = ("accounts.period_end", *(f"accounts.{name}" for name in _FIGURES))
        facts = [fact for name in names for fact in self.book.named(name)]
        own = [fact for fact in facts if self._own(fact)]
        stated = {
            str(fact.value) if fact.name == "accounts.period_end" else fact.period_end or "" for fact in own or facts
        }
        return tuple(sorted((end for end in stated if end), reverse=True))

    def figure(self, name: str, end: str) -> tuple[Fact, ...]:
        """The facts of one figure at one period end; confident ones alone when there are any."""
        facts = [fact for fact in self.book.named(f"accounts.{name}") if fact.period_end == end]
        own = [fact for fact in facts if self._own(fact)]
        numbers = [fact for fact in own or facts if isinstance(fact.value, (int, float))]
        return self.book.confident(numbers) or tuple(numbers)

    def _own(self, fact: Fact) -> bool:
        """Stated by accounts, not by a document of another purpose; a person's correction counts as the former."""
        state = self.book.documents.get(fact.document or "")
        return state is None or state.kind == "accounts" or fact.method == "person"

    @property
    def charitable(self) -> bool:
        """A charity by its legal form; by its accounting standard or funds while the form is not known."""
        forms = self.book.confident(self.book.named("organisation.legal_form"))
        if forms:
            return (self.book.from_form(forms) or forms)[0].value in CHARITABLE
        standards = self.book.named("accounts.standard")
        return any(fact.value == "sorp" for fact in standards) or bool(self.book.named("accounts.total_funds"))


def compute(accounts: Accounts, ratio: str) -> Ratio:
    """The ratio of the latest period: current, acid, net_assets or operating_margin."""
    ends = accounts.ends()
    if not ends:
        return Ratio(lacking=("accounts",))
    return _RATIOS[ratio](accounts, ends)


def no_creditors(accounts: Accounts, end: str) -> bool:
    """Creditors within one year are nil, or no such row is there while net current assets equal current assets."""
    creditors = accounts.figure("creditors_within_one_year", end)
    if creditors:
        return all(fact.value == 0 for fact in creditors)
    current, net = accounts.figure("current_assets", end), accounts.figure("net_current_assets", end)
    return bool(current) and bool(net) and {fact.value for fact in current} == {fact.value for fact in net}


_NO_CREDITORS = "there are no creditors falling due within one year, so this ratio drops out"


def _current(accounts: Accounts, ends: Sequence[str]) -> Ratio:
    if no_creditors(accounts, ends[0]):
        return _dropped(accounts, ends[0])
    return _computed(
        accounts,
        ends[0],
        ("current_assets", "creditors_within_one_year"),
        lambda figures: _over(figures["current_assets"], figures["creditors_within_one_year"]),
    )


def _over(amount: float, divisor: float) -> float:
    """The quotient; without bound when one of two documents gives a divisor of nil."""
    return amount / divisor if divisor else inf


def _dropped(accounts: Accounts, end: str) -> Ratio:
    facts = (*accounts.figure("creditors_within_one_year", end), *accounts.figure("net_current_assets", end))
    return Ratio(dropped=_NO_CREDITORS, evidence=tuple(item for fact in facts for item in fact.evidence))


def _acid(accounts: Accounts, ends: Sequence[str]) -> Ratio:
    end = ends[0]
    if no_creditors(accounts, end):
        return _dropped(accounts, end)
    if accounts.figure("stock", end):
        return _computed(
            accounts,
            end,
            ("current_assets", "stock", "creditors_within_one_year"),
            lambda figures: _over(figures["current_assets"] - figures["stock"], figures["creditors_within_one_year"]),
        )
    return _computed(
        accounts,
        end,
        ("current_assets", "creditors_within_one_year"),
        lambda figures: _over(figures["current_assets"], figures["creditors_within_one_year"]),
        note="the balance sheet has no stock line, so stock counts as nil",
    )


def _net_assets(accounts: Accounts, ends: Sequence[str]) -> Ratio:
    order = (
        ("total_funds", "net_assets") if accounts.charitable else ("net_assets", "equity", "total_members_interests")
    )
    name = next((name for name in order if accounts.figure(name, ends[0])), order[0])
    return _computed(accounts, ends[0], (name,), lambda figures: figures[name])


def _operating_margin(accounts: Accounts, ends: Sequence[str]) -> Ratio:
    return _charity_margin(accounts, ends) if accounts.charitable else _company_margin(accounts, ends[0])


def _company_margin(accounts: Accounts, end: str) -> Ratio:
    if not accounts.figure("turnover", end):
        return Ratio(dropped="the accounts show no profit and loss account, so the margin drops out")
    names = (
        "turnover",
        "operating_profit",
        *(("exceptional_items",) if accounts.figure("exceptional_items", end) else ()),
    )
    return _computed(accounts, end, names, _margin)


def _margin(figures: Figures) -> float:
    if figures["turnover"] == 0:
        return 0.0
    losses = min(figures.get("exceptional_items", 0.0), 0.0)
    return 100 * (figures["operating_profit"] + losses) / figures["turnover"]


def _charity_margin(accounts: Accounts, ends: Sequence[str]) -> Ratio:
    end = ends[0]
    if not accounts.figure("total_income", end):
        return Ratio(dropped="the accounts show no statement of income, so the margin drops out")
    if accounts.figure("net_income_before_gains", end):
        names: tuple[str, ...] = ("total_income", "net_income_before_gains")
    else:
        names = ("total_income", "total_expenditure")
    margin = _computed(accounts, end, names, _surplus_margin)
    return (
        margin
        if margin.lacking
        else Ratio(
            margin.values,
            margin.evidence,
            note=margin.note,
            doubtful=margin.doubtful,
            differing=margin.differing,
            red=_deep_deficit(accounts, ends[:2]),
        )
    )


def _surplus_margin(figures: Figures) -> float:
    income = figures["total_income"]
    surplus = figures.get("net_income_before_gains", income - figures.get("total_expenditure", 0.0))
    return 100 * surplus / income if income else 0.0


def _deep_deficit(accounts: Accounts, ends: Sequence[str]) -> bool:
    """Whether each of the two latest years' deficits exceeds the unrestricted funds of that year (of the latest year
    where the earlier balance is not shown)."""
    if len(ends) < 2:
        return False
    latest_funds = _one(accounts, "unrestricted_funds", ends[0])
    for end in ends:
        surplus = _one(accounts, "net_income_before_gains", end)
        income, spent = _one(accounts, "total_income", end), _one(accounts, "total_expenditure", end)
        if surplus is None and income is not None and spent is not None:
            surplus = income - spent
        funds = _one(accounts, "unrestricted_funds", end)
        funds = latest_funds if funds is None else funds
        if surplus is None or funds is None or not -surplus > max(funds, 0.0):
            return False
    return True


def _one(accounts: Accounts, name: str, end: str) -> float | None:
    facts = accounts.figure(name, end)
    return float(facts[0].value) if facts and isinstance(facts[0].value, (int, float)) else None


def _computed(accounts: Accounts, end: str, names: Sequence[str], formula: Formula, note: str = "") -> Ratio:
    found = {name: accounts.figure(name, end) for name in names}
    lacking = tuple(name for name in names if not found[name])
    facts = [fact for name in names for fact in found[name]]
    evidence = tuple(dict.fromkeys(item for fact in facts for item in fact.evidence))
    if lacking:
        return Ratio(lacking=lacking, evidence=evidence)
    choices = [
        sorted({float(fact.value) for fact in found[name] if isinstance(fact.value, (int, float))}) for name in names
    ]
    combinations = list(product(*choices))[:_MOST_COMBINATIONS]
    values = tuple(sorted({formula(dict(zip(names, one, strict=True))) for one in combinations}))
    doubtful = any(not accounts.book.confident(found[name]) for name in names)
    differing = tuple(fact for name, one in zip(names, choices, strict=True) if len(one) > 1 for fact in found[name])
    return Ratio(values, evidence, note=note, doubtful=doubtful, differing=differing)


_RATIOS: Mapping[str, Callable[[Accounts, Sequence[str]], Ratio]] = {
    "current": _current,
    "acid": _acid,
    "net_assets": _net_assets,
    "operating_margin": _operating_margin,
}
