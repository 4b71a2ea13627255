"""Harbourstone Care and Education Ltd: schools, college, fostering, a home; with planted gaps."""

from tests.make import accounts, forms, insurance, letters, offer, policies, records, registrations, text
from tests.make.blocks import Theme
from tests.make.marks import Built
from tests.make.pack import Pack
from tests.make.policies import Dated, House

NAME = "Harbourstone Care and Education Ltd"
ADDRESS = "Harbourstone House, 12 Ropewalk, Kettlemouth, BN87 1QT"
THEME = Theme("sans", "1A5276", 10)
HOUSE = House(NAME, ADDRESS, THEME, "formal", "Leopold Varley-Quince", "Drusilla Kemp")
AS_AT = "2026-11-09"
ALL = "1 2 3 4"

FORM = forms.issued("harbourstone")

CLEANING = (
    "In May 2024 a pay review found that sleep-in hours had been paid below the minimum wage for eleven "
    "staff. HMRC issued a notice. "
    "All arrears were paid within 28 days, the payroll system was replaced and an outside audit in 2025 "
    "found no further error."
)
ANSWERS = forms.answers(
    {
        "o.legal_name": NAME,
        "o.trading_name": "Harbourstone",
        "o.address": ADDRESS,
        "o.website": "https://www.harbourstone.example",
        "o.legal_form": ("company", "Private limited company"),
        "o.registered_on": ("2011-10-05", "05/10/2011"),
        "o.company_number": "99318842",
        "o.charity_number": "~Not applicable",
        "o.vat_number": "GB 999 3188 42",
        "o.sme": True,
        "o.vcse": False,
        "o.parent_name": "~None",
        "o.employees": (96, "96"),
        "a.bidding_model": ("single", "Single supplier"),
        "a.categories": (["1", "2", "3", "4"], "1, 2, 3, 4"),
        "c.name": "Drusilla Kemp",
        "c.role": "Director of Quality",
        "c.email": "d.kemp@harbourstone.example",
        "c.phone": "01632 960318",
        "m.tax_breach": False,
        "d.labour_law": True,
        "exclusion.self_cleaning": CLEANING,
        "a.accounts_enclosed": True,
        "i.employers_liability.cover": (10000000, "10,000,000"),
        "i.public_liability.cover": (5000000, "5,000,000"),
        "i.professional_indemnity.cover": (2000000, "2,000,000"),
        "undertaking": forms.Tick(False),
        "o.section_54": False,
        "enforcement.hse": False,
        "p.works_in_person": True,
        "p.transports_children": True,
        "age_range": "[[provision.age_from=5;;provision.age_to=25|5 - 25]]",
        "p.activities": (
            ["day school", "post-16 college", "foster care", "children's home"],
            "day school; post-16 college; foster care; children's home",
        ),
        "p.full_time_pupils": (34, "34"),
        "p.pupils_with_ehcp_full_time": (34, "34"),
        "o.ukprn": "10999417",
        "p.personal_care": False,
        "s.safeguarding_lead": "Leopold Varley-Quince",
        "s.safeguarding_lead_trained_on": ("2025-11-26", "26/11/2025"),
        "s.deputy_lead": "Drusilla Kemp",
        "ms.1": "Our placements team answers every referral within one working day. A matching meeting "
        "looks at the child's plan, the "
        "others in the home, school or family, and the skills of the staff. We visit the child where they "
        "live. An impact risk assessment "
        "is agreed with the council before a date is set. The child sees photographs and meets a "
        "keyworker, and chooses colours for the "
        "room. A placement plan is signed on or before the first day, and a review is booked for the "
        "first month.",
        "ms.2": "Outcomes come from the care plan or the education, health and care plan. Baselines are "
        "taken in the first six weeks with "
        "tools that suit the child. Progress is scored termly in school and monthly in care, and each "
        "score is backed by evidence. The "
        "council receives a report each quarter with attendance, incidents, health and the child's own view.",
        "decl.signed_by": "Leopold Varley-Quince",
        "decl.role": "Managing Director",
        "decl.signed": "[[declaration.signed=true|L. Varley-Quince]]",
        "decl.signed_on": ("2026-10-28", "28/10/2026"),
    }
)
# "Self-cleaning" is asked once for all grounds, so the text is the fact and no ground is its subject.
ANSWERS["exclusion.self_cleaning"] = f"[[exclusion.self_cleaning={CLEANING}|{CLEANING}]]"

YEARS = (
    accounts.Year(
        "2025-01-01",
        "2025-12-31",
        "31 December 2025",
        {
            "turnover": 4862000,
            "cost_of_sales": 3391400,
            "admin": 1319900,
            "interest_received": 3100,
            "interest_payable": 21400,
            "tax": 25200,
            "tangible_fixed_assets": 1284600,
            "stock": 6200,
            "debtors": 512300,
            "cash": 398700,
            "creditors_within_one_year": 561900,
            "creditors_after_one_year": 434000,
            "provisions": 38500,
            "share_capital": 1000,
        },
    ),
    accounts.Year(
        "2024-01-01",
        "2024-12-31",
        "31 December 2024",
        {
            "turnover": 4517300,
            "cost_of_sales": 3140800,
            "admin": 1241600,
            "interest_received": 1900,
            "interest_payable": 24700,
            "tax": 21300,
            "tangible_fixed_assets": 1241100,
            "stock": 5900,
            "debtors": 468200,
            "cash": 377400,
            "creditors_within_one_year": 571300,
            "creditors_after_one_year": 430100,
            "provisions": 31000,
            "share_capital": 1000,
        },
    ),
)

PEOPLE = [
    records.Person("Leopold Varley-Quince", "Managing director", "2011-10-05", "009900330001", "2025-01-14"),
    records.Person("Drusilla Kemp", "Director of quality", "2014-04-07", "009900330002", "2024-10-21"),
    records.Person("Gideon Starling", "Headteacher", "2018-09-01", "009900330003", "2024-08-05"),
    records.Person(
        "Mirabel Oakes", "Registered manager, Thrift Cottage", "2022-05-16", "009900330004", "2025-05-19"
    ),
    records.Person("Jolyon Frith", "Fostering manager", "2019-11-11", "009900330005", "2025-10-06"),
    records.Person("Petronella Gage", "Residential worker", "2023-03-06", "009900330006", "2026-02-09"),
    records.Person(
        "Caspar Hollin", "Residential worker", "2024-06-03", "009900330007", "2024-05-20", update=False
    ),
    records.Person("Winifred Tolley", "Teacher", "2021-09-01", "009900330008", "2024-07-01"),
    records.Person("Barnaby Isk", "College tutor", "2025-01-06", "009900330009", "2024-12-09", update=False),
    records.Person("Sybil Arden-Roe", "Receptionist", "2020-02-03", "009900330010", "2025-02-03"),
]


def policy_files() -> list[tuple[str, Built]]:
    """The policies; the continuity plan is stale."""
    one = Dated(
        ("2026-01-19", "19 January 2026"), ("2027-01-19", "19 January 2027"), owner="Director of Quality"
    )
    two = Dated(
        ("2025-10-02", "2nd October 2025"), ("2026-12-02", "2nd December 2026"), owner="Director of Quality"
    )
    lead = Dated(
        ("2026-08-27", "27 August 2026"),
        ("2027-08-27", "27 August 2027"),
        owner="Leopold Varley-Quince",
        signed_by="Leopold Varley-Quince",
    )
    stale = Dated(("2023-05-15", "15 May 2023"), None, owner="Managing Director", first="4 June 2019")
    named = [
        ("Safeguarding and Child Protection.docx", "safeguarding", lead, policies.word_versions),
        ("Safer Recruitment.pdf", "safer_recruitment", one, policies.pdf_footer),
        ("Health & Safety.pdf", "health_and_safety", one, policies.pdf_footer),
        ("Environment.pdf", "environmental", two, policies.pdf_in_text),
        ("Quality.docx", "quality", one, policies.word_versions),
        ("Equality.pdf", "equality", two, policies.pdf_footer),
        ("Data Protection.pdf", "data_protection", one, policies.pdf_in_text),
        ("Complaints.docx", "complaints", two, policies.word_control),
        ("Business Continuity Plan.docx", "business_continuity", stale, policies.word_versions),
        ("Medication.pdf", "medication", one, policies.pdf_footer),
    ]
    care = [
        (kind, one) for kind in ("infection_control", "allergy", "behaviour", "restraint", "missing_child")
    ]
    return [
        *((name, layout(kind, HOUSE, dated)) for name, kind, dated, layout in named),
        ("Care Practice Handbook.docx", policies.word_handbook("Care Practice Handbook", care, HOUSE)),
    ]


def insurances() -> list[tuple[str, Built]]:
    """Three papers; public liability is held at half the level that categories 1 and 4 ask."""
    start, end = ("2025-12-21", "21 Dec 2025"), ("2026-12-20", "20 Dec 2026")
    el = insurance.Cover(
        "employers_liability",
        (10000000, "£10 million"),
        "Fathom Mutual Insurance",
        "FM-EL-4430",
        NAME,
        ("2026-04-01", "01/04/2026"),
        ("2027-03-31", "31/03/2027"),
    )
    pl = insurance.Cover(
        "public_liability",
        (5000000, "£5,000,000"),
        "Fathom Mutual Insurance",
        "FM-PL-4431",
        NAME,
        start,
        end,
        "per_claim",
        (1000, "£1,000"),
    )
    pi = insurance.Cover(
        "professional_indemnity",
        (2000000, "£2,000,000"),
        "Cobalt Row Insurance plc",
        "CR/PI/2207",
        NAME,
        start,
        end,
        "each",
        (2500, "£2,500"),
    )
    motor = insurance.Cover(
        "motor",
        None,
        "Milestone Motor Mutual",
        "MMM-771003",
        NAME,
        ("2026-06-01", "1 June 2026"),
        ("2027-05-31", "31 May 2027"),
    )
    return [
        ("EL Certificate 2026.docx", insurance.el_certificate(el, Theme("serif"), word=True)),
        (
            "Liability Schedule.pdf",
            insurance.schedule([pl, pi], "Brackwater Insurance Services", Theme("serif", "154360", 9)),
        ),
        (
            "Minibus insurance.docx",
            insurance.label_list(motor, Theme("book"), "Motor Insurance Certificate", word=True),
        ),
    ]


def registered() -> list[tuple[str, str, Built]]:
    """School, college, agency and home; the home was judged to require improvement."""
    school = registrations.Setting("Harbourstone School", "999417", ("school", "independent school"), NAME)
    agency = registrations.Setting(
        "Harbourstone Fostering",
        "SC999027",
        ("fostering", "independent fostering agency"),
        NAME,
        "good",
        ("2025-06-13", "13 June 2025"),
        "9 June 2025",
    )
    home = registrations.Setting(
        "Thrift Cottage",
        "SC999018",
        ("childrens_home", "children's home"),
        NAME,
        "requires_improvement",
        ("2026-03-18", "18 March 2026"),
        "17 March 2026",
    )
    ofsted = Theme("sans", "003366")
    return [
        (
            "DfE school registration.docx",
            "registration",
            registrations.dfe_school(school, "2 March 2023", Theme("sans"), word=True),
        ),
        (
            "DfE college approval.pdf",
            "registration",
            registrations.dfe_college(
                "Harbourstone College", "10999417", "good", "11 February 2026", Theme("sans")
            ),
        ),
        (
            "Ofsted certificate Thrift Cottage.pdf",
            "registration",
            registrations.ofsted_certificate(home, "4 July 2016", ofsted),
        ),
        ("Ofsted report Thrift Cottage.pdf", "inspection_report", registrations.ofsted_report(home, ofsted)),
        (
            "Ofsted report fostering.docx",
            "inspection_report",
            registrations.ofsted_report(agency, ofsted, word=True),
        ),
        (
            "ICO certificate.pdf",
            "registration",
            registrations.ico_certificate(
                NAME,
                "ZX318842",
                "25 May 2018",
                ("2027-05-24", "24/05/2027"),
                "Tier 2",
                Theme("sans", "003A70"),
            ),
        ),
    ]


def staff_files() -> list[tuple[str, str, Built]]:
    """The record as a PDF, the training matrix as a workbook."""
    people = [(person.name, person.role) for person in PEOPLE[:9]]
    courses = [
        records.Course("Safeguarding refresher", ["2026-09-03"] * 9),
        records.Course("DSL training", ["2025-11-26", "2025-11-26", "2025-03-12", *[""] * 6], lead_row=0),
        records.Course(
            "First aid - valid until",
            ["", "", "2027-04-30", "2028-01-18", "", "2027-10-07", "2028-01-18", "2027-04-30", ""],
            expires=True,
        ),
        records.Course(
            "Medicines competence assessment",
            ["", "", "", "2026-04-14", "", "2026-04-14", "2026-04-21", "", ""],
            "medicines_competence",
        ),
        records.Course(
            "Therapeutic crisis support", ["", "", "", "2026-05-05", "", "2026-05-05", "2026-05-05", "", ""]
        ),
    ]
    return [
        (
            "DBS central record.pdf",
            "dbs_record",
            records.dbs_pdf(
                PEOPLE, NAME, AS_AT, "26 October 2026", Theme("sans", "1A5276", 8, landscape=True)
            ),
        ),
        (
            "Training matrix.xlsx",
            "training_record",
            records.training_excel(NAME, people, courses, "26/10/2026"),
        ),
    ]


def references() -> list[tuple[str, Built]]:
    """Two councils; the second contract ended more than three years ago."""
    fresh = letters.Referee(
        "Marlshire County Council",
        "council",
        "Tobias Venn",
        "Commissioning Officer",
        ("2021-04-01", "01/04/2021"),
        None,
        (1840000, "£1.84m"),
        "05/10/2026",
        "fostering and residential placements",
    )
    old = letters.Referee(
        "Dunmere City Council",
        "council",
        "Honoria Blick",
        "Placements Manager",
        ("2019-09-01", "1 September 2019"),
        ("2023-03-31", "31 March 2023"),
        (640000, "£640,000"),
        "12 October 2026",
        "day school places",
    )
    return [
        ("Reference Marlshire.docx", letters.form(fresh, NAME, Theme("sans"), word=True)),
        ("Reference Dunmere.pdf", letters.letter(old, NAME, Theme("serif"))),
    ]


def pack() -> Pack:
    """The pack with its planted gaps."""
    made = Pack(
        "cposs-gaps.zip",
        "cposs",
        ["1", "2", "3", "4"],
        AS_AT,
        "per-supplier",
        {"name": NAME, "company_number": "99318842", "charity_number": None},
        f"CWSCC - 099303 Children's Placement and Other Support Services DPS/{NAME}",
    )
    tender = "[[application.framework=cposs|Children's Placement and Other Support Services DPS]]"
    title = f"{tender} - supplier questionnaire"
    made.add(
        "Questionnaire/CPOSS questionnaire.xlsx",
        "questionnaire",
        forms.excel_parts(title, forms.parse(FORM, ANSWERS)),
    )
    company = accounts.Company(
        NAME,
        "99318842",
        "Leopold Varley-Quince and Drusilla Kemp",
        ("2026-06-11", "11 June 2026"),
        (92, 88),
        "Wharf & Tillson LLP, Accountants",
        Theme("serif"),
        "the running of a school, a college, a fostering agency and a children's home",
    )
    made.add("Attachments/Financial statements 2025.pdf", "accounts", accounts.company_pdf(company, YEARS))
    for kind, files in (
        ("insurance_certificate", insurances()),
        ("policy", policy_files()),
        ("reference", references()),
    ):
        for name, built in files:
            made.add(f"Attachments/{name}", kind, built)
    for name, kind, built in registered() + staff_files():
        made.add(f"Attachments/{name}", kind, built)
    home = offer.Risk(
        "Thrift Cottage",
        "site",
        ("2026-02-17", "17/02/2026"),
        ("2027-02-17", "17/02/2027"),
        "Mirabel Oakes",
        [
            ("Kitchen knives", "Children and staff: cuts", "Locked drawer, counted each shift"),
            ("Bathroom water", "Children: scalds", "Valves set to 43 degrees, weekly test"),
            ("Road outside", "Children: traffic", "Gate closed, staff present"),
        ],
    )
    beach = offer.Risk(
        "Beach trips",
        "activity",
        ("2026-05-27", "27/05/2026"),
        ("2027-05-27", "27/05/2027"),
        "Petronella Gage",
        [
            ("Tides", "Children: cut off", "Tide table checked, leave two hours before high water"),
            ("Sun", "Everyone: burns", "Hats and cream, shade at noon"),
        ],
    )
    for risk in (home, beach):
        made.add(
            f"Attachments/Risk assessment {risk.subject}.pdf",
            "risk_assessment",
            offer.risk_pdf(risk, NAME, THEME),
        )
    lines = [
        offer.Line("Day school place", 218, "per day", 190),
        offer.Line("College place", 195, "per day", 150),
        offer.Line("Foster placement", 1065, "per week", 52, 53380),
        offer.Line("Children's home placement", 5240, "per week", 52),
    ]
    made.add("Attachments/Pricing.xlsx", "pricing_schedule", offer.pricing(NAME, lines))
    made.add(
        "Receipt.txt",
        "receipt",
        text.receipt(
            "CWSCC - 099303",
            "Children's Placement and Other Support Services DPS",
            NAME,
            "29 October 2026 11:17",
            "2026-10-29",
            [path.rsplit("/", 1)[1] for path in made.files],
        ),
    )
    _plant(made)
    return made


def _plant(made: Pack) -> None:
    made.gap(
        "insurance.public_liability.cover",
        "not_met",
        "1 4",
        "Attachments/Liability Schedule.pdf",
        "insurance.public_liability.cover",
    )
    made.gap(
        "registration.ofsted",
        "not_met",
        "4",
        "Attachments/Ofsted report Thrift Cottage.pdf",
        "registration.ofsted.rating",
    )
    made.gap(
        "information.continuity",
        "not_met",
        ALL,
        "Attachments/Business Continuity Plan.docx",
        "policy.reviewed_on",
    )
    made.gap("quality.references", "not_met", ALL, "Attachments/Reference Dunmere.pdf", "reference.ended_on")
    made.gap(
        "exclusion.discretionary",
        "unclear",
        ALL,
        "Questionnaire/CPOSS questionnaire.xlsx",
        "exclusion.discretionary.labour_law",
    )
    made.gap("pricing.complete", "not_met", ALL, "Attachments/Pricing.xlsx", "Prices!E6")
    made.advise(
        "insurance.abuse_cover",
        "unclear",
        ALL,
        "Attachments/Liability Schedule.pdf",
        "insurance.public_liability.cover",
    )
    made.verdicts = dict.fromkeys(made.categories, "needs_decision")
