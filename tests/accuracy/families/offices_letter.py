"""A broker's letter in Word that confirms cover, for the offices family."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from tests.accuracy.families.offices_cover import WORDS, Policy, make_policy
from tests.accuracy.families.offices_pens import LONG_DATES, MONEY_STYLES, Facts, new_word, word_bytes
from tests.accuracy.families.offices_people import Provider, day, names
from tests.accuracy.made import Made


def broker_letter(rng: random.Random, p: Provider) -> Made:
    """Make a broker's letter in Word that confirms cover and mentions some that is not in force."""
    kinds = rng.choice(
        [
            ("public_liability", "professional_indemnity"),
            ("employers_liability", "public_liability"),
            ("professional_indemnity",),
            ("employers_liability", "public_liability", "professional_indemnity"),
        ]
    )
    policy, facts = make_policy(rng, p, kinds), Facts()
    say, money = rng.choice(LONG_DATES), rng.choice(MONEY_STYLES)
    document = new_word(
        rng, policy.broker, f"{policy.broker}. Authorised and regulated by the Financial Conduct Authority."
    )
    letter_head(rng, document, p, policy, say)
    letter_body(rng, document, policy, say, money)
    if rng.random() < 0.4:
        motor(rng, document, facts, make_policy(rng, p, ("public_liability",)), policy.insured, say)
    note_covers(facts, policy, say, money)
    for name, value in (("legal_name", p.legal_name), ("address", p.address), ("postcode", p.postcode)):
        facts.add(f"organisation.{name}", value, value, optional=True)
    signed = names(rng, 1)[0]
    document.add_paragraph(
        f"Yours faithfully\n\n{signed}\n{rng.choice(['Account Executive', 'Cert CII', 'Director'])}\n{policy.broker}"
    )
    name = rng.choice(["Broker letter.docx", "Insurance confirmation 2026-27.docx", "Letter from brokers.docx"])
    if policy.insured != p.legal_name:
        facts.add("organisation.trading_name", p.trading_name, policy.insured, optional=True)
    return Made(f"Insurance/{name}", word_bytes(document), "insurance_certificate", facts.all())


def letter_body(rng: random.Random, document: Any, policy: Policy, say: Any, money: Any) -> None:
    """Write the letter's middle: prose, bullets or a small table, with what is not in force beside it."""
    before = policy.starts - timedelta(days=1)
    document.add_paragraph(
        f"We confirm that the following is in force with {policy.insurer} under policy number {policy.number}, for the "
        f"period {say(policy.starts)} to {say(policy.expires)}."
        + rng.choice(["", f" It replaces cover under policy OLD/{policy.number[-4:]} that lapsed on {say(before)}."])
    )
    style = rng.randrange(6)
    rows = [
        (c.title, f"{money(c.amount)} {c.basis_words}", f"£{c.excess:,}" if c.excess else "Not applicable")
        for c in policy.covers
    ]
    if style in (0, 1):
        heads = ("Cover", "Indemnity limit", "Excess")
        table = document.add_table(rows=1, cols=3)
        table.style = "Table Grid" if style else "Light List Accent 1"
        for cells in [heads, *rows]:
            line = table.rows[0] if cells is heads else table.add_row()
            for cell, text in zip(line.cells, cells, strict=True):
                cell.text = text
    elif style in (2, 3):
        for title, amount, excess in rows:
            document.add_paragraph(
                f"{title}{': ' if style == 2 else ' - '}{amount} (excess {excess.lower()})", style="List Bullet"
            )
    else:
        for c, (title, amount, excess) in zip(policy.covers, rows, strict=True):
            tail = f", the first {excess} of each claim being payable by our client" if c.excess else ""
            document.add_paragraph(
                f"{title} is insured for {amount}{tail}."
                if style == 4
                else f"Our client has {amount} of {title} cover{tail}."
            )
    document.add_paragraph(
        rng.choice(
            [
                "We have been asked to quote for public liability of £20,000,000. Nothing has been placed.",
                "Last year the limits were half of those shown above.",
                "Our own professional indemnity insurance stands at £5,000,000; a copy is available on request.",
                "Please note that this letter is for information and does not alter the policy.",
            ]
        )
    )


def letter_head(rng: random.Random, document: Any, p: Provider, policy: Policy, say: Any) -> None:
    """Write the letter's head: broker, date, addressee and subject."""
    document.add_heading(policy.broker, level=1)
    written = day(rng, date(2026, 10, 2), date(2026, 11, 12))
    document.add_paragraph(say(written))
    document.add_paragraph(rng.choice([f"{p.clerk.name}\n{p.legal_name}\n{p.address}", f"{p.legal_name}\n{p.address}"]))
    document.add_paragraph(rng.choice(["Dear Sirs", f"Dear {p.clerk.name}", "To whom it may concern"]))
    document.add_paragraph().add_run(
        rng.choice(
            [
                f"Our client: {policy.insured}",
                f"Re: {policy.insured} - confirmation of insurance",
                f"{policy.insured}: liability insurance",
            ]
        )
    ).bold = True


def note_covers(facts: Facts, policy: Policy, say: Any, money: Any) -> None:
    """Note what the letter confirms of each cover."""
    for kind in (cover.kind for cover in policy.covers):
        for name, value, quote in (
            ("insured_name", policy.insured, policy.insured),
            ("insurer", policy.insurer, policy.insurer),
            ("policy_number", policy.number, policy.number),
            ("starts", policy.starts, say(policy.starts)),
            ("expires", policy.expires, say(policy.expires)),
        ):
            facts.add(f"insurance.{kind}.{name}", value, quote)
    for cover in policy.covers:
        facts.add(f"insurance.{cover.kind}.cover", cover.amount, money(cover.amount))
        facts.add(f"insurance.{cover.kind}.basis", cover.basis, cover.basis_words)
        if cover.excess:
            facts.add(f"insurance.{cover.kind}.excess", cover.excess, f"£{cover.excess:,}")


def motor(rng: random.Random, document: Any, facts: Facts, fleet: Policy, insured: str, say: Any) -> None:
    """Add a motor policy of another insurer and period, with what it may be used for."""
    words = rng.choice(
        [
            "Use: social, domestic and pleasure, and in connection with the insured's business.",
            "The policy permits business use, including the carriage of pupils, but not hire or reward.",
        ]
    )
    document.add_paragraph(
        f"{rng.choice(WORDS['motor'])}: our client's vehicles are insured separately by {fleet.insurer}, policy number "
        f"M{fleet.number}, from {say(fleet.starts)} to {say(fleet.expires)}. {words}"
    )
    for name, value, quote in (
        ("insurer", fleet.insurer, fleet.insurer),
        ("policy_number", f"M{fleet.number}", f"M{fleet.number}"),
        ("starts", fleet.starts, say(fleet.starts)),
        ("expires", fleet.expires, say(fleet.expires)),
        ("business_use", True, words),
    ):
        facts.add(f"insurance.motor.{name}", value, quote)
    facts.add("insurance.motor.insured_name", insured, insured, optional=True)
