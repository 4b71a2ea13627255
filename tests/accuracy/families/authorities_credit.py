"""Reports of credit agencies, with earlier scores and a parent's beside the present ones."""

from __future__ import annotations

import datetime as dt
import random

from tests.accuracy.families.authorities_kit import Cast, F, Item, Look, day, item, legal, look, pounds, say, sited
from tests.accuracy.families.authorities_pdf import Paper
from tests.accuracy.made import Made

AGENCIES = (
    "Callard Credit Information",
    "BizMeasure UK",
    "Redfern Business Reports",
    "CreditLens Ltd",
    "TradeCheck Direct",
    "Ledgerline Analytics",
)


def credit(rng: random.Random, c: Cast, seed: int) -> Made:
    """An agency's report, with last year's score and a parent's beside the present one."""
    style, agency = look(rng), AGENCIES[(seed + rng.randint(0, 5)) % 6]
    when, score, limit = (
        day(rng, "2026-03-01", "2026-10-20"),
        rng.randint(21, 96),
        rng.choice((2500, 7500, 12000, 30000, 85000, 140000)),
    )
    said, before = say(when, style.dates), rng.randint(20, 95)
    money = pounds(limit, style.money if style.money in ("full", "gbp", "pence") else "full")
    paper = Paper(style, footer=f"{agency} - this report is confidential and may not be reproduced. Data as at {said}.")
    paper.band(agency, F("credit.agency", agency))
    paper.title(rng.choice(("Company Credit Report", "Business Credit Report", "Credit Check: Full Report")))
    maximum = rng.choice((f"{score} / 100", f"{score} out of 100", f"{score}"))
    scored, limited = F("credit.score", score, maximum), F("credit.limit", limit, money)
    ident = _identity(rng, c, style, when)
    shape = rng.randint(0, 5)
    if shape in (0, 1, 2):
        paper.items(ident)
    _score(paper, rng, shape, scored, limited, maximum, money, before)
    if shape in (3, 4, 5):
        paper.heading("Company details")
        paper.items(ident)
    _record(paper, rng)
    return paper.made(
        "Finance/" + rng.choice(("Credit report.pdf", f"{agency.split()[0]} report.pdf", "Credit check.pdf")),
        "credit_report",
    )


def _identity(rng: random.Random, c: Cast, style: Look, when: dt.date) -> list[Item]:
    said = say(when, style.dates)
    ident = [
        item(rng.choice(("Company name", "Business name", "Subject of report")), c.name, legal(c)),
        item("Registered address", c.address, *sited(c)),
        item(
            "Incorporated",
            inc := say(c.registered_on, style.dates),
            F("organisation.registered_on", c.registered_on.isoformat(), inc, None, None, True),
        ),
        item(
            rng.choice(("Report date", "Reported on", "Date of search")),
            said,
            F("credit.reported_on", when.isoformat(), said),
        ),
    ]
    number = c.company_number or c.charity_number
    ident.append(
        item(
            "Company number" if c.company_number else "Charity number",
            str(number),
            F(
                "organisation.company_number" if c.company_number else "organisation.charity_number",
                number,
                None,
                None,
                None,
                True,
            ),
        )
    )
    rng.shuffle(ident)
    return ident


def _record(paper: Paper, rng: random.Random) -> None:
    if rng.random() < 0.6:
        paper.heading("Group structure")
        paper.text(
            f"Ultimate parent: Harbourline Group Holdings plc. Parent score {rng.randint(60, 99)}, parent credit limit"
            " £2,500,000."
        )
    paper.heading("Public record")
    paper.text(
        "County court judgments (last 6 years): 0. Mortgages and charges outstanding: 1. Average days beyond terms: 4."
    )
    paper.text(
        "The recommended contract limit is twice the credit limit and is an opinion, not advice.", size=8, italic=True
    )


def _score(
    paper: Paper, rng: random.Random, shape: int, scored: F, limited: F, text: str, money: str, before: int
) -> None:
    old = f"£{rng.randint(1, 9) * 1000:,}"
    title = rng.choice(("Credit score", "Risk score", "Business score"))
    if shape in (0, 3):
        paper.heading("Risk summary")
        pages = paper.table(
            [("", "Today", "12 months ago"), (title, text, str(before)), ("Credit limit", money, old)], (40, 30, 30)
        )
        paper.truth.note((scored, limited), "", pages[1])
    elif shape in (1, 4):
        paper.heading("Risk summary")
        paper.items(
            [
                item("Previous score", str(before)),
                item(title, text, scored),
                item("Previous credit limit", old),
                item(rng.choice(("Credit limit", "Recommended credit limit")), money, limited),
            ]
        )
    else:
        paper.heading("Commentary")
        paper.text(
            f"The business has a {title.lower()} of {text} (previously {before}), which we class as"
            f" {rng.choice(('low', 'moderate'))} risk. We suggest a credit limit of {money}; the former limit of {old}"
            " was withdrawn in spring.",
            scored,
            limited,
        )
