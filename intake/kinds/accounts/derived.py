"""Figures that follow from others: the only fixed asset, debtors and depreciation shown in parts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from intake.kinds.accounts.found import Found

_OTHER_FIXED = frozenset(("goodwill", "other_fixed_assets"))


def completed(found: list[Found]) -> list[Found]:
    """The figures with those added that contract section 3 derives from a single line or a plain sum."""
    kept = [item for item in found if item.fact not in ("other_fixed_assets", "debtor_parts", "amortisation")]
    return _with_amortisation(kept, found) + list(_fixed_assets(found)) + list(_debtors(found))


def _with_amortisation(kept: list[Found], found: list[Found]) -> list[Found]:
    """Depreciation with the amortisation shown beside it, in the same table, added."""
    periods = _by_period(found)
    added = []
    for item in kept:
        beside = periods[item.period.end, item.group].get("amortisation")
        if item.fact == "depreciation_amortisation" and beside and beside.sheet == item.sheet and not item.total:
            places = [*item.places, *beside.places]
            item = replace(item, value=item.value + beside.value, places=places, computed=True)
        added.append(item)
    return added


def _by_period(found: list[Found]) -> dict[tuple[date, bool], dict[str, Found]]:
    periods: dict[tuple[date, bool], dict[str, Found]] = {}
    for item in found:
        periods.setdefault((item.period.end, item.group), {})[item.fact] = item
    return periods


def _fixed_assets(found: list[Found]) -> Iterable[Found]:
    """Fixed assets where tangible ones are the only line of them."""
    for facts in _by_period(found).values():
        tangible = facts.get("tangible_fixed_assets")
        if tangible is not None and "fixed_assets" not in facts and not _OTHER_FIXED & facts.keys():
            yield replace(tangible, fact="fixed_assets")


def _debtors(found: list[Found]) -> Iterable[Found]:
    """Debtors where a balance sheet shows only their kinds."""
    for facts in _by_period(found).values():
        parts = facts.get("debtor_parts")
        if parts is not None and "debtors" not in facts:
            yield replace(parts, fact="debtors", computed=len(parts.places) > 1)
