"""Price lists, references, registrations, declaration pages and credit reports of short-break clubs."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

from docx.enum.text import WD_ALIGN_PARAGRAPH

from tests.accuracy.families.clubs_base import DATES, Club, Fact, day, organisation, person, pick
from tests.accuracy.families.clubs_paper import WAYS, Entry, Sheet, Word
from tests.accuracy.made import Made

_LINES = (
    ("Saturday club session (10am to 2pm)", "per session", 48),
    ("After-school club", "per hour", 14),
    ("Holiday play day", "per day", 86),
    ("One-to-one support worker", "per hour", 23),
    ("Family swim", "per family", 31),
    ("Overnight activity stay", "per night", 240),
    ("Minibus transport within 10 miles", "per journey", 12),
    ("Youth evening", "per place", 19),
    ("Sensory room hire", "per hour", 27),
    ("Two-to-one support", "per hour", 44),
)


def prices(rng: random.Random, provider: Club) -> Made:
    """A price list: with last year's rates beside, with totals that do or do not add up, or as plain lines."""
    sheet, say = (
        Sheet(rng, f"Prices exclude VAT. Valid from {rng.choice(DATES[:4])(date(2026, 9, 1))}."),
        rng.choice(DATES[:4]),
    )
    sheet.heading(pick(rng, "Price list 2026/27", "Pricing schedule", "Our charges", "Schedule of rates"), 16)
    sheet.para(f"{provider.name} - rates from {say(date(2026, 9, 1))}", organisation(provider))
    lines = rng.sample(_LINES, rng.randint(4, 7))
    empty = rng.randrange(len(lines)) if rng.random() < 0.25 else None
    way = rng.choice(("totals", "older", "plain", "plain", "list", "totals"))
    if way == "list":
        _price_lines(rng, sheet, lines)
        sheet.state(lines[0][0], [Fact("price.complete", True, optional=True)])
    else:
        _price_table(rng, sheet, lines, way, empty)
    sheet.para(
        pick(
            rng,
            "Example: a child who comes to two sessions of £50.00 would pay £100.00.",
            "A place cancelled with less than 48 hours' notice is charged at 50%.",
            "We are not registered for VAT.",
            "Siblings have a discount of £5.00 a session.",
        )
    )
    return Made(
        pick(rng, "Pricing/Price list.pdf", "Pricing schedule.pdf", "Pricing/Rates 2026-27.pdf"),
        sheet.data(),
        "pricing_schedule",
        tuple(sheet.facts),
    )


def _rate(rng: random.Random, base: int) -> float:
    return base + rng.choice((0, 0, 0.5, 0.75, 1.25, 2))


def _plain(value: float) -> float | int:
    return int(value) if value == int(value) else value


def _price_lines(rng: random.Random, sheet: Sheet, lines: list[tuple[str, str, int]]) -> None:
    for name, unit, base in lines:
        rate = _rate(rng, base)
        sheet.para(
            f"{name}: £{rate:,.2f} {unit}",
            [Fact("price.rate", _plain(rate), name, quote=f"£{rate:,.2f}"), Fact("price.unit", unit, name, quote=unit)],
        )


def _price_table(
    rng: random.Random, sheet: Sheet, lines: list[tuple[str, str, int]], way: str, empty: int | None
) -> None:
    head = [
        pick(rng, "Service", "Description", "Activity"),
        "Unit",
        *(["2025/26 rate"] if way == "older" else []),
        pick(rng, "Rate (£)", "Unit price", "Price") if way != "older" else "2026/27 rate",
        *(["Quantity", "Total (£)"] if way == "totals" else []),
    ]
    wrong = rng.randrange(len(lines)) if rng.random() < 0.3 else None
    rows: list[tuple[list[str], list[Fact]]] = []
    sum_ = 0.0
    for place, (name, unit, base) in enumerate(lines):
        rate, count = _rate(rng, base), rng.randint(4, 60)
        total = rate * count + (20 if place == wrong else 0)
        sum_ += 0 if place == empty else total
        shown = "" if place == empty else f"£{rate:,.2f}" if way != "totals" else f"{rate:,.2f}"
        cells = [
            name,
            unit,
            *([f"£{rate - 3:,.2f}"] if way == "older" else []),
            shown,
            *([str(count), "" if place == empty else f"{total:,.2f}"] if way == "totals" else []),
        ]
        facts = [Fact("price.unit", unit, name, optional=place == empty, quote=unit)]
        if place != empty:
            facts.append(Fact("price.rate", _plain(rate), name, quote=shown))
        rows.append((cells, facts))
    rows[0][1].append(Fact("price.complete", empty is None, quote=lines[empty or 0][0]))
    if way == "totals":
        right = wrong is None or wrong == empty
        rows.append(
            (
                ["Total", "", "", "", f"{sum_:,.2f}"],
                [Fact("price.arithmetic_ok", right, optional=empty is not None, quote=f"{sum_:,.2f}")],
            )
        )
    if way == "older" and rng.random() < 0.5:
        head, rows = [*head[:2], head[3], head[2]], [([*cells[:2], cells[3], cells[2]], facts) for cells, facts in rows]
    sheet.table(
        head,
        rows,
        [4, 1.6, *([1.5] if way == "older" else []), 1.5, *([1.2, 1.6] if way == "totals" else [])],
        rng.random() < 0.6,
    )


_REFEREES = (
    ("Hollowdene Community School", "school", "Assistant Headteacher"),
    ("Three Oaks Special School", "school", "SENCo"),
    ("St Werburgh's Primary School", "school", "Headteacher"),
    ("Arunmouth District Council", "council", "Commissioning Officer"),
    ("Felpington Town Council", "council", "Town Clerk"),
    ("East Weald County Council", "council", "Short Breaks Commissioner"),
    ("The Larkhill Hospital Charity", "other", "Grants Manager"),
    ("Downsview Parent Carer Forum", "other", "Coordinator"),
)


def references(rng: random.Random, provider: Club) -> list[Made]:
    """Two references by different referees, one a letter and one a form as a rule."""
    letters = rng.random() < 0.5
    return [
        _reference(rng, provider, referee, letters == (n == 1), n)
        for n, referee in enumerate(rng.sample(_REFEREES, 2), 1)
    ]


def _reference(rng: random.Random, provider: Club, referee: tuple[str, str, str], letter: bool, number: int) -> Made:
    word = Word(rng, f"Reference {number}")
    started = day(rng, date(2022, 9, 1), date(2024, 9, 1))
    ended = day(rng, date(2025, 3, 1), date(2026, 9, 30)) if rng.random() < 0.7 else None
    value = rng.choice((8_400, 12_750, 24_500, 48_750, 96_000))
    (_letter if letter else _form)(rng, word, provider, referee, started, ended, value)
    name = pick(
        rng, f"References/Reference {number}.docx", f"Reference {number} {referee[0].replace(chr(39), '')}.docx"
    )
    return Made(name, word.data(), "reference", tuple(word.facts))


def _of(referee: tuple[str, str, str], contact: str, started: date, ended: date | None, value: int) -> dict[str, Fact]:
    name = referee[0]
    facts = {
        "organisation": name,
        "sector": referee[1],
        "contact": f"{contact}, {referee[2]}",
        "contract_value": value,
        "started_on": started.isoformat(),
    }
    if ended:
        facts["ended_on"] = ended.isoformat()
    return {
        key: Fact(f"reference.{key}", fact, name, quote=name if key in ("organisation", "sector") else None)
        for key, fact in facts.items()
    }


def _letter(
    rng: random.Random,
    word: Word,
    provider: Club,
    referee: tuple[str, str, str],
    started: date,
    ended: date | None,
    value: int,
) -> None:
    say, contact = rng.choice(DATES[:2] + DATES[8:]), person(rng)
    facts = _of(referee, contact, started, ended, value)
    word.para(referee[0], [facts["organisation"], facts["sector"]], bold=True)
    if rng.random() < 0.5:
        word.doc.paragraphs[-1].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    word.para(say((ended or date(2026, 9, 1)) + timedelta(days=25)))
    word.para(pick(rng, "To whom it may concern", "Dear Sir or Madam", "Dear Contracts Team"))
    word.para(
        f"{pick(rng, 'Reference for', 'Re:', 'Your ref: Short Breaks -')} {provider.name}",
        organisation(provider),
        bold=True,
    )
    first = Fact("reference.started_on", started.isoformat(), referee[0], quote=say(started))
    dates = [first] + ([Fact("reference.ended_on", ended.isoformat(), referee[0], quote=say(ended))] if ended else [])
    span = f"from {say(started)} to {say(ended)}" if ended else f"since {say(started)} and continue to use them"
    word.para(
        pick(
            rng,
            f"We commissioned the club {span}.",
            f"They have run weekly sessions for our pupils and families {span}.",
        ),
        dates,
    )
    shown = pick(rng, f"£{value:,}", f"£{value:,}.00")
    word.para(
        pick(
            rng,
            f"The total value of the contract was {shown}.",
            f"Over the whole term we paid {shown} for the service.",
        ),
        [Fact("reference.contract_value", value, referee[0], quote=shown)],
    )
    word.para(
        pick(
            rng,
            "Staff are calm and reliable and families speak well of them. We would use them again.",
            "We had one complaint in this time, which was dealt with promptly.",
            "Before this the service was provided by Marigold Respite Ltd, who gave it up in 2021.",
        )
    )
    word.para("Yours faithfully")
    word.para(f"{contact}, {referee[2]}", [Fact("reference.contact", f"{contact}, {referee[2]}", referee[0])])


def _form(
    rng: random.Random,
    word: Word,
    provider: Club,
    referee: tuple[str, str, str],
    started: date,
    ended: date | None,
    value: int,
) -> None:
    say, contact = rng.choice(DATES[:6]), person(rng)
    facts = _of(referee, contact, started, ended, value)
    word.heading(pick(rng, "Reference form", "Customer reference", "Referee's statement"), 1)
    word.para(
        "To be completed by the customer and returned to the provider. Please do not leave boxes empty.", italic=True
    )
    entries: list[Entry] = [
        (pick(rng, "Name of provider", "Provider you are commenting on"), provider.name, organisation(provider)),
        (
            pick(rng, "Name of customer organisation", "Referee's organisation", "Your organisation"),
            referee[0],
            (facts["organisation"],),
        ),
        (
            pick(rng, "Type of organisation (school / council / other)", "Sector"),
            {"school": "School", "council": "Council", "other": "Other"}[referee[1]],
            (
                Fact(
                    "reference.sector",
                    referee[1],
                    referee[0],
                    quote={"school": "School", "council": "Council", "other": "Other"}[referee[1]],
                ),
            ),
        ),
        (
            pick(rng, "Contact name and position", "Referee (name, job title)"),
            f"{contact}, {referee[2]}",
            (facts["contact"],),
        ),
        (pick(rng, "Contract start date", "Start of service"), say(started), (facts["started_on"],)),
        (
            pick(rng, "Contract end date", "End of service"),
            say(ended) if ended else "Ongoing",
            (facts["ended_on"],) if ended else (),
        ),
        (pick(rng, "Total contract value", "Value of contract"), f"£{value:,}", (facts["contract_value"],)),
        (
            "How well did they perform?",
            pick(rng, "Very well. We have no concerns.", "Good overall; paperwork sometimes late."),
            (),
        ),
    ]
    if rng.random() < 0.5:
        table = word.doc.add_table(rows=0, cols=2, style="Table Grid")
        for label, text, found in entries:
            cells = table.add_row().cells
            cells[0].text, cells[1].text = label, text
            word.state(text, found)
    else:
        way = rng.choice(("tab", "beside", "under"))
        for entry in entries:
            word.pair(entry, way)
    word.para(f"Form date: {say(date(2026, 9, 14))}")


_PLACES = {"declaration.signed": 0, "declaration.signed_by": 1, "declaration.role": 2, "declaration.signed_on": 3}


def declaration(rng: random.Random, provider: Club) -> Made:
    """A declaration apart from the form, signed or with an empty box."""
    sheet, say = (
        Sheet(
            rng, f"Declaration page, template version {rng.randint(1, 4)} - {rng.choice(DATES[:3])(date(2024, 2, 1))}"
        ),
        rng.choice(DATES),
    )
    sheet.heading(
        pick(rng, "Declaration", "Applicant's declaration", "Form of declaration", "Part 5: Declaration and signature"),
        15,
    )
    sheet.para("West Sussex County Council - Short Breaks Dynamic Purchasing System", size=9)
    sheet.para(
        pick(
            rng,
            f"I declare that to the best of my knowledge the answers submitted by {provider.name} are correct.",
            f"On behalf of {provider.name} we confirm that the information in this application is accurate and"
            " complete.",
        ),
        organisation(provider),
    )
    sheet.para(
        "I understand that the council may reject this application if there is a failure to answer all the relevant"
        " questions fully, or if I provide false or misleading information."
    )
    if rng.random() < 0.4:
        sheet.para("(Example of a completed box: Signed A. Sample, Director, 1 January 2020.)", size=8)
    signed, on = rng.random() < 0.8, day(rng, date(2026, 9, 1), date(2026, 11, 12))
    role = pick(
        rng,
        "Chair of Trustees" if provider.charity_number else "Director",
        "Chief Executive",
        "Club Manager",
        "Company Secretary" if provider.company_number else "Treasurer",
    )
    mark = pick(
        rng,
        provider.head,
        "/s/ " + provider.head,
        f"{provider.head[0]}. {provider.head.split()[-1]}",
        f"Signed electronically by {provider.head}",
    )
    label = pick(rng, "Signed", "Signature", "Signature of authorised person")
    entries: list[Entry] = [
        (label, mark if signed else "", (Fact("declaration.signed", signed, quote=mark if signed else label),)),
        (
            pick(rng, "Name", "Print name", "Name (block capitals)"),
            provider.head,
            (Fact("declaration.signed_by", provider.head, optional=not signed),),
        ),
        (
            pick(rng, "Position", "Role in organisation", "Capacity", "Job title"),
            role,
            (Fact("declaration.role", role, optional=not signed),),
        ),
        (
            pick(rng, "Date", "Dated", "Date signed"),
            say(on) if signed else "",
            (Fact("declaration.signed_on", on.isoformat()),) if signed else (),
        ),
    ]
    way = rng.choice(("pairs", "pairs", "pairs", "table", "line"))
    if way == "table":
        sheet.table(
            [e[0] for e in entries], [([e[1] for e in entries], [f for e in entries for f in e[2]])], (3, 3, 2.4, 2.4)
        )
        sheet.facts = [
            replace(f, quote=entries[n][1] or f.quote) if f.name.startswith("declaration") else f
            for f in sheet.facts
            for n in (_PLACES.get(f.name, 0),)
        ]
    elif way == "line" and signed:
        text = f"Signed for and on behalf of {provider.name} by {provider.head}, {role}, on {say(on)}: {mark}"
        quotes = (mark, provider.head, role, say(on))
        sheet.para(text, [replace(e[2][0], quote=q) for e, q in zip(entries, quotes, strict=True)])
    else:
        sheet.pairs(entries, rng.choice(WAYS))
    if rng.random() < 0.4:
        sheet.para(
            pick(
                rng,
                "Questions about this form: Contracts Officer, 01632 960118.",
                "For office use only. Received by: ____  Date: ____",
            ),
            size=8,
        )
    return Made(
        pick(rng, "Declaration.pdf", "Forms/Signed declaration.pdf", "Forms/Declaration page.pdf"),
        sheet.data(),
        "declaration",
        tuple(sheet.facts),
    )
