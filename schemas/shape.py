"""The shape of what a document states, checked before any rule judges its substance.

Facts are gathered into the objects that the schemas describe (one period's accounts, one cover, one policy …) and
validated. A value that is present but ill-formed is taken out and reported in words; absence is a rule's business.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from schemas.facts import FACTS, FactSpec
from schemas.types import DocumentKind, Fact, SchemaProblem
from schemas.validation import errors

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

_SCHEMA_OF_PREFIX = {
    "accounts": "accounts",
    "insurance": "insurance",
    "policy": "policy",
    "registration": "registration",
    "staff": "staff",
} | dict.fromkeys(
    ("organisation", "contact", "application", "exclusion", "declaration", "provision", "enforcement", "equality"),
    "questionnaire",
)
_MIDDLE_WORD = ("insurance", "registration")
"""Prefixes whose second word names the type or body: insurance.<type>.cover."""

_PYTHON_TYPES: dict[str, type | tuple[type, ...]] = {
    "text": str, "date": str, "choice": str, "bool": bool, "integer": int, "number": (int, float),
    "money": (int, float), "list": list,
}


def check_shape(kind: DocumentKind, facts: Iterable[Fact]) -> tuple[tuple[Fact, ...], tuple[SchemaProblem, ...]]:
    """The facts of one document that are well-formed, and a problem for each that is not."""
    wanted = list(facts)
    bad: dict[int, str] = {}
    for members in _objects(wanted).values():
        bad |= _object_problems(members)
    kept = tuple(fact for fact in wanted if id(fact) not in bad)
    problems = tuple(SchemaProblem(kind, fact.name, bad[id(fact)], fact.evidence) for fact in wanted if id(fact) in bad)
    return kept, problems


def _objects(facts: Iterable[Fact]) -> dict[tuple[str | None, ...], list[Fact]]:
    groups: dict[tuple[str | None, ...], list[Fact]] = {}
    for fact in facts:
        words = fact.name.split(".")
        middle = words[1] if words[0] in _MIDDLE_WORD else None
        groups.setdefault((words[0], middle, fact.subject, fact.period_start, fact.period_end), []).append(fact)
    return groups


def _object_problems(members: list[Fact]) -> dict[int, str]:
    """Problems of one object, by identity of the fact. A name stated twice with two values is tried value by value."""
    bad: dict[int, str] = {}
    for layer in _layers(members):
        for fact in layer.values():
            if not _is_of_type(fact):
                bad[id(fact)] = _sentence(FACTS[fact.name], fact, None)
        shaped = {key: fact for key, fact in layer.items() if id(fact) not in bad}
        for key, error in _schema_errors(shaped):
            bad.setdefault(id(shaped[key]), _sentence(FACTS[shaped[key].name], shaped[key], error))
    return bad


def _layers(members: list[Fact]) -> Iterator[dict[str, Fact]]:
    rest = members
    while rest:
        layer: dict[str, Fact] = {}
        again = []
        for fact in rest:
            key = _property(fact.name)
            if key in layer:
                again.append(fact)
            else:
                layer[key] = fact
        yield layer
        rest = again


def _property(name: str) -> str:
    words = name.split(".")
    return ".".join(words[2:] if words[0] in _MIDDLE_WORD else words[1:])


def _schema_errors(layer: dict[str, Fact]) -> Iterator[tuple[str, ValidationError]]:
    if not layer:
        return
    prefix = next(iter(layer.values())).name.split(".")[0]
    schema_name = _SCHEMA_OF_PREFIX.get(prefix)
    if schema_name is None:
        return
    values = {key: fact.value for key, fact in layer.items()}
    nested = schema_name == "questionnaire"
    for error in errors(schema_name, {prefix: values} if nested else values):
        path = list(error.absolute_path)
        key = str(path[1 if nested else 0]) if len(path) > nested else ""
        if key in layer:
            yield key, error


def _is_of_type(fact: Fact) -> bool:
    spec = FACTS[fact.name]
    if isinstance(fact.value, bool) and spec.type != "bool":
        return False
    if not isinstance(fact.value, _PYTHON_TYPES[spec.type]):
        return False
    return spec.type != "choice" or fact.value in spec.choices


def _sentence(spec: FactSpec, fact: Fact, error: ValidationError | None) -> str:
    shown = fact.evidence[0].quote
    if spec.type == "date":
        return f"The {spec.meaning} is given as \"{shown}\", which is no possible date."
    if error is not None and error.validator == "minimum":
        return f"The {spec.meaning} is given as \"{shown}\", which is below the least that is possible."
    if error is not None and error.validator == "maximum":
        return f"The {spec.meaning} is given as \"{shown}\", which is above the most that is possible."
    return f"The {spec.meaning} is given as \"{shown}\", which is not in a form that can be used."
