"""Insurance papers, registrations and references laid out or worded in ways that no other test uses."""

from collections.abc import Sequence
from datetime import date

from intake.facts import FactSheet
from intake.kinds import insurance, reference, registration
from intake.labels import pairs
from intake.located import Block, Cell, Paragraph, Reading, Table, Text, Word
from intake.readers import docx, pdf
from tests.make import docx as make_docx
from tests.make import pdf as make_pdf
from tests.make.blocks import H, P, T

AS_AT = date(2026, 11, 23)
HOLDER = "Larch Farm Learning CIC"


def line(text: str, level: int = 0) -> Paragraph:
    return Paragraph(Text(text, anchor="p"), level=level)


def table(*rows: Sequence[str]) -> Table:
    return Table(
        tuple(
            tuple(Cell(Text(text, anchor="t"), row, column) for column, text in enumerate(words))
            for row, words in enumerate(rows)
        )
    )


def insured(*blocks: Block) -> dict[str, object]:
    return read_insurance(Reading("x", blocks))


def read_insurance(reading: Reading) -> dict[str, object]:
    sheet = FactSheet("doc", AS_AT)
    insurance.extract(reading, sheet)
    return {fact.name.removeprefix("insurance."): fact.value for fact in sheet.facts()}


def registered(*blocks: Block) -> dict[str, object]:
    sheet = FactSheet("doc", AS_AT)
    registration.extract(Reading("x", blocks), sheet)
    return {f"{fact.name}|{fact.subject or ''}".removesuffix("|"): fact.value for fact in sheet.facts()}


def referred(*blocks: Block) -> dict[str, object]:
    sheet = FactSheet("doc", AS_AT)
    reference.extract(Reading("x", blocks), sheet)
    return {fact.name.removeprefix("reference."): fact.value for fact in sheet.facts()}


COLUMNS = [
    ["", "Section A", "Section B"],
    ["What it covers", "Harm to staff (Employers' Liability)", "Harm to others (Public Liability)"],
    ["Carried by", "Aldwych Mutual Society", "Corvane Underwriting plc"],
    ["Policy no.", "AMS/EL/100", "CVN-PL-200"],
    ["Sum insured", "£10m", "£5,000,000"],
    ["How it applies", "any one occurrence", "in the aggregate"],
    ["You bear first", "Nil", "£250"],
    ["On risk", "01/04/26", "12/06/26"],
    ["Off risk (midnight)", "31/03/27", "11/06/27"],
]


def test_covers_as_columns_of_a_printed_table_with_notes_that_refer_to_sections() -> None:
    blocks: list[H | P | T] = [
        H("Summary of cover", 0),
        H("The people insured", 2),
        P(HOLDER),
        T(COLUMNS),
        P("Section B extends to indemnify the insured for claims of alleged abuse of persons in its care."),
    ]
    stated = {
        "employers_liability.cover": 10_000_000,
        "employers_liability.basis": "per_claim",
        "employers_liability.insurer": "Aldwych Mutual Society",
        "employers_liability.policy_number": "AMS/EL/100",
        "employers_liability.insured_name": HOLDER,
        "employers_liability.starts": "2026-04-01",
        "employers_liability.expires": "2027-03-31",
        "employers_liability.excess": 0,
        "public_liability.cover": 5_000_000,
        "public_liability.basis": "aggregate",
        "public_liability.insurer": "Corvane Underwriting plc",
        "public_liability.policy_number": "CVN-PL-200",
        "public_liability.insured_name": HOLDER,
        "public_liability.starts": "2026-06-12",
        "public_liability.expires": "2027-06-11",
        "public_liability.excess": 250,
        "public_liability.abuse_excluded": False,
    }

    assert read_insurance(pdf.read(make_pdf.render(blocks).data)) == stated
    assert read_insurance(docx.read(make_docx.render(blocks).data)) == stated


def test_columns_and_rows_without_known_labels_are_told_by_what_they_hold() -> None:
    down = insured(
        table(
            ["Employers' liability", "£10m", "Aldwych Insurance Ltd", "AW/11223", "1 Apr 2026", "31 Mar 2027"],
            ["Public liability", "£5m any one event", "Corvane plc", "CV/2", "1 Apr 2026", "31 Mar 2027"],
        )
    )
    across = insured(
        table(
            ["", "Public liability", "Cyber"],
            ["Alpha", "Aldwych Mutual", "Corvane plc"],
            ["Beta", "AW/11223", "CV 60/2207"],
            ["Gamma", "£5m", "£250,000"],
        )
    )

    assert (down["employers_liability.insurer"], down["employers_liability.starts"]) == (
        "Aldwych Insurance Ltd",
        "2026-04-01",
    )
    assert down["public_liability.expires"] == "2027-03-31"
    assert across == {
        "public_liability.cover": 5_000_000,
        "public_liability.insurer": "Aldwych Mutual",
        "public_liability.policy_number": "AW/11223",
        "cyber.cover": 250_000,
        "cyber.insurer": "Corvane plc",
        "cyber.policy_number": "CV 60/2207",
    }


def test_two_unlabelled_rows_of_amounts_are_not_guessed_between() -> None:
    got = insured(table(["", "Public liability", "Cyber"], ["Alpha", "£5m", "£1m"], ["Beta", "£2m", "£3m"]))

    assert {value for name, value in got.items() if name.endswith("policy_number")} == set()
    assert "public_liability.excess" not in got


def test_covers_named_in_a_line_above_a_printed_table_head_the_columns_below_them() -> None:
    def placed(words: str, x: float, y: float) -> Text:
        return Text(words, page=1, words=(Word(0, len(words), (x, y, x + 60, y + 10)),))

    head = Text(
        "Public liability Cyber",
        page=1,
        words=(Word(0, 16, (150, 90, 210, 100)), Word(17, 22, (250, 90, 280, 100))),
    )
    rows = (("Limit", "£5m", "£1m"), ("From", "1 Jul 26", "15 Aug 26"), ("To", "30 Jun 27", "14 Aug 27"))
    below = Table(
        tuple(
            tuple(
                Cell(placed(text, 50 + 100 * column, 110 + 20 * row), row, column) for column, text in enumerate(words)
            )
            for row, words in enumerate(rows)
        ),
        page=1,
        ruled=False,
    )

    got = insured(Paragraph(head), below)

    assert (got["public_liability.cover"], got["public_liability.expires"]) == (5_000_000, "2027-06-30")
    assert (got["cyber.cover"], got["cyber.starts"]) == (1_000_000, "2026-08-15")


def test_a_line_that_strings_a_cover_together_gives_insurer_number_and_dates() -> None:
    got = insured(
        line("Public Liability – Aldwych Insurance Ltd – AB/12346 – £5,000,000 any one event – 01/04/26 to 31/03/27")
    )

    assert got == {
        "public_liability.cover": 5_000_000,
        "public_liability.basis": "per_claim",
        "public_liability.insurer": "Aldwych Insurance Ltd",
        "public_liability.policy_number": "AB/12346",
        "public_liability.starts": "2026-04-01",
        "public_liability.expires": "2027-03-31",
    }


def test_what_was_before_the_renewal_is_not_what_is() -> None:
    got = insured(
        line("Renewal notice: Public Liability policy FBM 6082/11/C", 1),
        line("The new period begins on 1st October 2026 and ends on 30th September 2027. "
             "Your previous period ended on 30th September 2026."),
        line("The limit of indemnity is increased from £2,000,000 to £5,000,000 any one claim."),
        line("The premium is £738.40 (last year £655.02)."),
        line("Fenwick Mutual Insurance Company is incorporated in England (No. 00117752), authorised by the Prudential "
             "Regulation Authority."),
    )

    assert (got["public_liability.cover"], got["public_liability.expires"]) == (5_000_000, "2027-09-30")
    assert got["public_liability.insurer"] == "Fenwick Mutual Insurance Company"


def test_cards_of_one_cover_beside_other_things_insured() -> None:
    got = insured(
        table(
            ["Professional indemnity", "Business equipment"],
            ["£1,000,000", "£6,000"],
            ["For each claim", "Laptops and phones"],
            ["You pay the first £350", "You pay the first £100"],
            ["Retroactive date 2022-05-11", "UK and EU"],
        )
    )

    assert got == {
        "professional_indemnity.cover": 1_000_000,
        "professional_indemnity.basis": "per_claim",
        "professional_indemnity.excess": 350,
    }


def test_the_insurer_signs_above_its_caption_and_its_officer_below() -> None:
    got = insured(
        line("Certificate of motor insurance", 1),
        line("2. Name of policyholder", 2),
        line(HOLDER),
        line("3. Effective date of the commencement of insurance for the purposes of the relevant law", 2),
        line("00:01 hours, 28 February 2026"),
        line("Wyvern Road Insurance Limited"),
        line("Authorised insurers"),
        line("M. Oduya, Chief Executive"),
    )

    assert got == {
        "motor.insurer": "Wyvern Road Insurance Limited",
        "motor.insured_name": HOLDER,
        "motor.starts": "2026-02-28",
    }


def test_a_policy_renewed_starts_then_and_work_done_since_does_not() -> None:
    got = insured(
        line("Professional indemnity is insured with Rook & Mallory Specialty plc at Lloyd's. The limit is £1 million. "
             "This policy was last renewed on 12 June 2026 and expires on 11 June 2027. "
             "It covers claims arising from work done since 12 June 2016.")
    )

    assert (got["professional_indemnity.starts"], got["professional_indemnity.expires"]) == ("2026-06-12", "2027-06-11")


def test_the_date_on_which_a_registration_would_have_ended_is_not_its_end() -> None:
    got = registered(
        line("Data protection fee: your renewal is complete"),
        line(f"Dear {HOLDER}"),
        line("We have renewed your entry in the register of fee payers under the reference ZA902265. Your registration "
             "would have expired on 24 February 2026. It now runs until 24 February 2027."),
    )

    assert got == {
        "registration.ico.reference": "ZA902265",
        "registration.ico.expires": "2027-02-24",
        "registration.ico.name": HOLDER,
    }


def test_the_department_and_address_beside_a_letterhead_and_the_letters_date_are_no_part_of_the_reference() -> None:
    got = referred(
        table(["Northmere Borough Council", "Children’s Commissioning\nCivic Centre, Northmere NM4 4AA"]),
        line("Date: 02.11.26    Our ref: CC/ext/81"),
        line("Dear Colleague"),
        line("Their contract started on 01.04.23, following an open tender, and came to an end on 31.03.26."),
        line("Regards"),
        line("Gwilym Parfitt-Dean, Senior Commissioning Officer"),
    )

    assert got == {
        "organisation": "Northmere Borough Council",
        "sector": "council",
        "contact": "Gwilym Parfitt-Dean, Senior Commissioning Officer",
        "started_on": "2023-04-01",
        "ended_on": "2026-03-31",
    }


def test_who_holds_an_insurance_is_not_its_insurer() -> None:
    got = insured(line(f"Insurance held by {HOLDER}", 1), line("Public liability: £5,000,000"))

    assert got == {"public_liability.cover": 5_000_000, "public_liability.insured_name": HOLDER}


def test_an_entry_with_labels_above_its_values_and_the_name_as_a_title() -> None:
    got = registered(
        line("Information Commissioner’s Office", 1),
        line("Entry in the register of fee payers", 3),
        line(HOLDER, 2),
        table(["Our ref.", "Entered", "Fee paid up to"], ["ZA618204", "18 Feb 2019", "17 Feb 2027"]),
    )

    assert got == {
        "registration.ico.reference": "ZA618204",
        "registration.ico.name": HOLDER,
        "registration.ico.expires": "2027-02-17",
    }


def test_a_letter_of_registration_names_the_school_in_its_subject_line() -> None:
    got = registered(
        line("Department for Education", 1),
        line("Greywethers School: registration under section 99 of the Education and Skills Act 2008"),
        line("I write about your application of 11 November 2024."),
        line("The school was therefore entered in the register of independent schools on 12 August 2025."),
        line("Its unique reference number (URN) is 151206."),
    )

    assert got == {
        "registration.dfe.name": "Greywethers School",
        "registration.dfe.status": "registered",
        "registration.dfe.reference": "151206",
    }


def test_two_certificates_in_one_table_keep_their_rows() -> None:
    got = registered(
        line("Our certificates", 1),
        table(
            ["Scheme", "Certificate number", "Certified by", "Valid until"],
            ["ISO 9001:2015", "AA-771", "Albany Assurance Ltd", "17 May 2028"],
            ["Cyber Essentials", "5b2e-4d19", "Northgate Cyber Ltd", "3 June 2027"],
        ),
    )

    assert got == {
        "accreditation.reference|iso_9001": "AA-771",
        "accreditation.body|iso_9001": "Albany Assurance Ltd",
        "accreditation.expires|iso_9001": "2028-05-17",
        "accreditation.reference|cyber_essentials": "5b2e-4d19",
        "accreditation.body|cyber_essentials": "Northgate Cyber Ltd",
        "accreditation.expires|cyber_essentials": "2027-06-03",
    }


def test_a_letterhead_set_in_a_table_names_the_referee() -> None:
    got = referred(
        table(["Saltmere Community School", "Harbour Road\nSaltmere\nBN98 7ZZ"]),
        line("2 October 2026"),
        line("To whom it may concern"),
        line("We have used the Yard as a placement for pupils since 9th September 2024, and we are using it still."),
        line("Over the whole arrangement to date we have paid £86,400.00. Invoices have been right every time."),
        line("Yours faithfully"),
        line("Judith Okonjo-Bell"),
        line("Deputy Headteacher"),
    )

    assert got == {
        "organisation": "Saltmere Community School",
        "sector": "school",
        "contact": "Judith Okonjo-Bell, Deputy Headteacher",
        "contract_value": 86_400,
        "started_on": "2024-09-09",
    }


def test_a_form_with_small_print_over_what_was_filled_in_and_questions_with_answers() -> None:
    boxes = referred(
        table(["Name of the supplier asking for the reference\nQuayside Ltd"]),
        table(
            ["Organisation giving the reference\nSt Brannoc's Primary School", ""],
            ["Type of organisation (school, local authority, other)\nSchool", ""],
            ["Your name\nMrs Perpetua Lindqvist", "Position held\nSENCo"],
        ),
        table(
            ["Date contract began\n11/09/2023", "Date contract finished\n17/07/2025", "Total value (GBP) 18,720.00"],
        ),
        table(["Signed\nP. Lindqvist", "Date signed\n30/09/2026"]),
    )
    questions = referred(
        line("Which organisation are you from? Oak Grove Primary School"),
        line("Your name and job: Jane Smith, SENCO"),
        line("When did the work start?\n4 September 2023"),
        line("What was it worth?\n£12,400"),
    )

    assert boxes == {
        "organisation": "St Brannoc's Primary School",
        "sector": "school",
        "contact": "Mrs Perpetua Lindqvist, SENCo",
        "contract_value": 18_720,
        "started_on": "2023-09-11",
        "ended_on": "2025-07-17",
    }
    assert (questions["contact"], questions["started_on"]) == ("Jane Smith, SENCO", "2023-09-04")
    assert (questions["organisation"], questions["contract_value"]) == ("Oak Grove Primary School", 12_400)


def test_of_mails_forwarded_the_one_that_speaks_of_the_contract_is_the_reference() -> None:
    got = referred(
        line("From: Office <office@larch.example>"),
        line("Please see the reference below from the school. We sent our request on 1 May 2026."),
        line("Kind regards"),
        line("Priya Holt, Office Manager, Larch Farm Learning CIC"),
        line("From: Jane Smith <jsmith@oakgrove.example>"),
        line("The contract began on 4 September 2023 and was worth £12,400 in total over the period."),
        line("Best wishes"),
        line("Jane Smith, SENCO, Oak Grove Primary School"),
    )

    assert got == {
        "organisation": "Oak Grove Primary School",
        "sector": "school",
        "contact": "Jane Smith, SENCO",
        "contract_value": 12_400,
        "started_on": "2023-09-04",
    }


def test_guessed_pairs_are_given_only_when_asked_for() -> None:
    reading = Reading("x", (line("Policy No. PV/EL/4471902-06"), table(["What was provided\nAnimal sessions"])))

    assert list(pairs(reading)) == []
    assert [(pair.label, pair.words) for pair in pairs(reading, guesses=True)] == [
        ("Policy No", "PV/EL/4471902-06"),
        ("What was provided", "Animal sessions"),
    ]
