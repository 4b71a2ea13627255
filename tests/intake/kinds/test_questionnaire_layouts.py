"""Forms laid out on their side, answered left of or beneath their questions, or put the other way round."""

from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from intake.facts import FactSheet
from intake.kinds.questionnaire import extract, numbers, polarity
from intake.kinds.questionnaire.affirmation import affirms
from intake.located import Block, Cell, Paragraph, Reading, Table, Text, Word
from schemas.types import Value

DOUBTFUL = 0.7
"""Below this confidence a person decides."""


def line(text: str, level: int = 0) -> Paragraph:
    return Paragraph(Text(text, anchor="p"), level)


def table(*rows: Sequence[str], sheet: str | None = None) -> Table:
    """A table; in a worksheet empty cells are not there, in a document a row of one cell is as wide as the table."""
    width = max(len(row) for row in rows)
    return Table(
        tuple(
            tuple(
                Cell(
                    Text(text, sheet=sheet, cell=f"{chr(65 + column)}{number + 1}" if sheet else None, anchor="t"),
                    number,
                    column,
                    column_span=width if len(row) == 1 and sheet is None else 1,
                )
                for column, text in enumerate(row)
                if text or sheet is None
            )
            for number, row in enumerate(rows)
        ),
        sheet=sheet,
    )


FILLED = table(("9.8", "Company registration number", "01234567"), ("9.9", "Date of incorporation", "1 May 2011"))
"""Rows that only a filled form has: without such, nothing in a form counts as an answer."""


def read(*blocks: Block) -> FactSheet:
    sheet = FactSheet("form.docx", date(2026, 11, 1))
    extract(Reading("application/test", (*blocks, line("The company", 1), FILLED)), sheet)
    return sheet


def facts(*blocks: Block) -> dict[str, Value]:
    own = ("organisation.company_number", "organisation.registered_on")
    return {fact.name: fact.value for fact in read(*blocks).facts() if fact.name not in own}


def grounds(*blocks: Block) -> dict[str, Value]:
    """The last parts of the grounds' names with their values, those in doubt left out."""
    return {
        fact.name.rsplit(".", 1)[1]: fact.value
        for fact in read(*blocks).facts()
        if fact.name.startswith("exclusion.") and fact.confidence >= DOUBTFUL
    }


@pytest.mark.parametrize(
    ("left", "right"), [("Applies to us", "Does not apply"), ("True", "Not true"), ("Confirmed", "Cannot confirm")]
)
def test_the_headers_of_two_columns_say_which_mark_means_yes(left: str, right: str) -> None:
    head = ("Offence", left, right)
    rows = [("(i) bribery", "", "☒"), ("(ii) fraud", "", "☒"), ("(iii) terrorist offences", "☒", "")]

    found = grounds(line("3. Has your organisation been convicted of any of these?"), table(head, *rows))

    assert {found["corruption"], found["fraud"]} == {False}
    assert found.get("terrorism") in ((True,) if left == "Applies to us" else (None,))


def test_statements_put_positively_deny_their_grounds_when_agreed_to() -> None:
    found = grounds(
        line("3.3 Each of the following is true of us. (Write Agree or Disagree.)"),
        table(
            ("A. We have kept to the law on the environment.", "Agree"),
            ("B. We respect social law.", "Agree"),
            ("C. We comply with our obligations under labour law.", "Agree"),
            ("D. We are solvent.", "Agree"),
            ("E. We have made no agreement with others to distort competition.", "Agree"),
            ("F. No public contract of ours was ended early for poor performance.", "Agree"),
            ("G. We took no part in preparing this procurement.", "Disagree"),
        ),
    )

    assert found.pop("prior_involvement") is True
    assert found == dict.fromkeys(
        [
            "environmental_law",
            "social_law",
            "labour_law",
            "insolvency",
            "distortion_of_competition",
            "poor_performance",
        ],
        False,
    )


def test_a_ground_that_somebody_agrees_to_is_left_to_a_person() -> None:
    sheet = read(table(("1", "The organisation is guilty of grave professional misconduct", "Agree")))

    fact = sheet.get("exclusion.discretionary.grave_misconduct")
    assert fact is None or fact.confidence < DOUBTFUL


def test_one_answer_among_many_alike_that_would_exclude_is_left_to_a_person() -> None:
    asked = ("convicted of fraud", "convicted of bribery", "convicted of terrorism")
    rows = [(str(number), f"Have you been {words}?", "No") for number, words in enumerate(asked, 1)]

    found = grounds(table(*rows, ("4", "Have you met all your tax obligations?", "No")))

    assert found == {"fraud": False, "corruption": False, "terrorism": False}


def test_grounds_ticked_one_by_one_under_a_denial_do_not_apply() -> None:
    stem = line("Tick each box to confirm that the organisation has not:")

    found = grounds(
        stem, line("☒ been convicted of fraud"), line("☒ been convicted of bribery"), line("☐ become insolvent")
    )

    assert found == {"fraud": False, "corruption": False}


def test_only_ticked_grounds_apply_under_tick_any_that_apply() -> None:
    stem = line("Please tick any of the following that apply to your organisation:")

    found = grounds(stem, line("☐ Convicted of fraud"), line("☐ Convicted of bribery"), line("☒ Insolvent"))

    assert found == {"insolvency": True}


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        ("Yes ☒  No ☐", {"fraud": False, "corruption": False, "environmental_law": False, "social_law": False}),
        ("Yes ☐  No ☒", {}),
    ],
)
def test_a_confirmed_statement_above_denies_what_it_lists(reply: str, expected: Mapping[str, bool]) -> None:
    statement = (
        "We declare that neither the organisation nor any director has been convicted of fraud or bribery, "
        "or has broken environmental or social law."
    )

    assert (
        grounds(line("Grounds", 1), line(statement), line(f"Do you agree with this statement?   {reply}")) == expected
    )


@pytest.mark.parametrize(
    ("asked", "reply", "expected"),
    [
        ("We confirm that no director has been convicted of fraud, bribery or terrorism.", "Agreed", False),
        ("Have you been convicted of (a) fraud (b) bribery (c) terrorism?", "None of the above.", False),
        ("We confirm that no director has been convicted of fraud, bribery or terrorism.", "Cannot confirm", None),
        ("Have you been convicted of fraud, bribery or terrorism?", "Yes", None),
    ],
)
def test_grounds_named_together_are_denied_together_and_never_owned_to(
    asked: str, reply: str, expected: bool | None
) -> None:
    found = grounds(table(("1", asked, reply)))

    assert found == ({} if expected is None else dict.fromkeys(("fraud", "corruption", "terrorism"), expected))


def test_a_bare_no_to_a_denial_is_left_to_a_person() -> None:
    asked = "Please confirm that there is no conflict of interest"

    assert grounds(table(("1", asked, "No"))) == {}
    assert grounds(table(("1", asked, "Yes"))) == {"conflict_of_interest": False}


def test_a_members_grounds_are_not_the_applicants() -> None:
    sheet = read(line("Subcontractor 1", 1), table(("Name", "Bit Ltd"), ("Convicted of fraud?", "Yes")))

    given = [(fact.subject, fact.value) for fact in sheet.facts() if fact.name == "exclusion.mandatory.fraud"]
    assert given == [("Bit Ltd", True)]


def test_a_sentence_before_a_table_of_boxes_is_what_they_confirm() -> None:
    found = grounds(
        line("By ticking each box we confirm that none of these applies to us."),
        table(("☒", "Fraud"), ("☒", "Bribery or corruption"), ("☐", "Insolvency")),
    )

    assert found == {"fraud": False, "corruption": False}


def test_answers_stand_left_of_their_questions() -> None:
    found = grounds(
        table(
            ("PART 3: EXCLUSION",),
            ("Part 3 (a)", "Have you been convicted of any of these in the last five years?"),
            ("N", "Corruption"),
            ("N", "Fraud"),
            ("Y", "Terrorism"),
            ("N", "(not a conviction) A final decision that you have not paid tax"),
            sheet="Part 3",
        )
    )

    assert found == {"corruption": False, "fraud": False, "terrorism": True, "tax_breach": False}


def test_answers_stand_beneath_in_the_questions_own_column() -> None:
    sheet = read(
        table(
            ("Part 1 (a)", "Please give the official name of the provider"),
            ("", "Moor Play Association"),
            ("Part 1 (b)", "Please give the correspondence address"),
            ("", "3 Ferry Lane, London E9 4QN"),
            ("Part 1 (c)", "Are you an SME (Y/N)?"),
            ("Part 1 (d)", "Lower age limit"),
            ("", "6"),
            sheet="Part 1",
        )
    )

    assert {fact.name: fact.value for fact in sheet.facts()}.items() >= {
        "organisation.legal_name": "Moor Play Association",
        "organisation.address": "3 Ferry Lane, London E9 4QN",
        "provision.age_from": 6,
    }.items()
    assert [item.state for item in sheet.questions if item.number == "Part 1 (c)"] == ["blank"]


def test_labels_over_one_row_of_values_are_questions() -> None:
    found = facts(
        line("2.3 Whom may we talk to about this return?"),
        table(
            ("Person", "Job title", "E-mail", "Direct line"), ("Jo Hart", "Director", "jo@hart.example", "01632 960417")
        ),
    )

    assert found == {
        "contact.name": "Jo Hart",
        "contact.role": "Director",
        "contact.email": "jo@hart.example",
        "contact.phone": "01632 960417",
    }


def test_labels_and_values_share_their_cells() -> None:
    found = facts(
        line("Signing off", 1),
        table(("Signature:  J Hart", "Name in capitals:  JO HART"), ("Position held:  Director", "Dated:  9/11/26")),
    )

    assert found == {
        "declaration.signed": True,
        "declaration.signed_by": "JO HART",
        "declaration.role": "Director",
        "declaration.signed_on": "2026-11-09",
    }


def test_a_part_of_a_worksheets_cell_is_quoted_by_the_whole_cell() -> None:
    sheet = read(
        table(("1. Do you transport children?   [x] Yes [ ] No",), ("2. Do you teach online?", "No"), sheet="Form")
    )

    fact = sheet.get("provision.transports_children")
    assert fact is not None
    assert (fact.value, fact.evidence[0].quote) == (True, "1. Do you transport children?   [x] Yes [ ] No")


def test_a_label_is_no_answer_to_the_label_beside_it() -> None:
    found = facts(line("Declaration", 1), table(("Name:", "Position:"), ("Signature:", "Date:")))

    assert found == {"declaration.signed": False}


def test_covers_head_the_columns() -> None:
    found = facts(
        line("4.2 Insurance. For each cover: is it in place, for how much, and if not, will you take it out?"),
        table(
            ("", "Employers’", "Public", "Professional"),
            ("In place now?", "Yes", "Yes", "No"),
            ("Limit of cover", "£10m", "£5 million", "£500k"),
            ("If not, will you take it out before the start?", "n/a", "n/a", "Yes"),
        ),
    )

    assert found == {
        "insurance.employers_liability.cover": 10_000_000,
        "insurance.public_liability.cover": 5_000_000,
        "insurance.professional_indemnity.cover": 500_000,
        "insurance.professional_indemnity.undertaken": True,
    }


def test_records_begin_and_end_inside_a_table() -> None:
    found = facts(
        table(
            ("D.2 Insurance held (premium £4,318.75)",),
            ("Cover", "Insurer", "Policy number", "Limit", "Expiry date"),
            ("Employers’ liability", "Severn Mutual plc", "SM/1", "£10,000,000", "31/12/2026"),
            ("Public liability", "Severn Mutual plc", "SM/2", "£5,000,000", "30/11/2026"),
        )
    )

    assert found["insurance.employers_liability.policy_number"] == "SM/1"
    assert found["insurance.public_liability.expires"] == "2026-11-30"
    assert found["insurance.public_liability.cover"] == 5_000_000


def test_references_from_and_to_are_records() -> None:
    sheet = read(
        line("References", 1),
        table(
            ("Organisation", "Contact", "From", "To", "Value"),
            ("Hill School", "Ms Lee", "01/09/2024", "22/07/2025", "£18,400"),
            ("Dale Council", "Mr Roe", "15/01/2025", "ongoing", "£32,750"),
        ),
    )

    given = {(fact.subject, fact.name): fact.value for fact in sheet.facts() if fact.subject}
    assert given["Hill School", "reference.ended_on"] == "2025-07-22"
    assert given["Dale Council", "reference.contract_value"] == 32750
    assert ("Dale Council", "reference.ended_on") not in given


def test_a_statement_is_answered_in_its_questions_cell_under_a_limit_for_all() -> None:
    prose = "We reply the same day. We meet the family at home and our tutor starts within a week."
    sheet = read(
        table(
            ("Part 6  Method statements (each no more than 300 words)",),
            ("Q48", f"How will you respond to a referral?\n{prose}"),
        )
    )

    assert sheet.get("method_statement.words", "Q48") is not None
    limit = sheet.get("method_statement.word_limit", "Q48")
    assert limit is not None
    assert (limit.value, limit.evidence[0].quote) == (300, "300 words")


def test_a_party_is_named_before_the_colon() -> None:
    sheet = read(
        table(
            ("Part 2  Consortium and lots",),
            ("Q15", "Consortium member: name", "Bright Care Ltd"),
            ("Q16", "Consortium member: company number", "11920466"),
            ("Q20", "Contact person", "Denise Hart"),
            ("Q21", "Contact’s position", "Lead"),
        )
    )

    given = {(fact.subject, fact.name): fact.value for fact in sheet.facts()}
    assert given["Bright Care Ltd", "organisation.company_number"] == "11920466"
    assert given[None, "contact.name"] == "Denise Hart"


def test_a_numbered_title_heads_its_parts_and_is_not_asked() -> None:
    sheet = read(
        table(
            ("1  IDENTITY OF THE APPLICANT", "", ""),
            ("1.1", "Registered name", "Hart Ltd"),
            ("1.2", "Status", "Registered charity"),
            ("2  METHOD STATEMENTS (maximum 300 words each)", "", ""),
            ("2.1", "Measuring progress", "Not applicable"),
            sheet="Form",
        )
    )

    assert sheet.get("organisation.legal_form") is not None
    assert not [fact.name for fact in sheet.facts() if fact.name.startswith("method_statement.answered")]
    assert "1" not in {item.number for item in sheet.questions}


def test_an_explanation_is_asked_for_by_number() -> None:
    sheet = read(
        table(
            ("5.7", "Health and Safety Executive notices in the last 3 years?", "Yes"),
            ("6.1", "Do you transport children?", "No"),
            ("6.2", "Explanation of 5.7", "An improvement notice on the saw, since lifted"),
        )
    )

    fact = sheet.get("enforcement.explanation")
    assert fact is not None
    assert str(fact.value).startswith("An improvement notice")


def test_a_yes_that_goes_on_explains_itself() -> None:
    found = facts(
        table(("4", "Any HSE notice in the last three years? Give details.", "Y. Notice of 8 May on the aerial runway"))
    )

    assert found["enforcement.hse"] is True
    assert found["enforcement.explanation"] == "Notice of 8 May on the aerial runway"


def test_self_cleaning_names_its_ground_by_number() -> None:
    sheet = read(
        table(
            ("3.1.3", "Have you breached labour law?", "Yes"),
            ("3.2", "Self-cleaning", "3.1.3: We repaid two tutors and changed our payroll."),
        )
    )

    fact = sheet.get("exclusion.self_cleaning", "labour_law")
    assert fact is not None
    assert fact.value == "We repaid two tutors and changed our payroll."


def test_neighbours_and_the_kind_of_answer_tell_an_unknown_question() -> None:
    found = facts(
        line("About the organisation", 1),
        table(
            ("1", "Registered name", "Hart Ltd"),
            ("2", "Legal form", "Charity"),
            ("3", "Since when on the books", "4 March 2010"),
            ("4", "Charity number", "299417"),
            ("5", "Your way of applying", "Sole applicant"),
        ),
    )

    assert found["application.bidding_model"] == "single"
    assert "contact.phone" not in found


def test_the_options_tell_a_choice_that_no_wording_does() -> None:
    found = facts(
        line("2.2 Mark one."),
        line(
            "[x] On our own account   [ ] As lead of a group of bidders   [ ] As main contractor with sub-contractors"
        ),
    )

    assert found == {"application.bidding_model": "single"}


def test_an_answer_may_follow_words_in_brackets() -> None:
    words = "4.3 Does section 54 of the Modern Slavery Act 2015 bind you?  (delete as appropriate)    / No"

    assert facts(line(words)) == {"organisation.section_54": False}


def test_boxes_read_after_all_questions_go_back_to_their_lines() -> None:
    asked = ["Has your organisation broken environmental law?", "Is your organisation insolvent?"]
    blocks: list[Block] = [_printed(f"{28 + row}. {words}", 75, 100 + 20 * row) for row, words in enumerate(asked)]
    boxes = [[_placed("Yes [ ]", 430, 100 + 20 * row), _placed("No [X]", 490, 100 + 20 * row)] for row in range(2)]
    blocks.append(
        Table(
            tuple(
                tuple(Cell(text, row, column) for column, text in enumerate(texts)) for row, texts in enumerate(boxes)
            ),
            1,
        )
    )

    assert grounds(*blocks) == {"environmental_law": False, "insolvency": False}


def _placed(words: str, x: float, y: float) -> Text:
    return Text(words, 1, (Word(0, len(words), (x, y, x + 4 * len(words), y + 10)),))


def _printed(words: str, x: float, y: float) -> Paragraph:
    text = _placed(words, x, y)
    return Paragraph(text, lines=(text,))


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Applies to us", True),
        ("Does not apply", False),
        ("Cannot confirm", False),
        ("We do not agree", False),
        ("Agreed", True),
        ("N/A", None),
        ("Not applicable", None),
        ("Single organisation", None),
        ("No. 4", None),
    ],
)
def test_what_an_option_says(label: str, said: bool | None) -> None:
    assert affirms(label) is said


@pytest.mark.parametrize(
    ("wording", "bad"),
    [
        ("We comply with environmental law", False),
        ("The organisation has not complied with labour law", True),
        ("Breach of obligations that you must comply with under labour law", True),
        ("We have not met our obligations under environmental law", True),
        ("There is no conflict of interest", False),
        ("Has any contract been ended because you did not comply with it?", True),
    ],
)
def test_which_way_a_ground_is_put(wording: str, bad: bool) -> None:
    assert polarity.yes_means_bad(wording, "yes", "", wording) is bad


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("Part 1 (a) Please give", "Part 1 (a)"),
        ("Section C.4 Name", "Section C.4"),
        ("Section 54 (Modern Slavery Act)", ""),
    ],
)
def test_numbers_that_begin_with_their_part(printed: str, number: str) -> None:
    assert numbers.split(printed)[0] == number
