"""Looks over the frameworks and shared blocks: every problem with its file, line and key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from string import Formatter
from typing import Any

from rules import cases as rule_cases
from rules import frameworks, library
from rules.assembly import framework as assemble
from rules.library import Library
from rules.model import Framework
from schemas.errors import ConfigurationError
from schemas.facts import FACTS
from schemas.loader import Located, Step, load_located
from schemas.questions import bank
from schemas.validation import describe

_FACT_KEYS = ("fact", "or_fact", "total", "date", "stating", "lowest", "highest", "self_cleaning")
_FACT_LISTS = ("facts", "except", "show", "gives")
_TEXT_KEYS = ("requirement", "expected", "ask", "what")
_OTHER_PLACEHOLDERS = frozenset({"label", "category"})


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What is wrong, where: file, line, the key as a path, and a sentence."""

    file: str
    line: int
    key: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.key}: {self.message}"


def lint(
    folder: Path = frameworks.FOLDER, shared: Path = library.FOLDER, cases: Path = rule_cases.FOLDER
) -> tuple[Problem, ...]:
    """Every problem in the frameworks of `folder`, the shared blocks and the examples, by file and line; empty when all
    is well."""
    problems: list[Problem] = []
    blocks = Library()
    for file in library.files(shared):
        problems += _file(file, "rule", blocks)
    whole = not problems
    for file in sorted(folder.glob("*.yml")):
        problems += _framework(file, blocks if whole else None)
    for file in sorted(cases.glob("*.yml")):
        if file.name != "complete.yml":
            problems += _file(file, "case", None)
    return tuple(sorted(problems))


def _file(file: Path, schema: str, blocks: Library | None) -> Iterator[Problem]:
    located = _located(file)
    if isinstance(located, Problem):
        yield located
        return
    yield from _shape(located, schema)
    if blocks is not None:
        try:
            blocks.take(located)
        except ConfigurationError as error:
            yield _from_error(file, error)
        yield from _names(located)


def _located(file: Path) -> Located | Problem:
    try:
        return load_located(file)
    except ConfigurationError as error:
        return _from_error(file, error)


def _from_error(file: Path, error: ConfigurationError) -> Problem:
    """The message carries file and line already: `name.yml:12: what is wrong`."""
    parts = str(error).split(":", 2)
    numbered = len(parts) == 3 and parts[0] == file.name and parts[1].isdigit()
    return Problem(file.name, int(parts[1]) if numbered else 1, "", parts[2].strip() if numbered else str(error))


def _shape(located: Located, schema: str) -> Iterator[Problem]:
    for error in library.violations(located, schema):
        path = list(error.absolute_path)
        yield Problem(located.file.name, located.line(path), _key(path), describe(error).split(": ", 1)[-1])


def _key(path: list[Step]) -> str:
    return "/".join(str(step) for step in path)


def _framework(file: Path, blocks: Library | None) -> Iterator[Problem]:
    """One framework by itself and, when the shared blocks are sound, put together with them."""
    located = _located(file)
    if isinstance(located, Problem):
        yield located
        return
    shape = list(_shape(located, "framework"))
    yield from shape
    if shape:
        return
    yield from _names(located)
    if located.value["id"] != file.stem:
        yield Problem(
            file.name,
            located.line(("id",)),
            "id",
            f"the file of {located.value['id']!r} must be called {located.value['id']}.yml",
        )
    if blocks is None:
        return
    try:
        whole = assemble(located.value, blocks, file.name)
    except ConfigurationError as error:
        yield _from_error(file, error)
        return
    except KeyError as error:
        yield Problem(file.name, 1, "rules", f"a rule of this framework lacks {error}")
        return
    yield from _whole(located, whole)


def _names(located: Located) -> Iterator[Problem]:
    """Facts that the list of facts does not have."""
    for path, name in _fact_names(located.value, ()):
        if name not in FACTS:
            yield Problem(
                located.file.name,
                located.line(path),
                _key(list(path)),
                f"the fact {name} is not in schemas/facts.yml",
            )


def _fact_names(value: Any, path: tuple[Step, ...]) -> Iterator[tuple[tuple[Step, ...], str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in _FACT_KEYS and isinstance(inner, str):
                yield (*path, key), inner
            elif key in _FACT_LISTS and isinstance(inner, (list, dict)) and all(isinstance(one, str) for one in inner):
                yield from ((((*path, key)), name) for name in inner)
            else:
                yield from _fact_names(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _fact_names(inner, (*path, index))


def _whole(located: Located, whole: Framework) -> Iterator[Problem]:
    """What only the assembled framework shows."""
    name = located.file.name
    known = bank()
    for question in whole.questions:
        if question.code not in known:
            yield Problem(
                name,
                located.line(("questions",)),
                "questions",
                f"the question {question.code} is not in the bank",
            )
    for category in whole.categories.values():
        if category.extends is not None and category.extends not in whole.categories:
            yield Problem(
                name,
                located.line(("categories", category.id)),
                f"categories/{category.id}",
                f"extends {category.extends!r}, which this framework does not have",
            )
    for key, rule in whole.rules.items():
        place = located.line(("rules", key))
        for message in _of_rule(whole, key):
            yield Problem(name, place, f"rules/{key}", message)
        if rule.area not in whole.areas:
            yield Problem(name, place, f"rules/{key}", f"the area {rule.area} is not among this framework's areas")


def _of_rule(whole: Framework, key: str) -> Iterator[str]:
    rule = whole.rules[key]
    for category in (
        *(rule.categories or ()),
        *(one for clause in rule.clauses for one in clause.categories or ()),
    ):
        if category not in whole.categories:
            yield f"names the category {category}, which this framework does not have"
    for clause in rule.clauses:
        bases = [rule.bases(clause, date.max, category) for category in rule.categories or tuple(whole.categories)]
        binding = all(basis.binding for found in bases for basis in found)
        if whole.status == "live" and clause.consequence == "fail" and not binding:
            yield f"the clause {clause.id} fails providers of a live framework on what is neither law nor published"
        tests = (clause.test, *clause.when, *rule.when)
        yield from (
            f"the clause {clause.id} uses {message}" for test in tests for message in _unknown(whole, key, test)
        )
    texts = [
        rule.requirement,
        *(getattr(clause, part) for clause in rule.clauses for part in ("expected", "ask", "what")),
    ]
    for text in texts:
        for _, field, _, _ in Formatter().parse(text):
            if field and field not in rule.figures and field not in _OTHER_PLACEHOLDERS:
                yield f"{{{field}}} in {text!r} is no figure of this rule"


def _unknown(whole: Framework, key: str, test: Any) -> Iterator[str]:
    """Names used in a test that nothing defines."""
    if isinstance(test, str):
        if test not in whole.conditions:
            yield f"the condition {test}, which is not defined"
        return
    if isinstance(test, list):
        for one in test:
            yield from _unknown(whole, key, one)
        return
    if not isinstance(test, Mapping):
        return
    for verb, arguments in test.items():
        yield from _unknown_arguments(whole, key, verb, arguments)


def _unknown_arguments(whole: Framework, key: str, verb: str, arguments: Any) -> Iterator[str]:
    if verb in ("all", "any", "none"):
        yield from _unknown(whole, key, arguments)
        return
    rule = whole.rules[key]
    for name, value in arguments.items():
        if name == "test" or (name == "of" and isinstance(value, list)):
            yield from _unknown(whole, key, value)
        elif (
            name in _FIGURE_KEYS and isinstance(value, str) and value not in rule.figures and verb not in ("overlaps",)
        ):
            yield f"the figure {value}, which this rule does not have"
        elif name == "group" and value not in rule.groups:
            yield f"the group {value}, which this rule does not have"
        elif verb == "document" and name == "is" and value not in whole.documents_known:
            yield f"the document {value}, which is not defined"
        elif name == "drivers":
            yield from (
                f"the rule {one}, which this framework does not have" for one in value if one not in whole.rules
            )
        elif name == "lot" and value not in whole.categories:
            yield f"the lot {value}, which this framework does not have"


_FIGURE_KEYS = frozenset(
    {
        "at_least",
        "at_most",
        "above",
        "below",
        "months",
        "charity_months",
        "notice_months",
        "red_below",
        "green_above",
        "limit",
    }
)
