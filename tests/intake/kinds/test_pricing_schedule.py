"""Price schedules: each line's rate and unit, whether every line is priced, and whether it adds up."""

from __future__ import annotations

import datetime
import io

import openpyxl
import pytest

from intake.facts import FactSheet
from intake.kinds import pricing_schedule
from intake.kinds.pricing_schedule.columns import role_of, unit_in
from intake.located import Reading
from intake.readers import xlsx
from tests.make.grids import Rows, in_excel, in_word
from tests.make.ooxml import workbook

Facts = dict[tuple[str, str | None], object]


def sheet_of(reading: Reading) -> FactSheet:
    sheet = FactSheet("Prices", datetime.date(2026, 11, 23))
    pricing_schedule.extract(reading, sheet)
    return sheet


def price(reading: Reading) -> Facts:
    return {(fact.name.removeprefix("price."), fact.subject): fact.value for fact in sheet_of(reading).facts()}


HEAD = ["Service line", "Unit", "Rate (£)", "Quantity", "Total (£)"]
LINES: Rows = [["One-to-one tuition", "hour", 42.5, 100, 4250], ["Group session", "session", 60, 40, 2400]]


def test_a_schedule_gives_rate_and_unit_of_each_line() -> None:
    expected: Facts = {
        ("rate", "One-to-one tuition"): 42.5,
        ("unit", "One-to-one tuition"): "hour",
        ("rate", "Group session"): 60,
        ("unit", "Group session"): "session",
        ("complete", None): True,
        ("arithmetic_ok", None): True,
    }

    assert price(in_excel(Prices=[["Pricing schedule"], [], HEAD, *LINES, ["Total", "", None, None, 6650]])) == expected
    assert price(in_word("# Prices", [HEAD, *LINES, ["Grand total", "", "", "", "£6,650.00"]])) == expected


def test_a_line_without_a_price_makes_it_incomplete_and_is_cited() -> None:
    sheet = sheet_of(in_excel(Prices=[HEAD, *LINES, ["Home visit", "visit", None, 10, None]]))

    fact = sheet.get("price.complete")

    assert fact is not None
    assert fact.value is False
    assert [(place.cell, place.quote) for place in fact.evidence] == [("A4", "Home visit")]


@pytest.mark.parametrize(
    ("shown", "complete"),
    [("TBC", False), ("POA", False), ("-", False), ("", False), ("N/A", True), ("Included", True), ("£0.00", True)],
)
def test_words_in_place_of_a_price(shown: str, complete: bool) -> None:
    assert price(in_word([HEAD, *LINES, ["Home visit", "visit", shown, "10", ""]]))["complete", None] is complete


def test_a_formula_without_its_result_is_neither_priced_nor_blank() -> None:
    rows = (
        '<sheetData><row r="1"><c r="A1" t="str"><v>Service</v></c><c r="B1" t="str"><v>Rate</v></c></row>'
        '<row r="2"><c r="A2" t="str"><v>Tuition</v></c><c r="B2"><f>40+2</f></c></row></sheetData>'
    )

    assert ("complete", None) not in price(xlsx_of(rows))


def xlsx_of(inner: str) -> Reading:
    from intake.readers import xlsx

    return xlsx.read(workbook(inner))


@pytest.mark.parametrize(
    ("lines", "right"),
    [
        ([["A", "hour", 10, 3, 30], ["B", "hour", 5, 4, 20], ["Total", "", None, None, 50]], True),
        ([["A", "hour", 10, 3, 31], ["B", "hour", 5, 4, 20], ["Total", "", None, None, 51]], False),
        ([["A", "hour", 10, 3, 30], ["B", "hour", 5, 4, 20], ["Total", "", None, None, 55]], False),
        (
            [
                ["A", "hour", 10, 3, 30],
                ["Sub-total", "", None, None, 30],
                ["B", "hour", 5, 4, 20],
                ["Subtotal", "", None, None, 20],
                ["Grand total", "", None, None, 50],
            ],
            True,
        ),
        (
            [
                ["A", "hour", 10, 3, 30],
                ["Total excluding VAT", "", None, None, 30],
                ["VAT at 20%", "", None, None, 6],
                ["Total including VAT", "", None, None, 36],
            ],
            True,
        ),
        ([["A", "hour", 33.333, 3, 100]], True),
        ([["A", "hour", 10.4, 3, 31]], True),
    ],
)
def test_totals_are_added_again(lines: Rows, right: bool) -> None:
    assert price(in_excel(P=[HEAD, *lines]))["arithmetic_ok", None] is right


def test_a_wrong_total_is_cited() -> None:
    fact = sheet_of(in_excel(P=[HEAD, ["A", "hour", 10, 3, 31], ["B", "hour", 5, 4, 20]])).get("price.arithmetic_ok")

    assert fact is not None
    assert [(place.cell, place.quote) for place in fact.evidence] == [("E2", "31")]


def test_hours_a_week_and_weeks_a_year_are_both_factors() -> None:
    rows: Rows = [["Service", "Rate", "Hours", "Weeks", "Total"], ["A", 20, 10, 38, 7600]]

    assert price(in_excel(P=rows))["arithmetic_ok", None] is True


def test_several_price_columns_give_a_price_each() -> None:
    rows: Rows = [["Service", "Hourly rate", "Daily rate"], ["Mentoring", "£40", "£240"], ["Outreach", "£45", ""]]

    facts = price(in_word(rows))

    assert facts["rate", "Mentoring, Hourly rate"] == 40
    assert facts["unit", "Mentoring, Daily rate"] == "Daily"
    assert facts["complete", None] is False


def test_lines_of_one_name_are_told_apart() -> None:
    rows: Rows = [["Service", "Ratio", "Price per hour"], ["Support", "1:1", "£25"], ["Support", "2:1", "£48"]]

    facts = price(in_word(rows))

    assert (facts["rate", "Support, 1:1"], facts["rate", "Support, 2:1"]) == (25, 48)
    assert facts["unit", "Support, 1:1"] == "per hour"


def test_prices_in_running_text() -> None:
    facts = price(in_word("# Our rates", "One-to-one tuition: £45.00 per hour", "Travel: 45p per mile"))

    assert facts["rate", "One-to-one tuition"] == 45
    assert facts["unit", "Travel"] == "per mile"


def test_hidden_sheets_give_no_price() -> None:
    reading = xlsx_of_hidden()

    assert ("rate", "Secret") not in price(reading)
    assert "hidden_sheets" in reading.flags


def xlsx_of_hidden() -> Reading:
    from intake.readers import xlsx

    def tab(name: str) -> str:
        return (
            '<sheetData><row r="1"><c r="A1" t="str"><v>Service</v></c><c r="B1" t="str"><v>Rate</v></c></row>'
            f'<row r="2"><c r="A2" t="str"><v>{name}</v></c><c r="B2"><v>4</v></c></row></sheetData>'
        )

    return xlsx.read(workbook(tab("Shown"), tab("Secret"), states=("", "hidden")))


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("Unit price (£)", "rate"),
        ("Total cost", "total"),
        ("No. of sessions", "quantity"),
        ("Description", "line"),
        ("Unit", "unit"),
        ("Price per hour", "rate"),
        ("Comments", "other"),
        ("Item no.", "ref"),
        ("Estimated annual hours", "quantity"),
    ],
)
def test_what_the_columns_mean(words: str, role: str) -> None:
    assert role_of(words) == role


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("£45 per hour", "per hour"),
        ("£45/hr", None),
        ("£90 a day", "day"),
        ("Weekly rate", "Weekly"),
        ("£5 per child per session", "per child per session"),
        ("£30 p/h", "p/h"),
        ("£30", None),
    ],
)
def test_what_a_price_is_per(words: str, unit: str | None) -> None:
    found = unit_in(words)

    assert (found[0] if found else None) == unit


def test_an_empty_schedule_has_no_rates_and_is_incomplete() -> None:
    facts = price(in_word([HEAD, ["Tuition", "hour", "", "10", ""], ["Mentoring", "hour", "", "10", ""]]))

    assert facts == {("complete", None): False}


def test_item_numbers_do_not_name_the_lines() -> None:
    rows: Rows = [
        ["Item", "Activity", "Unit of measure", "Rate £", "Qty", "Line total £"],
        [1, "Family fun day", "Day", 500, 4, 2000],
        [2, "Holiday club", "Session", 45.5, 60, 2730],
    ]

    facts = price(in_excel(P=rows))

    assert facts["rate", "Holiday club"] == 45.5
    assert facts["unit", "Family fun day"] == "Day"


def test_words_beside_the_price_are_no_header() -> None:
    rows: Rows = [["Service", "Price"], ["Half day placement", "£65 per learner"], ["Transport", "POA"]]

    facts = price(in_word("# Rates", rows))

    assert facts["rate", "Half day placement"] == 65
    assert facts["complete", None] is False


def test_columns_are_told_by_arithmetic_where_their_headers_leave_it_open() -> None:
    rows: Rows = [
        ["Line", "We charge (£)", "for each", "Guide number", "Comes to (£)"],
        ["Workshop", 62.5, "learner per session", 120, 7500],
        ["Mentoring", 41.75, "hour", 400, 16700],
        ["Both", None, None, None, 24200],
    ]

    assert price(in_excel(Prices=rows)) == {
        ("rate", "Workshop"): 62.5,
        ("unit", "Workshop"): "learner per session",
        ("rate", "Mentoring"): 41.75,
        ("unit", "Mentoring"): "hour",
        ("complete", None): True,
        ("arithmetic_ok", None): True,
    }


def test_a_quantity_is_never_the_price_though_it_stands_first() -> None:
    rows: Rows = [
        ["Lot", "Service", "Hours a week", "Weeks", "Hourly £", "Year £"],
        ["1", "Tuition", 5, 38, 45, 8550],
        ["1", "Mentoring", 3, 38, 40, 4560],
    ]

    found = price(in_excel(Prices=rows))

    assert (found["rate", "Tuition"], found["rate", "Mentoring"]) == (45, 40)


def test_totals_that_are_wrong_do_not_become_prices() -> None:
    rows: Rows = [
        ["Service", "Rate £", "Number", "Total £"],
        ["Tuition", 45, 10, 450],
        ["Mentoring", 40, 12, 420],
        ["Therapy", 60, 8, 480],
    ]

    found = price(in_excel(Prices=rows))

    assert found["arithmetic_ok", None] is False
    assert (found["rate", "Tuition"], found["rate", "Mentoring"]) == (45, 40)


def test_item_numbers_with_letters_do_not_name_the_lines() -> None:
    rows: Rows = [
        ["Item", "Description", "Unit", "Unit rate £"],
        ["A1", "Placement", "week", 800],
        ["A2", "Extra", "hour", 24],
    ]

    assert price(in_excel(Prices=rows))["rate", "Placement"] == 800


def test_a_table_of_amounts_by_band_is_a_schedule_and_its_unit_is_said_once() -> None:
    rows: Rows = [["", "1:1", "2:1"], ["Daytime", "24.50", "48.00"], ["Waking night", "26.00", "51.00"]]

    found = price(in_word("All rates are per hour.", rows))

    assert (found["rate", "Daytime, 2:1"], found["unit", "Waking night, 1:1"]) == (48, "per hour")


def test_prices_in_sentences() -> None:
    found = price(
        in_word(
            "Our charge for family mediation is £45.00 per hour.",
            "We charge 45p a mile for travel.",
            "Insurance cover is £5,000,000 per claim. The total contract is £4,000 a year.",
        )
    )

    rates = {subject: value for (name, subject), value in found.items() if name == "rate"}
    assert rates == {"family mediation": 45, "travel": 0.45}


def test_a_group_heading_over_the_prices_does_not_name_them() -> None:
    book = openpyxl.Workbook()
    tab = book.worksheets[0]
    tab.append([None, "Rate per hour, £"])
    for row in (["Type of support", "Weekday", "Bank holiday"], ["Personal care", 23.4, 40.35], ["Outings", 22, 37.8]):
        tab.append(row)
    tab.merge_cells("B1:C1")
    buffer = io.BytesIO()
    book.save(buffer)

    found = price(xlsx.read(buffer.getvalue()))

    assert found["rate", "Personal care, Bank holiday"] == 40.35
    assert found["unit", "Outings, Weekday"] == "per hour"
    assert found["complete", None] is True


def test_a_column_of_what_prices_are_charged_per_holds_no_prices() -> None:
    rows: Rows = [
        ["Code", "Service", "Charged per", "Price (£)", "Notes"],
        ["N1", "Group session", "full day", 288, "Two staff"],
        ["N2", "First visit", "pupil", "Nil", None],
        ["N3", "Review", "meeting", 60, None],
    ]

    assert price(in_excel(Prices=rows)) == {
        ("rate", "Group session"): 288,
        ("unit", "Group session"): "full day",
        ("rate", "First visit"): 0,
        ("unit", "First visit"): "pupil",
        ("rate", "Review"): 60,
        ("unit", "Review"): "meeting",
        ("complete", None): True,
        ("arithmetic_ok", None): True,
    }


def test_a_column_that_only_groups_the_lines_does_not_name_them() -> None:
    rows: Rows = [
        ["Lot", "What we provide", "Price (£)", "Charged", "Units a year", "Yearly cost (£)"],
        ["Lot 1", "Weekday support", 24.5, "per hour", 100, 2450],
        ["Lot 1", "Weekend support", 27.5, "per hour", 10, 275],
        ["Lot 2", "Two workers", 58.5, "per hour", 20, 1170],
        ["Both", "Mileage", 0.45, "per mile", 200, 90],
    ]

    found = price(in_excel(Prices=rows))

    assert {subject for name, subject in found if name == "rate"} == {
        "Weekday support", "Weekend support", "Two workers", "Mileage",
    }
