"""Accounts in plain words, or with lines that only arithmetic tells."""

from __future__ import annotations

from datetime import date

import pytest

from intake.facts import FactSheet
from intake.kinds import accounts
from intake.kinds.accounts.labels import lines_for, plain_label
from intake.kinds.accounts.people import employees
from intake.located import Block, Cell, Paragraph, Reading, Table, Text

COVER = "Annual accounts for the year ended 31 March 2026"
HEAD = ("", "See note", "2026", "2025")
INCOME = (
    ("Fees for places and mentoring (turnover)", "3", "612,480", "548,915"),
    ("Direct costs", "", "(391,206)", "(357,744)"),
    ("Gross profit", "", "221,274", "191,171"),
    ("Operating profit", "4", "42,744", "21,869"),
    ("Interest on bank loan", "", "(2,940)", "(3,415)"),
    ("Profit before paying tax", "", "39,804", "18,454"),
)
BALANCE = (
    ("Long-term assets", "", "", ""),
    ("Tangible assets", "5", "68,905", "74,310"),
    ("Current assets", "", "", ""),
    ("Stock of materials", "", "4,120", "3,675"),
    ("Owed to us (debtors)", "6", "71,844", "66,202"),
    ("Money in the bank", "", "93,417", "62,590"),
    ("", "", "169,381", "132,467"),
    ("What we owe: due inside one year", "7", "(88,742)", "(79,916)"),
    ("Net current assets", "", "80,639", "52,551"),
    ("Total assets less current liabilities", "", "149,544", "126,861"),
    ("Creditors: due later than one year", "8", "(31,500)", "(42,000)"),
    ("Net assets", "", "118,044", "84,861"),
)


def table(*rows: tuple[str, ...]) -> Table:
    return Table(
        tuple(
            tuple(
                Cell(Text(words, anchor=f"r{row}c{column}"), row, column) for column, words in enumerate(cells) if words
            )
            for row, cells in enumerate(rows)
        )
    )


def figures(*blocks: Block | str, end: str = "2026-03-31") -> dict[str, object]:
    sheet = FactSheet("accounts.docx", date(2026, 11, 24))
    placed = [
        Paragraph(Text(block, anchor=str(n))) if isinstance(block, str) else block for n, block in enumerate(blocks)
    ]
    accounts.extract(Reading("text/plain", tuple(placed)), sheet)
    return {fact.name.removeprefix("accounts."): fact.value for fact in sheet.facts() if fact.period_end == end}


def test_a_statement_in_plain_words() -> None:
    found = figures(COVER, "Income account", table(HEAD, *INCOME), "Balance sheet", table(HEAD, *BALANCE))

    expected = {
        "turnover": 612_480,
        "interest_payable": 2_940,
        "profit_before_tax": 39_804,
        "stock": 4_120,
        "debtors": 71_844,
        "cash": 93_417,
        "current_assets": 169_381,
        "creditors_within_one_year": 88_742,
        "creditors_after_one_year": 31_500,
    }
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("label", "fact"),
    [
        ("Money owed to the company", "debtors"),
        ("Amounts we owe within the next 12 months", "creditors_within_one_year"),
        ("Creditors (amounts payable in more than one year)", "creditors_after_one_year"),
        ("Bank interest earned", "interest_received"),
        ("Overdraft interest", "interest_payable"),
        ("Deferred income (fees paid in advance)", "deferred_income"),
        ("People employed on average", "employees"),
        ("Creditors (trade)", None),
        ("Staff costs on average", None),
        ("Wages (average)", None),
    ],
)
def test_names_of_lines(label: str, fact: str | None) -> None:
    lines = lines_for(plain_label(label))

    assert (lines[0].fact if lines else None) == fact


def test_a_line_of_any_name_is_told_by_what_the_others_leave_for_it() -> None:
    income = [("Places bought by councils", *INCOME[0][1:]), *INCOME[1:]]

    assert figures(COVER, "Income account", table(HEAD, *income))["turnover"] == 612_480


def test_arithmetic_must_hold_in_both_years() -> None:
    income = [("Places bought by councils", "3", "612,480", "548,900"), *INCOME[1:]]

    assert "turnover" not in figures(COVER, "Income account", table(HEAD, *income))


def test_a_note_on_loans_goes_before_the_parts_in_other_notes() -> None:
    due = (("Bank loan", "", "10,500", "10,500"), ("Suppliers", "", "27,318", "25,604"))
    loans = (("Repayable inside one year", "", "10,500", "10,500"), ("Total borrowings", "", "42,000", "52,500"))

    found = figures(
        COVER, "Balance sheet", table(HEAD, *BALANCE),
        "7. Creditors due inside one year", table(HEAD, *due), "8. Bank borrowings", table(HEAD, *loans),
    )  # fmt: skip

    assert found["borrowings"] == 42_000


def test_a_total_goes_before_its_parts_and_amortisation_is_added() -> None:
    charges = [("Depreciation of tangible assets", "", "117", "109"), ("Amortisation of goodwill", "", "50", "50")]
    total = ("Total depreciation and amortisation", "", "167", "159")
    note = "4. Operating profit is stated after charging"

    assert figures(COVER, note, table(HEAD, *charges))["depreciation_amortisation"] == 167
    assert figures(COVER, note, table(HEAD, *charges, total))["depreciation_amortisation"] == 167


def test_general_and_designated_funds_are_less_than_the_unrestricted_total() -> None:
    funds = (
        ("The funds of the charity", "", "", ""),
        ("Restricted funds", "", "33,384", "28,914"),
        ("Designated funds", "", "40,000", "30,000"),
        ("General funds", "", "119,301", "111,306"),
        ("Total unrestricted funds", "", "159,301", "141,306"),
        ("Total charity funds", "", "192,685", "170,220"),
    )

    found = figures(COVER, "Registered charity number 1159902", "Balance sheet", table(HEAD, *funds))

    assert (found["unrestricted_funds"], found["designated_funds"]) == (159_301, 40_000)


def test_headings_of_every_column_in_a_table_of_their_own() -> None:
    heads = table(("Unrestricted funds £", "Restricted funds £", "Total 2026 £", "Total 2025 £"))
    body = table(
        ("Donations", "48,210", "15,000", "63,210", "58,904"),
        ("Total income", "262,710", "111,450", "374,160", "347,361"),
        ("Total expenditure", "247,535", "104,980", "352,515", "331,356"),
    )

    blocks = (COVER, "Registered charity number 1159902", "Statement of financial activities", heads, body)

    assert figures(*blocks)["total_income"] == 374_160
    assert figures(*blocks, end="2025-03-31")["total_expenditure"] == 331_356


def test_figures_said_in_a_sentence() -> None:
    words = (
        "2. Net income is stated after charging depreciation of £4,120 (2025: £3,980) and the examiner's fee of £1,450."
    )

    assert figures(COVER, words)["depreciation_amortisation"] == 4_120
    assert figures(COVER, words, end="2025-03-31")["depreciation_amortisation"] == 3_980


@pytest.mark.parametrize(
    ("sentence", "counts"),
    [
        ("On average the company employed 13 people in the year (2025: 11).", [13, 11]),
        ("We employed an average of nine staff during the year, compared with seven in the previous year.", [9, 7]),
        ("Average headcount 14, last year 12.", [14, 12]),
        ("The average number of people employed was 8 in 2026 and 7 in 2025.", [8, 7]),
        ("The average number of employees in the year to 31 March 2026 was nil.", [0]),
        ("Staff costs averaged £12,000 a month (2025: £9,000).", []),
        ("The average age of our people is 42.", []),
    ],
)
def test_people_in_sentences(sentence: str, counts: list[float]) -> None:
    assert [said.value for said, _ in employees([Text(sentence)])] == counts


def test_a_small_balance_sheet_without_headings() -> None:
    rows = (
        ("Equipment (laptop, shelving)", "", "1,185", "1,580"),
        ("Stock of books for sale", "", "310", "275"),
        ("Owed by customers", "", "2,150", "3,044"),
        ("Cash at bank", "", "6,204", "4,873"),
        ("Total current assets", "", "8,664", "8,192"),
        ("Bills to pay within a year", "", "(480)", "(615)"),
        ("Net current assets", "", "8,184", "7,577"),
        ("Net assets", "", "9,369", "9,157"),
    )

    found = figures(COVER, "Ann Reed trading as Reed's Reading Room", "Balance sheet", table(HEAD, *rows))

    expected = {
        "entity_name": "Ann Reed",
        "fixed_assets": 1_185,
        "tangible_fixed_assets": 1_185,
        "debtors": 2_150,
        "creditors_within_one_year": 480,
    }
    assert {name: found.get(name) for name in expected} == expected


def test_prepayments_below_the_sum_of_current_assets_are_no_debtors() -> None:
    rows = (
        ("Fixed assets", "", "6,480", "8,640"),
        ("Current assets", "", "15,102", "19,877"),
        ("Prepayments and accrued income", "", "1,050", "980"),
        ("Creditors: falling due within one year", "", "(9,214)", "(10,430)"),
        ("Net current assets", "", "6,938", "10,427"),
    )

    assert "debtors" not in figures(COVER, "Balance sheet", table(HEAD, *rows))


def test_a_name_with_its_number_behind_it_and_money_owed_to_a_director() -> None:
    found = figures(
        "Example Mentoring Limited (registered number: 11507730)",
        COVER,
        "Included here are amounts owed to the director of £21,400 (2025: £9,850), on which no interest is charged.",
    )

    assert (found["entity_name"], found["directors_loans"]) == ("Example Mentoring Limited", 21_400)
