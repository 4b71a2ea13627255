"""`intake demo` checks each sample at its own date."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

import cli.demo
from cli.demo import SAMPLES, samples
from cli.main import intake
from schemas.errors import ConfigurationError, UsageError
from tests.make.archive import zip_of

EXPECTED = {"framework": "iap", "as_at": "2026-11-02"}


def test_every_sample_in_the_repository_is_found_with_its_framework_and_date() -> None:
    found = samples(SAMPLES)

    assert len(found) >= 6
    assert all(sample.path.exists() and sample.framework and sample.as_at.year == 2026 for sample in found)


def test_a_sample_is_a_zip_or_a_folder_with_its_expectation_beside_it(tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_bytes(zip_of({"a.txt": b"x"}))
    (tmp_path / "a").mkdir()
    (tmp_path / "b.expected.json").write_text(json.dumps(EXPECTED))
    (tmp_path / "a.expected.json").write_text(json.dumps([EXPECTED | {"framework": "facs"}]))

    found = samples(tmp_path)

    assert [(one.path.name, one.framework, one.as_at) for one in found] == [
        ("a", "facs", date(2026, 11, 2)), ("b.zip", "iap", date(2026, 11, 2)),
    ]


def test_the_demonstration_prints_each_result_and_ends_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    policy = b"Complaints Policy\r\nReviewed on 1 March 2026.\r\n"
    (tmp_path / "one.zip").write_bytes(zip_of({"Complaints.txt": policy}))
    (tmp_path / "one.expected.json").write_text(json.dumps(EXPECTED))
    monkeypatch.setattr(cli.demo, "SAMPLES", tmp_path)

    result = CliRunner().invoke(intake, ["demo", "--jobs", "1"])

    assert result.exit_code == 0, result.stderr
    assert "# one.zip" in result.stdout
    assert "Decision date  2 November 2026" in result.stdout
    assert "intake check Submission.zip --framework iap" in result.stdout


def test_without_samples_it_says_where_they_are(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="come with the source"):
        samples(tmp_path)

    (tmp_path / "gone.expected.json").write_text(json.dumps(EXPECTED))
    with pytest.raises(ConfigurationError, match="has no pack beside it"):
        samples(tmp_path)
