"""`intake inspect` over tagged accounts, with its tags and without."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from cli.main import intake
from schemas.validation import errors
from tests.make import ixbrl


@pytest.fixture
def filing(tmp_path: Path) -> Path:
    path = tmp_path / "Accounts.xhtml"
    lines = [
        ixbrl.Line("core:CurrentAssets", "Current assets", 61250, 58900),
        ixbrl.Line("core:NetAssetsLiabilities", "Net assets", 61250, 58900),
    ]
    path.write_bytes(ixbrl.accounts("Quillet Tutors Ltd", "01234567", ("2025-04-01", "2026-03-31"),
                                    ("2024-04-01", "2025-03-31"), lines))
    return path


def inspected(*arguments: str) -> dict[str, Any]:
    result = CliRunner().invoke(intake, ["inspect", *arguments, "--as-at", "2026-11-23", "--format", "json"])
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


@pytest.mark.parametrize(("options", "methods"), [((), {"ixbrl"}), (("--ignore-tags",), {"table"})])
def test_figures_come_from_the_tags_or_from_the_page(filing: Path, options: tuple[str, ...], methods: set[str]) -> None:
    found = inspected(str(filing), *options)
    figures = [fact for fact in found["facts"] if fact["name"] == "accounts.net_assets"]

    assert {fact["method"] for fact in figures} == methods
    assert sorted(fact["value"] for fact in figures) == [58900, 61250]
    assert all(place["page"] is None and place["anchor"] for fact in figures for place in fact["evidence"])


def test_the_shape_is_that_of_every_inspection(filing: Path) -> None:
    found = inspected(str(filing))

    assert found["documents"][0]["media_type"] == "application/xhtml+xml"
    assert [list(errors("assessment", fact, "fact")) for fact in found["facts"]] == [[]] * len(found["facts"])
