"""Who is trained in what, from matrices and lists of every shape."""

from __future__ import annotations

import datetime

import pytest

from intake.facts import FactSheet
from intake.kinds import training_record
from intake.kinds.persons import is_deputy, is_lead
from intake.kinds.training_record.columns import topics_of
from intake.kinds.training_record.first_aid import years_in
from intake.located import Reading
from tests.make.grids import Rows, in_excel, in_text, in_word

AS_AT = datetime.date(2026, 11, 23)


def sheet_of(reading: Reading) -> FactSheet:
    sheet = FactSheet("Training", AS_AT)
    training_record.extract(reading, sheet)
    return sheet


def staff(reading: Reading) -> dict[str, object]:
    return {fact.name.removeprefix("staff."): fact.value for fact in sheet_of(reading).facts()}


MATRIX: Rows = [
    ["Name", "Role", "Safeguarding level 1", "DSL training (level 3)", "First aid (expires)", "PBS", "Medication"],
    ["Ann Reed", "Head and DSL", "1/9/2025", "12/03/2026", "4/5/2027", "5/5/2025", "-"],
    ["Bo Moss", "Tutor, Deputy DSL", "1/9/2025", "13/03/2026", "4/2/2027", "n/a", "booked 5/1/2027"],
    ["Cy Lane", "Tutor", "1/9/2025", "", "not required", "n/a", "N/A"],
]
EXPECTED = {
    "safeguarding_lead": "Ann Reed",
    "deputy_lead": "Bo Moss",
    "safeguarding_lead_trained_on": "2026-03-12",
    "first_aid_expires": "2027-02-04",
    "positive_behaviour_support": True,
}


def test_a_matrix_gives_lead_deputy_first_aid_and_competences() -> None:
    assert staff(in_word("# Training matrix", MATRIX)) == EXPECTED
    assert staff(in_text("\n".join("|".join(map(str, row)) for row in MATRIX))) == EXPECTED


def test_a_matrix_in_a_workbook_has_dates_in_cells() -> None:
    typed = [
        [
            datetime.datetime.strptime(cell, "%d/%m/%Y") if isinstance(cell, str) and cell[:1].isdigit() else cell
            for cell in row
        ]
        for row in MATRIX
    ]

    sheet = sheet_of(in_excel(Training=[["Training matrix"], [], *typed]))

    lead = sheet.get("staff.safeguarding_lead_trained_on")
    assert {fact.name.removeprefix("staff."): fact.value for fact in sheet.facts()} == EXPECTED
    assert lead is not None
    assert [(place.cell, place.quote) for place in lead.evidence] == [("D4", "2026-03-12")]
    assert lead.method == "cell"


def test_courses_down_and_names_across_are_read_sideways() -> None:
    sideways = [list(row) for row in zip(*MATRIX, strict=True)]
    sideways[0][0] = "Course"

    assert staff(in_word(sideways)) == EXPECTED


def test_a_list_has_one_certificate_a_row_and_repeats_no_names() -> None:
    rows: Rows = [
        ["Staff member", "Position", "Course title", "Date completed", "Expiry date"],
        ["Ann Reed", "Designated Safeguarding Lead", "Advanced safeguarding for leads", "3 March 2026", "3 March 2028"],
        ["", "", "Paediatric first aid", "4 April 2022", "4 April 2025"],
        ["", "", "Paediatric first aid", "4 April 2025", "4 April 2028"],
        ["Bo Moss", "Support worker", "Emergency first aid at work", "5 May 2025", "5 May 2028"],
        ["", "", "Moving and handling of people", "6 June 2025", ""],
        ["", "", "Gastrostomy care (PMLD)", "", "booked"],
    ]

    assert staff(in_word(rows)) == {
        "safeguarding_lead": "Ann Reed",
        "safeguarding_lead_trained_on": "2026-03-03",
        "first_aid_expires": "2028-04-04",
        "moving_and_handling": True,
    }


def test_a_list_for_each_person_below_the_name() -> None:
    head = ["Training", "Date taken"]
    reading = in_word(
        "Ann Reed – Designated Safeguarding Lead",
        [head, ["DSL refresher", "1/2/2026"]],
        "Bo Moss – Tutor",
        [head, ["Mental health first aid", "3/4/2026"]],
    )

    assert staff(reading) == {
        "safeguarding_lead": "Ann Reed",
        "safeguarding_lead_trained_on": "2026-02-01",
        "mental_health_competence": True,
    }


def test_a_day_of_first_aid_training_ends_only_where_the_validity_is_stated() -> None:
    plain: Rows = [
        ["Name", "First aid", "Fire safety"],
        ["Ann Reed", "12/03/2025", "1/1/2026"],
        ["Bo Moss", "1/2/2026", ""],
    ]
    headed: Rows = [["Name", "First aid at work (3 yearly)", "Fire safety"], *plain[1:]]

    assert "first_aid_expires" not in staff(in_word(plain))
    assert staff(in_word(headed))["first_aid_expires"] == "2028-03-12"
    assert (
        staff(in_word("First aid certificates are valid for three years.", plain))["first_aid_expires"] == "2028-03-12"
    )


def test_a_note_says_what_the_dates_are() -> None:
    rows: Rows = [["Name", "First aid", "Medication"], ["Ann Reed", "12/03/2026", "1/1/2026"]]

    ended = staff(in_word("All dates shown are expiry dates.", rows))
    taken = staff(
        in_word(
            "Dates are the day on which the course was completed unless the heading says that they are expiry dates.",
            rows,
        )
    )

    assert ended == {"first_aid_expires": "2026-03-12"}
    assert taken == {"medicines_competence": True}


def test_a_day_to_come_is_the_end_of_a_certificate() -> None:
    rows: Rows = [
        ["Name", "First aid", "Fire"],
        ["A Reed", "12/03/2028", "x"],
        ["B Moss", "01/06/2024 – 31/05/2027", "x"],
    ]

    assert staff(in_word(rows))["first_aid_expires"] == "2027-05-31"


@pytest.mark.parametrize(
    "cell", ["", "-", "N/A", "No", "✗", "☐", "booked", "Due March 2027", "to be completed", "not required"]
)
def test_a_blank_or_planned_course_is_no_competence(cell: str) -> None:
    rows: Rows = [["Name", "Safeguarding", "Moving & handling"], ["Ann Reed", "1/1/2026", cell]]

    assert "moving_and_handling" not in staff(in_word(rows))


@pytest.mark.parametrize("cell", ["1/1/2026", "✓", "Yes", "Completed", "Level 2", "☒"])
def test_a_date_a_tick_or_a_word_shows_competence(cell: str) -> None:
    rows: Rows = [["Name", "Safeguarding", "Moving & handling"], ["Ann Reed", "1/1/2026", cell]]

    assert staff(in_word(rows))["moving_and_handling"] is True


def test_the_competence_cites_course_and_cell() -> None:
    fact = sheet_of(in_excel(T=[["Name", "Safeguarding", "PBS training"], ["Ann", "yes", "yes"]])).get(
        "staff.positive_behaviour_support"
    )

    assert fact is not None
    assert [(place.cell, place.quote) for place in fact.evidence] == [("C1", "PBS training"), ("C2", "yes")]


def test_the_lead_may_be_stated_beside_the_matrix() -> None:
    rows: Rows = [["Name", "Safeguarding", "Fire"], ["Ann Reed", "1/2/2026", "x"], ["Bo Moss", "1/3/2026", "x"]]
    reading = in_word("Designated safeguarding lead: Bo Moss", "Deputy safeguarding lead: Ann Reed", rows)

    assert staff(reading) == {
        "safeguarding_lead": "Bo Moss",
        "deputy_lead": "Ann Reed",
        "safeguarding_lead_trained_on": "2026-03-01",
    }


def test_qualifications_of_activity_leaders() -> None:
    rows: Rows = [
        ["Activity", "Leader", "Qualification", "Expires"],
        ["Rock climbing", "Ann Reed", "Rock Climbing Instructor", "1/2/2028"],
        ["Canoeing", "Bo Moss", "Paddlesport Instructor", "n/a"],
    ]

    facts = {(fact.name, fact.subject): fact.value for fact in sheet_of(in_word(rows)).facts()}

    assert facts == {
        ("qualification.title", "Rock climbing"): "Rock Climbing Instructor",
        ("qualification.holder", "Rock climbing"): "Ann Reed",
        ("qualification.expires", "Rock climbing"): "2028-02-01",
        ("qualification.title", "Canoeing"): "Paddlesport Instructor",
        ("qualification.holder", "Canoeing"): "Bo Moss",
    }


def test_an_activity_award_in_a_matrix_is_a_qualification() -> None:
    rows: Rows = [
        ["Name", "Safeguarding", "Mountain Leader"],
        ["Ann Reed", "1/1/2026", "5/6/2024"],
        ["Bo", "1/1/2026", ""],
    ]

    facts = {(fact.name, fact.subject): fact.value for fact in sheet_of(in_word(rows)).facts()}

    assert facts == {
        ("qualification.title", "trekking"): "Mountain Leader",
        ("qualification.holder", "trekking"): "Ann Reed",
    }


@pytest.mark.parametrize(
    ("course", "topics"),
    [
        ("Mental Health First Aid", ["mental_health_competence"]),
        ("Emergency First Aid at Work", ["first_aid"]),
        ("Safeguarding Level 3", ["lead", "safeguarding"]),
        ("Manual handling (loads)", ["other"]),
        ("Buccal midazolam", ["complex_health_training"]),
        ("Administration of medicines", ["medicines_competence"]),
    ],
)
def test_what_a_course_trains_in(course: str, topics: list[str]) -> None:
    assert topics_of(course) == topics


@pytest.mark.parametrize(
    ("role", "lead", "deputy"),
    [
        ("Head teacher / DSL", True, False),
        ("Deputy DSL", False, True),
        ("DDSL", False, True),
        ("Deputy Head and DSL", True, False),
        ("Designated Safeguarding Lead (Deputy)", False, True),
        ("Tutor", False, False),
    ],
)
def test_lead_and_deputy_are_told_apart(role: str, lead: bool, deputy: bool) -> None:
    assert (is_lead(role), is_deputy(role)) == (lead, deputy)


@pytest.mark.parametrize(
    ("words", "years"), [("valid 3 years", 3), ("36 months", 3), ("three-yearly", 3), ("annual", 1), ("2025", None)]
)
def test_validity_in_words(words: str, years: int | None) -> None:
    assert years_in(words) == years


def test_an_empty_matrix_gives_nothing() -> None:
    assert staff(in_word([MATRIX[0], [""] * 7, [""] * 7])) == {}


def test_lead_and_first_aiders_in_running_text() -> None:
    reading = in_word(
        "Designated Safeguarding Lead: Jo Ash (level 3 training 1 March 2026)",
        "Deputy DSL: Al Fir",
        "First aiders: Jo Ash (expires 4 May 2028), Al Fir (expires 6 July 2027)",
    )

    assert staff(reading) == {
        "safeguarding_lead": "Jo Ash",
        "safeguarding_lead_trained_on": "2026-03-01",
        "deputy_lead": "Al Fir",
        "first_aid_expires": "2027-07-06",
    }


def test_a_course_over_two_columns_without_merged_cells() -> None:
    rows: Rows = [
        ["Employee", "Position", "DSL L3", "Emergency First Aid", "", "PBS"],
        ["", "", "", "Date", "Expires", ""],
        ["Jane Brown", "Director (DSL)", "10/10/24", "01/02/25", "31/01/28", "✓"],
        ["John Black", "Deputy DSL", "11/10/24", "01/02/24", "31/01/27", ""],
    ]

    expected = {
        "safeguarding_lead": "Jane Brown",
        "deputy_lead": "John Black",
        "safeguarding_lead_trained_on": "2024-10-10",
        "first_aid_expires": "2027-01-31",
        "positive_behaviour_support": True,
    }
    assert staff(in_word(rows)) == expected
    assert staff(in_excel(T=[[cell or None for cell in row] for row in rows])) == expected


def test_names_with_roles_across_the_top() -> None:
    rows: Rows = [
        ["Course", "Provider", "Jo Ash - DSL", "Al Fir - Tutor"],
        ["Safeguarding", "NSPCC", "1/3/26", "1/3/26"],
        ["DSL", "WSCC", "1/4/26", ""],
        ["Paediatric First Aid (expiry)", "St John", "1/3/28", "1/4/27"],
        ["Mental Health First Aid", "MHFA", "1/3/26", ""],
    ]

    assert staff(in_word("# Training matrix", rows)) == {
        "safeguarding_lead": "Jo Ash",
        "safeguarding_lead_trained_on": "2026-04-01",
        "first_aid_expires": "2027-04-01",
        "mental_health_competence": True,
    }


def test_people_across_below_titles_and_with_a_row_for_their_safeguarding_role() -> None:
    rows: Rows = [
        ["What everybody has done"],
        ["A date is the day of the course unless the line says otherwise."],
        [],
        [None, "Ann Reed", "Bo Moss", "Cy Lane"],
        ["Safeguarding role", "Deputy", "Lead", None],
        ["Yearly safeguarding update", datetime.date(2026, 9, 1), datetime.date(2026, 9, 1), datetime.date(2026, 9, 1)],
        ["Designated lead course", datetime.date(2025, 5, 1), datetime.date(2026, 2, 3), None],
        ["First aid at work, runs out", datetime.date(2028, 1, 2), None, datetime.date(2027, 6, 5)],
        ["Suicide and self-harm", None, None, datetime.date(2026, 3, 4)],
    ]

    assert staff(in_excel(Grid=rows)) == {
        "safeguarding_lead": "Bo Moss",
        "deputy_lead": "Ann Reed",
        "safeguarding_lead_trained_on": "2026-02-03",
        "first_aid_expires": "2027-06-05",
        "mental_health_competence": True,
    }


def test_letters_mean_what_the_key_of_the_record_says() -> None:
    rows: Rows = [["Name", "PBS", "Medication", "Moving and handling"], ["Ann Reed", "C", "B", "X"]]

    found = staff(in_word("Key: C = certificate held, B = booked, X = not needed in this post", rows))

    assert found == {"positive_behaviour_support": True}


def test_lead_and_deputy_in_running_text_and_no_qualification_from_a_course_of_the_house() -> None:
    rows: Rows = [
        ["Name", "Role", "Basic safeguarding", "Equine handling"],
        ["Ann Reed", "Yard manager", "02/09/2026", "10/06/2023"],
        ["Bo Moss", "Groom", "02/09/2026", "22/05/2024"],
    ]
    words = "Example Stables. Safeguarding lead: Ann Reed (DSL course 19/11/2025). Deputy: Bo Moss."

    assert staff(in_word(words, rows)) == {
        "safeguarding_lead": "Ann Reed",
        "deputy_lead": "Bo Moss",
        "safeguarding_lead_trained_on": "2025-11-19",
    }


DAYS: Rows = [
    ["Team member", "Job", "Safeguarding date", "First aid taken", "First aid valid until"],
    ["Ann Reed", "Play Manager", "18/09/25", "14/02/24", "13/02/27"],
    ["Bo Moss", "Deputy Manager", "10/03/26", "20/05/25", "19/05/28"],
]


def test_a_name_before_its_office_is_the_lead_and_a_printed_last_day_stands() -> None:
    told = "Ann Reed is the designated safeguarding lead and Bo Moss is her deputy. First aid lasts three years."

    assert staff(in_word("# Training record", DAYS, told)) == {
        "safeguarding_lead": "Ann Reed",
        "deputy_lead": "Bo Moss",
        "safeguarding_lead_trained_on": "2025-09-18",
        "first_aid_expires": "2027-02-13",
    }


def test_a_deputy_of_something_else_is_no_deputy_lead() -> None:
    found = staff(in_word("# Training record", DAYS, "Ann Reed is the Play Manager and Bo Moss is her deputy."))

    assert not {"safeguarding_lead", "deputy_lead"} & set(found)


def test_training_taken_again_outlasts_the_last_day_printed_before() -> None:
    rows = [DAYS[0], ["Ann Reed", "Play Manager", "18/09/25", "14/02/26", "13/02/27"]]

    found = staff(in_word("# Training record", rows, "First aid certificates last three years."))

    assert found["first_aid_expires"] == "2029-02-14"


@pytest.mark.parametrize(
    "heads",
    [
        ("Course", "Who", "Role", "Done", "Valid until", "Trainer"),
        ("Training", "Attended by", "Post", "When", "Lasts until", "Run by"),
        ("Course title", "Taken by", "Job", "On", "Runs out", "Provider"),
    ],
)
def test_a_log_of_courses_is_read_whatever_its_heads_call_the_days(heads: tuple[str, ...]) -> None:
    rows: Rows = [
        list(heads),
        ["Designated safeguarding lead", "Ann Reed", "Designated safeguarding lead", "14/10/2025", "13/10/2027", "H"],
        ["Deputy safeguarding lead", "Bo Moss", "Deputy safeguarding lead", "4/11/2025", "3/11/2027", "Hern"],
        ["Safeguarding refresher", "Cy Lane", "Tutor", "2/9/2026", "", "In house"],
        ["First aid at work", "Cy Lane", "Tutor", "10/9/2021", "9/9/2024", "Lamp"],
        ["First aid at work", "Cy Lane", "Tutor", "13/9/2024", "12/9/2027", "Lamp"],
    ]

    assert staff(in_word("# Training log", rows)) == {
        "safeguarding_lead": "Ann Reed",
        "deputy_lead": "Bo Moss",
        "safeguarding_lead_trained_on": "2025-10-14",
        "first_aid_expires": "2027-09-12",
    }
