"""References by former customers, on forms and in letters."""

from __future__ import annotations

import datetime as dt
import random

from tests.accuracy.families.authorities_kit import Cast, F, Look, day, item, legal, look, people, pounds, say
from tests.accuracy.families.authorities_pdf import Paper
from tests.accuracy.families.authorities_word import Word
from tests.accuracy.made import Made

REFEREES = (
    ("Durrington Vale Primary School", "school", "Headteacher"),
    ("St Wilfrid's Academy, Angmering", "school", "Assistant Headteacher (SENCO)"),
    ("East Downland Borough Council", "council", "Commissioning Manager"),
    ("Wealdshire County Council", "council", "SEND Contracts Officer"),
    ("Arun Carers' Forum", "other", "Chief Officer"),
    ("Hadlow Bridge Special School", "school", "Deputy Head"),
    ("Coastal Youth Partnership", "other", "Programme Lead"),
    ("Royal Borough of Thamesmere", "council", "Head of Children's Commissioning"),
)


TICKS = (
    ("Question", "Poor", "Fair", "Good", "Very good"),
    ("Quality of delivery", "", "", "", "X"),
    ("Communication", "", "", "X", ""),
)


SECTOR = {"school": "School", "council": "Local authority", "other": "Voluntary sector"}


def references(rng: random.Random, c: Cast, seed: int) -> list[Made]:
    """Two references from different referees: one as PDF, one in Word."""
    made = []
    for n, (who, sector, position) in enumerate(rng.sample(REFEREES, 2)):
        style = look(rng)
        referee = people(rng, 1)[0]
        writer: Paper | Word = Paper(style) if n == 0 else Word(style, referee)
        _reference(writer, rng, c, (who, sector, f"{referee}, {position}"), style, (seed + n) % 3 == 0)
        name = rng.choice((f"Reference {n + 1}", f"Ref - {who}", f"Reference form {n + 1}"))
        made.append(writer.made(f"References/{name}.{'docx' if n else 'pdf'}", "reference"))
    return made


def _reference(
    w: Paper | Word, rng: random.Random, c: Cast, who: tuple[str, str, str], style: Look, letter: bool
) -> None:
    organisation, sector, contact = who
    starts, value = day(rng, "2021-04-01", "2024-01-31"), rng.randint(12, 220) * 500
    ends = starts + dt.timedelta(days=rng.choice((364, 729, 800))) if rng.random() < 0.7 else None
    said, final = say(starts, style.dates), say(ends, style.dates) if ends else ""
    money = pounds(value, style.money)
    of = organisation
    named = (F("reference.organisation", of, of, of), F("reference.sector", sector, of, of))
    person = F("reference.contact", contact, contact, of)
    cost = F("reference.contract_value", value, money, of)
    began = F("reference.started_on", starts.isoformat(), said, of)
    ended = (F("reference.ended_on", ends.isoformat(), final, of),) if ends and final else ()
    if letter:
        _reference_letter(w, rng, c, (of, contact, said, final, money), (*named, person, cost, began, *ended), style)
        return
    _reference_form(w, rng, c, (of, contact, said, final, money, sector), (*named, person, cost, began, *ended), style)


def _reference_form(
    w: Paper | Word, rng: random.Random, c: Cast, told: tuple[str, ...], facts: tuple[F, ...], style: Look
) -> None:
    of, contact, said, final, money, sector = told
    named, person, cost, began, ended = facts[:2], facts[2], facts[3], facts[4], facts[5:]
    w.title(rng.choice(("Reference", "Reference form", "Supplier reference request - completed")))
    w.text(f"Reference for: {c.name}", legal(c))
    rows = [
        item(
            rng.choice(("Referee organisation", "Name of customer organisation", "Organisation giving this reference")),
            of,
            *named,
        ),
        item(rng.choice(("Contact", "Name and position", "Point of contact in the organisation")), contact, person),
        item(
            "Description of contract",
            rng.choice(("One-to-one tuition for pupils out of school", "Saturday and holiday short breaks")),
        ),
        item(rng.choice(("Contract start date", "Start of contract", "Services began")), said, began),
        item(rng.choice(("Contract completion date", "End of contract")), final or "Ongoing", *ended),
        item(rng.choice(("Total contract value", "Estimated contract value", "Value of contract")), money, cost),
    ]
    if rng.random() < 0.4:
        rows.append(item("Type of organisation", SECTOR[sector]))
    w.items(rows)
    if isinstance(w, Word):
        w.table(TICKS)
    else:
        w.table(TICKS, (40, 15, 15, 15, 15))
    w.text(f"Form completed {say(day(rng, '2026-05-01', '2026-10-10'), style.dates)}")


def _reference_letter(
    w: Paper | Word, rng: random.Random, c: Cast, said: tuple[str, ...], facts: tuple[F, ...], style: Look
) -> None:
    of, contact, first, final, money = said
    w.text(of, *facts[:2], bold=True)
    w.text(say(day(rng, "2026-05-01", "2026-10-10"), style.dates))
    w.text(f"Reference: {c.name}", legal(c), bold=True)
    period = f"from {first} to {final}" if final else f"since {first}, and the contract continues"
    w.text(
        rng.choice(
            (
                (
                    f"I am pleased to write in support of {c.name}, which has worked for us {period}. Over its whole"
                    f" term the contract is worth {money}."
                ),
                (
                    f"{c.name} has provided tuition and mentoring to our young people {period}. The total value of the"
                    f" contract was {money}; a separate grant of £1,500 for equipment is not included."
                ),
            )
        ),
        *facts[3:],
    )
    w.text(
        "Sessions started on time, reports were clear and safeguarding concerns were passed to us the same day. We"
        " would use them again."
    )
    w.text("Yours faithfully")
    w.text(contact.split(",")[0], italic=True)
    w.text(contact, facts[2])
