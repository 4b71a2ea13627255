"""The certificate of insurance of the offices family, in PDF, and the policies behind it and the letter."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tests.accuracy.families.offices_pens import (
    DATE_STYLES,
    MONEY_STYLES,
    Facts,
    Paper,
)
from tests.accuracy.families.offices_people import Provider, day, digits
from tests.accuracy.made import Made

INSURERS = (
    "Wealdstone Mutual Insurance plc",
    "Harbour & Downs Insurance Company Limited",
    "Kestrel Marine & General plc",
    "Northgate Specialty Insurance SE",
    "Ridgeway Friendly Insurance Society Limited",
)
BROKERS = (
    "Pelham Cross Insurance Brokers Ltd",
    "Arundel Risk Partners LLP",
    "T J Fennimore & Sons (Insurance Brokers)",
    "Castlegate Charity Insurance Services",
    "Southlea Underwriting Agency Limited",
)
WORDS = {
    "employers_liability": ("Employers' Liability", "Employers Liability", "Employer's Liability"),
    "public_liability": (
        "Public Liability",
        "Public / Third Party Liability",
        "Public liability (legal liability to others)",
    ),
    "products": ("Products Liability", "Products", "Product liability"),
    "professional_indemnity": (
        "Professional Indemnity",
        "Professional Liability (errors and omissions)",
        "Professional indemnity",
    ),
    "motor": ("Motor Fleet", "Commercial Motor", "Motor (minibus)"),
    "cyber": ("Cyber", "Cyber and Data", "Cyber Liability"),
}
BASES = {
    "per_claim": ("any one occurrence", "any one claim", "each and every claim", "any one event"),
    "aggregate": ("in the aggregate", "in all in any one period of insurance", "annual aggregate"),
}


EXTENSIONS = (
    "Indemnity to principals: included where required by contract.",
    "Data protection legal costs: inner limit £250,000.",
    "Activities: education and recreation of children and young people. Height limit 5 metres.",
    "Territorial limits: United Kingdom, the Channel Islands and the Isle of Man.",
    "Legal expenses section: £100,000 each claim, insured elsewhere.",
)


@dataclass(frozen=True)
class Cover:
    """One cover of a policy."""

    kind: str
    title: str
    amount: int
    basis: str
    basis_words: str
    excess: int | None


@dataclass(frozen=True)
class Policy:
    """What an insurer has issued to the provider."""

    insured: str
    insurer: str
    broker: str
    number: str
    starts: date
    expires: date
    covers: tuple[Cover, ...]
    abuse: bool | None


def make_cover(rng: random.Random, kind: str) -> Cover:
    """Choose level, basis and excess of one cover."""
    levels = {
        "employers_liability": (10, 5),
        "public_liability": (5, 10, 2),
        "products": (5, 2),
        "professional_indemnity": (1, 2, 5),
        "cyber": (1,),
    }
    basis = "aggregate" if kind in ("products", "cyber") else "per_claim"
    if kind == "professional_indemnity":
        basis = rng.choice(["per_claim", "aggregate"])
    excess = None if kind == "employers_liability" else rng.choice([None, 100, 250, 500, 1000])
    return Cover(
        kind, rng.choice(WORDS[kind]), rng.choice(levels[kind]) * 1_000_000, basis, rng.choice(BASES[basis]), excess
    )


def make_policy(rng: random.Random, p: Provider, kinds: tuple[str, ...] = ()) -> Policy:
    """Invent the policy in force at the end of 2026."""
    starts = day(rng, date(2025, 12, 10), date(2026, 10, 1))
    expires = date(starts.year + 1, starts.month, starts.day) - timedelta(days=1)
    chosen = kinds or (
        "employers_liability",
        "public_liability",
        *rng.sample(["products", "professional_indemnity", "cyber"], rng.randint(0, 2)),
    )
    insured = p.legal_name
    if p.trading_name and rng.random() < 0.4:
        insured = f"{p.legal_name} {rng.choice(['t/a', 'trading as'])} {p.trading_name}"
    number = rng.choice(["HCP/{}/26", "PL{}", "{}-CHB-01", "WM {}"]).format(digits(rng, rng.randint(6, 8)))
    return Policy(
        insured,
        rng.choice(INSURERS),
        rng.choice(BROKERS),
        number,
        starts,
        expires,
        tuple(make_cover(rng, kind) for kind in chosen),
        rng.choice([None, None, True, False]),
    )


class Certificate:
    """Draws a certificate in one of seven layouts."""

    def __init__(self, rng: random.Random, p: Provider, policy: Policy) -> None:
        self.rng, self.p, self.policy = rng, p, policy
        self.layout = rng.randrange(7)
        self.say = rng.choice(DATE_STYLES)
        self.money = rng.choice(MONEY_STYLES)
        self.facts = Facts()
        self.paper = Paper(
            rng,
            rng.choice(
                [
                    f"{policy.broker} - authorised and regulated. Registered office: 4 Exchange Court",
                    "This document is evidence only and does not amend the policy. Ref CERT v7 01/2025",
                    "Form C12 (04/2024)",
                ]
            ),
        )

    def common(self, name: str, value: Any, quote: str, page: int) -> None:
        """Note a thing that is said of all covers of the policy."""
        for cover in self.policy.covers:
            self.facts.add(f"insurance.{cover.kind}.{name}", value, quote, page=page)

    def period(self, page: int) -> None:
        """Note the two dates."""
        self.common("starts", self.policy.starts, self.say(self.policy.starts), page)
        self.common("expires", self.policy.expires, self.say(self.policy.expires), page)

    def cover(self, cover: Cover, page: int, basis: bool = True, excess: bool = True) -> None:
        """Note amount, basis and excess of a cover."""
        stem = f"insurance.{cover.kind}."
        self.facts.add(stem + "cover", cover.amount, self.money(cover.amount), page=page)
        if basis:
            self.facts.add(stem + "basis", cover.basis, cover.basis_words, page=page)
        if excess and cover.excess:
            self.facts.add(stem + "excess", cover.excess, f"£{cover.excess:,}", page=page)

    def abuse_words(self) -> str:
        """Say whether abuse is covered, if the paper says it at all."""
        return {
            None: "",
            True: "Public liability excludes any claim arising from actual or alleged abuse.",
            False: "Public liability cover extends to claims arising from actual or alleged abuse.",
        }[self.policy.abuse]

    def abuse(self, page: int) -> None:
        """Note whether abuse is excluded."""
        if self.policy.abuse is not None:
            self.facts.add(
                "insurance.public_liability.abuse_excluded", self.policy.abuse, self.abuse_words(), page=page
            )

    def labels(self) -> dict[str, str]:
        """Give label and value of the particulars."""
        policy, rng = self.policy, self.rng
        return {
            rng.choice(["Insured", "Policyholder", "Name of insured", "The Insured"]): policy.insured,
            rng.choice(["Policy number", "Policy No.", "Policy reference"]): policy.number,
            rng.choice(["Insurer", "Underwritten by", "Insurance company"]): policy.insurer,
            rng.choice(["Broker", "Arranged by", "Your intermediary"]): policy.broker,
            rng.choice(
                ["Period of insurance", "Period of cover"]
            ): f"{self.say(policy.starts)} to {self.say(policy.expires)} (both dates inclusive)",
            rng.choice(["Address", "Correspondence address"]): self.p.address,
        }

    def particulars(self, write: Any) -> None:
        """Write the particulars in an order of their own and note them."""
        rows = list(self.labels().items())
        self.rng.shuffle(rows)
        for label, value in rows:
            page = write(label, value)
            if value == self.policy.insured:
                self.common("insured_name", value, value, page)
                self.facts.add(
                    "organisation.legal_name", self.p.legal_name, self.p.legal_name, optional=True, page=page
                )
            elif value == self.policy.number:
                self.common("policy_number", value, value, page)
            elif value == self.policy.insurer:
                self.common("insurer", value, value, page)
            elif value == self.p.address:
                self.facts.add("organisation.address", value, value, optional=True, page=page)
                self.facts.add("organisation.postcode", self.p.postcode, self.p.postcode, optional=True, page=page)
            elif value != self.policy.broker:
                self.period(page)

    def draw(self) -> None:
        """Draw the head, then the layout, then the small print."""
        paper = self.paper
        paper.write(
            self.rng.choice([self.policy.insurer, self.policy.broker]) if self.layout != 3 else self.policy.broker,
            bold=True,
            size=paper.size + 5,
        )
        paper.gap(10)
        paper.write(
            self.rng.choice(
                [
                    "Certificate of Insurance",
                    "Evidence of Insurance",
                    "Verification of cover",
                    "Confirmation of Insurance",
                ]
            ),
            bold=True,
            size=paper.size + 3,
            centre=self.layout % 2 == 0,
        )
        paper.gap(12)
        (self.blocks, self.table, self.statutory, self.prose, self.columns, self.yearly, self.sentences)[self.layout]()
        paper.gap(14)
        if self.policy.abuse is not None:
            self.abuse(paper.write(self.abuse_words()))
        if self.rng.random() < 0.5:
            paper.gap(6)
            paper.write("Extensions and conditions", bold=True)
            for text in self.rng.sample(EXTENSIONS, 2):
                paper.write(f"-  {text}", indent=8)
        paper.gap(10)
        paper.write(
            self.rng.choice(
                [
                    "Issued for information only; it confers no rights. Subject to policy terms and exclusions.",
                    "A quotation for public liability of £20,000,000, dated 3 August 2026, has not been taken up.",
                    "The broker holds professional indemnity insurance of £3,000,000 on its own account.",
                    "This replaces the certificate that we issued on 14 May 2025 for the year then current.",
                ]
            ),
            size=8.5,
        )

    def line(self, label: str, value: str) -> int:
        """Write a label and its value on one line of two columns."""
        return self.paper.row([label, value], (1, 2), box=False, bold=(True, False))

    def blocks(self) -> None:
        """Labels and values, then a block for each cover."""
        self.particulars(self.line)
        for cover in self.policy.covers:
            self.paper.gap(10)
            self.paper.need(70)
            self.paper.write(cover.title, bold=True)
            page = self.line("Limit of indemnity", f"{self.money(cover.amount)} {cover.basis_words}")
            self.line("Excess", f"£{cover.excess:,} each claim" if cover.excess else "Not applicable")
            self.cover(cover, page)

    def table(self) -> None:
        """Particulars in boxes, covers in a table whose columns come in one of two orders."""
        self.particulars(lambda label, value: self.paper.row([label, value], (1, 2)))
        self.paper.gap(14)
        turned = self.rng.random() < 0.5
        heads = (
            ["Section", "Excess", "Limit of indemnity", "Basis"]
            if turned
            else ["Cover", "Sum insured", "Basis", "Excess"]
        )
        self.paper.row(heads, (3, 2, 3, 3), bold=(True,) * 4)
        for cover in self.policy.covers:
            excess = f"£{cover.excess:,}" if cover.excess else "Not applicable"
            amount = self.money(cover.amount)
            cells = (
                [cover.title, excess, amount, cover.basis_words]
                if turned
                else [cover.title, amount, cover.basis_words, excess]
            )
            self.cover(cover, self.paper.row(cells, (3, 2, 3, 3)))

    def statutory(self) -> None:
        """The statutory form of employers' liability, and the other covers in a schedule on a second page."""
        policy, paper = self.policy, self.paper
        first, *others = policy.covers
        paper.write("CERTIFICATE OF EMPLOYERS' LIABILITY INSURANCE (a)", bold=True, centre=True)
        paper.write(
            "(Where required by regulation 5 of the Employers' Liability (Compulsory Insurance) Regulations "
            "1998, one or "
            "more copies of this certificate must be displayed at each place of business.)",
            size=8.5,
        )
        paper.gap()
        self.common("policy_number", policy.number, policy.number, self.line("Policy No.", policy.number))
        page = self.line("1. Name of policyholder", policy.insured)
        self.common("insured_name", policy.insured, policy.insured, page)
        self.facts.add("organisation.legal_name", self.p.legal_name, self.p.legal_name, optional=True, page=page)
        self.line("2. Date of commencement of insurance policy", self.say(policy.starts))
        self.period(self.line("3. Date of expiry of insurance policy", self.say(policy.expires)))
        paper.gap()
        page = paper.write(
            "We hereby certify that subject to paragraph 2: (1) the policy to which this certificate relates "
            "satisfies the requirements of the relevant law applicable in Great Britain; and (2) the minimum amount "
            f"of cover provided by this policy is no less than {self.money(first.amount)} (c)."
        )
        self.cover(first, page, basis=False, excess=False)
        paper.gap()
        self.common(
            "insurer",
            policy.insurer,
            policy.insurer,
            paper.write(f"Signed on behalf of {policy.insurer} (Authorised Insurer)"),
        )
        paper.turn()
        paper.write(f"Schedule to policy {policy.number}: other sections in force for the same period", bold=True)
        for cover in others:
            paper.gap()
            self.cover(
                cover,
                paper.row(
                    [
                        cover.title,
                        f"{self.money(cover.amount)} {cover.basis_words}",
                        f"Excess £{cover.excess:,}" if cover.excess else "No excess",
                    ],
                    (2, 3, 2),
                ),
            )

    def prose(self) -> None:
        """A letter to whom it may concern, with a line for each cover."""
        policy, paper = self.policy, self.paper
        paper.write("TO WHOM IT MAY CONCERN", bold=True)
        paper.gap()
        page = paper.write(
            f"We act as insurance brokers to {policy.insured} and confirm that the covers below are in force with "
            f"{policy.insurer} under policy {policy.number}, from {self.say(policy.starts)} until midnight on "
            f"{self.say(policy.expires)}."
        )
        for name, value in (
            ("insured_name", policy.insured),
            ("insurer", policy.insurer),
            ("policy_number", policy.number),
        ):
            self.common(name, value, value, page)
        self.facts.add("organisation.legal_name", self.p.legal_name, self.p.legal_name, optional=True, page=page)
        self.period(page)
        for cover in policy.covers:
            paper.gap(5)
            tail = f", subject to an excess of £{cover.excess:,}" if cover.excess else ""
            page = paper.write(f"•  {cover.title}: {self.money(cover.amount)} {cover.basis_words}{tail}", indent=14)
            self.cover(cover, page)

    def columns(self) -> None:
        """Two columns: the particulars on the left, the covers on the right."""
        paper, top = self.paper, self.paper.y
        half = paper.width / 2 - 10
        left = paper.left

        def stacked(label: str, value: str) -> int:
            paper.gap(5)
            paper.write(label, size=8, width=half)
            return paper.write(value, bold=True, width=half)

        self.particulars(stacked)
        lowest, paper.y, paper.left = paper.y, top, left + half + 20
        for cover in self.policy.covers:
            paper.gap(5)
            paper.write(cover.title, bold=True, width=half)
            page = paper.write(f"Limit {self.money(cover.amount)}", width=half)
            paper.write(cover.basis_words, width=half)
            if cover.excess:
                paper.write(f"Excess £{cover.excess:,}", width=half)
            self.cover(cover, page)
        paper.left, paper.y = left, min(lowest, paper.y)

    def yearly(self) -> None:
        """A renewal schedule: last year's limit beside this year's."""
        paper, policy = self.paper, self.policy
        self.particulars(self.line)
        paper.gap(12)
        first, second = (
            f"{policy.starts.year - 1}/{policy.starts.year % 100:02d} (expired)",
            f"{policy.starts.year}/{policy.starts.year % 100 + 1:02d} (current)",
        )
        turned = self.rng.random() < 0.5
        paper.row(
            ["Section", *((second, first) if turned else (first, second)), "Excess"], (3, 3, 3, 2), bold=(True,) * 4
        )
        for cover in policy.covers:
            now, then = self.money(cover.amount), self.money(cover.amount // 2 if cover.amount > 1_000_000 else 500_000)
            page = paper.row(
                [
                    cover.title,
                    *((now, then) if turned else (then, now)),
                    f"£{cover.excess:,}" if cover.excess else "Not applicable",
                ],
                (3, 3, 3, 2),
            )
            self.cover(cover, page, basis=False)

    def sentences(self) -> None:
        """Particulars as sentences, the amount before the name of the cover."""
        self.particulars(lambda label, value: self.paper.write(f"{label}: {value}"))
        self.paper.gap()
        for cover in self.policy.covers:
            self.paper.gap(4)
            excess = f" The first £{cover.excess:,} of each claim is borne by the insured." if cover.excess else ""
            page = self.paper.write(
                f"{self.money(cover.amount)} {cover.basis_words} in respect of {cover.title}.{excess}"
            )
            self.cover(cover, page)


def certificate(rng: random.Random, p: Provider) -> Made:
    """Make a certificate of insurance in PDF."""
    drawn = Certificate(rng, p, make_policy(rng, p))
    drawn.draw()
    if drawn.policy.insured != p.legal_name:
        drawn.facts.add("organisation.trading_name", p.trading_name, drawn.policy.insured, optional=True, page=1)
    name = rng.choice(["Certificate of insurance.pdf", "EL & PL certificate 2026.pdf", "Liability cert.pdf"])
    return Made(f"Insurance/{name}", drawn.paper.done(), "insurance_certificate", drawn.facts.all())
