"""Forms of many layouts, built by hand: questions, states and facts."""

from collections.abc import Sequence
from datetime import date

import pytest

from intake.facts import FactSheet
from intake.kinds.questionnaire import extract, numbers, polarity, ticks
from intake.located import Block, Cell, Field, Paragraph, Reading, Table, Text
from schemas.types import Answer, Value

HEAD = ("No.", "Question", "Answer")
PROOF = ("9.9", "Company registration number", "01234567")
"""A row that only a filled form has: without one, nothing in a form counts as an answer."""


def table(rows: Sequence[Sequence[str]], *, sheet: str | None = None, heading: str = "") -> Table:
    """A table whose rows of one cell span all columns."""
    width = max(len(row) for row in rows)
    return Table(
        tuple(
            tuple(
                Cell(_text(text, number, column, sheet), number, column, 1, width if len(row) == 1 and not sheet else 1)
                for column, text in enumerate(row)
                if text or not sheet
            )
            for number, row in enumerate(rows)
        ),
        sheet=sheet,
        heading=heading,
    )


def _text(text: str, row: int, column: int, sheet: str | None) -> Text:
    if sheet:
        return Text(text, sheet=sheet, cell=f"{chr(65 + column)}{row + 1}")
    return Text(text, anchor=f"table 1/row {row + 1}/column {column + 1}")


def lines(*texts: str) -> list[Paragraph]:
    """Paragraphs; a leading # marks a heading."""
    return [
        Paragraph(Text(text.lstrip("# "), anchor=f"paragraph {number}"), 1 if text.startswith("#") else 0)
        for number, text in enumerate(texts, 1)
    ]


def read(*blocks: Block) -> FactSheet:
    sheet = FactSheet("form.docx", date(2026, 11, 1))
    extract(Reading("application/test", tuple(blocks)), sheet)
    return sheet


def facts(sheet: FactSheet) -> dict[str, Value]:
    return {fact.name: fact.value for fact in sheet.facts() if fact.subject is None}


def answer(sheet: FactSheet, number: str) -> Answer:
    return next(item for item in sheet.questions if item.number == number)


def test_three_columns_give_number_question_and_answer() -> None:
    sheet = read(table([HEAD, ("1.1", "Full name of the organisation", "Meadow Care Ltd"), PROOF]))

    found = answer(sheet, "1.1")
    assert (found.code, found.text, found.answer, found.state) == (
        "organisation.legal_name",
        "Full name of the organisation",
        "Meadow Care Ltd",
        "answered",
    )
    assert found.evidence is not None
    assert found.evidence.anchor == "table 1/row 2/column 3"
    assert facts(sheet) == {"organisation.legal_name": "Meadow Care Ltd", "organisation.company_number": "01234567"}


def test_guidance_and_score_columns_are_not_answers() -> None:
    head = ("Ref", "Question", "Guidance", "Max words", "Response", "Score")
    row = ("B2", "Describe how you handle referrals", "See specification", "250", "We call within a day.", "")

    sheet = read(table([head, row, ("B3", PROOF[1], "", "", PROOF[2], "")], sheet="Quality"))

    assert answer(sheet, "B2").answer == "We call within a day."
    limit = sheet.get("method_statement.word_limit", "B2")
    assert limit is not None
    assert limit.value == 250


def test_an_answer_in_the_row_beneath_is_found() -> None:
    rows = [
        ("1.1 What is the registered name of your organisation?",),
        ("Meadow Care Ltd",),
        ("1.2 Company registration number",),
        ("01234567",),
        ("1.3 Website",),
        ("",),
    ]

    sheet = read(table(rows, heading="About you"))

    assert answer(sheet, "1.1").answer == "Meadow Care Ltd"
    assert facts(sheet)["organisation.company_number"] == "01234567"
    assert answer(sheet, "1.3").state == "blank"


def test_label_value_pairs_side_by_side_are_told_apart() -> None:
    rows = [
        ("Registered name:", "Meadow Care Ltd", "Company number:", "01234567"),
        ("VAT number:", "GB 123 4567 89", "Website:", "www.meadow.org.uk"),
    ]

    found = facts(read(table(rows)))

    assert found["organisation.legal_name"] == "Meadow Care Ltd"
    assert found["organisation.company_number"] == "01234567"
    assert found["organisation.website"] == "www.meadow.org.uk"


def test_columns_headed_yes_and_no_give_the_ticked_one() -> None:
    head = ("Ref", "Question", "Yes", "No")
    rows = [head, ("3.1", "Do you transport children?", "", "X"), ("3.2", "Do you provide personal care?", "✓", "")]

    sheet = read(table(rows))

    assert facts(sheet) == {"provision.transports_children": False, "provision.personal_care": True}
    assert answer(sheet, "3.1").answer == "No"


def test_answers_follow_their_labels_in_running_text() -> None:
    sheet = read(
        *lines(
            "# About your organisation",
            "Registered name: Meadow Care Ltd",
            "Company number\t01234567",
            "Are you an SME? Yes",
            "Date of incorporation: 3 March 2015",
        )
    )

    assert facts(sheet) == {
        "organisation.legal_name": "Meadow Care Ltd",
        "organisation.company_number": "01234567",
        "organisation.sme": True,
        "organisation.registered_on": "2015-03-03",
    }


def test_answers_stand_beneath_their_questions() -> None:
    sheet = read(
        *lines(
            "# Safeguarding",
            "5.1 Who is your designated safeguarding lead?",
            "Priya Anand",
            "5.2 When was the lead last trained?",
            "12/05/2025",
            "5.3 Name of deputy safeguarding lead",
            "5.4 Website",
            "www.meadow.org.uk",
        )
    )

    assert facts(sheet)["staff.safeguarding_lead"] == "Priya Anand"
    assert facts(sheet)["staff.safeguarding_lead_trained_on"] == "2025-05-12"
    assert answer(sheet, "5.3").state == "blank"


def test_a_framed_box_below_a_question_is_its_answer() -> None:
    blocks: list[Block] = [
        *lines("Name of your organisation"),
        table([("Meadow Care Ltd",)]),
        *lines("Trading name"),
        table([("",)]),
        *lines("Company number"),
        table([("01234567",)]),
    ]

    sheet = read(*blocks)

    assert [item.state for item in sheet.questions] == ["answered", "blank", "answered"]
    assert facts(sheet)["organisation.legal_name"] == "Meadow Care Ltd"


@pytest.mark.parametrize(
    ("printed", "state", "shown"),
    [
        ("", "blank", None),
        ("Click or tap here to enter text.", "residue", "Click or tap here to enter text."),
        ("Yes / No", "blank", None),
        ("☐ Yes ☐ No", "blank", None),
        ("TBC", "residue", "TBC"),
        ("[insert name of lead]", "residue", "[insert name of lead]"),
        ("See attached", "refers_elsewhere", "See attached"),
        ("Please refer to appendix 3", "refers_elsewhere", "Please refer to appendix 3"),
        ("N/A", "answered", "N/A"),
        ("Not applicable", "answered", "Not applicable"),
        ("Yes - see attached", "answered", "Yes - see attached"),
        ("Yes ☒ No ☐", "answered", "Yes"),
    ],
)
def test_states_of_an_answer(printed: str, state: str, shown: str | None) -> None:
    sheet = read(table([HEAD, ("7.1", "Do you transport children?", printed), PROOF]))

    found = answer(sheet, "7.1")
    assert (found.state, found.answer) == (state, shown)
    expected = {"organisation.company_number": "01234567"}
    if "Yes" in printed and state == "answered":
        expected["provision.transports_children"] = True  # type: ignore[assignment]
    assert facts(sheet) == expected


GROUNDS = [
    ("Have you been convicted of fraud?", "No", False),
    ("Have you been convicted of fraud?", "Yes", True),
    ("Please confirm that no director has been convicted of fraud", "Yes", False),
    ("Please confirm that no director has been convicted of fraud", "No", True),
    ("Please confirm that no director has been convicted of fraud", "Confirmed", False),
    ("Have you been convicted of fraud?", "We confirm that none of our directors has been convicted", False),
    ("Has a public contract been ended early because your work was not good enough?", "No", False),
    ("Conflict of interest that cannot be effectively remedied", "No", False),
    (
        "Please confirm that you have met all your obligations to pay taxes and social security contributions",
        "Yes",
        False,
    ),
    (
        "Please confirm that you have met all your obligations to pay taxes and social security contributions",
        "No",
        True,
    ),
    ("Are you in breach of obligations to pay tax or social security contributions?", "No", False),
    ("Do you have unpaid tax or social security contributions?", "Yes", True),
    ("Are your tax and National Insurance payments up to date?", "No", True),
    ("Please confirm that you are not in breach of any obligation to pay tax", "Yes", False),
    ("Has the HSE served an improvement notice on you in the last three years?", "No", False),
    (
        "If you are a relevant commercial organisation, please confirm that you have published a statement as required "
        "by Section 54 of the Modern Slavery Act",
        "Yes",
        False,
    ),
]


@pytest.mark.parametrize(("question", "said", "applies"), GROUNDS)
def test_a_ground_is_true_when_it_applies_whichever_way_the_question_is_put(
    question: str, said: str, applies: bool
) -> None:
    sheet = read(table([HEAD, ("2.1", question, said), PROOF]))

    found = [fact.value for fact in sheet.facts() if fact.name != "organisation.company_number"]
    assert found == [applies]


def test_ticks_under_one_stem_are_grounds_each_with_its_number() -> None:
    stem = "Within the past five years, have you or any director been convicted of any of the following offences?"
    rows = [HEAD, ("2.1", stem, ""), ("(a)", "Corruption", "☐ Yes ☒ No"), ("(b)", "Terrorism", "☒ Yes ☐ No")]

    sheet = read(table(rows))

    assert facts(sheet) == {"exclusion.mandatory.corruption": False, "exclusion.mandatory.terrorism": True}
    assert [item.number for item in sheet.questions] == ["2.1(a)", "2.1(b)"]


def test_a_denying_stem_turns_its_ticks() -> None:
    stem = "2.1 Please confirm that none of the following offences applies to your organisation:"
    sheet = read(*lines("# Grounds for exclusion", stem, "(a) Corruption   Yes ☒ No ☐", "(b) Fraud   Yes ☒ No ☐"))

    assert facts(sheet) == {"exclusion.mandatory.corruption": False, "exclusion.mandatory.fraud": False}


def test_one_statement_denies_every_ground_that_it_lists() -> None:
    question = (
        "Please confirm that none of the following has applied to your organisation in the past three years: "
        "breach of environmental law; insolvency or bankruptcy; grave professional misconduct"
    )

    sheet = read(table([HEAD, ("4.1", question, "Yes, we confirm"), PROOF]))

    found = facts(sheet)
    assert found["exclusion.discretionary.environmental_law"] is False
    assert found["exclusion.discretionary.insolvency"] is False
    assert found["exclusion.discretionary.grave_misconduct"] is False


def test_yes_to_every_ground_without_a_question_is_left_to_a_person() -> None:
    rows = [
        HEAD,
        *(
            (f"4.{number}", ground, "Yes")
            for number, ground in enumerate(("Corruption", "Terrorism", "Fraud", "Money laundering"), 1)
        ),
    ]

    sheet = read(table(rows))

    assert [fact.confidence < 0.7 for fact in sheet.facts()] == [True] * 4


def test_insurance_tables_give_cover_insurer_policy_and_expiry() -> None:
    head = ("Type of insurance", "Level of cover", "Insurer", "Policy number", "Expiry date")
    rows = [
        head,
        ("Employers' liability", "£10m", "Hiscox", "EL/1234", "31/03/2027"),
        ("Public liability", "£5,000,000", "Aviva", "PL-77", "30 June 2027"),
    ]

    sheet = read(table(rows, heading="Insurance"), table([HEAD, PROOF]))

    found = facts(sheet)
    assert found["insurance.employers_liability.cover"] == 10_000_000
    assert found["insurance.employers_liability.insurer"] == "Hiscox"
    assert found["insurance.public_liability.policy_number"] == "PL-77"
    assert found["insurance.public_liability.expires"] == "2027-06-30"


def test_numbered_covers_give_what_is_held_and_what_will_be_taken_out() -> None:
    rows = [
        ("", "Class of insurance", "Held?", "Amount of cover", "If not held, will you take it out?"),
        ("G1", "Public liability", "Yes", "£5 million", "N/A"),
        ("G2", "Professional indemnity", "No", "N/A", "Yes"),
    ]

    found = facts(read(table(rows, heading="Insurance"), table([HEAD, PROOF])))

    assert found["insurance.public_liability.cover"] == 5_000_000
    assert "insurance.public_liability.undertaken" not in found
    assert found["insurance.professional_indemnity.undertaken"] is True
    assert "insurance.professional_indemnity.cover" not in found


def test_the_person_to_speak_to_and_categories_listed_behind_their_question() -> None:
    rows = [
        HEAD,
        ("B1", "Which categories do you want to be considered for?\n1 Family days   2 Sports and arts", "1 and 2"),
        ("B2", "Person we should talk to about this bid", "Ann Reed"),
        ("B3", "Their job title", "Director"),
        PROOF,
    ]

    found = facts(read(table(rows, heading="This application")))

    assert found["application.categories"] == ["1", "2"]
    assert found["contact.name"] == "Ann Reed"
    assert found["contact.role"] == "Director"


def test_one_yes_undertakes_each_cover_not_held() -> None:
    rows = [
        HEAD,
        ("7.1", "Employers' liability: level held", "£10m"),
        ("7.2", "Public liability: level held", "£5m"),
        ("7.3", "Professional indemnity: level held", "None yet"),
        ("7.4", "Will you obtain any missing cover before the contract starts?", "Yes"),
    ]

    found = facts(read(table(rows)))

    assert found["insurance.professional_indemnity.undertaken"] is True
    assert "insurance.employers_liability.undertaken" not in found
    assert "insurance.public_liability.undertaken" not in found


@pytest.mark.parametrize(
    ("printed", "codes"),
    [
        ("1 and 4", ["1", "4"]),
        ("Lots 1 & 2", ["1", "2"]),
        ("Category 3", ["3"]),
        ("1-3", ["1", "2", "3"]),
        ("☒ Category 1 ☐ Category 2 ☒ Category 5", ["1", "5"]),
        ("All four: 1, 2, 3 and 4", ["1", "2", "3", "4"]),
        ("Category 2 Vocational opportunities (including post-16)", ["2"]),
        ("Online tutoring", ["4"]),
    ],
)
def test_categories_are_codes(printed: str, codes: list[str]) -> None:
    sheet = read(table([HEAD, ("1.4", "Which categories are you applying for?", printed), PROOF]))

    assert facts(sheet)["application.categories"] == codes


def test_a_table_of_lots_with_yes_and_no_gives_the_lots_applied_for() -> None:
    rows = [("Lot", "Applying? (Yes/No)"), ("Lot 1 Standard care and support", "Yes"), ("Lot 2 Enhanced care", "No")]

    assert facts(read(table(rows), table([HEAD, PROOF])))["application.categories"] == ["1"]


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("Private limited company", "company"),
        ("Company limited by guarantee and registered charity", "charity"),
        ("CIC", "cic"),
        ("Charitable Incorporated Organisation", "cio"),
        ("LLP", "llp"),
        ("☐ Public limited company ☒ Sole trader", "sole_trader"),
        ("Community Interest Company limited by shares", "cic"),
        ("Partnership", "partnership"),
    ],
)
def test_legal_forms_are_codes(printed: str, value: str) -> None:
    sheet = read(table([HEAD, ("1.3", "Trading status", printed), PROOF]))

    assert facts(sheet)["organisation.legal_form"] == value


@pytest.mark.parametrize(
    ("printed", "low", "high"),
    [("5-16", 5, 16), ("from 8 up to 18", 8, 18), ("0 to 25 years", 0, 25), ("11 – 19", 11, 19)],
)
def test_age_ranges_give_both_ends(printed: str, low: int, high: int) -> None:
    found = facts(read(table([HEAD, ("6.1", "Age range served", printed), PROOF])))

    assert (found["provision.age_from"], found["provision.age_to"]) == (low, high)


def test_an_address_is_one_line_and_gives_its_postcode() -> None:
    printed = "12 Mill Lane\nHorsham\nRH12 1AB"

    found = facts(read(table([HEAD, ("1.2", "Registered office address", printed), PROOF])))

    assert found["organisation.address"] == "12 Mill Lane, Horsham, RH12 1AB"
    assert found["organisation.postcode"] == "RH12 1AB"


def test_a_number_of_no_valid_form_is_kept_as_printed() -> None:
    found = facts(
        read(table([HEAD, ("1.5", "Company registration number", "12345"), ("1.6", "Are you an SME?", "Yes")]))
    )

    assert found["organisation.company_number"] == "12345"


def test_none_for_a_count_is_nought_and_for_a_name_nothing() -> None:
    rows = [HEAD, ("1", "Number of full-time pupils", "None"), ("2", "Trading name", "None"), PROOF]

    assert facts(read(table(rows))) == {"provision.full_time_pupils": 0, "organisation.company_number": "01234567"}


def test_an_empty_signature_box_is_not_signed() -> None:
    rows = [("Name", "Priya Anand"), ("Position", "Director"), ("Signature", ""), ("Date", "1 October 2026")]

    found = facts(read(*lines("# Declaration"), table(rows)))

    assert found == {
        "declaration.signed": False,
        "declaration.signed_by": "Priya Anand",
        "declaration.role": "Director",
        "declaration.signed_on": "2026-10-01",
    }


def test_a_typed_signature_counts() -> None:
    sheet = read(*lines("# Declaration", "Signed: P. Anand", "Print name: Priya Anand", "Date: 1 October 2026"))

    assert facts(sheet)["declaration.signed"] is True


def test_facts_of_a_subcontractor_carry_its_name() -> None:
    rows = [("Name", "Larkspur Transport Ltd"), ("Company registration number", "07654321")]

    sheet = read(*lines("# Details of each subcontractor"), table(rows), *lines("# About you"), table([HEAD, PROOF]))

    number = sheet.get("organisation.company_number", "Larkspur Transport Ltd")
    assert number is not None
    assert number.value == "07654321"
    assert facts(sheet) == {"organisation.company_number": "01234567"}


def test_contract_examples_in_columns_are_references() -> None:
    rows = [
        ("", "Contract 1", "Contract 2"),
        ("Name of customer organisation", "Fenmore School", "Marl County Council"),
        ("Point of contact", "Ann Bell", "Joe Hart"),
        ("Contract start date", "01/09/2022", "1 April 2023"),
        ("Contract completion date", "31/07/2025", ""),
        ("Estimated contract value", "£40,000", "£12,500"),
    ]

    sheet = read(*lines("# Relevant experience and contract examples"), table(rows))

    school, council = (
        sheet.get("reference.sector", "Fenmore School"),
        sheet.get("reference.sector", "Marl County Council"),
    )
    assert school is not None
    assert council is not None
    assert (school.value, council.value) == ("school", "council")
    ended = sheet.get("reference.ended_on", "Fenmore School")
    assert ended is not None
    assert ended.value == "2025-07-31"


def test_form_fields_answer_the_questions_printed_beside_them() -> None:
    blocks: list[Block] = [
        Paragraph(Text("1 Registered name", page=1)),
        Field("a1", "text", Text("Meadow Care Ltd", page=1, box=(100, 10, 300, 20)), "1 Registered name", page=1),
        Paragraph(Text("2 Do you transport children?", page=1)),
        Field(
            "a2",
            "radio",
            Text("No", page=1, box=(140, 40, 150, 50)),
            "2 Do you transport children?",
            "",
            "No",
            True,
            ("Yes", "No"),
            1,
        ),
        Paragraph(Text("3 Website", page=1)),
        Field("a3", "text", Text("", page=1, box=(100, 60, 300, 70)), "3 Website", page=1),
    ]

    sheet = read(*blocks)

    assert facts(sheet) == {"organisation.legal_name": "Meadow Care Ltd", "provision.transports_children": False}
    assert [item.state for item in sheet.questions] == ["answered", "answered", "blank"]


def test_a_form_in_which_nothing_was_filled_in_answers_nothing() -> None:
    sheet = read(
        *lines(
            "1. Please provide a name for this questionnaire.",
            "The name will help you to find it.",
            "2. What is your trading name?",
            "Trading names",
            "3. Is your organisation an SME?",
            "Yes No",
            "4. Postcode",
            "Country",
        )
    )

    assert {item.state for item in sheet.questions} <= {"blank", "residue"}
    assert sheet.facts() == ()


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("1.1(a) Name", "1.1(a)", "Name"),
        ("Q4. Name", "Q4", "Name"),
        ("S1-2 Name", "S1-2", "Name"),
        ("2/09 in breach", "2/09", "in breach"),
        ("(b) Fraud", "(b)", "Fraud"),
        ("1.1 (g) - (i) Are you", "1.1(g)(i)", "Are you"),
        ("12/03/2025", "", "12/03/2025"),
        ("8 to 16 years", "", "8 to 16 years"),
        ("12 Mill Lane, Horsham", "", "12 Mill Lane, Horsham"),
        ("5 years", "", "5 years"),
    ],
)
def test_question_numbers_are_split_off(text: str, number: str, rest: str) -> None:
    found, start = numbers.split(text)

    assert (found, text[start:]) == (number, rest)


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("Yes ☒ No ☐", ["Yes"]),
        ("☐ Yes ☑ No", ["No"]),
        ("[x] Yes [ ] No", ["Yes"]),
        ("Yes ( ) No (X)", ["No"]),
        ("Yes X  No", ["Yes"]),
        ("☐ A\n☒ B\n☒ C", ["B", "C"]),
        ("Please tick: ☐ Yes ☒ No", ["No"]),
        ("☐ Yes ☐ No", []),
        ("no more than (X) sides", []),
    ],
)
def test_ticked_options_are_read_whichever_side_the_box_stands(text: str, chosen: list[str]) -> None:
    assert [option.label for option in ticks.options(text) if option.ticked] == chosen


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Please confirm that none of the following applies", True),
        ("We confirm that no director has been convicted", True),
        ("Has any director been convicted?", False),
        ("Has a contract ended because work was not good enough?", False),
        ("State whether or not you have been convicted", False),
        ("The organisation has never been convicted", True),
    ],
)
def test_denials_are_told_from_questions(text: str, denied: bool) -> None:
    assert polarity.denies(text) is denied


def test_yes_and_no_columns_are_found_without_a_header_over_the_questions() -> None:
    rows = [("", "Yes", "No"), ("B1 been convicted of corruption", "", "✓"), ("B2 been declared bankrupt", "✓", "")]

    sheet = read(*lines("# Has your organisation, or any director:"), table(rows))

    assert facts(sheet) == {"exclusion.mandatory.corruption": False, "exclusion.discretionary.insolvency": True}


def test_a_tick_in_one_of_two_columns_without_headers_says_nothing() -> None:
    rows = [("B1", "been convicted of corruption", "", "✓"), ("B2", "been declared bankrupt", "", "✓"), (*PROOF, "")]

    assert facts(read(table(rows))) == {"organisation.company_number": "01234567"}


def test_two_labels_on_one_line_are_two_questions() -> None:
    sheet = read(*lines("# Declaration", "Signed: R Diaz\tDate: 2 October 2026", "Name: Rosa Diaz\tPosition: Manager"))

    assert facts(sheet) == {
        "declaration.signed": True,
        "declaration.signed_on": "2026-10-02",
        "declaration.signed_by": "Rosa Diaz",
        "declaration.role": "Manager",
    }


def test_numbered_lots_under_a_header_that_asks_for_them_are_their_numbers() -> None:
    head = ("Lot", "Description", "Bidding for this lot? (Y/N)")
    rows = [head, ("1", "Primary age group", "Y"), ("2", "Secondary age group", "N"), ("3", "Post-16", "Y")]

    assert facts(read(table(rows), table([HEAD, PROOF])))["application.categories"] == ["1", "3"]
