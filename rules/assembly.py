"""From YAML blocks, already validated, to a Framework."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

from rules.library import Library, merged
from rules.model import (
    Basis,
    Category,
    Clause,
    Condition,
    DatedValue,
    FactPattern,
    Figure,
    Framework,
    Question,
    RequiredDocument,
    Rule,
    Test,
)
from schemas.errors import ConfigurationError


def framework(entry: Mapping[str, Any], shared: Library, file: str) -> Framework:
    """The framework that a file describes, shared blocks put in place. ConfigurationError when one is unknown."""
    conditions = {**shared.conditions, **entry.get("conditions", {})}
    questions = {**shared.questions, **entry.get("own_questions", {})}
    documents = {**shared.documents, **entry.get("own_documents", {})}
    chosen: dict[str, Any] = {
        key: {}
        for name in entry.get("rule_sets", ())
        for key in _required(shared.rule_sets.get(name), f"rule set {name!r}", file)
    } | dict(entry["rules"])
    return Framework(
        id=entry["id"],
        name=entry["name"],
        version=entry["version"],
        kind=entry["kind"],
        label=entry["label"],
        regime=entry["regime"],
        status=entry["status"],
        low_confidence=float(entry["low_confidence"]),
        areas=tuple(entry.get("areas", shared.areas)),
        categories=MappingProxyType(
            {name: Category(name, block["name"], block.get("extends")) for name, block in entry["categories"].items()}
        ),
        rules=MappingProxyType({key: rule(key, _block(key, changes, shared, file)) for key, changes in chosen.items()}),
        conditions=MappingProxyType(
            {
                name: Condition(name, block["test"], block["holds"], block["fails"], block.get("silent", False))
                for name, block in conditions.items()
            }
        ),
        questions=tuple(_questions(entry["questions"], questions, shared, file)),
        questions_known=MappingProxyType({code: _question(code, block) for code, block in questions.items()}),
        documents=tuple(_documents(entry["documents"], documents, shared, file)),
        documents_known=MappingProxyType({name: _document(name, block) for name, block in documents.items()}),
        source=entry.get("source", ""),
    )


def _block(key: str, changes: Mapping[str, Any], shared: Library, file: str) -> dict[str, Any]:
    """The shared rule of that key with this framework's changes, or a rule of the framework's own."""
    used = changes.get("use", key)
    own = {name: value for name, value in changes.items() if name != "use"}
    if used in shared.rules:
        return merged(shared.rules[used], own)
    if "clauses" in own and "use" not in changes:
        return own
    raise ConfigurationError(
        f"{file}: rules/{key}: there is no shared rule {used!r}. Correct the key, or write the rule "
        "out with its clauses."
    )


def rule(key: str, block: Mapping[str, Any]) -> Rule:
    """One rule from its block."""
    return Rule(
        key=key,
        version=block["version"],
        requirement=block["requirement"],
        clauses=tuple(_clause(name, clause) for name, clause in block["clauses"].items()),
        figures=MappingProxyType({name: _figure(name, figure) for name, figure in block.get("figures", {}).items()}),
        when=_listed(block.get("when")),
        join=block.get("join", "all"),
        categories=_optional(block, "categories"),
        regimes=_optional(block, "regimes"),
        action_by=block.get("action_by", "provider"),
        show=tuple(block.get("show", ())),
        groups=MappingProxyType(dict(block.get("groups", {}))),
    )


def _clause(name: str, block: Mapping[str, Any]) -> Clause:
    return Clause(
        id=name,
        consequence=block["consequence"],
        basis=_basis(block["basis"]),
        test=block["test"],
        expected=block["expected"],
        what=block["what"],
        ask=block.get("ask", ""),
        when=_listed(block.get("when")),
        as_rule=block.get("as_rule"),
        categories=_optional(block, "categories"),
        regimes=_optional(block, "regimes"),
    )


def _basis(block: Mapping[str, Any]) -> Basis:
    return Basis(block["kind"], block["text"], block.get("published_in"), block.get("adopted_on"))


def _figure(name: str, block: Mapping[str, Any]) -> Figure:
    values = tuple(
        DatedValue(
            start=date.fromisoformat(one["from"]),
            value=one["value"],
            categories=_optional(one, "categories"),
            basis=_basis(one["basis"]) if "basis" in one else None,
        )
        for one in block["values"]
    )
    return Figure(name, block["unit"], values, _basis(block["basis"]))


def _listed(value: Any) -> tuple[Test | str, ...]:
    if value is None:
        return ()
    return tuple(value) if isinstance(value, list) else (value,)


def _optional(block: Mapping[str, Any], key: str) -> Any:
    return tuple(block[key]) if key in block else None


def _questions(
    entries: Sequence[Mapping[str, Any]], known: Mapping[str, Any], shared: Library, file: str
) -> list[Question]:
    found: list[Question] = []
    for entry in entries:
        codes = shared.question_sets.get(entry["use"]) if "use" in entry else [entry["question"]]
        for code in _required(codes, f"question set {entry.get('use')!r}", file):
            block = _required(known.get(code), f"question {code!r}", file)
            when = (*_listed(block.get("when")), *_listed(entry.get("when")))
            found.append(replace(_question(code, block), when=when, categories=_optional(entry, "categories")))
    return found


def _question(code: str, block: Mapping[str, Any]) -> Question:
    return Question(
        code,
        block["label"],
        block["ask"],
        tuple(block["gives"]),
        block.get("subject"),
        _listed(block.get("when")),
    )


def _documents(
    entries: Sequence[Mapping[str, Any]], known: Mapping[str, Any], shared: Library, file: str
) -> list[RequiredDocument]:
    found: list[RequiredDocument] = []
    for entry in entries:
        names = shared.document_sets.get(entry["use"]) if "use" in entry else [entry["document"]]
        changes = {key: value for key, value in entry.items() if key in ("when", "categories")}
        for name in _required(names, f"document set {entry.get('use')!r}", file):
            block = _required(known.get(name), f"document {name!r}", file)
            found.append(_document(name, {**block, **changes}))
    return found


def _required(value: Any, name: str, file: str) -> Any:
    if value is None:
        raise ConfigurationError(f"{file}: there is no shared {name}. Correct the name, or add it to rules/common.")
    return value


def _document(name: str, block: Mapping[str, Any]) -> RequiredDocument:
    return RequiredDocument(
        id=name,
        name=block["name"],
        ask=block["ask"],
        kinds=tuple(block["kinds"]),
        facts=tuple(FactPattern(**one) for one in block.get("facts", ())),
        shown_in=_optional(block, "shown_in"),
        words=tuple(block.get("words", ())),
        count=block.get("count", 1),
        ask_more=block.get("ask_more", ""),
        by_kind=block.get("by_kind", False),
        in_form=block.get("in_form", False),
        instead=block.get("instead"),
        when=_listed(block.get("when")),
        as_rule=block.get("as_rule"),
        categories=_optional(block, "categories"),
    )
