"""Tools for the authorities family: facts, an invented cast, and ways of writing dates and money."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.accuracy.made import Stated

DATE_STYLES = ("long", "ordinal", "slash", "dots", "iso", "dash", "weekday")


MODES = ("colon", "columns", "grid", "under", "pairs", "leader", "halves")


TICKED, CROSSED, EMPTY = "\u2714", "\u2718", "\u274f"


MARKS = TICKED + CROSSED + EMPTY


@dataclass(frozen=True)
class F:
    """What an item states; the quote is the item's text unless given."""

    name: str
    value: Any
    quote: str | None = None
    subject: str | None = None
    period_end: str | None = None
    optional: bool = False


@dataclass(frozen=True)
class Item:
    """A label, what is printed for it, and what that states."""

    label: str
    text: str
    facts: tuple[F, ...] = ()


def item(label: str, text: str, *facts: F) -> Item:
    """An item, written short."""
    return Item(label, text, facts)


@dataclass
class Truth:
    """The facts of one document as they are printed."""

    facts: list[Stated] = field(default_factory=list)

    def note(self, facts: Sequence[F], text: str, page: int | None) -> None:
        """Record what a printed text states and the page it is on."""
        for f in facts:
            quote = f.quote if f.quote is not None else text
            self.facts.append(Stated(f.name, f.value, quote, f.subject, f.period_end, page, None, None, f.optional))


@dataclass(frozen=True)
class Cast:
    """One invented provider and the people in it."""

    name: str
    trading: str | None
    form: str
    company_number: str | None
    charity_number: str | None
    street: str
    town: str
    postcode: str
    registered_on: dt.date
    director: str
    role: str
    manager: str
    lead: str
    deputy: str
    phone: str
    domain: str

    @property
    def address(self) -> str:
        """The address in one line."""
        return f"{self.street}, {self.town}, West Sussex, {self.postcode}"

    def email(self, person: str) -> str:
        """The address a person is written to."""
        return f"{person.split()[0].lower()}@{self.domain}"


FIRST = (
    "Marian",
    "Tobias",
    "Ffion",
    "Declan",
    "Priya",
    "Gwen",
    "Oluwaseun",
    "Harriet",
    "Callum",
    "Yasmin",
    "Rosalind",
    "Piers",
    "Ayesha",
    "Kenneth",
    "Bronwen",
    "Imogen",
    "Stefan",
    "Leila",
    "Duncan",
    "Philippa",
)


LAST = (
    "Pelling",
    "Aldersey",
    "Okonjo",
    "Tettersell",
    "Rivington",
    "Hoadley",
    "Marchbanks",
    "Quennell",
    "Stapley",
    "Verrall",
    "Botting",
    "Chaudry",
    "Fenwright",
    "Killick",
    "Dunnaway",
    "Ashdowne",
    "Penfolde",
    "Wickens",
)


STEMS = (
    "Saltmarsh",
    "Larkrise",
    "Cowdray Lane",
    "Bramblewick",
    "Kingfisher",
    "Tidewell",
    "Hollybank",
    "Windover",
    "Fernleigh",
    "Amberstone",
    "Nutbourne Barn",
    "Swallowfield",
    "Rother Vale",
    "Merrydown",
)


KINDS = (
    (" Learning Ltd", "company", ""),
    (" Tutors Limited", "company", ""),
    (" CIC", "cic", "0"),
    (" Community Trust", "charity", "c"),
    (" Care & Education Ltd", "company", ""),
    (" Family Support LLP", "llp", "OC"),
    (" Short Breaks", "cio", "c"),
    (" Children's Services Limited", "company", ""),
)


TOWNS = (
    ("Worthing", "BN11"),
    ("Horsham", "RH12"),
    ("Chichester", "PO19"),
    ("Crawley", "RH10"),
    ("Bognor Regis", "PO21"),
    ("Haywards Heath", "RH16"),
    ("Littlehampton", "BN17"),
    ("Midhurst", "GU29"),
)


STREETS = (
    "The Old Dairy, Mill Lane",
    "14 Granary Court",
    "Unit 6 Southgate Business Park",
    "Hurst House, 27 Church Road",
    "3rd Floor, 81 Station Parade",
    "Tanyard Farm, Coolham Road",
    "2a Victoria Terrace",
)


def people(rng: random.Random, n: int) -> list[str]:
    """Different invented people."""
    return [f"{a} {b}" for a, b in zip(rng.sample(FIRST, n), rng.sample(LAST, n), strict=True)]


def cast(rng: random.Random) -> Cast:
    """An invented provider."""
    stem = rng.choice(STEMS)
    tail, form, mark = rng.choice(KINDS)
    town, area = rng.choice(TOWNS)
    code = f"{area} {rng.randint(1, 9)}{rng.choice('ABDEFGHJLNPQRSTUWXYZ')}{rng.choice('ABDEFGHJLNPQRSTUWXYZ')}"
    number = (
        None
        if form == "cio"
        else f"OC4{rng.randint(10000, 99999)}"
        if mark == "OC"
        else f"{rng.randint(4100000, 14900000):08d}"
    )
    charity = str(rng.randint(1100000, 1199999)) if mark == "c" else None
    made = people(rng, 4)
    role = (
        rng.choice(("Trustee", "Chair of Trustees", "Chief Executive"))
        if charity
        else rng.choice(("Managing Director", "Director", "Head of Service", "Operations Director"))
    )
    slug = "".join(c for c in stem.lower() if c.isalpha())
    trading = f"{stem} {rng.choice(('Outdoors', 'Hub', 'Studio'))}" if rng.random() < 0.4 else None
    return Cast(
        stem + tail,
        trading,
        form,
        number,
        charity,
        rng.choice(STREETS),
        town,
        code,
        dt.date(rng.randint(2009, 2021), rng.randint(1, 12), rng.randint(1, 28)),
        made[0],
        role,
        made[1],
        made[2],
        made[3],
        f"01{rng.randint(243, 903)} {rng.randint(200000, 899999)}",
        f"{slug}.example.org.uk",
    )


def day(rng: random.Random, first: str, last: str) -> dt.date:
    """A day between two ISO dates."""
    a, b = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    return a + dt.timedelta(days=rng.randint(0, (b - a).days))


def weekday(d: dt.date) -> dt.date:
    """The Thursday of a day's week, when inspections end."""
    return d + dt.timedelta(days=3 - d.weekday())


def ordinal(n: int) -> str:
    """1st, 2nd, 3rd, 4th."""
    return f"{n}{'th' if 10 < n % 100 < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"


def say(d: dt.date, style: str) -> str:
    """A date in one of the ways people write it."""
    return {
        "long": f"{d.day} {d:%B %Y}",
        "ordinal": f"{ordinal(d.day)} {d:%B %Y}",
        "slash": f"{d:%d/%m/%Y}",
        "dots": f"{d.day}.{d.month}.{d:%y}",
        "iso": d.isoformat(),
        "dash": f"{d:%d-%b-%Y}",
        "weekday": f"{d:%A} {d.day} {d:%B %Y}",
    }[style]


def pounds(n: int, style: str) -> str:
    """Whole pounds in one of the ways people write them; millions only where they are whole."""
    if style in ("m", "M", "million") and (n < 1_000_000 or n % 500_000):
        style = "full"
    short = f"{n / 1_000_000:g}"
    return {
        "full": f"£{n:,}",
        "gbp": f"GBP {n:,}",
        "pence": f"£{n:,}.00",
        "m": f"£{short}m",
        "M": f"£{short}M",
        "million": f"£{short} million",
    }[style]


MONEY_STYLES = ("full", "gbp", "pence", "m", "M", "million")


@dataclass(frozen=True)
class Look:
    """How one document looks and writes."""

    family: str
    size: float
    accent: str
    left: float
    dates: str
    money: str
    mode: str


def look(rng: random.Random) -> Look:
    """A look, chosen at random; a document keeps it throughout."""
    return Look(
        rng.choice(("Helvetica", "Helvetica", "Times", "Vera", "Times", "Courier")),
        rng.choice((9.0, 9.5, 10.0, 10.5)),
        rng.choice(("#1f4e79", "#333333", "#6a1b4d", "#00664f", "#8a3b12", "#12436d")),
        rng.choice((45.0, 54.0, 62.0)),
        rng.choice(DATE_STYLES),
        rng.choice(MONEY_STYLES),
        rng.choice(MODES),
    )


def legal(c: Cast) -> F:
    """The provider's name on a paper of another's: right when found, not demanded."""
    return F("organisation.legal_name", c.name, c.name, None, None, True)


def sited(c: Cast) -> tuple[F, F]:
    """The provider's address on a paper of another's: right when found, not demanded."""
    return (
        F("organisation.address", c.address, c.address, None, None, True),
        F("organisation.postcode", c.postcode, c.postcode, None, None, True),
    )
