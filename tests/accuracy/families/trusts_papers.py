"""References of the trusts family: letters, forms and mails by those the provider has worked for."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from dataclasses import dataclass

from tests.accuracy.families.trusts_base import (
    DATE_STYLES,
    Ledger,
    Provider,
    date_text,
    day,
    email,
    recent,
)
from tests.accuracy.families.trusts_paper import Paper
from tests.accuracy.made import Made

_REFEREES = (
    ("Hollowdene Community Primary School", "school"),
    ("St Aldwyn's Church of England Academy", "school"),
    ("Brackenfold Special School", "school"),
    ("Northmarsh County Council", "council"),
    ("Eastwater Borough Council", "council"),
    ("Littlebourne City Council", "council"),
    ("Pepperfield Housing Association", "other"),
    ("Oakapple Hospice", "other"),
)
_POSITIONS = {
    "school": ("Headteacher", "SENCO", "Deputy Headteacher"),
    "council": ("Commissioning Manager", "SEND Contracts Officer"),
    "other": ("Head of Families", "Director of Care"),
}


@dataclass(frozen=True)
class Referee:
    """Who vouches for the provider, and for which contract."""

    organisation: str
    sector: str
    name: str
    position: str
    value: int
    value_text: str
    started: dt.date
    ended: dt.date | None
    written: dt.date
    style: str

    def show(self, when: dt.date) -> str:
        """A date in this letter's style."""
        return date_text(when, self.style)


def _referee(rng: random.Random, who: Provider) -> Referee:
    organisation, sector = rng.choice(_REFEREES)
    started = day(rng, 2021, 2023)
    value = rng.randrange(12, 190) * 1000 + rng.choice((0, 500, 750))
    text = rng.choice((f"£{value:,}", f"£{value:,}.00", f"GBP {value:,}", f"£{value / 1000:g}k"))
    ended = started + dt.timedelta(days=rng.randrange(300, 900)) if rng.random() < 0.75 else None
    return Referee(
        organisation,
        sector,
        who.people[12],
        rng.choice(_POSITIONS[sector]),
        value,
        text,
        started,
        ended,
        recent(rng, 2026),
        rng.choice(DATE_STYLES),
    )


def _vouch(ledger: Ledger, r: Referee, pages: tuple[int, int, int, int], value: bool = True) -> None:
    """The facts: pages of organisation, contact, value and dates."""

    def add(name: str, what: object, quote: str, page: int, optional: bool = False) -> None:
        ledger.add(f"reference.{name}", what, quote, subject=r.organisation, page=page, optional=optional)

    add("organisation", r.organisation, r.organisation, pages[0])
    add("sector", r.sector, r.organisation, pages[0])
    add("contact", f"{r.name}, {r.position}", r.name, pages[1])
    if value:
        add("contract_value", r.value, r.value_text, pages[2])
    add("started_on", r.started, r.show(r.started), pages[3])
    if r.ended:
        add("ended_on", r.ended, r.show(r.ended), pages[3])


def _ran(r: Referee) -> str:
    return f"from {r.show(r.started)} to {r.show(r.ended)}" if r.ended else f"from {r.show(r.started)} and continuing"


def _headed(rng: random.Random, paper: Paper, who: Provider, r: Referee, ledger: Ledger) -> None:
    top = paper.band(r.organisation, "Tel 01632 960001")
    paper.text(r.show(r.written), align=rng.choice("lr"), gap=12)
    paper.text(f"Dear Sir or Madam,  Reference for {who.name}", bold=True, gap=10)
    body = paper.text(
        f"I write in support of the above organisation, which worked for us {_ran(r)} under "
        f"a contract worth {r.value_text} in total."
    )
    paper.text(
        "The previous supplier, Dunmore Tuition, was paid £14,000 a year until 2019 and does "
        "not compare. Attendance rose term by term and families speak highly of the staff."
    )
    if rng.random() < 0.5:
        paper.text(
            "I have known the trust's chair since 2 February 2011 in another capacity and "
            "declare no interest in its business."
        )
    paper.text("Yours faithfully", gap=34)
    sign = paper.text(r.name, bold=True, gap=1)
    paper.text(r.position, gap=1)
    paper.text(f"For and on behalf of {r.organisation}")
    _vouch(ledger, r, (top, sign, body, body))


def _form(rng: random.Random, paper: Paper, who: Provider, r: Referee, ledger: Ledger) -> None:
    paper.heading("CLIENT REFERENCE FORM", size=15)
    paper.text(
        (
            "To be completed by the referee and returned on headed paper or from a work e-mail "
            "address. Give the value in pounds over the whole contract (for example £10,000)."
        ),
        size=8.5,
    )
    rows = [
        ("Supplier being referenced", who.name),
        ("Referee organisation", r.organisation),
        ("Referee name and position", f"{r.name}, {r.position}"),
        ("Contract start date", r.show(r.started)),
        ("Contract end date", r.show(r.ended) if r.ended else "Ongoing"),
        ("Contract value (total)", r.value_text),
        ("Quality of service (1 to 5)", rng.choice(("4", "5"))),
        ("Would you use them again?", "Yes, without hesitation"),
    ]
    pages = paper.pairs(rows, rng.choice(("boxed", "under", "colon")))
    paper.text(f"Completed on {r.show(r.written)}")
    _vouch(ledger, r, (pages[1], pages[2], pages[5], pages[3]))


def _mail(rng: random.Random, paper: Paper, who: Provider, r: Referee, ledger: Ledger) -> None:
    domain = "".join(part for part in r.organisation.lower() if part.isalpha())[:18] + ".example"
    paper.pairs(
        [
            ("From", f"{r.name} <{email(r.name, domain)}>"),
            ("Sent", f"{r.show(r.written)} 14:07"),
            ("To", f"admin@{who.domain}"),
            ("Subject", f"RE: Reference request - {who.name}"),
        ],
        "colon",
        share=0.16,
    )
    paper.rule()
    paper.text("Hi,")
    body = paper.text(
        f"Happy to help. You delivered our respite club and mentoring {_ran(r)}. We spent "
        f"{r.value_text} with you over that time. The team were punctual, kind and well prepared."
    )
    paper.text("Best wishes", gap=10)
    sign = paper.text(f"{r.name}", bold=True, gap=0)
    paper.text(f"{r.position} | {r.organisation}")
    paper.text("-----Original message-----", size=8, gap=1)
    paper.text(
        (
            f"From: admin@{who.domain}   We are applying to the county council and would be grateful "
            "for a reference by 30 October 2026."
        ),
        size=8,
    )
    _vouch(ledger, r, (sign, sign, body, body))


def _points(rng: random.Random, paper: Paper, who: Provider, r: Referee, ledger: Ledger) -> None:
    top = paper.text(r.organisation, bold=True, size=14, align="r", gap=16)
    paper.text(f"Testimonial: {who.name}", bold=True, size=13, gap=12)
    rows = [
        ("Commenced", r.show(r.started)),
        ("Finished", r.show(r.ended) if r.ended else "still running"),
        ("Spend to date", r.value_text),
    ]
    rng.shuffle(rows)
    pages = paper.pairs(rows, rng.choice(("colon", "boxed")), share=0.3)
    for words in (
        "Reliable from the first week.",
        "Staff know how to work with autistic young people.",
        "Reports arrive on time.",
    ):
        paper.text("•  " + words, indent=12, gap=3)
    sign = paper.text(f"{r.name}, {r.position}", bold=True, gap=2)
    paper.text(f"Dated {r.show(r.written)}")
    _vouch(ledger, r, (top, sign, pages[0], pages[0]))


def _no_money(rng: random.Random, paper: Paper, who: Provider, r: Referee, ledger: Ledger) -> None:
    top = paper.text(r.organisation, bold=True, size=15, align="c", gap=18)
    paper.text(r.show(r.written), gap=12)
    paper.text(f"To the SEND contracts team. {who.name}", bold=True)
    body = paper.text(
        f"The trust has taught pupils of ours {_ran(r)}. For reasons of confidence we do not state sums in references."
    )
    paper.text(
        "We visited twice and saw calm, well planned sessions. Safeguarding concerns were passed to us on the day."
    )
    sign = paper.text(f"{r.name} ({r.position})", bold=True)
    _vouch(ledger, r, (top, sign, body, body), value=False)


def _columns(rng: random.Random, paper: Paper, who: Provider, r: Referee, ledger: Ledger) -> None:
    heads = ["Client", "Contact", "Started", "Ended", "Value"]
    cells = [
        r.organisation,
        f"{r.name}, {r.position}",
        r.show(r.started),
        r.show(r.ended) if r.ended else "current",
        r.value_text,
    ]
    order = [0, *rng.sample(range(1, 5), 4)]
    paper.heading(f"Reference in respect of {who.name}", size=14)
    page = paper.grid([heads[i] for i in order], [[cells[i] for i in order]], [1.5, *[1.2] * 4])[0]
    paper.text(
        "Comments by the client: a dependable provider whose costs compare well with the £62 an hour we pay elsewhere."
    )
    paper.text(f"Signature: {r.name}      Date: {r.show(r.written)}")
    _vouch(ledger, r, (page,) * 4)


_LETTERS: tuple[Callable[[random.Random, Paper, Provider, Referee, Ledger], None], ...] = (
    _headed,
    _form,
    _mail,
    _points,
    _no_money,
    _columns,
)


def reference(seed: int, who: Provider) -> Made:
    """One reference."""
    rng = random.Random(f"trusts reference {seed}")
    r, ledger, paper = _referee(rng, who), Ledger([]), Paper(rng, "Reference")
    rng.choice(_LETTERS)(rng, paper, who, r, ledger)
    return Made(
        f"References/{rng.choice(('Reference 1', 'Ref letter', 'Testimonial'))}.pdf",
        paper.bytes(),
        "reference",
        tuple(ledger.facts),
    )
