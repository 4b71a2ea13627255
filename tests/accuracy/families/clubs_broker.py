"""Letters in which a club's insurance broker confirms what is held."""

from __future__ import annotations

import random
from datetime import timedelta

from tests.accuracy.families.clubs_base import DATES, Club, DateStyle, Fact, money, organisation, person, pick
from tests.accuracy.families.clubs_insurance import BROKERS, Cover, shared
from tests.accuracy.families.clubs_paper import WAYS, Sheet
from tests.accuracy.made import Made


def letter(rng: random.Random, provider: Club, cover_of: dict[str, Cover]) -> Made:
    """A broker confirms what is held; what is only quoted is no cover."""
    broker, say = rng.choice(BROKERS), rng.choice(DATES[:2] + DATES[4:7])
    sheet = Sheet(
        rng, f"{broker} is authorised and regulated by the Financial Conduct Authority. Registered in England."
    )
    sheet.heading(broker, 15)
    sheet.para(f"3 Exchange Row, Chichester PO19 {rng.randint(1, 8)}QX", size=8)
    written = max(policy.starts for policy in cover_of.values()) + timedelta(days=rng.randint(3, 20))
    sheet.para(say(written))
    sheet.para(pick(rng, "To whom it may concern", "West Sussex County Council, County Hall, Chichester", "Dear Sirs"))
    named = tuple(shared(kind, provider, policy)["name"] for kind, policy in cover_of.items())
    sheet.para(
        pick(rng, "Our client: ", "Re: ", "Insured: ") + provider.name, [*named, *organisation(provider)], bold=True
    )
    sheet.para(
        pick(
            rng,
            "As insurance brokers to the above we confirm that the following covers are in force at the date of this"
            " letter.",
            "We write as requested to confirm the liability insurances which we have placed for our client.",
        )
    )
    way = rng.choice(("prose", "blocks", "table", "prose", "list", "blocks"))
    rows = [_confirm(rng, sheet, kind, provider, policy, way, say) for kind, policy in cover_of.items()]
    if way == "table":
        sheet.table(["Class", "Insurer", "Policy no.", "From", "To", "Limit"], rows, [2, 3, 2.4, 2, 2, 2.6], size=8)
    sheet.para(
        pick(
            rng,
            "We are also discussing an increase in the public liability limit to £10,000,000; this is a quotation only"
            " and is not in force.",
            "Until last year the public liability limit was £1,000,000.",
            "A quotation for cyber cover of £250,000 was offered and has not been taken up.",
        )
    )
    sheet.para(
        "This letter is for information only and does not amend the policies, whose terms, conditions and exclusions"
        " apply."
    )
    sheet.para("Yours faithfully,")
    sheet.y -= 24
    sheet.para(f"{person(rng)} Cert CII, Account Executive")
    return Made(
        pick(rng, "Insurance/Broker letter.pdf", "Insurance/To whom it may concern.pdf", "Broker confirmation.pdf"),
        sheet.data(),
        "insurance_certificate",
        tuple(sheet.facts),
    )


_LABELS = {
    "employers_liability": "Employers' liability",
    "public_liability": "Public liability",
    "professional_indemnity": "Professional indemnity",
}


Row = tuple[list[str], list[Fact]]


def _confirm(
    rng: random.Random, sheet: Sheet, kind: str, provider: Club, policy: Cover, way: str, say: DateStyle
) -> Row:
    """One cover in the letter's manner; gives the row that a table would have."""
    facts, label = shared(kind, provider, policy), _LABELS[kind]
    whole = {
        "employers_liability": 10_000_000,
        "public_liability": 5_000_000,
        "professional_indemnity": rng.choice((500_000, 1_000_000)),
    }[kind]
    shown, first, last = money(rng, whole), say(policy.starts), say(policy.expires)
    blocks = rng.choice(WAYS[:5])
    aggregate = kind == "professional_indemnity"
    basis = Fact(
        f"insurance.{kind}.basis",
        "aggregate" if aggregate else "per_claim",
        quote="in the aggregate" if aggregate else "any one occurrence",
    )
    sum_ = Fact(f"insurance.{kind}.cover", whole, quote=shown)
    dates = [Fact(facts[k].name, facts[k].value, quote=text) for k, text in (("starts", first), ("expires", last))]
    if way == "prose":
        text = (
            f"{label} is insured with {policy.insurer} under policy {policy.number} for the period from {first} to"
            f" {last}, with a limit of {shown} {basis.quote}."
        )
        sheet.para(text, [facts["insurer"], facts["number"], *dates, sum_, basis])
    elif way == "list":
        sheet.para(
            f"• {label}: {shown} {basis.quote}; {policy.insurer}; policy no. {policy.number}; {first} - {last}",
            [facts["insurer"], facts["number"], *dates, sum_, basis],
            indent=12,
        )
    elif way == "blocks":
        sheet.heading(label, 11)
        sheet.pairs(
            [
                ("Insurer", policy.insurer, (facts["insurer"],)),
                ("Policy number", policy.number, (facts["number"],)),
                ("Limit of indemnity", f"{shown} {basis.quote}", (sum_, basis)),
                ("Period", f"{first} to {last}", tuple(dates)),
            ],
            blocks,
        )
    return [label, policy.insurer, policy.number, first, last, f"{shown} {basis.quote}"], [
        facts["insurer"],
        facts["number"],
        *dates,
        sum_,
        basis,
    ]
