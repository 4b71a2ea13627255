"""Marrowgate Tutors Ltd: papers that contradict one another, one locked, one cut short, one of no use."""

from tests.make import (
    accounts,
    docx,
    forms,
    insurance,
    letters,
    offer,
    pdf,
    policies,
    records,
    registrations,
    text,
)
from tests.make.blocks import P, Theme
from tests.make.marks import Built
from tests.make.pack import Pack
from tests.make.policies import Dated, House

NAME = "Marrowgate Tutors Ltd"
NUMBER = "99707729"
ADDRESS = "Second Floor, 88 Vellum Street, Marrowgate, BN88 2HD"
THEME = Theme("sans", "4A235A", 10)
HOUSE = House(NAME, ADDRESS, THEME, "formal", "Thaddeus Prynne", "Elowen Batt")
AS_AT = "2026-11-02"
ALL = "3 4 5"

FORM = forms.issued("marrowgate")
EXPLAINED = (
    "An improvement notice was served in February 2025 about the stairs to our office. A handrail and "
    "lighting were fitted within two "
    "weeks, the inspector closed the notice on 14 March 2025 and the stairs are now checked weekly."
)
ANSWERS = forms.answers(
    {
        "o.legal_name": NAME,
        "o.trading_name": "~n/a",
        "o.address": ADDRESS,
        "o.website": "www.marrowgate-tutors.example",
        "o.legal_form": ("company", "Private company limited by shares"),
        "o.registered_on": ("2013-01-28", "28/01/2013"),
        "o.company_number": NUMBER,
        "o.charity_number": "~n/a",
        "o.vat_number": "~n/a",
        "o.sme": True,
        "o.vcse": False,
        "o.parent_name": "~n/a",
        "o.employees": (22, "22"),
        "a.bidding_model": ("single", "On our own"),
        "a.categories": (["3", "4", "5"], "3, 4, 5"),
        "c.name": "Elowen Batt",
        "c.role": "Bid Manager",
        "c.email": "elowen.batt@marrowgate-tutors.example",
        "c.phone": "01632 960729",
        "m.tax_breach": False,
        "exclusion.self_cleaning": "~n/a",
        "a.accounts_enclosed": True,
        "i.employers_liability.cover": (10000000, "£10m"),
        "i.public_liability.cover": (10000000, "£10m"),
        "i.professional_indemnity.cover": (1000000, "£1m"),
        "undertaking": "~n/a",
        "o.section_54": False,
        "enforcement.hse": True,
        "enforcement.explanation": f"[[enforcement.explanation={EXPLAINED}|{EXPLAINED}]]",
        "p.works_in_person": True,
        "p.online": True,
        "p.records_lessons": True,
        "p.transports_children": False,
        "age_range": "[[provision.age_from=5;;provision.age_to=18|5-18]]",
        "p.activities": (
            ["Core subjects", "Exam preparation", "Social skills"],
            "Core subjects; Exam preparation; Social skills",
        ),
        "p.full_time_pupils": (0, "0"),
        "p.pupils_with_ehcp_full_time": (0, "0"),
        "s.safeguarding_lead": "Thaddeus Prynne",
        "s.safeguarding_lead_trained_on": ("2025-03-03", "03/03/2025"),
        "s.deputy_lead": "Elowen Batt",
        "ms.1": "See Method statements.pdf",
        "ms.2": "See Method statements.pdf",
        "decl.signed_by": "Thaddeus Prynne",
        "decl.role": "Managing Director",
        "decl.signed": "[[declaration.signed=true|T. Prynne]]",
        "decl.signed_on": ("2026-10-19", "19/10/2026"),
    }
)
METHODS = [
    (
        "6.01",
        "Referral to start of tuition",
        300,
        "Referrals are triaged by a coordinator within four working hours. The coordinator asks for the "
        "pupil's plan, recent work and risk "
        "assessment, and matches two tutors by subject and experience.\nA joint meeting agrees aims, "
        "place and timetable. Tuition starts "
        "within five working days, on trial for two weeks.",
    ),
    (
        "6.02",
        "Tracking and reporting progress",
        300,
        "Pupils are assessed on entry in reading, spelling and mathematics. Tutors record each lesson in "
        "an online log that schools can read. "
        "Every half term the coordinator compares results with entry and writes a report with next steps.",
    ),
]
YEARS = (
    accounts.Year(
        "2025-07-01",
        "2026-06-30",
        "30 June 2026",
        {
            "turnover": 913400,
            "cost_of_sales": 561200,
            "admin": 297800,
            "interest_received": 920,
            "tax": 10510,
            "tangible_fixed_assets": 18200,
            "debtors": 142600,
            "cash": 121300,
            "creditors_within_one_year": 118700,
            "share_capital": 100,
        },
    ),
    accounts.Year(
        "2024-07-01",
        "2025-06-30",
        "30 June 2025",
        {
            "turnover": 861700,
            "cost_of_sales": 533900,
            "admin": 284600,
            "interest_received": 640,
            "tax": 8330,
            "tangible_fixed_assets": 16900,
            "debtors": 131200,
            "cash": 96400,
            "creditors_within_one_year": 125910,
            "share_capital": 100,
        },
    ),
)
PEOPLE = [
    records.Person("Thaddeus Prynne", "Managing director", "2013-01-28", "009900770001", "2024-09-16"),
    records.Person("Elowen Batt", "Bid and quality manager", "2017-06-05", "009900770002", "2025-06-09"),
    records.Person("Horatia Lamb", "Coordinator", "2019-09-02", "009900770003", "2024-09-02"),
    records.Person("Osric Penney", "Tutor", "2020-09-01", "009900770004", "2025-09-08"),
    records.Person("Lavender Shaw-Tippett", "Tutor", "2022-01-10", "009900770005", "2025-01-13"),
    records.Person("Merrick Dole", "Tutor", "2024-09-02", "009900770006", "2024-08-12", update=False),
    records.Person("Fabian Crake", "Behaviour specialist", "2023-04-17", "009900770007", "2025-04-07"),
]


def insurances() -> list[tuple[str, Built]]:
    """Employers' liability at half what the form says; public liability in the name of another company."""
    start, end = ("2026-05-01", "1 May 2026"), ("2027-04-30", "30 April 2027")
    el = insurance.Cover(
        "employers_liability", (5000000, "£5,000,000"), "Ninefold Mutual Ltd", "9F-EL-70729", NAME, start, end
    )
    pl = insurance.Cover(
        "public_liability",
        (10000000, "£10,000,000"),
        "Ninefold Mutual Ltd",
        "9F-PL-70730",
        "Vellum Street Holdings Ltd",
        start,
        end,
        "per_claim",
        (500, "£500"),
        "included",
    )
    pi = insurance.Cover(
        "professional_indemnity",
        (1000000, "£1,000,000"),
        "Cobalt Row Insurance plc",
        "CR/PI/7729",
        NAME,
        start,
        end,
        "each",
    )
    return [
        ("Employers liability certificate.pdf", insurance.el_certificate(el, Theme("serif"))),
        (
            "Public liability certificate.pdf",
            insurance.label_list(pl, Theme("sans", "784212"), "Certificate of Insurance"),
        ),
        (
            "Professional indemnity.docx",
            insurance.broker_letter([pi], "Brackwater Insurance Services", "5 May 2026", Theme("serif")),
        ),
    ]


def policy_files() -> list[tuple[str, Built]]:
    """No policy on recordings, although lessons are recorded."""
    year = Dated(
        ("2026-01-26", "26/01/2026"),
        ("2027-01-26", "26/01/2027"),
        ("2026-02-02", "02/02/2026"),
        owner="Elowen Batt",
    )
    lead = Dated(("2026-07-06", "6 July 2026"), ("2027-07-06", "6 July 2027"), owner="Thaddeus Prynne")
    named = [
        ("Safeguarding Policy.pdf", "safeguarding", lead, policies.pdf_footer),
        ("Online Safety Policy.docx", "online_safety", year, policies.word_control),
        ("Restraint Policy.pdf", "restraint", year, policies.pdf_in_text),
        ("Health and Safety Policy.docx", "health_and_safety", year, policies.word_control),
    ]
    kinds = [
        "safer_recruitment",
        "environmental",
        "equality",
        "data_protection",
        "complaints",
        "infection_control",
        "allergy",
    ]
    return [
        *((name, layout(kind, HOUSE, dated)) for name, kind, dated, layout in named),
        (
            "Other policies.pdf",
            policies.pdf_handbook("Other policies", [(kind, year) for kind in kinds], HOUSE),
        ),
    ]


def staff_files() -> list[tuple[str, str, Built]]:
    """The matrix dates the lead's training two years before the form does."""
    courses = [
        records.Course("Safeguarding update", ["2026-09-01"] * 7),
        records.Course("Designated safeguarding lead", ["2023-03-03", "2025-10-13", *[""] * 5], lead_row=0),
        records.Course(
            "First aid (valid to)",
            ["", "2028-02-11", "2027-09-30", "2028-02-11", "2027-12-01", "", "2028-02-11"],
            expires=True,
        ),
        records.Course(
            "Young people's mental health",
            ["", "2026-03-09", "2026-03-09", "2026-03-16", "2026-03-16", "2026-03-16", "2026-03-09"],
            "mental_health_competence",
        ),
    ]
    return [
        (
            "Single Central Record.pdf",
            "dbs_record",
            records.dbs_pdf(
                PEOPLE, NAME, AS_AT, "12 October 2026", Theme("book", "4A235A", 8, landscape=True)
            ),
        ),
        (
            "Training Matrix.xlsx",
            "training_record",
            records.training_excel(
                NAME, [(person.name, person.role) for person in PEOPLE], courses, "12/10/2026"
            ),
        ),
    ]


def awkward(made: Pack, folder: str) -> None:
    """A locked file, one cut short and one of the system's own."""
    dated = Dated(("2026-01-26", "26/01/2026"))
    locked = pdf.render(
        [P(NAME, "letterhead"), *policies.body("quality", HOUSE)],
        theme=THEME,
        title="Quality",
        password="marrow-2026",
    )
    made.add(f"{folder}/Quality Assurance Policy.pdf", "policy", Built(locked.data), "needs_password")
    whole = docx.render(
        [P("Larchmont High School", "letterhead"), *policies.body("quality", HOUSE), P(dated.reviewed[1])]
    )
    made.add(f"{folder}/Reference - Larchmont High School.docx", "reference", pdf.broken(whole), "unreadable")
    made.add(
        f"{folder}/Thumbs.db", "other", Built(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)), "ignored"
    )


def pack() -> Pack:
    """The pack with its contradictions."""
    made = Pack(
        "iap-contradictions.zip",
        "iap",
        ["3", "4", "5"],
        AS_AT,
        "per-supplier",
        {"name": NAME, "company_number": NUMBER, "charity_number": None},
        f"CWSCC - 099707 IAP DPS/{NAME}",
    )
    made.add(
        "ITT response/IAP questionnaire.xlsx",
        "questionnaire",
        forms.excel_sheet(
            "[[application.framework=iap|Independent Alternative Provision DPS]] questionnaire",
            forms.parse(FORM, ANSWERS),
            "Questionnaire",
            ("No.", "Question", "Status", "Supplier response"),
        ),
    )
    made.add(
        "ITT response/Method statements.pdf",
        "method_statement",
        offer.statements(NAME, METHODS, Theme("serif"), word=False),
    )
    company = accounts.Company(
        NAME,
        "99707792",
        "Thaddeus Prynne and Elowen Batt",
        ("2026-09-10", "10 September 2026"),
        (21, 20),
        "Pellow Tarn LLP, Chartered Accountants",
        Theme("serif"),
        "the provision of tuition",
    )
    made.add("ITT response/Accounts June 2026.docx", "accounts", accounts.company_word(company, YEARS))
    for kind, files in (("insurance_certificate", insurances()), ("policy", policy_files())):
        for name, built in files:
            made.add(f"ITT response/{name}", kind, built)
    for name, kind, built in staff_files():
        made.add(f"ITT response/{name}", kind, built)
    for referee in (
        letters.Referee(
            "Fennimore Park Academy",
            "school",
            "Imelda Crowhurst",
            "Deputy Headteacher",
            ("2024-11-04", "4 November 2024"),
            ("2026-05-22", "22 May 2026"),
            (21900, "£21,900"),
            "1 October 2026",
            "tuition for nine pupils",
        ),
        letters.Referee(
            "Eastmere Borough Council",
            "council",
            "Rosalind Thackeray-Pim",
            "Commissioning Manager",
            ("2023-09-01", "1 September 2023"),
            ("2026-08-31", "31 August 2026"),
            (264000, "£264,000"),
            "30 September 2026",
            "interim tuition for children without a school place",
        ),
    ):
        made.add(
            f"ITT response/Reference - {referee.organisation}.pdf",
            "reference",
            letters.letter(referee, NAME, Theme("serif")),
        )
    made.add(
        "ITT response/ICO registration.docx",
        "registration",
        registrations.ico_letter(NAME, "ZX770729", ("2027-03-08", "8 March 2027"), Theme("sans")),
    )
    room = offer.Risk(
        "Vellum Street tuition rooms",
        "site",
        ("2026-02-23", "23/02/2026"),
        ("2027-02-23", "23/02/2027"),
        "Horatia Lamb",
        [
            ("Stairs", "Everyone: falls", "Handrail, lighting, weekly check"),
            ("Street door", "Younger pupils: leaving unseen", "Staffed desk"),
        ],
    )
    made.add("ITT response/Site risk assessment.xlsx", "risk_assessment", offer.risk_excel([room], NAME))
    made.add(
        "ITT response/Pricing.xlsx",
        "pricing_schedule",
        offer.pricing(
            NAME,
            [
                offer.Line("Face-to-face tuition", 42, "per hour", 600),
                offer.Line("Online tuition", 35.5, "per hour", 400),
                offer.Line("Behaviour specialist", 61, "per hour", 80),
            ],
        ),
    )
    awkward(made, "ITT response")
    made.add(
        "Receipt.txt",
        "receipt",
        text.receipt(
            "CWSCC - 099707",
            "IAP DPS",
            NAME,
            "20/10/2026 15:20",
            "2026-10-20",
            [path.rsplit("/", 1)[1] for path in made.files],
        ),
    )
    _plant(made)
    return made


def _plant(made: Pack) -> None:
    folder = "ITT response/"
    made.gap("completeness.documents", "unclear", "3 5", folder + "Quality Assurance Policy.pdf")
    made.gap("completeness.documents", "missing", "4")
    made.gap(
        "identity.consistent", "not_met", ALL, folder + "Accounts June 2026.docx", "accounts.company_number"
    )
    made.gap(
        "insurance.employers_liability.cover",
        "not_met",
        ALL,
        folder + "Employers liability certificate.pdf",
        "insurance.employers_liability.cover",
    )
    made.gap(
        "insurance.insured_name",
        "not_met",
        ALL,
        folder + "Public liability certificate.pdf",
        "insurance.public_liability.insured_name",
    )
    made.gap(
        "safeguarding.lead_trained",
        "unclear",
        ALL,
        folder + "Training Matrix.xlsx",
        "staff.safeguarding_lead_trained_on",
    )
    made.gap("quality.policy", "unclear", ALL, folder + "Quality Assurance Policy.pdf")
    made.gap("technical.online", "missing", "4")
    made.verdicts = {"3": "needs_decision", "4": "incomplete", "5": "needs_decision"}
