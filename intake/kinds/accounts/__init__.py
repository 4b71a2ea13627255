"""Annual accounts of companies, partnerships and charities: lines of the statements by period, and what is
said of them. Evidence is the printed figure; a figure of the primary statement goes before one of a
note."""

from __future__ import annotations

from collections.abc import Iterable

from intake.facts import FactSheet
from intake.kinds.accounts import assurance, basis, entity, identity, tagged
from intake.kinds.accounts.approval import approved_on
from intake.kinds.accounts.columns import usual_scale
from intake.kinds.accounts.derived import completed
from intake.kinds.accounts.found import Found
from intake.kinds.accounts.gather import gather
from intake.kinds.accounts.inferred import inferred
from intake.kinds.accounts.labels import plain_label
from intake.kinds.accounts.people import employees
from intake.kinds.accounts.periods import Heading, Seen, main_period
from intake.kinds.accounts.prose import figures_in_prose
from intake.kinds.accounts.said import Said, texts_of
from intake.kinds.accounts.sheets import Sheet, sheets_of
from intake.kinds.accounts.totals import checked
from intake.located import Reading, Text
from schemas.types import Evidence, Method

__all__ = ["extract"]

_GROUP = "group"


def extract(reading: Reading, sheet: FactSheet) -> None:
    """Writes the `accounts.` facts of contract section 3, each with its period_end; prior years' figures
    are the same facts with their own. Consolidated figures have the subject "group" where the company's
    own stand beside them or the accounts are a group's. Tagged accounts are read by their tags and their
    page together."""
    if not reading.tags:
        _print(reading, sheet)
        return
    page = FactSheet(sheet.document, sheet.as_at)
    _print(reading, page)
    tagged.write(reading, sheet, page.facts())


def _print(reading: Reading, sheet: FactSheet) -> None:
    """What the page alone says."""
    texts = texts_of(reading)
    main = main_period(reading, sheet.as_at)
    charity = identity.is_charity(reading)
    tables = sheets_of(reading)
    gathered = gather(tables, main.period if main else None, charity)
    unit = usual_scale(tables)
    found = inferred(completed(gathered.best()), gathered.unnamed, unit)
    found = figures_in_prose(texts, main.period if main else None, found)
    found = checked(found, unit, _has_loose_lines(tables))
    end = main.period.end.isoformat() if main else _latest(found)
    _write_charity_number(sheet, identity.charity_number(reading, texts))
    for item in found:
        _write(sheet, item)
    if end is None:
        return
    if main is not None:
        _write_period(sheet, main, end)
    _write_wording(sheet, reading, texts, charity, end)
    _write_employees(sheet, texts, main, end)


def _has_loose_lines(tables: Iterable[Sheet]) -> bool:
    """Whether prepayments or accruals stand as lines of their own in a balance sheet, as micro-entities
    show them."""
    return any(
        plain_label(row.label).startswith(("prepayments and accrued", "accruals and deferred"))
        for table in tables
        for row in table.rows
        if row.amounts
    )


def _latest(found: list[Found]) -> str | None:
    ends = [item.period.end for item in found]
    return max(ends).isoformat() if ends else None


def _write(sheet: FactSheet, item: Found) -> None:
    evidence: list[Evidence] = []
    for figure in item.places:
        evidence += figure.text.cite(sheet.document, figure.start, figure.end)
    value = int(item.value) if float(item.value).is_integer() else round(item.value, 2)
    method: Method = "computed" if item.computed else "cell" if item.places[0].text.cell is not None else "table"
    sheet.add(
        f"accounts.{item.fact}",
        value,
        tuple(evidence),
        subject=_GROUP if item.group else None,
        period_end=item.period.end.isoformat(),
        method=method,
        confidence=item.confidence,
    )


def _write_period(sheet: FactSheet, main: Seen, end: str) -> None:
    sheet.add("accounts.period_end", end, *main.end_at, period_end=end, method=_method(main.end_at[0]))
    if main.start_at is not None and main.period.start is not None:
        start = main.period.start.isoformat()
        sheet.add("accounts.period_start", start, *main.start_at, period_end=end, method=_method(main.start_at[0]))
    if main.length_at is not None and main.period.months is not None:
        months = main.period.months
        sheet.add("accounts.period_months", months, *main.length_at, period_end=end, method=_method(main.length_at[0]))


def _method(text: Text) -> Method:
    return "cell" if text.cell is not None else "text"


def _write_wording(sheet: FactSheet, reading: Reading, texts: list[Text], charity: bool, end: str) -> None:
    audit = assurance.audit(texts)
    said: list[tuple[str, Said | None]] = [
        ("entity_name", entity.entity_name(reading, texts)),
        ("company_number", identity.company_number(reading, texts)),
        ("standard", basis.standard(texts, charity)),
        ("audit", audit),
        ("opinion", assurance.opinion(texts) if audit is not None and audit.value == "audited" else None),
        ("going_concern_uncertainty", assurance.going_concern(texts)),
        ("approved_on", approved_on(reading, texts)),
        ("dormant", basis.dormant(texts)),
        ("consolidated", basis.consolidated(texts)),
        ("currency", basis.currency(texts)),
    ]
    for name, item in said:
        if item is not None:
            sheet.add(
                f"accounts.{name}",
                item.value,
                item.text,
                item.start,
                item.end,
                period_end=end,
                method=_method(item.text),
                confidence=item.confidence,
            )


def _write_charity_number(sheet: FactSheet, said: Said | None) -> None:
    if said is not None:
        name = "organisation.charity_number"
        sheet.add(
            name, said.value, said.text, said.start, said.end, method=_method(said.text), confidence=said.confidence
        )


def _write_employees(sheet: FactSheet, texts: list[Text], main: Seen | None, end: str) -> None:
    if sheet.has("accounts.employees"):
        return
    for item, order in employees(texts):
        period = Heading(order=order).resolve(main.period) if main else None
        day = period.end.isoformat() if period else end if order == 0 else None
        if day is None:
            continue
        value = float(item.value)
        sheet.add(
            "accounts.employees",
            int(value) if value.is_integer() else value,
            item.text,
            item.start,
            item.end,
            period_end=day,
            method=_method(item.text),
            confidence=item.confidence,
        )
