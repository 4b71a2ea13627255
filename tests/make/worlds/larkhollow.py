"""Larkhollow Play CIC: loose files of a short breaks application, some missing, expired or unsigned."""

from tests.make import accounts, forms, insurance, letters, offer, policies, records, registrations
from tests.make.blocks import Block, H, P, Theme
from tests.make.marks import Built, Mark
from tests.make.pack import Pack
from tests.make.policies import Dated, House

NAME = "Larkhollow Play CIC"
ADDRESS = "Scout Hut, Tumbledown Lane, Larkhollow, GU88 4QZ"
THEME = Theme("book", "B9770E", 11)
HOUSE = House(NAME, ADDRESS, THEME, "friendly", "Clementine Hobbs", "Ivo Marchetti-Pole")
AS_AT = "2026-10-26"
ALL = "1 2 3 4"

FORM = forms.issued("larkhollow")

LONG = (
    "We ask each child and family what a good time looks like and we write it on a card with pictures. "
    "The card has three hopes, such as "
    "making a friend, trying something new or being away from home for a whole morning. At the end of "
    "every session the child and a "
    "play worker look at the card together and choose a face for each hope. The faces go on a chart, so "
    "that over a term we can see a line "
    "going up, staying flat or going down. Where a child does not use words, the worker who knows them "
    "best notes how they were: did they "
    "join in, did they laugh, did they come close to others, did they seek out a quiet place and come "
    "back from it. We film short "
    "moments when the family has agreed, and watch them with the parents, who often see things that we miss. "
    "Twice a year we invite families to a cream tea and ask what has changed at home: sleep, moods, "
    "brothers and sisters, time for "
    "themselves. We use a short published scale for family wellbeing with eight questions, so that our "
    "figures can be set beside those "
    "of other groups. The answers are added up by our trustee for learning and put into a two-page report "
    "with a chart for each of the "
    "three hopes. The report is read by the board, who choose one thing to do better in the next half "
    "year and put some money to it. Last "
    "year that was quieter spaces; this year it is more sessions for teenagers. "
    "If the faces on a child's card stay low for four sessions in a row, we do not wait for the report. "
    "The lead worker rings the family, "
    "we look at the plan together, and we try something else: a different group, a different worker, a "
    "shorter day, a friend from school. "
    "We tell the council what we changed and whether it worked. We also keep count of the plain things: "
    "how many came, how often, how many "
    "stopped coming and why, how many were on the waiting list and how long they waited. These figures go "
    "to the council every quarter "
    "in the form that it has asked for, with a story or two that the children have agreed we may tell."
)
ANSWERS = forms.answers(
    {
        "o.legal_name": NAME,
        "o.trading_name": "Larkhollow",
        "o.legal_form": ("cic", "Community interest company"),
        "o.address": ADDRESS,
        "o.website": "larkhollowplay.example",
        "o.registered_on": ("2018-05-09", "9th May 2018"),
        "o.company_number": "99425506",
        "o.charity_number": "~none",
        "o.vat_number": "~none",
        "o.employees": (7, "7"),
        "o.sme": True,
        "o.vcse": True,
        "o.parent_name": "~No",
        "a.bidding_model": ("single", "By ourselves"),
        "a.categories": (["1", "2", "3", "4"], "All four: 1, 2, 3 and 4"),
        "c.name": "Ivo Marchetti-Pole",
        "c.role": "Play manager",
        "c.email": "ivo@larkhollowplay.example",
        "c.phone": "07700 900417",
        "m.tax_breach": False,
        "exclusion.self_cleaning": "~Not applicable",
        "a.accounts_enclosed": True,
        "i.employers_liability.cover": (10000000, "£10m"),
        "i.public_liability.cover": (5000000, "£5m"),
        "i.professional_indemnity.cover": "~None",
        "undertaking": "~Not applicable",
        "o.section_54": False,
        "enforcement.hse": False,
        "p.works_in_person": True,
        "p.transports_children": False,
        "p.personal_care": False,
        "age_range": "[[provision.age_from=8;;provision.age_to=17|8 to 17]]",
        "p.activities": (
            ["Rock climbing", "Den building", "Drama", "Family fun days", "Swimming"],
            "Rock climbing, Den building, Drama, Family fun days, Swimming",
        ),
        "s.safeguarding_lead": "Clementine Hobbs",
        "s.safeguarding_lead_trained_on": ("2025-04-24", "24th April 2025"),
        "s.deputy_lead": "Ivo Marchetti-Pole",
        "ms.1": "Families ring, write or come to an open morning. Within three days a play worker rings "
        "back for a chat about the child: "
        "likes, worries, food, health, what helps on a bad day. We then meet at home or at the hut and "
        "fill in an All About Me page with "
        "the child. If we can keep the child safe and happy we offer a taster with a parent nearby. "
        "Afterwards we agree which group suits, "
        "how many workers are needed and who they will be, and write it down for the family and the council.",
        "ms.2": LONG,
        "decl.signed_by": "Clementine Hobbs",
        "decl.role": "Director",
        "decl.signed": None,
        "decl.signed_on": ("2026-10-12", "12th October 2026"),
    }
)

YEARS = (
    accounts.Year(
        "2024-12-01",
        "2025-11-30",
        "30 November 2025",
        {
            "tangible_fixed_assets": 11240,
            "debtors": 9860,
            "cash": 47330,
            "creditors_within_one_year": 18940,
            "share_capital": 1,
        },
    ),
    accounts.Year(
        "2023-12-01",
        "2024-11-30",
        "30 November 2024",
        {
            "tangible_fixed_assets": 8910,
            "debtors": 12470,
            "cash": 33180,
            "creditors_within_one_year": 17620,
            "share_capital": 1,
        },
    ),
)
PEOPLE = [
    records.Person(
        "Clementine Hobbs", "Director and play worker", "2018-05-09", "009900440001", "2024-11-25"
    ),
    records.Person("Ivo Marchetti-Pole", "Play manager", "2019-03-11", "009900440002", "2025-02-10"),
    records.Person("Saffron Uhl", "Play worker", "2022-06-20", "009900440003", "2022-06-06", update=False),
    records.Person("Tancred Boyle", "Climbing instructor", "2023-07-24", "009900440004", "2025-07-07"),
    records.Person(
        "Ursula Penhallow", "Drama worker", "2024-02-12", "009900440005", "2024-01-29", update=False
    ),
    records.Person("Gwilym Attery", "Finance administrator", "2021-01-18", "009900440006", "2024-03-04"),
]


def files() -> list[tuple[str, str, Built]]:
    """The loose files: name, kind and bytes."""
    title: list[Block] = [
        H("Short Breaks: joining form", 0),
        P("[[application.framework=short-breaks|Short Breaks DPS]]", "bold"),
        P("Please write your answer under each question. For Yes or No, put a cross in the box."),
    ]
    form = forms.word_paragraphs(
        title, forms.parse(FORM, ANSWERS), Theme("book", "B9770E"), "Short Breaks joining form"
    )
    company = accounts.Company(
        NAME,
        "99425506",
        "Clementine Hobbs and Ivo Marchetti-Pole",
        ("2026-05-28", "28 May 2026"),
        (7, 6),
        "Thimble Accounting",
        Theme("serif"),
        "play and leisure for disabled children and their families",
    )
    return [
        ("Short Breaks joining form.docx", "questionnaire", form.stating(Mark("declaration.signed", False))),
        (
            "Larkhollow accounts Nov 2025.docx",
            "accounts",
            accounts.company_word(company, YEARS, full_accounts=False),
        ),
        *((name, "insurance_certificate", built) for name, built in insurances()),
        *((name, "policy", built) for name, built in policy_files()),
        ("Staff checks.xlsx", "dbs_record", records.dbs_excel(PEOPLE, NAME, AS_AT, "12/10/2026")),
        (
            "ICO certificate.pdf",
            "registration",
            registrations.ico_certificate(
                NAME,
                "ZX425506",
                "1 September 2018",
                ("2026-08-31", "31 August 2026"),
                "Tier 1",
                Theme("sans", "003A70"),
            ),
        ),
        *((name, "reference", built) for name, built in references()),
        *((name, "risk_assessment", built) for name, built in risks()),
        (
            "Prices.xlsx",
            "pricing_schedule",
            offer.pricing(
                NAME,
                [
                    offer.Line("Saturday club", 46, "per session", 40),
                    offer.Line("Holiday day", 78.5, "per day", 25),
                    offer.Line("Family fun day", 310, "per event", 6),
                    offer.Line("Club buddy in a mainstream club", 19.75, "per hour", 200),
                ],
                title="Price list",
            ),
        ),
    ]


def insurances() -> list[tuple[str, Built]]:
    """Employers' liability in date; public liability ran out a month before."""
    el = insurance.Cover(
        "employers_liability",
        (10000000, "£10m"),
        "Hedgerow General Insurance",
        "HG/EL/5506",
        NAME,
        ("2026-01-15", "15 January 2026"),
        ("2027-01-14", "14 January 2027"),
    )
    pl = insurance.Cover(
        "public_liability",
        (5000000, "£5,000,000"),
        "Hedgerow General Insurance",
        "HG/PL/5507",
        NAME,
        ("2025-10-01", "01/10/2025"),
        ("2026-09-30", "30/09/2026"),
        "unlimited",
        (100, "£100"),
        "not excluded",
    )
    return [
        ("Employers liability.pdf", insurance.el_certificate(el, Theme("sans"))),
        (
            "Public liability.docx",
            insurance.label_list(pl, Theme("serif"), "Public Liability Insurance Certificate", word=True),
        ),
    ]


def policy_files() -> list[tuple[str, Built]]:
    """Two versions of one policy, and a handbook; no environmental policy."""
    first = Dated(("2025-03-10", "10 March 2025"), ("2026-03-10", "10 March 2026"))
    second = Dated(("2026-08-03", "3 August 2026"), ("2027-08-03", "3 August 2027"))
    spring = Dated(("2026-04-07", "7 April 2026"), ("2027-04-07", "7 April 2027"))
    kinds = ["safer_recruitment", "quality", "equality", "data_protection", "complaints", "behaviour"]
    return [
        ("Safeguarding policy.pdf", policies.pdf_footer("safeguarding", HOUSE, first)),
        ("Safeguarding policy (v2).pdf", policies.pdf_footer("safeguarding", HOUSE, second)),
        ("Health and safety policy.pdf", policies.pdf_in_text("health_and_safety", HOUSE, spring)),
        (
            "Policies and procedures.docx",
            policies.word_handbook(
                "Policies and Procedures",
                [(kind, spring) for kind in kinds],
                HOUSE,
                "All our policies in one place. Ask Ivo if anything is unclear.",
            ),
        ),
    ]


def references() -> list[tuple[str, Built]]:
    """A school and a council."""
    school = letters.Referee(
        "Willowbank Primary School",
        "school",
        "Marigold Esk",
        "Headteacher",
        ("2024-09-09", "9th September 2024"),
        ("2026-07-10", "10th July 2026"),
        (8600, "£8,600"),
        "2nd October 2026",
        "a weekly play club",
    )
    council = letters.Referee(
        "Eastmere Borough Council",
        "council",
        "Rosalind Thackeray-Pim",
        "Commissioning Manager",
        ("2025-04-01", "01/04/2025"),
        ("2026-03-31", "31/03/2026"),
        (31200, "£31,200"),
        "05/10/2026",
        "holiday play schemes",
    )
    return [
        ("Reference Willowbank.pdf", letters.letter(school, NAME, Theme("serif"))),
        ("Reference Eastmere.docx", letters.form(council, NAME, Theme("sans"), word=True)),
    ]


def risks() -> list[tuple[str, Built]]:
    """An activity and a site, both assessed this year."""
    climb = offer.Risk(
        "Rock climbing",
        "activity",
        ("2026-03-30", "30th March 2026"),
        ("2027-03-30", "30th March 2027"),
        "Tancred Boyle",
        [
            (
                "Fall from height",
                "Children and leaders: serious injury",
                "Top ropes, helmets, belay by instructor only",
            ),
            ("Loose rock", "Anyone below", "Exclusion zone, helmets"),
            ("Weather", "Everyone: cold", "Forecast checked, spare clothing"),
        ],
    )
    hut = offer.Risk(
        "Scout Hut",
        "site",
        ("2026-02-16", "16/02/2026"),
        ("2027-02-16", "16/02/2027"),
        "Ivo Marchetti-Pole",
        [
            ("Gate to lane", "Children: traffic", "Bolted during sessions"),
            ("Kitchen", "Children: burns", "Door closed, adults only"),
        ],
    )
    return [
        ("Risk assessment climbing.docx", offer.risk_word(climb, NAME, THEME)),
        ("Risk assessment hut.pdf", offer.risk_pdf(hut, NAME, Theme("sans", "B9770E"))),
    ]


def pack() -> Pack:
    """The pack with its planted gaps."""
    made = Pack(
        "short-breaks-gaps",
        "short-breaks",
        ["1", "2", "3", "4"],
        AS_AT,
        "flat",
        {"name": NAME, "company_number": "99425506", "charity_number": None},
    )
    for name, kind, built in files():
        made.add(name, kind, built)
    made.supersede("Safeguarding policy.pdf")
    form = "Short Breaks joining form.docx"
    made.gap("completeness.documents", "missing", ALL)
    made.gap("completeness.questions", "missing", ALL, form)
    made.gap("declaration.signed", "missing", ALL, form)
    made.gap(
        "insurance.in_date", "not_met", ALL, "Public liability.docx", "insurance.public_liability.expires"
    )
    made.gap("safeguarding.dbs", "not_met", ALL, "Staff checks.xlsx", "SCR!I6")
    made.gap("safety.first_aid", "missing", ALL)
    made.gap("environmental.policy", "missing", ALL)
    made.gap("information.ico", "not_met", ALL, "ICO certificate.pdf", "registration.ico.expires")
    made.gap("technical.method_statements", "not_met", ALL, form)
    made.advise("safety.activities", "missing", ALL)
    made.advise("health.infection_and_allergy", "missing", ALL)
    made.verdicts = dict.fromkeys(made.categories, "incomplete")
    return made
