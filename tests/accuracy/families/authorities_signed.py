"""Undertakings to insure and tender declarations, in Word or as PDF, signed or left unsigned."""

from __future__ import annotations

import random

from tests.accuracy.families.authorities_insurance import BROKERS, TITLES
from tests.accuracy.families.authorities_kit import Cast, F, Look, day, item, legal, look, pounds, say
from tests.accuracy.families.authorities_pdf import Paper
from tests.accuracy.families.authorities_word import Word
from tests.accuracy.made import Made


def declaration(rng: random.Random, c: Cast, seed: int) -> Made:
    """A tender declaration, or an undertaking to insure; in Word or as PDF."""
    style = look(rng)
    writer: Paper | Word = Word(style, c.manager) if seed % 2 else Paper(style)
    name = rng.choice(("Declaration", "Form of undertaking", "Signed declaration")) + (".docx" if seed % 2 else ".pdf")
    (_undertaking if seed // 2 % 2 else _declared)(writer, rng, c, style)
    return writer.made(f"Declarations/{name}", "declaration")


def _names(c: Cast) -> tuple[F, ...]:
    return (legal(c),)


def _undertaking(w: Paper | Word, rng: random.Random, c: Cast, style: Look) -> None:
    keys = rng.sample(("employers_liability", "public_liability", "professional_indemnity"), rng.randint(1, 2))
    w.title(rng.choice(("Undertaking to insure", "Insurance undertaking", "Letter of undertaking - insurances")))
    w.text(
        f"{c.name} undertakes that, if appointed, it will obtain the insurances set out below before the commencement"
        " of any contract and will maintain them throughout.",
        *_names(c),
    )
    made = []
    for key in keys:
        amount = rng.choice((2, 5, 10)) * 1_000_000
        money, basis = pounds(amount, style.money), rng.choice(("any one claim", "any one occurrence"))
        made.append(
            item(
                rng.choice(TITLES[key][:2]),
                f"{money} {basis}",
                F(f"insurance.{key}.cover", amount, money),
                F(f"insurance.{key}.basis", "per_claim", basis),
                F(f"insurance.{key}.undertaken", True, money),
            )
        )
    w.items(made)
    if rng.random() < 0.6:
        w.text(
            f"Note: the quotation of £250,000 received from {rng.choice(BROKERS)} in January was for our landlord and"
            " is not relied on.",
            italic=True,
        )
    when = day(rng, "2026-06-01", "2026-10-28")
    w.text(f"Signed for and on behalf of {c.name}")
    _sign(w, c.director)
    w.items([item("Name", c.director), item("Position", c.role), item("Dated", say(when, style.dates))], "colon")


def _sign(w: Paper | Word, name: str, *facts: F) -> None:
    if isinstance(w, Paper):
        w.signature(name, *facts)
    else:
        w.text(name, *facts, italic=True)


STATEMENTS = (
    (
        "I declare that to the best of my knowledge the answers submitted and information contained in this application"
        " are correct and accurate."
    ),
    (
        "I confirm that no person has canvassed or colluded in connection with this tender, and that this is a bona"
        " fide offer."
    ),
    (
        "We certify that the information supplied is accurate to the best of our knowledge and accept the conditions"
        " and undertakings requested."
    ),
)


def _declared(w: Paper | Word, rng: random.Random, c: Cast, style: Look) -> None:
    when, signed = day(rng, "2026-06-01", "2026-10-28"), rng.random() < 0.75
    said = say(when, style.dates)
    w.title(
        rng.choice(
            (
                "Declaration",
                "Form of Declaration",
                "Certificate of bona fide tendering and declaration",
                "Tender declaration",
            )
        )
    )
    w.text(
        "West Sussex County Council - to be signed by a person authorised to bind the organisation. The Council's own"
        " officer (Head of Procurement) countersigns on receipt.",
        italic=True,
    )
    for text in rng.sample(STATEMENTS, 2):
        w.text(text)
    who = [item(rng.choice(("Organisation", "For and on behalf of", "Name of supplier")), c.name, *_names(c))]
    by = [
        item(
            rng.choice(("Name", "Full name", "Print name")),
            c.director,
            F("declaration.signed_by", c.director, None, None, None, not signed),
        ),
        item(
            rng.choice(("Position", "Role", "Capacity in which signed")),
            c.role,
            F("declaration.role", c.role, None, None, None, not signed),
        ),
    ]
    if signed:
        by.append(item("Date", said, F("declaration.signed_on", when.isoformat(), said)))
        w.items(who)
        w.text("Signature:")
        _sign(w, c.director, F("declaration.signed", True))
        w.items(by)
    else:
        w.items(who + by)
        w.text("Signature: " + ("." * 40), F("declaration.signed", False, "Signature"))
        w.text("Date: " + ("." * 20))
    if rng.random() < 0.5:
        w.text("For Council use only. Countersigned: ____________   Name: ____________   Date: ____________")
