"""From the document's tables to its figures: each line of the accounts once for every period."""

from __future__ import annotations

from intake.kinds.accounts.columns import Columns, columns_of, usual_scale
from intake.kinds.accounts.found import Gathered
from intake.kinds.accounts.labels import Statement
from intake.kinds.accounts.periods import Period
from intake.kinds.accounts.sheets import Sheet, without_notes
from intake.kinds.accounts.statements import statement_of
from intake.kinds.accounts.walk import Walk

_STATEMENTS = frozenset(("balance", "income", "activities", "cash_flow", "receipts_payments"))


def gather(sheets: list[Sheet], main: Period | None, is_charity: bool) -> Gathered:
    """The candidate figures of all tables."""
    gathered = Gathered(is_charity=is_charity)
    named: tuple[Statement, str] | None = None
    statements: list[tuple[Sheet, Statement, str]] = []
    for raw in sheets:
        sheet = without_notes(raw)
        named = statement_of(sheet, named, is_charity)
        statements.append((sheet, *named))
    usual = usual_scale([sheet for sheet, statement, _ in statements if statement in _STATEMENTS])
    before: Columns | None = None
    section = ""
    for number, (sheet, statement, title) in enumerate(statements):
        columns = columns_of(sheet, main, usual, before)
        before = columns
        if statement == "equity" or not columns.periods:
            section = ""
            continue
        walk = Walk(gathered, sheet, statement, columns, number, title)
        walk.run(section if sheet.follows else "")
        section = walk.section
    return gathered
