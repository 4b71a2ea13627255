"""What the selection questionnaire of the authorities family asks, and what the provider answers."""

from __future__ import annotations

import random
from dataclasses import dataclass

from tests.accuracy.families.authorities_kit import Cast, F, Look, day, pounds, say


@dataclass(frozen=True)
class Q:
    """A question, its answer as printed ("" when blank) and what it states."""

    text: str
    answer: str
    facts: tuple[F, ...] = ()
    yes_no: bool = False


@dataclass(frozen=True)
class Section:
    """A part of the form."""

    title: str
    questions: list[Q]


def ask(text: str, answer: str, *facts: F) -> Q:
    """A question answered in words."""
    return Q(text, answer, facts)


def yes_no(text: str, answer: bool, *names: str, inverted: bool = False) -> Q:
    """A question answered Yes or No; `inverted` where a Yes denies the fact."""
    word = "Yes" if answer else "No"
    return Q(text, word, tuple(F(name, answer is not inverted, word) for name in names), True)


FORMS = {
    "company": ("Private limited company", "Limited company (by shares)", "Company limited by shares"),
    "cic": ("Community interest company", "CIC limited by guarantee"),
    "charity": ("Registered charity and company limited by guarantee", "Charitable company (limited by guarantee)"),
    "cio": ("Charitable incorporated organisation (CIO)", "CIO"),
    "llp": ("Limited liability partnership", "LLP"),
}


def about(rng: random.Random, c: Cast, style: Look) -> Section:
    """Who the applicant is."""
    qs = [
        ask(
            rng.choice(
                (
                    "Full name of the potential supplier submitting the information",
                    "Organisation's full legal name",
                    "Name of your organisation (as registered)",
                )
            ),
            c.name,
            F("organisation.legal_name", c.name),
        ),
        ask(
            rng.choice(("Registered office address (if applicable)", "Registered address, including postcode")),
            c.address,
            F("organisation.address", c.address),
            F("organisation.postcode", c.postcode, c.postcode),
        ),
        ask("Website address (if applicable)", f"www.{c.domain}", F("organisation.website", f"www.{c.domain}")),
        ask(
            rng.choice(("Trading status", "Legal form of the organisation (company, charity, partnership ...)")),
            form := rng.choice(FORMS[c.form]),
            F("organisation.legal_form", c.form, form),
        ),
        ask(
            rng.choice(("Date of registration in country of origin", "Date of incorporation or registration")),
            said := say(c.registered_on, style.dates),
            F("organisation.registered_on", c.registered_on.isoformat(), said),
        ),
        ask(
            "Company registration number (if applicable)",
            c.company_number or "Not applicable",
            *((F("organisation.company_number", c.company_number),) if c.company_number else ()),
        ),
        ask(
            "Charity registration number (if applicable)",
            c.charity_number or "N/A",
            *((F("organisation.charity_number", c.charity_number),) if c.charity_number else ()),
        ),
    ]
    return Section(
        rng.choice(("Potential supplier information", "About your organisation", "General information")),
        qs + _more(rng, c),
    )


def _more(rng: random.Random, c: Cast) -> list[Q]:
    employees, vat = rng.randint(4, 60), f"GB{rng.randint(100000000, 399999999)}"
    parent = rng.choice((None, None, "Harbourline Group Holdings plc"))
    third = c.form in ("charity", "cio", "cic")
    return [
        (
            ask("Registered VAT number", vat, F("organisation.vat_number", vat))
            if rng.random() < 0.6
            else ask("Registered VAT number", rng.choice(("Not applicable", "N/A - not VAT registered")))
        ),
        ask(
            "Trading name(s) that will be used if successful in this procurement",
            c.trading or rng.choice(("", "None")),
            *((F("organisation.trading_name", c.trading),) if c.trading else ()),
        ),
        yes_no(
            rng.choice(
                (
                    "Are you a Small, Medium or Micro Enterprise (SME)?",
                    "Is the organisation an SME? (fewer than 250 staff)",
                )
            ),
            True,
            "organisation.sme",
        ),
        yes_no("Are you a Voluntary, Community or Social Enterprise (VCSE)?", third, "organisation.vcse"),
        ask(
            "Details of immediate parent company: full name",
            parent or "Not applicable",
            *((F("organisation.parent_name", parent),) if parent else ()),
        ),
        ask(
            rng.choice(("How many people do you employ?", "Number of employees (including part time)")),
            str(employees),
            F("organisation.employees", employees),
        ),
    ]


def bid(rng: random.Random, c: Cast) -> Section:
    """How the applicant bids and who may be asked."""
    cats = sorted(rng.sample(("1", "2", "3", "4", "5"), rng.randint(1, 3)))
    named = " and ".join(", ".join(cats).rsplit(", ", 1))
    model, code = rng.choice(
        (
            ("As a single supplier", "single"),
            ("Single bidder, no consortium", "single"),
            ("As lead contact of a group of economic operators (consortium)", "consortium"),
        )
    )
    qs = [
        ask(
            rng.choice(
                (
                    "Please list the Categories you are applying for",
                    "Which Category or Categories of the DPS are applied for?",
                )
            ),
            f"{'Category' if len(cats) == 1 else 'Categories'} {named}",
            F("application.categories", cats),
        ),
        ask(
            "Bidding model: are you bidding alone, as a group, or with subcontractors?",
            model,
            F("application.bidding_model", code),
        ),
        ask("Contact name for enquiries about this submission", c.manager, F("contact.name", c.manager)),
        ask("Role in organisation", "Business Manager", F("contact.role", "Business Manager")),
        ask("Phone number", c.phone, F("contact.phone", c.phone)),
        ask("E-mail address", c.email(c.manager), F("contact.email", c.email(c.manager))),
    ]
    return Section(rng.choice(("Bidding model and contact", "Your application")), qs)


MANDATORY = (
    ("participation_in_organised_crime", "Participation in a criminal organisation"),
    ("corruption", "Corruption"),
    ("terrorism", "Terrorist offences or offences linked to terrorist activities"),
    ("money_laundering", "Money laundering or terrorist financing"),
    ("fraud", "Fraud"),
    ("child_labour_trafficking", "Child labour and other forms of trafficking in human beings"),
    ("other_offence", "Any other offence within the meaning of Article 57(1) of the Directive"),
)


DISCRETIONARY = (
    ("environmental_law", "Breach of environmental obligations"),
    ("social_law", "Breach of social law obligations"),
    ("labour_law", "Breach of labour law obligations"),
    ("insolvency", "Bankrupt or the subject of insolvency or winding-up proceedings"),
    ("grave_misconduct", "Guilty of grave professional misconduct"),
    ("distortion_of_competition", "Agreements with others aimed at distorting competition"),
    ("conflict_of_interest", "Aware of any conflict of interest due to participation in the procedure"),
    ("prior_involvement", "Involved in the preparation of the procurement procedure"),
    (
        "poor_performance",
        (
            "Significant or persistent deficiencies in performing an earlier public contract, leading to "
            "its early termination, damages or comparable sanctions"
        ),
    ),
    ("misrepresentation", "Guilty of serious misrepresentation in supplying information"),
)


CLEANING = (
    "In 2023 a neighbouring authority ended a transport contract with us early after late arrivals. We replaced the"
    " depot manager, paid the sum claimed and now report punctuality monthly; we have had no default since."
)


def grounds(rng: random.Random) -> list[Section]:
    """The grounds for exclusion, with one admitted now and then."""
    admitted = rng.random() < 0.3
    first = [yes_no(text, False, f"exclusion.mandatory.{key}") for key, text in MANDATORY]
    if rng.random() < 0.5:
        first.append(
            yes_no(
                "Do you confirm that you have met all your obligations relating to the payment of taxes and social"
                " security contributions, both here and where you are established?",
                True,
                "exclusion.mandatory.tax_breach",
                inverted=True,
            )
        )
    else:
        first.append(
            yes_no(
                "Has it been established by a judicial or administrative decision that the organisation is in breach of"
                " obligations relating to the payment of tax or social security contributions?",
                False,
                "exclusion.mandatory.tax_breach",
            )
        )
    second = [
        yes_no(text, admitted and key == "poor_performance", f"exclusion.discretionary.{key}")
        for key, text in DISCRETIONARY
    ]
    why = (F("exclusion.self_cleaning", CLEANING),) if admitted else ()
    second.append(
        Q(
            "If you have answered Yes to any of the above, explain what measures have been taken to demonstrate"
            " reliability (self-cleaning)",
            CLEANING if admitted else rng.choice(("Not applicable", "N/A", "None required")),
            why,
        )
    )
    return [Section("Grounds for mandatory exclusion", first), Section("Grounds for discretionary exclusion", second)]


def cover(rng: random.Random, style: Look) -> Section:
    """Insurances held and to be obtained; the levels asked for stand in the questions."""
    held_pi = rng.random() < 0.5
    rows = [
        ("employers_liability", "Employer's (compulsory) liability", rng.choice((5, 10)) * 1_000_000, True),
        ("public_liability", "Public liability", rng.choice((5, 10)) * 1_000_000, True),
        ("professional_indemnity", "Professional indemnity", rng.choice((1, 2)) * 1_000_000, held_pi),
    ]
    qs, missing = [], []
    for key, label, amount, held in rows:
        text = (
            f"{label}: level of cover held (the Council requires"
            f" {'£2,000,000' if 'indemnity' in label else '£5,000,000'})"
        )
        money, tail = pounds(amount, style.money), rng.choice(("", "", " any one claim", " in the aggregate"))
        if not held:
            qs.append(ask(text, rng.choice(("None held at present", "Not currently held"))))
            missing.append(F(f"insurance.{key}.undertaken", True, "Yes"))
            continue
        basis = {
            "": (),
            " any one claim": (F(f"insurance.{key}.basis", "per_claim", tail.strip()),),
            " in the aggregate": (F(f"insurance.{key}.basis", "aggregate", tail.strip()),),
        }[tail]
        qs.append(ask(text, money + tail, F(f"insurance.{key}.cover", amount, money), *basis))
    promise = "Where a cover above is not held: do you undertake to obtain it before any contract starts?"
    qs.append(Q(promise, "Yes", tuple(missing), True) if missing else ask(promise, "Not applicable - all held"))
    return Section("Insurance", qs)


def money_and_law(rng: random.Random) -> Section:
    """Accounts, modern slavery, health and safety and equality."""
    return Section(
        rng.choice(("Economic and financial standing and compliance", "Finance and compliance")),
        [
            yes_no(
                rng.choice(
                    (
                        "Are copies of your audited or prepared accounts for the last two years enclosed?",
                        "Have you attached accounts for the two most recent years?",
                    )
                ),
                rng.random() < 0.85,
                "application.accounts_enclosed",
            ),
            yes_no(
                "Are you a relevant commercial organisation as defined by section 54 of the Modern Slavery Act 2015?",
                False,
                "organisation.section_54",
            ),
            yes_no(
                "Has your organisation, or any of its directors, been served with an enforcement notice or prosecuted"
                " by the Health and Safety Executive in the last three years?",
                False,
                "enforcement.hse",
            ),
            yes_no(
                "In the last three years, has any finding of unlawful discrimination been made against your"
                " organisation by an Employment Tribunal or court?",
                False,
                "equality.adverse_finding",
            ),
        ],
    )


SERVICE = (
    (
        "A referral is acknowledged within one working day. Our coordinator speaks with the school and the family,"
        " reads the plan, agrees a risk assessment and proposes a start date, normally within five working days of all"
        " papers being received."
    ),
    (
        "We agree three targets with the school in week one. Tutors record each session against them; every half term"
        " we review the record with the young person and send a short report with attendance, progress and next steps"
        " to the commissioner."
    ),
)


ACTIVITIES = (
    "forest school",
    "horticulture",
    "one-to-one tuition",
    "cookery",
    "bike maintenance",
    "art and music",
    "animal care",
)


def provision(rng: random.Random, c: Cast, style: Look) -> list[Section]:
    """What is offered, by whom, and two method statements."""
    low, high = rng.choice(((5, 16), (11, 18), (4, 11), (8, 25), (14, 19)))
    doing, trained = rng.sample(ACTIVITIES, rng.randint(2, 4)), day(rng, "2025-01-10", "2026-07-20")
    age = rng.choice((f"{low} to {high}", f"{low}-{high}", f"{low} - {high} years"))
    online, full = rng.random() < 0.5, rng.choice((0, 0, 3, 6, 12))
    ehcp = rng.randint(0, min(full, 4))
    first = [
        yes_no("Will your staff work with children face to face?", True, "provision.works_in_person"),
        yes_no(
            rng.choice(("Do you teach or support children online?", "Is any part of the service delivered online?")),
            online,
            "provision.online",
        ),
        (
            yes_no("If so, are online lessons recorded?", rng.random() < 0.5, "provision.records_lessons")
            if online
            else ask("If so, are online lessons recorded?", "")
        ),
        yes_no(
            "Will children be transported by your staff or in your vehicles?",
            rng.random() < 0.4,
            "provision.transports_children",
        ),
        ask(
            rng.choice(("Age range of children and young people", "Ages you can work with (from - to)")),
            age,
            F("provision.age_from", low, age),
            F("provision.age_to", high, age),
        ),
        ask("Activities offered", ", ".join(doing), F("provision.activities", doing)),
        ask("Number of pupils attending full time", str(full), F("provision.full_time_pupils", full)),
        ask(
            "Of these, number with an Education, Health and Care Plan",
            str(ehcp),
            F("provision.pupils_with_ehcp_full_time", ehcp),
        ),
        ask("Name of Designated Safeguarding Lead", c.lead, F("staff.safeguarding_lead", c.lead)),
        ask(
            "Date of the lead's most recent safeguarding training",
            said := say(trained, style.dates),
            F("staff.safeguarding_lead_trained_on", trained.isoformat(), said),
        ),
        ask("Name of deputy", c.deputy, F("staff.deputy_lead", c.deputy)),
    ]
    return [Section(rng.choice(("Your provision", "Service details and safeguarding")), first), _statements(rng)]


def _statements(rng: random.Random) -> Section:
    asked = (
        ("Describe how a referral is received and a placement begins", SERVICE[0]),
        ("Describe how you measure and report progress", SERVICE[1] if rng.random() < 0.8 else ""),
    )
    limit = F("method_statement.word_limit", 300, "maximum 300 words", "#", None, True)
    made = []
    for text, answer in asked:
        facts = [limit, F("method_statement.answered", bool(answer), answer[:40] or "300 words", "#", None, True)]
        if answer:
            facts.append(F("method_statement.words", len(answer.split()), answer[:40], "#", None, True))
        made.append(ask(f"{text} (maximum 300 words)", answer, *facts))
    return Section("Method statements", made)
