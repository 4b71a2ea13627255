"""Thistledown Online Learning Ltd: a new provider that will take out professional cover before it starts."""

from tests.make import forms, insurance, offer, pdf, policies, records, registrations, standing, text
from tests.make.blocks import Block, Gap, H, P, Theme
from tests.make.marks import Built
from tests.make.pack import Pack
from tests.make.policies import Dated, House

NAME = "Thistledown Online Learning Ltd"
ADDRESS = "Studio 9, The Bobbin Works, Carder Street, Fullerton, RH77 1XY"
THEME = Theme("sans", "117A65", 10)
HOUSE = House(NAME, ADDRESS, THEME, "friendly", "Calliope Rushworth", "Ned Ferrars-Loom")
AS_AT = "2026-11-23"

FORM = forms.issued("thistledown")
CATEGORIES = "1 (early intervention), 4 (online tutoring), 5 (complex learners)"
ANSWERS = forms.answers(
    {
        "o.legal_name": NAME,
        "o.trading_name": "~N/A",
        "o.legal_form": ("company", "Limited company"),
        "o.address": ADDRESS,
        "o.website": "https://thistledown.example",
        "o.registered_on": ("2025-08-12", "12 Aug 2025"),
        "o.company_number": "99606613",
        "o.charity_number": "~N/A",
        "o.vat_number": "~N/A",
        "o.sme": True,
        "o.vcse": False,
        "o.parent_name": "~N/A",
        "o.employees": (8, "8"),
        "a.bidding_model": ("single", "Single bidder"),
        "a.categories": (["1", "4", "5"], CATEGORIES),
        "c.name": "Ned Ferrars-Loom",
        "c.role": "Co-founder",
        "c.email": "ned@thistledown.example",
        "c.phone": "020 7946 0613",
        "m.tax_breach": False,
        "exclusion.self_cleaning": "~N/A",
        "a.accounts_enclosed": False,
        "i.employers_liability.cover": (10000000, "£10 million"),
        "i.public_liability.cover": (5000000, "£5 million"),
        "i.professional_indemnity.cover": "~None yet",
        "undertaking": forms.Tick(True, "insurance.professional_indemnity.undertaken=true"),
        "o.section_54": False,
        "enforcement.hse": False,
        "p.works_in_person": True,
        "p.online": True,
        "p.records_lessons": True,
        "p.transports_children": False,
        "age_range": "[[provision.age_from=9;;provision.age_to=19|9 - 19]]",
        "p.activities": (
            ["Online tutoring", "Music production", "Mentoring"],
            "Online tutoring, Music production, Mentoring",
        ),
        "p.full_time_pupils": (0, "0"),
        "p.pupils_with_ehcp_full_time": (0, "0"),
        "s.safeguarding_lead": "Calliope Rushworth",
        "s.safeguarding_lead_trained_on": ("2025-09-30", "30 Sep 2025"),
        "s.deputy_lead": "Ned Ferrars-Loom",
        "ms.1": "Referrals come in through a secure form. Within a day a mentor calls the school and the "
        "home. We test the connection and lend "
        "a laptop where one is needed. The first lesson is a tour of the platform with a parent beside "
        "the learner; for complex learners the "
        "mentor visits in person first, with a colleague, and agrees a safety plan that says who to ring "
        "and when.",
        "ms.2": "Learners take a short baseline in the first two lessons. The platform logs attendance, "
        "tasks and time on task. Mentors add a "
        "weekly note and a mood score. Schools have their own sign-in and see all of this at any time, "
        "and receive a report every six weeks.",
        "decl.signed_by": "Calliope Rushworth",
        "decl.role": "Co-founder and Director",
        "decl.signed": "[[declaration.signed=true|Calliope Rushworth]]",
        "decl.signed_on": ("2026-11-11", "11 Nov 2026"),
    }
)
PEOPLE = [
    records.Person(
        "Calliope Rushworth", "Director and designated lead", "2025-08-12", "009900660001", "2025-08-21"
    ),
    records.Person("Ned Ferrars-Loom", "Director and mentor", "2025-08-12", "009900660002", "2025-08-21"),
    records.Person("Xanthe Borrow", "Online tutor", "2025-10-06", "009900660003", "2025-09-24"),
    records.Person(
        "Rafferty Moule", "Online tutor", "2025-11-03", "009900660004", "2025-10-20", update=False
    ),
    records.Person("Idony Castle", "Music mentor", "2026-01-12", "009900660005", "2025-12-15", update=False),
    records.Person(
        "Wilfred Sayle-Hope", "Mental health practitioner", "2026-03-02", "009900660006", "2026-02-16"
    ),
]


def undertaking() -> Built:
    """A signed promise to insure."""
    blocks: list[Block] = [
        P(NAME, "letterhead"),
        P(ADDRESS, "centre"),
        P("11 November 2026", "right"),
        H("Undertaking to obtain insurance", 1),
        P("We do not at present hold professional indemnity insurance."),
        P(
            "If we are admitted to the list, [[insurance.professional_indemnity.undertaken=true|we "
            "undertake to obtain]] professional "
            "indemnity insurance of not less than "
            "[[insurance.professional_indemnity.cover=2000000|£2,000,000]] "
            "[[insurance.professional_indemnity.basis=per_claim|each and every claim]] before the start "
            "of any contract and to send the "
            "certificate to the council. A quotation has been accepted subject to contract."
        ),
        Gap(12),
        P("Signed: Calliope Rushworth"),
        P("Director"),
        P("Date: 11 November 2026"),
    ]
    return pdf.render(blocks, theme=THEME, title="Undertaking")


def policy_files() -> list[tuple[str, Built]]:
    """Policies of a young organisation, all dated in its first year."""
    first = Dated(
        ("2026-08-17", "17 Aug 2026"),
        ("2027-08-17", "17 Aug 2027"),
        owner="Ned Ferrars-Loom",
        first="18 Aug 2025",
    )
    lead = Dated(
        ("2026-08-17", "17 Aug 2026"),
        ("2027-08-17", "17 Aug 2027"),
        owner="Calliope Rushworth",
        signed_by="C. Rushworth",
        first="18 Aug 2025",
    )
    apart = [
        ("safeguarding", policies.word_versions, lead),
        ("online_safety", policies.pdf_footer, first),
        ("recording_and_retention", policies.pdf_in_text, first),
        ("restraint", policies.word_control, first),
        ("health_and_safety", policies.pdf_footer, first),
    ]
    titles = {
        "safeguarding": "Safeguarding.docx",
        "online_safety": "Online safety.pdf",
        "restraint": "Physical intervention.docx",
        "recording_and_retention": "Lesson recordings.pdf",
        "health_and_safety": "Health and safety.pdf",
    }
    kinds = [
        "safer_recruitment",
        "environmental",
        "quality",
        "equality",
        "data_protection",
        "complaints",
        "infection_control",
        "allergy",
    ]
    return [
        *((titles[kind], layout(kind, HOUSE, dated)) for kind, layout, dated in apart),
        (
            "Team handbook.docx",
            policies.word_handbook("Team Handbook", [(kind, first) for kind in kinds], HOUSE),
        ),
    ]


def staff_files() -> list[tuple[str, str, Built]]:
    """The record as a workbook, the training record as a Word table."""
    courses = [
        records.Course("Safeguarding (annual)", ["2026-09-01"] * 6),
        records.Course("Designated lead", ["2025-09-30", "2025-09-30", *[""] * 4], lead_row=0),
        records.Course(
            "First aid certificate expires",
            ["2028-09-29", "2028-09-29", "", "", "2029-01-20", ""],
            expires=True,
        ),
        records.Course("Adolescent mental health competence", ["2026-03-18"] * 6, "mental_health_competence"),
    ]
    return [
        ("Single central record.xlsx", "dbs_record", records.dbs_excel(PEOPLE, NAME, AS_AT, "09/11/2026")),
        (
            "Training log.docx",
            "training_record",
            records.training_word(
                NAME,
                [(person.name, person.role) for person in PEOPLE],
                courses,
                "9 November 2026",
                THEME,
                "short",
            ),
        ),
    ]


def pack() -> Pack:
    """The pack: one category suitable, two on the undertaking."""
    made = Pack(
        "iap-new-provider.zip",
        "iap",
        ["1", "4", "5"],
        AS_AT,
        "per-supplier",
        {"name": NAME, "company_number": "99606613", "charity_number": None},
        f"CWSCC - 099606 Independent Alternative Provision DPS/{NAME}",
    )
    title: list[Block] = [
        H("Provider questionnaire", 0),
        P("[[application.framework=iap|Independent Alternative Provision DPS]]", "bold"),
        P("Use the right-hand column. Cross one box for each statement."),
    ]
    made.add(
        "Questionnaire/Provider questionnaire.docx",
        "questionnaire",
        forms.word_tables(
            title,
            forms.parse(FORM, ANSWERS),
            Theme("serif", "117A65"),
            "Provider questionnaire",
            2,
            "{yes} Yes   {no} No",
        ),
    )
    made.add("Documents/Insurance undertaking.pdf", "declaration", undertaking())
    months = [
        "Nov 26",
        "Dec 26",
        "Jan 27",
        "Feb 27",
        "Mar 27",
        "Apr 27",
        "May 27",
        "Jun 27",
        "Jul 27",
        "Aug 27",
        "Sep 27",
        "Oct 27",
    ]
    made.add(
        "Documents/Bank letter.pdf",
        "bank_letter",
        standing.bank_letter(NAME, "Tidewater Bank", Theme("serif", "0E6251"), "6 November 2026"),
    )
    made.add(
        "Documents/Cash flow forecast.xlsx",
        "cash_flow_forecast",
        standing.cash_flow(
            NAME,
            months,
            28400,
            [11200, 9800, 14300, 15100, 16000, 12400, 16800, 17300, 14100, 4200, 15600, 18200],
            [12100, 11900, 12600, 12900, 13400, 12200, 13800, 14000, 12700, 8300, 13900, 14600],
        ),
    )
    start, end = ("2026-08-15", "15 August 2026"), ("2027-08-14", "14 August 2027")
    covers = [
        insurance.Cover(
            "employers_liability",
            (10000000, "£10 million"),
            "Oakmantle Insurance plc",
            "OM/SME/66130",
            NAME,
            start,
            end,
        ),
        insurance.Cover(
            "public_liability",
            (5000000, "£5 million"),
            "Oakmantle Insurance plc",
            "OM/SME/66130",
            NAME,
            start,
            end,
            "per_claim",
            (250, "£250"),
            "extension",
        ),
    ]
    made.add(
        "Documents/Insurance confirmation.docx",
        "insurance_certificate",
        insurance.broker_letter(covers, "Gorsefield Broking", "17 August 2026", Theme("sans")),
    )
    for name, built in policy_files():
        made.add(f"Documents/{name}", "policy", built)
    for name, kind, built in staff_files():
        made.add(f"Documents/{name}", kind, built)
    made.add(
        "Documents/ICO certificate.pdf",
        "registration",
        registrations.ico_certificate(
            NAME,
            "ZX660613",
            "20 August 2025",
            ("2027-08-19", "19 August 2027"),
            "Tier 1",
            Theme("sans", "003A70"),
        ),
    )
    visit = offer.Risk(
        "Mentoring in the community",
        "activity",
        ("2026-09-14", "14 Sep 2026"),
        ("2027-09-14", "14 Sep 2027"),
        "Wilfred Sayle-Hope",
        [
            ("Distress or self-harm", "Learner: injury", "Safety plan, practitioner on call"),
            ("Lone working", "Mentor: assault, allegation", "Two workers at first, check-in calls"),
        ],
    )
    made.add(
        "Documents/Risk assessment mentoring.docx", "risk_assessment", offer.risk_word(visit, NAME, THEME)
    )
    made.add(
        "Documents/Rates.xlsx",
        "pricing_schedule",
        offer.pricing(
            NAME,
            [
                offer.Line("Online tutoring, one learner", 34, "per hour", 500),
                offer.Line("Online tutoring, group of four", 58, "per hour", 120),
                offer.Line("Mentoring in person", 46.5, "per hour", 200),
            ],
            title="Rates",
        ),
    )
    made.add(
        "Receipt.txt",
        "receipt",
        text.receipt(
            "CWSCC - 099606",
            "Independent Alternative Provision DPS",
            NAME,
            "12 Nov 2026 10:33",
            "2026-11-12",
            [path.rsplit("/", 1)[1] for path in made.files],
        ),
    )
    made.verdicts = {"1": "suitable", "4": "conditional", "5": "conditional"}
    return made
