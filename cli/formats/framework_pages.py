"""The configured frameworks as pages to read: the list, and one framework with every rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Any

from casework.words import AREAS, REGIMES, STATUSES, categories_line, count, long_date
from cli.formats.machine import dumps
from cli.page import Cell, Page
from rules.examples import ExampleResult
from rules.explain import CONSEQUENCES, RuleText, rules_in_words
from rules.lint import Problem
from rules.model import Framework, RequiredDocument

KINDS: dict[str, str] = {
    "dps": "dynamic purchasing system",
    "framework": "framework agreement",
    "dynamic_market": "dynamic market",
    "open_framework": "open framework",
}


def list_json(frameworks: Iterable[Framework]) -> str:
    """An array of `{id, name, kind, label, regime, version, categories: {"1": name}}`."""
    return dumps([_summary(framework) for framework in frameworks])


def _summary(framework: Framework) -> dict[str, Any]:
    return {
        "id": framework.id,
        "name": framework.name,
        "kind": framework.kind,
        "label": framework.label,
        "regime": framework.regime,
        "version": framework.version,
        "status": framework.status,
        "categories": {code: category.name for code, category in framework.categories.items()},
    }


def list_human(frameworks: Sequence[Framework], width: int, colour: bool) -> str:
    """Each framework with its categories."""
    page = Page(width, colour)
    for framework in frameworks:
        page.blank()
        page.text(f"{framework.id}: {framework.name}", style="heading")
        page.text(f"{KINDS[framework.kind]}, {REGIMES[framework.regime]}, version {framework.version}", indent=2)
        _categories(page, framework)
    page.blank()
    page.text("intake frameworks show ID shows the rules of one.")
    return str(page)


def show_human(framework: Framework, as_at: date, width: int, colour: bool) -> str:
    """One framework: its categories, its rules by area as they stand on a day with what each rests on, documents."""
    page = Page(width, colour)
    page.heading(f"{framework.name} ({framework.id})")
    rows = [
        ("Version", framework.version),
        ("Kind", KINDS[framework.kind]),
        ("Regime", REGIMES[framework.regime]),
        ("Status", STATUSES[framework.status]),
        ("Source", framework.source),
        ("As at", long_date(as_at)),
    ]
    for label, text in rows:
        if text:
            page.labelled(label, text)
    page.heading({"Category": "Categories"}.get(framework.label, f"{framework.label}s"))
    _categories(page, framework)
    _rules(page, framework, as_at)
    _documents(page, framework)
    return str(page)


def _categories(page: Page, framework: Framework) -> None:
    rows: list[list[Cell]] = []
    for code, category in framework.categories.items():
        more = f" (adds to {framework.label} {category.extends})" if category.extends else ""
        rows.append([f"{framework.label} {code}", category.name + more])
    page.table(rows, indent=2)


def _rules(page: Page, framework: Framework, as_at: date) -> None:
    """Each rule once where it says the same for several categories."""
    alike: dict[RuleText, list[str]] = {}
    for category in framework.categories:
        for text in rules_in_words(framework, category, as_at):
            alike.setdefault(replace(text, category=""), []).append(category)
    texts = sorted(alike, key=lambda text: (framework.areas.index(text.area), text.rule))
    page.heading(f"Rules ({len({text.rule for text in texts})})")
    for area, members in groupby(texts, key=lambda text: text.area):
        page.heading(AREAS.get(area, area), rule="-")
        for number, text in enumerate(members):
            if number:
                page.blank()
            _rule(page, text, alike[text], framework)


def _rule(page: Page, text: RuleText, categories: Sequence[str], framework: Framework) -> None:
    page.text(text.requirement, style="heading", hanging=2)
    page.labelled("Rule:", text.rule, indent=2)
    page.labelled("For:", _whose(categories, framework), indent=2)
    if text.applies:
        page.labelled("Only:", text.applies, indent=2)
    for basis, same in groupby(text.clauses, key=lambda clause: clause.basis):
        for clause in same:
            only = f"; {clause.applies}" if clause.applies else ""
            line = f"- {clause.expected} ({CONSEQUENCES[clause.consequence]}{only})"
            page.text(line, indent=2, hanging=2)
        page.labelled("Basis:", basis, indent=4)


def _whose(categories: Sequence[str] | None, framework: Framework) -> str:
    if categories is None or tuple(categories) == tuple(framework.categories):
        return f"every {framework.label.lower()}"
    return categories_line(framework.label, categories)


def _documents(page: Page, framework: Framework) -> None:
    page.heading(f"Documents asked for ({len(framework.documents)})")
    page.table([[row.name, _document_note(row, framework)] for row in framework.documents])
    page.blank()
    page.text(f"The questionnaire asks {count(len(framework.questions), 'question')} that a rule uses.")


def _document_note(row: RequiredDocument, framework: Framework) -> str:
    notes = [_whose(row.categories, framework)]
    if row.count > 1:
        notes.append(f"{row.count} of them")
    if row.when or row.as_rule:
        notes.append("where it applies")
    return ", ".join(notes)


def examples_human(results: Mapping[str, Sequence[ExampleResult]], width: int, colour: bool) -> str:
    """Each framework's examples as a count, and those that do not hold with what came instead."""
    page = Page(width, colour)
    for framework_id, found in results.items():
        failed = [result for result in found if not result.passed]
        held = f"{len(found) - len(failed)} of {count(len(found), 'example')} held"
        page.text(f"{framework_id}: {held}", style="bad" if failed else "good")
        for result in failed:
            where = f" ({result.category})" if result.category else ""
            page.text(f"- {result.rule}{where}: {result.name}", indent=2, hanging=2)
            page.text(result.message, indent=4)
    return str(page)


def problems_human(problems: Sequence[Problem], width: int, colour: bool) -> str:
    """Each problem with its place; one line when there is none."""
    page = Page(width, colour)
    for problem in problems:
        page.text(f"- {problem}", hanging=2)
    summary = f"{count(len(problems), 'problem')} in the frameworks, the shared rules and their examples."
    page.text(summary, style="bad" if problems else "good")
    return str(page)
