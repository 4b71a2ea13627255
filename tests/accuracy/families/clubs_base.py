"""Invented short-break clubs, and the ways dates and sums of money are written in their papers."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tests.accuracy.made import Stated

DateStyle = Callable[[date], str]


@dataclass(frozen=True)
class Fact:
    """A fact before its place is known; `quote` is the printed value unless given."""

    name: str
    value: Any
    subject: str | None = None
    optional: bool = False
    quote: str | None = None

    def at(self, text: str, page: int | None = None, sheet: str | None = None, cell: str | None = None) -> Stated:
        """The fact as stated in `text` at that place."""
        return Stated(
            name=self.name,
            value=self.value,
            quote=self.quote or text,
            subject=self.subject,
            page=page,
            sheet=sheet,
            cell=cell,
            optional=self.optional,
        )


@dataclass(frozen=True)
class Club:
    """A provider that does not exist, with its people."""

    name: str
    trading: str | None
    form: str
    company_number: str | None
    charity_number: str | None
    vat_number: str | None
    street: str
    town: str
    postcode: str
    website: str
    registered_on: date
    employees: int
    people: tuple[str, ...]

    @property
    def address(self) -> str:
        """On one line, with the postcode."""
        return f"{self.street}, {self.town}, {self.postcode}"

    @property
    def lead(self) -> str:
        """The designated safeguarding lead."""
        return self.people[0]

    @property
    def deputy(self) -> str:
        """The deputy safeguarding lead."""
        return self.people[1]

    @property
    def head(self) -> str:
        """Who signs for the club."""
        return self.people[2]


_FIRST = [
    "Marian",
    "Tobias",
    "Priya",
    "Declan",
    "Rosalind",
    "Kwame",
    "Imogen",
    "Callum",
    "Yasmin",
    "Bernard",
    "Fiona",
    "Leroy",
    "Agnieszka",
    "Hugh",
    "Saffron",
    "Joel",
    "Delia",
    "Ravi",
    "Caitlin",
    "Oswin",
    "Nadia",
    "Perran",
    "Thea",
    "Winston",
    "Lorna",
    "Idris",
    "Gwen",
    "Marcus",
    "Esme",
    "Rufus",
]
_LAST = [
    "Ashdown",
    "Pellett",
    "Okoro",
    "Winterbourne",
    "Sandhu",
    "Tiller",
    "Marchbanks",
    "Quennell",
    "Hargood",
    "Lisowska",
    "Fenwick-Shaw",
    "Boxall",
    "Amoah",
    "Duxbury",
    "Penhallow",
    "Tranter",
    "Ivey",
    "Coombes",
    "Rahimi",
    "Standen",
    "Gatwood",
    "Merrow",
    "Lillywhite",
    "Osei",
    "Brackpool",
    "Teague",
    "Nye",
    "Varley",
]
_NAMES = (
    ("Kittiwake Saturday Club", "Kittiwake"),
    ("Greenfinch Play and Stay", None),
    ("The Wobbly Bridge Club", None),
    ("Saltmarsh Short Breaks", "Saltmarsh Adventures"),
    ("Drumbeat Inclusive Arts", None),
    ("Otterbank Youth Respite", None),
    ("Copper Beech Families", "The Copper Beech Clubhouse"),
    ("Skylarks Holiday Scheme", None),
    ("Tidewater Swim and Play", None),
    ("Bramble Patch Inclusive Play", "Brambles"),
    ("Halyard Sailing for All", None),
    ("Merrymakers Weekend Club", None),
)
_TOWNS = (
    ("Bognor Regis", "PO21"),
    ("Horsham", "RH12"),
    ("Worthing", "BN11"),
    ("Crawley", "RH10"),
    ("Littlehampton", "BN17"),
    ("Midhurst", "GU29"),
    ("Burgess Hill", "RH15"),
    ("Shoreham-by-Sea", "BN43"),
)
_STREETS = (
    "14 Foundry Lane",
    "The Old Boathouse, Quay Road",
    "Unit 3, Larkfield Business Park",
    "St Osyth's Hall, Mill Green",
    "88a Station Approach",
    "Rowan House, 5 Chapel Street",
    "2nd Floor, 41 Broadmark Road",
)
_FORMS = (
    ("company", " Ltd"),
    ("company", " Limited"),
    ("cic", " CIC"),
    ("cic", " C.I.C."),
    ("charity", ""),
    ("cio", ""),
)


def person(rng: random.Random) -> str:
    """An invented name."""
    return f"{rng.choice(_FIRST)} {rng.choice(_LAST)}"


def people(rng: random.Random, count: int) -> tuple[str, ...]:
    """Different people, no first or last name twice."""
    return tuple(f"{a} {b}" for a, b in zip(rng.sample(_FIRST, count), rng.sample(_LAST, count), strict=True))


def club(rng: random.Random) -> Club:
    """The provider of a seed."""
    stem, trading = rng.choice(_NAMES)
    form, ending = rng.choice(_FORMS)
    if form == "charity":
        ending = rng.choice((" Trust", " Limited", " Foundation"))
    if form == "cio":
        ending = rng.choice((" CIO", ""))
    town, district = rng.choice(_TOWNS)
    letters = "ABDEFGHJLNPQRSTUWXYZ"
    return Club(
        name=stem + ending,
        trading=trading,
        form=form,
        company_number=None if form == "cio" else f"{rng.randint(4_100_000, 14_900_000):08d}",
        charity_number=str(rng.randint(1_100_000, 1_209_000)) if form in ("charity", "cio") else None,
        vat_number=(
            f"GB {rng.randint(100, 999)} {rng.randint(1000, 9999)} {rng.randint(10, 99)}"
            if rng.random() < 0.4
            else None
        ),
        street=rng.choice(_STREETS),
        town=town,
        postcode=f"{district} {rng.randint(1, 9)}{rng.choice(letters)}{rng.choice(letters)}",
        website="www." + stem.lower().replace("the ", "").replace(" ", "") + ".example",
        registered_on=day(rng, date(2008, 1, 5), date(2023, 6, 1)),
        employees=rng.choice((3, 6, 9, 14, 22, 37)),
        people=people(rng, 16),
    )


def day(rng: random.Random, first: date, last: date) -> date:
    """A day between two others."""
    return first + timedelta(days=rng.randint(0, (last - first).days))


def ordinal(number: int) -> str:
    """The number as in 31st."""
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


DATES: tuple[DateStyle, ...] = (
    lambda d: f"{d.day} {d:%B %Y}",
    lambda d: f"{ordinal(d.day)} {d:%B %Y}",
    lambda d: f"{d.day}.{d.month}.{d:%y}",
    lambda d: f"{d:%d/%m/%Y}",
    lambda d: d.isoformat(),
    lambda d: f"{d:%d-%b-%Y}",
    lambda d: f"{d:%A} {d.day} {d:%B %Y}",
    lambda d: f"{d:%d.%m.%Y}",
    lambda d: f"{d.day} {d:%b %Y}",
)


def money(rng: random.Random, pounds: int) -> str:
    """A sum insured as brokers write it."""
    millions = f"{pounds / 1_000_000:g}"
    ways = [f"£{pounds:,}", f"£{pounds:,}.00", f"GBP {pounds:,}"]
    if pounds >= 1_000_000:
        ways += [f"£{millions}m", f"£{millions} million", f"GBP {millions} million", f"£{pounds:,}"]
    return rng.choice(ways)


def organisation(provider: Club, numbers: bool = False, address: bool = False) -> tuple[Fact, ...]:
    """What a paper that is about something else says in passing of its sender: right if found."""
    facts = [Fact("organisation.legal_name", provider.name, optional=True, quote=provider.name)]
    for name, number in (("company_number", provider.company_number), ("charity_number", provider.charity_number)):
        if numbers and number:
            facts.append(Fact(f"organisation.{name}", number, optional=True, quote=number))
    if address:
        facts.append(Fact("organisation.address", provider.address, optional=True, quote=provider.postcode))
        facts.append(Fact("organisation.postcode", provider.postcode, optional=True, quote=provider.postcode))
    return tuple(facts)


def pick(rng: random.Random, *ways: str) -> str:
    """One wording of several."""
    return rng.choice(ways)


def shuffled(rng: random.Random, items: Sequence[Any]) -> list[Any]:
    """The items in another order."""
    return rng.sample(list(items), len(items))
