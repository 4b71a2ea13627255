"""The questions of the trusts family's selection questionnaires, and what one provider answers."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, field
from typing import Any

from tests.accuracy.families.trusts_base import DATE_STYLES, Provider, date_text, email, money_text, ordinal, recent

YES_NO = ("Yes", "No")
_FRAMEWORKS = (
    (
        "iap",
        "Independent Alternative Provision",
        (
            "1 Early intervention and prevention",
            "2 Vocational opportunities",
            "3 Interim face-to-face tutoring",
            "4 Online tutoring",
            "5 Complex learners",
        ),
    ),
    ("facs", "Family and Community Support Services", ("1 Standard care and support", "2 Enhanced care and support")),
    (
        "short-breaks",
        "Short Breaks",
        (
            "1 Whole-family activities",
            "2 Targeted fun, play and sport",
            "3 Universal services",
            "4 Innovation and pilots",
        ),
    ),
)


@dataclass
class Question:
    """One question; `reply` is what was written or the options ticked, None when nothing was."""

    text: str
    reply: str | None
    facts: tuple[tuple[str, Any, bool], ...] = ()
    options: tuple[str, ...] = ()
    ticked: tuple[str, ...] = ()
    number: str = ""
    limit: int | None = None
    kind: str = "text"

    @property
    def answered(self) -> bool:
        """Whether anything was written or ticked."""
        return bool(self.ticked) if self.options else self.reply is not None


@dataclass
class Section:
    """Questions under one heading."""

    title: str
    questions: list[Question] = field(default_factory=list)


@dataclass
class Form:
    """A whole questionnaire."""

    title: str
    framework: str
    code: str
    sections: list[Section]

    def questions(self) -> list[Question]:
        """All of them in order."""
        return [question for section in self.sections for question in section.questions]


def _text(text: str, reply: str | None, *names: str, value: Any = None, kind: str = "text") -> Question:
    """A question answered in words."""
    shown = reply if value is None else value
    facts = tuple((name, shown, False) for name in names) if reply is not None else ()
    return Question(text, reply, facts, kind=kind)


def _choice(text: str, options: tuple[str, ...], ticked: str, *facts: tuple[str, Any]) -> Question:
    """A question with one box ticked."""
    return Question(text, ticked, tuple((name, value, False) for name, value in facts), options, (ticked,))


def _ask(rng: random.Random, *texts: str) -> str:
    return rng.choice(texts)


_FORMS = (
    ("Public limited company", ""),
    ("Private limited company", ""),
    ("Limited liability partnership", ""),
    ("Sole trader", ""),
    ("Charitable incorporated organisation (CIO)", "cio"),
    ("Registered charity", "charity"),
    ("Community interest company", ""),
    ("Other", ""),
)


def _about(rng: random.Random, who: Provider, style: str) -> Section:
    """Part 1: who the provider is."""
    form = next(label for label, code in _FORMS if code == who.form)
    address = who.address if rng.random() < 0.7 else who.address.replace(", West Sussex", "")
    where = Question(
        _ask(
            rng,
            "Registered office address (if applicable)",
            "Registered address",
            "Address of the organisation including postcode",
        ),
        address,
        (("organisation.address", address, False), ("organisation.postcode", who.postcode, True)),
    )
    numbers = [
        _text(
            _ask(rng, "Charity registration number (if applicable)", "Registered charity number"),
            who.charity_number,
            "organisation.charity_number",
        ),
        _text(
            _ask(rng, "Company registration number (if applicable)", "Companies House number"),
            who.company_number or "Not applicable",
            *(["organisation.company_number"] if who.company_number else []),
        ),
        _vat(rng),
    ]
    rng.shuffle(numbers)
    count = rng.randrange(6, 48)
    return Section(
        _ask(
            rng,
            "Potential supplier information",
            "About your organisation",
            "Organisation details",
            "Your organisation",
        ),
        [
            _text(
                _ask(
                    rng,
                    "Full name of the potential supplier submitting the information",
                    "Full legal name of your organisation",
                    "Legal name of applicant",
                ),
                who.name,
                "organisation.legal_name",
            ),
            _text(
                _ask(rng, "Trading name(s) that will be used if successful", "Trading name, if different"),
                who.trading or "N/A",
                *(["organisation.trading_name"] if who.trading else []),
            ),
            where,
            _text(
                _ask(rng, "Registered website address (if applicable)", "Website"),
                f"www.{who.domain}",
                "organisation.website",
            ),
            _choice(
                _ask(rng, "Trading status", "Legal form: tick the one that applies"),
                tuple(label for label, _ in _FORMS),
                form,
                ("organisation.legal_form", who.form),
            ),
            _text(
                _ask(rng, "Date of registration in country of origin", "When was the organisation registered?"),
                date_text(who.registered_on, style),
                "organisation.registered_on",
                value=who.registered_on.isoformat(),
                kind="date",
            ),
            *numbers,
            _choice(
                _ask(
                    rng,
                    "Are you a Small, Medium or Micro Enterprise (SME)?",
                    "Is your organisation an SME (fewer than 250 staff)?",
                ),
                YES_NO,
                "Yes",
                ("organisation.sme", True),
            ),
            _choice(
                _ask(
                    rng, "Are you a Voluntary, Community or Social Enterprise (VCSE)?", "Is your organisation a VCSE?"
                ),
                YES_NO,
                "Yes",
                ("organisation.vcse", True),
            ),
            _text("Details of immediate parent company: name", rng.choice(("None", "Not applicable", "n/a"))),
            Question(
                _ask(rng, "How many people do you employ?", "Number of employees"),
                str(count),
                (("organisation.employees", count, False),),
            ),
        ],
    )


def _vat(rng: random.Random) -> Question:
    number = f"{rng.randrange(100, 499)} {rng.randrange(1000, 9999)} {rng.randrange(10, 97)}"
    if rng.random() < 0.5:
        return _text("Registered VAT number", "Not registered for VAT")
    return Question("Registered VAT number", number, (("organisation.vat_number", number, False),))


def _contact(rng: random.Random, who: Provider) -> Section:
    person = who.people[0]
    role = rng.choice(("Chief Executive", "Head of Services", "Operations Director", "Trust Manager"))
    return Section(
        _ask(rng, "Contact details and declaration contact", "Contact for this application", "Who we should write to"),
        [
            _text(_ask(rng, "Contact name", "Name of contact"), person, "contact.name"),
            _text(_ask(rng, "Role in organisation", "Job title of contact"), role, "contact.role"),
            _text("Phone number", who.phone, "contact.phone"),
            _text(_ask(rng, "E-mail address", "Email"), email(person, who.domain), "contact.email"),
        ],
    )


def _applying(rng: random.Random, framework: tuple[str, str, tuple[str, ...]]) -> Section:
    ticked = tuple(label for label in framework[2] if rng.random() < 0.5) or framework[2][:1]
    word = "Lots" if framework[0] == "facs" else "Categories"
    options = tuple(f"{word[:-1] if word == 'Lots' else 'Category'} {label}" for label in framework[2])
    chosen = tuple(options[framework[2].index(label)] for label in ticked)
    which = Question(
        f"{word} applied for (tick all that apply)",
        "; ".join(chosen),
        (("application.categories", [label[0] for label in ticked], False),),
        options,
        chosen,
    )
    models = ("Single supplier", "Lead of a consortium", "Prime contractor using subcontractors")
    return Section(
        _ask(rng, "Bidding model", "Your application", "What you are applying for"),
        [
            which,
            _choice(
                _ask(rng, "Bidding model", "Are you bidding as"),
                models,
                models[0],
                ("application.bidding_model", "single"),
            ),
        ],
    )


_MANDATORY = {
    "participation_in_organised_crime": "participation in a criminal organisation",
    "corruption": "corruption or bribery",
    "fraud": "fraud",
    "terrorism": "terrorist offences or offences linked to terrorist activities",
    "money_laundering": "money laundering or terrorist financing",
    "child_labour_trafficking": "child labour and other forms of trafficking in human beings",
    "other_offence": "any other offence in regulation 57(1) of the Public Contracts Regulations 2015",
    "tax_breach": "breach of obligations relating to the payment of taxes or social security contributions",
}
_DISCRETIONARY = {
    "environmental_law": "breach of environmental obligations",
    "social_law": "breach of social obligations",
    "labour_law": "breach of labour law obligations",
    "insolvency": "bankruptcy, insolvency or winding-up proceedings",
    "grave_misconduct": "grave professional misconduct",
    "distortion_of_competition": "agreements with others aimed at distorting competition",
    "conflict_of_interest": "a conflict of interest in the procurement",
    "prior_involvement": "prior involvement in preparing this procurement",
    "poor_performance": (
        "significant or persistent deficiencies in a prior public contract, leading to early termination or damages"
    ),
    "misrepresentation": "serious misrepresentation in supplying information",
}


def _grounds(rng: random.Random, title: str, part: str, grounds: dict[str, str], adverse: str | None) -> Section:
    """A question a ground; the way it is put differs from form to form."""
    way = rng.randrange(4)
    section = Section(title)
    for key, words in grounds.items():
        applies = key == adverse
        name = f"exclusion.{part}.{key}"
        if way == 0:
            text, options, tick = (
                (
                    "Within the past five years, has your organisation, or any person with powers "
                    f"of control over it, been the subject of: {words}?"
                ),
                YES_NO,
                "Yes" if applies else "No",
            )
        elif way == 1:
            text, options, tick = (
                f"Please confirm that none of the following has occurred: {words}",
                YES_NO,
                "No" if applies else "Yes",
            )
        elif way == 2:
            text, options, tick = (
                words[0].upper() + words[1:],
                ("Applies", "Does not apply"),
                "Applies" if applies else "Does not apply",
            )
        else:
            text, options, tick = (
                f"Does the following ground apply to you? {words[0].upper() + words[1:]}.",
                ("No", "Yes"),
                "Yes" if applies else "No",
            )
        section.questions.append(_choice(text, options, tick, (name, applies)))
    return section


_CLEANED = {
    "labour_law": (
        "A payroll error in 2023 left two sessional staff below the minimum wage "
        "for one month. We repaid them in full and moved payroll to an accountant "
        "who checks rates each April."
    ),
    "poor_performance": (
        "One school ended a contract early in 2022 after staff sickness. "
        "We now keep a bank of trained cover staff and have had no early "
        "ending since."
    ),
    "conflict_of_interest": (
        "A trustee's sister works in the council's highways team. The "
        "trustee takes no part in this bid and this is minuted."
    ),
}


def _exclusions(rng: random.Random) -> list[Section]:
    adverse = rng.choice((None, None, None, *_CLEANED))
    first = _grounds(
        rng, _ask(rng, "Grounds for mandatory exclusion", "Mandatory exclusion grounds"), "mandatory", _MANDATORY, None
    )
    second = _grounds(
        rng,
        _ask(rng, "Grounds for discretionary exclusion", "Discretionary exclusion grounds"),
        "discretionary",
        _DISCRETIONARY,
        adverse,
    )
    text = _CLEANED.get(adverse or "", "")
    second.questions.append(
        _text(
            "If a ground above applies, explain what measures have been taken to show your reliability (self-cleaning)",
            text or "N/A",
            *(["exclusion.self_cleaning"] if text else []),
        )
    )
    return [first, second]


_COVERS = (
    ("employers_liability", "Employers' (compulsory) liability", 10_000_000),
    ("public_liability", "Public liability", 5_000_000),
    ("professional_indemnity", "Professional indemnity", 1_000_000),
)


def _standing(rng: random.Random) -> Section:
    """Accounts, insurance and the Modern Slavery Act."""
    section = Section(_ask(rng, "Economic and financial standing, insurance", "Finance and insurance"))
    enclosed = rng.random() < 0.85
    section.questions.append(
        _choice(
            _ask(
                rng,
                "Are copies of your accounts for the last two years enclosed?",
                "Have you attached your audited accounts for the last two years?",
            ),
            YES_NO,
            "Yes" if enclosed else "No",
            ("application.accounts_enclosed", enclosed),
        )
    )
    style, lacking = rng.randrange(6), rng.choice((None, "professional_indemnity", None))
    for kind, words, amount in _COVERS:
        level = amount * rng.choice((1, 1, 2))
        if kind == lacking:
            section.questions.append(_text(f"{words}: level of cover held", "None at present"))
        else:
            section.questions.append(
                _text(f"{words}: level of cover held", money_text(level, style), f"insurance.{kind}.cover", value=level)
            )
    undertake = _ask(
        rng,
        "Where a cover is not held now, do you undertake to obtain it before the contract starts?",
        "If you do not hold a cover above, will you obtain it before any contract commences?",
    )
    options = (*YES_NO, "Not applicable, all held")
    facts = ((f"insurance.{lacking}.undertaken", True),) if lacking else ()
    section.questions.append(_choice(undertake, options, "Yes" if lacking else options[2], *facts))
    section.questions.append(
        _choice(
            "Are you a relevant commercial organisation as defined by section 54 of the Modern Slavery Act 2015?",
            YES_NO,
            "No",
            ("organisation.section_54", False),
        )
    )
    notice = rng.random() < 0.15
    section.questions.append(
        _choice(
            "Has the Health and Safety Executive served a notice on you or prosecuted you in the last three years?",
            YES_NO,
            "Yes" if notice else "No",
            ("enforcement.hse", notice),
        )
    )
    why = (
        "An improvement notice about a loft ladder was served in 2024. The ladder was replaced "
        "within a week and the notice was closed."
    )
    section.questions.append(
        _text("If yes, please explain", why if notice else "N/A", *(["enforcement.explanation"] if notice else []))
    )
    return section


_SPORTS = (
    "Forest school",
    "Pottery",
    "Bicycle repair",
    "Canoeing",
    "Cookery",
    "Animal care",
    "Music technology",
    "Horticulture",
)


def _delivery(rng: random.Random, who: Provider, style: str, code: str) -> Section:
    """What is provided, for whom and who leads on safeguarding."""
    person, moves, online = rng.random() < 0.9, rng.random() < 0.4, rng.random() < 0.5
    low, high = rng.choice((5, 7, 8, 11)), rng.choice((16, 18, 19, 25))
    activities = rng.sample(_SPORTS, 3)
    trained = recent(rng)
    ages = _ask(rng, f"{low} to {high}", f"{low}-{high} years", f"From {low} up to {high}")
    section = Section(
        _ask(rng, "Technical and professional ability", "Your service", "Delivery"),
        [
            _choice(
                _ask(rng, "Do your staff work with children in person?", "Will you work face to face with children?"),
                YES_NO,
                "Yes" if person else "No",
                ("provision.works_in_person", person),
            ),
            _choice(
                _ask(rng, "Will you transport children?", "Do you carry children in vehicles?"),
                YES_NO,
                "Yes" if moves else "No",
                ("provision.transports_children", moves),
            ),
            Question(
                "Age range offered", ages, (("provision.age_from", low, False), ("provision.age_to", high, False))
            ),
            Question("Activities offered", ", ".join(activities), (("provision.activities", activities, False),)),
            _text(
                _ask(rng, "Name of your Designated Safeguarding Lead", "Who is your safeguarding lead?"),
                who.people[1],
                "staff.safeguarding_lead",
            ),
            _text(
                _ask(
                    rng,
                    "Date the lead last completed safeguarding lead training",
                    "When was the safeguarding lead last trained?",
                ),
                date_text(trained, style),
                "staff.safeguarding_lead_trained_on",
                value=trained.isoformat(),
                kind="date",
            ),
            _text(_ask(rng, "Name of the deputy lead", "Deputy safeguarding lead"), who.people[2], "staff.deputy_lead"),
        ],
    )
    if code == "iap":
        full, plan = rng.randrange(0, 9), rng.randrange(0, 3)
        section.questions.insert(
            2,
            Question(
                "How many pupils attend you full time?", str(full), (("provision.full_time_pupils", full, False),)
            ),
        )
        section.questions.insert(
            3,
            Question(
                "How many of those full-time pupils have an EHCP?",
                str(min(full, plan)),
                (("provision.pupils_with_ehcp_full_time", min(full, plan), False),),
            ),
        )
        section.questions.insert(
            4, _choice("Will you teach online?", YES_NO, "Yes" if online else "No", ("provision.online", online))
        )
    else:
        section.questions.insert(
            2,
            _choice(
                "Will staff give personal care?", YES_NO, "Yes" if online else "No", ("provision.personal_care", online)
            ),
        )
    if code == "facs":
        section.questions.append(
            _choice("Can you staff packages at 2:1?", YES_NO, "Yes" if moves else "No", ("staff.two_to_one", moves))
        )
        section.questions.append(
            _choice("Are staff trained in moving and handling?", YES_NO, "Yes", ("staff.moving_and_handling", True))
        )
    return section


_STATEMENTS = (
    "Referrals come to one address and are read on the day. We telephone the school and the "
    "family within two working days, gather the plan and any risk information, and visit "
    "before the first session. "
    "A start date is agreed by everyone. The first two weeks are short sessions with the "
    "same adult, and we review at the end of them.",
    (
        "Each learner has three targets drawn from the plan. Staff record a score from one to "
        "five after every session, and the learner gives their own. We report each half term "
        "to the school and family, and change what is not working."
    ),
)


def _statements(rng: random.Random) -> Section:
    section = Section(_ask(rng, "Method statements", "Quality questions"))
    for text, words in zip(
        ("Describe how you receive a referral and start a placement.", "Describe how you measure and report progress."),
        _STATEMENTS,
        strict=True,
    ):
        question = _text(f"{text} {_ask(rng, '(Maximum 300 words)', 'Word limit: 300')}", words)
        question.limit = 300
        section.questions.append(question)
    return section


def _declaration(rng: random.Random, who: Provider, style: str) -> Section:
    signed = rng.random() < 0.8
    when = dt.date(2026, rng.randrange(9, 12), rng.randrange(1, 21))
    role = rng.choice(("Chair of Trustees", "Chief Executive", "Trustee and Treasurer"))
    person = who.people[3]
    signature = Question(
        _ask(rng, "Signature (electronic is acceptable)", "Signature"),
        f"{person[0]}. {person.split()[-1]}" if signed else None,
        (("declaration.signed", signed, False),),
    )
    shown = date_text(when, style) if rng.random() < 0.5 else f"{ordinal(when.day)} {when.strftime('%B %Y')}"
    rows = [
        _text("Name", person, "declaration.signed_by"),
        _text("Role in organisation", role, "declaration.role"),
        signature,
        _text("Date", shown, "declaration.signed_on", value=when.isoformat(), kind="date"),
    ]
    if not signed:
        rows = rows[:3]
        rows.append(_text("Date", None))
    if rng.random() < 0.5:
        rows.insert(0, rows.pop(2))
    return Section(_ask(rng, "Declaration", "Declaration: I declare that the answers given are correct"), rows)


def _number(form: Form, rng: random.Random) -> None:
    """Numbers as this council's form prints them."""
    style, running = rng.randrange(6), 0
    for place, section in enumerate(form.sections, 1):
        for index, question in enumerate(section.questions, 1):
            running += 1
            question.number = (
                f"{place}.1({chr(96 + index)})",
                f"{place}.{index}",
                f"Q{running}",
                f"{chr(64 + place)}{index}",
                str(running),
                f"S{place}-{index:02d}",
            )[style]


_MAY_BE_BLANK = (
    "organisation.website",
    "organisation.registered_on",
    "organisation.vat_number",
    "contact.role",
    "staff.deputy_lead",
    "provision.transports_children",
    "organisation.sme",
    "staff.safeguarding_lead_trained_on",
)


def questionnaire(rng: random.Random, who: Provider) -> Form:
    """A questionnaire as filled in, some answers left out."""
    framework = rng.choice(_FRAMEWORKS)
    style = rng.choice(DATE_STYLES)
    title = _ask(rng, "Selection Questionnaire", "Selection Questionnaire (SQ)", "Supplier Selection Questionnaire")
    middle = [*_exclusions(rng), _standing(rng), _delivery(rng, who, style, framework[0])]
    if rng.random() < 0.4:
        middle = [middle[2], middle[3], *middle[:2]]
    sections = [
        _about(rng, who, style),
        _contact(rng, who),
        _applying(rng, framework),
        *middle,
        _statements(rng),
        _declaration(rng, who, style),
    ]
    name = (
        f"{framework[1]} {_ask(rng, 'DPS', 'Dynamic Purchasing System')}"
        if framework[0] != "facs"
        else f"{framework[1]} Framework"
    )
    form = Form(title, name, framework[0], sections)
    _number(form, rng)
    blanks = rng.sample(_MAY_BE_BLANK, rng.randrange(0, 3))
    for question in form.questions():
        if any(name in blanks for name, *_ in question.facts):
            question.reply, question.facts, question.ticked = None, (), ()
    return form
