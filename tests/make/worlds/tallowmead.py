"""Tallowmead Learning Ltd: a complete application for three alternative provision categories, with no gap."""

from tests.make import accounts, forms, insurance, letters, offer, policies, records, registrations, text
from tests.make.blocks import Block, H, P, Theme
from tests.make.marks import Built
from tests.make.pack import Pack
from tests.make.policies import Dated, House

NAME = "Tallowmead Learning Ltd"
ADDRESS = "Unit 4 Candlewick Yard, Brambleholt, RH79 2QX"
THEME = Theme("sans", "2E5E4E")
HOUSE = House(NAME, ADDRESS, THEME, "plain", "Odette Larkspur", "Bram Quillfeather")
STAGE = "Selection Questionnaire"
EXTRA = "Supporting Documents"

FORM = forms.issued("tallowmead")

CATEGORIES = (
    "1 Early intervention and prevention",
    "2 Vocational opportunities",
    "3 Interim face-to-face tutoring",
    "4 Online tutoring",
    "5 Complex learners",
)
ANSWERS = forms.answers(
    {
        "o.legal_name": NAME,
        "o.trading_name": "Tallowmead",
        "o.address": ADDRESS,
        "o.website": "www.tallowmead.example",
        "o.legal_form": ("company", "Private limited company"),
        "o.registered_on": ("2017-03-14", "14/03/2017"),
        "o.company_number": "99104417",
        "o.charity_number": "~Not applicable",
        "o.vat_number": "~Not applicable",
        "o.sme": True,
        "o.vcse": False,
        "o.parent_name": "~None",
        "o.employees": (14, "14"),
        "a.bidding_model": ("single", "Bidding alone"),
        "a.categories": forms.Pick(CATEGORIES, CATEGORIES[:3], 'application.categories=["1","2","3"]'),
        "c.name": "Bram Quillfeather",
        "c.role": "Head of Provision",
        "c.email": "bram@tallowmead.example",
        "c.phone": "01632 960417",
        "m.tax_breach": False,
        "exclusion.self_cleaning": "~Not applicable",
        "a.accounts_enclosed": True,
        "i.employers_liability.cover": (10000000, "£10,000,000"),
        "i.public_liability.cover": (10000000, "£10,000,000"),
        "i.professional_indemnity.cover": (2000000, "£2,000,000"),
        "undertaking": "~Not applicable, all cover is in place",
        "o.section_54": False,
        "enforcement.hse": False,
        "p.works_in_person": True,
        "p.own_site": True,
        "p.transports_children": False,
        "p.online": False,
        "p.records_lessons": "~Not applicable",
        "age_range": "[[provision.age_from=8;;provision.age_to=18|8 to 18 years]]",
        "p.activities": (
            ["Woodwork", "Bicycle maintenance", "Allotment gardening", "Cookery"],
            "Woodwork; Bicycle maintenance; Allotment gardening; Cookery",
        ),
        "p.full_time_pupils": (0, "0"),
        "p.pupils_with_ehcp_full_time": (0, "0"),
        "s.safeguarding_lead": "Odette Larkspur",
        "s.safeguarding_lead_trained_on": ("2025-09-18", "18/09/2025"),
        "s.deputy_lead": "Bram Quillfeather",
        "ms.1": "A referral reaches our office by secure e-mail and is read the same day. The head of "
        "provision rings the school "
        "within one working day, asks for the learner's plan and risk information and offers a visit "
        "within the week. The learner "
        "and a parent meet the keyworker, see the workshop and choose two activities. We agree three "
        "aims, write the risk "
        "assessment and confirm the start in writing with the names and check dates of the staff "
        "involved. The first two weeks "
        "are a settling-in period that ends with a short meeting and a report to the commissioner.",
        "ms.2": "Each learner has a baseline in the first fortnight: attendance, a literacy and numeracy "
        "check, and a wellbeing scale "
        "filled in with the keyworker. Aims are reviewed every half term against this baseline. Practical "
        "units are recorded with "
        "photographs in a portfolio that leads to an award. Attendance and incidents are reported to the "
        "school each Friday, and a "
        "written review goes to school, family and council at the end of every term.",
        "decl.signed": "[[declaration.signed=true|O. Larkspur]]",
        "decl.signed_by": "Odette Larkspur",
        "decl.role": "Director",
        "decl.signed_on": ("2026-10-22", "22/10/2026"),
    }
)

YEARS = (
    accounts.Year(
        "2025-04-01",
        "2026-03-31",
        "31 March 2026",
        {
            "turnover": 486200,
            "cost_of_sales": 268400,
            "admin": 161350,
            "interest_received": 410,
            "interest_payable": 1260,
            "tax": 10560,
            "tangible_fixed_assets": 48700,
            "stock": 3150,
            "debtors": 61480,
            "cash": 104270,
            "creditors_within_one_year": 72300,
            "creditors_after_one_year": 18500,
            "provisions": 4200,
            "share_capital": 100,
        },
    ),
    accounts.Year(
        "2024-04-01",
        "2025-03-31",
        "31 March 2025",
        {
            "turnover": 431900,
            "cost_of_sales": 243100,
            "admin": 152700,
            "interest_received": 260,
            "interest_payable": 1490,
            "tax": 6620,
            "tangible_fixed_assets": 41250,
            "stock": 2900,
            "debtors": 52310,
            "cash": 83460,
            "creditors_within_one_year": 69850,
            "creditors_after_one_year": 26500,
            "provisions": 3900,
            "share_capital": 100,
        },
    ),
)

PEOPLE = [
    records.Person(
        "Odette Larkspur", "Director and designated lead", "2017-04-03", "009900110001", "2024-02-12"
    ),
    records.Person("Bram Quillfeather", "Head of provision", "2018-09-03", "009900110002", "2023-11-20"),
    records.Person("Sorrel Ankatell", "Workshop tutor", "2020-01-06", "009900110003", "2024-06-04"),
    records.Person("Fenwick Dray", "Bicycle tutor", "2021-04-19", "009900110004", "2024-04-16"),
    records.Person("Ione Marchbank", "Garden tutor", "2022-02-07", "009900110005", "2025-01-22"),
    records.Person("Rufus Pellatt", "Cookery tutor", "2023-09-04", "009900110006", "2023-08-14"),
    records.Person("Maud Severin", "Keyworker", "2024-01-08", "009900110007", "2023-12-11"),
    records.Person(
        "Cosmo Wray", "English and maths tutor", "2024-09-02", "009900110008", "2024-07-30", update=False
    ),
    records.Person("Lettice Obwin", "Administrator", "2019-05-13", "009900110009", "2024-05-02"),
]
STAFF = [(person.name, person.role) for person in PEOPLE[:8]]


def policy_files() -> list[tuple[str, Built]]:
    """The policies, one file each."""
    lead = ("2026-09-01", "1 September 2026")
    named = Dated(
        lead, ("2027-09-01", "1 September 2027"), owner="Odette Larkspur", signed_by="Odette Larkspur"
    )
    plain = Dated(("2026-04-14", "14 April 2026"), ("2027-04-14", "14 April 2027"), owner="Bram Quillfeather")
    word = Dated(
        ("2026-02-10", "10/02/2026"),
        ("2027-02-10", "10/02/2027"),
        owner="Bram Quillfeather",
        first="11/01/2023",
    )
    return [
        ("Safeguarding Policy 2026.pdf", policies.pdf_footer("safeguarding", HOUSE, named)),
        ("Safer Recruitment Policy.docx", policies.word_versions("safer_recruitment", HOUSE, word)),
        ("Health and Safety Policy.pdf", policies.pdf_in_text("health_and_safety", HOUSE, plain)),
        ("Environmental Policy.pdf", policies.pdf_footer("environmental", HOUSE, plain)),
        ("Quality Assurance Policy.docx", policies.word_control("quality", HOUSE, plain)),
        ("Equality Policy.pdf", policies.pdf_in_text("equality", HOUSE, plain)),
        ("Data Protection Policy.docx", policies.word_versions("data_protection", HOUSE, word)),
        ("Complaints Policy.pdf", policies.pdf_footer("complaints", HOUSE, plain)),
        ("Infection Control Policy.docx", policies.word_control("infection_control", HOUSE, plain)),
        ("Allergy Policy.pdf", policies.pdf_footer("allergy", HOUSE, plain)),
    ]


def insurances() -> list[tuple[str, Built]]:
    """Employers' liability on the statutory certificate, the rest on the broker's schedule."""
    start, end = ("2026-04-01", "01/04/2026"), ("2027-03-31", "31/03/2027")
    el = insurance.Cover(
        "employers_liability",
        (10000000, "£10,000,000"),
        "Oakmantle Insurance plc",
        "OM/EL/990417",
        NAME,
        ("2026-04-01", "1 April 2026"),
        ("2027-03-31", "31 March 2027"),
    )
    pl = insurance.Cover(
        "public_liability",
        (10000000, "£10,000,000"),
        "Oakmantle Insurance plc",
        "OM/PL/990418",
        NAME,
        start,
        end,
        "per_claim",
        (250, "£250"),
        "included",
    )
    pi = insurance.Cover(
        "professional_indemnity",
        (2000000, "£2,000,000"),
        "Ninefold Mutual Ltd",
        "9F-PI-77120",
        NAME,
        start,
        end,
        "aggregate",
        (500, "£500"),
    )
    return [
        ("Employers Liability Certificate.pdf", insurance.el_certificate(el, Theme("serif"))),
        (
            "Insurance Schedule 2026-27.pdf",
            insurance.schedule([pl, pi], "Gorsefield Broking", Theme("sans", "7A1F1F", 9)),
        ),
    ]


def references() -> list[tuple[str, Built]]:
    """One school, one council."""
    school = letters.Referee(
        "Fennimore Park Academy",
        "school",
        "Imelda Crowhurst",
        "Deputy Headteacher",
        ("2024-09-04", "4 September 2024"),
        ("2026-07-17", "17 July 2026"),
        (38400, "£38,400"),
        "21 September 2026",
        "workshop and tutoring places for six pupils",
    )
    council = letters.Referee(
        "Marlshire County Council",
        "council",
        "Tobias Venn",
        "Commissioning Officer",
        ("2023-04-01", "1 April 2023"),
        None,
        (112500, "£112,500"),
        "28 September 2026",
        "alternative provision placements",
    )
    return [
        ("Reference - Fennimore Park Academy.pdf", letters.letter(school, NAME, Theme("serif"))),
        (
            "Reference - Marlshire County Council.docx",
            letters.letter(council, NAME, Theme("sans"), word=True),
        ),
    ]


def staff_files() -> list[tuple[str, str, Built]]:
    """The single central record and the training matrix, both workbooks."""
    courses = [
        records.Course("Safeguarding awareness", ["2026-09-02"] * 8),
        records.Course("Designated lead, level 3", ["2025-09-18", "2025-10-09", *[""] * 6], lead_row=0),
        records.Course(
            "First aid at work (expiry date)",
            ["2028-01-16", "", "2027-06-30", "2028-03-11", "", "2027-11-05", "", ""],
            expires=True,
        ),
        records.Course("Prevent", ["2026-01-14"] * 7 + ["2025-11-03"]),
        records.Course("Food hygiene", ["", "", "", "", "2025-03-20", "2025-03-20", "", ""]),
    ]
    return [
        (
            "Single Central Record.xlsx",
            "dbs_record",
            records.dbs_excel(PEOPLE, NAME, "2026-11-02", "19/10/2026"),
        ),
        (
            "Staff Training Matrix.xlsx",
            "training_record",
            records.training_excel(NAME, STAFF, courses, "19/10/2026"),
        ),
    ]


def risks() -> list[tuple[str, Built]]:
    """The workshop as an activity, and fire at the yard."""
    shop = offer.Risk(
        "Woodwork",
        "activity",
        ("2026-06-08", "8 June 2026"),
        ("2027-06-08", "8 June 2027"),
        "Sorrel Ankatell",
        [
            (
                "Hand tools",
                "Learners and tutors: cuts",
                "Counted out and in, demonstration before use, one to four ratio",
            ),
            ("Bench saw", "Amputation, eye injury", "Tutor use only, key switch, goggles"),
            ("Dust", "Breathing difficulty", "Extraction serviced yearly, masks worn"),
        ],
    )
    fire = offer.Risk(
        "Unit 4 Candlewick Yard",
        "fire",
        ("2026-03-03", "3 March 2026"),
        ("2027-03-03", "3 March 2027"),
        "Pargeter Fire Safety",
        [
            (
                "Timber store",
                "Everyone on site: burns, smoke",
                "Stored in a metal container away from the building",
            ),
            ("Cooking", "Everyone on site: burns, smoke", "Fire blanket, isolator, staff trained"),
            ("Escape routes", "Wheelchair users", "Two level exits, checked each morning"),
        ],
    )
    return [
        ("Risk Assessment - Woodwork.docx", offer.risk_word(shop, NAME, Theme("sans"))),
        ("Fire Risk Assessment.pdf", offer.risk_pdf(fire, NAME, Theme("sans", "8B0000", 9.5))),
    ]


def pack() -> Pack:
    """The pack with what a check must find: nothing wrong."""
    tender = "CWSCC - 099101 Independent Alternative Provision DPS"
    made = Pack(
        "iap-clean.zip",
        "iap",
        ["1", "2", "3"],
        "2026-11-02",
        "per-supplier",
        {"name": NAME, "company_number": "99104417", "charity_number": None},
        f"{tender}/{NAME}",
    )
    title: list[Block] = [
        H("Selection Questionnaire", 0),
        P("Tender: [[application.framework=iap|Independent Alternative Provision DPS]]", "bold"),
        P("Project reference CWSCC - 099101. Issued by the Education Commissioning Team."),
    ]
    questions = forms.parse(FORM, ANSWERS)
    made.add(
        f"{STAGE}/Tallowmead SQ.docx",
        "questionnaire",
        forms.word_controls(
            title, questions, Theme("book", "1F3864"), "Selection Questionnaire - OFFICIAL when complete"
        ),
    )
    company = accounts.Company(
        NAME,
        "99104417",
        "Odette Larkspur and Tarquin Esmonde",
        ("2026-08-20", "20 August 2026"),
        (14, 12),
        "Pellow Tarn LLP, Chartered Accountants",
        Theme("serif"),
        "the provision of alternative education",
    )
    made.add(
        f"{EXTRA}/Accounts year ended 31 March 2026.pdf", "accounts", accounts.company_pdf(company, YEARS)
    )
    for name, built in insurances():
        made.add(f"{EXTRA}/{name}", "insurance_certificate", built)
    for name, built in policy_files():
        made.add(f"{EXTRA}/{name}", "policy", built)
    for name, kind, built in staff_files():
        made.add(f"{EXTRA}/{name}", kind, built)
    for name, built in references():
        made.add(f"{EXTRA}/{name}", "reference", built)
    for name, built in risks():
        made.add(f"{EXTRA}/{name}", "risk_assessment", built)
    made.add(
        f"{EXTRA}/ICO Registration Certificate.pdf",
        "registration",
        registrations.ico_certificate(
            NAME, "ZX104417", "3 June 2018", ("2027-06-02", "2 June 2027"), "Tier 1", Theme("sans", "003A70")
        ),
    )
    lines = [
        offer.Line("Workshop day, one learner", 92.50, "per day", 120),
        offer.Line("Half day, one learner", 54, "per half day", 80),
        offer.Line("One-to-one tutoring", 41, "per hour", 300),
    ]
    made.add(f"{EXTRA}/Pricing Schedule.xlsx", "pricing_schedule", offer.pricing(NAME, lines))
    names = [path.rsplit("/", 1)[1] for path in made.files]
    made.add(
        "Receipt 23-10-2026.txt",
        "receipt",
        text.receipt(
            "CWSCC - 099101",
            "Independent Alternative Provision DPS",
            NAME,
            "23/10/2026 14:05",
            "2026-10-23",
            names,
        ),
    )
    made.verdicts = {"1": "suitable", "2": "suitable", "3": "suitable"}
    return made
