"""What a selection questionnaire asks in the offices family, in several wordings, and how a provider answers."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tests.accuracy.families.offices_pens import DATE_STYLES, MONEY_STYLES, DateStyle
from tests.accuracy.families.offices_people import FRAMEWORKS, Provider, day
from tests.accuracy.families.offices_words import (
    FORM_WORDS,
)

Said = tuple[str, Any]


@dataclass
class Item:
    """A question and its answer: what is printed, what kind of answer it is, and what a careful person reads."""

    section: str
    text: str
    answer: str
    said: tuple[Said, ...] = ()
    choices: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()
    native: Any = None
    optional: bool = False
    number: str = ""
    extra: dict[str, str] = field(default_factory=dict)

    @property
    def answered(self) -> bool:
        """Whether anything was answered."""
        return bool(self.answer)


class Asker:
    """Puts questions, answers them for one provider, and knows those about who applies and for what."""

    def __init__(self, rng: random.Random, provider: Provider) -> None:
        self.rng, self.p = rng, provider
        self.say: DateStyle = rng.choice(DATE_STYLES)
        self.money = rng.choice(MONEY_STYLES)
        self.items: list[Item] = []
        self.reverse = rng.random() < 0.25
        self.signed_on = day(rng, date(2026, 9, 1), date(2026, 11, 10))

    def ask(
        self,
        section: str,
        wordings: tuple[str, ...],
        answer: str,
        *said: Said,
        native: Any = None,
        choices: tuple[str, ...] = (),
        chosen: tuple[str, ...] = (),
    ) -> Item:
        """Put a question in one of its wordings."""
        item = Item(section, self.rng.choice(wordings), answer, said, choices, chosen, native)
        self.items.append(item)
        return item

    def yes_no(self, section: str, wordings: tuple[str, ...], name: str, true: bool, reverse: bool = False) -> Item:
        """Put a question that is answered yes or no; `reverse` when Yes means that the fact is false."""
        word = "Yes" if true != reverse else "No"
        return self.ask(section, wordings, word, (name, true), choices=("Yes", "No"), chosen=(word,))

    def dated(self, section: str, wordings: tuple[str, ...], name: str, when: date) -> Item:
        """Put a question that is answered with a date."""
        return self.ask(section, wordings, self.say(when), (name, when), native=when)

    def organisation(self, short: bool = False) -> None:
        """Ask who the provider is."""
        p, s, none = self.p, "About your organisation", self.rng.choice(["N/A", "None", "Not applicable", ""])
        self.ask(
            s,
            (
                "Full name of the potential supplier submitting the information",
                "Full legal name of organisation",
                "Name of the legal entity in whose name the application is made",
            ),
            p.legal_name,
            ("organisation.legal_name", p.legal_name),
        )
        self.ask(
            s,
            (
                "Trading name(s) that will be used if successful",
                "Trading name, if different",
                "Any other name you trade under",
            ),
            p.trading_name or none,
            *([("organisation.trading_name", p.trading_name)] if p.trading_name else []),
        )
        self.ask(
            s,
            (
                "Registered office address (if applicable)",
                "Registered address, with postcode",
                "Address of your registered office",
            ),
            p.address,
            ("organisation.address", p.address),
            ("organisation.postcode", p.postcode),
        )
        self.numbers(s, none)
        if not short:
            self.standing(s, none)
            self.size(s)

    def numbers(self, s: str, none: str) -> None:
        """Ask for registered numbers, legal form and date of registration."""
        p = self.p
        self.ask(
            s,
            ("Company registration number (if applicable)", "Companies House number", "Registered company number"),
            p.company_number or "N/A",
            *([("organisation.company_number", p.company_number)] if p.company_number else []),
        )
        self.ask(
            s,
            ("Charity registration number (if applicable)", "Registered charity number", "Charity Commission number"),
            p.charity_number or none,
            *([("organisation.charity_number", p.charity_number)] if p.charity_number else []),
        )
        kinds = tuple(FORM_WORDS.values())
        self.ask(
            s,
            ("Trading status", "Legal form of your organisation", "Type of organisation (tick one)"),
            FORM_WORDS[p.form],
            ("organisation.legal_form", p.form),
            choices=kinds,
            chosen=(FORM_WORDS[p.form],),
        )
        self.dated(
            s,
            (
                "Date of registration in country of origin",
                "Date of incorporation or registration",
                "When was your organisation registered?",
            ),
            "organisation.registered_on",
            p.registered_on,
        )

    def standing(self, s: str, none: str) -> None:
        """Ask for tax number, size, parent and web site."""
        p = self.p
        self.ask(
            s,
            ("Registered VAT number", "VAT registration number (if registered)", "VAT number"),
            p.vat_number or "Not VAT registered",
            *([("organisation.vat_number", p.vat_number)] if p.vat_number else []),
        )
        self.ask(
            s,
            (
                "Details of immediate parent company - full name (if applicable)",
                "Name of parent company, if any",
                "If your organisation is part of a group, the full name of its immediate parent",
            ),
            p.parent or none,
            *([("organisation.parent_name", p.parent)] if p.parent else []),
        )
        self.ask(
            s,
            ("Website address (if applicable)", "Web site", "Your website"),
            p.website,
            ("organisation.website", p.website),
        )

    def size(self, s: str) -> None:
        """Ask for the size of the provider and whether it is a social enterprise."""
        p = self.p
        self.yes_no(
            s,
            (
                "Are you a Small, Medium or Micro Enterprise (SME)?",
                "Is your organisation an SME?",
                "Do you fall within the definition of a small or medium-sized enterprise?",
            ),
            "organisation.sme",
            p.employees < 250,
        )
        self.yes_no(
            s,
            (
                "Are you a Voluntary, Community or Social Enterprise (VCSE)?",
                "Is your organisation a VCSE?",
                "Are you a voluntary, community or social enterprise?",
            ),
            "organisation.vcse",
            p.form in ("cic", "charity", "cio"),
        )
        tail = self.rng.choice(["", "", f" ({p.employees - 3} full-time equivalent)", " at the date of this form"])
        self.ask(
            s,
            ("Number of employees", "How many people do you employ?", "Total number of employees (headcount)"),
            f"{p.employees}{tail}",
            ("organisation.employees", p.employees),
            native=None if tail else p.employees,
        )

    def contact(self) -> None:
        """Ask whom to write to."""
        p, s = self.p, "Contact details"
        self.ask(
            s,
            ("Contact name", "Name of the person we should contact about this application"),
            p.clerk.name,
            ("contact.name", p.clerk.name),
        )
        self.ask(
            s,
            ("Role in organisation", "Position of the contact", "Job title"),
            p.clerk.role,
            ("contact.role", p.clerk.role),
        )
        self.ask(s, ("E-mail address", "Email", "Contact's email address"), p.email, ("contact.email", p.email))
        self.ask(s, ("Phone number", "Telephone", "Contact telephone number"), p.phone, ("contact.phone", p.phone))

    def application(self) -> None:
        """Ask what is applied for, and how."""
        p, s = self.p, "Your application"
        _, label, codes = FRAMEWORKS[p.framework]
        picked = tuple(f"{label} {code}" for code in p.categories)
        spoken = self.rng.choice([", ".join(picked), " and ".join(picked), "; ".join(picked)])
        self.ask(
            s,
            (
                f"Which {label.lower()}(s) are you applying for?",
                f"{label}(s) applied for",
                f"Please state the {label.lower()} or {label.lower()}s for which you are applying",
            ),
            spoken,
            ("application.categories", list(p.categories)),
            choices=tuple(f"{label} {code}" for code in codes),
            chosen=picked,
        )
        models = {
            "single": "As a single supplier",
            "consortium": "As lead member of a group or consortium",
            "subcontracting": "As prime contractor using subcontractors",
        }
        model = self.rng.choice(["single", "single", "single", "subcontracting"])
        self.ask(
            s,
            ("How are you bidding?", "Bidding model", "Please indicate which bidding model applies"),
            models[model],
            ("application.bidding_model", model),
            choices=tuple(models.values()),
            chosen=(models[model],),
        )
