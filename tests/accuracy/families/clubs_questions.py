"""The questions of a short-breaks application and one club's answers, before they are laid out as a form."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

from tests.accuracy.families.clubs_base import DATES, Club, DateStyle, Fact, day, money, pick
from tests.accuracy.families.clubs_grounds import Question, Section, discretionary, mandatory, plain, yes_no


def sections(rng: random.Random, provider: Club) -> list[Section]:
    """The whole form, some questions left blank, parts in one of several orders."""
    say = rng.choice(DATES)
    parts: list[Section] = [
        (
            pick(rng, "About your organisation", "Organisation details", "Potential provider information"),
            _organisation(rng, provider, say),
        ),
        (pick(rng, "Contact", "Contact details", "Who should we contact?"), _contact(rng, provider)),
        (pick(rng, "Your application", "What you are applying for", "Application"), _application(rng)),
        (pick(rng, "Grounds for mandatory exclusion", "Mandatory exclusion"), mandatory(rng)),
        (pick(rng, "Grounds for discretionary exclusion", "Discretionary exclusion"), discretionary(rng)),
        (pick(rng, "Insurance", "Insurances", "Financial standing and insurance"), _insurance(rng)),
        (pick(rng, "Your clubs and activities", "About the service", "The short breaks you offer"), _provision(rng)),
        (
            pick(rng, "Keeping children safe", "Safeguarding", "Safeguarding and safety"),
            _safeguarding(rng, provider, say),
        ),
        (pick(rng, "Method statements", "Quality questions"), _methods(rng)),
    ]
    if rng.random() < 0.4:
        parts = [*parts[:2], *rng.sample(parts[2:], len(parts) - 2)]
    parts.append((pick(rng, "Declaration", "Signature and declaration"), _declaration(rng, provider, say)))
    return [(title, [_maybe_blank(rng, question) for question in asked]) for title, asked in parts]


def _maybe_blank(rng: random.Random, question: Question) -> Question:
    """Now and then somebody forgets to answer."""
    if rng.random() > 0.045 or any(
        fact.name.startswith(("declaration", "application", "organisation.legal_name")) for fact in question.facts
    ):
        return question
    return replace(question, answer="", facts=(), typed=None)


def _organisation(rng: random.Random, provider: Club, say: DateStyle) -> list[Question]:
    form = {
        "company": "Private limited company",
        "cic": "Community interest company",
        "charity": "Registered charity",
        "cio": "Charitable incorporated organisation (CIO)",
    }
    vcse = provider.form != "company"
    asked = [
        plain(
            pick(
                rng,
                "Full name of the organisation",
                "Full legal name of the potential provider",
                "What is the registered name of your organisation?",
            ),
            provider.name,
            "organisation.legal_name",
        ),
        (
            plain(
                pick(rng, "Trading name, if different", "Trading name(s) that will be used if successful"),
                provider.trading,
                "organisation.trading_name",
            )
            if provider.trading
            else Question(
                pick(rng, "Trading name, if different", "Trading name(s)"), pick(rng, "N/A", "None", "Not applicable")
            )
        ),
        Question(
            pick(
                rng, "Registered office address", "Registered address including postcode", "Address of your main office"
            ),
            provider.address,
            (
                Fact("organisation.address", provider.address),
                Fact("organisation.postcode", provider.postcode, quote=provider.postcode),
            ),
        ),
        plain(
            pick(rng, "Website", "Registered website address (if applicable)"), provider.website, "organisation.website"
        ),
        plain(
            pick(rng, "Legal status", "What type of organisation are you?", "Legal form of the organisation"),
            form[provider.form],
            "organisation.legal_form",
            provider.form,
            "For example public limited company, partnership, charity, sole trader",
        ),
        Question(
            pick(
                rng,
                "Date of registration",
                "Date registered in country of origin",
                "When was the organisation registered?",
            ),
            say(provider.registered_on),
            (Fact("organisation.registered_on", provider.registered_on.isoformat()),),
            typed=provider.registered_on,
        ),
        _number(
            rng,
            pick(rng, "Company registration number", "Company number (if applicable)"),
            provider.company_number,
            "company_number",
        ),
        _number(
            rng,
            pick(rng, "Charity registration number", "Registered charity number, if any"),
            provider.charity_number,
            "charity_number",
        ),
        _number(rng, pick(rng, "VAT number", "Registered VAT number"), provider.vat_number, "vat_number"),
        yes_no(
            pick(rng, "Are you a small, medium or micro enterprise (SME)?", "Is your organisation an SME?"),
            "organisation.sme",
            True,
        ),
        yes_no(
            pick(rng, "Are you a voluntary, community or social enterprise (VCSE)?", "Is your organisation a VCSE?"),
            "organisation.vcse",
            vcse,
        ),
        Question(
            pick(rng, "Number of employees", "How many people do you employ?"),
            str(provider.employees),
            (Fact("organisation.employees", provider.employees),),
            typed=provider.employees,
        ),
        Question(
            pick(rng, "Name of immediate parent company (if applicable)", "Parent company, if any"),
            pick(rng, "None", "N/A", "Not applicable"),
        ),
        yes_no(
            pick(
                rng,
                "Are you a relevant commercial organisation as defined by section 54 of the Modern Slavery Act 2015?",
                "Does section 54 of the Modern Slavery Act 2015 (turnover of £36m or more) apply to you?",
            ),
            "organisation.section_54",
            False,
        ),
        yes_no(
            pick(rng, "Have you enclosed your accounts for the last two years?", "Are two years' accounts attached?"),
            "application.accounts_enclosed",
            True,
        ),
    ]
    return [*asked[:2], *rng.sample(asked[2:], len(asked) - 2)] if rng.random() < 0.3 else asked


def _number(rng: random.Random, text: str, number: str | None, name: str) -> Question:
    if number is None:
        return Question(text, pick(rng, "N/A", "None", "Not applicable"))
    return plain(text, number, f"organisation.{name}")


def _contact(rng: random.Random, provider: Club) -> list[Question]:
    name, role = provider.people[3], pick(rng, "Office Manager", "Club Coordinator", "Development Manager")
    phone = f"01{rng.choice((632, 632))} 960{rng.randint(100, 999)}"
    return [
        plain(pick(rng, "Contact name", "Name of the person to contact"), name, "contact.name"),
        plain(
            pick(rng, "Role in organisation", "Contact's position", "Job title of the contact"), role, "contact.role"
        ),
        plain(
            pick(rng, "E-mail address", "Email"), f"{name.split()[0].lower()}@{provider.website[4:]}", "contact.email"
        ),
        plain(pick(rng, "Telephone number", "Telephone", "Phone"), phone, "contact.phone"),
    ]


_CATEGORIES = {
    "1": "Whole-family activities",
    "2": "Targeted fun, play, social, arts, sports and leisure",
    "3": "Increasing access to universal services",
    "4": "Innovation and pilot activities",
}


def _application(rng: random.Random) -> list[Question]:
    codes = sorted(rng.sample(list(_CATEGORIES), rng.choice((1, 2, 2, 3))))
    listed = pick(
        rng,
        " and ".join(codes) if len(codes) < 3 else ", ".join(codes),
        "; ".join(f"Category {c} {_CATEGORIES[c]}" for c in codes),
        ", ".join(f"Cat {c}" for c in codes),
    )
    return [
        Question(
            pick(rng, "Which categories are you applying for?", "Categories applied for"),
            listed,
            (Fact("application.categories", codes),),
            guidance="You may apply for any or all of categories 1 to 4",
        ),
        Question(
            pick(
                rng,
                "Are you bidding on your own, as a consortium or with subcontractors?",
                "Bidding model (single organisation, consortium, with subcontractors)",
            ),
            pick(rng, "Single organisation", "On our own", "As a single organisation"),
            (Fact("application.bidding_model", "single"),),
        ),
    ]


_COVERS = {
    "employers_liability": ("Employers' liability", (5_000_000, 10_000_000)),
    "public_liability": ("Public liability", (2_000_000, 5_000_000, 10_000_000)),
    "professional_indemnity": ("Professional indemnity", (500_000, 1_000_000, 2_000_000)),
}


def _insurance(rng: random.Random) -> list[Question]:
    lacking = rng.choice((None, "professional_indemnity", "professional_indemnity", "public_liability"))
    asked = []
    for kind, (label, sums) in _COVERS.items():
        text = pick(
            rng,
            f"{label} insurance: level of cover held",
            f"What {label.lower()} cover do you hold?",
            f"{label} - cover held",
        )
        if kind == lacking:
            asked.append(Question(text, pick(rng, "None", "None at present", "Not held")))
            continue
        pounds = rng.choice(sums)
        shown = money(rng, pounds)
        asked.append(
            Question(
                text,
                shown,
                (Fact(f"insurance.{kind}.cover", pounds, quote=shown),),
                guidance="For example £10m any one claim",
            )
        )
    text = pick(
        rng,
        "If you do not hold a cover above, will you obtain it before the contract starts?",
        "Do you undertake to obtain any cover not yet held before commencement of the contract?",
    )
    if lacking is None:
        return [*asked, Question(text, pick(rng, "N/A", "Not applicable"))]
    return [*asked, yes_no(text, f"insurance.{lacking}.undertaken", True)]


_ACTIVITIES = (
    "Swimming",
    "Arts and crafts",
    "Trampolining",
    "Sailing",
    "Cookery",
    "Drama",
    "Wheelchair basketball",
    "Sensory play",
    "Forest walks",
    "Music making",
    "Climbing",
    "Boccia",
)


def _provision(rng: random.Random) -> list[Question]:
    young, old = rng.choice((4, 5, 8)), rng.choice((16, 17, 18, 25))
    chosen = rng.sample(_ACTIVITIES, rng.randint(3, 6))
    ages = pick(rng, f"{young} to {old}", f"{young}-{old} years", f"From {young} to {old} years", f"{young} - {old}")
    return [
        yes_no(
            pick(rng, "Do you work with children face to face?", "Will you work with children in person?"),
            "provision.works_in_person",
            True,
        ),
        yes_no(
            pick(rng, "Do you transport children?", "Will you or your staff drive children in any vehicle?"),
            "provision.transports_children",
            rng.random() < 0.4,
        ),
        Question(
            pick(rng, "What ages do you offer a service to?", "Age range"),
            ages,
            (Fact("provision.age_from", young), Fact("provision.age_to", old)),
        ),
        Question(
            pick(rng, "Which activities do you offer?", "Please list your activities"),
            pick(rng, ", ", "; ").join(chosen),
            (Fact("provision.activities", chosen),),
        ),
        yes_no(
            pick(rng, "Do you provide personal care?", "Will your staff give personal care to children?"),
            "provision.personal_care",
            rng.random() < 0.5,
        ),
    ]


def _safeguarding(rng: random.Random, provider: Club, say: DateStyle) -> list[Question]:
    trained, notice = day(rng, date(2024, 3, 1), date(2026, 10, 1)), rng.random() < 0.12
    asked = [
        plain(
            pick(rng, "Name of your designated safeguarding lead", "Who is your safeguarding lead?"),
            provider.lead,
            "staff.safeguarding_lead",
        ),
        Question(
            pick(rng, "Date the lead was last trained", "When did your safeguarding lead last complete training?"),
            say(trained),
            (Fact("staff.safeguarding_lead_trained_on", trained.isoformat()),),
            typed=trained,
        ),
        plain(
            pick(rng, "Name of the deputy safeguarding lead", "Who is the deputy?"),
            provider.deputy,
            "staff.deputy_lead",
        ),
        yes_no(
            pick(
                rng,
                "In the last three years, has the Health and Safety Executive prosecuted you or served a notice on"
                " you?",
                "Have you been subject to any HSE enforcement in the last 3 years?",
            ),
            "enforcement.hse",
            notice,
        ),
    ]
    if notice:
        return [
            *asked,
            plain(
                "If yes, please explain",
                "An improvement notice for a loose stage was closed in four weeks after repair.",
                "enforcement.explanation",
            ),
        ]
    return [*asked, Question("If yes, please explain", "N/A")]


_STATEMENTS = (
    (
        "A family telephones or is sent to us by the council. We visit within a week, meet the child at home and agree"
        " what a good day looks like, and then match a worker."
    ),
    (
        "We write a short plan with each child, look at it after six sessions using pictures and a five point scale,"
        " and share the result with parents each term."
    ),
)


def _methods(rng: random.Random) -> list[Question]:
    asks = (
        pick(
            rng,
            "Describe how you take referrals and start a place (300 words at most)",
            "Referral and start of service. Maximum 300 words.",
        ),
        pick(
            rng, "How do you measure children's progress? (300 words at most)", "Measuring progress. Maximum 300 words."
        ),
    )
    return [Question(ask, text, (Fact("method_statement", text),)) for ask, text in zip(asks, _STATEMENTS, strict=True)]


def _declaration(rng: random.Random, provider: Club, say: DateStyle) -> list[Question]:
    on = day(rng, date(2026, 9, 1), date(2026, 11, 12))
    role = pick(rng, "Chair", "Director", "Chief Executive", "Club Manager")
    mark = pick(rng, provider.head, f"{provider.head[0]} {provider.head.split()[-1]}")
    signed = rng.random() < 0.8
    signature = (
        Question("Signature", mark, (Fact("declaration.signed", True),))
        if signed
        else Question("Signature", "", (Fact("declaration.signed", False, quote="Signature"),))
    )
    return [
        signature,
        Question(
            pick(rng, "Name", "Print name", "Name of signatory"),
            provider.head,
            (Fact("declaration.signed_by", provider.head, optional=not signed),),
        ),
        Question(
            pick(rng, "Role", "Position held", "Job title"),
            role,
            (Fact("declaration.role", role, optional=not signed),),
        ),
        Question("Date", say(on), (Fact("declaration.signed_on", on.isoformat(), optional=not signed),), typed=on),
    ]
