"""Values that a person may correct at a gap: what the rule looked at, as each document states it, or states it not."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from casework.record import OpenableGap, Record
from intake.values import Found, find_dates, find_money, find_numbers, yes_no
from rules import frameworks, words
from rules.uses import COMPUTED, looked_at
from schemas.errors import NotAllowed
from schemas.facts import FACTS, FactSpec, FactType
from schemas.types import Evidence, Fact, Value

T = TypeVar("T")

_MAY_BE_NEGATIVE = frozenset({"accounts", "kpi"})
_TOO_MUCH = 1_000_000_000_000
"""No provider has a figure this high; a slip of the keyboard has."""


@dataclass(frozen=True, slots=True)
class CorrectableFact:
    """A value as one document states it; `was` and `evidence` are None where nothing was read.

    `cited`: the finding rests on it. `by_person`: it is a correction already. `label` is a noun phrase.
    """

    name: str
    label: str
    spec: FactSpec
    subject: str | None
    period_end: str | None
    unit: str | None
    was: Value | None
    evidence: Evidence | None
    confidence: float | None = None
    cited: bool = False
    by_person: bool = False


def correctable(record: Record, gap: OpenableGap) -> tuple[CorrectableFact, ...]:
    """What may be corrected at a gap: the statements that the finding cites first, then the others that its rule looked
    at, last those that it looked for in vain."""
    framework = frameworks.load(record.framework.summary.id)
    pairs = dict.fromkeys(
        pair for category in gap.categories
        for pair in looked_at(framework, gap.finding.rule, category, record.facts, record.as_at)
    )
    places = set(gap.finding.evidence)
    live = [fact for fact in record.facts
            if not fact.name.startswith(COMPUTED) and fact.document not in record.pack.superseded]
    cited = [fact for fact in live if places & set(fact.evidence)]
    stated = cited + [fact for fact in live if (fact.name, fact.subject) in pairs and fact not in cited]
    named = {(fact.name, fact.subject) for fact in stated}
    absent = [(name, subject) for name, subject in pairs if (name, subject) not in named]
    return (*(_stated(fact, fact in cited) for fact in stated), *(_absent(*pair) for pair in absent))


def _stated(fact: Fact, cited: bool) -> CorrectableFact:
    return CorrectableFact(fact.name, _label(fact.name, fact.subject, fact.period_end), FACTS[fact.name], fact.subject,
                           fact.period_end, fact.unit, fact.value, fact.evidence[0], fact.confidence, cited,
                           fact.method == "person")


def _absent(name: str, subject: str | None) -> CorrectableFact:
    return CorrectableFact(name, _label(name, subject, None), FACTS[name], subject, None, FACTS[name].unit, None, None)


def _label(name: str, subject: str | None, period_end: str | None) -> str:
    meaning = FACTS[name].meaning
    said = meaning[:1].upper() + meaning[1:]
    about = [subject.replace("_", " ")] if subject else []
    if period_end:
        ended = words.as_date(period_end)
        about.append(f"at {words.day(ended) if ended else period_end}")
    return f"{said} ({', '.join(about)})" if about else said


def value_from(spec: FactSpec, text: str) -> Value:
    """What a person typed, as a value of the fact's type. NotAllowed, with an example, for anything else: also for a
    value with words about it, of which only a part would count, and for one that cannot be."""
    typed = " ".join(text.split())
    if not typed:
        raise NotAllowed(f"Enter {spec.meaning}.")
    return _READERS[spec.type](spec, typed)


def _date(spec: FactSpec, text: str) -> Value:
    parts = text.split()
    said = "/".join(parts) if len(parts) == 3 and all(part.isdigit() for part in parts) else text
    found = _only(find_dates(said), said)
    if found is None or not found.possible:
        raise NotAllowed(f"Enter {spec.meaning} as a date, for example 31 3 2027.")
    return found.value


def _money(spec: FactSpec, text: str) -> Value:
    said = text if "£" in text else f"£{text}"
    found = _only(find_money(said), said)
    if found is None:
        raise NotAllowed(f"Enter {spec.meaning} as an amount in pounds, for example 5000000 or £5m.")
    return _possible(spec, found.value)


def _number(spec: FactSpec, text: str) -> Value:
    return _possible(spec, _plain_number(spec, text))


def _whole(spec: FactSpec, text: str) -> Value:
    value = _plain_number(spec, text)
    if value != int(value):
        raise NotAllowed(f"Enter {spec.meaning} as a whole number, for example 12.")
    return int(_possible(spec, value))


def _plain_number(spec: FactSpec, text: str) -> float:
    found = _only(find_numbers(text), text.removesuffix("%").rstrip() if spec.unit == "%" else text)
    if found is None:
        raise NotAllowed(f"Enter {spec.meaning} as a number, for example 12.")
    return found.value


def _only(found: Sequence[Found[T]], text: str) -> Found[T] | None:
    """The one value that is all of the text, but for a full stop; None when there is none, or anything beside it."""
    if len(found) != 1:
        return None
    beside = text[: found[0].start] + text[found[0].end :]
    return None if beside.strip(" .") else found[0]


def _possible(spec: FactSpec, value: float) -> float:
    """The value, if it can be: only figures of accounts and indicators fall below nothing."""
    if value < 0 and spec.prefix not in _MAY_BE_NEGATIVE:
        raise NotAllowed(f"Enter {spec.meaning} as a figure that is not below 0.")
    if abs(value) >= _TOO_MUCH:
        raise NotAllowed(f"Enter {spec.meaning} as a figure below {_TOO_MUCH:,}: look at how many noughts it has.")
    return value


def _bool(spec: FactSpec, text: str) -> Value:
    answer = yes_no(text)
    if answer is None:
        raise NotAllowed(f"Answer yes or no: {spec.meaning}.")
    return answer


def _choice(spec: FactSpec, text: str) -> Value:
    code = text.casefold().replace(" ", "_")
    if code not in spec.choices:
        raise NotAllowed(f"Choose {spec.meaning}: one of {', '.join(spec.choices).replace('_', ' ')}.")
    return code


def _text(spec: FactSpec, text: str) -> Value:
    del spec
    return text


def _list(spec: FactSpec, text: str) -> Value:
    del spec
    return [part for part in (one.strip() for one in text.split(",")) if part]


_READERS: Mapping[FactType, Callable[[FactSpec, str], Value]] = {
    "date": _date, "money": _money, "number": _number, "integer": _whole, "bool": _bool, "choice": _choice,
    "text": _text, "list": _list,
}
