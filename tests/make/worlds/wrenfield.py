"""Wrenfield Family Support: a charity's complete application for both care and support lots."""

from tests.make import (
    accounts,
    charity,
    forms,
    insurance,
    letters,
    offer,
    policies,
    records,
    registrations,
    text,
)
from tests.make.blocks import Block, H, P, Theme
from tests.make.marks import Built
from tests.make.pack import Pack
from tests.make.policies import Dated, House

NAME = "Wrenfield Family Support"
ADDRESS = "The Old Dairy, Pippin Lane, Nether Saltby, PO78 3XA"
THEME = Theme("serif", "5B2C6F", 11)
HOUSE = House(NAME, ADDRESS, THEME, "formal", "Perpetua Lindqvist", "Auberon Tack")
AS_AT = "2026-10-19"

FORM = forms.issued("wrenfield")

ANSWERS = forms.answers(
    {
        "o.legal_name": NAME,
        "o.trading_name": "~No",
        "o.address": ADDRESS,
        "o.website": "https://wrenfield.example",
        "o.legal_form": ("charity", "Charitable company limited by guarantee"),
        "o.registered_on": ("2009-06-11", "11 June 2009"),
        "o.company_number": "99207731",
        "o.charity_number": "9104423",
        "o.vat_number": "~N/A",
        "o.sme": True,
        "o.vcse": True,
        "o.parent_name": "~N/A",
        "o.employees": (31, "31"),
        "a.bidding_model": ("single", "Sole applicant"),
        "a.categories": (["1", "2"], "Lot 1 and Lot 2"),
        "c.name": "Auberon Tack",
        "c.role": "Operations Manager",
        "c.email": "auberon.tack@wrenfield.example",
        "c.phone": "020 7946 0417",
        "m.tax_breach": False,
        "exclusion.self_cleaning": "~N/A",
        "a.accounts_enclosed": True,
        "i.employers_liability.cover": (10000000, "GBP 10 million"),
        "i.public_liability.cover": (10000000, "GBP 10 million"),
        "i.professional_indemnity.cover": (5000000, "GBP 5 million"),
        "undertaking": "~N/A",
        "o.section_54": False,
        "enforcement.hse": False,
        "p.personal_care": True,
        "cqc_number": "[[registration.cqc.reference=1-990004417|1-990004417]]",
        "p.works_in_person": True,
        "p.transports_children": True,
        "ages": "[[provision.age_from=0;;provision.age_to=16|0 to 16]]",
        "p.activities": (
            ["personal care", "outings", "sensory play", "sitting service"],
            "personal care, outings, sensory play, sitting service",
        ),
        "s.two_to_one": True,
        "s.moving_and_handling": True,
        "s.positive_behaviour_support": True,
        "s.complex_health_training": True,
        "s.safeguarding_lead": "Perpetua Lindqvist",
        "s.safeguarding_lead_trained_on": ("2026-01-29", "29 January 2026"),
        "s.deputy_lead": "Auberon Tack",
        "ms.1": "See Method Statements.docx",
        "ms.2": "See Method Statements.docx",
        "decl.signed_by": "Perpetua Lindqvist",
        "decl.role": "Chief Executive",
        "decl.signed": "[[declaration.signed=true|P Lindqvist]]",
        "decl.signed_on": ("2026-10-07", "7 October 2026"),
    }
)

METHODS = [
    (
        "G.1",
        "From referral to first visit: how do you take on a family?",
        300,
        "The duty manager reads each referral within two working hours and rings the social worker the "
        "same day. We ask for the care "
        "plan, the moving and handling plan, any health protocol and the names of those who already know "
        "the child. A coordinator "
        "visits the home within five working days, meets the child, walks through the routine and writes "
        "the support plan and risk "
        "assessment with the family.\nTwo workers are matched by skill and by what the child enjoys. They "
        "shadow a parent for at least "
        "two visits, and where health tasks are needed a nurse signs off each worker before they work "
        "alone. The plan, names and start "
        "date are confirmed to the council in writing.",
    ),
    (
        "G.2",
        "How do you know that a child is making progress?",
        300,
        "Each plan has no more than four outcomes in the child's own words or symbols. Workers score each "
        "outcome after every visit on "
        "a five-point scale and add a sentence or a photograph. The coordinator looks at the scores "
        "monthly and at six weeks, three "
        "months and every six months holds a review with child, family and social worker.\nWhere an "
        "outcome has not moved for two "
        "months, the plan is changed. A summary for all children is shared with the council every quarter.",
    ),
]

YEARS = (
    accounts.Year(
        "2025-04-01",
        "2026-03-31",
        "31 March 2026",
        {
            "tangible_fixed_assets": 88400,
            "debtors": 74900,
            "cash": 289600,
            "creditors_within_one_year": 80200,
            "creditors_after_one_year": 10000,
            "unrestricted_funds": 334700,
            "restricted_funds": 28000,
            "total_funds": 362700,
        },
    ),
    accounts.Year(
        "2024-04-01",
        "2025-03-31",
        "31 March 2025",
        {
            "tangible_fixed_assets": 92100,
            "debtors": 68200,
            "cash": 246400,
            "creditors_within_one_year": 72500,
            "creditors_after_one_year": 15000,
            "unrestricted_funds": 298200,
            "restricted_funds": 21000,
            "total_funds": 319200,
        },
    ),
)
SOFA = {
    "Donations and grants": (61200, 60000, 121200, 98400),
    "Charitable activities": (689400, 0, 689400, 641300),
    "Investments": (1800, 0, 1800, 1100),
    "Total income": (752400, 60000, 812400, 740800),
    "Raising funds": (14300, 0, 14300, 12900),
    "Expenditure on charitable activities": (701600, 53000, 754600, 698000),
    "Total expenditure": (715900, 53000, 768900, 710900),
    "Net income before gains and losses": (36500, 7000, 43500, 29900),
    "Total funds brought forward": (298200, 21000, 319200, 289300),
    "Total funds carried forward": (334700, 28000, 362700, 319200),
}

PEOPLE = [
    records.Person("Perpetua Lindqvist", "Chief executive", "2012-03-05", "009900220001", "2025-03-11"),
    records.Person("Auberon Tack", "Operations manager", "2016-08-22", "009900220002", "2024-08-19"),
    records.Person("Hesper Juniper", "Registered care manager", "2019-02-18", "009900220003", "2024-02-05"),
    records.Person("Dunstan Orfe", "Senior support worker", "2020-10-12", "009900220004", "2025-09-30"),
    records.Person("Calla Wetherby-Nunn", "Support worker", "2021-07-01", "009900220005", "2024-06-17"),
    records.Person("Piers Goldfinch", "Support worker", "2023-01-09", "009900220006", "2025-12-02"),
    records.Person(
        "Zillah Farrow", "Support worker", "2024-05-07", "009900220007", "2024-04-15", update=False
    ),
    records.Person(
        "Ottoline Brake",
        "Finance officer",
        "2015-09-14",
        "009900220008",
        "2024-09-09",
        level="Standard",
        barred=False,
    ),
]
STAFF = [(person.name, person.role) for person in PEOPLE[:7]]


def staff_files() -> list[tuple[str, str, Built]]:
    """The record as a Word table, the training matrix as a PDF."""
    every = ["2026-02-04", "2026-02-04", "2026-02-11", "2026-02-11", "2026-03-03", "2026-03-03", "2026-03-10"]
    care = ["", "", "2025-11-12", "2025-11-12", "2025-11-26", "2025-11-26", "2026-01-21"]
    courses = [
        records.Course("Safeguarding children", every),
        records.Course("Safeguarding lead (level 3)", ["2026-01-29", "2025-06-19", *[""] * 5], lead_row=0),
        records.Course(
            "Paediatric first aid: expires",
            ["", "2027-12-05", "2028-04-20", "2027-09-14", "2028-04-20", "2027-09-14", "2028-08-02"],
            expires=True,
        ),
        records.Course("Moving and handling", care, "moving_and_handling"),
        records.Course("Positive behaviour support", care, "positive_behaviour_support"),
        records.Course("Complex health and PMLD", care, "complex_health_training"),
        records.Course("Medicines competence", care, "medicines_competence"),
    ]
    return [
        (
            "Single central record.docx",
            "dbs_record",
            records.dbs_word(PEOPLE, NAME, AS_AT, "5 October 2026", Theme("serif", "5B2C6F", 9.5)),
        ),
        (
            "Training record October 2026.pdf",
            "training_record",
            records.training_pdf(
                NAME, STAFF, courses, "5 October 2026", Theme("sans", "5B2C6F", 8, landscape=True), "short"
            ),
        ),
    ]


def policy_files() -> list[tuple[str, Built]]:
    """Safeguarding and the plan apart, the others in two handbooks."""
    spring = Dated(("2026-03-24", "24 March 2026"), ("2027-03-24", "24 March 2027"))
    care = Dated(("2026-05-12", "12 May 2026"), ("2027-05-12", "12 May 2027"))
    board = Dated(
        ("2026-06-23", "23 June 2026"),
        ("2027-06-23", "23 June 2027"),
        ("2026-06-30", "30 June 2026"),
        owner="Hesper Juniper",
    )
    lead = Dated(
        ("2026-07-14", "14th July 2026"), ("2027-07-14", "14th July 2027"), ("2026-07-21", "21st July 2026")
    )
    staff = [
        "safer_recruitment",
        "equality",
        "complaints",
        "whistleblowing",
        "data_protection",
        "environmental",
        "quality",
    ]
    family = ["infection_control", "allergy", "medication", "intimate_care"]
    return [
        ("Safeguarding Children Policy.pdf", policies.pdf_in_text("safeguarding", HOUSE, lead)),
        (
            "Staff Handbook 2026.docx",
            policies.word_handbook("Staff Handbook", [(kind, spring) for kind in staff], HOUSE),
        ),
        (
            "Care Handbook.pdf",
            policies.pdf_handbook("Care Handbook", [(kind, care) for kind in family], HOUSE),
        ),
        ("Health and Safety.docx", policies.word_control("health_and_safety", HOUSE, board)),
        ("Business Continuity Plan.docx", policies.word_control("business_continuity", HOUSE, board)),
    ]


def insurances() -> list[tuple[str, Built]]:
    """A broker's letter on three covers, a list for the cars."""
    start, end = ("2026-07-01", "1st July 2026"), ("2027-06-30", "30th June 2027")
    covers = [
        insurance.Cover(
            "employers_liability",
            (10000000, "£10 million"),
            "Quayside & Fenn Insurance Ltd",
            "QF-990221",
            NAME,
            start,
            end,
            "per_claim",
        ),
        insurance.Cover(
            "public_liability",
            (10000000, "£10 million"),
            "Quayside & Fenn Insurance Ltd",
            "QF-990221",
            NAME,
            start,
            end,
            "unlimited",
            (500, "£500"),
            "extension",
        ),
        insurance.Cover(
            "professional_indemnity",
            (5000000, "£5 million"),
            "Lanternhouse Underwriting Ltd",
            "LU/PI/30417",
            NAME,
            start,
            end,
            "each",
            (1000, "£1,000"),
        ),
    ]
    motor = insurance.Cover(
        "motor",
        None,
        "Milestone Motor Mutual",
        "MMM-880417",
        NAME,
        ("2026-02-01", "01 Feb 2026"),
        ("2027-01-31", "31 Jan 2027"),
        excess=(350, "£350"),
    )
    return [
        (
            "Confirmation of insurance.docx",
            insurance.broker_letter(covers, "Saltmarket Insurance Brokers LLP", "2 July 2026", Theme("book")),
        ),
        (
            "Motor fleet certificate.pdf",
            insurance.label_list(motor, Theme("sans", "B03A2E"), "Certificate of Motor Insurance"),
        ),
    ]


def references() -> list[tuple[str, Built]]:
    """A council's letter and a school's form."""
    council = letters.Referee(
        "Eastmere Borough Council",
        "council",
        "Rosalind Thackeray-Pim",
        "Commissioning Manager",
        ("2022-04-01", "1 April 2022"),
        ("2026-03-31", "31 March 2026"),
        (286000, "£286,000"),
        "14 September 2026",
        "home support for disabled children",
    )
    school = letters.Referee(
        "Pennywort Special School",
        "school",
        "Ambrose Kell",
        "Head of Inclusion",
        ("2024-01-08", "08/01/2024"),
        ("2026-07-21", "21/07/2026"),
        (19750, "£19,750"),
        "18/09/2026",
        "after-school care for four pupils",
    )
    return [
        ("Reference Eastmere.pdf", letters.letter(council, NAME, Theme("serif"))),
        ("Reference Pennywort.pdf", letters.form(school, NAME, Theme("sans"))),
    ]


def pack() -> Pack:
    """The pack with what a check must find: nothing wrong."""
    made = Pack(
        "facs-clean.zip",
        "facs",
        ["1", "2"],
        AS_AT,
        "per-supplier",
        {"name": NAME, "company_number": "99207731", "charity_number": "9104423"},
        f"CWSCC-099202 Family and Community Support Services/{NAME}/Tender Response",
    )
    title: list[Block] = [
        P("[[application.framework=facs|Family and Community Support Services Framework]]", "letterhead"),
        H("Application form", 0),
        P("Reference CWSCC-099202. Please fill in the right-hand column of each table."),
    ]
    made.add(
        "Application Form - Wrenfield.docx",
        "questionnaire",
        forms.word_tables(
            title, forms.parse(FORM, ANSWERS), Theme("sans", "0B5345", 10), "FACS application form", 3
        ),
    )
    company = accounts.Company(
        NAME,
        "99207731",
        "Leocadia Marsh-Orrin, Chair",
        ("2026-09-15", "15 September 2026"),
        (31, 28),
        "Dovetail & Rook, Chartered Accountants, Independent Examiner",
        Theme("serif"),
        "to relieve the needs of disabled children and their families",
    )
    made.add(
        "Annual Report and Accounts 2025-26.pdf",
        "accounts",
        charity.charity_pdf(company, "9104423", YEARS, SOFA),
    )
    made.add("Method Statements.docx", "method_statement", offer.statements(NAME, METHODS, THEME))
    for kind, files in (
        ("insurance_certificate", insurances()),
        ("policy", policy_files()),
        ("reference", references()),
    ):
        for name, built in files:
            made.add(name, kind, built)
    for name, kind, built in staff_files():
        made.add(name, kind, built)
    made.add(
        "CQC certificate.pdf",
        "registration",
        registrations.cqc_certificate(
            NAME, "1-990004417", "Wrenfield Home Support", "2 November 2015", Theme("sans", "6C2A7E")
        ),
    )
    made.add(
        "CQC inspection report 2025.pdf",
        "inspection_report",
        registrations.cqc_report(
            NAME,
            "1-990004417",
            "Wrenfield Home Support",
            "good",
            ("2025-02-18", "18 February 2025"),
            Theme("sans", "6C2A7E"),
        ),
    )
    made.add(
        "ICO renewal letter.docx",
        "registration",
        registrations.ico_letter(NAME, "ZX204423", ("2027-05-19", "19 May 2027"), Theme("sans", "003A70")),
    )
    outing = offer.Risk(
        "Community outings",
        "activity",
        ("2026-04-21", "21 Apr 2026"),
        ("2027-04-21", "21 Apr 2027"),
        "Dunstan Orfe",
        [
            ("Traffic", "Children: struck by vehicle", "One-to-one near roads, route walked beforehand"),
            ("Absconding", "Children who run", "Two workers where the plan says so, photograph carried"),
            (
                "Seizure away from home",
                "Children with epilepsy",
                "Rescue medicine carried, trained worker present",
            ),
        ],
    )
    centre = offer.Risk(
        "The Old Dairy",
        "site",
        ("2026-05-06", "6 May 2026"),
        ("2027-05-06", "6 May 2027"),
        "Hesper Juniper",
        [
            ("Hoist", "Children and workers: falls, strain", "Serviced every six months, two workers"),
            ("Sensory room cables", "Everyone: trips", "Covered trunking, daily check"),
            ("Hot water", "Children: scalds", "Mixing valves tested monthly"),
        ],
    )
    made.add("Risk assessments.xlsx", "risk_assessment", offer.risk_excel([outing, centre], NAME))
    lines = [
        offer.Line("Standard support, weekday", 24.60, "per hour", 1000),
        offer.Line("Enhanced support, weekday", 29.85, "per hour", 400),
        offer.Line("Second worker", 22.10, "per hour", 300),
        offer.Line("Mileage", 0.45, "per mile", 2000),
    ]
    made.add("Price schedule.xlsx", "pricing_schedule", offer.pricing(NAME, lines, title="Price schedule"))
    made.add(
        "Return receipt.txt",
        "receipt",
        text.receipt(
            "CWSCC-099202",
            "Family and Community Support Services",
            NAME,
            "08/10/2026 16:41",
            "2026-10-08",
            [path.rsplit("/", 1)[1] for path in made.files],
        ),
    )
    made.verdicts = {"1": "suitable", "2": "suitable"}
    return made
