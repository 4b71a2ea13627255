"""The worked examples of the rules (`rules/cases/*.yml`): facts written short, and the finding expected of them.

`given` maps a document to what it states. A document is named by its kind, or `kind/path`; a fact by
`name[subject]@period_end`, with a value or `{value, confidence, subject}`. `read` and `flags` are the document's own,
`questions` maps codes to states. `start: complete` begins with the complete pack of `complete.yml`; null then takes a
document or fact away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from rules.library import merged, require
from rules.model import Regime
from schemas.facts import FACTS
from schemas.loader import load_located
from schemas.types import Evidence, Fact, Method

FOLDER = Path(__file__).with_name("cases")
AS_AT = date(2026, 11, 23)
"""The day of the decision in examples that name none."""

_KEY = re.compile(r"(?P<name>[a-z_0-9.]+)(?:\[(?P<subject>[^\]]+)\])?(?:@(?P<period>\d{4}-\d{2}-\d{2}))?\Z")
_OWN_KEYS = ("read", "flags", "questions")


@dataclass(frozen=True, slots=True)
class Case:
    """One worked example, with its place. `expected` holds the parts of the finding that it fixes."""

    rule: str
    name: str
    given: Mapping[str, Any]
    expected: Mapping[str, Any]
    file: str
    line: int
    as_at: date = AS_AT
    framework: str | None = None
    category: str | None = None
    regime: Regime | None = None


@dataclass(frozen=True, slots=True)
class RuleCases:
    """All examples of a rule, and the outcomes it cannot have, with the reason."""

    cases: tuple[Case, ...]
    impossible: Mapping[str, str] = field(default_factory=dict)


@cache
def load_cases(folder: Path = FOLDER) -> Mapping[str, RuleCases]:
    """The examples of every rule, by its key. ConfigurationError when a file does not fit its schema."""
    complete = load_located(folder / "complete.yml").value
    found: dict[str, RuleCases] = {}
    for file in sorted(folder.glob("*.yml")):
        if file.name == "complete.yml":
            continue
        located = load_located(file)
        require(located, "case")
        for key, block in located.value.items():
            cases = tuple(
                _case(key, entry, complete, file.name, located.line((key, "cases", index)))
                for index, entry in enumerate(block["cases"])
            )
            found[key] = RuleCases(cases, block.get("impossible", {}))
    return found


def complete_pack(folder: Path = FOLDER) -> tuple[Fact, ...]:
    """The facts of the complete pack: one that leaves no gap in any shipped framework."""
    return facts_of(load_located(folder / "complete.yml").value)


def _case(key: str, entry: Mapping[str, Any], complete: Mapping[str, Any], file: str, line: int) -> Case:
    given = entry.get("given", {})
    known = ("name", "given", "start", "as_at", "framework", "category", "regime")
    return Case(
        rule=key,
        name=entry["name"],
        given=merged(complete, given) if entry.get("start") == "complete" else given,
        expected={name: value for name, value in entry.items() if name not in known},
        file=file,
        line=line,
        as_at=date.fromisoformat(entry["as_at"]) if "as_at" in entry else AS_AT,
        framework=entry.get("framework"),
        category=entry.get("category"),
        regime=entry.get("regime"),
    )


def facts_of(given: Mapping[str, Any]) -> tuple[Fact, ...]:
    """The facts that an example gives, documents and questions among them."""
    return tuple(fact for name, content in given.items() for fact in _document(name, content or {}))


def _document(name: str, content: Mapping[str, Any]) -> Iterator[Fact]:
    kind, _, path = name.partition("/")
    path = path or f"{kind}.pdf"
    yield Fact("document.kind", kind, (Evidence(path, kind),), subject=path)
    yield Fact("document.read", content.get("read", "full"), (), subject=path)
    if "flags" in content:
        yield Fact("document.flags", list(content["flags"]), (), subject=path)
    for code, state in content.get("questions", {}).items():
        yield Fact("question.state", state, (Evidence(path, code),), subject=code)
    for key, value in content.items():
        if key not in _OWN_KEYS:
            yield from _facts(key, value, path, "form" if kind == "questionnaire" else "text")


def _facts(key: str, value: Any, path: str, method: Method) -> Iterator[Fact]:
    """One fact, or several when the values are listed as `{values: [...]}`."""
    matched = _KEY.match(key)
    if matched is None:
        raise ValueError(f"{key!r} is not the name of a fact")
    details = value if isinstance(value, dict) else {"value": value}
    name = matched["name"]
    unit = FACTS[name].unit if name in FACTS else None
    for one in details.get("values", [details.get("value")]):
        evidence = Evidence(path, str(one), page=1)
        yield Fact(
            name,
            one,
            (evidence,),
            unit,
            matched["subject"],
            None,
            matched["period"],
            details.get("method", method),
            float(details.get("confidence", 1.0)),
        )
