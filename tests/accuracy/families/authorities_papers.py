"""The provider's own papers: a health and safety policy and a risk assessment."""

from __future__ import annotations

import datetime as dt
import random

from tests.accuracy.families.authorities_kit import Cast, F, Look, day, item, legal, look, say
from tests.accuracy.families.authorities_pdf import Paper
from tests.accuracy.families.authorities_word import Word
from tests.accuracy.made import Made

HS = "health_and_safety"


def policy(rng: random.Random, c: Cast, seed: int) -> Made:
    """A health and safety policy whose review dates stand in one of six places."""
    style = look(rng)
    reviewed = day(rng, "2024-09-01", "2026-09-10")
    following, approved = (
        reviewed.replace(year=reviewed.year + 1, day=min(reviewed.day, 28)),
        reviewed - dt.timedelta(days=rng.randint(300, 900)),
    )
    title = rng.choice(
        (
            "Health and Safety Policy",
            "Health & Safety Policy",
            "Health and Safety at Work Policy",
            "Health, Safety and Welfare Policy",
        )
    )
    told, shape = (
        {
            "reviewed": say(reviewed, style.dates),
            "next": say(following, style.dates),
            "approved": say(approved, style.dates),
        },
        seed % 6,
    )
    footer = f"{title} v{rng.randint(2, 7)}.{rng.randint(0, 3)}"
    if shape == 4:
        footer += f" | Reviewed {told['reviewed']} | Next review {told['next']}"
    paper = Paper(style, footer=footer, header=c.name if rng.random() < 0.5 else "")
    paper.text(c.name, F("policy.organisation", c.name, None, HS), legal(c), bold=True)
    paper.title(title, F("policy.title", title, None, HS), F("policy.present", True, None, HS), size=20)
    dates = {
        "reviewed": F("policy.reviewed_on", reviewed.isoformat(), told["reviewed"], HS),
        "next": F("policy.next_review", following.isoformat(), told["next"], HS),
        "approved": F("policy.approved_on", approved.isoformat(), told["approved"], HS),
    }
    _dates(paper, rng, c, told, dates, (shape, footer))
    if shape == 2:
        _versions(paper, reviewed, told, dates, style)
    _sections(paper, rng, c, told)
    if rng.random() < 0.75:
        paper.text(rng.choice(("Signed on behalf of the organisation:", "Signed:")))
        paper.signature(c.director, F("policy.signed", True, None, HS))
        paper.text(f"{c.director}, {c.role}")
    else:
        paper.text(
            "Signed: ____________________   Date: ____________", F("policy.signed", False, "Signed", HS, None, True)
        )
    return paper.made(
        "Policies/" + rng.choice(("Health and Safety Policy.pdf", "H&S policy 2026.pdf", "HS-POL-03.pdf")), "policy"
    )


def _dates(
    paper: Paper, rng: random.Random, c: Cast, told: dict[str, str], dates: dict[str, F], how: tuple[int, str]
) -> None:
    shape, footer = how
    owner = F("policy.owner", c.manager, c.manager, HS)
    if shape in (0, 1):
        _control(paper, rng, c, told, dates, owner)
    elif shape == 3:
        paper.text(
            f"This policy was approved by the {rng.choice(('board', 'trustees', 'directors'))} on {told['approved']},"
            f" was last reviewed on {told['reviewed']} and will be reviewed again by {told['next']}. {c.manager} is"
            " responsible for keeping it up to date.",
            *dates.values(),
            owner,
        )
    elif shape == 4:
        paper.truth.note((dates["reviewed"], dates["next"]), footer, 1)
    elif shape == 5:
        paper.text(f"Date of issue: {told['reviewed']}", dates["reviewed"])


def _control(paper: Paper, rng: random.Random, c: Cast, told: dict[str, str], dates: dict[str, F], owner: F) -> None:
    rows = [
        item(
            rng.choice(("Approved on", "Date approved", "Approved by the board on")),
            told["approved"],
            dates["approved"],
        ),
        item(rng.choice(("Last reviewed", "Date of last review", "Reviewed")), told["reviewed"], dates["reviewed"]),
        item(rng.choice(("Next review", "Review due", "Date for next review")), told["next"], dates["next"]),
        item(rng.choice(("Policy owner", "Owner", "Responsible for this policy")), c.manager, owner),
        item("Template supplied by", "Wexcombe HR & Safety Consultants Ltd, 4 January 2019"),
    ]
    rng.shuffle(rows)
    paper.items(rows)


def _versions(paper: Paper, reviewed: dt.date, told: dict[str, str], dates: dict[str, F], style: Look) -> None:
    rows = (
        [("Version", "Date", "Change")]
        + [
            (
                str(n),
                say(reviewed - dt.timedelta(days=(4 - n) * 370), style.dates),
                "Annual review" if n > 1 else "First issue",
            )
            for n in (1, 2, 3)
        ]
        + [("4", told["reviewed"], "Annual review; first aid arrangements updated")]
    )
    paper.heading("Version history")
    paper.truth.note((dates["reviewed"],), "", paper.table(rows, (15, 30, 55))[-1])
    paper.text(f"To be reviewed next: {told['next']}", dates["next"])


def _sections(paper: Paper, rng: random.Random, c: Cast, told: dict[str, str]) -> None:
    texts = [
        (
            "Statement of intent",
            (
                "We will, so far as is reasonably practicable, provide and maintain safe and healthy working"
                " conditions, equipment and systems of work for all our staff, and safeguard the children and visitors"
                " who use our premises."
            ),
        ),
        (
            "Accidents and first aid",
            (
                "All accidents are entered in the accident book. Reportable injuries are notified to the Health and"
                " Safety Executive under RIDDOR 2013. First aid boxes are checked monthly."
            ),
        ),
        (
            "Fire",
            (
                "The landlord, Brightwell Estates Ltd, maintains the fire alarm and reviewed its own fire policy on 2"
                " February 2021. We hold a drill each term."
            ),
        ),
        (
            "Related documents",
            "This policy should be read with our Safeguarding Policy, Lone Working Policy and Medication Policy.",
        ),
        (
            "Risk assessment",
            (
                "Risk assessments are made for each site and activity and are reviewed every year, after an accident,"
                " or on any change."
            ),
        ),
    ]
    rng.shuffle(texts)
    for n, (head, body) in enumerate(texts, 1):
        paper.heading(f"{n}. {head}")
        paper.text(body)
        if head == "Risk assessment":
            paper.text(
                f"The competent person for health and safety is {c.manager}, who can be reached on {c.phone}.",
                F("policy.lead_named", True, c.manager, HS, None, True),
            )


SITES = ("Coolham Road barn and paddock", "Main teaching room, Southgate", "Worthing hub", "The Old Dairy classrooms")


DOING = ("Pond dipping", "Minibus trips", "Campfire cooking", "Beach school", "Use of hand tools", "Horse grooming")


HAZARDS = (
    ("Slips and trips", "Uneven ground", "Boots worn; paths checked daily"),
    ("Burns", "Open fire", "Staff within arm's length; water to hand"),
    ("Allergic reaction", "Nuts, insects", "Care plans read; auto-injectors carried"),
    ("Vehicle movement", "Car park", "Children escorted; gate closed"),
    ("Absconding", "Unfenced edge", "Two adults; agreed boundary"),
    ("Fire", "Electrical fault", "Appliances tested; alarm tested weekly"),
)


def risk(rng: random.Random, c: Cast, seed: int) -> Made:
    """A risk assessment in Word, of a site, an activity or fire."""
    style, kind = look(rng), ("site", "activity", "fire")[seed % 3]
    word = Word(style, c.manager)
    made = day(rng, "2024-10-01", "2026-09-15")
    review = made.replace(year=made.year + 1, day=min(made.day, 28))
    place = rng.choice(DOING) if kind == "activity" else rng.choice(SITES)
    said, due = say(made, style.dates), say(review, style.dates)
    if seed % 4 == 3:
        word.foot(f"RA template rev. 2 - issued 14 June 2018 - {c.name}")
    title = f"{kind.capitalize()} Risk Assessment"
    word.title(title, F("risk_assessment.type", kind, None, place))
    label = {
        "site": rng.choice(("Site", "Premises")),
        "activity": rng.choice(("Activity", "Activity assessed")),
        "fire": rng.choice(("Premises", "Building")),
    }[kind]
    dated = (
        F("risk_assessment.assessed_on", made.isoformat(), said, place),
        F("risk_assessment.review_on", review.isoformat(), due, place),
    )
    if seed % 6 == 5:
        word.text(
            f"{label}: {place}. Assessed by {c.manager} on {said} for {c.name}. This assessment replaces that of"
            f" {say(made - dt.timedelta(days=370), style.dates)} and will be reviewed by {due}, or sooner after any"
            " incident.",
            *dated,
        )
    else:
        rows = [
            item(label, place),
            item(rng.choice(("Date of assessment", "Assessment date", "Assessed on")), said, dated[0]),
            item("Assessor", f"{c.manager}"),
            item(rng.choice(("Review date", "Review by", "Date of next review")), due, dated[1]),
            item("Organisation", c.name, legal(c)),
            item("Previous assessment", say(made - dt.timedelta(days=370), style.dates)),
        ]
        rng.shuffle(rows)
        word.items(rows)
    _hazards(word, rng, made, style)
    return word.made(
        "Risk assessments/" + rng.choice((f"RA {place}.docx", "Risk assessment.docx", f"{title}.docx")),
        "risk_assessment",
    )


def _hazards(word: Word, rng: random.Random, made: dt.date, style: Look) -> None:
    head = rng.choice(
        (
            ("Hazard", "Where / who", "Control measures", "Risk (L x S)", "Action by"),
            ("No.", "Hazard", "Controls in place", "Rating", "Further action by"),
        )
    )
    rows5: list[tuple[str, ...]] = [head]
    for n, (hazard, where, control) in enumerate(rng.sample(HAZARDS, rng.randint(3, 5)), 1):
        by, score = (
            say(made + dt.timedelta(days=rng.randint(10, 60)), style.dates),
            f"{rng.randint(1, 4)} x {rng.randint(1, 4)}",
        )
        rows5.append(
            (hazard, where, control, score, by) if head[0] == "Hazard" else (str(n), hazard, control, score, by)
        )
    word.table(rows5)
    word.text("Likelihood x severity: 1-4 low, 5-9 medium, 10-16 high.", italic=True)
