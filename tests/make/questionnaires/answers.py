"""How people write an answer, and the facts that it states."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tests.make.questionnaires.worlds import World

FORM_WORDS: Mapping[str, Sequence[str]] = {
    "company": ("Private limited company", "Limited company", "Company limited by guarantee"),
    "cic": ("Community Interest Company", "CIC limited by guarantee"),
    "charity": ("Registered charity", "Charity"),
    "cio": ("Charitable Incorporated Organisation", "CIO"),
    "llp": ("Limited Liability Partnership", "LLP"),
    "sole_trader": ("Sole trader",),
}
BID_WORDS: Mapping[str, Sequence[str]] = {
    "single": ("Single supplier", "We are applying alone", "Sole provider"),
    "consortium": ("Lead member of a consortium", "As part of a consortium"),
    "subcontracting": ("With named subcontractors", "Prime contractor using sub-contractors"),
}
_TICKS = ("Yes {y} No {n}", "{y} Yes   {n} No", "Yes {y}\nNo {n}", "{y} Yes\n{n} No")
_COVER = {
    "insurance.el": "employers_liability",
    "insurance.pl": "public_liability",
    "insurance.pi": "professional_indemnity",
}


@dataclass
class Given:
    """An answer as printed (`words`), or a yes or no that the layout draws (`yes`), with the facts it states."""

    words: str = ""
    yes: bool | None = None
    facts: list[tuple[str, Any, str | None]] = field(default_factory=list)
    choices: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()


def give(key: str, world: World, inverted: bool, dice: random.Random, subject: str) -> Given:
    """The answer of a world to a question; `inverted` when yes is the good answer."""
    value = world.of(key)
    if value is None:
        return _blank(key, world, subject, dice)
    if isinstance(value, bool) and key != "declaration.signed":
        facts: list[tuple[str, Any, str | None]] = [(key, value, None)]
        return Given(yes=value != inverted, facts=_undertaken(world) if key == "insurance.undertaking" else facts)
    if isinstance(value, date):
        return Given(_day(value, dice), facts=[(key, value.isoformat(), None)])
    special = (
        _SPECIAL.get(key)
        or (_SPECIAL["insurance"] if key.startswith("insurance.") else None)
        or (_SPECIAL["method"] if key.startswith("method_") else None)
    )
    if special is not None:
        given: Given = special(key, value, world, dice, subject)
        return given
    return Given(str(value), facts=[(key, value, None)])


def _blank(key: str, world: World, subject: str, dice: random.Random) -> Given:
    if key.startswith("method_"):
        return Given(facts=[("method_statement.answered", False, subject)])
    if key in _COVER:
        return Given(dice.choice(("Not held", "None", "Not currently held")))
    return Given(
        dice.choice(("N/A", "Not applicable", "", "None", ""))
        if "name" in key
        or "number" in key
        or "website" in key
        or key in ("exclusion.self_cleaning", "insurance.undertaking")
        else ""
    )


def _undertaken(world: World) -> list[tuple[str, Any, str | None]]:
    return [(f"insurance.{kind}.undertaken", True, None) for key, kind in _COVER.items() if world.of(key) is None]


def _day(value: date, dice: random.Random) -> str:
    return dice.choice(
        (
            f"{value:%d/%m/%Y}",
            f"{value.day} {value:%B %Y}",
            f"{value:%d.%m.%Y}",
            f"{value.day} {value:%b %Y}",
            f"{value:%d-%m-%Y}",
        )
    )


def _address(key: str, value: Any, world: World, dice: random.Random, subject: str) -> Given:
    return Given(
        dice.choice((value, value.replace(", ", "\n"))),
        facts=[(key, value, None), ("organisation.postcode", value.rsplit(", ", 1)[1], None)],
    )


def _choice(key: str, value: Any, world: World, dice: random.Random, subject: str) -> Given:
    words = FORM_WORDS if key == "organisation.legal_form" else BID_WORDS
    chosen = dice.choice(words[value])
    given = Given(chosen, facts=[(key, value, None)])
    if dice.random() < 0.5:
        given.choices = tuple(chosen if code == value else options[0] for code, options in words.items())
        given.chosen = (chosen,)
    return given


def _categories(key: str, value: Any, world: World, dice: random.Random, subject: str) -> Given:
    printed = dice.choice(
        (
            ", ".join(value),
            "Category " + " and ".join(value),
            "Lots " + " & ".join(value) if len(value) > 1 else f"Lot {value[0]}",
            "; ".join(f"Category {code}" for code in value),
        )
    )
    given = Given(printed, facts=[(key, value, None)])
    if dice.random() < 0.4:
        given.choices = tuple(f"Category {code}" for code in "12345")
        given.chosen = tuple(f"Category {code}" for code in value)
    return given


def _ages(key: str, value: Any, world: World, dice: random.Random, subject: str) -> Given:
    low, high = value
    return Given(
        dice.choice((f"{low}-{high}", f"{low} to {high} years", f"from {low} up to {high}", f"{low} – {high}")),
        facts=[("provision.age_from", low, None), ("provision.age_to", high, None)],
    )


def _list(key: str, value: Any, world: World, dice: random.Random, subject: str) -> Given:
    return Given(dice.choice(("; ", ", ", "\n")).join(value), facts=[(key, value, None)])


def _cover(key: str, value: Any, world: World, dice: random.Random, subject: str) -> Given:
    millions = value // 1_000_000
    printed = dice.choice((f"£{millions}m", f"£{value:,}", f"£{millions} million", f"£{millions}m any one claim"))
    facts: list[tuple[str, Any, str | None]] = [(f"insurance.{_COVER[key]}.cover", value, None)]
    if "any one" in printed:
        facts.append((f"insurance.{_COVER[key]}.basis", "per_claim", None))
    return Given(printed, facts=facts)


def _statement(key: str, value: Any, world: World, dice: random.Random, subject: str) -> Given:
    return Given(
        value,
        facts=[
            ("method_statement.answered", True, subject),
            ("method_statement.words", len(value.split()), subject),
            ("method_statement.word_limit", 300, subject),
        ],
    )


def _signature(key: str, value: Any, world: World, dice: random.Random, subject: str) -> Given:
    signer = world.of("declaration.signed_by")
    return Given(signer if value else "", facts=[(key, value, None)])


_SPECIAL: dict[str, Any] = {
    "organisation.address": _address,
    "organisation.legal_form": _choice,
    "application.bidding_model": _choice,
    "application.categories": _categories,
    "provision.age_range": _ages,
    "provision.activities": _list,
    "insurance": _cover,
    "method": _statement,
    "declaration.signed": _signature,
}


def tick(yes: bool, dice: random.Random, boxed: bool = True) -> str:
    """A yes or no as a form shows it: boxes, brackets, a word, a word with an explanation."""
    style = dice.randrange(8 if boxed else 5)
    if style >= 5:
        pattern = dice.choice(_TICKS)
        on, off = dice.choice((("☒", "☐"), ("[x]", "[ ]"), ("☑", "☐")))
        return pattern.format(y=on if yes else off, n=off if yes else on)
    word = "Yes" if yes else "No"
    return (word, word, word.upper(), word[0], "Yes X  No" if yes else "Yes  No X")[style]
