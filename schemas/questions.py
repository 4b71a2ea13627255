"""The question bank: every question that a provider's form may put, under one stable code (`questions/*.yml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from schemas.errors import ConfigurationError
from schemas.facts import FACTS
from schemas.loader import load_yaml

AnswerType = Literal[
    "text",
    "name",
    "person",
    "role",
    "email",
    "phone",
    "url",
    "date",
    "yes_no",
    "number",
    "money",
    "choice",
    "list",
    "address",
    "company_number",
    "charity_number",
    "any_number",
    "vat_number",
    "ukprn",
    "reference",
    "categories",
    "age_range",
    "contact",
    "insurance",
    "undertaking",
    "signature",
    "statement",
    "lead",
    "record",
    "file",
]
Party = Literal["applicant", "contact", "declaration", "parent", "member", "referee", "person", "insurance"]

_FOLDER = Path(__file__).with_name("questions")


@dataclass(frozen=True, slots=True)
class EditionEntry:
    """Where an edition of a standard questionnaire puts the question: its printed number and wording."""

    number: str
    wording: str


@dataclass(frozen=True, slots=True)
class BankQuestion:
    """One question of the bank.

    `gives` are the facts an answer states (`policy.present` and `registration.…` among them), `subject` the facts'
    subject when it is fixed. `adverse` is the answer that speaks against the provider under the usual wording.
    `wordings` are paraphrases; `signs` are regular expressions over the plain wording (lower case, no punctuation),
    each enough by itself unless one of `unless` is found too. `labels` are short labels that mean this question only
    among `under`; `parties` says under whose heading the question may stand. `editions` maps an edition of the
    standard questionnaire to its entry there.
    """

    code: str
    meaning: str
    answer: AnswerType
    gives: tuple[str, ...] = ()
    subject: str | None = None
    adverse: Literal["yes", "no"] | None = None
    wordings: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    under: tuple[Party, ...] = ()
    parties: tuple[Party, ...] = ()
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    editions: Mapping[str, EditionEntry] = field(default_factory=dict)


def _tuple(entry: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return tuple(str(item) for item in entry.get(key) or ())


def _question(entry: Mapping[str, Any], file: Path) -> BankQuestion:
    gives = _tuple(entry, "gives")
    for name in gives:
        if name not in FACTS:
            raise ConfigurationError(
                f"{file.name}: question {entry['code']} gives the fact {name}, which facts.yml does not list. "
                "Add the fact or correct the name."
            )
    choices = {str(code): tuple(map(str, signs)) for code, signs in (entry.get("choices") or {}).items()}
    editions = {
        str(name): EditionEntry(str(printed["number"]), str(printed["wording"]))
        for name, printed in (entry.get("editions") or {}).items()
    }
    return BankQuestion(
        code=str(entry["code"]),
        meaning=str(entry["meaning"]),
        answer=entry["answer"],
        gives=gives,
        subject=entry.get("subject"),
        adverse=entry.get("adverse"),
        wordings=_tuple(entry, "wordings"),
        signs=_tuple(entry, "signs"),
        unless=_tuple(entry, "unless"),
        labels=_tuple(entry, "labels"),
        under=_parties(entry, "under"),
        parties=_parties(entry, "parties"),
        choices=MappingProxyType(choices),
        editions=MappingProxyType(editions),
    )


def _parties(entry: Mapping[str, Any], key: str) -> tuple[Party, ...]:
    """The parties listed under `key` of a bank entry, in order."""
    return tuple(entry.get(key) or ())


def load_bank(folder: Path = _FOLDER) -> Mapping[str, BankQuestion]:
    """The whole bank by code, files in the order of their names. A code given twice is a ConfigurationError."""
    bank: dict[str, BankQuestion] = {}
    for file in sorted(folder.glob("*.yml")):
        for entry in load_yaml(file):
            question = _question(entry, file)
            if question.code in bank:
                raise ConfigurationError(
                    f"{file.name}: the code {question.code} is in the bank already; codes are unique."
                )
            bank[question.code] = question
    return MappingProxyType(bank)


@cache
def bank() -> Mapping[str, BankQuestion]:
    """The bank as shipped; read once a process."""
    return load_bank()
