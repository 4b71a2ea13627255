"""People on records of checks are counted, whatever the record looks like."""

from __future__ import annotations

import datetime
import io

import docx as python_docx
import openpyxl
import pytest

from intake.facts import FactSheet
from intake.kinds import dbs_record
from intake.located import Reading
from intake.readers import docx, xlsx
from tests.make.grids import Rows, in_excel, in_text, in_word

AS_AT = datetime.date(2026, 11, 23)


def staff(reading: Reading) -> dict[str, object]:
    sheet = FactSheet("SCR", AS_AT)
    dbs_record.extract(reading, sheet)
    return {fact.name.removeprefix("staff."): fact.value for fact in sheet.facts()}


def counts(found: dict[str, object]) -> dict[str, object]:
    return {name.removeprefix("dbs_"): value for name, value in found.items() if name.startswith("dbs_")}


FULL: Rows = [
    [
        "Name",
        "Job title",
        "Level of DBS",
        "Certificate number",
        "Date of issue",
        "Barred list checked",
        "On Update Service",
    ],
    ["Ann Reed", "Tutor", "Enhanced", "001", "12/03/2025", "Yes", "Yes"],
    ["Bo Moss", "Mentor", "Enhanced", "002", "01/02/2021", "Yes", "No"],
    ["Cy Lane", "Finance officer", "Standard", "003", "05/06/2019", "No", "No"],
    ["Di Holt", "Office Manager and DSL", "Enhanced", "004", "05/06/2024", "Yes", "Yes"],
]
EXPECTED = {
    "total": 4,
    "required_total": 3,
    "enhanced": 3,
    "required_enhanced": 3,
    "barred_checked": 3,
    "required_barred_checked": 3,
    "update_service": 2,
    "oldest_issue": "2019-06-05",
    "old_not_on_update_service": 2,
}


def test_a_list_is_counted_over_all_and_over_those_who_need_a_check() -> None:
    assert counts(staff(in_word("# Single Central Record", FULL))) == EXPECTED
    assert counts(staff(in_excel(SCR=[["Single Central Record"], [], *FULL, [], ["Total", 4]]))) == EXPECTED
    assert counts(staff(in_text("\n".join(",".join(map(str, row)) for row in FULL)))) == EXPECTED


def test_a_list_called_single_central_record_is_one() -> None:
    assert staff(in_word("# Single Central Record", FULL))["single_central_record"] is True
    assert "single_central_record" not in staff(in_word("# DBS list", FULL))
    assert "single_central_record" not in staff(in_word("We do not keep a single central record.", FULL))


def test_ticks_dates_and_level_with_list_in_one_cell() -> None:
    rows: Rows = [
        ["Staff member", "Role", "DBS", "Update service?"],
        ["A", "Teacher", "Enhanced + children's barred list 001234567890 issued 4 May 2024", "✓"],
        ["B", "Teacher", "Enhanced (no barred list) 5 June 2024", "☐"],
        ["C", "Teacher", "Enhanced with adults' barred list, 6 June 2024", "n/a"],
        ["D", "Receptionist", "Basic 7 June 2024", ""],
        ["E", "Teacher", "Enhanced applied for", "Pending"],
    ]

    found = counts(staff(in_word(rows)))

    assert found == {
        "total": 5,
        "required_total": 4,
        "enhanced": 3,
        "required_enhanced": 3,
        "barred_checked": 1,
        "required_barred_checked": 1,
        "update_service": 1,
        "oldest_issue": "2024-05-04",
        "old_not_on_update_service": 0,
    }


def test_a_column_headed_enhanced_is_answered_by_tick_date_or_number() -> None:
    rows: Rows = [
        ["Name", "Enhanced DBS with children's barred list", "Issue date"],
        ["A", "✓", "1 May 2025"],
        ["B", "001234567890", "2 May 2025"],
        ["C", "✗", ""],
        ["D", "3 May 2025", "3 May 2025"],
    ]

    found = counts(staff(in_word(rows)))

    assert (found["total"], found["enhanced"], found["barred_checked"]) == (4, 3, 3)


def test_adults_lists_do_not_count_for_children() -> None:
    rows: Rows = [
        ["Name", "DBS level", "Adults barred list", "Children's barred list"],
        ["A", "Enhanced", "No", "Yes"],
        ["B", "Enhanced", "Yes", "No"],
    ]

    assert counts(staff(in_word(rows)))["barred_checked"] == 1


def test_without_a_word_on_barred_lists_there_is_no_such_count() -> None:
    rows: Rows = [["Name", "DBS level", "Issued"], ["A", "Enhanced", "1 May 2025"], ["B", "Enhanced", "2 May 2025"]]

    assert "barred_checked" not in counts(staff(in_word(rows)))
    assert (
        counts(staff(in_word("All staff have an enhanced DBS with a check of the children's barred list.", rows)))[
            "barred_checked"
        ]
        == 2
    )
    assert "barred_checked" not in counts(staff(in_word("All staff must be checked against the barred list.", rows)))


def test_regulated_activity_where_given_decides_who_needs_a_check() -> None:
    rows: Rows = [
        ["Name", "Role", "Regulated activity", "DBS level"],
        ["A", "Driver", "No", "Standard"],
        ["B", "Administrator", "Yes", "Enhanced"],
    ]

    found = counts(staff(in_word(rows)))

    assert (found["required_total"], found["required_enhanced"]) == (1, 1)


def test_leavers_totals_blank_rows_and_examples_are_nobody() -> None:
    rows: Rows = [
        ["No", "Name", "Role", "DBS level", "Date left"],
        ["", "Example: Jo Bloggs", "Tutor", "Enhanced", ""],
        [1, "A Reed", "Tutor", "Enhanced", ""],
        [2, "B Moss", "Tutor", "Enhanced", "31/08/2026"],
        [3, "C Lane", "Tutor", "Enhanced", "31/12/2026"],
        [4, "", "", "", ""],
        ["", "Total", 3, "", ""],
        ["Leavers", "", "", "", ""],
        [5, "D Holt", "Tutor", "Basic", ""],
    ]

    found = counts(staff(in_word(rows)))

    assert (found["total"], found["enhanced"]) == (2, 2)


def test_staff_and_volunteers_are_added_and_the_same_people_are_joined() -> None:
    head = ["Name", "Role", "DBS level", "Children's barred list"]
    volunteers: Rows = [head, ["V Ash", "Helper", "Enhanced", "Yes"]]
    identity: Rows = [["Name", "Role", "Identity checked"], ["Ann Reed", "Tutor", "Yes"], ["Cy Lane", "Payroll", "Yes"]]
    checks: Rows = [
        ["Name", "DBS level", "Children's barred list"],
        ["REED, Ann", "Enhanced", "Yes"],
        ["Lane, Cy", "Standard", "No"],
    ]

    added = counts(staff(in_word("Staff", [head, ["A Reed", "Tutor", "Enhanced", "Yes"]], "Volunteers", volunteers)))
    joined = counts(staff(in_word(identity, "DBS", checks)))

    assert (added["total"], added["barred_checked"]) == (2, 2)
    assert (joined["total"], joined["required_total"], joined["required_enhanced"]) == (2, 1, 1)


def test_two_people_of_one_name_are_two() -> None:
    rows: Rows = [["Name", "Role", "DBS level"], ["J Smith", "Tutor", "Enhanced"], ["J Smith", "Cook", "Enhanced"]]

    assert counts(staff(in_word(rows)))["total"] == 2


def test_a_header_of_two_rows_is_read_from_top_to_bottom() -> None:
    document = python_docx.Document()
    table = document.add_table(rows=4, cols=5)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "Name"
    table.cell(0, 1).merge(table.cell(1, 1)).text = "Role"
    table.cell(0, 2).merge(table.cell(0, 4)).text = "DBS"
    for column, words in enumerate(("Level", "Issued", "Barred list"), 2):
        table.cell(1, column).text = words
    people = (("A", "Tutor", "Enhanced", "1/5/2025", "Yes"), ("B", "Cook", "Basic", "1/6/2025", "No"))
    for row, person in enumerate(people, 2):
        for column, word in enumerate(person):
            table.cell(row, column).text = word
    buffer = io.BytesIO()
    document.save(buffer)

    found = counts(staff(docx.read(buffer.getvalue())))

    assert (found["total"], found["enhanced"], found["barred_checked"], found["oldest_issue"]) == (
        2,
        1,
        1,
        "2025-05-01",
    )


def test_exactly_three_years_is_not_old() -> None:
    rows: Rows = [
        ["Name", "DBS level", "Issue date", "Update service"],
        ["A", "Enhanced", "23/11/2023", "No"],
        ["B", "Enhanced", "22/11/2023", "No"],
        ["C", "Enhanced", "22/11/2020", "Subscribed"],
    ]

    assert counts(staff(in_word(rows)))["old_not_on_update_service"] == 1


def test_totals_stated_without_a_list_are_taken() -> None:
    rows: Rows = [
        ["Total number of staff", "14"],
        ["Staff with an enhanced DBS", "14"],
        ["Checked against the barred list", "13"],
        ["On the Update Service", "9"],
        ["Headcount", "14"],
    ]

    found = staff(in_word("# DBS summary", rows))

    assert found == {
        "dbs_total": 14,
        "dbs_enhanced": 14,
        "dbs_barred_checked": 13,
        "dbs_update_service": 9,
        "headcount": 14,
    }


def test_counts_cite_the_header_or_the_cells_that_decide() -> None:
    sheet = FactSheet("SCR", AS_AT)
    dbs_record.extract(in_excel(SCR=FULL), sheet)

    quotes = {
        fact.name.removeprefix("staff.dbs_"): [(place.cell, place.quote) for place in fact.evidence]
        for fact in sheet.facts()
    }

    assert quotes["total"] == [("A1", "Name")]
    assert quotes["enhanced"] == [("C4", "Standard")]
    assert quotes["required_enhanced"] == [("C1", "Level of DBS")]
    assert quotes["oldest_issue"] == [("E4", "05/06/2019")]
    assert quotes["old_not_on_update_service"] == [("E4", "05/06/2019"), ("E3", "01/02/2021")]


@pytest.mark.parametrize(
    ("role", "office"),
    [
        ("Administrator", True),
        ("Finance Director", True),
        ("Receptionist", True),
        ("HR manager", True),
        ("Tutor", False),
        ("Office manager / DSL", False),
        ("Teaching assistant and admin", False),
        ("Director", False),
        ("Trustee", False),
        ("", False),
        ("Admin Support Worker", False),
        ("Bookkeeper", True),
    ],
)
def test_office_only_roles(role: str, office: bool) -> None:
    assert dbs_record.people.is_office_only(role) is office


def test_a_policy_or_an_empty_form_gives_nothing() -> None:
    blank: Rows = [["Name", "Role", "DBS level", "Issue date"], ["", "", "", ""], ["", "", "", ""]]

    assert staff(in_word("Our staff have DBS checks.", blank)) == {}


def test_a_form_for_each_person_and_lines_of_text_are_counted_too() -> None:
    def form(role: str, level: str, day: str, barred: str, update: str) -> Rows:
        return [
            ["Role", role],
            ["DBS level", level],
            ["DBS issue date", day],
            ["Children's barred list", barred],
            ["Update service", update],
        ]

    expected = {
        "total": 2,
        "required_total": 1,
        "enhanced": 1,
        "required_enhanced": 1,
        "barred_checked": 1,
        "required_barred_checked": 1,
        "update_service": 1,
        "oldest_issue": "2019-03-12",
        "old_not_on_update_service": 1,
    }
    forms = in_word(
        "Jane Brown",
        form("Tutor", "Enhanced", "12/03/2024", "Yes", "Yes"),
        "John Black",
        form("Bookkeeper", "Standard", "12/03/2019", "No", "No"),
    )
    lines = in_text(
        "DBS CHECKS\n\n1. Jane Brown, Tutor - Enhanced DBS with children's barred list, issued 12 March "
        "2024, on update service\n"
        "2. John Black, Bookkeeper - Standard DBS issued 12 March 2019, not on update service\n"
    )

    assert counts(staff(forms)) == expected
    assert counts(staff(lines)) == expected


def test_a_header_over_two_rows_without_merged_cells() -> None:
    rows: Rows = [
        [None, "Right to work", "Enhanced DBS", "Enhanced DBS", "Enhanced DBS"],
        ["Name", "Seen", "Certificate number", "Date issued", "Barred list checked on"],
        ["A", "yes", "001", "3/1/2024", "3/1/2024"],
        ["B", "yes", "002", "3/1/2022", ""],
        ["C", "yes", "", "", ""],
    ]

    found = counts(staff(in_excel(SCR=rows)))

    assert (found["total"], found["enhanced"], found["barred_checked"]) == (3, 2, 1)
    assert (found["oldest_issue"], found["old_not_on_update_service"]) == ("2022-01-03", 1)


def test_letters_stand_for_levels() -> None:
    rows: Rows = [
        ["Employee", "Job", "DBS", "Date of DBS", "BL", "US"],
        ["A Smith", "Coach", "E", "3.4.25", "Y", "Y"],
        ["C Hill", "Coach", "S", "3/4/25", "N", "N"],
    ]

    found = counts(staff(in_word("Key: E = Enhanced, S = Standard, BL = barred list checked", rows)))

    assert (found["enhanced"], found["barred_checked"], found["update_service"]) == (1, 1, 1)


def test_short_headers_under_a_group_and_a_key_that_explains_them() -> None:
    book = openpyxl.Workbook()
    tab = book.worksheets[0]
    rows: list[list[str | datetime.date | None]] = [
        ["Single Central Record"],
        [],
        [None, None, None, None, "Disclosure and Barring Service"],
        ["Who", "What they do here", "Reg. act.", "ID", "Level", "CBL", "Cert. no.", "Dated", "Upd. Serv."],
        ["REED Ann", "Tutor", "Y", "✓", "Enh", "Clear", "001", datetime.date(2025, 3, 12), "Y"],
        ["MOSS Bo", "Mentor", "Y", "✓", "Enh", "Not done", "002", datetime.date(2021, 2, 1), "N"],
        ["LANE Cy", "Finance Officer", "N", "✓", "Bas", "n/a", "003", datetime.date(2024, 6, 5), "N"],
        [],
        ["Key: Reg. act. = regulated activity (Y/N). Enh = enhanced, Bas = basic. CBL = children's barred list."],
        ["Upd. Serv. = on the DBS Update Service."],
    ]
    for row in rows:
        tab.append(row)
    tab.merge_cells("E3:I3")
    buffer = io.BytesIO()
    book.save(buffer)

    assert counts(staff(xlsx.read(buffer.getvalue()))) == {
        "total": 3,
        "required_total": 2,
        "enhanced": 2,
        "required_enhanced": 2,
        "barred_checked": 1,
        "required_barred_checked": 1,
        "update_service": 1,
        "oldest_issue": "2021-02-01",
        "old_not_on_update_service": 1,
    }


def test_people_are_told_by_what_stands_in_the_columns_and_codes_by_the_lines_below() -> None:
    rows: Rows = [
        ["Colleagues", "Hat worn", "DBS", "DBS date"],
        ["Reed, Ann", "Tutor", "E+CB", "12/03/2025"],
        ["Moss, Bo", "Receptionist", "E", "01/02/2026"],
        ["Lane, Cy", "Mentor", "B", "05/06/2026"],
    ]

    key = ("E+CB = enhanced with children's barred list", "E = enhanced without a barred list check", "B = basic DBS")
    found = staff(in_word(rows, *key))

    assert counts(found) == {
        "total": 3,
        "required_total": 2,
        "enhanced": 2,
        "required_enhanced": 1,
        "barred_checked": 1,
        "required_barred_checked": 1,
        "oldest_issue": "2025-03-12",
        "old_not_on_update_service": 0,
    }


def test_leavers_below_a_row_that_also_heads_a_new_column_are_left_out() -> None:
    rows: Rows = [
        ["Name", "Job title", "Enhanced DBS issued", "Barred list"],
        ["Ann Reed", "Tutor", "12/03/2025", "Yes"],
        ["LEAVERS", None, None, None, "Date left"],
        ["Bo Moss", "Tutor", "12/03/2019", "Yes", "01/07/2026"],
    ]

    assert staff(in_excel(Staff=rows))["dbs_total"] == 1


def test_what_is_said_of_the_barred_list_is_not_said_of_the_level() -> None:
    rows: Rows = [["Name", "Type of DBS"], ["Ann Reed", "Enhanced, barred list not applicable"], ["Bo Moss", "Basic"]]

    found = staff(in_word(rows))

    assert (found["dbs_enhanced"], found["dbs_barred_checked"]) == (1, 0)


def test_a_row_of_safeguarding_roles_names_the_lead() -> None:
    rows: Rows = [
        ["", "Ann Reed", "Bo Moss"],
        ["Role", "Owner", "Teacher"],
        ["Enhanced DBS held?", "Yes", "Yes"],
        ["Date of certificate", "21/10/24", "18/09/25"],
        ["Safeguarding role", "Designated lead", "Deputy lead"],
    ]

    found = staff(in_word(rows))

    assert (found["safeguarding_lead"], found["deputy_lead"], found["dbs_total"]) == ("Ann Reed", "Bo Moss", 2)
