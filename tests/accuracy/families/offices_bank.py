"""What a selection questionnaire asks in the offices family after who applies, and the whole of each form."""

from __future__ import annotations

import random
from datetime import date

from tests.accuracy.families.offices_asker import Asker, Item, Said
from tests.accuracy.families.offices_people import day
from tests.accuracy.families.offices_words import (
    ACTIVITIES,
    CLEANING,
    DISCRETIONARY,
    HSE,
    MANDATORY,
    PROGRESS,
    REFERRALS,
)


class Bank(Asker):
    """Asks the questions of one form and answers them for one provider."""

    def mandatory(self) -> None:
        """Ask for the mandatory grounds, one by one."""
        s = "Grounds for mandatory exclusion"
        for ground, words in MANDATORY.items():
            asked: tuple[str, ...] = (
                f"Within the past five years, has your organisation, or any person with powers of control in it, been "
                f"convicted of {words}?",
                f"Has anyone been convicted of: {words}?",
                f"{words[0].upper()}{words[1:]}.",
            )
            if ground == "tax_breach":
                asked = (
                    "Has it been established, by a judicial or administrative decision having final and "
                    "binding effect, "
                    "that your organisation is in breach of tax or social security obligations?",
                    "Is your organisation in breach of its obligations to pay tax or social security contributions?",
                )
            if self.reverse:
                asked = (
                    f"I confirm that neither the organisation nor its directors have been found guilty of {words}.",
                )
            self.yes_no(s, asked, f"exclusion.mandatory.{ground}", False, self.reverse)

    def discretionary(self) -> None:
        """Ask for the discretionary grounds, and for self-cleaning either under the ground or at the end."""
        s = "Grounds for discretionary exclusion"
        guilty = self.rng.choice(sorted(CLEANING)) if self.rng.random() < 0.35 else None
        near = self.rng.random() < 0.5
        for ground, words in DISCRETIONARY.items():
            self.yes_no(
                s,
                (
                    f"Within the past three years, has there been {words}?",
                    f"{words[0].upper()}{words[1:]}?",
                    f"Does the following situation apply to your organisation: {words}?",
                ),
                f"exclusion.discretionary.{ground}",
                ground == guilty,
            )
            if ground == guilty and near:
                self.clean(s, "If you answered Yes to the question directly above, what has been done since?", ground)
                self.items[-1].extra = {"subject": ground}
        if not (guilty and near):
            self.clean(
                s,
                "If you have answered Yes to any of the above, explain what measures have been taken to "
                "demonstrate your reliability (self-cleaning).",
                guilty,
            )

    def clean(self, section: str, text: str, ground: str | None) -> None:
        """Ask for self-cleaning; `ground` None when there is nothing to clean."""
        answer = self.rng.choice(CLEANING[ground]) if ground else self.rng.choice(["", "N/A", "Not applicable"])
        self.ask(section, (text,), answer, *([("exclusion.self_cleaning", answer)] if ground else []))

    def money_matters(self) -> None:
        """Ask about accounts, insurance, modern slavery and the HSE."""
        s, noticed = "Economic standing and insurance", self.rng.random() < 0.2
        self.yes_no(
            s,
            ("Are your accounts for the last two years enclosed?", "Have you attached two years' accounts?"),
            "application.accounts_enclosed",
            self.rng.random() < 0.85,
        )
        self.covers(s)
        self.law(s, noticed)

    def covers(self, s: str) -> None:
        """Ask for the three covers and the undertaking to obtain what is not held."""
        held_pi = self.rng.random() < 0.7
        for kind, words, level in (
            ("employers_liability", "Employer's (Compulsory) Liability Insurance", 10),
            ("public_liability", "Public Liability Insurance", self.rng.choice([5, 10])),
            ("professional_indemnity", "Professional Indemnity Insurance", self.rng.choice([1, 2])),
        ):
            asked = (
                f"{words}: level of cover currently held",
                f"Please state the level of {words} you hold",
                f"{words} (the council requires at least £{self.rng.choice([1, 2, 5])}m) - amount held",
            )
            if kind == "professional_indemnity" and not held_pi:
                self.ask(s, asked, self.rng.choice(["Not currently held", "We do not hold this cover at present"]))
                continue
            self.cover(s, asked, kind, level * 1_000_000)
        text = (
            "If you do not already hold the cover required, do you undertake to obtain it before the contract starts?",
            "Cover not yet held: will you obtain it prior to commencement of the contract?",
        )
        if held_pi:
            self.ask(s, text, self.rng.choice(["N/A", "Not applicable", ""]), choices=("Yes", "No"))
        else:
            self.yes_no(s, text, "insurance.professional_indemnity.undertaken", True)

    def law(self, s: str, noticed: bool) -> None:
        """Ask about modern slavery and the HSE."""
        self.yes_no(
            s,
            (
                "Are you a relevant commercial organisation as defined by section 54 of the Modern Slavery Act 2015?",
                "Does section 54 (transparency in supply chains) of the Modern Slavery Act 2015 apply to you?",
            ),
            "organisation.section_54",
            False,
        )
        self.yes_no(
            s,
            (
                "In the last 3 years, has your organisation been prosecuted by, or had a notice from, the Health and "
                "Safety Executive?",
                "Any HSE enforcement notice or prosecution within the last three years?",
            ),
            "enforcement.hse",
            noticed,
        )
        why = self.rng.choice(HSE) if noticed else self.rng.choice(["N/A", "", "Not applicable"])
        self.ask(
            s,
            ("If Yes, please explain and say what has been done", "If you answered Yes, give details"),
            why,
            *([("enforcement.explanation", why)] if noticed else []),
        )

    def cover(self, section: str, asked: tuple[str, ...], kind: str, amount: int) -> None:
        """Answer for one cover, briefly or with basis, excess or policy."""
        shown, stem = self.money(amount), f"insurance.{kind}."
        ends = day(self.rng, date(2027, 1, 5), date(2027, 9, 30))
        ways: list[tuple[str, list[Said]]] = [
            (shown, []),
            (shown, []),
            (f"{shown} any one occurrence", [(stem + "basis", "per_claim")]),
            (f"{shown} (excess £250)", [(stem + "excess", 250)]),
            (f"Yes - {shown}, renewed to {self.say(ends)}", [(stem + "expires", ends)]),
        ]
        answer, said = self.rng.choice(ways)
        self.ask(section, asked, answer, (stem + "cover", amount), *said, native=None if said else amount)

    def provision(self) -> None:
        """Ask what is offered, to whom, and who keeps children safe."""
        p, s, rng = self.p, "Your provision", self.rng
        self.offer(s)
        if p.framework == "iap":
            self.tuition(s)
        else:
            self.yes_no(
                s,
                ("Do you provide personal care?", "Will your staff give personal care?"),
                "provision.personal_care",
                rng.random() < 0.4,
            )
        if p.framework == "facs":
            self.yes_no(s, ("Can you provide 2:1 staffing?",), "staff.two_to_one", True)
            self.yes_no(
                s, ("Are staff trained in moving and handling?",), "staff.moving_and_handling", rng.random() < 0.8
            )
        self.leads(s)

    def offer(self, s: str) -> None:
        """Ask for ages, activities, work in person and transport."""
        rng = self.rng
        low = rng.randint(4, 11)
        high = rng.randint(16, 25)
        ages = rng.choice(
            [f"{low} to {high}", f"{low}-{high} years", f"From {low} up to {high}", f"Ages {low} - {high}"]
        )
        self.ask(
            s,
            ("Age range of the children and young people you work with", "Age range offered", "Ages catered for"),
            ages,
            ("provision.age_from", low),
            ("provision.age_to", high),
        )
        done = rng.sample(ACTIVITIES, rng.randint(2, 4))
        self.ask(
            s,
            ("List the activities you offer", "Activities provided", "What activities will you deliver?"),
            rng.choice([", ", "; "]).join(done),
            ("provision.activities", done),
        )
        self.yes_no(
            s,
            ("Do you work with children face to face?", "Will any of the service be delivered in person?"),
            "provision.works_in_person",
            True,
        )
        self.yes_no(
            s,
            ("Do you transport children?", "Will your staff carry children or young people in vehicles?"),
            "provision.transports_children",
            rng.random() < 0.5,
        )

    def leads(self, s: str) -> None:
        """Ask who leads on safeguarding and when the lead was trained."""
        p, rng = self.p, self.rng
        self.ask(
            s,
            ("Name of your designated safeguarding lead", "Designated Safeguarding Lead (name)"),
            p.lead.name,
            ("staff.safeguarding_lead", p.lead.name),
        )
        self.dated(
            s,
            ("Date of the lead's most recent safeguarding lead training", "Date on which the lead was last trained"),
            "staff.safeguarding_lead_trained_on",
            day(rng, date(2025, 1, 8), date(2026, 8, 30)),
        )
        self.ask(
            s,
            ("Name of the deputy safeguarding lead", "Deputy DSL (name)"),
            p.deputy.name,
            ("staff.deputy_lead", p.deputy.name),
        )

    def tuition(self, s: str) -> None:
        """Ask what only alternative provision is asked."""
        pupils = self.rng.randint(0, 12)
        self.ask(
            s,
            ("How many pupils attend full time?", "Number of full-time pupils"),
            str(pupils),
            ("provision.full_time_pupils", pupils),
            native=pupils,
        )
        plans = self.rng.randint(0, pupils)
        self.ask(
            s,
            ("Of these, how many have an EHCP?", "Number of full-time pupils with an Education, Health and Care Plan"),
            str(plans),
            ("provision.pupils_with_ehcp_full_time", plans),
            native=plans,
        )
        online = self.rng.random() < 0.5
        self.yes_no(
            s, ("Do you teach online?", "Is any of your teaching delivered online?"), "provision.online", online
        )
        if online:
            self.yes_no(
                s,
                ("Do you record online lessons?", "Are lessons delivered online recorded?"),
                "provision.records_lessons",
                self.rng.random() < 0.5,
            )

    def statements(self) -> None:
        """Ask for the two method statements."""
        s = "Method statements"
        for asked, texts in (
            (
                (
                    "Describe how you take a referral and begin to work with a child. (Maximum 300 words)",
                    "Referral and start: how will you respond to a referral? Word limit: 300 words",
                ),
                REFERRALS,
            ),
            (
                (
                    "How do you measure and report progress? (Maximum 300 words)",
                    "Measuring progress: explain how outcomes are recorded. Word limit: 300 words",
                ),
                PROGRESS,
            ),
        ):
            text = "" if self.rng.random() < 0.12 else " ".join(self.rng.sample(texts, self.rng.randint(2, 7)))
            said: list[Said] = [("method_statement.answered", bool(text)), ("method_statement.word_limit", 300)]
            if text:
                said.append(("method_statement.words", len(text.split())))
            self.ask(s, asked, text, *said)

    def declaration(self) -> None:
        """Ask for the signature; sometimes the box is left empty."""
        s, who = "Declaration", self.p.head
        signed = self.rng.random() < 0.8
        self.ask(
            s,
            ("Signature (electronic is acceptable)", "Signature", "Signed"),
            who.name if signed else "",
            ("declaration.signed", signed),
        )
        self.ask(s, ("Name of signatory", "Name", "Full name (print)"), who.name, ("declaration.signed_by", who.name))
        self.ask(s, ("Role in organisation", "Position held", "Capacity"), who.role, ("declaration.role", who.role))
        self.dated(s, ("Date", "Date signed", "Date of signature"), "declaration.signed_on", self.signed_on)

    def whole(self) -> list[Item]:
        """Give the whole questionnaire, its parts in one of two orders."""
        self.organisation()
        if self.rng.random() < 0.5:
            self.contact()
            self.application()
        else:
            self.application()
            self.contact()
        self.mandatory()
        self.discretionary()
        self.money_matters()
        self.provision()
        self.statements()
        self.declaration()
        self.blank_some()
        return numbered(self.rng, self.items)

    def form(self) -> list[Item]:
        """Give a short application form."""
        self.application()
        self.organisation(short=True)
        self.contact()
        self.provision()
        self.declaration()
        self.blank_some()
        return numbered(self.rng, self.items)

    def blank_some(self) -> None:
        """Leave a question or two blank, as people do."""
        for item in self.rng.sample(self.items[1:-8], self.rng.randint(0, 2)):
            if not any(name.startswith(("insurance.", "exclusion.", "enforcement.")) for name, _ in item.said):
                item.answer, item.said, item.chosen, item.native = "", (), (), None


def numbered(rng: random.Random, items: list[Item]) -> list[Item]:
    """Number the questions in one of six ways."""
    style, part, within, last = rng.randrange(6), 0, 0, ""
    for count, item in enumerate(items, 1):
        if item.section != last:
            part, within, last = part + 1, 0, item.section
        within += 1
        letter = chr(96 + within)
        item.number = (
            f"{part}.{within}",
            f"{part}.1({letter})",
            f"{chr(64 + part)}{within}",
            f"Q{count}",
            str(count),
            f"{chr(64 + part)}.{within:02d}",
        )[style]
    return items
