"""Papers of inspectorates about short-break clubs, and credit reports on them."""

from __future__ import annotations

import random
from datetime import date, timedelta

from tests.accuracy.families.clubs_base import DATES, Club, Fact, day, organisation, person, pick
from tests.accuracy.families.clubs_paper import WAYS, Entry, Sheet
from tests.accuracy.made import Made

_RATINGS = {
    "Outstanding": "outstanding",
    "Good": "good",
    "Requires improvement": "requires_improvement",
    "Inadequate": "inadequate",
}
_SETTINGS = (
    "Foundry Lane Playscheme",
    "Larkfield House",
    "The Boathouse Holiday Club",
    "Chapel Street Short Breaks",
    "Mill Green Saturday Club",
    "Number 9 The Orchard",
)


def registration(rng: random.Random, provider: Club) -> Made:
    """A certificate, a letter, a page of a public register or an inspection report."""
    write = rng.choice(
        (
            _ofsted_certificate,
            _ofsted_letter,
            _ofsted_report,
            _ofsted_page,
            _cqc_certificate,
            _cqc_report,
            _ofsted_report,
        )
    )
    return write(rng, provider)


def _urn(rng: random.Random) -> str:
    return pick(
        rng, f"EY{rng.randint(301000, 599999)}", f"{rng.randint(2510000, 2799999)}", f"SC{rng.randint(380000, 489999)}"
    )


def _ofsted(key: str, value: object, quote: str | None = None, optional: bool = False) -> Fact:
    return Fact(f"registration.ofsted.{key}", value, quote=quote, optional=optional)


def _cqc(key: str, value: object, quote: str | None = None, optional: bool = False) -> Fact:
    return Fact(f"registration.cqc.{key}", value, quote=quote, optional=optional)


def _ofsted_certificate(rng: random.Random, provider: Club) -> Made:
    sheet, say = Sheet(rng, "Ofsted | Piccadilly Gate, Store Street, Manchester M1 2WD"), rng.choice(DATES[:2])
    urn, setting = _urn(rng), rng.choice(_SETTINGS)
    sheet.heading("Ofsted", 12)
    sheet.heading("Certificate of registration", 20, True, [_ofsted("held", True, "Certificate of registration", True)])
    sheet.para(
        pick(
            rng,
            "This is to certify that the provider below is registered under the Childcare Act 2006.",
            "Issued under the Care Standards Act 2000.",
        )
    )
    entries: list[Entry] = [
        (pick(rng, "Unique reference number", "URN", "Registration number"), urn, (_ofsted("reference", urn),)),
        (pick(rng, "Name of setting", "Setting", "Establishment"), setting, (_ofsted("name", setting),)),
        ("Registered person", provider.name, organisation(provider)),
        ("Date of registration", say(day(rng, date(2012, 1, 1), date(2023, 1, 1))), ()),
        (
            "Register(s)",
            pick(
                rng,
                "Early Years Register; compulsory part of the Childcare Register",
                "Childcare Register, voluntary part",
            ),
            (),
        ),
        ("Registration status", "Registered", (_ofsted("status", "registered"),)),
    ]
    sheet.pairs(entries, rng.choice(WAYS))
    sheet.para("You must display this certificate. It remains the property of His Majesty's Chief Inspector.", size=8)
    return Made(
        pick(rng, "Registrations/Ofsted certificate.pdf", "Ofsted registration.pdf"),
        sheet.data(),
        "registration",
        tuple(sheet.facts),
    )


def _ofsted_letter(rng: random.Random, provider: Club) -> Made:
    sheet, say = Sheet(rng, "Ofsted is proud to use recycled paper"), rng.choice(DATES[:2])
    urn, setting = _urn(rng), rng.choice(_SETTINGS)
    sheet.heading("Ofsted", 16)
    sheet.para(say(day(rng, date(2026, 1, 5), date(2026, 9, 30))))
    sheet.para(f"{provider.head}, {provider.name}, {provider.address}", organisation(provider, address=True))
    sheet.para(f"Dear {provider.head}")
    sheet.para(
        f"{setting} - {pick(rng, 'URN', 'unique reference number')} {urn}",
        [_ofsted("name", setting, setting), _ofsted("reference", urn, urn)],
        bold=True,
    )
    sheet.para(
        "I am pleased to confirm that this setting is registered to provide residential short breaks for disabled"
        " children.",
        [
            _ofsted("status", "registered", "registered"),
            _ofsted("held", True, "registered", True),
            _ofsted("provision_type", "residential_short_break", "residential short breaks"),
        ],
    )
    sheet.para(
        "The setting has not yet been inspected. The first inspection is normally carried out within seven months of"
        " registration; it will be given one of four grades: outstanding, good, requires improvement to be good, or"
        " inadequate.",
        [_ofsted("rating", "not_yet_inspected", "not yet been inspected")],
    )
    sheet.para("Yours sincerely")
    sheet.para(f"{person(rng)}, Regulatory Inspection Manager")
    return Made("Registrations/Ofsted letter.pdf", sheet.data(), "registration", tuple(sheet.facts))


def _ofsted_report(rng: random.Random, provider: Club) -> Made:
    sheet, say = Sheet(rng, "Inspection report"), rng.choice(DATES[:2])
    urn, setting, rating = _urn(rng), rng.choice(_SETTINGS), rng.choice(list(_RATINGS))
    last = day(rng, date(2024, 3, 1), date(2026, 9, 30))
    first, before = last - timedelta(days=1), last - timedelta(days=rng.randint(700, 1000))
    sheet.heading(pick(rng, f"Inspection of {setting}", setting), 18, facts=[_ofsted("name", setting, setting)])
    several = rng.random() < 0.6
    shown = f"{say(first)} and {say(last)}" if several else say(last)
    if several and first.month == last.month:
        shown = pick(rng, shown, f"{first.day} to {last.day} {last:%B %Y}", f"{first.day}–{last.day} {last:%B %Y}")
    kind, code = rng.choice(
        (
            ("Children's home", "childrens_home"),
            ("Residential short breaks", "residential_short_break"),
            ("Residential short break", "residential_short_break"),
        )
    )
    entries: list[Entry] = [
        (
            pick(rng, "Inspection dates", "Date of inspection") if several else "Inspection date",
            shown,
            (_ofsted("inspected_on", last.isoformat()),),
        ),
        (pick(rng, "Unique reference number", "URN"), urn, (_ofsted("reference", urn),)),
        (pick(rng, "Provision type", "Type of provision"), kind, (_ofsted("provision_type", code),)),
        ("Registered provider", provider.name, organisation(provider)),
        (
            pick(rng, "Overall effectiveness", "Overall experiences and progress of children"),
            rating,
            (_ofsted("rating", _RATINGS[rating]),),
        ),
        ("Date of previous inspection", say(before), ()),
        ("Overall judgement at last inspection", rng.choice([r for r in _RATINGS if r != rating]), ()),
    ]
    sheet.pairs(entries, rng.choice(WAYS))
    for title in ("How well children are helped and protected", "The effectiveness of leaders and managers"):
        sheet.heading(title, 12)
        sheet.para(
            "Children arrive happily and settle quickly. Staff know their needs well, and plans are reviewed with"
            " families after each stay."
        )
    sheet.para(
        pick(
            rng,
            "What does the service need to do to improve? Keep a clearer record of medicines returned to families.",
            "The inspector spoke to six parents.",
        )
    )
    return Made(
        pick(rng, "Registrations/Ofsted report.pdf", "Inspection report.pdf"),
        sheet.data(),
        "inspection_report",
        tuple(sheet.facts),
    )


def _ofsted_page(rng: random.Random, provider: Club) -> Made:
    sheet, say = (
        Sheet(rng, "Printed from the public register", ("Helvetica", "Helvetica-Bold")),
        rng.choice((DATES[0], DATES[8])),
    )
    urn, setting, rating = _urn(rng), rng.choice(_SETTINGS), rng.choice(list(_RATINGS))
    status, code = rng.choice(
        (
            ("Registered", "registered"),
            ("Active - registered", "registered"),
            ("Registered with conditions", "conditions"),
            ("Suspended", "suspended"),
        )
    )
    last = day(rng, date(2024, 5, 1), date(2026, 8, 30))
    sheet.para("Ofsted: find an inspection report", size=9)
    sheet.heading(setting, 20, facts=[_ofsted("name", setting, setting)])
    sheet.pairs(
        [
            ("URN", urn, (_ofsted("reference", urn),)),
            ("Status", status, (_ofsted("status", code),)),
            ("Registered provider", provider.name, organisation(provider)),
            ("Places", str(rng.randint(8, 40)), ()),
        ],
        rng.choice(("colon", "twocol", "dots", "above")),
    )
    sheet.heading("All inspections and reports", 12)
    rows = [
        (
            [say(last), "Full inspection", rating],
            [_ofsted("inspected_on", last.isoformat(), say(last)), _ofsted("rating", _RATINGS[rating], rating)],
        )
    ]
    older = [
        (
            [say(last - timedelta(days=gap)), "Full inspection", rng.choice([r for r in _RATINGS if r != rating])],
            list[Fact](),
        )
        for gap in (820, 1600)
    ]
    sheet.table(
        ["Inspected on", "Type", "Overall effectiveness"],
        rows + older if rng.random() < 0.7 else [*reversed(older), *rows],
        (2, 3, 3),
        rng.random() < 0.4,
    )
    return Made("Registrations/Ofsted register page.pdf", sheet.data(), "registration", tuple(sheet.facts))


def _cqc_certificate(rng: random.Random, provider: Club) -> Made:
    sheet, say = (
        Sheet(rng, "CQC - The independent regulator of health and social care in England"),
        rng.choice(DATES[:2]),
    )
    number = f"1-{rng.randint(10**8, 10**10 - 1)}"
    sheet.heading("Care Quality Commission", 13)
    sheet.heading("Certificate of Registration", 20, True, [_cqc("held", True, "Certificate of Registration", True)])
    sheet.para(
        "This is to certify that the following service provider has been registered by the Care Quality Commission"
        " under the Health and Social Care Act 2008"
    )
    entries: list[Entry] = [
        (pick(rng, "Certificate number", "Certificate No."), f"CRT1-{rng.randint(10**7, 10**8 - 1)}", ()),
        ("Certificate date", say(day(rng, date(2023, 1, 1), date(2025, 12, 1))), ()),
        (
            pick(rng, "Name of service provider", "Service provider"),
            provider.name,
            (_cqc("name", provider.name), *organisation(provider)),
        ),
        (pick(rng, "Provider ID", "CQC provider reference"), number, (_cqc("reference", number),)),
        ("Regulated activity", "Personal care", ()),
        ("Registration status", "Registered", (_cqc("status", "registered"),)),
    ]
    sheet.pairs(entries, rng.choice(WAYS))
    return Made("Registrations/CQC certificate.pdf", sheet.data(), "registration", tuple(sheet.facts))


def _cqc_report(rng: random.Random, provider: Club) -> Made:
    sheet, say = Sheet(rng, "CQC inspection report"), rng.choice(DATES[:2])
    number, rating, last = (
        f"1-{rng.randint(10**8, 10**10 - 1)}",
        rng.choice(list(_RATINGS)),
        day(rng, date(2023, 6, 1), date(2026, 8, 30)),
    )
    sheet.heading(provider.name, 18, facts=[_cqc("name", provider.name, provider.name), *organisation(provider)])
    sheet.para("Care Quality Commission - inspection report", bold=True)
    entries: list[Entry] = [
        (pick(rng, "Provider ID", "Provider reference"), number, (_cqc("reference", number),)),
        (pick(rng, "Date of inspection visit", "Inspected on"), say(last), (_cqc("inspected_on", last.isoformat()),)),
        ("Date of publication", say(last + timedelta(days=41)), ()),
        (pick(rng, "Overall rating for this service", "Overall"), rating, (_cqc("rating", _RATINGS[rating]),)),
        (
            pick(rng, "Rating at last inspection", "Previous rating"),
            rng.choice([r for r in _RATINGS if r != rating]),
            (),
        ),
    ]
    sheet.pairs(entries, rng.choice(WAYS))
    rows = [
        ([key, rng.choice(("Good", "Good", "Requires improvement"))], list[Fact]())
        for key in ("Is the service safe?", "Is the service effective?", "Is the service caring?")
    ]
    sheet.table(["Key question", "Rating"], rows, (3, 2))
    return Made("Registrations/CQC report.pdf", sheet.data(), "inspection_report", tuple(sheet.facts))


_AGENCIES = (
    "Fennimore Credit Insight",
    "Tallystone Business Reports",
    "Ledgerwise Credit Bureau Ltd",
    "Harcourt & Pym Commercial Credit",
)


def credit(rng: random.Random, provider: Club) -> Made:
    """A credit report with the score as a panel, in a table or in prose; last year's score is beside it."""
    agency, say = rng.choice(_AGENCIES), rng.choice(DATES)
    sheet = Sheet(
        rng,
        pick(
            rng,
            "Data as held on the day of the report. No liability is accepted.",
            "Report for internal use of the subscriber only.",
        ),
    )
    score, limit, on = (
        rng.randint(28, 96),
        rng.choice((1_500, 5_000, 12_000, 22_500, 40_000, 75_000)),
        day(rng, date(2026, 4, 1), date(2026, 11, 10)),
    )
    older = max(5, score - rng.randint(3, 20))
    facts = {"agency": agency, "score": score, "limit": limit, "reported_on": on.isoformat()}
    scored = pick(rng, f"{score} / 100", f"{score} out of 100", f"{score}", f"{score} (scale 1 to 100)")
    limited = pick(rng, f"£{limit:,}", f"GBP {limit:,}", f"£{limit:,}.00")
    quotes = {"agency": agency, "score": str(score), "limit": limited, "reported_on": say(on)}
    made = {key: Fact(f"credit.{key}", value, quote=quotes[key]) for key, value in facts.items()}
    sheet.heading(agency, 15, facts=[made["agency"]])
    sheet.heading(pick(rng, "Company credit report", "Business Credit Report", "Credit check"), 12)
    sheet.para(pick(rng, "Report on ", "Subject: ") + provider.name, organisation(provider))
    way = rng.choice(("pairs", "pairs", "table", "prose", "panel", "pairs"))
    if way == "prose":
        sheet.para(
            f"At {say(on)} this business scores {scored}, against {older} twelve months ago; the average of its sector"
            f" is {score - 4}.",
            [made["score"], made["reported_on"]],
        )
        sheet.para(
            f"We suggest a credit limit of {limited}. The limit suggested in our last report was £{limit // 2:,}.",
            [made["limit"]],
        )
    elif way == "table":
        sheet.para(f"Report date: {say(on)}", [made["reported_on"]])
        sheet.table(
            ["", "Current", "Previous"],
            [
                (["Credit score", scored, str(older)], [made["score"]]),
                (["Credit limit", limited, f"£{limit // 2:,}"], [made["limit"]]),
            ],
            (2, 2, 2),
        )
    else:
        if way == "panel":
            sheet.heading(scored, 30, True, [made["score"]])
            sheet.para(pick(rng, "CREDIT SCORE", "Current credit score"))
        _credit_pairs(rng, sheet, way, made, (scored, limited, say(on)), older)
    sheet.para(
        pick(
            rng,
            "County court judgments: none recorded in the last six years.",
            "Payments are made on average 4 days after terms.",
            "Risk bands: 0-29 high risk; 30-50 moderate risk; 51-100 low risk.",
        )
    )
    return Made(
        pick(rng, "Financial/Credit report.pdf", "Credit check.pdf"), sheet.data(), "credit_report", tuple(sheet.facts)
    )


def _credit_pairs(
    rng: random.Random, sheet: Sheet, way: str, made: dict[str, Fact], texts: tuple[str, str, str], older: int
) -> None:
    scored, limited, on = texts
    entries: list[Entry] = [
        *([("Credit score", scored, (made["score"],))] if way != "panel" else []),
        ("Score a year ago", str(older), ()),
        (pick(rng, "Credit limit", "Recommended credit limit", "Suggested limit"), limited, (made["limit"],)),
        (pick(rng, "Report date", "Date of report", "Report generated"), on, (made["reported_on"],)),
        ("Number of directors or trustees", str(rng.randint(2, 7)), ()),
    ]
    sheet.pairs(rng.sample(entries, len(entries)) if rng.random() < 0.4 else entries, rng.choice(WAYS))
