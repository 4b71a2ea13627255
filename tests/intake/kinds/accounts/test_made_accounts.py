"""Accounts of many made shapes are read without a wrong figure."""

from __future__ import annotations

from datetime import date
from types import ModuleType

import pytest

from intake.facts import FactSheet
from intake.kinds import accounts
from intake.readers import docx, pdf, xlsx
from tests.make.statements import FORMS, made

_READERS: dict[str, ModuleType] = {"pdf": pdf, "docx": docx, "xlsx": xlsx}
_BESIDE_THE_TRUTH = {"currency", "dormant", "consolidated"}
"""Facts the made documents may state without the truth listing them."""
_LEAST_RECALL = 0.97


@pytest.mark.parametrize("form", FORMS)
def test_figures_of_made_accounts(form: str) -> None:
    stated = found = 0
    for seed in range(5_000, 5_016):
        document = made(seed, form)
        sheet = FactSheet(f"accounts.{form}", date(2026, 11, 24))
        accounts.extract(_READERS[form].read(document.data), sheet)
        for fact in sheet.facts():
            name, end = fact.name.removeprefix("accounts."), fact.period_end or ""
            if name in _BESIDE_THE_TRUTH:
                continue
            assert (name, end) in document.truth, f"seed {seed}, {document.about}: {fact} is not stated"
            assert fact.value == document.truth[name, end], f"seed {seed}, {document.about}"
            found += 1
        stated += len(document.truth)
    assert found >= _LEAST_RECALL * stated


@pytest.mark.parametrize("form", FORMS)
def test_every_figure_is_confirmed_at_its_place(form: str) -> None:
    document = made(77, form)
    sheet = FactSheet(f"accounts.{form}", date(2026, 11, 24))
    reader = _READERS[form]

    accounts.extract(reader.read(document.data), sheet)

    evidence = [item for fact in sheet.facts() for item in fact.evidence]
    assert len(evidence) > 20
    assert all(reader.recheck(document.data, evidence))
