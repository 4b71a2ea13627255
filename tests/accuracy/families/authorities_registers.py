"""CQC certificates and reports, and certificates and letters of the data protection register."""

from __future__ import annotations

import datetime as dt
import random

from tests.accuracy.families.authorities_kit import (
    Cast,
    F,
    Item,
    Look,
    day,
    item,
    legal,
    look,
    people,
    say,
    sited,
    weekday,
)
from tests.accuracy.families.authorities_ofsted import RATINGS, span
from tests.accuracy.families.authorities_pdf import Paper
from tests.accuracy.made import Made


def cqc(rng: random.Random, c: Cast, seed: int) -> Made:
    """A certificate of registration, or an inspection report on one location."""
    return _certificate(rng, c) if seed % 2 else _report(rng, c)


def _provider(rng: random.Random, c: Cast) -> tuple[str, Item]:
    reference, location = f"1-{rng.randint(101000000, 899999999)}", f"1-{rng.randint(1000000000, 9899999999)}"
    label = rng.choice(("Provider ID", "Provider reference", "CQC provider identifier"))
    return location, item(label, reference, F("registration.cqc.reference", reference))


def _certificate(rng: random.Random, c: Cast) -> Made:
    style = look(rng)
    paper = Paper(style, footer="Care Quality Commission, Citygate, Gallowgate, Newcastle upon Tyne NE1 4PA")
    location, ident = _provider(rng, c)
    since, issued = day(rng, "2016-01-01", "2023-12-31"), day(rng, "2024-01-01", "2026-08-30")
    paper.text("Care Quality Commission", bold=True, size=20, colour=True, after=16)
    _certified(paper, rng)
    rows = [
        item(
            rng.choice(("Name of service provider", "Service provider", "Provider name")),
            c.name,
            F("registration.cqc.name", c.name),
            legal(c),
        ),
        ident,
        item("Address", c.address, *sited(c)),
        item("Certificate number", f"CRT1-{rng.randint(100000000, 999999999)}"),
        item("Certificate date", say(issued, style.dates)),
        item("Date of registration", say(since, style.dates)),
        item("Regulated activity", "Personal care"),
        item("Registered manager", c.manager),
        item("Location ID", location),
    ]
    head, rest = rows[:3], rows[3:]
    rng.shuffle(rest)
    paper.items(head + rest)
    if rng.random() < 0.5:
        paper.heading("Locations")
        paper.table(
            [("Location name", "Location ID", "Regulated activity"), (f"{c.town} office", location, "Personal care")],
            (40, 30, 30),
        )
    paper.text(
        "This certificate does not confirm a rating. The latest rating is published on the Commission's website.",
        italic=True,
    )
    paper.signature(people(rng, 1)[0])
    paper.text("Chief Executive")
    return paper.made(
        "Registrations/" + rng.choice(("CQC certificate.pdf", "CQC Registration.pdf", "Cert of reg.pdf")),
        "registration",
    )


def _certified(paper: Paper, rng: random.Random) -> None:
    paper.title(
        rng.choice(
            (
                "Certificate of registration",
                "CERTIFICATE OF REGISTRATION",
                "Certificate of Registration as a service provider",
            )
        )
    )
    paper.text(
        "This is to certify that the following service provider has been registered by the Care Quality Commission"
        " under the Health and Social Care Act 2008 (as amended)",
        F("registration.cqc.status", "registered", "has been registered"),
        F("registration.cqc.held", True, "has been registered", None, None, True),
    )


def _report(rng: random.Random, c: Cast) -> Made:
    style = look(rng)
    last, (said, code) = weekday(day(rng, "2023-06-01", "2026-08-30")), rng.choice(RATINGS)
    location, ident = _provider(rng, c)
    place = f"{c.name.split(' ')[0]} {c.town}"
    paper = Paper(
        style,
        footer=f"{place} Inspection report {say(last + dt.timedelta(days=40), 'long')}",
        header="Care Quality Commission",
    )
    (paper.title if rng.random() < 0.5 else paper.band)(place)
    paper.text(rng.choice(("Inspection report", "Assessment report")), bold=True)
    words = span(rng, last, rng.choice((0, 1, 8)))
    rows = [
        item(
            rng.choice(("Provider", "Name of provider", "Registered provider")),
            c.name,
            F("registration.cqc.name", c.name),
            legal(c),
        ),
        item(
            rng.choice(("Date of inspection visit", "Inspected on", "Dates of assessment")),
            words,
            F("registration.cqc.inspected_on", last.isoformat(), words),
        ),
        item("Date of publication", say(last + dt.timedelta(days=40), style.dates)),
        ident,
        item("Location ID", location),
        item("Address of location", c.address, *sited(c)),
    ]
    shape = rng.randint(0, 2)
    if shape != 1:
        paper.items(rows)
    _cqc_ratings(paper, rng, shape, said, code)
    _about_service(paper, rng, last, style)
    if shape == 1:
        paper.heading("Details of the service")
        paper.items(rows)
    return paper.made(
        "Registrations/"
        + rng.choice(("CQC report.pdf", f"{place} CQC.pdf", f"INS2-{rng.randint(1000000000, 9999999999)}.pdf")),
        "inspection_report",
    )


def _cqc_ratings(paper: Paper, rng: random.Random, shape: int, said: str, code: str) -> None:
    asked = ("safe", "effective", "caring", "responsive", "well-led")
    lower = {
        "Outstanding": "Good",
        "Good": "Requires improvement",
        "Requires improvement": "Good",
        "Inadequate": "Requires improvement",
    }[said]
    grades = [(f"Is the service {a}?", f"{lower if k == 0 else said}") for k, a in enumerate(asked)]
    overall = rng.choice(("Overall rating for this service", "Overall rating", "Overall"))
    rated = F("registration.cqc.rating", code, said)
    if shape == 2:
        page = paper.text(f"{overall}    {said}", bold=True, size=14)
        paper.truth.note((rated,), said, page)
        paper.table(grades, (70, 30), head=False)
    else:
        paper.heading("Ratings")
        pages = paper.table([(overall, said), *grades], (70, 30), head=False, bold_first=True)
        paper.truth.note((rated,), said, pages[0])


def _about_service(paper: Paper, rng: random.Random, last: dt.date, style: Look) -> None:
    paper.heading("About the service")
    paper.text(
        "The service is a domiciliary care agency providing personal care to children and young people in their own"
        " homes. Not everyone who used the service received personal care. CQC only inspects where people receive"
        " personal care."
    )
    paper.heading("Rating at last inspection")
    paper.text(
        f"The last rating for this service was {rng.choice(('good', 'requires improvement', 'inadequate'))} (published "
        f"{say(last - dt.timedelta(days=800), style.dates)})."
    )
    paper.heading("Why we inspected")
    paper.text("This was a planned inspection based on the previous rating.")


def ico(rng: random.Random, c: Cast, seed: int) -> Made:
    """A certificate or letter of the data protection register."""
    style = look(rng)
    start = day(rng, "2025-11-01", "2026-09-25")
    start = start.replace(day=min(start.day, 28))
    ends = start.replace(year=start.year + 1) - dt.timedelta(days=1)
    reference = rng.choice(
        (f"ZA{rng.randint(100000, 999999)}", f"ZB{rng.randint(100000, 999999)}", f"Z{rng.randint(1000000, 3999999)}")
    )
    paper = Paper(
        style,
        footer=rng.choice(
            ("Information Commissioner's Office, Wycliffe House, Water Lane, Wilmslow, SK9 5AF", "ico.org.uk")
        ),
    )
    said = say(ends, style.dates)
    paper.text("ico.", bold=True, size=26, colour=True, after=0)
    paper.text("Information Commissioner's Office", after=14)
    if seed % 3 == 0:
        _ico_letter(paper, rng, c, reference, said, ends, style)
    else:
        _ico_certificate(paper, rng, c, (reference, said, say(start, style.dates), ends.isoformat()))
    return paper.made(
        "Data protection/" + rng.choice(("ICO certificate.pdf", f"{reference}.pdf", "ICO registration 26-27.pdf")),
        "registration",
    )


def _ico_certificate(paper: Paper, rng: random.Random, c: Cast, told: tuple[str, str, str, str]) -> None:
    reference, said, start, ends = told
    word = rng.choice(("Registration expires", "Expiry date", "Valid until", "Certificate end date"))
    paper.title(
        rng.choice(
            ("Certificate of registration", "Data Protection Registration Certificate", "Registration certificate")
        )
    )
    if rng.random() < 0.5:
        paper.text("This is to certify that the organisation below has paid its data protection fee.", italic=True)
    rows = [
        item(
            rng.choice(("Organisation name", "Data controller", "Name of organisation")),
            c.name,
            F("registration.ico.name", c.name),
            legal(c),
        ),
        item(
            rng.choice(("Registration reference", "Reference number", "Registration number", "Reference")),
            reference,
            F("registration.ico.reference", reference),
            F("registration.ico.held", True, None, None, None, True),
        ),
        item(rng.choice(("Start date", "Date registered", "Valid from")), start),
        item(word, said, F("registration.ico.expires", ends, said)),
        item("Tier", f"Tier {rng.randint(1, 2)}"),
        item("Address", c.address, *sited(c)),
    ]
    if c.trading:
        rows.append(item("Other names", c.trading, F("organisation.trading_name", c.trading, None, None, None, True)))
    rng.shuffle(rows)
    paper.items(rows)
    paper.text("Data protection officer: not recorded", italic=True)


def _ico_letter(
    paper: Paper, rng: random.Random, c: Cast, reference: str, said: str, ends: dt.date, style: Look
) -> None:
    paper.columns(
        [c.name, c.street, c.town, c.postcode],
        [
            (f"Our reference: {reference}", (F("registration.ico.reference", reference, reference),)),
            (f"Date: {say(ends - dt.timedelta(days=365), style.dates)}", ()),
        ],
        (48, 40),
    )
    paper.truth.note(
        (
            F("organisation.address", c.address.replace(" West Sussex,", ""), c.street, None, None, True),
            F("organisation.postcode", c.postcode, None, None, None, True),
        ),
        c.postcode,
        paper.page,
    )
    paper.text("Dear Data Controller")
    paper.text(
        rng.choice(
            (
                (
                    f"Thank you for paying the data protection fee of £47. {c.name} is now entered in the register of"
                    f" fee payers under reference {reference}. Your registration will expire on {said}; we shall write"
                    " to you six weeks before that date."
                ),
                (
                    f"We confirm that the entry of {c.name} in the register of fee payers has been renewed"
                    f" ({reference}). The entry now runs to {said}. Your previous period ended on"
                    f" {say(ends - dt.timedelta(days=365), style.dates)}."
                ),
            )
        ),
        F("registration.ico.name", c.name, c.name),
        legal(c),
        F("registration.ico.expires", ends.isoformat(), said),
        F("registration.ico.held", True, reference, None, None, True),
        F("registration.ico.status", "registered", "register of fee payers", None, None, True),
    )
    paper.text("Yours sincerely")
    paper.signature(people(rng, 1)[0])
    paper.text("Registration and Fees Team")
