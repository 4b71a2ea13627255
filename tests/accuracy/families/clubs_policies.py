"""A staff handbook with several policies in Word, or single policies as PDF."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from tests.accuracy.families.clubs_base import DATES, Club, Fact, day, organisation, pick
from tests.accuracy.families.clubs_paper import WAYS, Entry, Sheet, Word
from tests.accuracy.made import Made

_TITLES = {
    "safeguarding": (
        "Safeguarding and Child Protection Policy",
        "Child Protection & Safeguarding Policy",
        "Safeguarding Children Policy",
    ),
    "health_and_safety": ("Health and Safety Policy", "Health & Safety Policy"),
    "safer_recruitment": ("Safer Recruitment Policy", "Recruitment and Selection (Safer Recruitment) Policy"),
    "environmental": ("Environmental Policy", "Environmental Policy Statement"),
    "quality": ("Quality Policy", "Quality Assurance Policy"),
    "equality": (
        "Equality, Diversity and Inclusion Policy",
        "Equal Opportunities Policy",
        "Equality and Diversity Policy",
    ),
    "data_protection": ("Data Protection Policy", "Data Protection and GDPR Policy"),
    "complaints": ("Complaints Policy", "Complaints Procedure"),
    "whistleblowing": ("Whistleblowing Policy",),
    "behaviour": ("Behaviour Policy", "Promoting Positive Behaviour Policy"),
    "medication": ("Medication Policy", "Administration of Medicines Policy"),
    "lone_working": ("Lone Working Policy",),
    "missing_child": ("Missing Child Policy", "Missing Child Procedure"),
    "intimate_care": ("Intimate Care Policy",),
    "infection_control": ("Infection Control Policy",),
    "allergy": ("Allergy Policy", "Allergy and Anaphylaxis Policy"),
}
_TEXTS = {
    "safeguarding": (
        "We believe that no child should experience abuse or harm of any kind. Every worker must report a concern the"
        " same day. Concerns about an adult who works with children go to the Local Authority Designated Officer."
    ),
    "health_and_safety": (
        "The trustees are responsible for a safe place to play. Accidents are written in the accident book and, where"
        " required, reported under RIDDOR."
    ),
    "safer_recruitment": (
        "Two references, proof of identity and an enhanced check are obtained before anybody starts. Gaps in employment"
        " are explored at interview."
    ),
    "environmental": "We share lifts, buy second hand where we can and recycle paper, card and craft leftovers.",
    "quality": "We ask families what they think after every holiday, and the results go to each committee meeting.",
    "equality": "Nobody is treated less favourably because of a characteristic protected by the Equality Act 2010.",
    "data_protection": (
        "We keep only what we need about children and families, lock it away and shred it when it is no longer needed."
    ),
    "complaints": (
        "Please speak to the session leader first. A written complaint is acknowledged within 5 working days and"
        " answered within 20."
    ),
    "whistleblowing": "A worker who raises a worry in good faith will be supported, whatever the outcome.",
    "behaviour": "Behaviour is communication. We agree a plan with each family and praise what goes well.",
    "medication": "Medicines are given only with a signed consent form, by two trained workers, and recorded at once.",
    "lone_working": (
        "No worker is alone with a child out of sight. Home visits are logged with the office, with a call before and"
        " after."
    ),
    "missing_child": (
        "The session stops, a headcount is taken, one worker searches and another telephones. After ten minutes the"
        " police are called on 999."
    ),
    "intimate_care": (
        "Care is given with dignity, by a worker whom the child knows, following the plan agreed with parents."
    ),
    "infection_control": "Hands are washed before food. A child who has been sick stays at home for 48 hours.",
    "allergy": (
        "Allergies are listed on the kitchen door and on each child's card. Adrenaline pens stay with the child."
    ),
}


@dataclass(frozen=True)
class Policy:
    """A policy and its control data."""

    kind: str
    title: str
    approved: date
    reviewed: date | None
    following: date
    owner: str


def _policy(rng: random.Random, provider: Club, kind: str) -> Policy:
    approved = day(rng, date(2021, 9, 1), date(2025, 6, 1))
    reviewed = day(rng, date(2025, 7, 1), date(2026, 10, 30)) if rng.random() < 0.75 else None
    last = reviewed or approved
    following = last.replace(year=last.year + rng.choice((1, 1, 2)), day=min(last.day, 28))
    owner = pick(rng, provider.head, f"{provider.people[4]}", f"{provider.people[5]}")
    return Policy(kind, rng.choice(_TITLES[kind]), approved, reviewed, following, owner)


def _always(policy: Policy, provider: Club) -> list[Fact]:
    return [
        Fact("policy.present", True, policy.kind, quote=policy.title),
        Fact("policy.title", policy.title, policy.kind, quote=policy.title),
    ]


def _control(rng: random.Random, policy: Policy, say: Callable[[date], str]) -> list[Entry]:
    """The control block: what was approved, reviewed and is due."""
    approved = Fact("policy.approved_on", policy.approved.isoformat(), policy.kind, quote=say(policy.approved))
    entries: list[Entry] = [
        (
            pick(rng, "Approved by the committee on", "Date approved", "Approved", "Adopted on"),
            say(policy.approved),
            (approved,),
        )
    ]
    if policy.reviewed:
        reviewed = Fact("policy.reviewed_on", policy.reviewed.isoformat(), policy.kind, quote=say(policy.reviewed))
        entries.append(
            (pick(rng, "Last reviewed", "Date of last review", "Reviewed on"), say(policy.reviewed), (reviewed,))
        )
    entries.append(
        (
            pick(rng, "Next review", "Next review due", "Review due by", "Date of next review"),
            say(policy.following),
            (Fact("policy.next_review", policy.following.isoformat(), policy.kind, quote=say(policy.following)),),
        )
    )
    entries.append(
        (
            pick(rng, "Policy owner", "Owner", "Person responsible for this policy"),
            policy.owner,
            (Fact("policy.owner", policy.owner, policy.kind, quote=policy.owner),),
        )
    )
    if rng.random() < 0.5:
        entries.append(("Version", f"{rng.randint(1, 6)}.{rng.randint(0, 9)}", ()))
    return rng.sample(entries, len(entries)) if rng.random() < 0.4 else entries


def _leads(rng: random.Random, provider: Club) -> tuple[str, list[Fact]]:
    """The sentence that names the leads."""
    lead, deputy = provider.lead, provider.deputy
    text = pick(
        rng,
        f"Our Designated Safeguarding Lead (DSL) is {lead}. In their absence contact {deputy}, Deputy DSL.",
        f"The safeguarding lead is {lead} and the deputy safeguarding lead is {deputy}.",
        f"Designated Safeguarding Lead: {lead}. Deputy: {deputy}. NSPCC helpline: 0808 800 5000.",
    )
    return text, [
        Fact("policy.lead_named", True, "safeguarding", quote=lead),
        Fact("staff.safeguarding_lead", lead, quote=lead),
        Fact("staff.deputy_lead", deputy, quote=deputy),
    ]


def handbook(rng: random.Random, provider: Club) -> Made:
    """One Word file with many policies, each with its own dates or all with those of the cover."""
    say = rng.choice(DATES[:6])
    word = Word(rng, "Staff handbook")
    word.heading(
        pick(rng, "Staff and Volunteer Handbook", "Staff Handbook", f"Handbook for workers at {provider.name}"), 0
    )
    word.para(provider.name, organisation(provider))
    word.para(
        pick(
            rng,
            "Please read this before your first session and sign the slip at the back.",
            "This handbook does not form part of your contract of employment.",
        )
    )
    kinds = ["safeguarding", *rng.sample([k for k in _TITLES if k != "safeguarding"], rng.randint(3, 7))]
    common = _policy(rng, provider, "safeguarding") if rng.random() < 0.35 else None
    policies = [
        _policy(rng, provider, kind) for kind in (kinds if rng.random() < 0.6 else rng.sample(kinds, len(kinds)))
    ]
    if common:
        policies = [
            Policy(p.kind, p.title, common.approved, common.reviewed, common.following, common.owner) for p in policies
        ]
        _common(word, policies, say)
    numbered, way = rng.random() < 0.6, rng.choice(("tab", "beside", "under", "line"))
    word.heading("Contents", 2)
    word.para("; ".join(f"{n} {p.title}" for n, p in enumerate(policies, 1)))
    for number, policy in enumerate(policies, 1):
        word.heading(f"{number}. {policy.title}" if numbered else policy.title, 1, _always(policy, provider))
        word.state(provider.name, [Fact("policy.organisation", provider.name, policy.kind, optional=True)])
        _body(rng, word, policy, provider)
        if not common:
            _dated(rng, word, policy, say, way)
    word.foot(pick(rng, f"Handbook v{rng.randint(2, 9)}", provider.name, "Uncontrolled when printed"))
    return Made(
        pick(rng, "Policies/Staff handbook.docx", "Handbook.docx", "Policies/Policies and procedures.docx"),
        word.data(),
        "policy",
        tuple(word.facts),
    )


def _common(word: Word, policies: list[Policy], say: Callable[[date], str]) -> None:
    """One statement for all policies of the handbook."""
    first = policies[0]
    facts = []
    for policy in policies:
        facts.append(Fact("policy.approved_on", policy.approved.isoformat(), policy.kind, quote=say(policy.approved)))
        facts.append(Fact("policy.next_review", policy.following.isoformat(), policy.kind, quote=say(policy.following)))
        if policy.reviewed:
            facts.append(
                Fact("policy.reviewed_on", policy.reviewed.isoformat(), policy.kind, quote=say(policy.reviewed))
            )
    middle = f", last reviewed on {say(first.reviewed)}" if first.reviewed else ""
    word.para(
        f"All policies in this handbook were approved by the committee on {say(first.approved)}{middle} and are next"
        f" due for review on {say(first.following)}.",
        facts,
    )


def _body(rng: random.Random, word: Word, policy: Policy, provider: Club) -> None:
    word.heading(pick(rng, "Our commitment", "Statement", "Purpose", "What we do"), 2)
    word.para(_TEXTS[policy.kind])
    if policy.kind == "safeguarding":
        text, facts = _leads(rng, provider)
        word.para(text, facts, style=rng.choice((None, "List Bullet")))
    elif rng.random() < 0.3:
        word.para("See also our other policies, which are held in the office.")


def _dated(rng: random.Random, word: Word, policy: Policy, say: Callable[[date], str], way: str) -> None:
    entries = _control(rng, policy, say)
    if way == "line":
        word.para(
            ". ".join(f"{label}: {text}" for label, text, _ in entries) + ".",
            [fact for _, _, facts in entries for fact in facts],
            italic=True,
        )
        return
    for entry in entries:
        word.pair(entry, way)


def single(rng: random.Random, provider: Club, kind: str) -> Made:
    """One policy as a PDF; signed, with an empty line for a signature, or with none."""
    say, policy = rng.choice(DATES), _policy(rng, provider, kind)
    entries = _control(rng, policy, say)
    foot = pick(
        rng,
        f"{policy.title} | issue date of template {say(date(2020, 4, 1))}",
        f"{provider.name}",
        "Uncontrolled if printed",
    )
    sheet = Sheet(rng, foot)
    owner = Fact("policy.organisation", provider.name, kind, quote=provider.name)
    if rng.random() < 0.5:
        sheet.para(provider.name, [owner, *organisation(provider)], size=11)
        sheet.heading(policy.title, rng.choice((15, 18, 22)), rng.random() < 0.4, _always(policy, provider))
    else:
        sheet.heading(policy.title, rng.choice((15, 18, 22)), rng.random() < 0.4, _always(policy, provider))
        sheet.para(
            f"{pick(rng, 'Policy of', 'Organisation:', 'For')} {provider.name}", [owner, *organisation(provider)]
        )
    way, first = rng.choice(WAYS), rng.random() < 0.5
    if first:
        sheet.pairs(entries, way)
        if rng.random() < 0.3:
            sheet.turn()
    for number, title in enumerate(("Introduction", "Our commitment", "Responsibilities", "Monitoring"), 1):
        sheet.heading(f"{number}. {title}" if rng.random() < 0.7 else title, 12)
        if number == 2:
            sheet.para(_TEXTS[kind])
        if number == 3 and kind == "safeguarding":
            text, facts = _leads(rng, provider)
            sheet.para(text, facts)
        sheet.para(
            pick(
                rng,
                "This policy applies to all staff, volunteers and trustees, and is given to parents on request.",
                "Everybody who works with us, paid or unpaid, has read this policy and knows where to find it.",
                "The committee looks at how this policy works at least once a year and whenever the law or guidance"
                " changes.",
            )
        )
    if not first:
        sheet.pairs(entries, way)
    if rng.random() < 0.4:
        sheet.para(
            pick(
                rng,
                "Adapted from a model policy of the Marlpit Playwork Network, January 2019.",
                "This policy follows Keeping Children Safe in Education (September 2025) and Working Together (2023).",
            )
        )
    _signature(rng, sheet, policy, provider)
    return Made(f"Policies/{policy.title.replace('&', 'and')}.pdf", sheet.data(), "policy", tuple(sheet.facts))


def _signature(rng: random.Random, sheet: Sheet, policy: Policy, provider: Club) -> None:
    how = rng.choice(("signed", "signed", "empty", "absent"))
    if how == "signed":
        text = pick(
            rng, f"Signed: {provider.head}, Chair of the committee", f"Signed for {provider.name}: {provider.head}"
        )
        sheet.para(text, [Fact("policy.signed", True, policy.kind, quote="Signed")])
    elif how == "empty":
        sheet.para(
            "Signed: ______________________   (Chair)",
            [Fact("policy.signed", False, policy.kind, optional=True, quote="Signed:")],
        )
