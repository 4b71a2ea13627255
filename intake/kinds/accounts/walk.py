"""One table of figures walked from the top down."""

from __future__ import annotations

import re

from intake.kinds.accounts.around import has_gains, interest_fact
from intake.kinds.accounts.columns import Column, Columns
from intake.kinds.accounts.figures import Figure
from intake.kinds.accounts.found import TOTAL, Found, Gathered, Unnamed
from intake.kinds.accounts.labels import (
    EITHER_INTEREST,
    NEGATIVE_ONLY,
    NET_MOVEMENT,
    Line,
    Statement,
    lines_by_reading,
    plain_label,
)
from intake.kinds.accounts.rows import Place, Row
from intake.kinds.accounts.sections import SECTIONS, TOTALLED, section_of
from intake.kinds.accounts.sheets import Sheet
from intake.kinds.accounts.statements import titles_of

_DEBTOR_PARTS = re.compile(
    r"^(?:trade debtors|other debtors|prepayments(?: and accrued income)?|trade receivables"
    r"|other receivables)$"
)
_OTHER_FIXED = re.compile(
    r"^(?:intangible|investments?|investment propert|heritage|right[- ]of[- ]use"
    r"|biological)"
)
_PARTS = {
    name: Line(name, re.compile(""), "signed", frozenset(("balance",)))
    for name in ("other_fixed_assets", "debtor_parts")
}
_LOANS = Line("borrowings", re.compile(""), "amount", frozenset(("note",)))
_GROUP_TITLE = re.compile(r"\b(?:group|consolidated)\b", re.IGNORECASE)
_COMPANY_TITLE = re.compile(
    r"\bcompany (?:balance|statement|profit)|\bparent\b|\bcharity (?:balance|statement)", re.IGNORECASE
)
_LONGEST_SECTION = 80
_PEOPLE = re.compile(
    r"average (?:monthly )?number of (?:persons|employees|staff|people)|number of employees", re.IGNORECASE
)
_MOST_PEOPLE = 10_000
_RANK_CONFIDENCE = (0.96, 0.85, 0.75)
"""By how far a figure's table is from the statement it belongs to."""
_OWN_NOTE, _PRIMARY, _SECONDARY, _LAST = -1, 0, 1, 2
_LOANS_NOTE = re.compile(
    r"^(?!.*\b(?:creditor|director|liabilit|payable|debtor)).*\b(?:loans?|borrowings?|overdrafts?)\b", re.IGNORECASE
)


class Walk:
    """One table walked from the top down, remembering the section it is in."""

    def __init__(
        self,
        gathered: Gathered,
        sheet: Sheet,
        statement: Statement,
        columns: Columns,
        number: int,
        title: str,
    ) -> None:
        self.gathered = gathered
        self.sheet = sheet
        self.statement = statement
        self.columns = columns
        self.number = number
        self.section = ""
        self.items = 0
        self.summed = False
        self.group = bool(_GROUP_TITLE.search(title)) and not _COMPANY_TITLE.search(title)
        titles = titles_of(sheet)[:4]
        self.creditors_note = self._creditors_note(" ".join(titles))
        self.loans_note = statement == "note" and bool(titles) and bool(_LOANS_NOTE.match(titles[0]))

    @staticmethod
    def _creditors_note(titles: str) -> bool:
        return bool(re.search(r"creditor|liabilit|loans|borrowing|payable", titles, re.IGNORECASE))

    def run(self, section: str) -> None:
        """Takes every row, each under the section it stands in; `section` is the one the table before
        ended in."""
        self.section = section
        self.items = 1 if section else 0
        pending = ""
        if self._counts_people():
            self._take_people()
            return
        for text in self.sheet.since:
            if len(text.text) <= _LONGEST_SECTION:
                self._enter(plain_label(text.text))
        for row in self.sheet.rows:
            label = plain_label(row.label)
            if not row.amounts:
                self._enter(label)
                pending = label
                continue
            # A label that was broken over two printed lines is known only when both are read together.
            joined = f"{pending} {label}" if pending and label else label
            self._take(row, joined if self._line(joined, row) is not None else label)
            pending = ""

    def _counts_people(self) -> bool:
        """Whether the table lists the average number of employees by what they do."""
        above = [*self.sheet.since[-2:], *self.sheet.context[-2:]]
        labels = [row.label_text for row in self.sheet.rows if not row.amounts and row.label_text is not None]
        return any(_PEOPLE.search(text.text) for text in [*above, *labels[:2]]) and not any(
            figure.value >= _MOST_PEOPLE for row in self.sheet.rows for figure in row.amounts.values()
        )

    def _take_people(self) -> None:
        """The total, or the only row."""
        rows = [row for row in self.sheet.rows if row.amounts]
        total = next((row for row in rows if plain_label(row.label) in ("", "total", "total employees")), None)
        if total is None and len(rows) == 1 and _PEOPLE.search(rows[0].label):
            total = rows[0]
        if total is None:
            return
        for place, column in self.columns.of_row(list(total.amounts)).items():
            figure = total.amounts[place]
            self._put("employees", column, figure.value, figure, _PRIMARY)

    def _enter(self, label: str) -> None:
        section = section_of(label)
        if section is not None:
            self.section, self.items, self.summed = section, 0, False

    def _take(self, row: Row, label: str) -> None:
        if not label or label in ("total", "sub-total", "subtotal"):
            if self.loans_note and self.items >= 1:
                self._add(_LOANS, row, "total")
            if self.section in TOTALLED and self.items >= 1 and self.statement in ("balance", "unknown"):
                self._add_unlabelled(row)
            return
        self.items += 1
        line = self._line(label, row)
        if line is not None:
            self._add(line, row, label)
        elif self.statement == "balance" and _OTHER_FIXED.match(label) and self.section in ("fixed_assets", ""):
            self._add(_PARTS["other_fixed_assets"], row, label)
        elif self.statement == "balance" and _DEBTOR_PARTS.match(label) and self._is_asset_item():
            self._add(_PARTS["debtor_parts"], row, label)
        elif self.statement in ("balance", "income"):
            self._keep_unnamed(row, label)
        self._enter_with_amounts(label)

    def _is_asset_item(self) -> bool:
        """Whether current assets are being listed: what follows their sum (as micro-entities print it) is no part."""
        return self.section in ("current_assets", "") and not self.summed

    def _keep_unnamed(self, row: Row, label: str) -> None:
        columns = self.columns.of_row(list(row.amounts))
        kept = tuple(
            (column, row.amounts[place].value * column.factor, row.amounts[place])
            for place, column in columns.items()
            if self._wanted(column) and not self._is_second(place, column, columns)
        )
        groups = {self.group if column.group is None else column.group for column, _, _ in kept}
        if len(groups) == 1:
            self.gathered.unnamed.append(Unnamed(label, self.statement, kept, groups.pop(), self.number))

    def _enter_with_amounts(self, label: str) -> None:
        """A heading that carries its section's total still begins it."""
        for name, pattern in SECTIONS:
            if pattern.match(label) and name in ("current_assets", "fixed_assets", "equity", "total_funds"):
                self.section, self.items, self.summed = name, 0, True
                return
        if re.match(r"^(?:net current|total assets|net assets|net liabilities)", label):
            self.section, self.items = "", 0
        if self.section == "income" and re.match(r"^total (?:income|incoming resources|receipts)", label):
            self.section, self.items = "expenditure", 0

    def _line(self, label: str, row: Row) -> Line | None:
        """The line a row is; where its words leave two open, what stands around it decides."""
        for said, lines in lines_by_reading(label):
            matches = [line for line in lines if self.statement in line.primary or self.statement in line.also]
            matches = [line for line in matches if self._fits(line, said)]
            if EITHER_INTEREST.match(said):
                wanted = interest_fact(self.sheet, row, self.section, self.statement)
                matches = [line for line in matches if line.fact == wanted]
            if NET_MOVEMENT.match(said) and has_gains(self.sheet):
                matches = [line for line in matches if line.fact != "net_income_before_gains"]
            if matches:
                return min(matches, key=lambda line: self.statement not in line.primary)
        return None

    def _fits(self, line: Line, label: str) -> bool:
        fact = line.fact
        charity = self.gathered.is_charity
        if fact == "creditors_within_one_year" and label == "creditors":
            return self.statement == "balance" and self.section not in ("creditors_after_one_year",)
        if fact == "turnover" and re.match(r"^(?:total )?income$|^gross income$|^total fees$", label):
            return self.statement in ("income", "unknown") and not charity
        if fact in ("total_income", "total_expenditure"):
            return charity or self.statement in ("activities", "receipts_payments")
        if fact == "cash" and label.startswith("bank") and self.section.startswith("creditors"):
            return False
        if fact == "provisions" and label.startswith("deferred tax"):
            return self.section in ("provisions", "") and self.statement == "balance"
        if fact == "equity" and label in ("members funds", "partners capital accounts"):
            return not charity
        if fact == "total_funds" and not charity:
            return False
        if fact in ("unrestricted_funds", "restricted_funds", "designated_funds"):
            return self.statement in ("balance", "unknown")
        if fact == "borrowings":
            return self.creditors_note or self.section.startswith("creditors")
        if fact in ("lease_liabilities", "deferred_income", "directors_loans") and self.statement in (
            "note",
            "unknown",
        ):
            return self.creditors_note
        if fact == "employees":
            return True
        if fact == "depreciation_amortisation" and self.statement in ("note", "unknown"):
            return not re.search(r"at \d|brought|carried|eliminated|disposal", label)
        return True

    def _rank(self, line: Line, label: str) -> int:
        """A printed total before its parts, and a note on loans alone before those on all creditors."""
        if line.fact == "borrowings" and self.statement == "note":
            return TOTAL if label.startswith("total") else _OWN_NOTE if self.loans_note else _PRIMARY
        if self.statement in line.primary:
            return _PRIMARY
        return _LAST if self.statement == "detail" else _SECONDARY

    def _add(self, line: Line, row: Row, label: str) -> None:
        negatives = [figure.bracketed for figure in row.amounts.values() if figure.value]
        mixed = any(negatives) and not all(negatives)
        shortfall = bool(NEGATIVE_ONLY.match(label)) and not mixed
        columns = self.columns.of_row(list(row.amounts))
        for place, column in columns.items():
            figure = row.amounts[place]
            if not self._wanted(column) or self._is_second(place, column, columns):
                continue
            value = figure.value * (1.0 if line.fact == "employees" else column.factor)
            if line.sign == "amount":
                value = abs(value)
            elif shortfall:
                value = -abs(value)
            self._put(line.fact, column, value, figure, self._rank(line, label), total=label.startswith("total"))

    @staticmethod
    def _is_second(place: Place, column: Column, columns: dict[Place, Column]) -> bool:
        """Whether the same period has an amount further left in the row: then this one is the section's
        sum."""
        return any(
            other < place
            and beside.period.end == column.period.end
            and beside.fund == column.fund
            and beside.group == column.group
            for other, beside in columns.items()
        )

    def _wanted(self, column: Column) -> bool:
        """A column for one kind of fund holds a part of the charity's figure, not the whole."""
        funds = {other.fund for other in self.columns.by_place.values() if other.fund}
        return not funds or len(funds) == 1 or column.fund == "total" or column.fund is None

    def _add_unlabelled(self, row: Row) -> None:
        for place, column in self.columns.of_row(list(row.amounts)).items():
            if not self._wanted(column):
                continue
            figure = row.amounts[place]
            value = figure.value * column.factor
            if self.section.startswith("creditors"):
                value = abs(value)
            self._put(self.section, column, value, figure, _PRIMARY, 0.9)
        self.section, self.items = "", 0

    def _put(
        self,
        fact: str,
        column: Column,
        value: float,
        figure: Figure,
        rank: int,
        confidence: float = 0.96,
        total: bool = False,
    ) -> None:
        group = self.group if column.group is None else column.group
        self.gathered.has_group = self.gathered.has_group or group
        confidence = min(confidence, _RANK_CONFIDENCE[max(rank, _PRIMARY)])
        if not column.sure:
            confidence = min(confidence, 0.75)
        if not self.sheet.is_table:
            confidence = min(confidence, 0.9)
        self.gathered.candidates.append(
            Found(fact, column.period, value, [figure], rank, group, self.number, confidence, total=total)
        )
