"""Ofsted letters and certificates, and ICO certificates, of the trusts family."""

from __future__ import annotations

import datetime as dt
import random

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH

from tests.accuracy.families.trusts_base import (
    DATE_STYLES,
    Ledger,
    Provider,
    date_text,
    day,
    docx_bytes,
    recent,
    set_font,
    years_later,
)
from tests.accuracy.families.trusts_paper import Paper
from tests.accuracy.made import Made

_KINDS = {
    "childrens_home": ("children's home", ("Rowan House", "Pebble Cottage", "The Lindens")),
    "fostering": ("independent fostering agency", ("Bridleway Fostering", "Hearthside Fostering")),
    "residential_short_break": (
        "residential short-break service",
        ("Curlew Lodge Short Breaks", "Meadowsweet Short Breaks"),
    ),
}
_RATINGS = {
    "outstanding": "Outstanding",
    "good": "Good",
    "requires_improvement": "Requires improvement to be good",
    "inadequate": "Inadequate",
}


def ofsted(seed: int, who: Provider) -> Made:
    """An inspection letter or report, or a certificate of registration, of a setting of the trust."""
    rng = random.Random(f"trusts ofsted {seed}")
    kind = rng.choice(tuple(_KINDS))
    words, names = _KINDS[kind]
    name, ledger = rng.choice(names), Ledger([])
    number = rng.choice(
        (
            f"SC{rng.randrange(300000, 499999)}",
            str(rng.randrange(2500000, 2799999)),
            str(rng.randrange(1230000, 1289999)),
        )
    )
    paper = Paper(rng, "Ofsted", face=rng.choice(("Helvetica", "Narrow", "DejaVu")))
    if rng.random() < 0.4:
        _registered(rng, paper, who, ledger, (kind, words, name, number))
        kind_of_paper, file = "registration", rng.choice(("Ofsted registration certificate", "Ofsted Cert"))
    else:
        rng.choice((_inspection_letter, _inspection_table, _inspection_narrow))(
            rng, paper, who, ledger, (kind, words, name, number)
        )
        kind_of_paper, file = "inspection_report", rng.choice(("Ofsted letter", f"Inspection report {number}"))
    return Made(f"Registration/{file}.pdf", paper.bytes(), kind_of_paper, tuple(ledger.facts))


def _registered(
    rng: random.Random, paper: Paper, who: Provider, ledger: Ledger, setting: tuple[str, str, str, str]
) -> None:
    _, words, name, number = setting
    paper.text("Ofsted", bold=True, size=26, align="r", gap=2)
    paper.text("Office for Standards in Education, Children's Services and Skills", size=8, align="r", gap=24)
    paper.text(
        rng.choice(("Certificate of registration", "CERTIFICATE OF REGISTRATION under the Care Standards Act 2000")),
        bold=True,
        size=16,
        align="c",
        gap=18,
    )
    rows = [
        ("Unique reference number", number),
        ("Name of establishment", name),
        ("Type of provision", words[0].upper() + words[1:]),
        ("Registered provider", who.name),
        ("Date of registration", date_text(day(rng, 2014, 2023), "long")),
    ]
    status, said = rng.choice(
        (("registered", "Registered"), ("conditions", "Registered with conditions"), ("registered", "Active"))
    )
    rows.append(("Registration status", said))
    if rng.random() < 0.5:
        rows = [rows[i] for i in (1, 3, 0, 2, 5, 4)]
    pages = dict(
        zip((label for label, _ in rows), paper.pairs(rows, rng.choice(("boxed", "under", "colon"))), strict=True)
    )
    _setting(ledger, who, setting, words[0].upper() + words[1:], pages["Unique reference number"])
    ledger.add("registration.ofsted.status", status, said, page=pages["Registration status"])
    if status == "conditions":
        paper.text("Condition: the home may provide care and accommodation for up to four children.")
    paper.text(
        (
            "This certificate remains the property of Ofsted and must be displayed. It must be "
            "returned when registration ends, is suspended or cancelled."
        ),
        size=8.5,
    )


def _setting(ledger: Ledger, who: Provider, setting: tuple[str, str, str, str], words: str, page: int) -> None:
    """What every paper from the inspectorate says of the setting."""
    kind, _, name, number = setting
    ledger.add("registration.ofsted.reference", number, number, page=page)
    ledger.add("registration.ofsted.name", name, name, page=page)
    ledger.add("registration.ofsted.provision_type", kind, words, page=page)
    ledger.add("registration.ofsted.held", True, number, page=page, optional=True)
    ledger.add("organisation.legal_name", who.name, who.name, page=page, optional=True)


def _judged(rng: random.Random) -> tuple[str, str, str, dt.date, dt.date]:
    """Rating and words, other judgement, first and last day."""
    rating = rng.choice(("good", "good", "outstanding", "requires_improvement", "inadequate"))
    other = rng.choice([words for key, words in _RATINGS.items() if key != rating])
    first = recent(rng, 2024)
    return rating, _RATINGS[rating], other, first, first + dt.timedelta(days=rng.choice((1, 2)))


def _found(ledger: Ledger, rating: str, shown: str, last: dt.date, quote: str, pages: tuple[int, int]) -> None:
    ledger.add("registration.ofsted.rating", rating, shown, page=pages[0])
    ledger.add("registration.ofsted.inspected_on", last, quote, page=pages[1])


def _inspection_letter(
    rng: random.Random, paper: Paper, who: Provider, ledger: Ledger, setting: tuple[str, str, str, str]
) -> None:
    _, words, name, number = setting
    rating, shown, other, first, last = _judged(rng)
    paper.text("Ofsted  |  Piccadilly Gate, Store Street, Manchester", size=8.5, align="r", gap=14)
    paper.text(date_text(last + dt.timedelta(days=24), "long"), gap=10)
    paper.text(f"Registered provider: {who.name}", gap=10)
    page = paper.text(
        f"Inspection of {name} (unique reference number {number}), {'an' if words[0] == 'i' else 'a'} {words}",
        bold=True,
    )
    span = f"{date_text(first, 'long')} and {date_text(last, 'long')}"
    when = paper.text(f"Following our inspection on {span}, I write to confirm the outcome.")
    judged = paper.text(
        f"Overall experiences and progress of children and young people: {shown.lower()}. "
        f"How well they are helped and protected: {other.lower()}."
    )
    paper.text(
        f"At the last inspection, on {date_text(years_later(first, -1), 'long')}, the overall "
        f"judgement was {other.lower()}."
    )
    paper.text("Yours sincerely", gap=22)
    paper.text(
        "The inspector's name is withheld in the copy for publication. Social Care Regulatory Inspector", size=8.5
    )
    _setting(ledger, who, setting, words, page)
    _found(ledger, rating, shown.lower(), last, date_text(last, "long"), (judged, when))


def _inspection_table(
    rng: random.Random, paper: Paper, who: Provider, ledger: Ledger, setting: tuple[str, str, str, str]
) -> None:
    _, words, name, number = setting
    rating, shown, other, first, last = _judged(rng)
    paper.band(name, f"Inspection report  |  {words}")
    span = (
        f"{first.day} to {date_text(last, 'long')}"
        if first.month == last.month
        else f"{date_text(first, 'long')} to {date_text(last, 'long')}"
    )
    rows = [
        ("Inspection dates", span),
        ("Unique reference number", number),
        ("Setting", name),
        ("Provision subtype", words[0].upper() + words[1:]),
        ("Registered provider", who.name),
        ("Provision status", "Active"),
    ]
    pages = paper.pairs(rows, rng.choice(("boxed", "colon")))
    judged = paper.grid(
        ("Judgement", "This inspection", "Last inspection"),
        [
            ("Overall experiences and progress of children and young people", shown, other),
            ("How well children and young people are helped and protected", other, shown),
            ("The effectiveness of leaders and managers", shown, other),
        ],
        (2, 1, 1),
    )
    paper.text(
        "Judgements are made on a four-point scale: outstanding, good, requires improvement to be good, inadequate.",
        size=8.5,
    )
    _setting(ledger, who, setting, words[0].upper() + words[1:], pages[1])
    ledger.add("registration.ofsted.status", "registered", "Active", page=pages[5], optional=True)
    _found(ledger, rating, shown, last, date_text(last, "long"), (judged[0], pages[0]))


def _inspection_narrow(
    rng: random.Random, paper: Paper, who: Provider, ledger: Ledger, setting: tuple[str, str, str, str]
) -> None:
    _, words, name, number = setting
    rating, shown, other, first, last = _judged(rng)
    page = paper.text(f"{number}", size=9, gap=4)
    paper.text(f"Registered provider: {who.name}", size=9, gap=12)
    paper.text(name, bold=True, size=20, gap=4)
    paper.text(
        f"Inspection of {'an' if words[0] == 'i' else 'a'} {words}. Social care common inspection framework",
        gap=12,
    )
    paper.heading("Information about this service")
    paper.text(
        (
            "The registered manager has been in post since 4 March 2019. The service cares for "
            "up to six children. It was last judged "
        )
        + other.lower()
        + "."
    )
    style = rng.choice(("slash", "long", "weekday"))
    when = paper.text(f"Inspection dates: {date_text(first, style)} to {date_text(last, style)}", bold=True)
    judged = paper.text("Overall experiences and progress of children and young people, taking into account")
    judged = paper.text(shown.lower(), bold=True, indent=20)
    paper.text("How well children and young people are helped and protected", gap=1)
    paper.text(other.lower(), bold=True, indent=20)
    _setting(ledger, who, setting, words, page)
    _found(ledger, rating, shown.lower(), last, date_text(last, style), (judged, when))


def ico(seed: int, who: Provider) -> Made:
    """A certificate of registration with the Information Commissioner, in Word or as PDF."""
    rng = random.Random(f"trusts ico {seed}")
    number = rng.choice(
        (
            f"ZA{rng.randrange(100000, 999999)}",
            f"ZB{rng.randrange(100000, 999999)}",
            f"Z{rng.randrange(1000000, 9999999)}",
        )
    )
    ends = years_later(recent(rng), 1)
    style = rng.choice(DATE_STYLES)
    shown, began = date_text(ends, style), date_text(years_later(ends, -1) + dt.timedelta(days=1), style)
    rows = [
        (rng.choice(("Registration reference", "Registration number", "Reference number")), number),
        (rng.choice(("Organisation name", "Data controller", "Name")), who.name),
        (rng.choice(("Date registered", "Start date", "Fee paid from")), began),
        (rng.choice(("Registration expires", "Expiry date", "Valid until")), shown),
        ("Address", who.address),
        ("Payment tier", "Tier 1 (charity)"),
    ]
    rng.shuffle(rows)
    ledger, word = Ledger([]), rng.random() < 0.5
    page: int | None = None
    if word:
        data = _ico_word(rng, rows, number, shown, who)
    else:
        data = _ico_pdf(rng, rows, number, shown, who)
        page = 1
    ledger.add("registration.ico.reference", number, number, page=page)
    ledger.add("registration.ico.name", who.name, who.name, page=page)
    ledger.add("registration.ico.expires", ends, shown, page=page)
    ledger.add("registration.ico.held", True, number, page=page, optional=True)
    ledger.add("registration.ico.status", "registered", number, page=page, optional=True)
    for name, value in (("legal_name", who.name), ("address", who.address), ("postcode", who.postcode)):
        ledger.add(f"organisation.{name}", value, value, page=page, optional=True)
    file = rng.choice(("ICO certificate", "ICO Registration", "Data protection register entry"))
    return Made(
        f"Registration/{file}.{'docx' if word else 'pdf'}",
        data,
        "registration",
        tuple(ledger.facts),
    )


_ICO_TITLES = ("Certificate of registration", "Data protection fee: certificate", "Registration certificate")


def _ico_word(rng: random.Random, rows: list[tuple[str, str]], number: str, shown: str, who: Provider) -> bytes:
    document = docx.Document()
    set_font(document, rng)
    document.add_paragraph("Information Commissioner's Office").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_heading(rng.choice(_ICO_TITLES), 1)
    layout = rng.randrange(3)
    if layout == 0:
        table = document.add_table(rows=0, cols=2, style="Table Grid")
        for label, value in rows:
            cells = table.add_row().cells
            cells[0].text, cells[1].text = label, value
    elif layout == 1:
        for label, value in rows:
            document.add_paragraph(label).runs[0].bold = True
            document.add_paragraph(value)
    else:
        document.add_paragraph(
            f"This is to certify that {who.name} of {who.address} is registered with the Information "
            "Commissioner's Office under the Data Protection (Charges and Information) Regulations "
            f"2018. Registration reference: {number}. The registration is valid until {shown}."
        )
    document.add_paragraph(
        "If your details change, tell us within 28 days. The register is open to search on our website."
    )
    return docx_bytes(document, "ICO")


def _ico_pdf(rng: random.Random, rows: list[tuple[str, str]], number: str, shown: str, who: Provider) -> bytes:
    paper = Paper(rng, "Certificate")
    paper.band("Information Commissioner's Office", "Wycliffe House, Water Lane, Wilmslow")
    paper.text(rng.choice(_ICO_TITLES), bold=True, size=17, gap=16)
    layout = rng.randrange(3)
    if layout == 0:
        paper.pairs(rows, rng.choice(("colon", "under", "boxed")))
    elif layout == 1:
        paper.grid([label for label, _ in rows], [[value for _, value in rows]], [1] * len(rows), size=8)
    else:
        paper.text(f"Reference {number}", bold=True)
        paper.text(f"Dear {who.name},")
        paper.text(
            "Thank you for paying the data protection fee. You are on the register of fee "
            f"payers and your registration expires on {shown}."
        )
        paper.text(f"Address held: {who.address}")
    paper.text(
        (
            "Issued under the Data Protection (Charges and Information) Regulations 2018. We "
            "first wrote to you about renewal six weeks before."
        ),
        size=8.5,
    )
    return paper.bytes()
