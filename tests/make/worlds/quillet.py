"""Hyacinth Quillet, a sole trader without employees: a complete application for face-to-face tutoring."""

from tests.make import accounts, forms, insurance, letters, offer, policies, records, registrations, text
from tests.make.blocks import Theme
from tests.make.pack import Pack
from tests.make.policies import Dated, House

NAME = "Hyacinth Quillet"
TRADING = "Quillet Tutoring"
ADDRESS = "7 Inkpot Row, Lower Dabbling, RH78 5TB"
HOUSE = House(NAME, ADDRESS, Theme("serif", "76448A"), "plain", "Hyacinth Quillet", "Evander Quillet")
AS_AT = "2026-11-16"

FORM = forms.issued("quillet")

CATEGORIES = ("Category 1", "Category 2", "Category 3", "Category 4", "Category 5")
ANSWERS = forms.answers(
    {
        "o.legal_name": NAME,
        "o.trading_name": TRADING,
        "o.legal_form": ("sole_trader", "Sole trader"),
        "o.address": ADDRESS,
        "o.website": "www.quillet-tutoring.example",
        "o.registered_on": ("2014-09-01", "01.09.2014"),
        "o.company_number": "~Not applicable",
        "o.charity_number": "~Not applicable",
        "o.vat_number": "~Not applicable",
        "o.sme": True,
        "o.vcse": False,
        "o.parent_name": "~None",
        "o.employees": (0, "0"),
        "a.bidding_model": ("single", "Single applicant"),
        "a.categories": forms.Pick(CATEGORIES, CATEGORIES[2:3], 'application.categories=["3"]'),
        "c.name": NAME,
        "c.role": "Proprietor",
        "c.email": "hyacinth@quillet-tutoring.example",
        "c.phone": "01632 960505",
        "m.tax_breach": False,
        "exclusion.self_cleaning": "~Not applicable",
        "a.accounts_enclosed": True,
        "i.employers_liability.cover": "~Not applicable, no employees",
        "i.public_liability.cover": (5000000, "£5 million"),
        "i.professional_indemnity.cover": (1000000, "£1 million"),
        "undertaking": forms.Tick(False),
        "o.section_54": False,
        "enforcement.hse": False,
        "p.works_in_person": True,
        "p.online": False,
        "p.records_lessons": forms.Tick(False, "provision.records_lessons=false"),
        "p.transports_children": False,
        "age_range": "[[provision.age_from=7;;provision.age_to=16|7 to 16]]",
        "p.activities": (["English", "Mathematics", "Science"], "English; Mathematics; Science"),
        "p.full_time_pupils": (0, "0"),
        "p.pupils_with_ehcp_full_time": (0, "0"),
        "s.safeguarding_lead": NAME,
        "s.safeguarding_lead_trained_on": ("2026-02-20", "20.02.2026"),
        "s.deputy_lead": "Evander Quillet",
        "ms.1": "I reply to a referral the same day, read the plan and speak to the school. A first visit "
        "takes place within three working "
        "days with a parent present. We agree the room, the hours and who else is in the house. Tuition "
        "begins within the week with short "
        "lessons on what the pupil likes, and the timetable grows as trust does.",
        "ms.2": "A reading age, a number test and a confidence scale are taken in the first week and "
        "again every six weeks. Work is marked "
        "against the school's own scheme. The school receives a weekly log of hours, topics and mood, and "
        "a half-termly report.",
        "decl.signed_by": NAME,
        "decl.role": "Proprietor",
        "decl.signed": f"[[declaration.signed=true|{NAME}]]",
        "decl.signed_on": ("2026-11-02", "02.11.2026"),
    }
)
YEARS = (
    accounts.Year(
        "2025-04-06",
        "2026-04-05",
        "5 April 2026",
        {
            "turnover": 61340,
            "cost_of_sales": 9420,
            "admin": 18710,
            "tangible_fixed_assets": 3120,
            "debtors": 6480,
            "cash": 17950,
            "creditors_within_one_year": 5210,
        },
    ),
    accounts.Year(
        "2024-04-06",
        "2025-04-05",
        "5 April 2025",
        {
            "turnover": 57890,
            "cost_of_sales": 8730,
            "admin": 17940,
            "tangible_fixed_assets": 2640,
            "debtors": 5910,
            "cash": 14320,
            "creditors_within_one_year": 4880,
        },
    ),
)


def pack(folder: str) -> Pack:
    """The sole trader's files below the export's common folder: nothing wrong."""
    made = Pack(
        "iap-round-export.zip",
        "iap",
        ["3"],
        AS_AT,
        "many-suppliers",
        {"name": NAME, "company_number": None, "charity_number": None},
        f"{folder}/Quillet Tutoring",
    )
    form = forms.pdf_fields(
        "[[application.framework=iap|Independent Alternative Provision]] - application questionnaire",
        forms.parse(FORM, ANSWERS),
        Theme("sans", "512E5F"),
        "Application questionnaire",
    )
    made.add("Questionnaire.pdf", "questionnaire", form)
    company = accounts.Company(
        NAME, "", NAME, ("2026-07-02", "2 July 2026"), (0, 0), "Thimble Accounting", Theme(), ""
    )
    made.add("Accounts 2025-26.xlsx", "accounts", accounts.company_excel(company, YEARS))
    covers = [
        insurance.Cover(
            "public_liability",
            (5000000, "£5 million"),
            "Papermill Mutual",
            "PM-10-505",
            f"{NAME} trading as {TRADING}",
            ("2026-05-01", "1 May 2026"),
            ("2027-04-30", "30 April 2027"),
            "per_claim",
            None,
            "included",
        ),
        insurance.Cover(
            "professional_indemnity",
            (1000000, "£1 million"),
            "Papermill Mutual",
            "PM-10-506",
            f"{NAME} trading as {TRADING}",
            ("2026-05-01", "1 May 2026"),
            ("2027-04-30", "30 April 2027"),
            "each",
        ),
    ]
    made.add(
        "Insurance letter.pdf",
        "insurance_certificate",
        insurance.broker_letter(covers, "Gorsefield Broking", "4 May 2026", Theme("serif"), word=False),
    )
    spring = Dated(("2026-09-07", "7 September 2026"), ("2027-09-07", "7 September 2027"))
    kinds = [
        "safeguarding",
        "safer_recruitment",
        "environmental",
        "quality",
        "equality",
        "data_protection",
        "complaints",
        "infection_control",
        "allergy",
        "lone_working",
    ]
    made.add(
        "Policies.docx",
        "policy",
        policies.word_handbook("Policies of Quillet Tutoring", [(kind, spring) for kind in kinds], HOUSE),
    )
    people = [
        records.Person(NAME, "Proprietor and tutor", "2014-09-01", "009900550001", "2024-12-02"),
        records.Person("Evander Quillet", "Tutor (associate)", "2021-09-06", "009900550002", "2025-08-18"),
    ]
    made.add("Central record.xlsx", "dbs_record", records.dbs_excel(people, NAME, AS_AT, "02/11/2026"))
    courses = [
        records.Course("Safeguarding", ["2026-09-04", "2026-09-04"]),
        records.Course("Safeguarding lead", ["2026-02-20", "2026-02-20"], lead_row=0),
        records.Course("First aid expires", ["2028-03-15", "2027-10-22"], expires=True),
    ]
    made.add(
        "Training.pdf",
        "training_record",
        records.training_pdf(
            NAME,
            [(person.name, person.role) for person in people],
            courses,
            "2 November 2026",
            Theme("serif"),
            "dotted",
        ),
    )
    made.add(
        "ICO.docx",
        "registration",
        registrations.ico_letter(NAME, "ZX550505", ("2027-02-11", "11 February 2027"), Theme("sans")),
    )
    for referee, word in (
        (
            letters.Referee(
                "Fennimore Park Academy",
                "school",
                "Imelda Crowhurst",
                "Deputy Headteacher",
                ("2025-01-06", "6 January 2025"),
                ("2026-06-26", "26 June 2026"),
                (7980, "£7,980"),
                "19 October 2026",
                "home tuition for two pupils",
            ),
            False,
        ),
        (
            letters.Referee(
                "Dunmere City Council",
                "council",
                "Honoria Blick",
                "Placements Manager",
                ("2024-09-02", "2 September 2024"),
                None,
                (14200, "£14,200"),
                "21 October 2026",
                "interim tuition",
            ),
            True,
        ),
    ):
        made.add(
            f"Reference {referee.organisation}.{'docx' if word else 'pdf'}",
            "reference",
            letters.letter(referee, f"{NAME} ({TRADING})", Theme("serif"), word),
        )
    home = offer.Risk(
        "Tuition in the family home",
        "activity",
        ("2026-09-08", "8 September 2026"),
        ("2027-09-08", "8 September 2027"),
        NAME,
        [
            (
                "Alone with a pupil",
                "Pupil and tutor: allegation, harm",
                "Parent in the house, door open, log kept",
            ),
            ("Dogs", "Tutor: bites", "Asked before first visit, shut away"),
        ],
    )
    made.add("Risk assessment.docx", "risk_assessment", offer.risk_word(home, NAME, Theme("serif")))
    made.add(
        "Prices.xlsx",
        "pricing_schedule",
        offer.pricing(
            NAME,
            [
                offer.Line("One-to-one tuition", 38, "per hour", 400),
                offer.Line("Report for a review", 55, "per report", 10),
            ],
        ),
    )
    made.add(
        "receipt.txt",
        "receipt",
        text.receipt(
            "CWSCC - 099505",
            "IAP DPS round 7",
            TRADING,
            "03/11/2026 09:12",
            "2026-11-03",
            [path.rsplit("/", 1)[1] for path in made.files],
        ),
    )
    made.verdicts = {"3": "suitable"}
    return made
