"""Shared material of the trusts family: invented charities, ways of writing dates and money, and fixed-date packing."""

from __future__ import annotations

import datetime as dt
import io
import random
import zipfile
from dataclasses import dataclass
from typing import Any

from docx.document import Document as DocxDocument
from docx.shared import Pt
from openpyxl import Workbook

from tests.accuracy.made import Stated

_STAMP = dt.datetime(2026, 1, 5, 9, 0, 0)

_STEMS = (
    "Fernhollow",
    "Windle Brook",
    "Saltmarsh Lane",
    "Harrowdown",
    "Tilcombe",
    "Greatoak Barn",
    "Amberleigh",
    "Kestrel Gate",
    "Marlpit",
    "Stonebeck",
    "Osier Bed",
    "Thistlecroft",
    "Copper Beech",
    "Lark Rise Farm",
    "Wychling",
    "Penfold Green",
)
_ENDINGS = (
    "Children's Trust",
    "Education Trust",
    "Learning Trust",
    "Trust",
    "Foundation",
    "Youth Trust",
    "Charitable Trust",
    "Inclusion Trust",
)
_FIRST = (
    "Tamsin",
    "Gwilym",
    "Priya",
    "Osric",
    "Hester",
    "Dilwyn",
    "Marguerite",
    "Kofi",
    "Annis",
    "Leopold",
    "Shanthi",
    "Barnaby",
    "Ottilie",
    "Rafe",
    "Mehreen",
    "Cuthbert",
    "Isolde",
    "Tobias",
    "Yasmin",
    "Winifred",
    "Emeka",
    "Rosalind",
    "Piers",
    "Zofia",
)
_LAST = (
    "Quarrington",
    "Ashdell",
    "Penhallow",
    "Okonjo-Reed",
    "Trewbridge",
    "Maskery",
    "Birtwhistle",
    "Vellacott",
    "Dunsmore",
    "Hathersage",
    "Lovibond",
    "Ramsdale",
    "Scrivelsby",
    "Tarrant-Bell",
    "Umfreville",
    "Wadsley",
    "Yarborough",
    "Chalcraft",
    "Delafosse",
    "Easterbrook",
    "Fennimore",
    "Goldsack",
    "Ravindran",
    "Ibbetson",
)
_STREETS = (
    "Mill Lane",
    "Chantry Road",
    "Staples Hill",
    "The Old Dairy, Pook Lane",
    "Unit 4, Brewery Yard",
    "Church Walk",
)
_TOWNS = (
    ("Horsham", "RH13"),
    ("Chichester", "PO19"),
    ("Worthing", "BN14"),
    ("Midhurst", "GU29"),
    ("Crawley", "RH11"),
    ("Littlehampton", "BN17"),
    ("Haywards Heath", "RH16"),
    ("Bognor Regis", "PO22"),
)


@dataclass(frozen=True)
class Provider:
    """An invented charity; `form` is charity or cio, a company number only where it is a company too."""

    name: str
    trading: str | None
    form: str
    company_number: str | None
    charity_number: str
    street: str
    town: str
    postcode: str
    phone: str
    domain: str
    registered_on: dt.date
    people: tuple[str, ...]

    @property
    def address(self) -> str:
        """The address in one line."""
        return f"{self.street}, {self.town}, West Sussex, {self.postcode}"


def provider(seed: int) -> Provider:
    """The charity that sends the pack of this seed."""
    rng = random.Random(f"trusts provider {seed}")
    stem = rng.choice(_STEMS)
    name = f"{rng.choice(('', 'The '))}{stem} {rng.choice(_ENDINGS)}"
    kind = rng.choice(("company", "cio", "trust", "company"))
    if kind == "company" and rng.random() < 0.6:
        name += rng.choice((" Limited", " Ltd"))
    town, district = rng.choice(_TOWNS)
    letters = "ABDEFGHJLNPQRSTUWXYZ"
    firsts, lasts = rng.sample(_FIRST, 14), rng.sample(_LAST, 14)
    return Provider(
        name=name,
        trading=rng.choice((None, f"{stem} Outreach", f"{stem} Learning")),
        form="cio" if kind == "cio" else "charity",
        company_number=f"{rng.randrange(3_000_000, 12_999_999):08d}" if kind == "company" else None,
        charity_number=str(rng.randrange(1_040_000, 1_199_999)),
        street=f"{rng.randrange(2, 180)} {rng.choice(_STREETS[:3])}"
        if rng.random() < 0.6
        else rng.choice(_STREETS[3:]),
        town=town,
        postcode=f"{district} {rng.randrange(1, 10)}{rng.choice(letters)}{rng.choice(letters)}",
        phone=f"01632 960{rng.randrange(100, 999)}",
        domain=stem.lower().replace(" ", "") + rng.choice((".example", "-trust.example")),
        registered_on=day(rng, 2003, 2021),
        people=tuple(f"{a} {b}" for a, b in zip(firsts, lasts, strict=True)),
    )


def email(who: str, domain: str) -> str:
    """A person's address at the domain."""
    return f"{who.split()[0].lower()}.{who.split()[-1].lower()}@{domain}"


def day(rng: random.Random, first_year: int, last_year: int) -> dt.date:
    """Any day of the years, both included."""
    start = dt.date(first_year, 1, 1)
    return start + dt.timedelta(days=rng.randrange((dt.date(last_year, 12, 31) - start).days + 1))


def recent(rng: random.Random, first_year: int = 2025) -> dt.date:
    """A day of the year, or later, that is past when the pack is sent."""
    start = dt.date(first_year, 1, 6)
    return start + dt.timedelta(days=rng.randrange((dt.date(2026, 9, 30) - start).days))


def years_later(when: dt.date, years: int) -> dt.date:
    """The same day some years later (the 28th for a leap day)."""
    return when.replace(year=when.year + years, day=min(when.day, 28) if when.month == 2 else when.day)


def ordinal(number: int) -> str:
    """A day of the month as 1st, 2nd, 11th …"""
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


DATE_STYLES = ("ordinal", "long", "slash", "iso", "dots", "dash", "weekday", "padded")


def date_text(when: dt.date, style: str) -> str:
    """A date as British offices write it."""
    months = when.strftime("%B")
    return {
        "ordinal": f"{ordinal(when.day)} {months} {when.year}",
        "long": f"{when.day} {months} {when.year}",
        "slash": when.strftime("%d/%m/%Y"),
        "iso": when.isoformat(),
        "dots": f"{when.day}.{when.month}.{when.year % 100:02d}",
        "dash": when.strftime("%d-%b-%Y"),
        "weekday": f"{when.strftime('%A')} {when.day} {months} {when.year}",
        "padded": f"{when.day:02d} {when.strftime('%b')} {when.year % 100:02d}",
    }[style]


def money_text(amount: int, style: int) -> str:
    """Whole pounds as brokers and bursars write them."""
    millions = f"{amount / 1_000_000:g}"
    if amount < 1_000_000 and style % 6 in (1, 3):
        return f"£{amount:,}"
    return (
        f"£{amount:,}",
        f"£{millions}m",
        f"GBP {amount:,}",
        f"£{millions} million",
        f"£{amount:,}.00",
        f"GBP{amount:,}",
    )[style % 6]


@dataclass
class Ledger:
    """Collects the facts of one document."""

    facts: list[Stated]

    def add(self, name: str, value: Any, quote: str, **where: Any) -> None:
        """One more fact; dates are written as ISO strings."""
        if isinstance(value, dt.date):
            value = value.isoformat()
        self.facts.append(Stated(name, value, quote, **where))


def repack(data: bytes) -> bytes:
    """The zip again with a fixed time on each member."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            info = zipfile.ZipInfo(item.filename, _STAMP.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(item.filename))
    return out.getvalue()


def docx_bytes(document: DocxDocument, author: str) -> bytes:
    """The Word file with fixed properties."""
    core = document.core_properties
    core.author, core.last_modified_by, core.comments = author, author, ""
    core.created = core.modified = core.last_printed = _STAMP
    core.revision = 3
    out = io.BytesIO()
    document.save(out)
    return repack(out.getvalue())


def xlsx_bytes(book: Workbook, author: str) -> bytes:
    """The workbook with fixed properties (openpyxl writes the time of saving, so that is put right afterwards)."""
    book.properties.creator = author
    book.properties.created = _STAMP
    out = io.BytesIO()
    book.save(out)
    fixed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(out.getvalue())) as old, zipfile.ZipFile(fixed, "w") as new:
        for item in old.infolist():
            data = old.read(item.filename)
            if item.filename == "docProps/core.xml":
                head, tail = data.split(b"<dcterms:modified", 1)
                opening, rest = tail.split(b">", 1)
                data = head + b"<dcterms:modified" + opening + b">2026-01-05T09:00:00Z<" + rest.split(b"<", 1)[1]
            new.writestr(item.filename, data)
    return repack(fixed.getvalue())


def set_font(document: DocxDocument, rng: random.Random) -> None:
    """A body font and size for the whole Word file."""
    style = document.styles["Normal"]
    style.font.name = rng.choice(("Arial", "Calibri", "Liberation Serif", "Verdana", "Cambria"))
    style.font.size = Pt(rng.choice((10, 10.5, 11)))
