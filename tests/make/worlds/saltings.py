"""Saltings Mentoring: a charitable incorporated organisation with unchecked mentors and a blank answer."""

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

NAME = "Saltings Mentoring"
ADDRESS = "The Net Loft, Quay Hard, Saltings, PO79 9WB"
THEME = Theme("serif", "1F618D", 11)
HOUSE = House(NAME, ADDRESS, THEME, "friendly", "Araminta Fogg", "Hal Underwood-Pike")
AS_AT = "2026-11-16"

ANSWERS = forms.answers(
    {
        "o.legal_name": NAME,
        "o.trading_name": "~None",
        "o.address": ADDRESS,
        "o.website": "www.saltingsmentoring.example",
        "o.legal_form": ("cio", "Charitable incorporated organisation (CIO)"),
        "o.registered_on": ("2019-07-08", "8 July 2019"),
        "o.company_number": "~Not applicable",
        "o.charity_number": "9117505",
        "o.vat_number": "~Not applicable",
        "o.sme": True,
        "o.vcse": True,
        "o.parent_name": "~None",
        "o.employees": (4, "4"),
        "a.bidding_model": ("single", "Alone"),
        "a.categories": (["5"], "Category 5, complex learners"),
        "c.name": "Hal Underwood-Pike",
        "c.role": "Coordinator",
        "c.email": "hal@saltingsmentoring.example",
        "c.phone": "07700 900505",
        "m.tax_breach": True,
        "exclusion.tax_arrangement": True,
        "exclusion.self_cleaning": "~Not applicable",
        "a.accounts_enclosed": True,
        "i.employers_liability.cover": (10000000, "10m"),
        "i.public_liability.cover": (5000000, "5m"),
        "i.professional_indemnity.cover": (1000000, "1m"),
        "undertaking": "~Not applicable",
        "o.section_54": False,
        "enforcement.hse": False,
        "p.works_in_person": True,
        "p.online": False,
        "p.records_lessons": "~Not applicable",
        "p.transports_children": False,
        "age_range": "[[provision.age_from=11;;provision.age_to=19|11 to 19]]",
        "p.activities": (["Mentoring", "Boat repair", "Fishing"], "Mentoring, Boat repair, Fishing"),
        "p.full_time_pupils": (0, "0"),
        "p.pupils_with_ehcp_full_time": (0, "0"),
        "s.safeguarding_lead": "Araminta Fogg",
        "s.safeguarding_lead_trained_on": ("2025-06-17", "17 June 2025"),
        "s.deputy_lead": "Hal Underwood-Pike",
        "ms.1": "Referrals come by telephone or e-mail to the coordinator, who visits the young person at "
        "home "
        "with the referrer. A mentor is matched by interest. The first three meetings are short and by "
        "the water. "
        "A plan with two aims is written after the third meeting and sent to everyone.",
        "ms.2": None,
        "decl.signed_by": "ARAMINTA FOGG",
        "decl.role": "Chair of trustees",
        "decl.signed": "[[declaration.signed=true|A Fogg]]",
        "decl.signed_on": ("2026-11-01", "1 November 2026"),
    }
)
YEARS = (
    accounts.Year(
        "2025-01-01",
        "2025-12-31",
        "31 December 2025",
        {
            "tangible_fixed_assets": 6200,
            "debtors": 5400,
            "cash": 38100,
            "creditors_within_one_year": 9100,
            "unrestricted_funds": 34600,
            "restricted_funds": 6000,
            "total_funds": 40600,
        },
    ),
    accounts.Year(
        "2024-01-01",
        "2024-12-31",
        "31 December 2024",
        {
            "tangible_fixed_assets": 7300,
            "debtors": 4900,
            "cash": 35700,
            "creditors_within_one_year": 9600,
            "unrestricted_funds": 33300,
            "restricted_funds": 5000,
            "total_funds": 38300,
        },
    ),
)
SOFA = {
    "Donations and legacies": (31200, 12000, 43200, 39800),
    "Charitable activities": (53000, 0, 53000, 48100),
    "Total income": (84200, 12000, 96200, 87900),
    "Expenditure on charitable activities": (82900, 11000, 93900, 86100),
    "Total expenditure": (82900, 11000, 93900, 86100),
    "Net income before gains and losses": (1300, 1000, 2300, 1800),
    "Total funds brought forward": (33300, 5000, 38300, 36500),
    "Total funds carried forward": (34600, 6000, 40600, 38300),
}
PEOPLE = [
    records.Person("Araminta Fogg", "Chair, safeguarding lead", "2019-07-08", "009900580001", "2024-10-14"),
    records.Person("Hal Underwood-Pike", "Coordinator", "2020-01-06", "009900580002", "2025-01-20"),
    records.Person("Bevis Cockle", "Mentor", "2021-03-01", "009900580003", "2024-02-26"),
    records.Person(
        "Thora Wick", "Mentor", "2024-09-09", "009900580004", "2024-08-27", barred=False, update=False
    ),
    records.Person(
        "Jonty Marram",
        "Volunteer mentor",
        "2025-05-12",
        "009900580005",
        "2025-04-28",
        "Standard",
        False,
        False,
    ),
]


def policy_files() -> list[tuple[str, Built]]:
    """The safeguarding policy is more than a year old."""
    old = Dated(("2025-02-10", "10th February 2025"), ("2026-02-10", "10th February 2026"))
    year = Dated(("2026-03-02", "2nd March 2026"), ("2027-03-02", "2nd March 2027"))
    kinds = [
        "safer_recruitment",
        "environmental",
        "quality",
        "equality",
        "data_protection",
        "complaints",
        "infection_control",
        "allergy",
        "restraint",
    ]
    return [
        ("Safeguarding.pdf", policies.pdf_in_text("safeguarding", HOUSE, old)),
        ("Policies.docx", policies.word_handbook("Our policies", [(kind, year) for kind in kinds], HOUSE)),
    ]


def insurances() -> list[tuple[str, Built]]:
    """All covers on one schedule and the statutory certificate."""
    start, end = ("2026-09-01", "1 Sep 2026"), ("2027-08-31", "31 Aug 2027")
    insurer = "Lanternhouse Underwriting Ltd"
    el = insurance.Cover("employers_liability", (10000000, "£10m"), insurer, "LU/EL/58505", NAME, start, end)
    pl = insurance.Cover(
        "public_liability",
        (5000000, "£5m"),
        insurer,
        "LU/PL/58506",
        NAME,
        start,
        end,
        "per_claim",
        (250, "£250"),
        "extension",
    )
    pi = insurance.Cover(
        "professional_indemnity",
        (1000000, "£1m"),
        insurer,
        "LU/PI/58507",
        NAME,
        start,
        end,
        "each",
        (250, "£250"),
    )
    return [
        ("Employers liability.docx", insurance.el_certificate(el, Theme("serif"), word=True)),
        (
            "Insurance schedule.pdf",
            insurance.schedule([pl, pi], "Saltmarket Insurance Brokers LLP", Theme("sans", "1F618D", 9)),
        ),
    ]


def staff_files() -> list[tuple[str, str, Built]]:
    """Two mentors were not checked against the barred list, one of them at the wrong level."""
    courses = [
        records.Course("Safeguarding", ["2026-01-15"] * 5),
        records.Course("Safeguarding lead", ["2025-06-17", "2025-06-17", "", "", ""], lead_row=0),
        records.Course(
            "First aid: expires", ["", "2028-05-23", "2028-05-23", "2027-03-19", ""], expires=True
        ),
    ]
    people = [(person.name, person.role) for person in PEOPLE]
    return [
        (
            "Single central record.docx",
            "dbs_record",
            records.dbs_word(PEOPLE, NAME, AS_AT, "30 October 2026", THEME),
        ),
        ("Training.xlsx", "training_record", records.training_excel(NAME, people, courses, "30/10/2026")),
    ]


def pack(folder: str) -> Pack:
    """The charity's files below the export's common folder, with planted gaps."""
    provider = {"name": NAME, "company_number": None, "charity_number": "9117505"}
    made = Pack("iap-round-export.zip", "iap", ["5"], AS_AT, "many-suppliers", provider, f"{folder}/{NAME}")
    title: list[Block] = [
        H("Application to join", 0),
        P("[[application.framework=iap|Independent Alternative Provision DPS]]", "bold"),
    ]
    questions = forms.parse(forms.issued("saltings"), ANSWERS)
    made.add(
        "Application to join.docx",
        "questionnaire",
        forms.word_tables(
            title, questions, Theme("sans", "1F618D"), "Application to join", 3, "Yes {yes} / No {no}"
        ),
    )
    company = accounts.Company(
        NAME,
        "",
        "Araminta Fogg, Chair",
        ("2026-05-14", "14 May 2026"),
        (4, 4),
        "Cuttlebone & Co, Independent Examiner",
        Theme("sans"),
        "to help young people in need of support",
    )
    made.add(
        "Trustees report and accounts 2025.pdf",
        "accounts",
        charity.charity_pdf(company, "9117505", YEARS, SOFA),
    )
    for kind, files in (("insurance_certificate", insurances()), ("policy", policy_files())):
        for name, built in files:
            made.add(name, kind, built)
    for name, kind, built in staff_files():
        made.add(name, kind, built)
    school = letters.Referee(
        "Willowbank Secondary School",
        "school",
        "Ptolemy Ash",
        "Assistant Head",
        ("2025-01-06", "6 January 2025"),
        ("2026-07-16", "16 July 2026"),
        (9400, "£9,400"),
        "20 October 2026",
        "mentoring for four pupils",
    )
    made.add("Reference.docx", "reference", letters.letter(school, NAME, Theme("serif"), word=True))
    made.add(
        "ICO.pdf",
        "registration",
        registrations.ico_certificate(
            NAME, "ZX580505", "1 August 2019", ("2027-07-31", "31/07/2027"), "Tier 1", Theme("sans", "003A70")
        ),
    )
    quay = offer.Risk(
        "Quay and boat shed",
        "site",
        ("2026-05-11", "11 May 2026"),
        ("2027-05-11", "11 May 2027"),
        "Hal Underwood-Pike",
        [
            ("Water", "Young people and mentors: drowning", "Life jackets, ladder and line, never alone"),
            ("Resin and paint", "Young people: breathing, skin", "Doors open, gloves, masks"),
        ],
    )
    made.add("Risk assessment.pdf", "risk_assessment", offer.risk_pdf(quay, NAME, THEME))
    lines = [
        offer.Line("Mentoring", 33.5, "per hour", 300),
        offer.Line("Boat shed morning", 60, "per session", 50),
    ]
    made.add("Prices.xlsx", "pricing_schedule", offer.pricing(NAME, lines))
    names = [path.rsplit("/", 1)[1] for path in made.files]
    made.add(
        "receipt.txt",
        "receipt",
        text.receipt("CWSCC - 099505", "IAP DPS round 7", NAME, "03/11/2026 22:48", "2026-11-03", names),
    )
    _plant(made)
    return made


def _plant(made: Pack) -> None:
    form = "Application to join.docx"
    made.gap("completeness.documents", "missing", "5")
    made.gap("completeness.questions", "missing", "5", form)
    made.gap("safeguarding.dbs", "not_met", "5", "Single central record.docx")
    made.gap("safeguarding.policy", "not_met", "5", "Safeguarding.pdf", "policy.reviewed_on")
    made.gap("quality.references", "missing", "5")
    made.gap("technical.method_statements", "missing", "5", form)
    made.gap("technical.complex", "missing", "5")
    made.verdicts = {"5": "not_suitable"}
