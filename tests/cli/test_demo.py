"""`intake demo`: the samples, each at its own date, in the web application or printed."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path
from urllib.request import urlopen

import pytest
from click.testing import CliRunner

import cli.demo
from casework.jobs import Worker
from casework.packs import pack
from casework.store import open_store
from cli.demo import load
from cli.main import intake
from cli.samples import SAMPLES, samples
from schemas.errors import ConfigurationError, UsageError
from tests.make.archive import zip_of

EXPECTED = {"framework": "iap", "as_at": "2026-11-02"}
POLICY = b"Complaints Policy\r\nReviewed on 1 March 2026.\r\n"


@pytest.fixture
def two_samples(tmp_path: Path) -> Path:
    """A folder with a zip and a folder as samples."""
    folder = tmp_path / "samples"
    (folder / "two" / "Policies").mkdir(parents=True)
    (folder / "two" / "Policies" / "Quality.txt").write_bytes(POLICY)
    (folder / "two" / "Complaints.txt").write_bytes(POLICY)
    (folder / "one.zip").write_bytes(zip_of({"Complaints.txt": POLICY}))
    (folder / "one.expected.json").write_text(json.dumps(EXPECTED))
    (folder / "two.expected.json").write_text(json.dumps([EXPECTED | {"framework": "facs"}]))
    return folder


def test_every_sample_in_the_repository_is_found_with_its_framework_and_date() -> None:
    found = samples(SAMPLES)

    assert len(found) >= 6
    assert all(sample.path.exists() and sample.framework and sample.as_at.year == 2026 for sample in found)


def test_a_sample_is_a_zip_or_a_folder_with_its_expectation_beside_it(two_samples: Path) -> None:
    assert [(one.path.name, one.framework, one.as_at) for one in samples(two_samples)] == [
        ("one.zip", "iap", date(2026, 11, 2)), ("two", "facs", date(2026, 11, 2)),
    ]


def test_samples_are_loaded_once(two_samples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = open_store(tmp_path / "data")
    worker = Worker(store, 1)
    worker.start()
    try:
        load(store, worker, samples(two_samples))
        first = capsys.readouterr().err
        load(store, worker, samples(two_samples))
        second = capsys.readouterr().err
    finally:
        worker.stop()

    assert "Checking one.zip (1 of 2)" in first
    assert second == ""
    assert [pack(store, number).state for number in (1, 2)] == ["checked", "checked"]
    assert [pack(store, number).files[0][0] for number in (1, 2)] == ["one.zip", "two/Complaints.txt"]
    assert (pack(store, 2).name, pack(store, 2).framework_id) == ("two", "facs")
    assert list(store.incoming.iterdir()) == []
    store.close()


def test_the_demonstration_serves_what_it_loaded_and_prints_a_link_that_signs_in(
    two_samples: Path, tmp_path: Path
) -> None:
    code = (
        "import pathlib, cli.demo; cli.demo.SAMPLES = pathlib.Path({!r})\n"
        "from cli.main import intake; intake.main(['demo', '--data', {!r}, '--port', '0', '--jobs', '1'])"
    ).format(str(two_samples), str(tmp_path / "data"))
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          text=True) as process:
        dog = threading.Timer(60, process.kill)
        dog.start()
        try:
            assert process.stdout is not None
            link = next(line.strip() for line in process.stdout if "/sign-in/link/" in line)
            with urlopen(link) as page:
                assert "Sign in as Demonstration evaluator" in page.read().decode()
            process.send_signal(signal.SIGTERM)
            _, log = process.communicate(timeout=30)
        finally:
            dog.cancel()
            process.kill()

    assert process.returncode == 0
    assert "Checking one.zip (1 of 2)" in log
    assert link.rpartition("/")[2] not in log
    assert re.match(r"http://127\.0\.0\.1:\d+/sign-in/link/\S+$", link)


def test_the_demonstration_can_be_printed(two_samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli.demo, "SAMPLES", two_samples)

    result = CliRunner().invoke(intake, ["demo", "--print", "--jobs", "1"])

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
