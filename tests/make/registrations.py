"""Registrations and inspections: Ofsted, CQC, DfE and ICO papers of invented settings."""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.make import docx, pdf
from tests.make.blocks import Block, Break, Gap, H, P, T, Theme
from tests.make.marks import Built

RATINGS = {
    "outstanding": "Outstanding",
    "good": "Good",
    "requires_improvement": "Requires improvement",
    "requires_improvement_to_be_good": "Requires improvement to be good",
    "inadequate": "Inadequate",
}


def ico_certificate(
    org: str, number: str, start: str, expires: tuple[str, str], tier: str, theme: Theme
) -> Built:
    """The data protection register entry."""
    blocks: list[Block] = [
        P("Information Commissioner's Office", "letterhead"),
        H("Data Protection Public Register: registration certificate", 0),
        P("This certificate shows that the organisation named below has paid the data protection fee."),
        T(
            [
                ["Organisation name", f"[[registration.ico.name={org}|{org}]]"],
                ["Registration reference", f"[[registration.ico.reference={number}|{number}]]"],
                ["Date registered", start],
                ["Registration expires", f"[[registration.ico.expires={expires[0]}|{expires[1]}]]"],
                ["Tier", tier],
            ],
            (1, 2),
            head=False,
        ),
        P("Wycliffe House, Water Lane, Wilmslow, Cheshire SK9 5AF", "small"),
    ]
    return pdf.render(blocks, theme=theme, title="ICO certificate")


def ico_letter(org: str, number: str, expires: tuple[str, str], theme: Theme) -> Built:
    """A renewal confirmation as running text."""
    return docx.render(
        [
            P("Information Commissioner's Office", "letterhead"),
            P("Data protection fee: confirmation of renewal", "bold"),
            P(
                "Thank you. We have received the data protection fee for "
                f"[[registration.ico.name={org}|{org}]]."
            ),
            P(
                f"Your registration number is [[registration.ico.reference={number}|{number}]]. Your "
                "registration will expire on "
                f"[[registration.ico.expires={expires[0]}|{expires[1]}]]. We will write to you six weeks "
                "before that day."
            ),
            P("You do not need to display this letter."),
        ],
        theme=theme,
    )


@dataclass(frozen=True)
class Setting:
    """A home, agency or school that is registered and inspected."""

    name: str
    reference: str
    provision: tuple[str, str]
    provider: str
    rating: str = ""
    inspected: tuple[str, str] = ("", "")
    first_day: str = ""


def ofsted_certificate(setting: Setting, registered: str, theme: Theme) -> Built:
    """The certificate of registration of a children's social care provider."""
    code, words = setting.provision
    blocks: list[Block] = [
        P("Ofsted", "letterhead"),
        H("Certificate of registration", 0),
        P("Care Standards Act 2000", "centre"),
        Gap(10),
        P(
            "This is to certify that the establishment or agency named below is registered with His "
            "Majesty's Chief Inspector."
        ),
        T(
            [
                [
                    "Unique reference number",
                    f"[[registration.ofsted.reference={setting.reference}|{setting.reference}]]",
                ],
                ["Name", f"[[registration.ofsted.name={setting.name}|{setting.name}]]"],
                ["Type of provision", f"[[registration.ofsted.provision_type={code}|{words}]]"],
                ["Registered provider", setting.provider],
                ["Date of registration", registered],
            ],
            (1, 2),
            head=False,
            ruled=False,
        ),
        P(
            "This certificate must be displayed in a conspicuous place. It is an offence to alter it.",
            "small",
        ),
    ]
    return pdf.render(blocks, theme=theme, title="Certificate of registration")


def ofsted_report(setting: Setting, theme: Theme, word: bool = False) -> Built:
    """An inspection report of a children's home or fostering agency, of several pages."""
    code, words = setting.provision
    rating = f"[[registration.ofsted.rating={setting.rating}|{RATINGS[setting.rating]}]]"
    if setting.rating == "requires_improvement":
        rating = "[[registration.ofsted.rating=requires_improvement|Requires improvement to be good]]"
    good = RATINGS[setting.rating].lower()
    blocks: list[Block] = [
        P("Ofsted", "letterhead"),
        H(f"[[registration.ofsted.reference={setting.reference}|{setting.reference}]]", 0),
        P(f"Registered provider: {setting.provider}"),
        P("Full inspection", "bold"),
        P("Inspected under the social care common inspection framework"),
        H("Information about this service", 1),
        P(
            f"[[registration.ofsted.name={setting.name}|{setting.name}]] is a "
            f"[[registration.ofsted.provision_type={code}|{words}]] owned and run by a private company. "
            "The manager registered "
            "in 2022 and holds a level 5 qualification."
        ),
        P(
            f"Inspection dates: {setting.first_day} to "
            f"[[registration.ofsted.inspected_on={setting.inspected[0]}|{setting.inspected[1]}]]"
        ),
        T(
            [
                ["Judgement", "Outcome"],
                [
                    "Overall experiences and progress of children and young people, taking into account",
                    rating,
                ],
                ["How well children and young people are helped and protected", RATINGS[setting.rating]],
                ["The effectiveness of leaders and managers", RATINGS[setting.rating]],
            ],
            (3, 2),
        ),
        P("Date of last inspection: 14 May 2024"),
        P("Overall judgement at last inspection: good"),
        Break(),
        H("Inspection judgements", 1),
        H(f"Overall experiences and progress of children and young people: {good}", 2),
        P(
            "Children talk warmly of the adults who look after them. Bedrooms are personal and cared for. "
            "Most children attend "
            "education every day, and staff work with schools when a child struggles."
        ),
        P(
            "Plans are detailed, but for one child the plan had not been brought up to date after a "
            "change in contact "
            "arrangements."
        ),
        H("How well children and young people are helped and protected", 2),
        P(
            "Staff know the risks to each child. Records of incidents are clear. Managers look at "
            "patterns each month and act on "
            "what they find."
        ),
        Break(),
        H("What does the service need to do to improve?", 1),
        H("Recommendations", 2),
        P(
            "The registered person should make sure that children's plans are reviewed after each "
            "significant change."
        ),
        P(
            "The registered person should see that all staff have supervision at the frequency in the "
            "statement of purpose."
        ),
        H("Information about this inspection", 1),
        P(
            "Inspectors have looked closely at the experiences and progress of children, using the social "
            "care common inspection "
            "framework. This inspection was carried out under the Care Standards Act 2000."
        ),
    ]
    footer = f"Inspection report: {setting.name}"
    return (
        docx.render(blocks, footer=footer, theme=theme)
        if word
        else pdf.render(blocks, footer=footer, theme=theme)
    )


def cqc_certificate(provider: str, number: str, location: str, since: str, theme: Theme) -> Built:
    """CQC's certificate for the regulated activity of personal care."""
    blocks: list[Block] = [
        P("Care Quality Commission", "letterhead"),
        H("Certificate of registration", 0),
        P(
            "This is to certify that the following service provider has been registered by the Care "
            "Quality Commission under the "
            "Health and Social Care Act 2008."
        ),
        T(
            [
                ["Service provider", f"[[registration.cqc.name={provider}|{provider}]]"],
                ["Provider ID", f"[[registration.cqc.reference={number}|{number}]]"],
                ["Regulated activity", "Personal care"],
                ["Location", location],
                ["Registration status", "[[registration.cqc.status=registered|Registered]]"],
                ["Date of registration", since],
            ],
            (1, 2),
            head=False,
        ),
    ]
    return pdf.render(blocks, theme=theme, title="Certificate")


def cqc_report(
    provider: str, number: str, location: str, rating: str, inspected: tuple[str, str], theme: Theme
) -> Built:
    """An inspection report on a domiciliary care service with five key questions."""
    shown = RATINGS[rating]
    keys = [
        "Is the service safe?",
        "Is the service effective?",
        "Is the service caring?",
        "Is the service responsive?",
        "Is the service well-led?",
    ]
    blocks: list[Block] = [
        P("Care Quality Commission", "letterhead"),
        H(location, 0),
        P("Inspection report", "bold"),
        P(f"Provider: [[registration.cqc.name={provider}|{provider}]]"),
        P(f"Provider ID: [[registration.cqc.reference={number}|{number}]]"),
        P(f"Date of inspection visit: [[registration.cqc.inspected_on={inspected[0]}|{inspected[1]}]]"),
        T(
            [
                ["Overall rating for this service", f"[[registration.cqc.rating={rating}|{shown}]]"],
                *[[question, shown] for question in keys],
            ],
            (3, 1),
            head=False,
        ),
        H("Overall summary", 1),
        P(
            f"About the service: {location} provides personal care and support to children and young "
            "people in their own homes. At "
            "the time of the inspection 31 people received personal care."
        ),
        P(
            "People's experience: parents told us that staff were kind, came when they said they would "
            "and stayed the full time. "
            "Risks were assessed and reviewed. Medicines were managed safely."
        ),
        Break(),
        H("Is the service safe?", 1),
        P(
            "Staff were recruited safely. There were enough staff to meet people's needs and missed calls "
            "were rare. Lessons were "
            "learned when things went wrong."
        ),
        H("Is the service well-led?", 1),
        P(
            "The registered manager led by example. Audits were thorough, and families were asked for "
            "their views twice a year."
        ),
        P(
            "Rating at last inspection: the last rating for this service was requires improvement "
            "(published March 2023).",
            "small",
        ),
    ]
    return pdf.render(blocks, footer=location, theme=theme, title="Inspection report")


def dfe_school(setting: Setting, date: str, theme: Theme, word: bool = False) -> Built:
    """The department's letter of registration of an independent school."""
    blocks: list[Block] = [
        P("Department for Education", "letterhead"),
        P(date, "right"),
        P(f"The Proprietor, {setting.provider}"),
        P("Education and Skills Act 2008: entry in the register of independent schools", "bold"),
        P(
            f"I write to confirm that [[registration.dfe.name={setting.name}|{setting.name}]] is entered "
            "in the register of "
            "independent schools in England kept under section 95 of the Act."
        ),
        T(
            [
                [
                    "Unique reference number (URN)",
                    f'[[registration.dfe.reference="{setting.reference}"|{setting.reference}]]',
                ],
                ["Registration status", "[[registration.dfe.status=registered|Registered]]"],
                ["Age range", "7 to 16"],
                ["Maximum number of pupils", "36"],
                ["Boarding", "None"],
            ],
            (1, 1),
            head=False,
        ),
        P("You must tell the department before any material change is made to these details."),
        P("Yours faithfully"),
        Gap(12),
        P("Independent Education and Boarding Team"),
    ]
    return docx.render(blocks, theme=theme) if word else pdf.render(blocks, theme=theme, title="Registration")


def dfe_college(name: str, ukprn: str, grade: str, date: str, theme: Theme) -> Built:
    """The department's letter on section 41 approval and financial health of a specialist college."""
    blocks: list[Block] = [
        P("Department for Education", "letterhead"),
        P(date, "right"),
        P("Specialist post-16 institution: approval and financial health", "bold"),
        P(f"Institution: [[registration.dfe.name={name}|{name}]]"),
        P(f'UK provider reference number: [[registration.dfe.reference="{ukprn}"|{ukprn}]]'),
        P(
            "The institution is [[registration.dfe.section_41=true|approved under section 41 of the "
            "Children and Families Act 2014]]."
        ),
        P(
            "From the financial statements sent to us we have assessed the institution's financial health as "
            f"[[registration.dfe.financial_health={grade}|{RATINGS[grade]}]]."
        ),
        P("The grade will be looked at again when the next statements are received."),
    ]
    return pdf.render(blocks, theme=theme, title="Approval")


def plain(org: str, lines: Sequence[str], theme: Theme) -> Built:
    """A short letter or note under a letterhead."""
    return pdf.render([P(org, "letterhead"), *(P(line) for line in lines)], theme=theme)
