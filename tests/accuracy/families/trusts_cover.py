"""Insurance certificates and brokers' letters with three covers, for the trusts family."""

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
    money_text,
    recent,
    years_later,
)
from tests.accuracy.families.trusts_paper import Paper
from tests.accuracy.made import Made

_INSURERS = (
    "Castlemere Mutual Insurance plc",
    "Northgate & Vale Insurance Company Limited",
    "Almoner Insurance plc",
    "Trinity Quay Underwriting SE (UK Branch)",
    "Parish & Provident Insurance Society Ltd",
    "Halcyon Casualty Insurance plc",
)
_BROKERS = (
    "Dray & Fothergill Insurance Brokers",
    "Pellworth Charity Risks Ltd",
    "Sallow Bridge Broking",
    "Kemble Third Sector Insurance Services",
)
_SETS = (
    ("employers_liability", "public_liability", "professional_indemnity"),
    ("employers_liability", "public_liability", "cyber"),
    ("public_liability", "products", "professional_indemnity"),
    ("employers_liability", "public_liability", "professional_indemnity"),
)
_TITLES = {
    "employers_liability": ("Employers' Liability", "Employers Liability", "Employer's Liability"),
    "public_liability": ("Public Liability", "Public liability (third party)", "Public Liability"),
    "professional_indemnity": (
        "Professional Indemnity",
        "Professional indemnity",
        "Professional Indemnity (errors and omissions)",
    ),
    "products": ("Products Liability", "Products liability", "Products Liability"),
    "cyber": ("Cyber Liability", "Cyber and data liability", "Cyber"),
}
_AMOUNTS = {
    "employers_liability": (10_000_000, 10_000_000, 5_000_000),
    "public_liability": (5_000_000, 10_000_000, 2_000_000),
    "professional_indemnity": (1_000_000, 2_000_000, 500_000),
    "products": (5_000_000, 2_000_000),
    "cyber": (250_000, 1_000_000, 100_000),
}
_EXCESSES = {
    "employers_liability": (0,),
    "public_liability": (250, 500),
    "professional_indemnity": (500, 1000),
    "products": (250,),
    "cyber": (1000,),
}


@dataclass(frozen=True)
class Cover:
    """One cover as the certificate prints it."""

    kind: str
    title: str
    insurer: str
    policy: str
    amount: int
    limit: str
    basis: str
    basis_text: str
    starts: dt.date
    starts_text: str
    expires: dt.date
    expires_text: str
    excess: int
    excess_text: str


def _basis(rng: random.Random, kind: str) -> tuple[str, str]:
    if kind in ("products", "cyber") or (kind == "professional_indemnity" and rng.random() < 0.5):
        return "aggregate", rng.choice(
            ("in the aggregate", "in all in the period of insurance (aggregate)", "annual aggregate")
        )
    if kind == "professional_indemnity":
        return "per_claim", rng.choice(("any one claim", "each and every claim"))
    return "per_claim", rng.choice(("any one occurrence", "any one event", "each and every occurrence"))


def _covers(rng: random.Random, one_insurer: bool) -> list[Cover]:
    style, money = rng.choice(DATE_STYLES), rng.randrange(6)
    shared_start, shared_insurer = recent(rng, 2026), rng.choice(_INSURERS)
    number = f"{rng.choice(('CHY', 'TR/', 'C-', 'NPO '))}{rng.randrange(100000, 9999999)}"
    covers = []
    for index, kind in enumerate(rng.choice(_SETS)):
        start = shared_start if one_insurer or rng.random() < 0.5 else recent(rng)
        end = years_later(start, 1) - dt.timedelta(days=1)
        amount, excess = rng.choice(_AMOUNTS[kind]), rng.choice(_EXCESSES[kind])
        basis, basis_text = _basis(rng, kind)
        policy = (
            number
            if one_insurer
            else f"{rng.choice(('P', 'ZX', 'LIA-', 'MM/'))}{rng.randrange(10**6, 10**7)}{'ABC'[index]}"
        )
        insurer = shared_insurer if one_insurer else rng.choice(_INSURERS)
        covers.append(
            Cover(
                kind,
                rng.choice(_TITLES[kind]),
                insurer,
                policy,
                amount,
                money_text(amount, money),
                basis,
                basis_text,
                start,
                date_text(start, style),
                end,
                date_text(end, style),
                excess,
                f"£{excess:,}" if excess else "Nil",
            )
        )
    return covers


def _state(ledger: Ledger, cover: Cover, pages: dict[str, int], insured: str, excess: bool, basis: bool = True) -> None:
    """The facts of one cover; `pages` has the page of each, else that of its limit."""
    prefix, main = f"insurance.{cover.kind}.", pages["cover"]
    ledger.add(prefix + "cover", cover.amount, cover.limit, page=main)
    if basis:
        ledger.add(prefix + "basis", cover.basis, cover.basis_text, page=pages.get("basis", main))
    ledger.add(prefix + "insurer", cover.insurer, cover.insurer, page=pages.get("insurer", main))
    ledger.add(prefix + "policy_number", cover.policy, cover.policy, page=pages.get("policy", main))
    ledger.add(prefix + "insured_name", insured, insured, page=pages["insured"])
    ledger.add(prefix + "starts", cover.starts, cover.starts_text, page=pages.get("dates", main))
    ledger.add(prefix + "expires", cover.expires, cover.expires_text, page=pages.get("dates", main))
    if excess:
        ledger.add(prefix + "excess", cover.excess, cover.excess_text, page=main, optional=cover.excess == 0)


def _abuse(rng: random.Random, paper: Paper, ledger: Ledger, covers: list[Cover]) -> None:
    """Says, or keeps quiet about, whether abuse is covered by the public liability section."""
    if not any(cover.kind == "public_liability" for cover in covers):
        return
    excluded = rng.random() < 0.4
    words = rng.choice(
        (
            "The Public Liability section excludes any claim arising from actual or alleged abuse.",
            "Exclusion 14 (Public Liability): abuse, molestation or mistreatment of any person is not covered.",
        )
        if excluded
        else (
            "The Public Liability section extends to include claims arising from abuse.",
            "Abuse: covered under the Public Liability section, claims-made basis.",
        )
    )
    if rng.random() < 0.75:
        ledger.add("insurance.public_liability.abuse_excluded", excluded, words, page=paper.text(words))


def _other_figures(rng: random.Random, paper: Paper) -> None:
    """Sums that are none of the three covers."""
    choices = [
        (
            "Buildings and contents at the insured address are insured for £1,850,000 under a "
            "separate policy (see schedule 2)."
        ),
        "We have proposed an increase to £20,000,000 at the next renewal; this has not been taken up.",
        "Trustees' legal expenses: £100,000. Business interruption: £75,000 (not shown above).",
        (
            "This document is issued for information only and does not amend, extend or alter "
            "the cover afforded by the policy."
        ),
    ]
    for words in rng.sample(choices, 2):
        paper.text(words, size=paper.size - 1)


def _table(rng: random.Random, paper: Paper, who: Provider, ledger: Ledger, covers: list[Cover]) -> None:
    broker = rng.choice(_BROKERS)
    paper.band(broker, "Authorised and regulated by the Financial Conduct Authority")
    paper.heading(rng.choice(("Verification of insurance", "Summary of cover in force", "Confirmation of Insurance")))
    insured = paper.pairs(
        [(rng.choice(("Insured", "Policyholder", "Client")), who.name), ("Business", "Education and youth charity")],
        "colon",
    )
    heads = ["Section", "Insurer", "Policy number", "Limit of indemnity", "Period of insurance", "Excess"]
    cells = [
        [
            c.title,
            c.insurer,
            c.policy,
            f"{c.limit} {c.basis_text}",
            f"{c.starts_text} to {c.expires_text}",
            c.excess_text,
        ]
        for c in covers
    ]
    order = rng.sample(range(1, 6), 5)
    rows = [[row[0], *(row[i] for i in order)] for row in cells]
    pages = paper.grid(
        [heads[0], *(heads[i] for i in order)],
        rows,
        [1.1, *((1.3, 1.1, 1.3, 1.3, 0.7)[i - 1] for i in order)],
        size=8.5,
    )
    for cover, page in zip(covers, pages, strict=True):
        _state(ledger, cover, {"cover": page, "insured": insured[0]}, who.name, True)


def _letter(rng: random.Random, paper: Paper, who: Provider, ledger: Ledger, covers: list[Cover]) -> None:
    broker = rng.choice(_BROKERS)
    paper.text(broker, bold=True, size=15, gap=2)
    paper.text("3rd Floor, Guildhall Chambers, Basinghall Row, London EC9X 4QQ", size=8.5, gap=16)
    paper.text(date_text(max(c.starts for c in covers) + dt.timedelta(days=9), "long"), gap=12)
    paper.text("TO WHOM IT MAY CONCERN", bold=True, gap=10)
    insured = paper.text(f"Our client: {who.name}", bold=True)
    paper.text("We act as insurance brokers to the above and confirm that the following covers are in force:")
    for c in covers:
        page = paper.text(
            f"{c.title}: a limit of {c.limit} {c.basis_text} is provided by {c.insurer} under policy {c.policy}, "
            f"effective from {c.starts_text} and expiring on {c.expires_text}, with an excess of {c.excess_text}.",
            indent=14,
        )
        _state(ledger, c, {"cover": page, "insured": insured}, who.name, True)


def _blocks(rng: random.Random, paper: Paper, who: Provider, ledger: Ledger, covers: list[Cover]) -> None:
    insured = paper.heading(f"Insurance schedule: {who.name}", size=14)
    style = rng.choice(("colon", "plain", "boxed", "under"))
    for c in covers:
        paper.heading(c.title)
        rows = [
            ("Underwritten by", c.insurer),
            ("Policy no.", c.policy),
            ("Sum insured", c.limit),
            ("Basis of limit", c.basis_text),
            ("Effective", c.starts_text),
            ("Expiry date", c.expires_text),
            ("Excess each claim", c.excess_text),
        ]
        rng.shuffle(rows)
        found = dict(zip((label for label, _ in rows), paper.pairs(rows, style), strict=True))
        _state(
            ledger,
            c,
            {
                "cover": found["Sum insured"],
                "insured": insured,
                "basis": found["Basis of limit"],
                "insurer": found["Underwritten by"],
                "policy": found["Policy no."],
                "dates": found["Expiry date"],
            },
            who.name,
            True,
        )


def _across(rng: random.Random, paper: Paper, who: Provider, ledger: Ledger, covers: list[Cover]) -> None:
    paper.band(covers[0].insurer, "Charity & Education Combined Policy")
    paper.heading("Evidence of insurance")
    insured = paper.text(f"Name of insured: {who.name} and its subsidiary trading arms", gap=10)
    rows = [
        ["Policy number", *(c.policy for c in covers)],
        ["Limit, previous period", *(money_text(c.amount // 2, 0) for c in covers)],
        ["Limit, this period", *(c.limit for c in covers)],
        ["Limit applies", *(c.basis_text for c in covers)],
        ["Excess", *(c.excess_text for c in covers)],
    ]
    if rng.random() < 0.5:
        rows[1], rows[2] = rows[2], rows[1]
    pages = paper.grid(["", *(c.title for c in covers)], rows, (1.2, 1, 1, 1), label_column=True)
    when = paper.text(
        f"Period of insurance: from 00:01 on {covers[0].starts_text} to 23:59 on {covers[0].expires_text}"
    )
    place = {"cover": pages[2], "basis": pages[3], "policy": pages[0], "insured": insured, "insurer": 1, "dates": when}
    for c in covers:
        _state(ledger, c, place, who.name, True)


def _each_its_page(rng: random.Random, paper: Paper, who: Provider, ledger: Ledger, covers: list[Cover]) -> None:
    for index, c in enumerate(covers):
        if index:
            paper.new_page()
        top = paper.text(c.insurer, bold=True, size=15, align="c", gap=14)
        paper.text(f"CERTIFICATE OF {c.title.upper()} INSURANCE", bold=True, size=13, align="c", gap=18)
        if c.kind == "employers_liability":
            paper.text(
                (
                    "(A copy of this certificate must be displayed at all places where you employ "
                    "persons covered by the policy)"
                ),
                size=8,
                align="c",
            )
        paper.pairs(
            [
                ("Policy No.", c.policy),
                ("1. Name of policyholder", who.name),
                ("2. Date of commencement of insurance", c.starts_text),
                ("3. Date of expiry of insurance", c.expires_text),
                ("4. Limit", f"{c.limit} {c.basis_text}"),
            ],
            rng.choice(("colon", "under", "boxed")),
            share=0.5,
        )
        if c.kind == "employers_liability":
            paper.text(
                "The minimum amount of cover required by the regulations is not less than five million pounds.", size=8
            )
        paper.text("Signed on behalf of the authorised insurer:  C. Mallory, Underwriting Director", gap=4)
        _state(ledger, c, {"cover": top, "insured": top}, who.name, False)


def _compact(rng: random.Random, paper: Paper, who: Provider, ledger: Ledger, covers: list[Cover]) -> None:
    paper.text("Certificate of Insurance", bold=True, size=17, gap=12)
    c = covers[0]
    top = paper.pairs(
        [
            ("Insured name", who.name),
            ("Trading as", who.trading or "n/a"),
            ("Postal address", who.address),
            ("Policy reference", c.policy),
            ("Start date", c.starts_text),
            ("Renewal prompt sent", date_text(c.starts - dt.timedelta(days=30), "long")),
            ("Expires", c.expires_text),
            ("Arranged by (agent)", rng.choice(_BROKERS)),
            ("Insurer", c.insurer),
        ],
        "boxed",
    )
    rows = [[c.title, c.excess_text, f"{c.limit} {c.basis_text}"] for c in covers]
    rows.insert(rng.randrange(4), ["Money", "£100", "£2,500 any one loss"])
    pages = paper.grid(["Cover", "You pay first", "We pay up to"], rows, (1.2, 0.7, 1.6))
    for c in covers:
        row = next(i for i, cells in enumerate(rows) if cells[0] == c.title)
        place = {"cover": pages[row], "insured": top[0], "insurer": top[8], "policy": top[3], "dates": top[6]}
        _state(ledger, c, place, who.name, True)


_LAYOUTS: tuple[tuple[Callable[[random.Random, Paper, Provider, Ledger, list[Cover]], None], bool], ...] = (
    (_table, False),
    (_letter, False),
    (_blocks, False),
    (_across, True),
    (_each_its_page, False),
    (_compact, True),
)


def certificate(seed: int, who: Provider) -> Made:
    """A certificate, schedule or broker's letter with three covers."""
    rng = random.Random(f"trusts cover {seed}")
    draw, one_insurer = rng.choice(_LAYOUTS)
    covers = _covers(rng, one_insurer)
    paper = Paper(rng, "Insurance")
    paper.foot = f"Ref {rng.randrange(1000, 9999)} | printed {date_text(covers[0].starts, 'slash')} | E&OE"
    ledger = Ledger([])
    draw(rng, paper, who, ledger, covers)
    _abuse(rng, paper, ledger, covers)
    _other_figures(rng, paper)
    name = rng.choice(
        ("Insurance certificate", "Insurance 2026-27", "Scan_Ins_Cert", "EL PL PI certs", "Evidence of cover")
    )
    return Made(f"Insurance/{name}.pdf", paper.bytes(), "insurance_certificate", tuple(ledger.facts))
