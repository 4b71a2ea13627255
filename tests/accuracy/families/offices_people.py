"""Invented providers for the offices family: one provider per seed, with all that its papers repeat."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

FIRST = (
    "Alison",
    "Bryony",
    "Callum",
    "Deepa",
    "Edmund",
    "Farida",
    "Gwen",
    "Harriet",
    "Imogen",
    "Jerome",
    "Kirsty",
    "Leon",
    "Marisa",
    "Niamh",
    "Oluwaseun",
    "Priya",
    "Rhodri",
    "Sabina",
    "Tomasz",
    "Ursula",
    "Verity",
    "Wesley",
    "Yasmin",
)
LAST = (
    "Ashdown",
    "Birchall",
    "Cotterell",
    "Dunmore",
    "Eastlake",
    "Farrant",
    "Garside",
    "Hollings",
    "Iveson",
    "Jessop",
    "Kitchener",
    "Lathbury",
    "Mottram",
    "Nuttall",
    "O'Hanlon",
    "Penhale",
    "Quarmby",
    "Rushbrook",
    "Sallis-Webb",
    "Thackray",
    "Underhay",
    "Venning",
    "Wetherell",
    "Yardley",
    "Adeyinka",
    "Chaudhury",
    "Lewandowska",
)
STEMS = (
    "Foxglove",
    "Saltmarsh",
    "Tallow Bridge",
    "Copper Beech",
    "Windmill Lane",
    "Harebell",
    "Lantern",
    "Rookery",
    "Stepping Stile",
    "Kingfisher Row",
    "Old Forge",
    "Bramble & Oak",
    "Weathervane",
    "Quayside",
    "Marigold",
)
TRADES = (
    "Tutors",
    "Learning",
    "Outdoor Education",
    "Short Breaks",
    "Children's Services",
    "Alternative Provision",
    "Care",
    "Youth Project",
)
TOWNS = (
    ("Horsham", "RH12"),
    ("Worthing", "BN11"),
    ("Chichester", "PO19"),
    ("Crawley", "RH10"),
    ("Littlehampton", "BN17"),
    ("Petersfield", "GU31"),
    ("Haywards Heath", "RH16"),
    ("Bognor Regis", "PO21"),
)
STREETS = ("Sawpit Lane", "Tannery Road", "Gasworks Yard", "Mill Rise", "Chapel Street", "Pound Close", "Weir Approach")
FORMS = ("company", "cic", "charity", "cio", "company", "llp")
FRAMEWORKS = {
    "iap": ("Independent Alternative Provision DPS", "Category", ("1", "2", "3", "4", "5")),
    "cposs": ("Children's Placement and Other Support Services DPS", "Category", ("1", "2", "3", "4")),
    "facs": ("Family and Community Support Services Framework", "Lot", ("1", "2")),
    "short-breaks": ("Short Breaks DPS", "Category", ("1", "2", "3", "4")),
}


@dataclass(frozen=True)
class Person:
    """Someone who works at the provider."""

    name: str
    role: str
    office: bool = False


@dataclass(frozen=True)
class Provider:
    """An invented provider, and what its papers say of it."""

    legal_name: str
    short_name: str
    trading_name: str | None
    form: str
    company_number: str | None
    charity_number: str | None
    vat_number: str | None
    registered_on: date
    address: str
    postcode: str
    website: str
    email: str
    phone: str
    staff: tuple[Person, ...]
    employees: int
    parent: str | None
    framework: str
    categories: tuple[str, ...]

    @property
    def head(self) -> Person:
        """The director or chief executive who signs."""
        return self.staff[0]

    @property
    def lead(self) -> Person:
        """The designated safeguarding lead."""
        return self.staff[1]

    @property
    def deputy(self) -> Person:
        """The deputy safeguarding lead."""
        return self.staff[2]

    @property
    def clerk(self) -> Person:
        """The administrator who answers letters and fills in forms."""
        return self.staff[3]


def names(rng: random.Random, count: int) -> list[str]:
    """Give `count` invented names, no first or last name twice while the lists last."""
    firsts, lasts = list(FIRST), list(LAST)
    rng.shuffle(firsts)
    rng.shuffle(lasts)
    return [f"{firsts[i % len(firsts)]} {lasts[i % len(lasts)]}" for i in range(count)]


def digits(rng: random.Random, count: int) -> str:
    """Give a string of so many digits, the first not a zero."""
    return str(rng.randint(1, 9)) + "".join(str(rng.randint(0, 9)) for _ in range(count - 1))


def day(rng: random.Random, first: date, last: date) -> date:
    """Give a day between two, both included."""
    return first + timedelta(days=rng.randint(0, (last - first).days))


def people(rng: random.Random) -> tuple[Person, ...]:
    """Give the staff: head, safeguarding lead, deputy, administrator, then those who teach or care."""
    roles = ["Tutor", "Senior Tutor", "Support Worker", "Youth Worker", "Instructor", "Mentor", "Sessional Worker"]
    count = rng.randint(8, 14)
    who = names(rng, count)
    fixed = [
        Person(who[0], rng.choice(["Director", "Chief Executive", "Managing Director"])),
        Person(who[1], rng.choice(["Head of Provision", "Operations Manager", "Centre Manager"])),
        Person(who[2], rng.choice(["Deputy Manager", "Lead Tutor", "Team Leader"])),
        Person(who[3], rng.choice(["Office Administrator", "Finance Officer", "Receptionist"]), office=True),
    ]
    return (*fixed, *(Person(name, rng.choice(roles)) for name in who[4:]))


def legal_name(rng: random.Random, stem: str, form: str) -> str:
    """Give a name with the ending its legal form needs."""
    endings = {
        "company": ["Ltd", "Limited"],
        "cic": ["CIC", "Community Interest Company"],
        "charity": ["Trust", "Limited"],
        "cio": ["CIO", "Foundation"],
        "llp": ["LLP"],
    }
    return f"{stem} {rng.choice(endings[form])}"


def make_provider(rng: random.Random) -> Provider:
    """Invent the provider of one seed."""
    form = rng.choice(FORMS)
    stem = f"{rng.choice(STEMS)} {rng.choice(TRADES)}"
    town, district = rng.choice(TOWNS)
    postcode = f"{district} {rng.randint(1, 9)}{rng.choice('ABDEFGHJLNPQ')}{rng.choice('ABDEFGHJLNPQ')}"
    unit = rng.choice([f"Unit {rng.randint(2, 19)}, ", "", "", "The Annexe, "])
    site = "".join(c for c in stem.lower() if c.isalpha())
    framework = rng.choice(list(FRAMEWORKS))
    codes = FRAMEWORKS[framework][2]
    company = {
        "company": rng.choice(["0", "1"]) + digits(rng, 7),
        "cic": "1" + digits(rng, 7),
        "charity": "0" + digits(rng, 7),
        "llp": "OC" + digits(rng, 6),
        "cio": None,
    }[form]
    staff = people(rng)
    return Provider(
        legal_name=legal_name(rng, stem, form),
        short_name=stem,
        trading_name=rng.choice([None, stem.split()[0] + " " + rng.choice(["Hub", "Days", "Pathways"])]),
        form=form,
        company_number=company,
        charity_number="1" + digits(rng, 6) if form in ("charity", "cio") else None,
        vat_number=rng.choice([None, "GB " + digits(rng, 3) + " " + digits(rng, 4) + " " + digits(rng, 2)]),
        registered_on=day(rng, date(2008, 1, 1), date(2022, 12, 1)),
        address=f"{unit}{rng.randint(2, 140)} {rng.choice(STREETS)}, {town}, West Sussex {postcode}",
        postcode=postcode,
        website=f"www.{site}.example",
        email=f"{rng.choice(['office', 'enquiries', 'hello', 'info'])}@{site}.example",
        phone=rng.choice(["01632 960", "01632 961 "]) + digits(rng, 3),
        staff=staff,
        employees=len(staff) + rng.randint(0, 40),
        parent=rng.choice([None, None, rng.choice(["Thornhay Group Holdings Ltd", "Bellwether Education Group plc"])]),
        framework=framework,
        categories=tuple(sorted(rng.sample(codes, rng.randint(1, min(3, len(codes)))))),
    )
