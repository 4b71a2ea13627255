"""Registrations, inspection reports, policies and references set as their issuers set them, drawn from a seed.

Like `certificates`, but of the other kinds; each maker gives blocks with the facts marked in them.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta

from tests.make import docx, pdf
from tests.make.blocks import Block, H, L, P, T, Theme
from tests.make.certificates import Draw, draw_of, said
from tests.make.marks import Built

Maker = Callable[[Draw], list[Block]]


def _about(kind: str, leaf: str, value: object, printed: str) -> str:
    shown = (
        "true" if value is True else "false" if value is False else f'"{value}"' if isinstance(value, str) else value
    )
    return f"[[policy.{leaf}@{kind}={shown}|{printed}]]"


def _title(kind: str, words: str) -> str:
    return f'[[policy.present@{kind}=true;;policy.title@{kind}="{words}"|{words}]]'


def _ref(org: str, leaf: str, value: object, printed: str) -> str:
    shown = f'"{value}"' if isinstance(value, str) else value
    return f"[[reference.{leaf}@{org}={shown}|{printed}]]"


def _org(org: str, sector: str) -> str:
    return f'[[reference.organisation@{org}="{org}";;reference.sector@{org}={sector}|{org}]]'


_HOME = "children's home"

# Registrations


def ico_certificate(draw: Draw) -> list[Block]:
    number = f"Z{draw.rng.choice('AB')}{draw.rng.randint(100000, 999999)}"
    return [
        P("Certificate", "letterhead"),
        P(f"Organisation name: {said(draw.insured, ('registration.ico.name', draw.insured))}"),
        P(f"Reference number: {said(number, ('registration.ico.reference', number))}"),
        P("Tier: Tier 1"),
        P(f"Start date: {draw.day(draw.starts)}"),
        P(f"End date: {said(draw.day(draw.expires), ('registration.ico.expires', draw.expires.isoformat()))}"),
        P("Data Protection Officer: none recorded"),
        P("ICO. Information Commissioner's Office"),
    ]


def ico_entry(draw: Draw) -> list[Block]:
    number = f"Z{draw.rng.randint(1000000, 9999999)}"
    return [
        H("Register of fee payers", 0),
        P("Registration number", "bold"),
        P(said(number, ("registration.ico.reference", number))),
        P("Data controller", "bold"),
        P(said(draw.insured, ("registration.ico.name", draw.insured))),
        P("Address", "bold"),
        P(draw.address),
        P("Date registered", "bold"),
        P(draw.day(draw.starts)),
        P("Registration expires", "bold"),
        P(said(draw.day(draw.expires), ("registration.ico.expires", draw.expires.isoformat()))),
        P("Payment tier", "bold"),
        P("Tier 1"),
    ]


def cqc_certificate(draw: Draw) -> list[Block]:
    number = f"1-{draw.rng.randint(100000000, 9999999999)}"
    return [
        P("Care Quality Commission", "letterhead"),
        H("Certificate of Registration", 0),
        P(
            "This is to certify the following service provider has been registered by the "
            "Care Quality Commission under the Health and Social Care Act 2008"
        ),
        T(
            [
                ["Certificate number:", "CRT1-550912345"],
                ["Certificate date:", draw.day(draw.starts)],
                ["Provider ID:", said(number, ("registration.cqc.reference", number))],
                ["Service provider:", said(draw.insured, ("registration.cqc.name", draw.insured))],
                ["Regulated activity:", "Personal care"],
                ["Nominated individual:", "Ms A Sample"],
            ],
            (1, 2),
            head=False,
            ruled=draw.rng.random() < 0.5,
        ),
    ]


def cqc_letter(draw: Draw) -> list[Block]:
    number = f"1-{draw.rng.randint(100000000, 999999999)}"
    rating, words = draw.rng.choice(
        (("good", "Good"), ("requires_improvement", "Requires improvement"), ("outstanding", "Outstanding"))
    )
    return [
        P("Care Quality Commission", "letterhead"),
        P("Dear Provider"),
        P("Your registration under the Health and Social Care Act 2008", "bold"),
        P(
            f"We confirm that {said(draw.insured, ('registration.cqc.name', draw.insured))} is regi"
            f"stered with us to provide personal care. The provider ID is "
            f"{said(number, ('registration.cqc.reference', number))}."
        ),
        P(
            f"Following the inspection on "
            f"{said(draw.day(draw.starts), ('registration.cqc.inspected_on', draw.starts.isoformat()))}"
            f" the service was rated "
            f"{said(words, ('registration.cqc.rating', rating))} overall."
        ),
        P("Yours sincerely"),
    ]


def ofsted_home(draw: Draw) -> list[Block]:
    number = draw.pick(f"SC{draw.rng.randint(100000, 499999)}", f"2{draw.rng.randint(100000, 799999)}")
    name = draw.pick("Linden House", "The Haven", "Orchard View")
    home = draw.pick("Children’s home", "Children's home")
    return [
        P("Ofsted raising standards improving lives", "letterhead"),
        H("Certificate of registration", 0),
        P("Children's social care. Care Standards Act 2000"),
        P(f"URN: {said(number, ('registration.ofsted.reference', number))}"),
        P(f"Name of establishment: {said(name, ('registration.ofsted.name', name))}"),
        P(f"Registered provider: {draw.insured}"),
        P(f"Category of registration: {said(home, ('registration.ofsted.provision_type', 'childrens_home'))}"),
        P(f"Date of registration: {draw.day(draw.starts)}"),
        P("Conditions of registration: the registered person may accommodate no more than 4 children."),
    ]


def ofsted_list(draw: Draw) -> list[Block]:
    names = ("Linden House", "Orchard View", "Beech Lodge")
    rows: list[list[str]] = [["Name of setting", "URN", "Type of provision", "Latest overall grade", "Last inspection"]]
    for name in names:
        number = f"SC{draw.rng.randint(100000, 499999)}"
        grade, words = draw.rng.choice(
            (("good", "Good"), ("outstanding", "Outstanding"), ("not_yet_inspected", "Not yet inspected"))
        )
        when = draw.starts - timedelta(days=draw.rng.randint(20, 300))
        rows.append(
            [
                f'[[registration.ofsted.name@{name}="{name}"|{name}]]',
                f"[[registration.ofsted.reference@{name}={number}|{number}]]",
                f"[[registration.ofsted.provision_type@{name}=childrens_home|Children's home]]",
                f"[[registration.ofsted.rating@{name}={grade}|{words}]]",
                f"[[registration.ofsted.inspected_on@{name}={when.isoformat()}|{draw.day(when)}]]"
                if grade != "not_yet_inspected"
                else "n/a",
            ]
        )
    return [
        P(draw.insured, "letterhead"),
        H("Our Ofsted registrations", 0),
        P("The homes that we run and their registration with Ofsted:"),
        T(rows),
    ]


def dfe_school(draw: Draw) -> list[Block]:
    number = str(draw.rng.randint(130000, 149999))
    name = draw.pick("Kestrel Lodge School", "Saltmarsh Independent School")
    return [
        H("Get Information about Schools", 0),
        P("Department for Education"),
        T(
            [
                ["Establishment name", said(name, ("registration.dfe.name", name))],
                ["URN", said(number, ("registration.dfe.reference", number))],
                ["DfE number", "938/6123"],
                ["Establishment type", "Other independent special school"],
                ["Status", said("Open", ("registration.dfe.status", "registered"))],
                ["Age range", "7 - 16"],
                ["Capacity", "40"],
                ["Headteacher", "Mr B Example"],
            ],
            (1, 2),
            head=False,
        ),
    ]


def dfe_spi(draw: Draw) -> list[Block]:
    number = f"100{draw.rng.randint(10000, 99999)}"
    grade, words = draw.rng.choice(
        (("good", "Good"), ("outstanding", "Outstanding"), ("requires_improvement", "Requires improvement"))
    )
    name = draw.pick("Harbour Specialist College", "Downland College")
    return [
        P("Department for Education", "letterhead"),
        P(f"Dear Principal, {draw.day(draw.starts)}"),
        P(
            f"We are writing to confirm that {said(name, ('registration.dfe.name', name))} (UKPRN "
            f"{said(number, ('registration.dfe.reference', number))}) remains a specialist post-16 "
            "institution funded by the department."
        ),
        P(
            said(
                "The college is approved by the Secretary of State under section 41 of the Children"
                " and Families Act 2014.",
                ("registration.dfe.section_41", True),
            )
        ),
        P(
            f"The financial health grade from your latest accounts is "
            f"{said(words, ('registration.dfe.financial_health', grade))}."
        ),
    ]


def iso(draw: Draw) -> list[Block]:
    scheme, words = draw.rng.choice(
        (
            ("iso_9001", "ISO 9001:2015"),
            ("iso_14001", "ISO 14001:2015"),
            ("iso_45001", "BS EN ISO 45001:2018"),
        )
    )
    number = f"FS {draw.rng.randint(100000, 999999)}"
    body = draw.pick("Albion Certification Ltd", "QMS Assured UK Limited", "Meridian Registrars")
    return [
        P(body, "letterhead"),
        H("Certificate of Registration", 0),
        P(f"Quality management system – {words}" if scheme == "iso_9001" else f"Management system – {words}"),
        P(
            f"This is to certify that {draw.insured} operates a management system which complies wi"
            f"th the requirements of {words}."
        ),
        P(f"Certificate number: [[accreditation.reference@{scheme}={number}|{number}]]"),
        P(f"Originally registered: {draw.day(draw.starts)}"),
        P(f"Expiry date: [[accreditation.expires@{scheme}={draw.expires.isoformat()}|{draw.day(draw.expires)}]]"),
        P(f'Certification body: [[accreditation.body@{scheme}="{body}"|{body}]]'),
    ]


def cyber_essentials(draw: Draw) -> list[Block]:
    number = f"IASME-CE-{draw.rng.randint(100000, 999999)}"
    body = draw.pick("Redwall Assurance Ltd", "Netward Security Limited")
    return [
        H("Cyber Essentials", 0),
        P("Certificate of Assurance"),
        P(draw.insured),
        P(draw.address),
        P("Complies with the requirements of the Cyber Essentials scheme"),
        P("Name of assessor: Sam Roe"),
        P(f"Certificate number: [[accreditation.reference@cyber_essentials={number}|{number}]]"),
        P(f"Date of certification: {draw.day(draw.starts)}"),
        P(
            f"Recertification due: [[accreditation.expires@cyber_essentials="
            f"{draw.expires.isoformat()}|{draw.day(draw.expires)}]]"
        ),
        P(f'Certification body: [[accreditation.body@cyber_essentials="{body}"|{body}]]'),
    ]


# Inspection reports


def ofsted_school_report(draw: Draw) -> list[Block]:
    grade, words = draw.rng.choice(
        (
            ("good", "Good"),
            ("outstanding", "Outstanding"),
            ("requires_improvement", "Requires improvement"),
            ("inadequate", "Inadequate"),
        )
    )
    number = str(draw.rng.randint(130000, 149999))
    last = draw.starts + timedelta(days=2)
    name = draw.pick("Kestrel Lodge School", "Saltmarsh School")
    return [
        H(f"Inspection of {said(name, ('registration.ofsted.name', name))}", 0),
        P(draw.address),
        P(
            f"Inspection dates: {draw.starts.day} {draw.starts:%B %Y} to "
            f"{said(f'{last.day} {last:%B %Y}', ('registration.ofsted.inspected_on', last.isoformat()))}"
        ),
        T(
            [
                ["Overall effectiveness", said(words, ("registration.ofsted.rating", grade))],
                ["The quality of education", "Good"],
                ["Behaviour and attitudes", "Outstanding"],
                ["Personal development", "Good"],
                ["Leadership and management", "Requires improvement"],
                ["Overall effectiveness at previous inspection", "Inadequate"],
            ],
            (2, 1),
            head=False,
        ),
        H("What is it like to attend this school?", 1),
        P("Pupils are happy here. They say that staff listen. Behaviour is good and bullying is rare."),
        H("School details", 1),
        T(
            [
                ["Unique reference number", said(number, ("registration.ofsted.reference", number))],
                ["DfE registration number", "938/6123"],
                ["Inspection number", "10299999"],
                [
                    "Type of school",
                    said("Other Independent Special School", ("registration.ofsted.provision_type", "school")),
                ],
                ["Proprietor", draw.insured],
                ["Date of previous inspection", "3 to 5 May 2022"],
            ],
            (1, 1),
            head=False,
        ),
    ]


def ofsted_home_report(draw: Draw) -> list[Block]:
    grade, words = draw.rng.choice(
        (
            ("good", "good"),
            ("outstanding", "outstanding"),
            ("requires_improvement", "requires improvement to be good"),
        )
    )
    number = f"SC{draw.rng.randint(100000, 499999)}"
    last = draw.starts + timedelta(days=1)
    return [
        P(said(number, ("registration.ofsted.reference", number)), "letterhead"),
        P(f"Registered provider: {draw.insured}"),
        P("Full inspection"),
        P("Inspected under the social care common inspection framework"),
        H("Information about this children's home", 1),
        P(
            f"This is a "
            f"{said(_HOME, ('registration.ofsted.provision_type', 'childrens_home'))}"
            f" for up to four children with social and emotional difficulties."
        ),
        P(
            f"Inspection dates: {draw.starts.day} and "
            f"{said(f'{last.day} {last:%B %Y}', ('registration.ofsted.inspected_on', last.isoformat()))}"
            if last.month == draw.starts.month
            else f"Inspection dates: {draw.starts.day} {draw.starts:%B} and "
            f"{said(f'{last.day} {last:%B %Y}', ('registration.ofsted.inspected_on', last.isoformat()))}"
        ),
        P(
            f"Overall experiences and progress of children and young people, taking into account: "
            f"{said(words, ('registration.ofsted.rating', grade))}"
        ),
        P("How well children and young people are helped and protected: good"),
        P("The effectiveness of leaders and managers: good"),
        P("Date of last inspection: 14 September 2022"),
        P("Overall judgement at last inspection: inadequate"),
        H("Inspection judgements", 1),
        P("Children make good progress from their starting points. Staff know them well."),
    ]


def cqc_report(draw: Draw) -> list[Block]:
    grade, words = draw.rng.choice(
        (("good", "Good"), ("requires_improvement", "Requires Improvement"), ("outstanding", "Outstanding"))
    )
    number = f"1-{draw.rng.randint(100000000, 999999999)}"
    return [
        P(draw.insured, "letterhead"),
        H(f"{said(draw.insured, ('registration.cqc.name', draw.insured))}", 0),
        P("Inspection report"),
        P(f"Provider ID: {said(number, ('registration.cqc.reference', number))}"),
        P(draw.address),
        P(
            f"Date of inspection visit: "
            f"{said(draw.day(draw.starts), ('registration.cqc.inspected_on', draw.starts.isoformat()))}"
        ),
        P(f"Date of publication: {draw.day(draw.starts + timedelta(days=40))}"),
        H("Ratings", 1),
        T(
            [
                ["Overall rating for this service", said(words, ("registration.cqc.rating", grade))],
                ["Is the service safe?", "Good"],
                ["Is the service effective?", "Good"],
                ["Is the service caring?", "Outstanding"],
                ["Is the service responsive?", "Good"],
                ["Is the service well-led?", "Requires Improvement"],
            ],
            (2, 1),
            head=False,
        ),
        P(
            "At our last inspection in 2021 the service was rated requires improvement. The Care Qu"
            "ality Commission regulates this service."
        ),
    ]


# Policies


def _prose(org: str) -> list[Block]:
    return [
        H("1. Purpose", 1),
        P(
            f"This policy sets out how {org} keeps its promises. It applies to all staff, volunteer"
            f"s and contractors, who must read it when they start."
        ),
        H("2. Responsibilities", 1),
        P("The directors are responsible for making sure that the policy is followed. Managers check it each term."),
        H("3. Monitoring and review", 1),
        P("We look at this policy every year, or sooner if the law changes."),
    ]


_POLICY_TITLES: Mapping[str, tuple[str, ...]] = {
    "safeguarding": (
        "Child Protection and Safeguarding Policy",
        "SAFEGUARDING CHILDREN AND YOUNG PEOPLE: POLICY AND PROCEDURES",
    ),
    "health_and_safety": ("Health & Safety Policy Statement", "Health and Safety at Work Policy"),
    "safer_recruitment": ("Safer Recruitment and Selection Policy", "Recruitment and Vetting Procedure"),
    "environmental": ("Sustainability Statement", "Environmental Policy", "Carbon Reduction Plan"),
    "quality": ("Quality Assurance Policy", "Quality Management Policy"),
    "equality": ("Equal Opportunities Policy", "Equality, Diversity & Inclusion Policy"),
    "data_protection": ("GDPR Policy", "Data Protection and Confidentiality Policy"),
    "complaints": ("Compliments, Concerns and Complaints Procedure", "Complaints Policy"),
    "whistleblowing": ("Whistle-blowing Policy", "Raising Concerns at Work Policy (Whistleblowing)"),
    "business_continuity": ("Business Continuity Plan", "Emergency and Business Continuity Plan"),
    "restraint": (
        "Positive Handling Policy",
        "Use of Reasonable Force Policy",
        "Physical Intervention Policy",
    ),
    "online_safety": ("E-Safety Policy", "Online Safety Policy"),
    "medication": (
        "Administration of Medicines Policy",
        "Supporting Children with Medical Conditions Policy",
    ),
    "missing_child": ("Missing Child Procedure", "Children Missing from Provision Policy"),
    "recording_and_retention": (
        "Recording of Online Lessons and Retention Policy",
        "Lesson Recording Policy",
    ),
    "modern_slavery": ("Modern Slavery Statement", "Anti-Slavery and Human Trafficking Policy"),
    "lone_working": ("Lone Working Policy", "Lone Worker Policy"),
    "behaviour": ("Behaviour Policy", "Behaviour Support and Relationships Policy"),
}


def _pick_policy(draw: Draw) -> tuple[str, str]:
    kind = draw.rng.choice(sorted(_POLICY_TITLES))
    return kind, draw.rng.choice(_POLICY_TITLES[kind])


def policy_table(draw: Draw) -> list[Block]:
    kind, title = _pick_policy(draw)
    approved, following = draw.starts, draw.starts.replace(year=draw.starts.year + 1)
    return [
        P(_about(kind, "organisation", draw.insured, draw.insured), "letterhead"),
        H(_title(kind, title), 0),
        T(
            [
                [
                    draw.pick("Document owner", "Policy lead", "Person responsible"),
                    _about(kind, "owner", "Operations Director", "Operations Director"),
                ],
                [
                    draw.pick("Date approved", "Approved by trustees", "Date ratified"),
                    _about(kind, "approved_on", approved.isoformat(), draw.day(approved)),
                ],
                [
                    draw.pick("Last review date", "Date of last review", "Date last reviewed"),
                    _about(kind, "reviewed_on", approved.isoformat(), draw.day(approved)),
                ],
                [
                    draw.pick("Next review date", "Review due", "Date of next review", "To be reviewed by"),
                    _about(kind, "next_review", following.isoformat(), draw.day(following)),
                ],
            ],
            (1, 2),
            head=False,
        ),
        *_prose(draw.insured),
    ]


def policy_history(draw: Draw) -> list[Block]:
    kind, title = _pick_policy(draw)
    old, latest = draw.starts - timedelta(days=730), draw.starts
    rows = [
        ["Date", "Version", "Summary of changes", "Amended by"],
        [draw.day(old), "1.0", "New policy", "J Bloggs"],
        [draw.day(old + timedelta(days=365)), "1.1", "Annual review, no changes", "J Bloggs"],
        [
            _about(kind, "reviewed_on", latest.isoformat(), draw.day(latest)),
            "2.0",
            "Annual review; new guidance added",
            "K Patel",
        ],
    ]
    if draw.rng.random() < 0.5:
        rows = [rows[0], *reversed(rows[1:])]
    return [
        H(_title(kind, title), 0),
        P(_about(kind, "organisation", draw.insured, draw.insured)),
        *_prose(draw.insured),
        H("Document history", 1),
        T(rows),
    ]


def policy_lines(draw: Draw) -> list[Block]:
    kind, title = _pick_policy(draw)
    following = draw.starts.replace(year=draw.starts.year + 1)
    signed = draw.rng.random() < 0.5
    return [
        H(_title(kind, title), 0),
        P(f"Organisation: {_about(kind, 'organisation', draw.insured, draw.insured)}"),
        *_prose(draw.insured),
        P(f"Reviewed: {_about(kind, 'reviewed_on', draw.starts.isoformat(), draw.day(draw.starts))}"),
        P(f"Review due: {_about(kind, 'next_review', following.isoformat(), draw.day(following))}"),
        P(
            _about(kind, "signed", True, "Signed: Priya Nandakumar")
            if signed
            else _about(kind, "signed", False, "Signed: ______________________")
        ),
    ]


def policy_issued(draw: Draw) -> list[Block]:
    kind, title = _pick_policy(draw)
    return [
        P(_about(kind, "organisation", draw.insured, draw.insured), "letterhead"),
        H(_title(kind, title), 0),
        P(f"Issue date: {_about(kind, 'reviewed_on', draw.starts.isoformat(), draw.day(draw.starts))}"),
        *_prose(draw.insured),
    ]


def policy_adopted(draw: Draw) -> list[Block]:
    kind, title = _pick_policy(draw)
    following = draw.starts.replace(year=draw.starts.year + 1)
    return [
        H(_title(kind, title), 0),
        *_prose(draw.insured),
        P(
            f"This policy was adopted by the board of "
            f"{_about(kind, 'organisation', draw.insured, draw.insured)} on "
            f"{_about(kind, 'approved_on', draw.starts.isoformat(), draw.day(draw.starts))}, last r"
            f"eviewed on "
            f"{_about(kind, 'reviewed_on', draw.starts.isoformat(), draw.day(draw.starts))} and wil"
            f"l next be reviewed on "
            f"{_about(kind, 'next_review', following.isoformat(), draw.day(following))}."
        ),
    ]


def _lead(name: str) -> str:
    """A lead's marked name: that one is named, and who it is."""
    return f"[[policy.lead_named@safeguarding=true;;staff.safeguarding_lead={name}|{name}]]"


def safeguarding(draw: Draw) -> list[Block]:
    kind = "safeguarding"
    title = draw.pick("Safeguarding Policy", "Child Protection Policy and Procedures")
    lead = draw.pick(
        "The Designated Safeguarding Lead (DSL) is "
        + _lead("Marguerite Oyelaran")
        + ", who can be reached on 01243 555010.",
        "Designated Safeguarding Lead: " + _lead("Mr Tom Ashdown-Reeve"),
        "If you are worried about a child, speak to "
        + _lead("Joanna Pike")
        + ", our Designated Safeguarding Lead.",
    )
    table = draw.rng.random() < 0.4
    people: Block = (
        T(
            [
                ["Role", "Name", "Telephone"],
                [
                    "Designated Safeguarding Lead",
                    _lead("Marguerite Oyelaran"),
                    "01243 555010",
                ],
                ["Deputy DSL", "[[staff.deputy_lead=Kit Marlow|Kit Marlow]]", "01243 555011"],
                ["LADO", "Local authority", "0330 222 6450"],
            ]
        )
        if table
        else P(lead)
    )
    return [
        P(_about(kind, "organisation", draw.insured, draw.insured), "letterhead"),
        H(_title(kind, title), 0),
        people,
        P(
            f"Updated {_about(kind, 'reviewed_on', draw.starts.isoformat(), draw.day(draw.starts))}"
            f" in line with Keeping children safe in education (1 September 2025)."
        ),
        *_prose(draw.insured),
        P(
            "All staff have an enhanced DBS check and training. We follow the guidance of Ofsted an"
            "d the Department for Education."
        ),
    ]


def handbook(draw: Draw) -> list[Block]:
    kinds = draw.rng.sample(sorted(_POLICY_TITLES), 4)
    blocks: list[Block] = [
        P(draw.insured, "letterhead"),
        H("Staff Handbook and Policies", 0),
        P("Contents"),
        L([_POLICY_TITLES[kind][0] for kind in kinds]),
    ]
    for number, kind in enumerate(kinds, 1):
        title = _POLICY_TITLES[kind][0]
        when = draw.starts + timedelta(days=number * 9)
        blocks += [
            H(f"{number}. {_title(kind, title)}", 1),
            P("We expect everyone to know what this part says and to act on it every day, whatever their role."),
            H("What staff must do", 2),
            P("Tell your manager when something is not right. Write it down. Ask when you are not sure."),
            P(f"Last reviewed {_about(kind, 'reviewed_on', when.isoformat(), draw.day(when))}"),
        ]
    orgs = "".join(f'[[policy.organisation@{kind}="{draw.insured}"|]]' for kind in kinds)
    return [*blocks, P(f"{orgs}© {draw.insured}")]


# References


_REFEREES = (
    ("Marlshire County Council", "council"),
    ("Fennimore Park Academy", "school"),
    ("St Oswin's Primary School", "school"),
    ("Eastmere Borough Council", "council"),
    ("Willowbank Secondary School", "school"),
    ("Pennywort Hospital Trust", "other"),
)
_PEOPLE = (
    ("Imelda Crowhurst", "Deputy Headteacher"),
    ("Tobias Venn", "Commissioning Officer"),
    ("Rosalind Pim", "SEN Manager"),
    ("Amir Castellan", "Head of Inclusion"),
)


def reference_letter(draw: Draw) -> list[Block]:
    org, sector = draw.rng.choice(_REFEREES)
    person, position = draw.rng.choice(_PEOPLE)
    value = draw.rng.randint(10, 90) * 1000
    return [
        P(_org(org, sector), "letterhead"),
        P(draw.day(draw.expires)),
        P("To whom it may concern"),
        P(f"Reference: {draw.insured}", "bold"),
        P(
            f"We have commissioned {draw.insured} to tutor pupils with education, health and care p"
            f"lans from {_ref(org, 'started_on', draw.starts.isoformat(), draw.day(draw.starts))} "
            f"to {_ref(org, 'ended_on', draw.expires.isoformat(), draw.day(draw.expires))}. The con"
            f"tract was worth {_ref(org, 'contract_value', value, f'£{value:,}')} in total."
        ),
        P("The tutors are punctual, kind and well prepared, and I would recommend them without hesitation."),
        P("Yours faithfully"),
        P(_ref(org, "contact", f"{person}, {position}", person)),
        P(position),
    ]


def reference_table(draw: Draw) -> list[Block]:
    rows = [["Organisation", "Contact", "Position", "Value of contract", "Start date", "End date"]]
    for org, sector in draw.rng.sample(_REFEREES, 3):
        person, position = draw.rng.choice(_PEOPLE)
        value = draw.rng.randint(10, 90) * 1000
        rows.append(
            [
                _org(org, sector),
                _ref(org, "contact", f"{person}, {position}", person),
                position,
                _ref(org, "contract_value", value, f"£{value:,}"),
                _ref(org, "started_on", draw.starts.isoformat(), draw.day(draw.starts)),
                _ref(org, "ended_on", draw.expires.isoformat(), draw.day(draw.expires)),
            ]
        )
    return [H(draw.pick("References", "Our references", "Contract references"), 0), P(draw.insured), T(rows)]


def reference_columns(draw: Draw) -> list[Block]:
    chosen = draw.rng.sample(_REFEREES, 2)
    people = [f"{person}, {position}" for person, position in draw.rng.sample(_PEOPLE, 2)]
    values = [draw.rng.randint(10, 90) * 1000 for _ in chosen]
    return [
        H("Relevant contracts and references", 0),
        T(
            [
                ["", "Contract 1", "Contract 2"],
                ["Name of customer organisation", *(_org(*each) for each in chosen)],
                [
                    "Point of contact in the organisation",
                    *(_ref(each[0], "contact", who, who) for each, who in zip(chosen, people, strict=True)),
                ],
                [
                    "Contract start date",
                    *(_ref(each[0], "started_on", draw.starts.isoformat(), draw.day(draw.starts)) for each in chosen),
                ],
                [
                    "Contract completion date",
                    *(_ref(each[0], "ended_on", draw.expires.isoformat(), draw.day(draw.expires)) for each in chosen),
                ],
                [
                    "Estimated contract value",
                    *(
                        _ref(each[0], "contract_value", value, f"£{value:,}")
                        for each, value in zip(chosen, values, strict=True)
                    ),
                ],
            ]
        ),
    ]


def reference_blocks(draw: Draw) -> list[Block]:
    blocks: list[Block] = [H("Referees", 0)]
    for number, (org, sector) in enumerate(draw.rng.sample(_REFEREES, 2), 1):
        person, position = draw.rng.choice(_PEOPLE)
        blocks += [
            H(f"Reference {number}", 1),
            P(f"Organisation: {_org(org, sector)}"),
            P(f"Contact name: {_ref(org, 'contact', f'{person}, {position}', person)}"),
            P(f"Job title: {position}"),
            P("Telephone: 01243 555123"),
            P("Service provided: mentoring of pupils at risk of exclusion"),
            P(
                f"Contract period: "
                f"{_ref(org, 'started_on', draw.starts.isoformat(), draw.day(draw.starts))} to "
                f"{_ref(org, 'ended_on', draw.expires.isoformat(), draw.day(draw.expires))}"
            ),
        ]
    return blocks


MAKERS: Mapping[str, Mapping[str, Maker]] = {
    "registration": {
        maker.__name__: maker
        for maker in (
            ico_certificate,
            ico_entry,
            cqc_certificate,
            cqc_letter,
            ofsted_home,
            ofsted_list,
            dfe_school,
            dfe_spi,
            iso,
            cyber_essentials,
        )
    },
    "inspection_report": {maker.__name__: maker for maker in (ofsted_school_report, ofsted_home_report, cqc_report)},
    "policy": {
        maker.__name__: maker
        for maker in (
            policy_table,
            policy_history,
            policy_lines,
            policy_issued,
            policy_adopted,
            safeguarding,
            handbook,
        )
    },
    "reference": {
        maker.__name__: maker for maker in (reference_letter, reference_table, reference_columns, reference_blocks)
    },
}


def build(kind: str, maker: str, seed: int, form: str = "docx") -> Built:
    """One document of a kind as docx or pdf with the facts that it states."""
    draw = draw_of(seed)
    blocks = MAKERS[kind][maker](draw)
    theme = Theme(face=draw.pick("sans", "serif"), size=draw.rng.choice((9.5, 10.5, 11.0)))
    return docx.render(blocks, theme=theme) if form == "docx" else pdf.render(blocks, theme=theme)
