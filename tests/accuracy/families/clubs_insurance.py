"""Employers' liability certificates, public liability schedules and brokers' letters of short-break clubs."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

from tests.accuracy.families.clubs_base import (
    DATES,
    Club,
    DateStyle,
    Fact,
    day,
    money,
    organisation,
    person,
    pick,
    shuffled,
)
from tests.accuracy.families.clubs_paper import WAYS, Entry, Sheet
from tests.accuracy.made import Made

INSURERS = (
    "Pennant Mutual Insurance Society Limited",
    "Oxmoor General Insurance plc",
    "Larkspur Specialty Insurance SE",
    "Guildhall & Counties Insurance Company Ltd",
    "Northmere Underwriting at Lloyd's (Syndicate 9414)",
    "Tollgate Assurance Limited",
)
BROKERS = (
    "Hathersage Risk Partners LLP",
    "Moorcroft Bell Insurance Brokers",
    "Sedgwell & Daughters (Insurance Services) Ltd",
    "Clubsure, a trading style of Amberley Broking Limited",
)


@dataclass(frozen=True)
class Cover:
    """One policy: who insures, under which number and until when."""

    insurer: str
    number: str
    starts: date
    expires: date


def cover(rng: random.Random) -> Cover:
    """A policy of a year that is in force in the autumn of 2026, or has just run out."""
    starts = day(rng, date(2025, 12, 1), date(2026, 10, 1))
    if rng.random() < 0.5:
        starts = starts.replace(day=1)
    expires = starts.replace(year=starts.year + 1) - timedelta(days=1)
    number = pick(
        rng,
        f"{rng.randint(10, 99)}/SZ/{rng.randint(10**7, 10**8 - 1)}",
        f"CHY{rng.randint(10**6, 10**7 - 1)}",
        f"PL-{rng.randint(1000, 9999)}-{rng.randint(100, 999)}",
        f"{rng.randint(10**8, 10**9 - 1)}",
        f"B{rng.randint(1000, 9999)}CLB{rng.randint(100, 999)}A",
    )
    return Cover(rng.choice(INSURERS), number, starts, expires)


def shared(kind: str, provider: Club, policy: Cover, optional: bool = False) -> dict[str, Fact]:
    """The facts of a policy that are not its sums."""
    base = f"insurance.{kind}."
    return {
        "name": Fact(base + "insured_name", provider.name, optional=optional, quote=provider.name),
        "insurer": Fact(base + "insurer", policy.insurer, optional=optional, quote=policy.insurer),
        "number": Fact(base + "policy_number", policy.number, optional=optional, quote=policy.number),
        "starts": Fact(base + "starts", policy.starts.isoformat(), optional=optional),
        "expires": Fact(base + "expires", policy.expires.isoformat(), optional=optional),
    }


def employers(rng: random.Random, provider: Club, policy: Cover) -> Made:
    """The certificate that the Regulations of 1998 ask for."""
    sheet, say = Sheet(rng, pick(rng, "EL Cert 03/24", "Form ELC2 - issued electronically", "")), rng.choice(DATES)
    facts = shared("employers_liability", provider, policy)
    limit = rng.choice((5_000_000, 10_000_000, 10_000_000))
    broker = rng.choice(BROKERS)
    if rng.random() < 0.5:
        sheet.para(
            pick(rng, f"Arranged by {broker}", f"Your broker: {broker}, 01632 960{rng.randint(100, 999)}"), size=8
        )
    sheet.heading(
        pick(
            rng,
            "Certificate of Employers' Liability Insurance",
            "CERTIFICATE OF EMPLOYERS' LIABILITY INSURANCE (a)",
            "Employers’ Liability (Compulsory Insurance) Act 1969: Certificate",
        ),
        rng.choice((14, 17)),
        rng.random() < 0.6,
    )
    sheet.para(
        "(Where required by regulation 5 of the Employers' Liability (Compulsory Insurance) Regulations 1998, one or"
        " more copies of this certificate must be displayed at each place of business at which the policyholder employs"
        " persons covered by the policy.)",
        size=8,
    )
    entries: list[Entry] = [
        (pick(rng, "Policy number", "Policy No.", "Certificate / policy reference"), policy.number, (facts["number"],)),
        (
            pick(rng, "1. Name of policyholder", "Name of Policyholder", "Insured employer"),
            provider.name,
            (facts["name"], *organisation(provider)),
        ),
        (
            pick(
                rng, "2. Date of commencement of insurance policy", "Date of commencement", "Commencement (00:01 hrs)"
            ),
            say(policy.starts),
            (facts["starts"],),
        ),
        (
            pick(rng, "3. Date of expiry of insurance policy", "Date of expiry", "Expiry (midnight)"),
            say(policy.expires),
            (facts["expires"],),
        ),
    ]
    if rng.random() < 0.4:
        entries.insert(2, ("Subsidiary companies covered", "None", ()))
    if rng.random() < 0.25:
        _prose(sheet, provider, policy, facts, say)
    else:
        sheet.pairs(entries, rng.choice(WAYS))
    _certified(rng, sheet, policy, facts["insurer"], limit)
    sheet.para("Signed on behalf of " + policy.insurer + " (Authorised Insurer)")
    sheet.para(f"{person(rng)}, {pick(rng, 'Chief Executive', 'Head of Underwriting', 'Authorised signatory')}")
    sheet.para(
        "(a) Where the employer is a company to which regulation 3(2) of the Regulations applies, the certificate shall"
        " state in a prominent place that the policy covers the holding company and all its subsidiaries. (b) See"
        " regulation 3(1) of the Regulations and delete whichever paragraph in 2 does not apply.",
        size=7.5,
    )
    name = pick(
        rng,
        "Insurance/EL certificate.pdf",
        "Insurance/Employers Liability 26-27.pdf",
        "Employers Liability Certificate.pdf",
    )
    return Made(name, sheet.data(), "insurance_certificate", tuple(sheet.facts))


def _prose(sheet: Sheet, provider: Club, policy: Cover, facts: dict[str, Fact], say: DateStyle) -> None:
    """The certificate's particulars in sentences."""
    dates = [
        Fact(facts[k].name, facts[k].value, quote=say(d))
        for k, d in (("starts", policy.starts), ("expires", policy.expires))
    ]
    sheet.para(
        f"This is to certify that {provider.name} is insured under policy {policy.number}.",
        [facts["name"], facts["number"], *organisation(provider)],
    )
    sheet.para(f"The policy commences on {say(policy.starts)} and expires on {say(policy.expires)}.", dates)


def _conditions(rng: random.Random, sheet: Sheet) -> None:
    """Conditions that repeat no sum insured of the schedule's own."""
    sheet.heading(pick(rng, "Conditions and endorsements", "Clauses applying to your policy"), 11)
    for clause in rng.sample(_CLAUSES, rng.randint(2, 5)):
        sheet.para(clause, size=8.5)


_CLAUSES = (
    "Inflatable play: no cover while an inflatable is used in winds above 24 miles an hour.",
    "Swimming: a qualified lifeguard must be at the poolside throughout each session.",
    "Bona fide subcontractors must hold public liability cover of not less than £2,000,000 of their own.",
    "Heat work away from the premises is not covered.",
    "You must tell us within 30 days of any incident that may give rise to a claim.",
    "Fetes and open days with more than 500 visitors must be notified to us beforehand.",
)


def _certified(rng: random.Random, sheet: Sheet, policy: Cover, insurer: Fact, limit: int) -> None:
    cited = "The policy to which this certificate relates satisfies the requirements of the relevant law applicable in"
    sheet.para(
        f"We hereby certify that subject to paragraph 2: 1. {cited} Great Britain, Northern Ireland, the Isle of Man"
        " and the Channel Islands."
    )
    name, basis = "insurance.employers_liability.cover", "insurance.employers_liability.basis"
    shown = f"£{limit // 1_000_000} million"
    if rng.random() < 0.5:
        sheet.para(
            f"2. The minimum amount of cover provided by this policy is no less than {shown}.",
            [Fact(name, limit, quote=shown)],
        )
    else:
        shown = money(rng, limit)
        sheet.para("2. The cover provided by this policy is subject to the limit below, including costs.")
        text = shown + pick(
            rng,
            " any one occurrence",
            " any one event, inclusive of costs",
            " any one occurrence (terrorism £5,000,000)",
        )
        sheet.pairs(
            [
                (
                    pick(rng, "Limit of indemnity", "Limit of Liability"),
                    text,
                    (Fact(name, limit, quote=shown), Fact(basis, "per_claim", quote="any one")),
                )
            ],
            "colon",
        )
    sheet.para(
        pick(rng, "Insurer: ", "Underwritten by ", "For and on behalf of the insurer, ") + policy.insurer, [insurer]
    )


def schedule(rng: random.Random, provider: Club, policy: Cover) -> Made:
    """A schedule with several sections, of which public liability counts most."""
    sheet, say = (
        Sheet(
            rng,
            f"Policy wording ref CW{rng.randint(11, 49)} v{rng.randint(1, 6)}. Please read with your policy booklet.",
        ),
        rng.choice(DATES),
    )
    facts, products = shared("public_liability", provider, policy), shared("products", provider, policy, True)
    both = {key: (fact, products[key]) for key, fact in facts.items()}
    sheet.heading(
        pick(
            rng,
            "Public & Products Liability Schedule",
            "Schedule of Insurance",
            "POLICY SCHEDULE: COMMUNITY GROUPS COMBINED",
            "Your Liability Cover at a Glance",
        ),
        16,
    )
    period = f"{say(policy.starts)} to {say(policy.expires)}" + pick(rng, "", " (both days inclusive)", " at midnight")
    dated: list[Entry] = [("Period of insurance", period, _quoted(both, say, policy))]
    if rng.random() < 0.5:
        dated = [
            (pick(rng, "Effective from", "Inception", "Start date"), say(policy.starts), both["starts"]),
            (pick(rng, "Expires", "Cover ends", "Expiry date"), say(policy.expires), both["expires"]),
        ]
    insured = provider.name + (f" t/a {provider.trading}" if provider.trading and rng.random() < 0.5 else "")
    entries: list[Entry] = [
        (pick(rng, "The Insured", "Policyholder", "Insured name"), insured, (*both["name"], *organisation(provider))),
        (pick(rng, "Policy number", "Policy Ref", "Your policy no"), policy.number, both["number"]),
        *dated,
        (pick(rng, "Insurer", "Underwriter", "Insured with"), policy.insurer, both["insurer"]),
        (
            "Business",
            pick(
                rng,
                "Short breaks and holiday clubs for disabled children",
                "Provision of inclusive play and leisure sessions",
            ),
            (),
        ),
        ("Intermediary", rng.choice(BROKERS), ()),
        (
            pick(rng, "Annual premium", "Total premium incl. IPT at 12%"),
            f"£{rng.randint(310, 1900):,}.{rng.randint(10, 99)}",
            (),
        ),
    ]
    sheet.pairs(shuffled(rng, entries) if rng.random() < 0.4 else entries, rng.choice(WAYS))
    abuse = rng.choice((True, False, None))
    if rng.random() < 0.25:
        sheet.turn()
    (_sections_table if rng.random() < 0.5 else _sections_list)(rng, sheet, abuse)
    if rng.random() < 0.3:
        sheet.turn()
    _conditions(rng, sheet)
    sheet.para(
        pick(
            rng,
            "Legal defence costs: £100,000 any one event. Loss of reputation: £25,000.",
            "Data protection defence: £250,000 in the aggregate.",
        )
    )
    name = pick(
        rng, "Insurance/PL schedule.pdf", "Insurance/Public liability.pdf", "Public Liability Insurance Schedule.pdf"
    )
    return Made(name, sheet.data(), "insurance_certificate", tuple(sheet.facts))


def _quoted(both: dict[str, tuple[Fact, Fact]], say: DateStyle, policy: Cover) -> tuple[Fact, ...]:
    """The two dates of a period, each with its own words."""
    pairs = (("starts", policy.starts), ("expires", policy.expires))
    return tuple(Fact(f.name, f.value, optional=f.optional, quote=say(d)) for key, d in pairs for f in both[key])


def _sums(rng: random.Random) -> tuple[int, int, int]:
    return (
        rng.choice((2_000_000, 5_000_000, 5_000_000, 10_000_000)),
        rng.choice((2_000_000, 5_000_000)),
        rng.choice((100, 250, 500, 1000)),
    )


def _sections_table(rng: random.Random, sheet: Sheet, abuse: bool | None) -> None:
    limit, product, excess = _sums(rng)
    last = rng.random() < 0.4
    head = [
        "Section",
        *(["Last year's limit"] if last else []),
        pick(rng, "Limit of indemnity", "Sum insured this period"),
        "Excess",
    ]
    older = [money(rng, rng.choice((1_000_000, 2_000_000)))] if last else []
    public, goods, taken = money(rng, limit), money(rng, product), f"£{excess:,}"
    pl, pr = "insurance.public_liability.", "insurance.products."
    rows = [
        (
            ["Public liability", *older, public + " any one occurrence", taken],
            [
                Fact(pl + "cover", limit, quote=public),
                Fact(pl + "basis", "per_claim", quote="any one occurrence"),
                Fact(pl + "excess", excess, quote=taken),
            ],
        ),
        (
            ["Products liability", *older, goods + " in the aggregate", "Nil"],
            [
                Fact(pr + "cover", product, quote=goods),
                Fact(pr + "basis", "aggregate", quote="in the aggregate"),
                Fact(pr + "excess", 0, optional=True, quote="Nil"),
            ],
        ),
        (["Property owners' liability", *["Not insured" for _ in older], "Not insured", "-"], []),
    ]
    if abuse is not None:
        words = "Excluded" if abuse else "Included, £1,000,000 in the aggregate"
        rows.append(
            (
                [
                    pick(rng, "Abuse and molestation extension", "Abuse cover"),
                    *["Excluded" for _ in older],
                    words,
                    "-" if abuse else "£1,000",
                ],
                [Fact(pl + "abuse_excluded", abuse, quote=words.split(",")[0])],
            )
        )
    sheet.table(head, rows, [3, *([2] if last else []), 3.4, 1.2], rng.random() < 0.7)


def _sections_list(rng: random.Random, sheet: Sheet, abuse: bool | None) -> None:
    limit, product, excess = _sums(rng)
    public, goods = money(rng, limit), money(rng, product)
    pl, pr = "insurance.public_liability.", "insurance.products."
    each = pick(rng, "any one claim", "each and every occurrence", "any one event, unlimited in the period")
    sheet.heading(pick(rng, "Section 2: Public liability", "Public Liability"), 11)
    sheet.para(
        f"We will pay up to {public} {each}.",
        [Fact(pl + "cover", limit, quote=public), Fact(pl + "basis", "per_claim", quote=each)],
    )
    sheet.para(
        f"You pay the first £{excess:,} of any claim for damage to third party property.",
        [Fact(pl + "excess", excess, quote=f"£{excess:,}")],
    )
    if abuse is True:
        sheet.para(
            "EXCLUSION 14. We do not cover any claim arising from actual or alleged abuse or molestation.",
            [Fact(pl + "abuse_excluded", True, quote="do not cover")],
        )
    elif abuse is False:
        sheet.para(
            "Endorsement 7: cover under this section extends to claims for physical or sexual abuse, limited to"
            " £2,000,000 in all.",
            [Fact(pl + "abuse_excluded", False, quote="extends to claims")],
        )
    sheet.heading(pick(rng, "Section 3: Products liability", "Products"), 11)
    sheet.para(
        f"Limit: {goods} in the aggregate during the period of insurance.",
        [Fact(pr + "cover", product, quote=goods), Fact(pr + "basis", "aggregate", quote="in the aggregate")],
    )
