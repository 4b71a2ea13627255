"""Insurance schedules with several covers, as brokers and insurers send them."""

from __future__ import annotations

import datetime as dt
import random

from tests.accuracy.families.authorities_kit import Cast, F, Look, day, item, look, people, pounds, say, sited
from tests.accuracy.families.authorities_pdf import Paper
from tests.accuracy.made import Made

INSURERS = (
    "Harrowmere Insurance plc",
    "Castlegate Mutual Insurance Society Limited",
    "Pennard & Wight Underwriting Limited",
    "Ansty General Insurance Company Limited",
    "Blackdown Insurance UK Ltd",
    "Oriel Marine & General SE",
)


BROKERS = (
    "Bellweather Risk Solutions Ltd",
    "Tarrant & Coe Insurance Brokers",
    "Third Sector Cover Ltd",
    "Wexcombe Insurance Brokers LLP",
)


TITLES = {
    "employers_liability": ("Employers' Liability", "Employers Liability", "EL"),
    "public_liability": ("Public Liability", "Public & Third Party Liability", "Public liability"),
    "products": ("Products Liability", "Product Liability"),
    "professional_indemnity": ("Professional Indemnity", "Professional Liability (PI)"),
    "cyber": ("Cyber & Data", "Cyber Liability"),
    "motor": ("Motor Fleet", "Commercial Motor"),
}


OTHERS = (
    ("Contents", "£25,000", "each loss", "£150"),
    ("Legal expenses", "£100,000", "any one claim", "Nil"),
    ("Trustees' and officers' liability", "£500,000", "in the aggregate", "£1,000"),
    ("Personal accident", "£10,000", "per person", "-"),
)


class Cover:
    """One cover of a schedule."""

    def __init__(self, rng: random.Random, key: str, style: Look) -> None:
        self.key = key
        self.title = rng.choice(TITLES[key])
        sums = {
            "employers_liability": (10,),
            "public_liability": (5, 10, 2),
            "products": (5, 10),
            "professional_indemnity": (1, 2, 5),
            "cyber": (1,),
            "motor": (5, 20),
        }
        self.amount = rng.choice(sums[key]) * 1_000_000
        self.excess = None if key == "employers_liability" else rng.choice((100, 250, 500, 1000, 2500))
        aggregate = key in ("products", "cyber") or (key == "professional_indemnity" and rng.random() < 0.5)
        self.basis = "aggregate" if aggregate else "per_claim"
        self.money = pounds(self.amount, style.money)
        self.words = rng.choice(
            ("in the aggregate", "in all in the period of insurance", "in the annual aggregate")
            if aggregate
            else ("any one occurrence", "any one claim", "each and every claim")
        )
        self.excess_text = f"£{self.excess:,}" if self.excess else rng.choice(("Nil", "None", "-"))

    def facts(self) -> tuple[F, ...]:
        """What the sum insured says."""
        return (
            F(f"insurance.{self.key}.cover", self.amount, self.money),
            F(f"insurance.{self.key}.basis", self.basis, self.words),
        )

    def excess_fact(self) -> tuple[F, ...]:
        """What the excess says; nil, or a dash, is 0."""
        if self.excess is None:
            return (F(f"insurance.{self.key}.excess", 0, self.excess_text, None, None, self.excess_text == "None"),)
        return (F(f"insurance.{self.key}.excess", self.excess, self.excess_text),)


def schedule(rng: random.Random, c: Cast, seed: int) -> Made:
    """A schedule with several covers under one policy, or one policy each."""
    style = look(rng)
    insurer, broker = rng.choice(INSURERS), rng.choice(BROKERS)
    starts = day(rng, "2025-12-01", "2026-09-28")
    starts = starts.replace(day=min(starts.day, 28))
    ends = starts.replace(year=starts.year + 1) - dt.timedelta(days=1)
    keys = [
        "employers_liability",
        "public_liability",
        *rng.sample(("products", "professional_indemnity", "cyber", "motor"), rng.randint(1, 3)),
    ]
    rng.shuffle(keys)
    covers = [Cover(rng, k, style) for k in keys]
    paper = Paper(
        style,
        footer=(
            f"{broker} is authorised and regulated by the Financial Conduct Authority. FRN"
            f" {rng.randint(300000, 799999)}"
        ),
    )
    paper.text(broker, bold=True, size=14, colour=True)
    paper.title(
        rng.choice(
            ("Policy Schedule", "Schedule of Insurance", "Insurance schedule", "Confirmation of cover and schedule")
        )
    )
    shape = seed % 6
    numbers = [f"{rng.choice('ABCHKLP')}{rng.choice('CLPRW')}/{rng.randint(1000000, 9999999)}" for _ in covers]
    shared = shape != 3
    wide = [
        F(f"insurance.{k}.{n}", v, q)
        for k in keys
        for n, v, q in _shared(c, insurer, starts, ends, numbers[0], shared, style)
    ]
    _heading_block(paper, rng, c, insurer, broker, starts, ends, numbers[0] if shared else None, style, wide, shape)
    _expiring(paper, rng, keys, starts, style)
    _covers(paper, rng, covers, numbers, shared, shape)
    _extras(paper, rng, covers)
    paper.text(rng.choice(("Signed for and on behalf of the insurer", "Authorised signatory")))
    paper.signature(people(rng, 1)[0])
    return paper.made(
        "Insurance/" + rng.choice((f"Insurance schedule {starts.year}.pdf", "Combined policy.pdf", "Ins docs.pdf")),
        "insurance_certificate",
    )


def _expiring(paper: Paper, rng: random.Random, keys: list[str], starts: dt.date, style: Look) -> None:
    if rng.random() < 0.5:
        last = [Cover(rng, k, style) for k in keys[:2]]
        paper.text(
            f"Expiring cover ({starts.year - 1}/{starts:%y}), for comparison only: "
            + "; ".join(f"{x.title} £{5 if x.key == 'employers_liability' else 1},000,000" for x in last)
            + ".",
            italic=True,
        )


def _shared(
    c: Cast, insurer: str, starts: dt.date, ends: dt.date, number: str, shared: bool, style: Look
) -> list[tuple[str, str, str]]:
    made = [
        ("insurer", insurer, insurer),
        ("insured_name", c.name, c.name),
        ("starts", starts.isoformat(), say(starts, style.dates)),
        ("expires", ends.isoformat(), say(ends, style.dates)),
    ]
    return made + ([("policy_number", number, number)] if shared else [])


def _heading_block(
    paper: Paper,
    rng: random.Random,
    c: Cast,
    insurer: str,
    broker: str,
    starts: dt.date,
    ends: dt.date,
    number: str | None,
    style: Look,
    wide: list[F],
    shape: int,
) -> None:
    def of(*ends_with: str) -> tuple[F, ...]:
        return tuple(f for f in wide if f.name.rsplit(".", 1)[1] in ends_with)

    first, final = say(starts, style.dates), say(ends, style.dates)
    if shape == 5:
        paper.text("To whom it may concern")
        tail = f" under policy number {number}" if number else ""
        paper.text(
            f"We act as insurance brokers to {c.name} and confirm that the covers below are held with {insurer}{tail}"
            f" for the period {first} to {final}, both dates inclusive.",
            *wide,
        )
        return
    period = rng.choice(
        (f"{first} to {final}", f"From {first} to {final} (both dates inclusive)", f"{first} - {final}")
    )
    rows = [
        item(rng.choice(("Insured", "The Insured", "Policyholder", "Name of insured")), c.name, *of("insured_name")),
        item(rng.choice(("Insurer", "Underwritten by", "Insurance company")), insurer, *of("insurer")),
        item("Broker / intermediary", broker),
        item("Business", rng.choice(("Tuition and support for children", "Provision of education and care"))),
        item("Correspondence address", c.address, *sited(c)),
    ]
    if number:
        rows.append(item(rng.choice(("Policy number", "Policy No.", "Policy ref")), number, *of("policy_number")))
    if rng.random() < 0.5:
        rows += [
            item(rng.choice(("Effective date", "Cover starts", "Inception date")), first, *of("starts")),
            item(rng.choice(("Expiry date", "Cover ends", "Expires (midnight)")), final, *of("expires")),
        ]
    else:
        rows.append(item("Period of insurance", period, *of("starts", "expires")))
    rng.shuffle(rows)
    paper.items(rows)


def _covers(
    paper: Paper, rng: random.Random, covers: list[Cover], numbers: list[str], shared: bool, shape: int
) -> None:
    paper.heading(rng.choice(("Covers", "Sections insured", "Summary of cover")))
    spare = rng.sample(OTHERS, rng.randint(0, 2)) if shape in (0, 1, 3, 5) else []
    if shape in (0, 3, 5):
        head = ["Cover", "Limit of indemnity", "Basis", "Excess"] + ([] if shared else ["Policy number"])
        rows = [tuple(head)] + [(a, b, d, e, *(() if shared else ("-",))) for a, b, d, e in spare]
        rows += [
            (x.title, x.money, x.words, x.excess_text, *(() if shared else (n,)))
            for x, n in zip(covers, numbers, strict=True)
        ]
        pages = paper.table(rows, (26, 22, 28, 12, *(() if shared else (20,))))[1 + len(spare) :]
    elif shape == 1:
        rows = [("Excess", "Section", "Limit")] + [(e, a, f"{b} {d}") for a, b, d, e in spare]
        rows += [(x.excess_text, x.title, f"{x.money} {x.words}") for x in covers]
        pages = paper.table(rows, (14, 40, 46))[1 + len(spare) :]
    elif shape == 2:
        pages = []
        for n, x in enumerate(covers, 1):
            paper.need(80)
            paper.text(f"Section {n}: {x.title}", bold=True, after=1)
            paper.text(f"Limit of liability: {x.money} {x.words}", indent=12, after=1)
            pages.append(
                paper.text(
                    f"Excess: {x.excess_text}"
                    + (" (third party property damage only)" if x.key == "public_liability" and x.excess else ""),
                    indent=12,
                )
            )
    else:
        rows = [
            ("", *(x.title for x in covers)),
            ("Sum insured", *(x.money for x in covers)),
            ("Basis", *(x.words for x in covers)),
            ("Excess", *(x.excess_text for x in covers)),
        ]
        page = paper.table(rows, (20, *(80 / len(covers) for _ in covers)), bold_first=True)[1]
        pages = [page] * len(covers)
    for x, number, page in zip(covers, numbers, pages, strict=True):
        paper.truth.note((*x.facts(), *x.excess_fact()), "", page)
        if not shared:
            paper.truth.note((F(f"insurance.{x.key}.policy_number", number),), number, page)


def _extras(paper: Paper, rng: random.Random, covers: list[Cover]) -> None:
    choice = rng.randint(0, 2)
    if choice == 0:
        paper.text(
            "Endorsement 14: the Public Liability section excludes any claim arising from actual or alleged abuse.",
            F(
                "insurance.public_liability.abuse_excluded",
                True,
                "excludes any claim arising from actual or alleged abuse",
            ),
        )
    elif choice == 1:
        paper.text(
            "Abuse extension: Public Liability includes cover for claims of physical or sexual abuse, limited to"
            " £2,000,000 in the aggregate.",
            F(
                "insurance.public_liability.abuse_excluded",
                False,
                "includes cover for claims of physical or sexual abuse",
            ),
        )
    if any(x.key == "motor" for x in covers):
        paper.text(
            "Motor: limitations as to use - use for social, domestic and pleasure purposes and in connection with the"
            " business of the insured.",
            F("insurance.motor.business_use", True, "in connection with the business of the insured"),
        )
    if not any(x.key == "cyber" for x in covers):
        paper.text("Not insured under this policy: Cyber (quotation of £1,000,000 available on request).")
    paper.text(f"Premium including Insurance Premium Tax at 12%: £{rng.randint(900, 5200):,}.{rng.randint(10, 99)}")
