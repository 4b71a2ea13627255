"""Price lists in Word, some with a line left unpriced or a total that is wrong."""

from __future__ import annotations

import random

from tests.accuracy.families.authorities_kit import Cast, F, legal, look, ordinal
from tests.accuracy.families.authorities_word import Word
from tests.accuracy.made import Made

LINES = (
    ("One-to-one tutoring", "hour", 38),
    ("Small group session (up to 4)", "session", 96),
    ("Forest school half day", "half day", 74),
    ("Mentoring in the community", "hour", 33),
    ("Holiday club place", "day", 61),
    ("2:1 support", "hour", 58),
    ("Travel", "mile", 0),
    ("Written report", "report", 45),
    ("Weekend short break", "night", 310),
    ("Assessment visit", "visit", 120),
)


def prices(rng: random.Random, c: Cast, seed: int) -> Made:
    """A price list in Word; sometimes a line is unpriced or a total wrong."""
    style, shape = look(rng), seed % 6
    word = Word(style, c.manager)
    lines = [
        (n, u, r + rng.randint(0, 9) + rng.choice((0.0, 0.5, 0.25)) if r else 0.45)
        for n, u, r in rng.sample(LINES, rng.randint(4, 7))
    ]
    blank = rng.randint(0, len(lines) - 1) if rng.random() < 0.3 and shape not in (2, 5) else None
    word.title(rng.choice(("Price list", "Schedule of rates", "Pricing schedule", "Fees and charges")))
    word.text(
        f"{c.name} - rates from {ordinal(1)} {rng.choice(('September', 'April'))} 2026. All prices exclude VAT.",
        legal(c),
    )
    if rng.random() < 0.5:
        word.text(
            "How to read this list: e.g. 'Swimming lesson, hour, £99.00' would mean £99.00 for each hour.", italic=True
        )
    (_price_totals if shape == 5 else _price_prose if shape == 2 else _price_table)(word, rng, lines, blank, shape)
    if shape != 5:
        # No total is shown, so that none is wrong: the contract leaves open whether that is said.
        word.truth.note((F("price.arithmetic_ok", True, lines[0][0], None, None, True),), "", None)
    if blank is not None:
        word.truth.note((F("price.complete", False, lines[blank][0]),), "", None)
    else:
        word.truth.note((F("price.complete", True, lines[0][0], None, None, True),), "", None)
    word.text(
        f"Prices are held for {rng.choice(('12', '24'))} months. Cancellation within 24 hours is charged at half rate."
    )
    return word.made(
        "Pricing/" + rng.choice(("Price list.docx", "Our rates 2026-27.docx", "Pricing schedule.docx")),
        "pricing_schedule",
    )


Lines = list[tuple[str, str, float]]


def _priced(name: str, unit: str, rate: float, text: str, loose: bool = False) -> tuple[F, ...]:
    unit_facts = (F("price.unit", unit, unit, name, None, loose),)
    return (F("price.rate", rate, text, name), *unit_facts, *_as_printed(name, unit, loose))


def _as_printed(name: str, unit: str, loose: bool) -> tuple[F, ...]:
    """The unit with the word before it, where that is printed: either is right."""
    return (F("price.unit", f"per {unit}", f"per {unit}", name, None, True),) if loose else ()


def _price_table(word: Word, rng: random.Random, lines: Lines, blank: int | None, shape: int) -> None:
    sign, per = rng.choice(("£", "")), shape == 3
    head = [
        ("Service", "Unit", "Rate (£)"),
        ("Rate", "Service", "Per"),
        (),
        ("Description", "Rate 2026/27", "Unit"),
        ("Ref", "Service", "Unit", "2025/26 rate", "2026/27 rate"),
    ][shape]
    rows: list[tuple[str, ...]] = [head]
    for n, (name, unit, rate) in enumerate(lines):
        text = "" if n == blank else f"{sign}{rate:,.2f}"
        shown = f"per {unit}" if per else unit
        old = f"{sign}{rate * 0.95:,.2f}"
        rows.append(
            ((name, shown, text), (text, name, shown), (), (name, text, shown), (f"P{n + 1}", name, shown, old, text))[
                shape
            ]
        )
        facts = _priced(name, unit, rate, text, per)
        word.truth.note(_priced(name, unit, rate, text, True)[1:] if n == blank else facts, text, None)
    word.table(rows)


def _price_prose(word: Word, rng: random.Random, lines: Lines, blank: int | None, shape: int) -> None:
    for name, unit, rate in lines:
        word.text(f"{name}: £{rate:,.2f} per {unit}", *_priced(name, unit, rate, f"£{rate:,.2f}", True))
    assert (blank, shape) == (None, 2)


def _price_totals(word: Word, rng: random.Random, lines: Lines, blank: int | None, shape: int) -> None:
    wrong = rng.randint(0, len(lines) - 1) if rng.random() < 0.4 else None
    rows: list[tuple[str, ...]] = [("Line", "Unit", "Rate", "Indicative quantity", "Line total")]
    total = 0.0
    for n, (name, unit, rate) in enumerate(lines):
        count = rng.randint(2, 40) * 10
        amount = rate * count + (90 if n == wrong else 0)
        total += amount
        rows.append((name, unit, f"£{rate:,.2f}", str(count), f"£{amount:,.2f}"))
        word.truth.note(_priced(name, unit, rate, f"£{rate:,.2f}"), "", None)
    rows.append(("Total", "", "", "", f"£{total:,.2f}"))
    word.truth.note(
        (F("price.arithmetic_ok", wrong is None, f"£{total:,.2f}" if wrong is None else rows[wrong + 1][4]),), "", None
    )
    word.table(rows)
    assert (blank, shape) == (None, 5)
