"""Policies in the shapes in which providers keep them: one file each, or several in a handbook."""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.make import docx, pdf
from tests.make.blocks import Block, Break, Gap, H, L, P, T, Theme
from tests.make.marks import Built
from tests.make.policy_text import BODY, SHARED, TITLES


@dataclass(frozen=True)
class House:
    """What an organisation's own papers have in common."""

    org: str
    address: str
    theme: Theme
    voice: str = "plain"
    lead: str = ""
    deputy: str = ""


@dataclass(frozen=True)
class Dated:
    """A policy's dates as (ISO, as printed); unset ones are not printed."""

    reviewed: tuple[str, str]
    next: tuple[str, str] | None = None
    approved: tuple[str, str] | None = None
    owner: str = ""
    signed_by: str = ""
    title: str = ""
    first: str = "2 May 2022"


def title_of(kind: str, dated: Dated, heading: str = "") -> str:
    """The marked title, which states that the policy is there."""
    title = dated.title or TITLES[kind]
    return f"{heading}[[policy.present@{kind}=true;;policy.title@{kind}={title}|{title}]]"


def body(kind: str, house: House, level: int = 1, short: bool = False) -> list[Block]:
    """The running text, numbered; a safeguarding policy names its leads."""
    shared = list(SHARED[house.voice])
    sections = list(BODY[kind]) if short else [shared[0], *BODY[kind], *shared[1:]]
    blocks: list[Block] = []
    for number, (heading, paragraphs) in enumerate(sections, 1):
        blocks.append(H(f"{number}. {heading}" if not short else heading, level))
        blocks += [P(paragraph.format(org=house.org)) for paragraph in paragraphs]
        if kind == "safeguarding" and number == (1 if short else 2):
            blocks += _leads(house)
    return blocks


def _leads(house: House) -> list[Block]:
    if not house.lead:
        return []
    lead = (
        "Designated safeguarding lead: "
        f"[[policy.lead_named@safeguarding=true;;staff.safeguarding_lead={house.lead}|{house.lead}]]"
    )
    deputy = f"Deputy designated safeguarding lead: [[staff.deputy_lead={house.deputy}|{house.deputy}]]"
    return [P(lead), P(deputy)] if house.deputy else [P(lead)]


def _org(kind: str, house: House) -> str:
    return f"[[policy.organisation@{kind}={house.org}|{house.org}]]"


def _date(name: str, kind: str, when: tuple[str, str]) -> str:
    return f"[[policy.{name}@{kind}={when[0]}|{when[1]}]]"


def pdf_footer(kind: str, house: House, dated: Dated) -> Built:
    """PDF under a letterhead; its review date stands in the footer of every page."""
    blocks: list[Block] = [P(_org(kind, house), "letterhead"), P(house.address, "centre"), Gap(14)]
    blocks.append(H(title_of(kind, dated), 0))
    if dated.owner:
        blocks.append(P(f"Policy owner: [[policy.owner@{kind}={dated.owner}|{dated.owner}]]"))
    blocks += body(kind, house)
    blocks += _signed(kind, dated)
    footer = f"Reviewed {_date('reviewed_on', kind, dated.reviewed)}"
    if dated.next:
        footer += f"   |   Next review due {_date('next_review', kind, dated.next)}"
    return pdf.render(blocks, footer=footer, theme=house.theme, title=TITLES[kind])


def word_versions(kind: str, house: House, dated: Dated) -> Built:
    """Word with a table of versions on its first page; the last line is the latest review."""
    rows = [
        ["Version", "Date", "Author", "Change"],
        ["1.0", dated.first, dated.owner or "Office", "First issue"],
        [
            "2.0",
            _date("reviewed_on", kind, dated.reviewed),
            dated.owner or "Office",
            "Yearly review; contacts updated",
        ],
    ]
    blocks: list[Block] = [
        P(_org(kind, house), "letterhead"),
        H(title_of(kind, dated), 0),
        P("Document control", "bold"),
    ]
    blocks.append(T(rows, (1, 2, 2, 3)))
    if dated.next:
        blocks.append(P(f"Date of next review: {_date('next_review', kind, dated.next)}"))
    blocks += body(kind, house)
    blocks += _signed(kind, dated)
    return docx.render(blocks, header=house.org, footer=TITLES[kind], theme=house.theme, title=TITLES[kind])


def pdf_in_text(kind: str, house: House, dated: Dated) -> Built:
    """PDF whose review date is said in a sentence at the end."""
    blocks: list[Block] = [
        H(title_of(kind, dated), 0),
        P(_org(kind, house), "bold"),
        P(house.address, "small"),
    ]
    blocks += body(kind, house)
    sentence = f"This policy was last reviewed on {_date('reviewed_on', kind, dated.reviewed)}"
    if dated.next:
        sentence += f" and will be looked at again by {_date('next_review', kind, dated.next)}"
    blocks += [H("Review", 1), P(sentence + ".")]
    if dated.approved:
        blocks.append(P(f"Approved by the board on {_date('approved_on', kind, dated.approved)}."))
    blocks += _signed(kind, dated)
    return pdf.render(blocks, header=house.org, theme=house.theme, title=TITLES[kind])


def word_control(kind: str, house: House, dated: Dated) -> Built:
    """Word opening with a box of labels and values."""
    rows = [["Organisation", _org(kind, house)]]
    if dated.owner:
        rows.append(["Owner", f"[[policy.owner@{kind}={dated.owner}|{dated.owner}]]"])
    if dated.approved:
        rows.append(["Approved", _date("approved_on", kind, dated.approved)])
    rows.append(["Last reviewed", _date("reviewed_on", kind, dated.reviewed)])
    if dated.next:
        rows.append(["Next review", _date("next_review", kind, dated.next)])
    blocks: list[Block] = [H(title_of(kind, dated), 0), T(rows, (1, 3), head=False)]
    blocks += body(kind, house)
    blocks += _signed(kind, dated)
    return docx.render(blocks, footer=house.address, theme=house.theme, title=TITLES[kind])


def word_handbook(title: str, kinds: Sequence[tuple[str, Dated]], house: House, intro: str = "") -> Built:
    """One Word file that holds several policies, each under its own heading with its own date."""
    orgs = ";;".join(f"policy.organisation@{kind}={house.org}" for kind, _ in kinds)
    blocks: list[Block] = [
        P(f"[[{orgs}|{house.org}]]", "letterhead"),
        H(title, 0),
        P(
            intro
            or "This handbook brings our policies together. Each has its own review date, shown below its "
            "heading."
        ),
        L([dated.title or TITLES[kind] for kind, dated in kinds], ordered=True),
        Break(),
    ]
    for kind, dated in kinds:
        blocks.append(H(title_of(kind, dated), 1))
        line = f"Reviewed: {_date('reviewed_on', kind, dated.reviewed)}"
        if dated.next:
            line += f"    Next review: {_date('next_review', kind, dated.next)}"
        blocks.append(P(line, "small"))
        blocks += body(kind, house, level=2, short=True)
    return docx.render(blocks, header=house.org, footer=title, theme=house.theme, title=title)


def pdf_handbook(title: str, kinds: Sequence[tuple[str, Dated]], house: House) -> Built:
    """The same as a PDF, each policy on a new page."""
    orgs = ";;".join(f"policy.organisation@{kind}={house.org}" for kind, _ in kinds)
    blocks: list[Block] = [
        P(f"[[{orgs}|{house.org}]]", "letterhead"),
        P(house.address, "centre"),
        H(title, 0),
    ]
    for kind, dated in kinds:
        blocks += [Break(), H(title_of(kind, dated), 1), *body(kind, house, level=2, short=True)]
        line = f"Date of last review: {_date('reviewed_on', kind, dated.reviewed)}"
        if dated.next:
            line += f". Date of next review: {_date('next_review', kind, dated.next)}"
        blocks.append(P(line, "bold"))
    return pdf.render(blocks, header=house.org, theme=house.theme, title=title)


def _signed(kind: str, dated: Dated) -> list[Block]:
    if not dated.signed_by:
        return []
    return [
        Gap(12),
        P(f"[[policy.signed@{kind}=true|Signed: {dated.signed_by}]]"),
        P("On behalf of the organisation", "small"),
    ]
