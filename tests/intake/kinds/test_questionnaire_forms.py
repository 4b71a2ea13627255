"""Whole forms through the real readers: seeded forms with known truth, and the blank forms that councils issue."""

from collections import Counter
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from intake.facts import FactSheet
from intake.kinds.questionnaire import extract
from tests.make.questionnaires.forms import LAYOUTS, Form, form

BLANK_FORMS = Path("/work/shared/data/procurement")
NAMES = sorted(LAYOUTS)
TUNED = [name for index, name in enumerate(NAMES) if index % 3 != 2]
HELD = [name for index, name in enumerate(NAMES) if index % 3 == 2]
SEEDS = (101, 102, 103)


def read(data: bytes, suffix: str) -> FactSheet:
    sheet = FactSheet(f"form.{suffix}", date(2026, 11, 1))
    extract(import_module(f"intake.readers.{suffix}").read(data), sheet)
    return sheet


def _key(name: str, value: Any, subject: str | None) -> tuple[str, str, str | None]:
    return name, repr(value), subject


@cache
def scored(layout: str, seed: int, held: bool) -> tuple[int, int, int]:
    """Facts stated, facts found, facts that were not stated."""
    made: Form = form(seed, held=held, layout=layout)
    stated = Counter(_key(*fact) for fact in made.facts)
    found = Counter(_key(fact.name, fact.value, fact.subject) for fact in read(made.data, made.suffix).facts())
    return stated.total(), (stated & found).total(), (found - stated).total()


@pytest.mark.parametrize("layout", TUNED)
def test_forms_of_every_layout_are_read_without_a_wrong_fact(layout: str) -> None:
    results = [scored(layout, seed, held=False) for seed in SEEDS]

    stated, found, wrong = (sum(column) for column in zip(*results, strict=True))
    assert wrong == 0
    assert found >= 0.97 * stated


@pytest.mark.parametrize("layout", HELD)
def test_wordings_and_layouts_held_back_from_tuning_are_read_nearly_as_well(layout: str) -> None:
    results = [scored(layout, seed, held=True) for seed in SEEDS]

    stated, found, wrong = (sum(column) for column in zip(*results, strict=True))
    assert found >= 0.88 * stated
    assert wrong <= 0.02 * stated


@pytest.mark.parametrize("layout", NAMES)
def test_a_form_that_nobody_filled_in_answers_nothing(layout: str) -> None:
    made = form(7, layout=layout, blank=True)

    sheet = read(made.data, made.suffix)

    assert [item.text for item in sheet.questions if item.state == "answered"] == []
    assert [fact.name for fact in sheet.facts() if fact.name.startswith("exclusion.")] == []
    assert len(sheet.questions) >= 40


@pytest.mark.parametrize("layout", ["docx table 3", "xlsx one", "pdf table 3"])
def test_quotes_are_verbatim(layout: str) -> None:
    made = form(8, layout=layout)
    reader = import_module(f"intake.readers.{made.suffix}")
    sheet = read(made.data, made.suffix)

    places = [place for fact in sheet.facts() for place in fact.evidence]

    assert places
    assert all(reader.recheck(made.data, places))


@pytest.mark.parametrize("suffix", ["pdf", "docx", "xlsx"])
def test_the_blank_forms_that_councils_issue_answer_nothing(suffix: str) -> None:
    files = sorted(BLANK_FORMS.glob(f"*.{suffix}"))
    if not files:
        pytest.skip("the blank forms are not on this machine")
    for file in files:
        sheet = read(file.read_bytes(), suffix)
        assert [item.text for item in sheet.questions if item.state == "answered"] == [], file.name
        assert [fact.name for fact in sheet.facts() if fact.name.startswith("exclusion.")] == [], file.name
