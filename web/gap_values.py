"""The values that may be corrected at a gap, as fields of its form."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from casework.corrections import CorrectableFact, correctable, value_from
from casework.record import Correction, OpenableGap, Record, corrections_in_force
from casework.reports.facts_used import known_by
from rules import words
from schemas.errors import NotAllowed
from schemas.plain import plain
from schemas.types import Evidence, Fact, Value
from web.date_input import DateInput
from web.gap_places import PlaceTyped, place_from, place_typed
from web.submission_check import OpenCheck

_PARTS = ("day", "month", "year")
_BEFORE = {"GBP": "£"}
_AFTER = {"%": "%", "x": "times", "months": "months"}
_LONGEST_TEXT = 300


@dataclass(frozen=True, slots=True)
class ValueField:
    """A value with what was typed for it. `read` is the value in words (None: nothing was read) and `known` how it is
    known. `date` are the boxes of a date; `place` where a value was seen that nothing was read for. `error` is what is
    wrong with what was typed."""

    name: str
    fact: CorrectableFact
    label: str
    read: str | None
    known: str
    typed: str
    date: DateInput
    place: PlaceTyped
    error: str | None = None

    @property
    def before(self) -> str | None:
        """What stands before the box: £."""
        return _BEFORE.get(self.fact.spec.unit or "")

    @property
    def after(self) -> str | None:
        """What stands after the box: %, times, months."""
        return _AFTER.get(self.fact.spec.unit or "")

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """Code and words of what a choice may be."""
        return tuple((code, code.replace("_", " ")) for code in self.fact.spec.choices)

    @property
    def first_id(self) -> str:
        """The id of the field that an error leads to."""
        return self.date.first_wrong if self.fact.spec.type == "date" else self.name


@dataclass(frozen=True, slots=True)
class Values:
    """The fields: those the finding rests on, those its rule looked at besides, and those it looked for in vain."""

    cited: tuple[ValueField, ...] = ()
    others: tuple[ValueField, ...] = ()
    absent: tuple[ValueField, ...] = ()

    @property
    def every(self) -> tuple[ValueField, ...]:
        """All of them, in the order of the page."""
        return (*self.cited, *self.others, *self.absent)

    @property
    def others_begun(self) -> bool:
        """Whether anything was typed among the others."""
        return any(one.typed for one in self.others)


def values_of(check: OpenCheck, gap: OpenableGap, form: Mapping[str, str]) -> Values:
    """The fields with what was typed."""
    facts = correctable(check.record, gap)
    made = [_field(check.record, fact, form) for fact in facts]
    distinct = tuple({one.name: one for one in made}.values())
    return Values(
        cited=tuple(one for one in distinct if one.fact.cited),
        others=tuple(one for one in distinct if not one.fact.cited and one.fact.evidence is not None),
        absent=tuple(one for one in distinct if one.fact.evidence is None),
    )


def _field(record: Record, fact: CorrectableFact, form: Mapping[str, str]) -> ValueField:
    name = f"value-{_key(fact)}"
    day, month, year = (form.get(f"{name}-{part}", "").strip() for part in _PARTS)
    dated = fact.spec.type == "date"
    typed = " ".join(part for part in (day, month, year) if part) if dated else form.get(name, "").strip()
    return ValueField(
        name=name, fact=fact, label=plain(fact.label), read=_read(fact), known=_known(record, fact), typed=typed,
        date=DateInput(name, day, month, year), place=place_typed(form, name),
    )


def _key(fact: CorrectableFact) -> str:
    """Names the statement: the same for as long as the document states it."""
    document = None if fact.evidence is None else fact.evidence.document
    said = repr((fact.name, fact.subject, fact.period_end, document, fact.was))
    return hashlib.sha256(said.encode()).hexdigest()[:12]


def _read(fact: CorrectableFact) -> str | None:
    if fact.was is None:
        return None
    said = plain(words.of_value(fact.was, fact.name))
    said = said if len(said) <= _LONGEST_TEXT else f"{said[:_LONGEST_TEXT].rstrip()}…"
    unit = _AFTER.get(fact.unit or "")
    return f"{said} {unit}" if unit and isinstance(fact.was, int | float) and not isinstance(fact.was, bool) else said


def _known(record: Record, fact: CorrectableFact) -> str:
    stated = next((one for one in record.facts if _is(one, fact)), None)
    return "" if stated is None else known_by(record, stated)


def _is(one: Fact, fact: CorrectableFact) -> bool:
    return (one.name == fact.name and one.subject == fact.subject and one.period_end == fact.period_end
            and one.value == fact.was and fact.evidence is not None and fact.evidence in one.evidence)


def corrections_from(check: OpenCheck, values: Values) -> tuple[tuple[Correction, ...], dict[str, str]]:
    """The corrections that were typed, and what is wrong by the id of the field."""
    made: list[Correction] = []
    wrong: dict[str, str] = {}
    for one in values.every:
        if one.typed:
            correction, errors = _correction(check, one)
            wrong |= errors
            made += [] if correction is None else [correction]
        elif one.fact.evidence is None and one.place.words:
            wrong[one.first_id] = f"Enter the value: {one.label[:1].lower()}{one.label[1:]}"
    return tuple(made), wrong


def _correction(check: OpenCheck, one: ValueField) -> tuple[Correction | None, dict[str, str]]:
    fact = one.fact
    try:
        value = value_from(fact.spec, one.typed)
    except NotAllowed as refused:
        return None, {one.first_id: str(refused)}
    if fact.was is not None and value == fact.was:
        return None, {one.first_id: "This is the value that counts already: enter another, or leave it empty"}
    if fact.evidence is None:
        place, errors = place_from(check, one.place)
        return (None, errors) if place is None else (_stated(fact, value, place), {})
    earlier = _earlier(check.record, fact)
    if earlier is not None:
        return Correction(fact.name, fact.subject, fact.period_end, value, earlier.evidence, fact.unit, earlier.was), {}
    return Correction(fact.name, fact.subject, fact.period_end, value, fact.evidence, fact.unit, fact.was), {}


def _stated(fact: CorrectableFact, value: Value, place: Evidence) -> Correction:
    return Correction(fact.name, fact.subject, fact.period_end, value, place, fact.unit)


def _earlier(record: Record, fact: CorrectableFact) -> Correction | None:
    """The correction that states the value now: another one takes its place, and replaces what was read at first."""
    if not fact.by_person:
        return None
    return next((one for one in corrections_in_force(record.resolutions)
                 if (one.name, one.subject, one.period_end, one.value) ==
                 (fact.name, fact.subject, fact.period_end, fact.was) and one.evidence == fact.evidence), None)


def following(values: Values, position: int | None, within: str) -> Values:
    """The fields with the place in view filled in for each value that nothing was read for."""
    return replace(values, absent=tuple(replace(one, place=one.place.following(position, within))
                                        for one in values.absent))


def with_errors(values: Values, wrong: Mapping[str, str]) -> Values:
    """The fields with what is wrong beside each."""
    def marked(fields: Sequence[ValueField]) -> tuple[ValueField, ...]:
        return tuple(replace(one, error=wrong.get(one.first_id)) for one in fields)

    return Values(marked(values.cited), marked(values.others), marked(values.absent))
