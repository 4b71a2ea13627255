"""Insurance evidence as insurers and brokers write it: certificates, schedules, letters and lists."""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.make import docx, pdf
from tests.make.blocks import Block, Gap, H, L, P, T, Theme
from tests.make.marks import Built

NAMES = {
    "employers_liability": "Employers' liability",
    "public_liability": "Public liability",
    "professional_indemnity": "Professional indemnity",
    "motor": "Motor fleet",
    "products": "Products liability",
    "cyber": "Cyber",
}


@dataclass(frozen=True)
class Cover:
    """One cover: amounts and dates as (value, as printed)."""

    type: str
    amount: tuple[int, str] | None
    insurer: str
    policy: str
    insured: str
    starts: tuple[str, str]
    expires: tuple[str, str]
    basis: str = ""
    excess: tuple[int, str] | None = None
    abuse: str = ""

    def fact(self, name: str, value: object, printed: str) -> str:
        """Marked text of one fact of this cover."""
        return f"[[insurance.{self.type}.{name}={value}|{printed}]]"

    @property
    def money(self) -> str:
        assert self.amount
        return self.fact("cover", *self.amount)

    @property
    def limit(self) -> str:
        """The limit with the words on its basis."""
        words = {
            "": "",
            "per_claim": "any one occurrence",
            "each": "each and every claim",
            "aggregate": "in the aggregate in any one period of insurance",
            "unlimited": "any one occurrence, unlimited in the period",
        }[self.basis]
        value = "aggregate" if self.basis == "aggregate" else "per_claim"
        return f"{self.money} {self.fact('basis', value, words)}" if words else self.money

    @property
    def company(self) -> str:
        return self.fact("insurer", self.insurer, self.insurer)

    @property
    def number(self) -> str:
        return self.fact("policy_number", f'"{self.policy}"', self.policy)

    @property
    def name(self) -> str:
        return self.fact("insured_name", self.insured, self.insured)

    @property
    def start(self) -> str:
        return self.fact("starts", *self.starts)

    @property
    def end(self) -> str:
        return self.fact("expires", *self.expires)

    def abuse_line(self) -> str:
        """What the document says on abuse, as a marked sentence."""
        return self.fact(
            "abuse_excluded", "false" if self.abuse != "excluded" else "true", _ABUSE[self.abuse]
        )


_ABUSE = {
    "included": "Abuse and molestation: included up to the public liability limit",
    "not excluded": "Claims arising from abuse are not excluded",
    "extension": "Abuse extension: operative",
    "excluded": "Excluding any claim arising from actual or alleged abuse or molestation of any person",
}


def el_certificate(cover: Cover, theme: Theme, word: bool = False) -> Built:
    """The statutory certificate of employers' liability insurance."""
    blocks: list[Block] = [
        P(cover.company, "letterhead"),
        H("Certificate of Employers' Liability Insurance (a)", 0),
        P(
            "(Where required by regulation 5 of the Employers' Liability (Compulsory Insurance) "
            "Regulations 1998, one or more "
            "copies of this certificate must be displayed or otherwise made available at each place of "
            "business at which "
            "the policyholder employs persons of the class covered by the policy.)",
            "small",
        ),
        P(f"Policy No. {cover.number}"),
        P(f"1. Name of policyholder: {cover.name}"),
        P(f"2. Date of commencement of insurance policy: {cover.start}"),
        P(f"3. Date of expiry of insurance policy: {cover.end}"),
        Gap(8),
        P("We hereby certify that subject to paragraph 2:-"),
        P(
            "1. the policy to which this certificate relates satisfies the requirements of the relevant "
            "law applicable in Great "
            "Britain; and"
        ),
        P(f"2. the minimum amount of cover provided by this policy is no less than {cover.money}."),
        Gap(16),
        P(f"Signed on behalf of {cover.insurer} (Authorised Insurer)"),
        P("O. Penhaligon-Rusk, Chief Underwriting Officer", "small"),
    ]
    return docx.render(blocks, theme=theme) if word else pdf.render(blocks, theme=theme, title="Certificate")


def schedule(covers: Sequence[Cover], broker: str, theme: Theme) -> Built:
    """A schedule of several covers in a ruled table, under a broker's name."""
    first = covers[0]
    rows = [
        ["Section", "Insurer", "Policy number", "Limit of indemnity", "Excess", "Period from", "Period to"]
    ]
    for cover in covers:
        excess = cover.fact("excess", *cover.excess) if cover.excess else "Nil"
        rows.append(
            [
                NAMES[cover.type],
                cover.company,
                cover.number,
                cover.limit if cover.amount else "Statutory",
                excess,
                cover.start,
                cover.end,
            ]
        )
    names = ";;".join(f"insurance.{cover.type}.insured_name={cover.insured}" for cover in covers)
    blocks: list[Block] = [
        P(broker, "letterhead"),
        H("Schedule of Insurance", 0),
        P(f"The Insured: [[{names}|{first.insured}]]"),
        P("Business: education, care and activities for children and young people"),
        T(rows, (2.2, 2.4, 2.2, 3, 1.2, 1.8, 1.8)),
        P("Endorsements and extensions applying to the public liability section", "bold"),
        L(
            [cover.abuse_line() for cover in covers if cover.abuse]
            + ["Indemnity to principals: included", "Worldwide territorial limits, excluding USA and Canada"]
        ),
        P(
            "This schedule forms part of the policy and must be read with the policy wording. Please "
            "check that it meets your "
            "needs and tell us at once if anything is not right.",
            "small",
        ),
    ]
    return pdf.render(
        blocks,
        header=broker,
        footer="Authorised and regulated by the Financial Conduct Authority",
        theme=theme,
    )


def broker_letter(covers: Sequence[Cover], broker: str, dated: str, theme: Theme, word: bool = True) -> Built:
    """A broker's letter to whom it may concern."""
    blocks: list[Block] = [
        P(broker, "letterhead"),
        P("3 Cordwainer Yard, Saltmarket, SM9 9ZZ", "centre"),
        P(dated, "right"),
        P("To whom it may concern"),
        P(f"Confirmation of insurance: {covers[0].insured}", "bold"),
        P(
            "As insurance brokers to the above we confirm that the following covers are in force on the "
            "date of this letter."
        ),
    ]
    for cover in covers:
        lines = [
            f"{NAMES[cover.type]} insurance",
            f"Insured: {cover.name}",
            f"Underwritten by: {cover.company}",
            f"Policy reference: {cover.number}",
        ]
        if cover.amount:
            lines.append(f"Indemnity limit: {cover.limit}")
        if cover.excess:
            lines.append(f"Excess: {cover.fact('excess', *cover.excess)}")
        lines.append(f"Period: {cover.start} to {cover.end}, both days inclusive")
        if cover.abuse:
            lines.append(cover.abuse_line() + ".")
        blocks.append(P("\n".join(lines)))
    blocks += [
        P("This letter is for information only and does not alter the terms of the policies."),
        P("Yours faithfully"),
        Gap(14),
        P("Tamsin Holloway-Finch, Account Executive"),
        P(broker, "small"),
    ]
    return docx.render(blocks, theme=theme) if word else pdf.render(blocks, theme=theme, title="Letter")


def label_list(cover: Cover, theme: Theme, title: str, word: bool = False) -> Built:
    """A certificate of labels and values set without rules."""
    rows = [
        ["Policyholder", cover.name],
        ["Insurer", cover.company],
        ["Policy number", cover.number],
        ["Cover", NAMES[cover.type]],
        ["Period of insurance", f"From {cover.start} to {cover.end}"],
    ]
    if cover.amount:
        rows.append(["Limit of indemnity", cover.limit])
    if cover.excess:
        rows.append(["Excess", cover.fact("excess", *cover.excess)])
    if cover.abuse:
        rows.append(["Special conditions", cover.abuse_line()])
    if cover.type == "motor":
        rows += [
            ["Vehicles", "Any vehicle owned by or leased to the policyholder"],
            [
                "Use",
                cover.fact(
                    "business_use",
                    "true",
                    "Social, domestic and pleasure and business use, including "
                    "the carriage of passengers in the course of the policyholder's business",
                ),
            ],
        ]
    blocks: list[Block] = [
        P(cover.insurer, "letterhead"),
        H(title, 0),
        T(rows, (2, 5), head=False, ruled=False),
        P("This document is evidence of cover only and confers no rights on the holder.", "small"),
    ]
    return docx.render(blocks, theme=theme) if word else pdf.render(blocks, theme=theme, title=title)
