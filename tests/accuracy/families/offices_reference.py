"""The reference of the offices family: a letter or a form in Word."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.accuracy.families.offices_pens import DATE_STYLES, LONG_DATES, Facts, new_word, word_bytes
from tests.accuracy.families.offices_people import Provider, day, digits, names
from tests.accuracy.made import Made

REFEREES = (
    ("Thornbury Down Primary School", "school", "Headteacher"),
    ("St Cuthman's Academy", "school", "SENCO"),
    ("Marlpit Special School", "school", "Deputy Headteacher"),
    ("Ouseborough Borough Council", "council", "Commissioning Manager"),
    ("Fernshire County Council", "council", "SEND Contracts Officer"),
    ("Westmere City Council", "council", "Head of SEND"),
    ("Harbour Young Carers", "other", "Chief Officer"),
    ("Downsfold NHS Community Trust", "other", "Service Lead"),
)
SUMS: tuple[Callable[[int], str], ...] = (lambda n: f"£{n:,}", lambda n: f"£{n:,}.00", lambda n: f"GBP {n:,}")


@dataclass(frozen=True)
class Referee:
    """What a referee says."""

    organisation: str
    sector: str
    name: str
    position: str
    value: int
    started: date
    ended: date | None
    service: str


def make_referee(rng: random.Random) -> Referee:
    """Invent a referee and the contract."""
    organisation, sector, position = rng.choice(REFEREES)
    started = day(rng, date(2021, 9, 1), date(2024, 1, 10))
    return Referee(
        organisation,
        sector,
        f"{rng.choice(['Mrs', 'Mr', 'Ms', 'Dr'])} {names(rng, 1)[0]}",
        position,
        rng.randint(9, 240) * 500,
        started,
        rng.choice([None, day(rng, date(2025, 1, 5), date(2026, 8, 31))]),
        rng.choice(["tutoring for pupils out of school", "mentoring", "holiday short breaks", "outdoor learning days"]),
    )


class Reference:
    """Writes a reference in one of seven layouts."""

    def __init__(self, rng: random.Random, p: Provider) -> None:
        self.rng, self.p, self.r = rng, p, make_referee(rng)
        self.layout, self.facts = rng.randrange(7), Facts()
        self.say = rng.choice(LONG_DATES if self.layout in (0, 1, 2) else DATE_STYLES)
        self.money = rng.choice(SUMS)

    def note(self) -> None:
        """Note what the reference says, whichever way it is put."""
        r, facts = self.r, self.facts
        contact = f"{r.name}, {r.position}"
        for name, value, quote in (
            ("organisation", r.organisation, r.organisation),
            ("contact", contact, r.name),
            ("contract_value", r.value, self.money(r.value)),
            ("started_on", r.started, self.say(r.started)),
        ):
            facts.add(f"reference.{name}", value, quote, r.organisation)
        facts.add("reference.sector", r.sector, r.organisation, r.organisation)
        if r.ended:
            facts.add("reference.ended_on", r.ended, self.say(r.ended), r.organisation)
        facts.add("organisation.legal_name", self.p.legal_name, self.p.legal_name, optional=True)

    def letter(self, document: Any) -> None:
        """Write a letter with the facts in its prose."""
        r, rng, money, say = self.r, self.rng, self.money, self.say
        document.add_heading(r.organisation, level=1)
        document.add_paragraph(f"{rng.randint(2, 90)} School Road, Exborough\nTelephone 01632 960{digits(rng, 3)}")
        document.add_paragraph(say(day(rng, date(2026, 9, 3), date(2026, 11, 9))))
        document.add_paragraph(rng.choice(["To whom it may concern", "Dear Contracts Team"]))
        document.add_paragraph().add_run(f"Reference for {self.p.legal_name}").bold = True
        start, end = say(r.started), say(r.ended) if r.ended else ""
        document.add_paragraph(
            [
                f"{self.p.legal_name} has provided {r.service} for us since {start}"
                + (f"; that contract came to an end on {end}" if end else " and still does")
                + ".",
                f"We commissioned {self.p.legal_name} to provide {r.service}. The contract began on {start}"
                + (f" and ended on {end}." if end else " and is continuing."),
                f"Our contract with {self.p.legal_name} ({r.service}) "
                + (f"ran from {start} to {end}." if end else f"started on {start} and is ongoing."),
            ][self.layout]
        )
        document.add_paragraph(
            rng.choice(
                [
                    f"It was worth {money(r.value)} in all, out of a service budget of {money(r.value * 4)}.",
                    f"Contract value: {money(r.value)}. We have other contracts, the largest of them worth £1,250,000.",
                    f"Over its life the contract was worth {money(r.value)} in total.",
                ]
            )
        )
        document.add_paragraph(
            rng.choice(
                [
                    "Staff were punctual and the pupils made good progress. Attendance rose from 41% to 83%.",
                    "We were visited by Ofsted in June 2023 and this provision was praised.",
                    "I would use them again. Reports came on time, and the one complaint was dealt with in a week.",
                ]
            )
        )
        close = [
            f"Yours faithfully\n\n{r.name}\n{r.position}\n{r.organisation}",
            f"Yours sincerely\n\n{r.name}, {r.position}",
            f"Signed: {r.name} ({r.position})",
        ]
        document.add_paragraph(rng.choice(close))

    def rows(self) -> list[tuple[str, str]]:
        """Give label and value of a reference form."""
        r, rng = self.r, self.rng
        ended = self.say(r.ended) if r.ended else rng.choice(["Ongoing", "Current", "N/A - continuing"])
        return [
            (
                rng.choice(
                    ["Name of organisation giving the reference", "Customer organisation", "Referee's organisation"]
                ),
                r.organisation,
            ),
            (rng.choice(["Supplier", "Reference requested for", "Name of provider"]), self.p.legal_name),
            (
                rng.choice(["Point of contact and position", "Contact name and job title", "Referee (name, position)"]),
                f"{r.name}, {r.position}",
            ),
            (rng.choice(["Description of contract", "Service provided"]), r.service.capitalize()),
            (rng.choice(["Contract start date", "Start date", "Commenced"]), self.say(r.started)),
            (rng.choice(["Contract completion date", "End date", "Date ended"]), ended),
            (
                rng.choice(["Estimated contract value", "Contract value", "Total value of contract"]),
                self.money(r.value),
            ),
            ("Would you use the supplier again?", rng.choice(["Yes", "Yes, without hesitation"])),
            (
                rng.choice(["Date of this reference", "Completed on"]),
                self.say(day(rng, date(2026, 9, 3), date(2026, 11, 9))),
            ),
        ]

    def form(self, document: Any) -> None:
        """Write a reference form: a table, a wide table, lines, or questions with the answer beneath."""
        document.add_heading(
            self.rng.choice(["Reference form", "Customer reference", "Supplier reference request"]), level=1
        )
        document.add_paragraph(
            f"Please return this form to {self.p.clerk.name} at {self.p.email}. Contracts should be no more than "
            "three years old. All answers are treated in confidence."
        )
        rows = self.rows()
        if self.layout == 3:
            table = document.add_table(rows=0, cols=2)
            table.style = "Table Grid"
            for pair in rows:
                for cell, text in zip(table.add_row().cells, pair, strict=True):
                    cell.text = text
        elif self.layout == 4:
            for label, value in rows:
                document.add_paragraph().add_run(f"{label}: ").bold = True
                document.paragraphs[-1].add_run(value)
        elif self.layout == 5:
            for number, (label, value) in enumerate(rows, 1):
                document.add_paragraph(f"{number}. {label}")
                document.add_paragraph(value)
        else:
            table = document.add_table(rows=2, cols=len(rows) - 2)
            table.style = "Table Grid"
            for column, (label, value) in enumerate(rows[:-2]):
                table.rows[0].cells[column].text, table.rows[1].cells[column].text = label, value
        self.facts.add("contact.email", self.p.email, self.p.email, optional=True)
        self.facts.add("contact.name", self.p.clerk.name, self.p.clerk.name, optional=True)


def reference(rng: random.Random, p: Provider) -> Made:
    """Make a letter of reference, or a reference form filled in."""
    written = Reference(rng, p)
    document = new_word(rng, written.r.name)
    if written.layout < 3:
        written.letter(document)
    else:
        written.form(document)
    written.note()
    name = rng.choice([f"Reference - {written.r.organisation}.docx", "Reference 1.docx", "Customer reference.docx"])
    return Made(f"References/{name}", word_bytes(document), "reference", written.facts.all())
